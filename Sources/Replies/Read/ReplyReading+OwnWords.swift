/// What somebody means who says it in their own words.
extension ReplyReading {
    /// What somebody means who says it in their own words, where no line says it plainly.
    func inOwnWords(_ reply: Reply, _ lines: [String]) -> Reply {
        guard !context.asked.contains(where: { $0.kind == .checkIn }) else { return reply }
        if isDoubtful { return context.asked.count > 1 ? settled(reply, lines) : moved(reply, lines) }
        if !reply.questions.isEmpty { return settled(reply, lines) }
        if reply.understood == .full {
            // Where each line is wholly understood, there is nothing to add.
            return hasRest ? IntentReading.completed(reply, lines, setting) : reply
        }
        var guess: Verb.Kind?
        if case .none(let known) = reply.understood { guess = known }
        var reply = reply
        guard let reading = IntentReading(lines, setting) else { return reply }
        let likely = LikelyMeaning(lines, setting)
        var (isSoft, isMove) = (false, false)
        switch reading.outcome {
        case .said(let statements) where statements.count > reply.statements.count:
            if reply.statements.isEmpty, let doubted = likely?.doubted(statements) { return reply.asking(doubted) }
            reply = reply.saying(statements, hasRemark: reading.text.hasRemark)
        case .agreed: reply.isCourtesy = true
        case .guess(let kind, let item) where reply.statements.isEmpty && (reading.isPlain || guess == nil):
            reply = reply.asking((kind, item))
            (isSoft, isMove) = (!reading.isPlain, kind == .move)
        case .said, .guess, .nothing: break
        }
        guard !reply.isCourtesy, reply.statements.isEmpty else { return reply }
        if reply.understood == .none(guess: nil) {
            return likely?.guess(LikelyMeaning.leastLead).map(reply.asking) ?? reply
        }
        guard let guess = likely?.guess(LikelyMeaning.leastLeadOverPhrases) else { return reply }
        // Who agrees to another time speaks of it as well.
        let isLikelier = isSoft || isMove && guess.verb == .yes || !guess.verb.isAboutOne
        return isLikelier ? reply.asking(guess) : reply
    }

    /// "Postponed! We meet on 2 February at six": what makes doubtful that it was missed is that it was moved.
    private func moved(_ reply: Reply, _ lines: [String]) -> Reply {
        guard context.asked.count == 1, !statements.isEmpty, statements.allSatisfy({ $0.verb == .missed }),
            case .said(let said)? = IntentReading(lines, setting)?.outcome, said.count == 1, case .move = said[0].verb
        else { return reply }
        return reply.saying(said, hasRemark: false)
    }

    /// A courtesy that is an answer as well, where one is waited for: "my pleasure" to another time.
    func answered(_ courtesy: Reply, _ lines: [String]) -> Reply {
        guard context.asked.count == 1, context.asked[0].kind == .proposal, !context.asked[0].isTold,
            case .said(let said)? = IntentReading(lines, setting)?.outcome
        else { return courtesy }
        var reply = courtesy.saying(said, hasRemark: false)
        reply.isCourtesy = false
        return reply
    }

    /// What plain lines left open, if the whole message says it plainly and nothing else than they do.
    private func settled(_ reply: Reply, _ lines: [String]) -> Reply {
        guard let reading = IntentReading(lines, setting), case .said(let said) = reading.outcome,
            !reading.text.hits.contains(where: \.kind.isDanger), reading.text.unexplained <= 1,
            said.allSatisfy({ $0.item != nil }),
            statements.allSatisfy({ line in said.contains { isSame($0, line) } }),
            questions.allSatisfy({ open in
                [.number, .days, .date, .time, .dateAndTime].contains(open.lack)
                    && said.contains { $0.verb.kind == open.verb && (open.item == nil || $0.item == open.item) }
            }),
            context.asked.indices.allSatisfy({ thing in said.contains { $0.item == thing + 1 } }),
            LikelyMeaning(lines, setting)?.doubted(said) == nil
        else { return reply }
        return reply.saying(said, hasRemark: reading.text.hasRemark)
    }

    private func isSame(_ first: Statement, _ second: Statement) -> Bool {
        guard first.item == second.item else { return false }
        guard let item = first.item, context.asked.indices.contains(item - 1) else {
            return first.verb.kind == second.verb.kind
        }
        let asked = context.asked[item - 1].kind
        return first.verb.meaning(for: asked)?.kind == second.verb.meaning(for: asked)?.kind
    }
}
