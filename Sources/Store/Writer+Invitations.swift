import CivilTime
import Mentoring

extension Writer {
    /// Notes what a calendar is told, together with the letter that tells it.
    package func put(_ invitation: Invitation) throws {
        let key = invitation.key
        try session.execute(
            """
            INSERT INTO invitation (mentorship, cycle, meeting, person, state, sequence, content, organizer, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (mentorship, cycle, meeting, person) DO UPDATE SET state = excluded.state, sequence = excluded.sequence,
                content = excluded.content, organizer = excluded.organizer, at = excluded.at
            """,
            [
                key.mentorship.text, key.cycle, key.meeting, key.person.text, invitation.state.rawValue,
                invitation.sequence, try JSONText.write(invitation.content), invitation.organizer, invitation.at.stored,
            ])
    }

    /// Records what a calendar answered, in the place of what it answered about the same before.
    package func put(_ participation: Participation) throws {
        try session.execute(
            """
            INSERT INTO participation (mentorship, cycle, meeting, person, answer, sequence, stamp, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (mentorship, cycle, meeting, person) DO UPDATE SET answer = excluded.answer, sequence = excluded.sequence,
                stamp = excluded.stamp, at = excluded.at
            """,
            [
                participation.mentorship.text, participation.cycle, participation.meeting, participation.person.text,
                participation.answer.rawValue, participation.sequence, participation.stamp?.stored,
                participation.at.stored,
            ])
    }

    /// Forgets what somebody answered about single meetings of a cycle: an answer to all of them stands for each.
    package func forgetAnswersToMeetings(of mentorship: MentorshipID, cycle: Int, person: PersonID) throws {
        try session.execute(
            "DELETE FROM participation WHERE mentorship = ? AND cycle = ? AND person = ? AND meeting > 0",
            [mentorship.text, cycle, person.text])
    }
}
