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
            // "Stop reminding me before 6 pm" is no wish for no letters.
            let isOfTime =
                [.stop, .leaving].contains(kind)
                && text.mentions.contains { mention in
                    said.contains { $0.sentence == mention.sentence }
                }
            // A person is to look at it: a false alarm costs a minute.
            let isDoubtful = isOfTime || kind != .distress && isDoubtful(said, mayAsk: kind == .wrongPerson)
            verdicts.append(isDoubtful ? .guess(verb.kind, item: nil) : .said(Statement(verb)))
            // Somebody who wants out wants no fewer letters.
            break
        }
        if let pause { verdicts.append(pause) } else if let away { verdicts.append(away) }
        return verdicts
    }

    private func isDoubtful(_ said: [CueHit], mayAsk: Bool = false) -> Bool {
        let doubts = Doubts(text: text, said: said, isPlain: true)
        if text.tokens.count <= 3, text.unexplained > 0 { return true }
        let others = Set(text.sentences.indices).subtracting(said.map(\.sentence))
        return doubts.has([.negation, .condition, .hedge, .retraction, .joke])
            || !mayAsk && doubts.asks(beside: others, isWish: true)
    }

    private var pause: Verdict? {
        let said = text.hits.filter { $0.kind == .pause }
        guard !said.isEmpty else { return nil }
        let days = text.mentions.filter { mention in
            said.contains { $0.sentence == mention.sentence } && mention.date.map { $0 > setting.now.date } == true
        }
        guard days.count == 1, let day = days[0].date, days[0].lack == nil, !isDoubtful(said), !text.denies(said) else {
            return .guess(.pause, item: nil)
        }
        return .said(Statement(.pause(until: day)))
    }

    private var away: Verdict? {
        let said = text.hits.filter { $0.kind == .away }
        guard !said.isEmpty else { return nil }
        let days = AbsenceDates.read(text.words, today: setting.now.date, setting.lexicon)
        let isPartners = text.tokens.contains { token in token.isPartner && said.contains { $0.clause == token.clause }
        }
        guard let through = days.through, !isPartners, !isDoubtful(said) else { return .guess(.away, item: nil) }
        return .said(Statement(.away(from: days.from, through: through)))
    }
}
