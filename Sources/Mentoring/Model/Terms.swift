/// The part of a program that a running mentorship keeps until it renews, whatever the settings say later: cadence and length.
package struct Terms: Hashable, Sendable {
    /// The length of a cycle in months; nil for a program without end.
    package var cycleMonths: Int?
    package var cadence: Cadence
    package var meetingMinutes: Int
    /// When each thing is due that is owed together, by its rule's name; meetings are due by the cadence.
    package var milestones: [String: CommitmentDue]
    /// When each thing is due of which each owes their own, by its rule's name.
    package var own: [String: CommitmentDue]

    package init(
        cycleMonths: Int?, cadence: Cadence, meetingMinutes: Int, milestones: [String: CommitmentDue],
        own: [String: CommitmentDue]
    ) {
        self.cycleMonths = cycleMonths
        self.cadence = cadence
        self.meetingMinutes = meetingMinutes
        self.milestones = milestones
        self.own = own
    }
}

extension Terms: Codable {
    private enum CodingKeys: CodingKey { case cycleMonths, cadence, meetingMinutes, checkInMonths, milestones, own }

    /// Reads terms; check-ins are stored as they were when nothing else was owed by each.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        cycleMonths = try container.decodeIfPresent(Int.self, forKey: .cycleMonths)
        cadence = try container.decode(Cadence.self, forKey: .cadence)
        meetingMinutes = try container.decode(Int.self, forKey: .meetingMinutes)
        milestones = try container.decode([String: CommitmentDue].self, forKey: .milestones)
        own = try container.decodeIfPresent([String: CommitmentDue].self, forKey: .own) ?? [:]
        if let months = try container.decodeIfPresent(Int.self, forKey: .checkInMonths) {
            own[CommitmentID.checkIn] = .every(months: months)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(cycleMonths, forKey: .cycleMonths)
        try container.encode(cadence, forKey: .cadence)
        try container.encode(meetingMinutes, forKey: .meetingMinutes)
        var others = own
        if case .every(let months) = own[CommitmentID.checkIn] {
            try container.encode(months, forKey: .checkInMonths)
            others[CommitmentID.checkIn] = nil
        }
        try container.encode(milestones, forKey: .milestones)
        if !others.isEmpty { try container.encode(others, forKey: .own) }
    }
}
