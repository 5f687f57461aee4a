import CivilTime
import Mentoring

extension Reader {
    static let invitationsQuery = """
        SELECT mentorship, cycle, meeting, person, state, sequence, content, organizer, at FROM invitation WHERE mentorship = ?
        ORDER BY cycle, meeting, person
        """

    /// When the oldest message about a calendar entry that stands was made; nil before the first.
    package func firstInvitationAt() throws -> Instant? {
        try session.row("SELECT at FROM invitation ORDER BY at LIMIT 1") { try $0.instant() }
    }

    /// How often calendars answered what, in mentorships that are not over: to all meetings of a cycle, or to one.
    package func participationCounts() throws -> [Participation.Answer: Int] {
        Dictionary(
            uniqueKeysWithValues: try session.rows(
                """
                SELECT participation.answer, count(*) FROM participation JOIN mentorship ON mentorship.id = participation.mentorship
                WHERE mentorship.ended_at IS NULL GROUP BY participation.answer
                """, []
            ) { (try $0.value(Participation.Answer.init(rawValue:)), try $0.integer()) })
    }

    /// What calendars were told last about a mentorship's meetings.
    package func invitations(of mentorship: MentorshipID) throws -> [Invitation] {
        try session.rows(Self.invitationsQuery, [mentorship.text], Self.invitation)
    }

    /// What one person's calendar was told last, about all of their mentorships.
    package func invitations(of person: PersonID) throws -> [Invitation] {
        try session.rows(
            """
            SELECT mentorship, cycle, meeting, person, state, sequence, content, organizer, at FROM invitation WHERE person = ?
            ORDER BY mentorship, cycle, meeting
            """, [person.text], Self.invitation)
    }

    static let participationsQuery = """
        SELECT mentorship, cycle, meeting, person, answer, sequence, stamp, at FROM participation WHERE mentorship = ?
        ORDER BY cycle, meeting, person
        """

    /// What calendars answered last about a mentorship's meetings.
    package func participations(of mentorship: MentorshipID) throws -> [Participation] {
        try session.rows(Self.participationsQuery, [mentorship.text], Self.participation)
    }

    /// The mentorships about whose meetings somebody's calendar has answered "no".
    package func mentorshipsWithDeclines() throws -> [MentorshipID] {
        try session.rows(
            "SELECT DISTINCT mentorship FROM participation WHERE answer = 'declined' ORDER BY mentorship"
        ) { try $0.value(MentorshipID.init) }
    }

    private static func invitation(_ cells: inout Cells) throws -> Invitation {
        let key = try key(&cells)
        return Invitation(
            key: key, state: try cells.value(Invitation.State.init(rawValue:)), sequence: try cells.integer(),
            content: try cells.value { JSONText.read(InvitationContent.self, $0) }, organizer: try cells.text(),
            at: try cells.instant())
    }

    private static func participation(_ cells: inout Cells) throws -> Participation {
        let key = try key(&cells)
        return Participation(
            mentorship: key.mentorship, cycle: key.cycle, meeting: key.meeting, person: key.person,
            answer: try cells.value(Participation.Answer.init(rawValue:)), sequence: try cells.integer(),
            stamp: try cells.optionalInstant(), at: try cells.instant())
    }

    private static func key(_ cells: inout Cells) throws -> InvitationKey {
        InvitationKey(
            mentorship: try cells.value(MentorshipID.init), cycle: try cells.integer(), meeting: try cells.integer(),
            person: try cells.value { PersonID($0) })
    }
}
