import CivilTime

/// What is said of a person or of a mentorship as a whole.
extension IntentReading {
    private static let personal: [(kind: CueKind, verb: Verb)] = [
        (.distress, .distress), (.wrongPerson, .wrongPerson), (.leaving, .leaving), (.stop, .stop), (.fewer, .fewer),
    ]

    var ofPerson: [Verdict] {
        var verdicts: [Verdict] = []
        for (kind, verb) in Self.personal {
            let said = text.hits.filter { $0.kind == kind }
            guard !said.isEmpty else { continue }
            // "Stop reminding me before 6 pm" is no wish for no letters; "we ended it last week" is over.
            let isOfTime =
                [.stop, .leaving].contains(kind)
                && text.mentions.contains { mention in
                    let isPast = kind == .leaving && (mention.relative != nil || mention.date == setting.now.date)
                    return !isPast && said.contains { $0.sentence == mention.sentence }
                }
            // A person is to look at it: a false alarm costs a minute.
            let isDoubtful =
                isOfTime || kind != .distress && isDoubtful(said, mayAsk: [.wrongPerson, .fewer].contains(kind))
            verdicts.append(isDoubtful ? .guess(verb.kind, item: nil) : .said(Statement(verb)))
            // Somebody who wants out wants no fewer letters.
            break
        }
        if let pause { verdicts.append(pause) } else if let away { verdicts.append(away) }
        return verdicts
    }

    /// - Parameter mayAsk: whether a question and "I think" say nothing against it.
    private func isDoubtful(_ said: [CueHit], mayAsk: Bool = false) -> Bool {
        let doubts = Doubts(text: text, said: said, isPlain: true)
        if text.tokens.count <= 3, text.unexplained > 0 { return true }
        let others = Set(text.sentences.indices).subtracting(said.map(\.sentence))
        let isOthers = said.contains { $0.kind == .leaving } && doubts.has([.other])
        return isOthers || doubts.has([.condition, .retraction, .joke]) || isDenied(said)
            || !mayAsk && (doubts.has([.hedge]) || doubts.asks(beside: others, isWish: true))
    }

    /// Whether a denial stands right before one of some phrases, or ends the clause right behind it.
    private func isDenied(_ said: [CueHit]) -> Bool {
        text.hits.contains { denial in
            denial.kind == .negation
                && said.contains { hit in
                    hit.clause == denial.clause
                        && (hit.range.count == 1
                            || (0...2).contains(hit.range.lowerBound - denial.range.upperBound)
                            || isLast(denial) && (0...1).contains(denial.range.lowerBound - hit.range.upperBound))
                }
        }
    }

    private func isLast(_ hit: CueHit) -> Bool {
        let last = text.tokens[hit.range.upperBound - 1]
        return hit.range.upperBound == text.tokens.count || last.endsClause || last.endsSentence
    }

    private var pause: Verdict? {
        let said = text.hits.filter { $0.kind == .pause }
        guard !said.isEmpty else { return nil }
        let days = text.mentions.filter { mention in
            said.contains { $0.sentence == mention.sentence } && mention.date.map { $0 > setting.now.date } == true
        }
        guard days.count == 1, let day = days[0].date, day - setting.now.date <= MomentWords.furthest,
            days[0].lack == nil, !isDoubtful(said), !text.denies(said)
        else {
            return .guess(.pause, item: nil)
        }
        return .said(Statement(.pause(until: day)))
    }

    private var away: Verdict? {
        let said = text.hits.filter { $0.kind == .away }
        guard !said.isEmpty else { return nil }
        let days = daysAway(said)
        let isPartners = text.tokens.contains { token in token.isPartner && said.contains { $0.clause == token.clause }
        }
        guard let through = days.through, !isPartners, !isDoubtful(said) else {
            // Without a day, another answer says more.
            let isBeside = text.hits.contains { [.held, .notHeld, .absent, .done, .unsuitable].contains($0.kind) }
            return isBeside && !text.mentions.contains(where: \.hasDay) ? nil : .guess(.away, item: nil)
        }
        return .said(Statement(.away(from: days.from, through: through)))
    }

    /// The first day beside a last one: the only other day that is named, where a word says so. One to come without such a word may be anything.
    private func since(_ said: [CueHit], _ through: CivilDate) -> (from: CivilDate?, through: CivilDate?) {
        let others = text.mentions.filter { mention in
            mention.hasDay && mention.date != through && said.contains { $0.sentence == mention.sentence }
        }
        guard let other = others.first else { return (nil, through) }
        let near = text.words[max(0, other.words.lowerBound - 3)..<other.words.lowerBound]
        let isFirst = [LexiconKey.absenceSince, .absenceBetween].contains { setting.lexicon[$0].isAny(of: near) }
        guard others.count == 1, let date = other.date, date < through, other.lack == nil else { return (nil, nil) }
        if isFirst { return (date, through) }
        return date < setting.now.date ? (nil, through) : (nil, nil)
    }

    /// The days as an automatic reply names them, or the only two that are named, or the only one behind "until".
    private func daysAway(_ said: [CueHit]) -> (from: CivilDate?, through: CivilDate?) {
        let read = AbsenceDates.read(text.words, today: setting.now.date, setting.lexicon)
        if let through = read.through { return read.from == nil ? since(said, through) : (read.from, through) }
        let named = text.mentions.filter(\.hasDay)
        let days = named.compactMap(\.date)
        guard days.count == named.count, named.allSatisfy({ $0.time == nil && $0.lack == nil && $0.weekday == nil }),
            let last = days.last, last >= setting.now.date
        else { return (nil, nil) }
        let near = text.words[
            max(0, named[named.count - 1].words.lowerBound - 4)..<named[named.count - 1].words.lowerBound]
        let isEnd = [LexiconKey.absenceUntil, .absenceTo, .absenceAnd].contains { key in
            setting.lexicon[key].isAny(of: near)
        }
        if days.count == 2, days[0] < last, isEnd || near.last?.isBeforeDash == true { return (days[0], last) }
        return days.count == 1 && setting.lexicon[.absenceUntil].isAny(of: near) ? (nil, last) : (nil, nil)
    }
}
