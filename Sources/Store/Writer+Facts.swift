import CivilTime
import Mentoring

extension Writer {
    /// Stores a person, as they are now. Nothing happens when they are stored so already.
    package func put(_ person: Person) throws {
        if try self.person(person.id) == person { return }
        try session.execute(
            """
            INSERT INTO person (id, name, email, zone, locale, joined, takes_letters, address_fault, absences, holidays)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, zone = excluded.zone,
                locale = excluded.locale, joined = excluded.joined, takes_letters = excluded.takes_letters,
                address_fault = excluded.address_fault, absences = excluded.absences,
                holidays = excluded.holidays
            """,
            [
                person.id.text, person.name, person.email, person.zone, person.locale, person.joined?.description,
                person.takesLetters.stored, person.addressFault, try JSONText.write(person.absences),
                person.holidays?.text,
            ])
        for id in try mentorshipIDs(of: person.id) { try wake(id) }
    }

    /// Stores a mentorship, as it is now; its people must be stored. A new one is due for planning at once. Nothing happens when it is
    /// stored so already.
    package func put(_ mentorship: Mentorship) throws {
        let before = try self.mentorship(mentorship.id)
        if before == mentorship { return }
        try session.execute(
            """
            INSERT INTO mentorship (id, program, zone, rule, state, cycles, pauses, renewal_agreed, records_began, planned_through,
                is_at_risk, ended_at, holidays)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET program = excluded.program, zone = excluded.zone, rule = excluded.rule,
                state = excluded.state, cycles = excluded.cycles, pauses = excluded.pauses,
                renewal_agreed = excluded.renewal_agreed, records_began = excluded.records_began,
                planned_through = excluded.planned_through, is_at_risk = excluded.is_at_risk, ended_at = excluded.ended_at,
                holidays = excluded.holidays
            """,
            [
                mentorship.id.text, mentorship.program.text, mentorship.zone,
                mentorship.rule?.description,
                mentorship.state.rawValue, try JSONText.write(mentorship.cycles), try JSONText.write(mentorship.pauses),
                mentorship.renewalAgreed.stored, mentorship.recordsBegan.stored, mentorship.plannedThrough.stored,
                mentorship.isAtRisk.stored, mentorship.endedAt?.stored, mentorship.holidays?.text,
            ])
        if before?.participants != mentorship.participants { try putParticipants(mentorship) }
        try wake(mentorship.id)
    }

    private func putParticipants(_ mentorship: Mentorship) throws {
        try session.execute("DELETE FROM participant WHERE mentorship = ?", [mentorship.id.text])
        for (place, participant) in mentorship.participants.enumerated() {
            try session.execute(
                "INSERT INTO participant (mentorship, place, person, role) VALUES (?, ?, ?, ?)",
                [mentorship.id.text, place, participant.person.text, participant.role.rawValue])
        }
    }

    /// Stores what is known of a commitment, as it is now.
    package func put(_ record: CommitmentRecord) throws {
        try session.execute(
            """
            INSERT INTO commitment (id, mentorship, kind, name, person, ordinal, revision, due, zone, moved_to, moves, state, ladder,
                opened_at, settled_at, by_silence, could_not_ask, reason, instant, moved_by_zone)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, due = excluded.due, zone = excluded.zone,
                moved_to = excluded.moved_to, moves = excluded.moves, state = excluded.state, ladder = excluded.ladder,
                opened_at = excluded.opened_at, settled_at = excluded.settled_at, by_silence = excluded.by_silence,
                could_not_ask = excluded.could_not_ask, reason = excluded.reason, instant = excluded.instant,
                moved_by_zone = excluded.moved_by_zone
            """,
            [
                record.id.description, record.id.mentorship.text, record.id.kind.rawValue, record.id.name,
                record.id.person?.text,
                record.id.ordinal, record.revision, record.due.description, record.zone, record.movedTo?.description,
                record.moves,
                record.state.rawValue, try record.ladder.map { try JSONText.write($0) }, record.openedAt.stored,
                record.settledAt?.stored, record.bySilence.stored, record.couldNotAsk.stored, record.reason,
                record.instant?.stored, record.movedByZone.stored,
            ])
        try wake(record.id.mentorship)
    }

    /// Adds somebody's word.
    package func insert(_ report: Report) throws {
        let person: PersonID? =
            switch report.by {
            case .coordinator: nil
            case .person(let id): id
            }
        try session.execute(
            """
            INSERT INTO report (commitment, mentorship, person, outcome, absent, at, held_at, is_revoked)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                report.commitment.description, report.commitment.mentorship.text, person?.text, report.outcome.rawValue,
                try JSONText.write(report.absent), report.at.stored, report.heldAt?.description,
                report.isRevoked.stored,
            ])
        try wake(report.commitment.mentorship)
    }

    /// Undoes every standing word on a commitment. The words stay, marked as revoked.
    package func revokeReports(on id: CommitmentID) throws {
        try session.execute(
            "UPDATE report SET is_revoked = 1 WHERE commitment = ? AND is_revoked = 0", [id.description])
        try wake(id.mentorship)
    }
}
