import CivilTime
import Mentoring
import Store

/// How the program stands on a day: one record a day, so that the journal alone tells the program's story.
///
/// Its text is all that the history keeps of it, so it is written such that it can be read back: `mentorships: active 47, paused 2; …`.
package struct DayReport: Hashable, Sendable, LosslessStringConvertible {
    /// What is counted, in the order in which it is told.
    package enum Count: String, CaseIterable, Sendable {
        /// Mentorships under way.
        case active
        /// Mentorships that pause.
        case paused
        /// Mentorships that are proposed or introduced.
        case coming = "to come"
        /// Open mentorships that are at risk.
        case atRisk = "at risk"
        /// Commitments whose time has come and that nobody has answered.
        case due
        /// Commitments missed in the last day.
        case missed
        /// Notices that wait for their letter.
        case waiting
        /// Letters that are tried again later.
        case deferred
        /// Letters given up in the last day.
        case failed
        /// Letters submitted in the last day.
        case submitted
    }

    private static let groups: [(name: String, counts: [Count])] = [
        ("mentorships", [.active, .paused, .coming, .atRisk]), ("commitments", [.due, .missed]),
        ("outbox", [.waiting, .deferred]), ("letters", [.submitted, .failed]),
    ]

    private let numbers: [Count: Int]
    /// Whether the service was on hold.
    package let isOnHold: Bool

    /// How many there are of something.
    package func number(_ count: Count) -> Int { numbers[count] ?? 0 }

    /// Counts what there is.
    ///
    /// - Parameter now: what was missed, submitted and given up is counted from 24 hours before it.
    init(reader: Reader, now: Instant) throws {
        let counts = try reader.counts()
        let yesterday = now - 86_400
        func events(_ kind: EventKind) throws -> Int {
            try reader.eventCount(kind, since: yesterday, until: now)
        }
        numbers = [
            .active: counts.mentorships[.active] ?? 0, .paused: counts.mentorships[.paused] ?? 0,
            .coming: (counts.mentorships[.proposed] ?? 0) + (counts.mentorships[.introduced] ?? 0),
            .atRisk: counts.atRisk, .due: counts.commitments[.due] ?? 0, .missed: try events(.missed),
            .waiting: counts.noticesWaiting,
            .deferred: (counts.letters[.deferred] ?? 0) + (counts.letters[.submitting] ?? 0),
            .submitted: try reader.submittedCount(since: yesterday), .failed: try events(.letterFailed),
        ]
        isOnHold = try reader.hold() != nil
    }

    private static let held = "on hold; "

    /// `mentorships: active 47, paused 2, to come 0, at risk 1; commitments: due 3, missed 0; …`
    package var description: String {
        let groups = Self.groups.map { group in
            "\(group.name): " + group.counts.map { "\($0.rawValue) \(number($0))" }.joined(separator: ", ")
        }
        return (isOnHold ? Self.held : "") + groups.joined(separator: "; ")
    }

    /// Reads a description; nil for any other text.
    package init?(_ description: String) {
        isOnHold = description.hasPrefix(Self.held)
        let groups = description.dropFirst(isOnHold ? Self.held.count : 0).split(separator: ";")
        var numbers: [Count: Int] = [:]
        for group in groups {
            guard let colon = group.firstIndex(of: ":") else { return nil }
            for entry in group[group.index(after: colon)...].split(separator: ",") {
                guard let blank = entry.lastIndex(of: " "),
                    let count = Count(rawValue: String(entry[..<blank].drop { $0 == " " })),
                    let number = Int(entry[entry.index(after: blank)...])
                else { return nil }
                numbers[count] = number
            }
        }
        guard numbers.count == Count.allCases.count else { return nil }
        self.numbers = numbers
    }
}
