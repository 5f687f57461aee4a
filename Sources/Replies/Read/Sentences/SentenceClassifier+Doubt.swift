/// What in the rest of a message makes doubtful what its first line says: "yes", and below it "but we moved it to Friday".
extension SentenceClassifier {
    /// Whether a sentence begins by turning what was said before it.
    var opensDoubt: Bool {
        if turns { return true }
        return words.count <= 5 && !senses.isDisjoint(with: [.unsaid, .negation])
    }

    /// Whether it makes a verb doubtful that was said elsewhere in the message.
    func doubts(_ verb: Verb.Kind) -> Bool {
        // A sentence that says a verb of its own, such as "no" below "MET".
        let reading = reading
        if !reading.verbs.isEmpty, reading.leftover.isEmpty,
            reading.verbs.contains(where: { $0 != verb && !Self.agrees($0, verb) })
        {
            return true
        }
        // A wish to leave is honoured whatever else is wanted; HELP says nothing beside other words.
        if verb == .help { return !reading.leftover.isEmpty || !reading.hints.isEmpty }
        if senses.contains(.retraction) { return true }
        if [.met, .done, .yes].contains(verb), senses.contains(.absent) || endsInDenial { return true }
        if verb != .stop, isPlea(reading) { return true }
        switch verb {
        case .met, .done, .yes:
            if turns || senses.contains(.change) { return true }
            if senses.contains(.matter), !senses.isDisjoint(with: [.negation, .hedge]) { return true }
            return verb == .yes && senses.contains(.future)
        case .missed, .no, .absent: return doubtsNo
        case .stop: return senses.contains(.limit)
        case .move, .pause, .snooze, .excused, .resume, .help, .checkIn, .fewer, .away, .leaving, .wrongPerson,
            .distress:
            if turns || senses.contains(.change) || senses.contains(.future) && verb != .excused { return true }
            return words.contains { DateWords.looksLikeMoment($0.text, lexicon) }
        }
    }

    private var doubtsNo: Bool {
        if isIn(.doubtLimits, 0) || isIn(.doubtTurns, 0) { return true }
        // "We'll catch up on Friday": it is to be at another time.
        if senses.contains(.future), !senses.isDisjoint(with: [.change, .repair]) { return true }
        if senses.contains([.day, .sight]) { return true }
        return senses.contains(.meeting) && !senses.contains(.negation)
    }

    /// Whether it begins, behind a greeting and the mark of a postscript, with a word that turns.
    private var turns: Bool {
        words.first { lexicon.phrases[$0.text] != .filler && !lexicon[.doubtPostscripts].contains($0.text) }.map {
            lexicon[.doubtOpeners].contains($0.text)
        } ?? false
    }

    /// "Actually we did not,": a denial that ends its clause says it of what was said before. "We did not finish" goes on.
    private var endsInDenial: Bool {
        words.indices.contains { index in
            guard let length = length(.doubtDenials, at: index) else { return false }
            let last = index + length - 1
            return words[last].endsClause || last + 1 == words.count
        }
    }

    private static func agrees(_ one: Verb.Kind, _ other: Verb.Kind) -> Bool {
        switch (one, other) {
        case (.yes, .met), (.met, .yes), (.yes, .done), (.done, .yes), (.no, .missed), (.missed, .no): true
        default: false
        }
    }
}
