/// Whom a rung addresses.
package enum Audience: String, Hashable, Sendable, Codable, CaseIterable {
    /// Every participant of the mentorship.
    case all
    /// The one who is asked first how it went: the program's reporting role, in turn where several hold it.
    case reporter
    /// The one who owes it: for a check-in.
    case owner
    /// The coordinators: for what they owe.
    case coordinator
}

/// When a rung applies at all.
package enum RungCondition: String, Hashable, Sendable, Codable, CaseIterable {
    case always
    /// Only for the first meeting of a cycle, and for one that was moved.
    case firstOrMoved = "first-or-moved"
}

/// What the days of a rung are counted from.
package enum RungAnchor: String, Hashable, Sendable, Codable, CaseIterable {
    case due
    case start
}

/// One step of a ladder: so many civil days before or after, in the recipient's zone, a letter to somebody.
package struct Rung: Hashable, Sendable, Codable {
    package var anchor: RungAnchor
    /// Civil days, in the recipient's zone: negative before the anchor, positive after it.
    package var days: Int
    package var to: Audience
    package var letter: LetterKind
    /// Whether the letter asks for an answer, so that silence after it counts (DESIGN.md, *Asked*).
    package var asks: Bool
    package var when: RungCondition
    /// Whether it is left out after two silences in a row.
    package var skipAfterSilence: Bool

    package init(
        anchor: RungAnchor = .due, days: Int, to: Audience, letter: LetterKind, asks: Bool = false,
        when: RungCondition = .always, skipAfterSilence: Bool = false
    ) {
        self.anchor = anchor
        self.days = days
        self.to = to
        self.letter = letter
        self.asks = asks
        self.when = when
        self.skipAfterSilence = skipAfterSilence
    }

    /// What the notices that it makes come from: stable while its place in the ladder is.
    package var origin: NoticeOrigin { .rung(anchor, days: days) }

    /// The written form of it: `-7`, `0`, `+4`, `start`, `start+2`.
    package var name: String { origin.description }
}

/// Rungs in order, and when silence becomes a verdict.
package struct Ladder: Hashable, Sendable, Codable {
    /// The rungs, earliest first.
    package var rungs: [Rung]
    /// Civil days after the due time at which silence becomes *missed*; nil for never.
    package var missedAfterDays: Int?

    package init(rungs: [Rung], missedAfterDays: Int?) {
        self.rungs = rungs
        self.missedAfterDays = missedAfterDays
    }

    /// The grace in civil days, counted from the submission of the first asking letter: the missed rung less the first asking rung.
    /// - Parameter rungs: the rungs that apply; after two silences these are fewer.
    package func graceDays(of rungs: [Rung]) -> Int? {
        guard let missedAfterDays, let first = rungs.filter({ $0.asks && $0.anchor == .due }).map(\.days).min() else {
            return nil
        }
        return max(missedAfterDays - first, 0)
    }
}
