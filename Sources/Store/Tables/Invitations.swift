import CivilTime
import Mentoring

/// What calendars were told.
extension Reader {
    static let invitationsQuery = """
        SELECT mentorship, cycle, meeting, person, state, sequence, content, organizer, at FROM invitation WHERE mentorship = ?1
        ORDER BY cycle, meeting, person
        """

    /// When the oldest message about a calendar entry that stands was made; nil before the first.
    package func firstInvitationAt() throws -> Instant? {
        try session.row("SELECT at FROM invitation ORDER BY at LIMIT 1") { try $0.instant() }
    }

    /// What calendars were told last about a mentorship's meetings.
    package func invitations(of mentorship: MentorshipID) throws -> [Invitation] {
        try session.rows(Self.invitationsQuery, [mentorship.text], Self.invitation)
    }

    package func invitations(of person: PersonID) throws -> [Invitation] {
        try session.rows(
            """
            SELECT mentorship, cycle, meeting, person, state, sequence, content, organizer, at FROM invitation WHERE person = ?1
            ORDER BY mentorship, cycle, meeting
            """, [person.text], Self.invitation)
    }

    private static func invitation(_ cells: inout Cells) throws -> Invitation {
        let key = try invitationKey(&cells)
        return Invitation(
            key: key, state: try cells.value(Invitation.State.init(rawValue:)), sequence: try cells.integer(),
            content: try cells.json(), organizer: try cells.text(), at: try cells.instant())
    }

    static func invitationKey(_ cells: inout Cells) throws -> InvitationKey {
        InvitationKey(
            mentorship: try cells.value(MentorshipID.init), cycle: try cells.integer(), meeting: try cells.integer(),
            person: try cells.value { PersonID($0) })
    }
}

extension Writer {
    /// Notes what a calendar is told, together with the letter that tells it.
    package func put(_ invitation: Invitation) throws {
        let key = invitation.key
        try session.execute(
            """
            INSERT INTO invitation (mentorship, cycle, meeting, person, state, sequence, content, organizer, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT (mentorship, cycle, meeting, person) DO UPDATE SET state = excluded.state, sequence = excluded.sequence,
                content = excluded.content, organizer = excluded.organizer, at = excluded.at
            """,
            [
                key.mentorship.text, key.cycle, key.meeting, key.person.text, invitation.state.rawValue,
                invitation.sequence, try session.json.text(of: invitation.content), invitation.organizer, invitation.at,
            ])
    }
}
