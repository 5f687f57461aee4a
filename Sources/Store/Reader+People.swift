import CivilTime
import GRDB
import Mentoring
import Recurrence

extension Reader {
    static let personColumns = """
        person.id, person.name, person.email, person.zone, person.locale, person.joined, person.takes_letters, person.address_fault,
        person.absences, person.holidays
        """

    /// A person; nil when there is none of the identifier.
    package func person(_ id: PersonID) throws -> Person? {
        try session.row("SELECT \(Self.personColumns) FROM person WHERE id = ?", [id.text], Self.person)
    }

    /// Everybody, by identifier.
    package func people() throws -> [Person] {
        try session.rows("SELECT \(Self.personColumns) FROM person ORDER BY id", [], Self.person)
    }

    static func person(_ cells: inout Cells) throws -> Person {
        Person(
            id: try cells.value(PersonID.init), name: try cells.text(), email: try cells.text(), zone: try cells.text(),
            locale: try cells.optionalText(), joined: try cells.optionalValue { CivilDate($0) },
            takesLetters: try cells.flag(),
            addressFault: try cells.optionalText(), absences: try cells.list(),
            holidays: try cells.optionalValue(HolidayCalendarID.init))
    }

    static let mentorshipColumns = """
        id, program, zone, rule, state, cycles, pauses, renewal_agreed, records_began, planned_through, is_at_risk, ended_at, holidays
        """

    /// A mentorship; nil when there is none of the identifier.
    package func mentorship(_ id: MentorshipID) throws -> Mentorship? {
        let found = try session.row(
            "SELECT \(Self.mentorshipColumns) FROM mentorship WHERE id = ?", [id.text], Self.mentorship)
        guard var found else { return nil }
        found.participants = try session.rows(
            "SELECT person, role FROM participant WHERE mentorship = ? ORDER BY place", [id.text], Self.participant)
        return found
    }

    /// Every mentorship, by identifier.
    ///
    /// - Parameter includingProgram: whether the program itself, which stands among them for what its coordinators owe, is one.
    package func mentorships(includingProgram: Bool = false) throws -> [Mentorship] {
        let parts = try session.rows(
            "SELECT mentorship, person, role FROM participant ORDER BY mentorship, place", []
        ) { (try $0.text(), try Self.participant(&$0)) }
        let byMentorship = Dictionary(grouping: parts, by: \.0)
        let found = try session.rows(
            "SELECT \(Self.mentorshipColumns) FROM mentorship ORDER BY id", [], Self.mentorship)
        return found.compactMap { mentorship in
            if mentorship.id == .program && !includingProgram { return nil }
            var whole = mentorship
            whole.participants = byMentorship[mentorship.id.text, default: []].map(\.1)
            return whole
        }
    }

    /// The mentorships in which a person takes part, by identifier: the open ones, or all.
    package func mentorshipIDs(of person: PersonID, all: Bool = false) throws -> [MentorshipID] {
        try session.rows(
            """
            SELECT mentorship.id FROM participant JOIN mentorship ON mentorship.id = participant.mentorship
            WHERE participant.person = ? AND (? OR mentorship.state IN ('proposed', 'introduced', 'active', 'paused'))
            ORDER BY mentorship.id
            """, [person.text, all.stored]
        ) { try $0.value(MentorshipID.init) }
    }

    private static func participant(_ cells: inout Cells) throws -> Participant {
        Participant(person: try cells.value(PersonID.init), role: try cells.value(Role.init(rawValue:)))
    }

    /// A mentorship without its participants, which stand in a table of their own.
    private static func mentorship(_ cells: inout Cells) throws -> Mentorship {
        let id = try cells.value(MentorshipID.init)
        let program = try cells.value(ProgramID.init)
        let zone = try cells.text()
        let rule = try cells.optionalValue { try? RecurrenceRule($0) }
        let state = try cells.value(MentorshipState.init(rawValue:))
        let cycles = try cells.list(Cycle.self)
        guard let first = cycles.first else { throw StoreError.damaged("mentorship \(id) has no cycle") }
        var mentorship = Mentorship(
            id: id, program: program, participants: [], start: first.start, zone: zone, rule: rule,
            recordsBegan: .distantPast)
        mentorship.state = state
        mentorship.cycles = cycles
        mentorship.pauses = try cells.list()
        mentorship.renewalAgreed = try cells.flag()
        mentorship.recordsBegan = try cells.instant()
        mentorship.plannedThrough = try cells.instant()
        mentorship.isAtRisk = try cells.flag()
        mentorship.endedAt = try cells.optionalInstant()
        mentorship.holidays = try cells.optionalValue(HolidayCalendarID.init)
        return mentorship
    }

    /// The calendars of holidays that people and mentorships name, by name.
    package func holidayCalendarsInUse() throws -> [HolidayCalendarID] {
        try session.rows(
            """
            SELECT holidays FROM person WHERE holidays IS NOT NULL
            UNION SELECT holidays FROM mentorship WHERE holidays IS NOT NULL ORDER BY 1
            """, []
        ) { try $0.value(HolidayCalendarID.init) }
    }

    static let dueMentorshipsQuery = "SELECT id FROM mentorship WHERE next_wake <= ? ORDER BY next_wake, id LIMIT ?"

    /// The mentorships whose wake-up has come, the longest due first. It costs what is due, not what exists.
    package func dueMentorships(at now: Instant, limit: Int) throws -> [MentorshipID] {
        try session.rows(Self.dueMentorshipsQuery, [now.stored, max(limit, 0)]) { try $0.value(MentorshipID.init) }
    }

    static let earliestWakeQuery =
        "SELECT next_wake FROM mentorship WHERE next_wake IS NOT NULL ORDER BY next_wake LIMIT 1"

    /// When the first mentorship wants to be planned; nil when none does.
    package func earliestWake() throws -> Instant? { try session.row(Self.earliestWakeQuery) { try $0.instant() } }
}
