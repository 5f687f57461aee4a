import CivilTime

/// What is said of a meeting that is to come, and of a time that was proposed.
extension IntentReading {
    private static let answers: Set<CueKind> = [
        .suits, .unsuitable, .prefer, .keep, .yes, .no, .nod, .move, .notHeld, .excuse,
    ]

    private func votes(_ evidence: Evidence, _ thing: Int) -> ProposalVotes {
        ProposalVotes(
            evidence.hits.filter { Self.answers.contains($0.kind) }.map {
                ($0.kind, side(of: $0, thing), $0.range.count == 1)
            })
    }

    /// Whether the time that was asked about is said to suit, in more than a nod.
    private func saysItSuits(_ evidence: Evidence, _ thing: Int) -> Bool {
        evidence.hits.contains { hit in
            [.suits, .yes, .keep].contains(hit.kind) && [.open, .new].contains(side(of: hit, thing))
        }
    }

    /// Which time a phrase is about: one that is part of it, or that its clause names.
    private func side(of hit: CueHit, _ thing: Int) -> ProposalVotes.Side {
        let within = text.mentions.filter { $0.range.overlaps(hit.range) }
        let named =
            within.isEmpty
            ? text.mentions.filter { text.clauses(of: $0).contains(hit.clause) } : within
        let sides = Set(named.map { side(of: $0, thing) })
        // "Thursday instead of Tuesday"
        if hit.kind == .move, sides == [.old, .new] { return side(of: named[0], thing) }
        return sides.count == 1 ? sides.first ?? .open : .open
    }

    private func side(of mention: Mention, _ thing: Int) -> ProposalVotes.Side {
        func isAt(_ moment: Instant?) -> Bool {
            guard let moment else { return false }
            let civil = setting.zone.civil(at: moment)
            return mention.mayBe(civil, now: setting.now) && mention.time.map { $0 == civil.time } ?? true
        }
        guard mention.lack == nil || mention.hasDay else { return .open }
        let (old, new) =
            asked[thing].proposed == nil
            ? (false, isAt(asked[thing].due)) : (isAt(asked[thing].due), isAt(asked[thing].proposed))
        if old, new { return .open }
        return old ? .old : new ? .new : .third
    }

    func coming(_ evidence: Evidence, _ thing: Int) -> Verdict? {
        let (votes, move) = (votes(evidence, thing), moved(thing))
        if text.mentions.contains(where: { $0.lack != nil && $0.hasDay }) { return .guess(.move, item: thing + 1) }
        if move == nil, let due = due(thing),
            text.mentions.contains(where: { mention in
                mention.time != nil && mention.date.map { $0 >= setting.now.date } == true
                    && !mention.mayBe(due, now: setting.now)
            })
        {
            return .guess(.move, item: thing + 1)
        }
        let suits = votes.yes + 2 * evidence[.keep]
        let wantsOther = votes.third > 0 || evidence.isUnsuitable > 0
        if let move {
            if evidence.has(.keep) { return .guess(.move, item: thing + 1) }
            return saysItSuits(evidence, thing) && !wantsOther && !isTurned(thing) && !isOfNew(evidence, thing)
                ? .guess(.move, item: thing + 1) : move
        }
        if wantsOther { return .guess(.move, item: thing + 1) }
        guard suits > 0 else { return evidence.has(.held) ? .guess(.met, item: thing + 1) : nil }
        let doubts = doubts(evidence, .suits, .keep)
        let isClear =
            !doubts.isOvergrown && !doubts.asks() && !doubts.isOtherDay(due(thing))
            && !doubts.has([.negation, .request, .condition, .hedge, .retraction, .contrast, .joke, .other])
        return isClear ? .agreed : .guess(.yes, item: thing + 1)
    }

    /// Whether a letter that asks nothing is answered with a friendly word and nothing else.
    func isFriendly(_ thing: Int) -> Bool {
        asked.count == 1 && text.mentions.isEmpty && text.unexplained <= 2
            && text.hits.contains { $0.kind == .harmless || $0.kind == .nod }
            && text.hits.allSatisfy { $0.kind == .harmless || $0.kind == .nod || $0.kind == .join }
            && !text.sentences.contains(where: \.asks)
    }

    func proposed(_ evidence: Evidence, _ thing: Int) -> Verdict? {
        let votes = votes(evidence, thing)
        // "17:00 suits, I finish at four that day"
        let isReason = saysItSuits(evidence, thing) && votes.third == 0 && !newTimes(thing).contains(where: isWished)
        if !isReason, let move = moved(thing) {
            // "Thursday is fine, 7 pm": is that a wish?
            return saysItSuits(evidence, thing) && votes.third == 0 && !isTurned(thing)
                ? .guess(.move, item: thing + 1) : move
        }
        if votes.third > 0 || !isReason && !newTimes(thing).isEmpty { return .guess(.move, item: thing + 1) }
        if votes.yes > 0, votes.no > 0 { return .guess(votes.yes > votes.no ? .yes : .no, item: thing + 1) }
        if votes.yes > 0 {
            let doubts = doubts(evidence, .suits, .keep, .move)
            let isClear =
                votes.yes >= 2 && !doubts.isOvergrown && !doubts.asks(isWish: evidence.has(.move))
                && !doubts.isOtherDay(due(thing), or: oldDay(thing))
                && !doubts.has([.request, .condition, .hedge, .retraction, .joke, .other, .negation, .contrast])
            return said(.yes, thing, if: isClear)
        }
        guard votes.no > 0 else { return votes.isOldBad ? .guess(.yes, item: thing + 1) : nil }
        let doubts = doubts(evidence, .unsuitable, .no, .keep, .suits)
        return said(
            .no, thing,
            if: votes.no >= 2 && !votes.isOldBad && !doubts.isOvergrown && !doubts.asks()
                && !doubts.has([.request, .condition, .hedge, .retraction, .joke, .other]))
    }

    private func oldDay(_ thing: Int) -> CivilDateTime? {
        asked[thing].proposed == nil ? nil : asked[thing].due.map { setting.zone.civil(at: $0) }
    }

    /// Whether a third time is named where the text turns: "the day is fine, but at 8".
    private func isTurned(_ thing: Int) -> Bool {
        newTimes(thing).contains { time in
            text.hits.contains { hit in
                (hit.kind == .contrast || hit.kind == .move && text.holds(.contrast, in: hit))
                    && hit.sentence == time.sentence && hit.range.lowerBound < time.range.lowerBound
            }
        }
    }

    /// Whether another time, named in full before, is what suits: "he asked for 1 February at 18:00, and I am fine with it".
    private func isOfNew(_ evidence: Evidence, _ thing: Int) -> Bool {
        guard text.mentions.count == 1, let time = newTimes(thing).first, time.hasDay, time.time != nil else {
            return false
        }
        return evidence.hits.allSatisfy { hit in
            ![.suits, .yes, .keep].contains(hit.kind)
                || hit.sentence == time.sentence && hit.range.lowerBound >= time.range.upperBound
        }
    }
}
