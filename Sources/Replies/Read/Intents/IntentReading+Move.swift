import CivilTime

/// Another time that somebody names for a meeting.
extension IntentReading {
    /// The moments that are named and are not the meeting's own.
    func newTimes(_ thing: Int) -> [Mention] {
        guard [.meeting, .proposal].contains(asked[thing].kind) else { return [] }
        let isOver = Situation.meetingOver.holds(asked[thing], at: setting.written)
        let times = [asked[thing].proposed, asked[thing].due].compactMap { $0 }.map { setting.zone.civil(at: $0) }
        if let moved = offset(times, isOver: isOver) { return [moved] }
        let clauses = Set(hits(thing).map(\.clause))
        let own =
            asked.count == 1
            ? text.mentions
            : text.mentions.filter { mention in
                let clause = text.tokens[mention.range.lowerBound].clause
                return targets.namedAlone(by: clause) == thing || clauses.contains(clause)
            }
        if let joined = joined(own, times, isOver: isOver) {
            return joined.moment.map { times.contains($0) || $0 <= setting.now } == false ? [joined] : []
        }
        var known: Set<CivilDateTime> = []
        return own.compactMap { mention in
            var mention = mention
            if let due = times.first(where: { mention.mayBe($0, now: setting.now) && mention.hasDay }) ?? times.first,
                !isOver
            {
                mention.complete(due, now: setting.now, isSameTime: text.saysSameTime)
            }
            guard let moment = mention.moment, !times.contains(moment), !isNoTarget(mention) else { return nil }
            return known.insert(moment).inserted ? mention : nil
        }
    }

    /// A day here and a time there as one moment: "2 February, still 18:00", "the 26th is fine, but at seven instead of six".
    private func joined(_ own: [Mention], _ times: [CivilDateTime], isOver: Bool) -> Mention? {
        let days = own.filter { $0.hasDay && $0.time == nil }
        let hours = own.filter { !$0.hasDay && $0.time != nil }
        guard days.count + hours.count == own.count, !own.contains(where: \.isOfNamedClock), let day = days.first,
            !hours.isEmpty
        else { return nil }
        let named = isOver ? [] : days.map { day in times.first { day.mayBe($0, now: setting.now) } }
        let date: CivilDate
        var wished = hours
        if let time = named.first ?? nil, Set(named) == [time] {
            date = time.date
            wished.removeAll { $0.time == time.time }
        } else if days.count == 1, day.weekday == nil, let own = day.date {
            date = own
        } else {
            return nil
        }
        guard Set(wished.compactMap(\.time)).count == 1, let hour = wished.first, let time = hour.time else {
            return nil
        }
        var both = hour
        both.moment = CivilDateTime(date, time)
        both.date = date
        both.lack = day.weekday == nil ? day.lack : nil
        return both
    }

    /// "One week later, same time": so many days from the meeting's own day.
    private func offset(_ times: [CivilDateTime], isOver: Bool) -> Mention? {
        guard !isOver, let due = times.first, text.spans.count == 1, let days = text.spans.first,
            !text.mentions.contains(where: { $0.hasDay && !$0.mayBe(due, now: setting.now) })
        else { return nil }
        let isLater = text.says(.later)
        guard isLater != text.says(.earlier) else { return nil }
        let named = Set(text.mentions.compactMap(\.time))
        guard !text.mentions.contains(where: \.isOfNamedClock) else { return nil }
        guard named.count == 1 || named.isEmpty && text.saysSameTime,
            let first = text.hits.first(where: { $0.kind == .move })
        else { return nil }
        let moment = CivilDateTime(due.date.adding(days: isLater ? days : -days), named.first ?? due.time)
        guard moment > setting.now else { return nil }
        var mention = Mention(
            words: text.tokens[first.range.lowerBound].word..<(text.tokens[first.range.lowerBound].word + 1))
        mention.range = first.range
        mention.sentence = first.sentence
        mention.moment = moment
        mention.date = moment.date
        mention.time = moment.time
        return mention
    }

    /// "I can't at five", "until 5 pm": no time for a meeting.
    private func isNoTarget(_ mention: Mention) -> Bool {
        let first = mention.words.lowerBound
        let words = text.words[max(0, first - 1)...first]
        if words.contains(where: {
            setting.lexicon[.besideUntil].contains($0.text) || setting.lexicon[.absenceUntil].contains($0.text)
        })
            || text.words[max(0, first - 1)..<mention.words.upperBound].contains(where: {
                setting.lexicon[.absenceSince].contains($0.text)
            })
        {
            // "We have put it off until Friday at 5 pm"
            return !text.hits.contains { hit in
                hit.kind == .move && hit.range.contains(max(0, mention.range.lowerBound - 1))
            }
        }
        let clause = text.tokens[mention.range.lowerBound].clause
        let here = text.hits.filter { $0.clause == clause }
        return here.contains { $0.kind == .unsuitable || $0.kind == .excuse }
            && !here.contains { [.move, .suits, .prefer].contains($0.kind) }
    }

    private static func isAbbreviation(_ word: String) -> Bool {
        (2...5).contains(word.utf8.count) && word.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }

    func moved(_ thing: Int) -> Verdict? {
        let times = wished(newTimes(thing))
        guard !times.isEmpty else { return nil }
        guard times.count == 1, let time = times[0].moment, times[0].lack == nil else {
            return .guess(.move, item: thing + 1)
        }
        let said = text.hits.filter { $0.kind == .move || $0.sentence == times[0].sentence }
        let doubts = Doubts(text: text, said: said, isPlain: true)
        let clause = text.tokens[times[0].range.lowerBound].clause
        let isDenied = text.hits.contains { $0.kind == .negation && $0.clause == clause }
        // "From Friday to Saturday": which of them?
        let own = [asked[thing].due, asked[thing].proposed].compactMap { $0 }.map { setting.zone.civil(at: $0) }
        let namesOther = text.mentions.contains { mention in
            mention.hasDay && mention.words != times[0].words && !times[0].words.overlaps(mention.words)
                && mention.date != time.date && !(mention.weekday == time.date.weekday && mention.dayOfMonth == nil)
                && !own.contains { mention.mayBe($0, now: setting.now) }
                && mention.date.map { $0 >= setting.now.date } ?? true
        }
        // "18:00 XYZ": a zone that nobody knows.
        let next = times[0].words.upperBound
        let isZoneOpen =
            next < text.words.count && !text.words[next - 1].endsClause && Self.isAbbreviation(text.words[next].raw)
        // "I first wanted 7 pm, but leave it at 6".
        let namesOwn = text.mentions.contains { mention in
            mention.words != times[0].words && !mention.hasDay && mention.time != time.time
                && mention.time.map { time in own.contains { $0.time == time } } == true && isWished(mention)
                && !isReplaced(mention, by: times[0])
        }
        // "Can we do another time? I have a dentist at five": a time in a sentence that wishes for none.
        let isWish =
            isWished(times[0])
            || text.hits.contains { hit in
                hit.sentence == times[0].sentence && hit.kind == .move && !text.holds(.negation, in: hit)
            }
        // Nobody meets at five in the morning.
        let isNight = time.time.hour < 6
        let isClear =
            isWish && !isNight && time.date - setting.now.date <= MomentWords.furthest && !isDenied && !namesOther
            && !namesOwn && !isZoneOpen
            && !doubts.has([.request, .condition, .retraction, .joke, .other, .hedge, .otherDay])
            && !doubts.asks(isWish: true)
        return self.said(.move(to: time), thing, if: isClear, clock: times[0].clock)
    }

    /// Whether a time is named behind the one that takes its place: "19:00 instead of 18:00".
    private func isReplaced(_ mention: Mention, by time: Mention) -> Bool {
        text.hits.contains { hit in
            hit.kind == .move && hit.clause == text.tokens[mention.range.lowerBound].clause
                && time.range.upperBound <= hit.range.lowerBound && hit.range.lowerBound < mention.range.lowerBound
        }
    }

    /// Those of some times that are wished for, if others only say why: "at 7 pm, my train gets in at quarter past six".
    private func wished(_ times: [Mention]) -> [Mention] {
        guard times.count > 1 else { return times }
        let wished = times.filter(isWished)
        return wished.isEmpty ? times : wished
    }

    /// Whether a clause says that a time is wished for, or is nothing but a time.
    func isWished(_ mention: Mention) -> Bool {
        let clauses = text.clauses(of: mention)
        let isAlone = text.tokens.count { clauses.contains($0.clause) } <= mention.range.count + 2
        return isAlone
            || text.hits.contains { hit in
                clauses.contains(hit.clause) && [.move, .suits, .prefer, .keep].contains(hit.kind)
                    && !(hit.kind == .move && text.holds(.negation, in: hit))
            }
    }
}
