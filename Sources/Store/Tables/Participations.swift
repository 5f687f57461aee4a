import Mentoring

/// What calendars answered.
extension Reader {
    static let participationsQuery = """
        SELECT mentorship, cycle, meeting, person, answer, sequence, stamp, at FROM participation WHERE mentorship = ?1
        ORDER BY cycle, meeting, person
        """

    package func participations(of mentorship: MentorshipID) throws -> [Participation] {
        try session.rows(Self.participationsQuery, [mentorship.text], Self.participation)
    }

    /// The mentorships about whose meetings somebody's calendar has answered "no".
    package func mentorshipsWithDeclines() throws -> [MentorshipID] {
        try session.rows(
            "SELECT DISTINCT mentorship FROM participation WHERE answer = 'declined' ORDER BY mentorship"
        ) { try $0.value(MentorshipID.init) }
    }

    private static func participation(_ cells: inout Cells) throws -> Participation {
        let key = try invitationKey(&cells)
        return Participation(
            mentorship: key.mentorship, cycle: key.cycle, meeting: key.meeting, person: key.person,
            answer: try cells.value(Participation.Answer.init(rawValue:)), sequence: try cells.integer(),
            stamp: try cells.optionalInstant(), at: try cells.instant())
    }
}

extension Writer {
    /// Records what a calendar answered, in the place of what it answered about the same before.
    package func put(_ participation: Participation) throws {
        try session.execute(
            """
            INSERT INTO participation (mentorship, cycle, meeting, person, answer, sequence, stamp, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT (mentorship, cycle, meeting, person) DO UPDATE SET answer = excluded.answer, sequence = excluded.sequence,
                stamp = excluded.stamp, at = excluded.at
            """,
            [
                participation.mentorship.text, participation.cycle, participation.meeting, participation.person.text,
                participation.answer.rawValue, participation.sequence, participation.stamp, participation.at,
            ])
    }

    /// Forgets what somebody answered about single meetings of a cycle: an answer to all of them stands for each.
    package func forgetAnswersToMeetings(of mentorship: MentorshipID, cycle: Int, person: PersonID) throws {
        try session.execute(
            "DELETE FROM participation WHERE mentorship = ?1 AND cycle = ?2 AND person = ?3 AND meeting > 0",
            [mentorship.text, cycle, person.text])
    }
}
