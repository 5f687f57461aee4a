/// Whether words of leaving are about the mentorship: people quit jobs and end contracts as well, and tell it with joy.
///
/// It is known of few things that they are something else; whatever else is named may be the mentorship by another name.
extension SentenceClassifier {
    /// Whether what is left is plainly something else, before or behind the words: "I quit my old job", "meinen Job zu kündigen".
    func isOfElse(_ said: Range<Int>) -> Bool {
        if let last = words[said].last, !last.endsClause {
            let behind = words[said.upperBound...].prefix(5)
            if let object = behind.firstIndex(where: { !lexicon[.leavingDeterminers].contains($0.text) }),
                isIn(.leavingElsewhere, object)
            {
                // "my job and the mentorship"
                return
                    !(isIn(.leavingAnd, object + 1)
                    && lexicon[.leavingMentoring].isAny(of: words[(object + 1)...].prefix(4)))
            }
        }
        guard isIn(.leavingEnds, said.lowerBound) else { return false }
        return isObject(of: said.lowerBound, .leavingElsewhere) || thought(before: said.lowerBound) == .denied
    }

    /// Whether a verb stands there that says with its object, or with a thought of it, that somebody may leave: "ich überlege, das Mentoring
    /// zu beenden", "wir beenden das", "ob ich weitermache".
    func isLeavingVerb(_ index: Int) -> Bool {
        let isDoubted = isIn(.leavingDoubts, index)
        let isPlain = isIn(.leavingVerbs, index)
        guard isDoubted || isPlain || isIn(.leavingEnds, index) else { return false }
        let thought = thought(before: index)
        if thought == .denied { return false }
        if isDoubted { return thought == .said && lexicon[.leavingWhether].isAny(of: words[..<index].suffix(8)) }
        if isObject(of: index, .leavingElsewhere) { return false }
        if isPlain { return hasObjectBehind(index, mayBeShort: false) }
        // "Ich kann mich auf sie verlassen" praises.
        let before = words[..<index].suffix(6)
        if isIn(.leavingRelying, index), lexicon[.leavingRelyingOn].isAny(of: before),
            lexicon[.leavingReflexives].isAny(of: before)
        {
            return false
        }
        return thought == .said || isObject(of: index, .leavingMentoring) || hasObjectBehind(index)
    }

    private enum Thought { case none, said, denied }

    /// Whether the sentence up to a word says that somebody thinks of something, or that they do not.
    private func thought(before index: Int) -> Thought {
        let start = words[..<index].suffix(12).lastIndex { $0.endsSentence }.map { $0 + 1 } ?? max(0, index - 12)
        let thoughts = lexicon[.leavingThoughts]
        guard let verb = words[start..<index].lastIndex(where: { thoughts.contains($0.text) }) else { return .none }
        guard lexicon[.distressDenials].isAny(of: words[max(start, verb - 2)..<min(index, verb + 4)]) else {
            return .said
        }
        // "Ich denke nicht daran, auszusteigen" denies it; "ich denke nicht, dass es passt, wir hören auf" does not.
        let isInfinitive = isIn(.leavingInfinitives, index) || isIn(.leavingTo, index - 1)
        let isTurned = lexicon[.leavingTurns].isAny(of: words[verb..<index])
        return isInfinitive && !isTurned && index - verb <= 6 ? .denied : .none
    }

    /// Whether one of some words stands before a verb in its own clause.
    private func isObject(of index: Int, _ objects: LexiconKey) -> Bool {
        let before = words[..<index].suffix(8)
        let start = before.lastIndex { $0.endsClause }.map { $0 + 1 } ?? before.startIndex
        let own = before[start...]
        return lexicon[objects].isAny(of: own.suffix(4)) && !lexicon[.leavingCauses].isAny(of: own)
    }

    /// "beenden das Mentoring"; "beenden das" where nothing follows.
    private func hasObjectBehind(_ index: Int, mayBeShort: Bool = true) -> Bool {
        guard !words[index].endsClause else { return false }
        var place = index + 1
        while place - index <= 3, isIn(.leavingDeterminers, place) {
            if words[place].endsClause { return mayBeShort && isIn(.leavingObjects, place) }
            place += 1
        }
        guard place < words.count else { return mayBeShort && place > index + 1 }
        return isIn(.leavingMentoring, place)
    }
}
