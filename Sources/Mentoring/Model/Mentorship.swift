import CivilTime
import Recurrence

/// Where a mentorship stands (§5.2, §10.1.2).
package enum MentorshipState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Matched, not introduced (§5.2.1).
    case proposed
    /// Introduced; its first meeting lies ahead (§5.2.2).
    case introduced
    /// Under way.
    case active
    /// Resting until a date, or until it is resumed.
    case paused
    /// Came to its end.
    case completed
    case endedEarly = "ended-early"

    /// Whether commitments still arise from it.
    package var isOpen: Bool {
        switch self {
        case .proposed, .introduced, .active, .paused: true
        case .completed, .endedEarly: false
        }
    }
}

/// One run of a program's length. A program without end has one.
package struct Cycle: Hashable, Sendable, Codable {
    /// 1 for the first.
    package var number: Int
    /// Its first meeting, in the mentorship's zone.
    package var start: CivilDateTime
    /// Cadence and length that hold for this cycle; nil until it starts, while the settings still decide.
    package var terms: Terms?
    /// How many meetings the cycles before it held.
    package var meetingsBefore: Int
    /// How many check-ins of each participant the cycles before it held.
    package var checkInsBefore: Int
    /// The rhythms that it had before the present one, oldest first.
    package var stretches: [Stretch]
    /// Its meetings by the present rhythm come after this, on the mentorship's clock; nil for from its start on.
    package var since: CivilDateTime?

    package init(number: Int, start: CivilDateTime, terms: Terms?, meetingsBefore: Int = 0, checkInsBefore: Int = 0) {
        self.number = number
        self.start = start
        self.terms = terms
        self.meetingsBefore = meetingsBefore
        self.checkInsBefore = checkInsBefore
        stretches = []
        since = nil
    }

    enum CodingKeys: CodingKey { case number, start, terms, meetingsBefore, checkInsBefore, stretches, since }
}

/// A relationship between people under a program; or the program itself, whose reviews are kept in the same way (``kind``).
package struct Mentorship: Hashable, Sendable {
    package var id: MentorshipID
    package var kind = Case.Kind.mentorship
    package var program: ProgramID
    /// Who takes part, in the roster's order.
    package var participants: [Participant]
    /// Its zone identifier: the one that its meetings are agreed in.
    package var zone: String
    /// Its own recurrence rule; nil for the program's cadence.
    package var rule: RecurrenceRule?
    package var state: MentorshipState
    /// Its cycles so far, oldest first; never empty.
    package var cycles: [Cycle]
    /// The calendar on whose holidays it does not meet; nil for its participants' own.
    package var holidays: HolidayCalendarID?
    /// Its pauses, in the mentorship's zone.
    package var pauses: [DateSpan]
    /// Whether the coming end was answered with "go on".
    package var renewalAgreed: Bool
    /// Commitments that were due before this instant are before records began.
    package var recordsBegan: Instant
    /// Every rung up to this instant has been decided: the watermark that makes a clock set back, a second run or a change of settings harmless.
    package var plannedThrough: Instant
    /// Whether too many consecutive meetings were missed.
    package var isAtRisk: Bool
    /// When it came to its end or was ended.
    package var endedAt: Instant?

    /// Describes a mentorship as a roster brings it: its first cycle only.
    package init(
        id: MentorshipID, program: ProgramID, participants: [Participant], start: CivilDateTime, zone: String,
        rule: RecurrenceRule? = nil, holidays: HolidayCalendarID? = nil, recordsBegan: Instant
    ) {
        self.id = id
        self.program = program
        self.participants = participants
        self.zone = zone
        self.rule = rule
        self.holidays = holidays
        state = .introduced
        cycles = [Cycle(number: 1, start: start, terms: nil)]
        pauses = []
        renewalAgreed = false
        self.recordsBegan = recordsBegan
        plannedThrough = recordsBegan
        isAtRisk = false
        endedAt = nil
    }

    /// The program itself, whose records begin now.
    package static func program(zone: Zone, now: Instant) -> Mentorship {
        var program = Mentorship(
            id: Case.programID, program: ProgramID(checked: Case.programID.text), participants: [],
            start: zone.civil(at: now), zone: zone.identifier, recordsBegan: now)
        program.kind = .program
        program.state = .active
        return program
    }

    /// Its first meeting, in its zone.
    package var start: CivilDateTime { cycles[0].start }

    /// The participants in a role, in the roster's order.
    package func people(_ role: Role) -> [PersonID] { participants.filter { $0.role == role }.map(\.person) }
}
