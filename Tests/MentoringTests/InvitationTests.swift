import CivilTime
import Testing

@testable import Mentoring

/// Which message brings a calendar from what it was told to what it should say.
@Suite struct InvitationTests {
    private static let now = Instant(rfc3339: "2027-01-05T09:00:00Z")!

    private static func meeting(
        _ ordinal: Int, _ planned: String, due: String? = nil, takesPlace: Bool = true, later: Int64 = 0
    ) -> InvitationContent.Meeting {
        let civil = CivilDateTime(due ?? planned)!
        return InvitationContent.Meeting(
            ordinal: ordinal, planned: CivilDateTime(planned)!, due: civil, at: Zone.utc.instant(of: civil) + later,
            takesPlace: takesPlace)
    }

    private static let plain = content([
        meeting(1, "2027-01-12T18:00"), meeting(2, "2027-02-09T18:00"), meeting(3, "2027-03-09T18:00"),
    ])

    private static func content(_ meetings: [InvitationContent.Meeting], rule: String? = "FREQ=MONTHLY;COUNT=3")
        -> InvitationContent
    {
        InvitationContent(
            zone: "UTC", start: meetings[0].planned, rule: rule, minutes: 60, address: "a", attendees: "b",
            meetings: meetings)
    }

    private static func sent(_ content: InvitationContent, _ state: Invitation.State = .invited) -> Invitation {
        let key = InvitationKey(
            mentorship: MentorshipID("f1")!, cycle: 1, meeting: 0, person: PersonID("mei")!)
        return Invitation(key: key, state: state, sequence: 4, content: content, organizer: "o@example.org", at: now)
    }

    private static func changed(_ change: (inout InvitationContent) -> Void) -> InvitationContent {
        var content = plain
        change(&content)
        return content
    }

    private static let late = meeting(2, "2027-02-09T18:00", due: "2027-02-12T17:00")
    private static let off = meeting(2, "2027-02-09T18:00", takesPlace: false)

    /// What was told (nil for nothing), what should be said (nil for nothing), and the message.
    private static let cases: [(String, Invitation?, InvitationContent?, InvitationStep?)] = [
        ("first", nil, plain, .invite),
        ("nothing to come", nil, content([meeting(1, "2027-01-04T18:00")]), nil),
        ("more than 60 days ahead", nil, content([meeting(1, "2027-03-20T18:00")]), nil),
        ("no meetings", nil, nil, nil),
        ("as it was", sent(plain), plain, nil),
        ("one moved", sent(plain), changed { $0.meetings[1] = late }, .change(meeting: 2)),
        ("one does not take place", sent(plain), changed { $0.meetings[1] = off }, .drop(meeting: 2)),
        (
            "two do not take place", sent(plain),
            changed {
                $0.meetings[1] = off
                $0.meetings[2].takesPlace = false
            }, .update
        ),
        (
            "none takes place", sent(plain),
            changed { for i in $0.meetings.indices { $0.meetings[i].takesPlace = false } }, .cancel
        ),
        ("given back", sent(changed { $0.meetings[1] = off }), plain, .update),
        ("moved back", sent(changed { $0.meetings[1] = late }), plain, .change(meeting: 2)),
        ("over", sent(plain), nil, .cancel),
        ("over, and nothing was ahead", sent(content([meeting(1, "2027-01-04T18:00")])), nil, nil),
        ("another address", sent(plain), changed { $0.address = "c" }, .invite),
        ("another participant", sent(plain), changed { $0.attendees = "c" }, .update),
        ("longer", sent(plain), changed { $0.minutes = 90 }, .update),
        ("another recurrence", sent(plain), changed { $0.rule = "FREQ=MONTHLY;COUNT=4" }, .update),
        (
            "the zone's data", sent(plain), changed { $0.meetings[1].at = $0.meetings[1].at + 3_600 },
            .change(meeting: 2)
        ),
        (
            "the past does not matter",
            sent(content([meeting(1, "2027-01-04T18:00"), meeting(2, "2027-02-09T18:00")])),
            content([meeting(1, "2027-01-04T18:00", takesPlace: false), meeting(2, "2027-02-09T18:00")]), nil
        ),
        (
            "a day that was too far ahead", sent(plain), changed { $0.meetings.append(meeting(4, "2027-04-13T18:00")) },
            nil
        ),
        (
            "a moved day that was too far ahead", sent(plain),
            changed { $0.meetings.append(meeting(4, "2027-04-13T18:00", due: "2027-04-14T18:00")) }, .change(meeting: 4)
        ),
        ("after it was taken back", sent(plain, .cancelled), plain, .invite),
        ("taken back, and still nothing", sent(plain, .cancelled), nil, nil),
    ]

    @Test(arguments: cases.indices) func step(_ index: Int) {
        let (name, sent, wanted, step) = Self.cases[index]
        #expect(Invitations.step(from: sent, to: wanted, base: 0, now: Self.now) == step, "\(name)")
    }

    /// After its message was noted, there is nothing more to say.
    @Test(arguments: cases.indices) func isAtRestAfterwards(_ index: Int) throws {
        let (name, before, wanted, step) = Self.cases[index]
        guard let step else { return }
        let noted = try #require(Invitations.noted(step, wanted, sent: before, sequence: 9, now: Self.now))
        let after = Self.sent(noted, step == .cancel ? .cancelled : .invited)
        #expect(
            Invitations.step(from: after, to: wanted, base: 0, now: Self.now) == (nil as InvitationStep?), "\(name)")
    }

    /// What a calendar was told after the backup that was put back is forgotten: a change is told with the whole entry, and nothing else is.
    @Test(
        arguments: [
            ("as it was", plain, nil), ("moved", changed { $0.meetings[1] = late }, .update),
            ("ended meanwhile", nil, .cancel),
        ] as [(String, InvitationContent?, InvitationStep?)])
    func afterARestore(_ row: (name: String, wanted: InvitationContent?, step: InvitationStep?)) throws {
        var sent = Self.sent(Self.plain)
        sent.sequence = 3
        #expect(Invitations.step(from: sent, to: row.wanted, base: 100, now: Self.now) == row.step, "\(row.name)")
        guard let step = row.step else { return }
        sent.sequence = 100
        sent.state = step == .cancel ? .cancelled : .invited
        sent.content = try #require(
            Invitations.noted(step, row.wanted, sent: sent, sequence: 100, now: Self.now))
        let again = Invitations.step(from: sent, to: row.wanted, base: 100, now: Self.now)
        #expect(again == (nil as InvitationStep?), "\(row.name)")
    }

    @Test func oneChangeRaisesOneVersion() throws {
        let wanted = Self.changed { $0.meetings[1] = Self.late }
        let noted = try #require(
            Invitations.noted(.change(meeting: 2), wanted, sent: Self.sent(Self.plain), sequence: 5, now: Self.now))
        #expect(noted.sequence == 0)
        #expect(noted.meetings.map(\.sequence) == [0, 5, 0])
    }

    @Test(arguments: [0, 7]) func noticesNameTheirEntry(meeting: Int) throws {
        let key = InvitationKey(
            mentorship: MentorshipID("f1")!, cycle: 2, meeting: meeting, person: PersonID("mei")!)
        #expect(key.notice(sequence: 12).origin.description == (meeting == 0 ? "invite-12" : "invite-m7-12"))
        #expect(InvitationKey(key.notice(sequence: 12)) == key)
        #expect(key.notice(sequence: 12).origin.sequence == 12)
        #expect(InvitationKey(key.notice(again: "abc234")) == key)
        #expect(key.notice(again: "abc234").origin.sequence == nil)
        var other = key.notice(sequence: 12)
        other.origin = .ended
        #expect(InvitationKey(other) == nil)
    }

    @Test func aGroupsMenteesAreNotToldOfEachOther() {
        let people = ["a", "b", "c", "d"].map { PersonID($0)! }
        let mentorship = Mentorship(
            id: MentorshipID("g1")!, program: ProgramID("group")!,
            participants: zip(people, [Role.mentor, .mentee, .mentee, .mentee]).map {
                Participant(person: $0, role: $1)
            },
            start: CivilDateTime("2027-01-12T18:00")!, zone: "UTC", recordsBegan: Self.now)
        #expect(mentorship.invited(with: people[1], isGroup: true) == [people[0], people[1]])
        #expect(mentorship.invited(with: people[0], isGroup: true) == people)
        #expect(mentorship.invited(with: PersonID("gone")!, isGroup: true) == [PersonID("gone")!])
        #expect(mentorship.invited(with: people[1], isGroup: false) == people)
    }

    @Test func theLastWordOnAMeetingCounts() {
        func word(_ meeting: Int, _ answer: Participation.Answer) -> Participation {
            Participation(
                mentorship: MentorshipID("f1")!, cycle: 1, meeting: meeting, person: PersonID("mei")!, answer: answer,
                sequence: 0, stamp: nil, at: Self.now)
        }
        let all = [word(0, .accepted), word(2, .declined), word(3, .open)]
        func answer(_ meeting: Int) -> Participation.Answer? {
            Participation.answers(all, meeting: meeting, cycle: 1)[PersonID("mei")!]
        }
        #expect([1, 2, 3].map(answer) == [.accepted, .declined, nil])
        #expect(Participation.answers(all, meeting: 1, cycle: 2).isEmpty)
    }
}
