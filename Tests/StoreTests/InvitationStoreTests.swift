import Mentoring
import Testing

@testable import Store

@Suite("Invitations and what calendars answer")
struct InvitationStoreTests {
    private static let key = InvitationKey(mentorship: f1, cycle: 1, meeting: 0, person: amina)

    private static func invitation(_ sequence: Int) throws -> Invitation {
        let start = try civil("2027-01-12T18:00")
        let meeting = InvitationContent.Meeting(
            ordinal: 1, planned: start, due: start, at: noon, takesPlace: true, sequence: sequence)
        let content = InvitationContent(
            zone: "Europe/Berlin", start: start, rule: "FREQ=MONTHLY;COUNT=6", minutes: 60, address: "a",
            attendees: "b",
            sequence: sequence, meetings: [meeting])
        return Invitation(
            key: key, state: .invited, sequence: sequence, content: content, organizer: "m+c.x@example.org", at: noon)
    }

    private static func word(_ meeting: Int, _ answer: Participation.Answer) -> Participation {
        Participation(
            mentorship: f1, cycle: 1, meeting: meeting, person: amina, answer: answer, sequence: 2, stamp: noon,
            at: noon)
    }

    @Test("the last message about an entry stands in the place of the one before")
    func invitations() throws {
        let store = try Samples.store()
        try store.write { writer in
            try writer.put(try Self.invitation(1))
            try writer.put(try Self.invitation(2))
        }
        #expect(try store.read { try $0.invitations(of: f1) } == [try Self.invitation(2)])
        #expect(try store.read { try $0.invitations(of: amina) } == [try Self.invitation(2)])
    }

    @Test("answers replace each other; one to all of a cycle takes the others' place")
    func participations() throws {
        let store = try Samples.store()
        try store.write { writer in
            for answer in Participation.Answer.allCases { try writer.put(Self.word(3, answer)) }
            try writer.put(Self.word(0, .declined))
        }
        #expect(try store.read { try $0.participations(of: f1) } == [Self.word(0, .declined), Self.word(3, .open)])
        #expect(try store.read { try $0.mentorshipsWithDeclines() } == [f1])
        try store.write { try $0.forgetAnswersToMeetings(of: f1, cycle: 1, person: amina) }
        #expect(try store.read { try $0.participations(of: f1) } == [Self.word(0, .declined)])
    }

    @Test("an erased person's entries have the pseudonym")
    func erasure() throws {
        let store = try Samples.store()
        try store.write { writer in
            try writer.put(try Self.invitation(1))
            try writer.put(Self.word(0, .accepted))
        }
        let gone = PersonID(checked: "erased-1")
        try store.erase(amina, as: gone)
        #expect(try store.read { try $0.invitations(of: f1) }.map(\.key.person) == [gone])
        #expect(try store.read { try $0.participations(of: f1) }.map(\.person) == [gone])
    }
}
