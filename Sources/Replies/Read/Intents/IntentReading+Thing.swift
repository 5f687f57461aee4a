import CivilTime

/// What is said of one of the things that a letter asked.
extension IntentReading {
    func verdict(_ thing: Int) -> Verdict? {
        let evidence = Evidence(hits(thing), thing)
        // "2: 27 January, 18:00"
        if evidence.isEmpty, asked.count > 1, asked[thing].kind == .meeting, let move = moved(thing) { return move }
        if evidence.isEmpty, asked.count > 1 || newTimes(thing).isEmpty {
            let isComing =
                asked[thing].kind == .meeting && !Situation.meetingOver.holds(asked[thing], at: setting.written)
            return isComing && isFriendly(thing) ? .agreed : nil
        }
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

    func doubts(_ evidence: Evidence, _ kinds: CueKind...) -> Doubts {
        let strong = evidence.hits.filter { kinds.contains($0.kind) }
        let own = evidence.hits.filter { ![.away, .pause, .stop, .fewer].contains($0.kind) }
        return Doubts(
            text: text, said: strong.isEmpty ? own : strong, isPlain: !strong.isEmpty,
            elsewhere: targets.elsewhere(than: evidence.thing))
    }

    func said(_ verb: Verb, _ thing: Int, if isCertain: Bool, clock: String? = nil) -> Verdict {
        isCertain ? .said(Statement(verb, item: thing + 1, clock: clock)) : .guess(verb.kind, item: thing + 1)
    }

    func due(_ thing: Int) -> CivilDateTime? {
        (asked[thing].proposed ?? asked[thing].due).map { setting.zone.civil(at: $0) }
    }

    // MARK: A meeting that is over

    private func over(_ evidence: Evidence, _ thing: Int) -> Verdict? {
        // "I was there, he not"
        let isAlone = evidence.has(.present) && !evidence.has(.held, .yes) && deniesPartner(evidence)
        if evidence.has(.absent) || isAlone {
            let doubts = doubts(evidence, .absent, .present)
            let isClear =
                !doubts.asks() && !doubts.isOtherDay(due(thing)) && !evidence.has(.held, .yes)
                && !doubts.has([.request, .condition, .hedge, .retraction, .joke, .other])
            return said(.absent, thing, if: isClear)
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

    /// Whether a short clause says of a partner that they were not: "Nils not".
    private func deniesPartner(_ evidence: Evidence) -> Bool {
        let denials =
            text.hits.filter { $0.kind == .negation } + evidence.hits.filter { [.no, .excuse].contains($0.kind) }
        return denials.contains { hit in
            let clause = text.tokens.indices.filter { text.tokens[$0].clause == hit.clause }
            return clause.count <= 6 && clause.contains { text.tokens[$0].isPartner }
                && clause.contains { text.isWord(at: $0, of: .negation) }
                && !clause.contains { index in
                    text.hits.contains { $0.range.contains(index) && [.present, .held, .heldSoft].contains($0.kind) }
                }
        }
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
        let days = text.mentions.filter { mention in
            mention.date.map { $0 > setting.now.date } == true && mention.weekday == nil && mention.time == nil
                && mention.relative == nil && mention.range.count > 1
        }
        if !evidence.has(.remind), asked.count == 1, days.count == 1 { return .guess(.snooze, item: thing + 1) }
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
}
