/// What a name in a template stands for.
indirect enum Term: Sendable {
    /// A text or a number; as a section: whether there is one.
    case text
    /// Only a section: whether it is so.
    case flag
    /// Something with names of its own: a section, or the first part of a dotted name.
    case part([String: Term])
    /// Several of them, one after the other.
    case list([String: Term])

    /// The names inside; none in a text or a flag.
    var names: [String: Term] {
        switch self {
        case .text, .flag: [:]
        case .part(let names), .list(let names): names
        }
    }
}

/// The names that templates may say. `LetterFacts` gives them their values; config/letters/README.md explains them.
enum Vocabulary {
    /// A moment in the recipient's zone.
    static let moment: [String: Term] = ["when": .text, "day": .text, "time": .text, "there": .text]

    /// What is true of the letter as a whole.
    static let letter: [String: Term] = [
        "name": .text, "community": .text, "document": .text, "coordinator": .text, "perWeek": .text, "count": .text,
        "toCoordinator": .flag,
    ]

    /// What is true of one thing that a letter says.
    static let item: [String: Term] = [
        "alone": .flag, "explain": .flag, "mentorship": .text, "program": .text, "group": .flag, "partners": .text,
        "due": .part(moment), "answerBy": .part(moment), "ended": .part(moment), "start": .part(moment),
        "ordinal": .text, "moved": .flag,
        "duration": .text, "milestone": .text, "act": .text, "cycleMonths": .text, "clause": .text, "detail": .text,
        "command": .text, "toOldAddress": .flag, "overdue": .flag, "missed": .flag, "person": .text, "isMeeting": .flag,
        "isCheckIn": .flag, "isMilestone": .flag,
    ]

    /// What the digest says.
    static let digest: [String: Term] = [
        "needs": .text, "lines": .list(["text": .text, "command": .text]), "more": .text,
        "counts": .list(["label": .text, "number": .text]), "backup": .part(moment),
    ]

    /// What a letter's subject and text may name.
    static let ofItem = letter.merging(item) { first, _ in first }.merging(digest) { first, _ in first }

    /// What the phrase of a milestone may name: all but the phrase itself.
    static let ofMilestone = ofItem.filter { $0.key != "act" }

    /// What the letter around its items may name.
    static let ofWrapper = letter.merging([
        "isFirst": .flag, "alone": .flag, "text": .text, "soonest": .part(moment),
        "items": .list(["number": .text, "text": .text]), "contacts": .list(["name": .text, "address": .text]),
        "hasContacts": .flag, "moreContacts": .text, "programs": .text,
    ]) { first, _ in first }
}
