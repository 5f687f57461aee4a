/// Why a commitment stands where it stands.
package enum CommitmentReason: Hashable, Sendable, LosslessStringConvertible {
    /// Something of the day takes it away or puts it off.
    case suspended(SuspensionCause)
    /// Participants say opposite things of it, and the coordinator was told.
    case contradiction
    /// Words of another version of the program.
    case words(String)

    /// The written form.
    package var description: String {
        switch self {
        case .suspended(let cause): cause.rawValue
        case .contradiction: EscalationReason.contradiction.rawValue
        case .words(let text): text
        }
    }

    /// Reads the written form.
    package init(_ text: String) {
        self =
            SuspensionCause(rawValue: text).map { .suspended($0) }
            ?? (text == Self.contradiction.description ? .contradiction : .words(text))
    }
}

extension CommitmentRecord {
    /// Whether participants say opposite things of it, and the coordinator was told.
    package var isContradicted: Bool { reason == .contradiction }

    /// What takes it away or puts it off.
    var suspendedBy: SuspensionCause? {
        if case .suspended(let cause) = reason { cause } else { nil }
    }

    /// Whether it is excused for a suspension, not by somebody's word.
    var isSuspended: Bool { suspendedBy != nil }
}
