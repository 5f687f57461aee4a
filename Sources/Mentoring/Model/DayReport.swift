/// How the program stands on a day: one record a day, so that the journal alone tells the program's story.
package struct DayReport: Hashable, Sendable, Codable, CustomStringConvertible {
    /// What is counted, in the order in which it is told.
    package enum Count: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
        case active
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
    package let isOnHold: Bool

    package init(numbers: [Count: Int], isOnHold: Bool) {
        self.numbers = numbers
        self.isOnHold = isOnHold
    }

    package func number(_ count: Count) -> Int { numbers[count] ?? 0 }

    /// `mentorships: active 47, paused 2, to come 0, at risk 1; commitments: due 3, missed 0; …`
    package var description: String {
        let groups = Self.groups.map { group in
            "\(group.name): " + group.counts.map { "\($0.rawValue) \(number($0))" }.joined(separator: ", ")
        }
        return (isOnHold ? "on hold; " : "") + groups.joined(separator: "; ")
    }
}
