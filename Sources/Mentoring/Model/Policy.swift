import CivilTime

/// What makes a coordinator hear of something.
package enum EscalationReason: String, Hashable, Sendable, Codable, CaseIterable {
    case missedMeeting = "missed-meeting"
    case missedCheckIn = "missed-check-in"
    case missedMilestone = "missed-milestone"
    /// Two consecutive meetings were missed.
    case atRisk = "at-risk"
    case contradiction
    /// Nobody could be asked, so nothing was judged.
    case notAsked = "not-asked"
    case unreachable
    /// The third move in a row.
    case movedAgain = "moved-again"
    case lateAnswer = "late-answer"
    /// A check-in that a person must read soon. It is always told in a letter of its own, whatever the policy lists.
    case needsPerson = "needs-person"
}

/// Which matters go into the coordinator's daily letter; the rest waits for the weekly digest.
package struct EscalationRules: Hashable, Sendable, Codable {
    /// The matters that may take the one escalation letter of a working day.
    package var letter: Set<EscalationReason>
    /// The coordinators' role that gets each matter; `coordinator` where none is named.
    package var roles: [EscalationReason: String]
    /// The most lines that a digest spends on what needs a person; it says how many more there are.
    package var digestLines: Int
    /// Two or more consecutive missed meetings (excused ones are passed over) put a mentorship at risk.
    package var atRiskAfter: Int
    /// A check-in with this rating or a lower one is told to a person within the hour; 0 for none.
    package var lowRating: Int

    package init(
        letter: Set<EscalationReason>, roles: [EscalationReason: String], digestLines: Int, atRiskAfter: Int,
        lowRating: Int = 2
    ) {
        self.letter = letter
        self.roles = roles
        self.digestLines = digestLines
        self.atRiskAfter = atRiskAfter
        self.lowRating = lowRating
    }

    package func role(for reason: EscalationReason) -> String { roles[reason] ?? "coordinator" }
}

package struct LetterRules: Hashable, Sendable, Codable {
    /// The time of day, in the recipient's zone, at which scheduled letters leave.
    package var time: TimeOfDay
    /// The most scheduled letters to one person in an ISO week of their zone.
    package var perWeek: Int
    /// The days by which a rung may come early, in a letter that leaves anyway.
    package var rideDays: Int
    /// The most letters handed over in a minute.
    package var perMinute: Int
    /// The days for which a temporary failure is retried, at least.
    package var retryDays: Int
    /// So many silences in a row make a ladder shorter.
    package var silences: Int
    /// The days for which a letter's bytes are kept once it has come to its end.
    package var keepDays: Int
    /// What participants are told as it happens.
    package var announces: Set<Announcement>

    package init(
        time: TimeOfDay, perWeek: Int, rideDays: Int, perMinute: Int, retryDays: Int, silences: Int,
        keepDays: Int = 30, announces: Set<Announcement> = []
    ) {
        self.time = time
        self.perWeek = perWeek
        self.rideDays = rideDays
        self.perMinute = perMinute
        self.retryDays = retryDays
        self.silences = silences
        self.keepDays = keepDays
        self.announces = announces
    }
}

/// The written policy as values: every program and every rule that the service follows.
package struct Policy: Hashable, Sendable, Codable {
    /// The document's number, such as `MEM-02-03`.
    package var document: String
    /// The programs, in the order of the file.
    package var programs: [Program]
    package var letters: LetterRules
    /// What the coordinators hear, and how often.
    package var escalation: EscalationRules
    /// What the program itself owes (§8.1.1, and the document's own review date).
    package var reviews: [CommitmentRule]

    package init(
        document: String, programs: [Program], letters: LetterRules, escalation: EscalationRules,
        reviews: [CommitmentRule]
    ) {
        self.document = document
        self.programs = programs
        self.letters = letters
        self.escalation = escalation
        self.reviews = reviews
    }

    /// The names of the letters that its ladders send.
    package var letterNames: Set<String> {
        Set((programs.flatMap(\.commitments) + reviews).flatMap(\.ladder.rungs).map(\.letter.name))
    }

    package func program(_ id: ProgramID) -> Program? { programs.first { $0.id == id } }
}

/// When the community works and when it rests.
package struct CommunityCalendar: Hashable, Sendable, Codable {
    package var zone: String
    /// The days on which letters leave.
    package var workingDays: Set<Weekday>
    /// No letter leaves from this time of day …
    package var quietFrom: TimeOfDay?
    /// … to this one, in the recipient's zone; it may reach over midnight.
    package var quietUntil: TimeOfDay?
    /// Days on which nobody works who has no calendar of their own, by date.
    package var holidays: [CivilDate: String]
    /// Calendars that people and mentorships name as theirs. Each replaces `holidays`: people who live elsewhere work on our holidays.
    package var holidayCalendars: [HolidayCalendarID: [CivilDate: String]]
    package var breaks: [DateSpan]

    package init(
        zone: String, workingDays: Set<Weekday>, quietFrom: TimeOfDay?, quietUntil: TimeOfDay?,
        holidays: [CivilDate: String], holidayCalendars: [HolidayCalendarID: [CivilDate: String]] = [:],
        breaks: [DateSpan]
    ) {
        self.zone = zone
        self.workingDays = workingDays
        self.quietFrom = quietFrom
        self.quietUntil = quietUntil
        self.holidays = holidays
        self.holidayCalendars = holidayCalendars
        self.breaks = breaks
    }

    /// The name of a day's holiday in a calendar; for nil, and for a calendar that the settings no longer have, in the community's.
    package func holiday(on date: CivilDate, calendar: HolidayCalendarID?) -> String? {
        (calendar.flatMap { holidayCalendars[$0] } ?? holidays)[date]
    }

    /// Whether the day is neither a working day's opposite, nor a holiday of that calendar, nor in a break.
    package func isOpen(_ date: CivilDate, calendar: HolidayCalendarID? = nil) -> Bool {
        workingDays.contains(date.weekday) && holiday(on: date, calendar: calendar) == nil
            && !breaks.contains { $0.contains(date) }
    }

    /// Whether letters rest at this time of day.
    package func isQuiet(_ time: TimeOfDay) -> Bool {
        guard let quietFrom, let quietUntil, quietFrom != quietUntil else { return false }
        return quietFrom < quietUntil
            ? time >= quietFrom && time < quietUntil : time >= quietFrom || time < quietUntil
    }
}
