import CivilTime

/// What somebody means who says it in their own words.
///
/// Phrases point at what is meant, whatever words stand between them. It is taken if it is enough, if nothing says the opposite, and if nothing in
/// all that they wrote makes it doubtful: a denial, a question, a condition, a plan, another person, another day, a word that takes back. If
/// something does, it is a guess.
struct IntentReading {
    enum Outcome: Hashable {
        case said([Statement])
        /// It is all right as it is: there is nothing to record.
        case agreed
        /// It is likely, and not certain.
        case guess(Verb.Kind, item: Int?)
        case nothing
    }

    private let text: IntentText
    private let targets: ThingTargets
    private var setting: LineReading.Setting { text.setting }
    private var asked: [Asked] { setting.asked }

    static func read(_ lines: [String], _ setting: LineReading.Setting) -> Outcome {
        let text = IntentText(lines, setting)
        guard !text.tokens.isEmpty, !text.isCut else { return .nothing }
        return IntentReading(text).outcome
    }

    init(_ text: IntentText) {
        self.text = text
        targets = ThingTargets(text)
    }

    // MARK: What comes of it

    var outcome: Outcome {
        var verdicts: [Verdict] = []
        if let verdict = ofPerson { verdicts.append(verdict) }
        for thing in asked.indices {
            if let verdict = verdict(thing) { verdicts.append(verdict) }
        }
        let said = verdicts.compactMap { if case .said(let statement) = $0 { statement } else { nil } }
        let guesses = verdicts.compactMap { if case .guess(let kind, let item) = $0 { (kind, item) } else { nil } }
        if let guess = guesses.first { return .guess(guess.0, item: guess.1) }
        if hasOpenAnswer {
            return said.first.map { .guess($0.verb.kind, item: $0.item) } ?? openGuess.map { .guess($0, item: nil) } ?? .nothing
        }
        if !said.isEmpty { return .said(said) }
        return verdicts.isEmpty ? .nothing : .agreed
    }

    private enum Verdict {
        case said(Statement)
        case agreed
        case guess(Verb.Kind, item: Int?)
    }

    /// Whether something was said of which nobody knows what it is about.
    private var hasOpenAnswer: Bool {
        guard asked.count > 1 else { return false }
        return text.hits.indices.contains { index in
            let kind = text.hits[index].kind
            return targets.things[index] == nil && [.held, .notHeld, .yes, .no, .done, .notDone, .absent, .move].contains(kind)
        }
    }

    private var openGuess: Verb.Kind? {
        text.hits.indices.lazy.filter { targets.things[$0] == nil }.compactMap { Self.verb(text.hits[$0].kind) }.first
    }

    private static func verb(_ kind: CueKind) -> Verb.Kind? {
        switch kind {
        case .held, .heldSoft: .met
        case .notHeld, .excuse: .missed
        case .absent: .absent
        case .yes, .suits, .nod: .yes
        case .no, .unsuitable: .no
        case .done: .done
        case .notDone: .no
        case .move: .move
        case .remind: .snooze
        default: nil
        }
    }

    // MARK: What is said of a person or a mentorship

    private static let personal: [(kind: CueKind, verb: Verb)] = [
        (.distress, .distress), (.wrongPerson, .wrongPerson), (.leaving, .leaving), (.stop, .stop), (.fewer, .fewer),
    ]

    private var ofPerson: Verdict? {
        let all = Evidence(text.hits)
        for (kind, verb) in Self.personal where all.has(kind) {
            let sentences = Set(text.hits.filter { $0.kind == kind }.map(\.sentence))
            // A person is to look at it: a false alarm costs a minute.
            if kind == .distress { return .said(Statement(verb)) }
            let isDoubtful = hasDanger(in: sentences, [.negation, .condition, .hedge, .retraction, .joke]) || asks(sentences)
            return isDoubtful ? .guess(verb.kind, item: nil) : .said(Statement(verb))
        }
        if all.has(.pause) { return pause }
        if all.has(.away) { return away }
        return nil
    }

    private var pause: Verdict {
        let sentences = Set(text.hits.filter { $0.kind == .pause }.map(\.sentence))
        let days = text.mentions.filter { sentences.contains($0.sentence) && $0.date.map { $0 > setting.now.date } == true }
        guard days.count == 1, let day = days[0].date, days[0].lack == nil,
            !hasDanger(in: sentences, [.negation, .condition, .hedge, .retraction, .joke]), !asks(sentences)
        else { return .guess(.pause, item: nil) }
        return .said(Statement(.pause(until: day)))
    }

    private var away: Verdict {
        let lines = text.words
        _ = lines
        return .guess(.away, item: nil)
    }

    // MARK: What is said of one thing

    private func hits(_ thing: Int) -> [CueHit] {
        text.hits.indices.filter { targets.things[$0]?.contains(thing) == true }.map { text.hits[$0] }
    }

    private func verdict(_ thing: Int) -> Verdict? {
        let hits = hits(thing)
        let evidence = Evidence(hits.filter { $0.kind.isAnswer })
        let item = thing + 1
        let kind = asked[thing].kind
        if evidence.isEmpty && moves(thing).isEmpty { return thumb(thing) }
        switch kind {
        case .meeting where Situation.meetingOver.holds(asked[thing], at: setting.written): return over(evidence, item)
        case .meeting: return coming(evidence, item)
        case .proposal: return proposed(evidence, item)
        case .milestone: return milestone(evidence, item)
        case .confirmation, .renewal: return confirmed(evidence, item)
        case .checkIn: return nil
        }
    }

    private func thumb(_ thing: Int) -> Verdict? { nil }

    private func over(_ evidence: Evidence, _ item: Int) -> Verdict? {
        let due = dueTime(item)
        if evidence.has(.absent) {
            let isDoubtful =
                evidence.has(.held) || asks(nil) || hasDanger(nil, [.condition, .hedge, .retraction, .joke, .other])
                || isOtherDay(evidence, due)
            return isDoubtful ? .guess(.absent, item: item) : .said(Statement(.absent, item: item))
        }
        let (held, not) = (evidence.isHeld, evidence.isNotHeld)
        if let move = moveOver(evidence, item, held, not) { return move }
        if held > 0, not > 0 { return .guess(held > not ? .met : .missed, item: item) }
        if held > 0 {
            let weak = evidence[.held] == 0
            let isDoubtful =
                held < 2 || asks(nil) || isOtherDay(evidence, due) || hasDanger(nil, Self.against)
                || weak && hasDanger(nil, [.future, .contrast]) || hasDanger(in: evidence.sentences, [.future, .other])
            return isDoubtful ? .guess(.met, item: item) : .said(Statement(evidence.has(.held) ? .met : .yes, item: item))
        }
        if not > 0 {
            let isDoubtful =
                not < 2 || asks(nil) || isOtherDay(evidence, due)
                || hasDanger(nil, [.condition, .hedge, .retraction, .joke, .other])
            return isDoubtful ? .guess(.missed, item: item) : .said(Statement(evidence.has(.notHeld) ? .missed : .no, item: item))
        }
        return evidence.has(.nod, .suits) ? .guess(.met, item: item) : nil
    }

    private static let against: [CueKind] = [.negation, .condition, .hedge, .retraction, .joke, .otherDay]

    /// "It was moved to Friday, 6 pm": a meeting that is over may have another time still.
    private func moveOver(_ evidence: Evidence, _ item: Int, _ held: Int, _ not: Int) -> Verdict? {
        guard evidence.has(.move), held == 0 else { return nil }
        return moved(item, isOver: true) ?? .guess(not > 0 ? .missed : .move, item: item)
    }

    private func coming(_ evidence: Evidence, _ item: Int) -> Verdict? {
        if let move = moved(item, isOver: false) {
            return evidence.suits > 0 && !evidence.has(.move, .unsuitable, .no) ? .guess(.move, item: item) : move
        }
        if evidence.has(.move) || evidence.isUnsuitable > 0 { return .guess(.move, item: item) }
        if evidence.suits > 0 {
            return asks(nil) || hasDanger(nil, [.negation, .condition, .hedge, .retraction, .contrast]) ? .guess(.yes, item: item) : .agreed
        }
        return evidence.has(.held) ? .guess(.met, item: item) : nil
    }

    private func proposed(_ evidence: Evidence, _ item: Int) -> Verdict? {
        let (suits, not) = (evidence.suits, evidence.isUnsuitable)
        if let move = moved(item, isOver: false) {
            return suits > 0 && not == 0 && !evidence.has(.move) ? .guess(.move, item: item) : move
        }
        if evidence.has(.move) { return .guess(.move, item: item) }
        if suits > 0, not > 0 { return .guess(suits > not ? .yes : .no, item: item) }
        let isDoubtful = asks(nil) || hasDanger(nil, [.condition, .hedge, .retraction, .joke, .other])
        if suits > 0 {
            return isDoubtful || hasDanger(nil, [.negation, .contrast]) || isOtherDay(evidence, dueTime(item))
                ? .guess(.yes, item: item) : .said(Statement(.yes, item: item))
        }
        if not > 0 { return isDoubtful || not < 2 ? .guess(.no, item: item) : .said(Statement(.no, item: item)) }
        return nil
    }

    private func milestone(_ evidence: Evidence, _ item: Int) -> Verdict? {
        let (done, not) = (evidence.isDone, evidence.isNotDone)
        if done > 0, not > 0 { return .guess(done > not ? .done : .no, item: item) }
        if done > 0 {
            let isDoubtful =
                asks(nil) || hasDanger(nil, [.negation, .condition, .hedge, .retraction, .joke])
                || hasDanger(in: evidence.sentences, [.future, .other])
            return isDoubtful ? .guess(.done, item: item) : .said(Statement(.done, item: item))
        }
        guard not > 0 else { return evidence.has(.held, .heldSoft) ? .guess(.done, item: item) : nil }
        if asks(nil) || hasDanger(nil, [.retraction, .joke, .other]) || not < 2 { return .guess(.no, item: item) }
        return .said(Statement(later ?? .no, item: item))
    }

    /// When to ask again, if one day or one number of days is named.
    private var later: Verb? {
        let days = text.mentions.compactMap(\.date).filter { $0 > setting.now.date }
        guard days.count == 1 else { return nil }
        let count = days[0] - setting.now.date
        return (1...60).contains(count) ? .snooze(days: count) : nil
    }

    private func confirmed(_ evidence: Evidence, _ item: Int) -> Verdict? {
        let (yes, no) = (evidence[.yes] + evidence[.suits], evidence[.no] + evidence[.unsuitable])
        if yes > 0, no > 0 { return nil }
        let isDoubtful = asks(nil) || hasDanger(nil, Self.against + [.contrast])
        if yes > 0 { return isDoubtful ? .guess(.yes, item: item) : .said(Statement(.yes, item: item)) }
        if no > 0 { return isDoubtful ? .guess(.no, item: item) : .said(Statement(.no, item: item)) }
        return nil
    }

    // MARK: Another time

    /// The times that are named and are not the meeting's own.
    private func moves(_ thing: Int) -> [Mention] {
        guard asked[thing].kind == .meeting || asked[thing].kind == .proposal else { return [] }
        let due = asked[thing].due.map { setting.zone.civil(at: $0) }
        return text.mentions.filter { $0.moment != nil && $0.moment != due }
    }

    private func moved(_ item: Int, isOver: Bool) -> Verdict? {
        let moves = moves(item - 1)
        guard moves.count == 1, let time = moves[0].moment, moves[0].lack == nil else {
            return moves.isEmpty ? nil : .guess(.move, item: item)
        }
        let isDoubtful = hasDanger(nil, [.condition, .retraction, .joke]) || hasDanger(in: [moves[0].sentence], [.negation])
            || asks(Set(text.sentences.indices).subtracting([moves[0].sentence]))
        return isDoubtful ? .guess(.move, item: item) : .said(Statement(.move(to: time), item: item, clock: moves[0].clock))
    }

    // MARK: What makes doubtful

    private func dueTime(_ item: Int) -> CivilDateTime? { asked[item - 1].due.map { setting.zone.civil(at: $0) } }

    /// Whether a question is asked in one of some sentences, or in any.
    private func asks(_ sentences: Set<Int>?) -> Bool {
        text.sentences.indices.contains { index in
            guard text.sentences[index].asks, sentences?.contains(index) ?? true else { return false }
            return !text.hits.contains { hit in
                hit.kind == .harmless && hit.range.lowerBound <= text.sentences[index].range.lowerBound
                    && hit.range.upperBound >= text.sentences[index].range.upperBound
            }
        }
    }

    private func hasDanger(_ sentences: Set<Int>?, _ kinds: [CueKind]) -> Bool {
        text.hits.contains { kinds.contains($0.kind) && sentences?.contains($0.sentence) ?? true }
    }

    private func hasDanger(in sentences: Set<Int>, _ kinds: [CueKind]) -> Bool { hasDanger(sentences, kinds) }

    /// Whether a day is named beside what was said that is not the meeting's.
    private func isOtherDay(_ evidence: Evidence, _ due: CivilDateTime?) -> Bool {
        guard let due else { return false }
        return text.mentions.contains { mention in
            evidence.sentences.contains(mention.sentence) && !mention.mayBe(due, now: setting.now)
                && !(mention.date.map { $0 > setting.now.date } == true && mention.weekday == nil)
        }
    }
}
