import CivilTime

/// What is said of one of the things that a letter asked.
extension IntentReading {
    func verdict(_ thing: Int) -> Verdict? {
        let evidence = Evidence(hits(thing))
        if evidence.isEmpty, asked.count > 1 || newTimes(thing).isEmpty { return nil }
        switch asked[thing].kind {
        case .meeting where Situation.meetingOver.holds(asked[thing], at: setting.written):
            return over(evidence, thing)
        case .meeting: return coming(evidence, thing)
        case .proposal: return proposed(evidence, thing)
        case .milestone: return milestone(evidence, thing)
        case .confirmation, .renewal: return confirmed(evidence, thing)
        case .checkIn: return nil
        }
    }

    private func doubts(_ evidence: Evidence, _ kinds: CueKind...) -> Doubts {
        let strong = evidence.hits.filter { kinds.contains($0.kind) }
        return Doubts(text: text, said: strong.isEmpty ? evidence.hits : strong, isPlain: !strong.isEmpty)
    }

    private func said(_ verb: Verb, _ thing: Int, if isCertain: Bool, clock: String? = nil) -> Verdict {
        isCertain ? .said(Statement(verb, item: thing + 1, clock: clock)) : .guess(verb.kind, item: thing + 1)
    }

    private func due(_ thing: Int) -> CivilDateTime? {
        (asked[thing].proposed ?? asked[thing].due).map { setting.zone.civil(at: $0) }
    }

    /// Whether the day of a moment is named.
    private func names(_ moment: Instant?) -> Bool {
        guard let moment else { return false }
        return text.mentions.contains { $0.hasDay && $0.mayBe(setting.zone.civil(at: moment), now: setting.now) }
    }

    // MARK: A meeting that is over

    private func over(_ evidence: Evidence, _ thing: Int) -> Verdict? {
        let due = due(thing)
        if evidence.has(.absent) {
            let doubts = doubts(evidence, .absent)
            let isClear =
                !doubts.isOvergrown && !doubts.asks()
                && !doubts.has([.request, .condition, .hedge, .retraction, .joke, .other])
            return said(.absent, thing, if: isClear && !doubts.isOtherDay(due) && !evidence.has(.held, .yes))
        }
        let (held, not) = (evidence.isHeld, evidence.isNotHeld)
        let hasNewDay = text.mentions.contains { $0.date.map { $0 > setting.now.date } == true && $0.weekday == nil }
        if evidence.has(.move), not > 0, hasNewDay, moved(thing) == nil { return .guess(.move, item: thing + 1) }
        if evidence.has(.move), evidence.has(.yes), !evidence.has(.held) { return .guess(.move, item: thing + 1) }
        if evidence.has(.move), !evidence.has(.held, .yes), let move = moved(thing) { return move }
        if held > 0, not > 0 {
            // An apology beside a plain word says nothing.
            if evidence.has(.held), !evidence.has(.notHeld, .no, .unsuitable), held - not >= 1 {
                return heldVerdict(evidence, thing)
            }
            if evidence.has(.notHeld), !evidence.has(.held, .yes), not - held >= 1 {
                return notHeldVerdict(evidence, thing)
            }
            return .guess(held > not ? .met : .missed, item: thing + 1)
        }
        if evidence.has(.move), not == 0, !evidence.has(.held, .yes) { return .guess(.move, item: thing + 1) }
        // A day alone says nothing of it.
        let isMereDay = evidence.hits.allSatisfy { hit in
            hit.kind == .heldSoft && text.mentions.contains { $0.range.overlaps(hit.range) }
        }
        if isMereDay { return nil }
        if held > 0 { return heldVerdict(evidence, thing) }
        if not > 0 { return notHeldVerdict(evidence, thing) }
        if evidence.has(.move) { return .guess(.move, item: thing + 1) }
        return evidence.has(.nod, .suits) ? .guess(.met, item: thing + 1) : nil
    }

    private func heldVerdict(_ evidence: Evidence, _ thing: Int) -> Verdict {
        let doubts = doubts(evidence, .held)
        // "Unfortunately we met".
        let isRegretted = evidence.hits.contains { hit in
            hit.kind == .excuse && evidence.hits.contains { $0.kind == .held && $0.clause == hit.clause }
        }
        let isClear =
            evidence.isHeld >= 2 && !isRegretted && !doubts.isOvergrown && !doubts.asks()
            && !doubts.isOtherDay(due(thing))
            && !doubts.has([
                .retraction, .request, .joke, .other, .hedge, .condition, .otherDay, .negation, .future, .contrast,
            ])
        return said(evidence.has(.held) || !evidence.has(.yes) ? .met : .yes, thing, if: isClear)
    }

    private func notHeldVerdict(_ evidence: Evidence, _ thing: Int) -> Verdict {
        let doubts = doubts(evidence, .notHeld)
        let isClear =
            evidence.isNotHeld >= 2 && !doubts.isOvergrown && !doubts.asks() && !doubts.isOtherDay(due(thing))
            && !doubts.has([.retraction, .request, .joke, .other, .hedge, .condition])
            && !(evidence.has(.notHeld) && doubts.denies)
        return said(evidence.has(.no) && !evidence.has(.notHeld) ? .no : .missed, thing, if: isClear)
    }

    // MARK: A meeting that is to come, a time that was proposed

    private func coming(_ evidence: Evidence, _ thing: Int) -> Verdict? {
        let suits = evidence.suits + 2 * evidence[.keep]
        let wantsOther = evidence.has(.move) || evidence.isUnsuitable > 0
        if text.mentions.contains(where: { $0.lack != nil && $0.hasDay }) { return .guess(.move, item: thing + 1) }
        if evidence.has(.keep), moved(thing) != nil { return .guess(.move, item: thing + 1) }
        if let move = moved(thing) {
            return suits > 0 && !wantsOther ? .guess(.move, item: thing + 1) : move
        }
        if wantsOther { return .guess(.move, item: thing + 1) }
        guard suits > 0 else { return evidence.has(.held) ? .guess(.met, item: thing + 1) : nil }
        let doubts = doubts(evidence, .suits, .keep)
        let isClear =
            !doubts.isOvergrown && !doubts.asks() && !doubts.isOtherDay(due(thing))
            && !doubts.has([.negation, .request, .condition, .hedge, .retraction, .contrast, .joke, .other])
        return isClear ? .agreed : .guess(.yes, item: thing + 1)
    }

    private func proposed(_ evidence: Evidence, _ thing: Int) -> Verdict? {
        let (suits, not) = (evidence.suits, evidence.isUnsuitable + 2 * evidence[.keep])
        let (old, new) = (names(asked[thing].due), names(asked[thing].proposed))
        if old, new, not > 0 { return .guess(.move, item: thing + 1) }
        if asked[thing].proposed != nil, old, !new, newTimes(thing).isEmpty {
            // "Let's stick with Tuesday", "Tuesday please".
            let doubts = doubts(evidence, .suits, .unsuitable)
            let isClear =
                !doubts.isOvergrown && !doubts.asks()
                && !doubts.has([.condition, .hedge, .retraction, .request, .joke, .other])
            return said(.no, thing, if: isClear && (not > 0 || suits > 0) && !evidence.has(.yes))
        }
        if new, !old, evidence.has(.move), not == 0, newTimes(thing).isEmpty {
            let doubts = doubts(evidence, .move)
            let isClear =
                !doubts.asks(isWish: true) && !doubts.has([.condition, .hedge, .retraction, .joke, .other, .negation])
            return said(.yes, thing, if: isClear)
        }
        if let move = moved(thing) {
            return suits > 0 && not == 0 && !evidence.has(.move) ? .guess(.move, item: thing + 1) : move
        }
        if evidence.has(.move), suits < 2 || not > 0 { return .guess(.move, item: thing + 1) }
        if suits > 0, not > 0 { return .guess(suits > not ? .yes : .no, item: thing + 1) }
        if suits > 0 {
            let doubts = doubts(evidence, .suits)
            let isClear =
                suits >= 2 && !doubts.isOvergrown && !doubts.asks() && !doubts.isOtherDay(due(thing))
                && !doubts.has([.request, .condition, .hedge, .retraction, .joke, .other, .negation, .contrast])
            return said(.yes, thing, if: isClear && !old)
        }
        guard not > 0 else { return evidence.has(.move) ? .guess(.move, item: thing + 1) : nil }
        let doubts = doubts(evidence, .unsuitable, .no)
        return said(
            .no, thing,
            if: not >= 2 && !doubts.isOvergrown && !doubts.asks()
                && !doubts.has([.request, .condition, .retraction, .joke, .other]))
    }

    // MARK: What was to be done

    private func milestone(_ evidence: Evidence, _ thing: Int) -> Verdict? {
        let (done, not) = (evidence.isDone, evidence.isNotDone)
        if done > 0, not > 0 { return .guess(done > not ? .done : .no, item: thing + 1) }
        if done > 0 {
            let doubts = doubts(evidence, .done)
            let isClear =
                !doubts.isOvergrown && !doubts.asks() && !isOfOtherTopic(thing)
                && !doubts.has([
                    .request, .condition, .hedge, .retraction, .joke, .other, .negation, .future, .contrast,
                ])
            return said(.done, thing, if: isClear)
        }
        guard not > 0 else { return evidence.has(.held) ? .guess(.met, item: thing + 1) : nil }
        let doubts = doubts(evidence, .notDone, .no, .remind)
        let isAsked = doubts.asks(isWish: true)
        let isClear = not >= 2 && !isAsked && !doubts.has([.retraction, .request, .joke, .other])
        if !evidence.has(.remind), !text.spans.isEmpty { return .guess(.snooze, item: thing + 1) }
        guard evidence.has(.remind) else { return said(.no, thing, if: isClear) }
        let reminders = evidence.hits.filter { $0.kind == .remind }
        let hasDay = text.mentions.contains { mention in
            reminders.contains { $0.sentence == mention.sentence } && mention.hasDay
        }
        if hasDay, later(reminders) == nil { return .guess(.snooze, item: thing + 1) }
        return said(later(reminders).map { .snooze(days: $0) } ?? .no, thing, if: isClear)
    }

    /// Whether what is named is another milestone than the one that was asked about.
    private func isOfOtherTopic(_ thing: Int) -> Bool {
        guard asked.count == 1, let topic = asked[thing].topic else { return false }
        let kinds: [Asked.Topic: CueKind] = [.goals: .goalsTopic, .agreement: .agreementTopic]
        func isNamed(_ topic: Asked.Topic) -> Bool {
            guard let kind = kinds[topic] else { return false }
            return text.hits.contains { $0.kind == kind || $0.kind.isAnswer && text.holds(kind, in: $0) }
        }
        return !isNamed(topic) && Asked.Topic.allCases.contains(where: isNamed)
    }

    /// In how many days to ask again, if one day or one number of days is named.
    private func later(_ said: [CueHit]) -> Int? {
        let isNear = { (mention: Mention) in said.contains { $0.clause == text.tokens[mention.range.lowerBound].clause }
        }
        var own = text.mentions.filter(isNear)
        if own.isEmpty { own = text.mentions.filter { mention in said.contains { $0.sentence == mention.sentence } } }
        let days = Set(own.compactMap(\.date).map { $0 - setting.now.date } + text.spans)
        guard days.count == 1, let count = days.first, (1...60).contains(count) else { return nil }
        return count
    }

    private func confirmed(_ evidence: Evidence, _ thing: Int) -> Verdict? {
        let (yes, no) = (evidence[.yes] + evidence[.suits], evidence[.no] + evidence[.unsuitable])
        guard (yes > 0) != (no > 0) else { return nil }
        let doubts = doubts(evidence, .suits)
        let isClear =
            !doubts.isOvergrown && !doubts.asks()
            && !doubts.has([.retraction, .request, .joke, .other, .hedge, .condition, .negation, .future, .contrast])
        return said(yes > 0 ? .yes : .no, thing, if: isClear)
    }

    // MARK: Another time

    /// The moments that are named and are not the meeting's own.
    private func newTimes(_ thing: Int) -> [Mention] {
        guard [.meeting, .proposal].contains(asked[thing].kind) else { return [] }
        let isOver = Situation.meetingOver.holds(asked[thing], at: setting.written)
        let times = [asked[thing].proposed, asked[thing].due].compactMap { $0 }.map { setting.zone.civil(at: $0) }
        let own =
            asked.count == 1
            ? text.mentions
            : text.mentions.filter { mention in
                hits(thing).contains { $0.clause == text.tokens[mention.range.lowerBound].clause }
            }
        // "2 February, still 18:00": a day here and a time there are one moment.
        let days = own.filter { $0.hasDay && $0.time == nil }
        let hours = own.filter { !$0.hasDay && $0.time != nil }
        if own.count == 2, let day = days.first, let hour = hours.first, day.weekday == nil, let date = day.date,
            let time = hour.time
        {
            var both = day
            both.moment = CivilDateTime(date, time)
            both.clock = hour.clock
            return both.moment.map { times.contains($0) || $0 <= setting.now } == false ? [both] : []
        }
        return own.compactMap { mention in
            var mention = mention
            if let due = times.first(where: { mention.mayBe($0, now: setting.now) && mention.hasDay }) ?? times.first,
                !isOver
            {
                mention.complete(due, now: setting.now, isSameTime: text.saysSameTime)
            }
            guard let moment = mention.moment, !times.contains(moment), !isNoTarget(mention) else { return nil }
            return mention
        }
    }

    /// "I can't at five", "until 5 pm": no time for a meeting.
    private func isNoTarget(_ mention: Mention) -> Bool {
        let first = mention.words.lowerBound
        let words = text.words[max(0, first - 1)...first]
        if words.contains(where: {
            setting.lexicon[.besideUntil].contains($0.text) || setting.lexicon[.absenceUntil].contains($0.text)
        }) {
            return true
        }
        let clause = text.tokens[mention.range.lowerBound].clause
        let here = text.hits.filter { $0.clause == clause }
        return here.contains { $0.kind == .unsuitable } && !here.contains { $0.kind == .move }
    }

    private static func isAbbreviation(_ word: String) -> Bool {
        (2...5).contains(word.utf8.count) && word.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }

    private func moved(_ thing: Int) -> Verdict? {
        let times = newTimes(thing)
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
                && !own.contains { mention.mayBe($0, now: setting.now) }
                && mention.date.map { $0 >= setting.now.date } ?? true
        }
        // "18:00 XYZ": a zone that nobody knows.
        let next = times[0].words.upperBound
        let isZoneOpen =
            next < text.words.count && !text.words[next - 1].endsClause && Self.isAbbreviation(text.words[next].raw)
        // "I first wanted 7 pm, but leave it at 6".
        let namesOwn = text.mentions.contains { mention in
            mention.words != times[0].words && mention.time.map { time in own.contains { $0.time == time } } == true
                && !mention.hasDay
        }
        let isClear =
            !isDenied && !namesOther && !namesOwn && !isZoneOpen
            && !doubts.has([.request, .condition, .retraction, .joke, .other, .hedge, .otherDay])
            && !doubts.asks(isWish: true)
        return self.said(.move(to: time), thing, if: isClear, clock: times[0].clock)
    }
}
