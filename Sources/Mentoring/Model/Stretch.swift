import CivilTime
import Recurrence

/// By what a cycle met for a while, closed when its mentorship's rule or zone was changed under way. What was due by it stays so: the new rule
/// holds for the meetings after it, and their ordinals go on from its last.
package struct Stretch: Hashable, Sendable, Codable {
    /// The mentorship's own rule then; nil for the program's cadence.
    package var rule: RecurrenceRule?
    package var zone: String
    /// Its meetings come after this moment of its clock; nil for from the cycle's start on.
    package var after: CivilDateTime?
    /// How many meetings it held; nil for all to the cycle's end.
    package var meetings: Int?

    package init(rule: RecurrenceRule?, zone: String, after: CivilDateTime?, meetings: Int?) {
        self.rule = rule
        self.zone = zone
        self.after = after
        self.meetings = meetings
    }
}

extension Cycle {
    /// Reads a cycle; one that was stored before rhythms could change has no stretches.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        number = try container.decode(Int.self, forKey: .number)
        start = try container.decode(CivilDateTime.self, forKey: .start)
        terms = try container.decodeIfPresent(Terms.self, forKey: .terms)
        meetingsBefore = try container.decode(Int.self, forKey: .meetingsBefore)
        checkInsBefore = try container.decode(Int.self, forKey: .checkInsBefore)
        stretches = try container.decodeIfPresent([Stretch].self, forKey: .stretches) ?? []
        since = try container.decodeIfPresent(CivilDateTime.self, forKey: .since)
    }
}
