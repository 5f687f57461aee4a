import CivilTime

/// What makes doubtful what a message says, and how far it reaches.
///
/// A word that takes back, a joke or another person reaches everything. A denial beside a plain statement reaches its own clause: "we met, he had no
/// camera" says nothing against it. Where the statement is weak, all of it reaches everything.
struct Doubts {
    let text: IntentText
    /// The phrases that say it.
    let said: [CueHit]
    /// Whether one of them says it by itself.
    let isPlain: Bool
    /// The clauses that are about other things alone.
    var elsewhere: Set<Int> = []

    /// So many words that nothing explains may stand beside what only points at an answer, or is one word.
    private static let mostUnexplained = 5
    /// So many beside a yes or no.
    private static let mostBesideWord = 2
    /// So many beside a yes or no that is a sentence of its own.
    private static let mostBesideSentence = 9

    /// Whether too much is written beside a weak answer that may be about something else: "Yes, I got your mail".
    var isOvergrown: Bool {
        guard !isPlain else { return false }
        let isWord = said.allSatisfy { [.yes, .no].contains($0.kind) }
        if isWord, said.contains(where: isSentence) { return text.unexplained > Self.mostBesideSentence }
        // In a few words each counts: "Yes to lunch".
        guard isWord, text.tokens.count <= 6, text.setting.asked.count == 1 else {
            return text.unexplained > (isWord ? Self.mostBesideWord : Self.mostUnexplained)
        }
        let isSetApart = text.tokens.count > 2 && said.contains { text.tokens[$0.range.upperBound - 1].endsClause }
        return text.unexplained > (isSetApart ? 1 : 0)
    }

    /// Whether a yes or no is a sentence of its own: "Sure did! He was in good form."
    private func isSentence(_ hit: CueHit) -> Bool {
        let range = text.sentences[hit.sentence].range
        guard hit.range.upperBound == range.upperBound else { return false }
        return (range.lowerBound..<hit.range.lowerBound).allSatisfy { index in
            text.tokens[index].isPartner || text.hits.contains { $0.kind == .harmless && $0.range.contains(index) }
        }
    }

    private var clauses: Set<Int> { Set(said.map(\.clause)) }
    /// The sentences in which they stand, and a short one right behind: "We met. Last week." goes on.
    private var sentences: Set<Int> {
        let own = Set(said.map(\.sentence))
        return own.union(
            own.map { $0 + 1 }.filter { text.sentences.indices.contains($0) && text.sentences[$0].range.count <= 4 })
    }

    /// Whether one of some kinds of words reaches it.
    func has(_ kinds: [CueKind]) -> Bool {
        text.hits.contains { kinds.contains($0.kind) && reaches($0) }
            || kinds.contains(.hedge) && text.isQuoting || kinds.contains(.other) && text.namesOther
            || kinds.contains(.other) && text.tokens.contains { text.setting.others.contains($0.text) }
    }

    /// Whether a denial stands in the clause of what is denied already: "nobody can say that we skipped it".
    var denies: Bool { text.hits.contains { $0.kind == .negation && clauses.contains($0.clause) } }

    private func reaches(_ danger: CueHit) -> Bool {
        // "We met, but the goals are not ready yet": a denial of one thing denies no other.
        if elsewhere.contains(danger.clause), [.negation, .future, .contrast, .hedge, .otherDay].contains(danger.kind) {
            return false
        }
        // "From 22 January until 7 February" is no condition.
        let first = text.tokens[danger.range.lowerBound].text
        let isUntil = [LexiconKey.besideUntil, .absenceUntil].contains { text.setting.lexicon[$0].contains(first) }
        if danger.kind == .condition, isUntil, danger.range.count == 1,
            text.mentions.contains(where: { $0.range.lowerBound == danger.range.upperBound })
        {
            return false
        }
        switch danger.kind {
        case .retraction, .joke, .other, .request: return true
        case .hedge where isOfOwnDay(danger.sentence): return true
        case .hedge, .condition, .otherDay: return !isPlain || sentences.contains(danger.sentence)
        case .negation, .future, .contrast:
            if !isPlain { return true }
            // "It fell through, but the goals are agreed": the "but" is between two things.
            if danger.kind == .contrast, elsewhere.contains(danger.clause - 1), clauses.contains(danger.clause) {
                return false
            }
            // "We met, but he had to leave early"; "agreed, but then he changed his mind".
            if danger.kind == .contrast {
                return sentences.contains(danger.sentence)
                    && !said.allSatisfy { [.held, .notHeld, .absent].contains($0.kind) }
            }
            if clauses.contains(danger.clause) { return true }
            return danger.kind == .negation && (isShort(danger) || isShortSentence(danger))
        default: return true
        }
    }

    /// Whether a sentence is about the day that was asked about: "I met both last year. On this Tuesday I can't tell."
    private func isOfOwnDay(_ sentence: Int) -> Bool {
        text.setting.asked.contains { asked in
            guard let due = asked.due.map({ text.setting.zone.civil(at: $0) }) else { return false }
            return text.mentions.contains {
                $0.sentence == sentence && $0.hasDay && $0.mayBe(due, now: text.setting.now)
            }
        }
    }

    /// Whether a denial is all of a short clause right behind: "we met, not".
    private func isShort(_ danger: CueHit) -> Bool {
        clauses.contains(danger.clause - 1) && text.tokens.count { $0.clause == danger.clause } <= 3
    }

    private func isShortSentence(_ danger: CueHit) -> Bool {
        sentences.contains(danger.sentence) && !said.contains { $0.sentence == danger.sentence }
    }

    /// Whether something is asked that a person must answer. What is harmless from end to end, "how are you?", is nothing.
    /// - Parameter isWish: whether it is a wish that was said, which people put as a question.
    func asks(beside: Set<Int> = [], isWish: Bool = false) -> Bool {
        text.sentences.indices.contains { index in
            guard text.sentences[index].asks, !beside.contains(index) else { return false }
            // "Could you stop these mails?" is a wish, and no question.
            if isWish,
                text.hits.contains(where: { [.polite, .move, .remind].contains($0.kind) && $0.sentence == index })
            {
                return false
            }
            let isOther = !said.contains { $0.sentence == index }
            if isOther, text.hits.contains(where: { [.fewer, .stop].contains($0.kind) && $0.sentence == index }) {
                return false
            }
            let range = text.sentences[index].range
            // "Done? Good one": what is said is what is asked.
            if said.contains(where: { $0.sentence == index }) { return true }
            return !text.hits.contains { hit in
                hit.kind == .harmless && hit.range.lowerBound <= range.lowerBound + 1
                    && hit.range.upperBound >= range.upperBound
            }
        }
    }

    /// Whether a day is named beside it that is not the meeting's.
    /// - Parameter other: the day that a proposal would take the place of.
    func isOtherDay(_ due: CivilDateTime?, or other: CivilDateTime? = nil) -> Bool {
        guard let due else { return text.mentions.contains { sentences.contains($0.sentence) && $0.hasDay } }
        // "He cancelled on Monday, so there was no meeting": the other day is that of a word of denial, and another clause names none.
        let others = text.mentions.filter {
            sentences.contains($0.sentence) && $0.hasDay && !$0.mayBe(due, now: text.setting.now)
        }
        let clauses = Set(others.flatMap { text.clauses(of: $0) })
        let isOfDenial = clauses.isSubset(of: self.clauses) && !self.clauses.isSubset(of: clauses)
        if isPlain, isOfDenial, said.allSatisfy({ $0.kind == .notHeld }) { return false }
        return text.mentions.contains { mention in
            sentences.contains(mention.sentence) && !mention.mayBe(due, now: text.setting.now)
                && other.map { !mention.mayBe($0, now: text.setting.now) } ?? true
                && !isPlanned(mention)
        }
    }

    /// A day to come in a clause of its own: "the next one is on 26 January".
    private func isPlanned(_ mention: Mention) -> Bool {
        guard isPlain, mention.weekday == nil, let date = mention.date, date > text.setting.now.date else {
            return false
        }
        return !mention.range.contains { clauses.contains(text.tokens[$0].clause) }
    }
}
