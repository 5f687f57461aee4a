import Mentoring

extension AnswerOutcome {
    /// The name by which templates ask for it: `held`, `checkedIn`.
    var name: String { joined(description) }

    static let names = words.map(joined)
}

extension LetterFrequency {
    /// The name by which templates ask for it: `dueOnly`.
    var name: String { joined(rawValue) }
}

extension Clarification.Kind {
    var name: String {
        switch self {
        case .number: "needsNumber"
        case .date: "needsDate"
        case .pause: "needsDay"
        case .snooze: "needsDays"
        case .early: "tooEarly"
        case .notDone: "notDone"
        case .notPaused: "notPaused"
        case .oneMeeting: "oneMeeting"
        case .guess: "meant"
        }
    }
}

extension Clarification.Reason {
    /// The name by which templates ask for it: `noTime`.
    var name: String {
        joined(rawValue)
    }
}

/// Words with hyphens as a template's vocabulary writes them: `no-time` is `noTime`.
private func joined(_ text: String) -> String {
    let parts = text.split(separator: "-")
    return parts.dropFirst().reduce(String(parts[0])) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
}
