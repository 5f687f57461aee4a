import Forms

/// Words of distress, or of leaving a mentorship: a person must read a check-in that has them.
package enum Distress {
    /// Whether a text holds such words. It is no judgement: a false alarm costs somebody a minute.
    package static func isSaid(_ text: String, _ lexicon: Lexicon) -> Bool {
        text.split(whereSeparator: \.isNewline).prefix(OwnLines.most).contains { line in
            SentenceClassifier(Words(Folding.visible(line)).words, lexicon).saysDistress
        }
    }
}

extension SentenceClassifier {
    var saysDistress: Bool {
        words.indices.contains { index in
            // "Not sure whether to go on": a denial before a doubt takes nothing back.
            if let length = length(.distressDoubts, at: index), !isOfElse(index..<(index + length)) { return true }
            let end = length(.distressLeaving, at: index).map { index + $0 }
            let isLeaving = end.map { !isOfElse(index..<$0) } ?? false
            guard isLeaving || length(.distressSaid, at: index) != nil || isLeavingVerb(index) else { return false }
            // "I don't want to quit", "not uncomfortable": a word just before says the opposite. A denial before "and" is of something else:
            // "I am not well and want to quit".
            return !isDenied(index, behind: .distressConjunctions)
        }
    }
}
