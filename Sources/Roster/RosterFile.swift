import CivilTime
import Mentoring
import Recurrence
import Settings

/// A cell of a person's row that an import compares with the last import's.
package enum PersonColumn: String, Hashable, Sendable, Codable, CaseIterable {
    case name
    case email
    /// The zone identifier; empty for the community's.
    case zone
    /// The language; empty for the community's.
    case locale
    /// The date of joining; empty if unknown.
    case joined
    /// The calendar of holidays; empty for the community's.
    case holidays
    /// How often letters come; empty for as usual.
    case frequency
}

/// A cell of a mentorship's row that an import compares with the last import's.
package enum MentorshipColumn: String, Hashable, Sendable, Codable, CaseIterable {
    case program
    /// Who takes part as what, such as `mentee:jonas mentor:amina`.
    case participants
    /// The first meeting, in the mentorship's zone.
    case start
    /// The zone identifier; empty for the community's.
    case zone
    /// The recurrence rule; empty for the program's cadence.
    case rule
    /// The calendar of holidays; empty for its participants'.
    case holidays
}

/// A person as a file has them.
package struct RosterPerson: Hashable, Sendable {
    /// The line on which they first stand.
    package var line: Int
    /// The values; what the file leaves out is as it is for somebody new.
    package var person: Person
    /// Whether the file gives the identifier; otherwise it was made, and an import looks for the same address.
    package var hasOwnID: Bool
    /// What the file says, cell by cell, in one spelling whatever the file's own (dates as yyyy-mm-dd). A column that the file does not
    /// have is missing; a cell that it leaves empty is empty.
    package var cells: [PersonColumn: String]
}

/// A mentorship as a file has it.
package struct RosterMentorship: Hashable, Sendable {
    /// The line on which it begins.
    package var line: Int
    /// Its identifier, the file's or made.
    package var id: MentorshipID
    /// Whether the file gives the identifier; otherwise an import looks for the same program, participants and start.
    package var hasOwnID: Bool
    package var program: ProgramID
    /// Who takes part, in the file's order.
    package var participants: [Participant]
    package var start: CivilDateTime
    package var zone: String
    /// Its own recurrence rule; nil for the program's cadence.
    package var rule: RecurrenceRule?
    /// Its own calendar of holidays; nil for its participants'.
    package var holidays: HolidayCalendarID?
    /// What the file says, cell by cell, as for a person. Participants are not among them: made identifiers are settled by the import.
    package var cells: [MentorshipColumn: String]
}

/// A roster that was read without a fault.
package struct RosterFile: Hashable, Sendable {
    /// The file's name as it was given.
    package var name: String
    package var people: [RosterPerson]
    package var mentorships: [RosterMentorship]
    /// Whether it has mentorships at all: a list of people alone says nothing of mentorships that are missing from it.
    package var listsMentorships: Bool = true
    /// What is worth a look and refuses nothing, in the order of the lines.
    package var warnings: [Fault] = []
}
