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

    static func read(_ lines: [String], _ setting: LineReading.Setting) -> Outcome {
        let text = IntentText(lines, setting)
        guard !text.tokens.isEmpty, !text.isCut else { return .nothing }
        return IntentReading(text).outcome
    }

    /// Whether something in what they wrote takes back what was read of it, or says the opposite.
    static func contradicts(_ statements: [Statement], _ lines: [String], _ setting: LineReading.Setting) -> Bool {
        let reading = IntentReading(IntentText(lines, setting))
        if reading.text.hits.contains(where: { [.retraction, .joke].contains($0.kind) }) { return true }
        return statements.contains { statement in
            guard let item = statement.item, setting.asked.indices.contains(item - 1) else { return false }
            let evidence = Evidence(reading.hits(item - 1))
            switch statement.verb {
            case .met, .yes, .done: return evidence.has(.notHeld, .absent, .no, .notDone)
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
        var verdicts = ofPerson
        // Who says such a thing says nothing of what was asked, unless it is said plainly as well.
        for thing in asked.indices where verdicts.isEmpty || Evidence(hits(thing)).isStrong {
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

    /// The phrases that are about one thing.
    func hits(_ thing: Int) -> [CueHit] {
        text.hits.indices.filter { text.hits[$0].kind.isAnswer && targets.things[$0]?.contains(thing) == true }.map {
            text.hits[$0]
        }
    }

    // MARK: What nobody can place

    private static let aboutOne: Set<CueKind> = [.held, .notHeld, .yes, .no, .done, .notDone, .absent, .move]

    /// Whether something was said of one of several things, and nobody can tell of which.
    private var hasOpenAnswer: Bool {
        asked.count > 1
            && text.hits.indices.contains { targets.things[$0] == nil && Self.aboutOne.contains(text.hits[$0].kind) }
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
