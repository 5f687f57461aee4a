import CivilTime

/// What somebody means who says it in their own words.
///
/// Phrases point at what is meant, whatever words stand between them. It is taken if it is enough, if nothing says the opposite, and if nothing that
/// reaches it makes it doubtful: a denial, a question, a condition, a plan, another person, another day, a word that takes back. If something does,
/// it is a guess.
struct IntentReading {
    enum Outcome: Hashable {
        case said([Statement])
        /// It is all right as it is: there is nothing to record.
        case agreed
        /// It is likely, and not certain.
        case guess(Verb.Kind, item: Int?)
        case nothing
    }

    enum Verdict: Hashable {
        case said(Statement)
        case agreed
        case guess(Verb.Kind, item: Int?)
    }

    let text: IntentText
    let targets: ThingTargets
    var setting: LineReading.Setting { text.setting }
    var asked: [Asked] { setting.asked }

    /// What lines say as a whole; nil for a text that is too long for a program, or empty.
    init?(_ lines: [String], _ setting: LineReading.Setting) {
        self.init(IntentText(lines, setting))
        guard !text.tokens.isEmpty, !text.isCut else { return nil }
    }

    /// What plain lines said, with what the rest of the message says of other things; a guess, if the rest takes it back or says the opposite.
    static func completed(_ reply: Reply, _ lines: [String], _ setting: LineReading.Setting) -> Reply {
        let reading = IntentReading(IntentText(lines, setting))
        var reply = reply
        reply.hasRemark = reading.text.hasRemark
        if let first = reply.statements.first, reading.contradicts(reply.statements) {
            return reply.asking((first.verb.kind, first.item))
        }
        guard !reading.text.isCut, reply.statements.allSatisfy({ $0.item != nil }) else { return reply }
        switch reading.outcome {
        case .said(let statements):
            let items = Set(reply.statements.map(\.item))
            // When to ask again says more than that it is not done.
            let later = statements.filter { $0.verb.kind == .snooze && $0.item != nil }
            reply.statements.removeAll { said in said.verb == .no && later.contains { $0.item == said.item } }
            let more = statements.filter { !items.contains($0.item) } + later.filter { items.contains($0.item) }
            reply.statements += more
            reply.isInOwnWords = !more.isEmpty
        case .guess(let kind, let item?) where !reply.statements.contains { $0.item == item }:
            return reply.asking((kind, item))
        // A wish of the person's that is not plain must not be dropped.
        case .guess(let kind, nil) where !kind.isAboutOne: return reply.asking((kind, nil))
        case .guess, .agreed, .nothing: break
        }
        return reply
    }

    /// Whether something in what they wrote takes back what was read of it, or says the opposite.
    private func contradicts(_ statements: [Statement]) -> Bool {
        if text.hits.contains(where: { [.retraction, .joke].contains($0.kind) }) { return true }
        if asked.count > 1, text.hasStrangeNumber { return true }
        return statements.contains { statement in
            guard let item = statement.item, asked.indices.contains(item - 1) else { return false }
            let evidence = Evidence(hits(item - 1), item - 1)
            switch statement.verb {
            case .met, .yes, .done: return evidence.has(.notHeld, .absent, .no, .notDone, .neither)
            case .no where asked[item - 1].kind == .proposal: return evidence.has(.held, .yes, .suits)
            case .missed, .no: return evidence.has(.held, .yes, .done)
            default: return false
            }
        }
    }

    init(_ text: IntentText) {
        self.text = text
        targets = ThingTargets(text)
    }

    var outcome: Outcome {
        let outcome = weighed
        guard case .said(let statements) = outcome, isContradicted(statements) else { return outcome }
        return .guess(statements[0].verb.kind, item: statements[0].item)
    }

    /// Whether a keyword stands among the words that says the opposite: "MET or MISSED"; or a number that nothing has: "MET 2".
    private func isContradicted(_ statements: [Statement]) -> Bool {
        guard asked.count == 1 else { return false }
        if text.tokens.count <= 3, text.tokens.indices.contains(where: isLoneNumber) { return true }
        let verbs = Set(SentenceReading(text.words, setting.lexicon).verbs)
        // The words of the letter, left as they stand: "MET MISSED MOVE 2027-01-26 18:00".
        if verbs.isSuperset(of: [.met, .missed]), text.unexplained == 0 { return true }
        return statements.contains { statement in
            switch statement.verb.kind {
            case .met: verbs.contains(.missed)
            case .missed, .absent:
                verbs.contains(.met) && !text.hits.contains { $0.kind == .notHeld && $0.range.count > 1 }
                    || text.hits.contains(where: isTurnedAround)
            default: false
            }
        }
    }

    /// "No, not missed".
    private func isTurnedAround(_ hit: CueHit) -> Bool {
        hit.kind == .notHeld && hit.range.count == 1 && hit.range.lowerBound > 0
            && text.isWord(at: hit.range.lowerBound - 1, of: .negation)
    }

    private func isLoneNumber(_ index: Int) -> Bool {
        text.tokens[index].text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            && !text.mentions.contains { $0.range.contains(index) }
            && !text.hits.contains { $0.range.contains(index) }
    }

    private var weighed: Outcome {
        let personal = ofPerson
        // Nobody asks back where a person is to look.
        if personal.contains(.said(Statement(.distress))) { return .said([Statement(.distress)]) }
        var verdicts = personal
        // Who says such a thing says nothing of what was asked, unless it is said plainly as well.
        for thing in asked.indices where isToBeRead(thing, beside: personal) {
            if let verdict = verdict(thing) { verdicts.append(verdict) }
        }
        let said = verdicts.compactMap { if case .said(let statement) = $0 { statement } else { nil } }
        for case .guess(let kind, let item) in verdicts { return .guess(kind, item: item) }
        if hasOpenAnswer {
            if let first = said.first { return .guess(first.verb.kind, item: first.item) }
            return openGuess.map { .guess($0, item: nil) } ?? .nothing
        }
        if !said.isEmpty { return .said(said) }
        return verdicts.isEmpty ? .nothing : .agreed
    }

    /// Who says that they leave, or that they are not the one who is meant, says nothing of single things; a plain word of them counts.
    private func isToBeRead(_ thing: Int, beside personal: [Verdict]) -> Bool {
        guard !personal.isEmpty else { return true }
        if text.hits.contains(where: { $0.kind == .wrongPerson }) { return false }
        var hits = hits(thing)
        if let leaving = text.hits.first(where: { $0.kind == .leaving }) {
            if asked[thing].kind == .proposal { return false }
            // What is said behind it is of the time together: "We have ended it. It was nice."
            let marked = targets.marked.map { text.hits[$0].range }
            hits.removeAll { hit in
                asked.count == 1
                    ? hit.range.lowerBound > leaving.range.lowerBound : !marked.contains(hit.range)
            }
        }
        // "I did tell him" is no answer; a yes that leads is.
        return Evidence(hits, thing).has(.held, .notHeld, .absent, .done)
            || hits.contains { [.yes, .no].contains($0.kind) && $0.range.lowerBound <= 2 }
    }

    /// The phrases that are about one thing.
    func hits(_ thing: Int) -> [CueHit] {
        text.hits.indices.filter { index in
            let kind = text.hits[index].kind
            return (kind.isAnswer || kind == .neither || targets.denials.contains(index))
                && targets.things[index]?.contains(thing) == true
        }.map { index in
            var hit = text.hits[index]
            if targets.denials.contains(index) { hit.kind = .no }
            let isOfNumber = text.numbers.values.contains(thing + 1) && hit.kind == .held
            if targets.explicit.contains(index), !isOfNumber { hit.kind = Self.meant(hit.kind, asked[thing].kind) }
            if targets.marked.contains(index) { hit.kind = named(hit, asked[thing].kind) }
            // "neither took place"
            let isOfNone = text.hits.contains { $0.kind == .neither && $0.clause == hit.clause }
            if isOfNone { hit.kind = hit.kind == .held ? .notHeld : hit.kind == .done ? .notDone : hit.kind }
            return hit
        }
    }

    /// What a word is of a thing that is named by its number: "1 done" of a meeting, "both took place" of a milestone.
    private static func meant(_ kind: CueKind, _ asked: Asked.Kind) -> CueKind {
        switch (kind, asked) {
        case (.held, .milestone): .done
        case (.notHeld, .milestone): .notDone
        case (.done, .meeting): .held
        case (.notDone, .meeting): .notHeld
        case (.nod, .meeting), (.nod, .milestone): .yes
        default: kind
        }
    }

    /// What a word is of a thing that its own clause names: "Nils: fine", "goals: agreed", "both meetings were useful".
    private func named(_ hit: CueHit, _ asked: Asked.Kind) -> CueKind {
        let clause = text.tokens.count { $0.clause == hit.clause }
        let isMoment = text.mentions.contains { $0.range.overlaps(hit.range) }
        switch (hit.kind, asked) {
        case (.nod, .meeting), (.nod, .milestone): return clause <= hit.range.count + 3 ? .yes : .nod
        case (.heldSoft, .meeting)
        where self.asked.count { $0.kind == .meeting } > 1 && !isMoment && hit.range.count > 1
            && !text.hits.contains { $0.clause == hit.clause && [.future, .move, .hedge, .request].contains($0.kind) }:
            return .held
        case (.heldSoft, .milestone) where hit.range.count == 1: return .done
        default: return hit.kind
        }
    }

    /// Whether something is said by itself, and not only pointed at.
    var isPlain: Bool {
        text.hits.contains { $0.kind.isAnswer && ![.present, .heldSoft, .excuse, .nod].contains($0.kind) }
    }

    // MARK: What nobody can place

    private static let aboutOne: Set<CueKind> = [.held, .notHeld, .yes, .no, .done, .notDone, .absent, .move]

    /// Whether something was said of one of several things, and nobody can tell of which.
    private var hasOpenAnswer: Bool {
        asked.count > 1 && (targets.isOpen || text.hasStrangeNumber)
            || asked.count > 1
                && text.hits.indices.contains {
                    targets.things[$0] == nil && Self.aboutOne.contains(text.hits[$0].kind)
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
        case .no, .unsuitable, .notDone: .no
        case .done: .done
        case .move: .move
        case .remind: .snooze
        default: nil
        }
    }
}
