import Mentoring
import Recurrence

/// Mentorships, and who takes part in them.
extension Reader {
    static let mentorshipColumns = """
        id, program, zone, rule, state, cycles, pauses, renewal_agreed, records_began, planned_through, is_at_risk, ended_at, holidays,
        kind
        """

    package func mentorship(_ id: MentorshipID) throws -> Mentorship? {
        let found = try session.row(
            "SELECT \(Self.mentorshipColumns) FROM mentorship WHERE id = ?1", [id.text], Self.mentorship)
        guard var found else { return nil }
        found.participants = try session.rows(
            "SELECT person, role FROM participant WHERE mentorship = ?1 ORDER BY place", [id.text], Self.participant)
        return found
    }

    /// Every mentorship, by identifier.
    /// - Parameter includingProgram: whether the program itself, which stands among them for what its coordinators owe, is one.
    package func mentorships(includingProgram: Bool = false) throws -> [Mentorship] {
        let parts = try session.listing(
            "SELECT mentorship, person, role FROM participant ORDER BY mentorship, place", []
        ) { (try $0.text(), try Self.participant(&$0)) }
        let byMentorship = Dictionary(grouping: parts, by: \.0)
        let found = try session.listing(
            "SELECT \(Self.mentorshipColumns) FROM mentorship ORDER BY id", [], Self.mentorship)
        return found.compactMap { mentorship in
            if mentorship.kind == .program && !includingProgram { return nil }
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
            WHERE participant.person = ?1 AND (?2 = 1 OR mentorship.state IN ('proposed', 'introduced', 'active', 'paused'))
            ORDER BY mentorship.id
            """, [person.text, all]
        ) { try $0.value(MentorshipID.init) }
    }

    /// The open mentorships that are at risk, by identifier.
    package func mentorshipsAtRisk() throws -> [MentorshipID] {
        try session.rows(
            """
            SELECT id FROM mentorship
            WHERE is_at_risk = 1 AND state IN ('proposed', 'introduced', 'active', 'paused') ORDER BY id
            """
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
        mentorship.kind = try cells.value(Case.Kind.init(rawValue:))
        return mentorship
    }
}

extension Writer {
    /// Stores a mentorship, as it is now; its people must be stored. A new one is due for planning at once. Nothing happens when it is
    /// stored so already.
    package func put(_ mentorship: Mentorship) throws { try put(mentorship, before: self.mentorship(mentorship.id)) }

    /// - Parameter before: as it is stored; nil for a new one.
    func put(_ mentorship: Mentorship, before: Mentorship?) throws {
        if before == mentorship { return }
        var planned = before
        planned?.plannedThrough = mentorship.plannedThrough
        if planned == mentorship {
            // All that most plans come to.
            try session.execute(
                "UPDATE mentorship SET planned_through = ?1, next_wake = 0 WHERE id = ?2",
                [mentorship.plannedThrough, mentorship.id.text])
            woken.insert(mentorship.id)
            return dossiers.drop(mentorship.id)
        }
        try session.execute(
            """
            INSERT INTO mentorship (id, program, zone, rule, state, cycles, pauses, renewal_agreed, records_began, planned_through,
                is_at_risk, ended_at, holidays, kind)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            ON CONFLICT (id) DO UPDATE SET program = excluded.program, zone = excluded.zone, rule = excluded.rule,
                state = excluded.state, cycles = excluded.cycles, pauses = excluded.pauses,
                renewal_agreed = excluded.renewal_agreed, records_began = excluded.records_began,
                planned_through = excluded.planned_through, is_at_risk = excluded.is_at_risk, ended_at = excluded.ended_at,
                holidays = excluded.holidays
            """,
            [
                mentorship.id.text, mentorship.program.text, mentorship.zone, mentorship.rule?.description,
                mentorship.state.rawValue, try text(of: mentorship.cycles), try text(of: mentorship.pauses),
                mentorship.renewalAgreed, mentorship.recordsBegan, mentorship.plannedThrough,
                mentorship.isAtRisk, mentorship.endedAt, mentorship.holidays?.text, mentorship.kind.rawValue,
            ])
        if before?.participants != mentorship.participants { try putParticipants(mentorship) }
        try wake(mentorship.id)
    }

    private func putParticipants(_ mentorship: Mentorship) throws {
        try session.execute("DELETE FROM participant WHERE mentorship = ?1", [mentorship.id.text])
        for (place, participant) in mentorship.participants.enumerated() {
            try session.execute(
                "INSERT INTO participant (mentorship, place, person, role) VALUES (?1, ?2, ?3, ?4)",
                [mentorship.id.text, place, participant.person.text, participant.role.rawValue])
        }
    }
}
