/// What asks something of a reader, or points at a wish to leave or to rest: a program that took the rest of the message and was silent
/// about it would have dropped it.
extension SentenceClassifier {
    func isPlea(_ reading: SentenceReading) -> Bool {
        let wishes: Set<Verb.Kind> = [.stop, .pause, .resume, .snooze]
        if (reading.verbs + reading.hints).contains(where: wishes.contains) { return true }
        if asksForHelp || !senses.isDisjoint(with: [.call, .trouble, .ending]) { return true }
        // "Please" beside anything that is not known asks for it.
        if senses.contains(.request),
            reading.leftover.contains(where: { !lexicon[.pleaConfirmations].contains($0.text) })
        {
            return true
        }
        guard let index = words.indices.first(where: { length(.pleaWants, at: $0) != nil }) else { return false }
        // "We would like to meet again" is small talk.
        return !lexicon[.pleaPastimes].isAny(of: words[(index + (length(.pleaWants, at: index) ?? 0))...])
    }

    /// Whether somebody wants an end, or somebody else. "I need no other mentor" is no wish for one.
    var wantsEnd: Bool {
        senses.contains(.ending)
            && words.indices.contains { length(.pleaEndings, at: $0) != nil && !isDenied($0, behind: nil) }
    }

    /// Whether one of two words before says the opposite, in the same clause and behind any word of a list.
    func isDenied(_ index: Int, behind stops: LexiconKey?) -> Bool {
        let before = words[max(0, index - 2)..<index]
        let start = before.lastIndex { word in
            word.endsClause || stops.map { lexicon[$0].contains(word.text) } == true
        }
        return lexicon[.distressDenials].isAny(of: before[(start.map { $0 + 1 } ?? before.startIndex)...])
    }

    private var asksForHelp: Bool {
        words.indices.contains { index in
            // "Thanks for your help" asks for none.
            isIn(.pleaHelp, index) && !lexicon[.pleaPraises].isAny(of: words[..<index].suffix(5))
        }
    }
}
