import Mentoring

indirect enum Term: Sendable {
    /// A text or a number; as a section: whether there is one.
    case text
    /// Only a section: whether it is so.
    case flag
    /// Something with names of its own: a section, or the first part of a dotted name.
    case part([String: Term])
    case list([String: Term])

    /// The names inside; none in a text or a flag.
    var names: [String: Term] {
        switch self {
        case .text, .flag: [:]
        case .part(let names), .list(let names): names
        }
    }
}

/// The names that templates may say. `TemplateContext` gives them their values; letters/README.md explains them.
enum TemplateSchema {
    static let moment: [String: Term] = ["when": .text, "day": .text, "short": .text, "time": .text, "there": .text]

    static let letter: [String: Term] = [
        "name": .text, "community": .text, "document": .text, "coordinator": .text, "perWeek": .text, "count": .text,
        "readers": .text, "aboutReaders": .text,
        "toCoordinator": .flag, "answers": .flag,
    ]

    static let item: [String: Term] = about.merging(answering) { first, _ in first }.merging(change) { first, _ in
        first
    }

    private static let about: [String: Term] = [
        "alone": .flag, "explain": .flag, "mentorship": .text, "program": .text, "group": .flag, "partners": .text,
        "due": .part(moment), "answerBy": .part(moment), "ended": .part(moment), "start": .part(moment),
        "ordinal": .text, "moved": .flag, "duration": .text, "milestone": .text, "act": .text, "cycleMonths": .text,
        "clause": .text, "detail": .text, "command": .text, "toOldAddress": .flag, "overdue": .flag, "missed": .flag,
        "person": .text, "personAddress": .text, "isMeeting": .flag, "isCheckIn": .flag, "isMilestone": .flag,
        "isRenewal": .flag, "isSeries": .flag,
    ]

    private static let form: [String: Term] = [
        "title": .text, "introduction": .text, "hasRating": .flag, "isOne": .flag, "isConfidential": .flag,
        "following": .text, "followsOne": .flag, "lines": .list(["label": .text, "choices": .text]),
    ]

    private static let answering: [String: Term] = [
        "form": .part(form),
        "exampleTime": .text, "exampleDay": .text, "zone": .text, "sample": .text, "did": .part(outcome),
        "choices": .list(["number": .text, "question": .text, "with": .text, "mentorship": .text]), "lack": .part(lack),
        "said": .part(said), "again": .flag, "bounced": .flag, "needsChoices": .flag, "canUndo": .flag,
    ].merging(flags(Clarification.Kind.allCases.map(\.name))) { first, _ in first }

    private static func flags(_ names: [String]) -> [String: Term] {
        Dictionary(uniqueKeysWithValues: names.map { ($0, Term.flag) })
    }

    private static let lack = flags(Clarification.Reason.allCases.map(\.name)).merging(["day": .text]) { first, _ in
        first
    }

    private static let said = flags(SaidVerb.Kind.allCases.map(\.rawValue)).merging([
        "ofMentorship": .flag, "number": .text,
    ]) {
        first, _ in first
    }

    private static let outcome: [String: Term] = Dictionary(
        uniqueKeysWithValues: AnswerOutcome.names.map { ($0, Term.flag) }
            + LetterFrequency.allCases.map { ($0.name, Term.flag) }
            // `number` is said no more; templates that were made when it was still name it.
            + [("time", .part(moment)), ("day", .text), ("number", .text), ("address", .text), ("isRead", .flag)])

    private static let change: [String: Term] = [
        "previously": .part(moment), "next": .part(moment), "until": .text, "by": .text, "byReader": .flag,
        "others": .list(["name": .text, "address": .text, "zone": .text, "languages": .text, "start": .part(moment)]),
        "steps": .list(["act": .text]), "hasSteps": .flag,
    ]

    static let digest: [String: Term] = [
        "needs": .text, "lines": .list(["text": .text, "command": .text]), "more": .text,
        "counts": .list(["label": .text, "number": .text]), "backup": .part(moment),
    ]

    /// What a letter's subject and text may name.
    static let ofItem = letter.merging(item) { first, _ in first }.merging(digest) { first, _ in first }

    /// What the phrase of a milestone may name: all but the phrase itself.
    static let ofMilestone = ofItem.filter { $0.key != "act" && $0.key != "steps" && $0.key != "hasSteps" }

    /// What the letter around its items may name.
    static let ofWrapper = letter.merging([
        "isFirst": .flag, "isLast": .flag, "alone": .flag, "text": .text, "soonest": .part(moment), "sample": .text,
        "title": .text,
        "items": .list(["number": .text, "text": .text]), "contacts": .list(["name": .text, "address": .text]),
        "hasContacts": .flag, "contact": .part(["name": .text, "address": .text]), "moreContacts": .text,
        "programs": .text,
    ]) { first, _ in first }

    /// What the templates of the HTML form may name (letters/html).
    static let ofPage: [String: Term] = [
        "language": .text, "title": .text, "isRightToLeft": .flag, "blocks": .list(block), "footer": .list(block),
    ]

    private static let pieces: [String: Term] = ["text": .text, "link": .text, "isolated": .flag, "plain": .flag]

    private static let block: [String: Term] = [
        "isTitle": .flag, "isHeading": .flag, "isParagraph": .flag, "isList": .flag, "isCode": .flag,
        "isAnswers": .flag, "isForm": .flag, "opensItem": .flag, "closesItem": .flag, "pieces": .list(pieces),
        "lines": .list([
            "line": .text, "link": .text, "hasPoints": .flag, "points": .list(["point": .text, "link": .text]),
        ]),
        "entries": .list([
            "pieces": .list(pieces), "isNumbered": .flag, "label": .text, "hasLines": .flag,
            "lines": .list(["line": .text]),
        ]),
        "answers": .list(["link": .text, "say": .list(pieces), "hasMeaning": .flag, "meaning": .list(pieces)]),
    ]
}
