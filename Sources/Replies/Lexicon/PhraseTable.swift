/// What phrases stand for by which people say one thing and nothing else. Whatever is not here is not understood.
struct PhraseTable: Sendable {
    enum Meaning: Hashable {
        /// A verb, understood.
        case verb(Verb.Kind)
        /// Says nothing on its own: a greeting, thanks, "please".
        case filler
        /// Regret: says nothing beside a no, but makes a yes doubtful.
        case regret
        /// When or how a meeting took place; says nothing behind a word that it did.
        case manner
        /// Likewise, and says nothing behind a yes either, where one meeting is asked about that is over: "yes, as planned".
        case how
        /// A verb where that situation is; elsewhere no more than a hint.
        case within(Situation, Verb.Kind)
        /// May stand for a verb, but is never taken for it: only to ask whether it was meant.
        case hint(Verb.Kind)
    }

    /// Phrases, and beginnings of longer ones; these mean nothing.
    private let table: [String: Meaning?]

    /// Of a phrase in two lists, the first in `keys` counts.
    init(_ lists: [LexiconKey: [[String]]]) {
        var table: [String: Meaning?] = [:]
        for (key, meaning) in Self.keys {
            for phrase in lists[key] ?? [] {
                var text = ""
                for (index, word) in phrase.enumerated() {
                    text += index == 0 ? word : " " + word
                    let isWhole = index + 1 == phrase.count
                    if let known = table[text], known != nil || !isWhole { continue }
                    table[text] = .some(isWhole ? meaning : nil)
                }
            }
        }
        self.table = table
    }

    subscript(_ word: String) -> Meaning? { table[word] ?? nil }

    /// The longest phrase that begins at `index`, and how many words it has.
    func phrase(at index: Int, of words: ArraySlice<Word>) -> (meaning: Meaning, length: Int)? {
        var text = ""
        var found: (Meaning, Int)?
        for (count, word) in words[index...].enumerated() {
            text += count == 0 ? word.text : " " + word.text
            guard let entry = table[text] else { break }
            if let entry { found = (entry, count + 1) }
            // A phrase does not go on over the end of a sentence; over a comma it may: "yes, we met".
            if word.endsSentence, word.number == nil { break }
        }
        return found
    }

    static let verbs: [(key: LexiconKey, verb: Verb.Kind)] = [
        (.verbsMet, .met), (.verbsMissed, .missed), (.verbsYes, .yes), (.verbsNo, .no), (.verbsMove, .move),
        (.verbsSnooze, .snooze), (.verbsPause, .pause), (.verbsResume, .resume), (.verbsDone, .done),
        (.verbsStop, .stop), (.verbsHelp, .help), (.verbsExcused, .excused),
    ]

    private static let keys: [(LexiconKey, Meaning)] =
        verbs.map { ($0.key, .verb($0.verb)) } + [
            (.overYes, .within(.meetingOver, .yes)), (.overNo, .within(.meetingOver, .no)),
            (.overMissed, .within(.meetingOver, .missed)), (.proposalYes, .within(.agreement, .yes)),
            (.proposalNo, .within(.agreement, .no)), (.asidesFillers, .filler), (.asidesRegrets, .regret),
            (.asidesManners, .manner), (.asidesHows, .how), (.hintsMet, .hint(.met)), (.hintsMissed, .hint(.missed)),
            (.hintsMove, .hint(.move)), (.hintsPause, .hint(.pause)), (.hintsStop, .hint(.stop)),
        ]
}
