import Mentoring
import Store
import Testing

@testable import Service
@testable import Simulation

/// The coordinators owe something for each mentorship: by the settings alone.
struct OfficerCommitmentTests {
    private typealias Trial = ConversationTrial
    private static let handbook = "m1/milestone/handbook/1"

    /// The handbook is handed out two weeks after the start: due on 26 January, asked about on the 29th, missed on 9 February.
    private static func trial(coordinator: String = "carla@example.org") throws -> Trial {
        try Trial(
            Trial.pair, from: "2027-01-11T00:00:00Z",
            policy: {
                $0.replacing(
                    "    milestones:\n      # §5.2.3",
                    with: """
                            commitments:
                              handbook:
                                owed-by: officer
                                due: {days-after-start: 14}
                                clause: §6.2.1
                                ladder: program-review
                            milestones:
                              # §5.2.3
                        """)
            },
            settings: {
                $0.replacing(
                    "mentorship-coordinator: community@ai-engineers.org", with: "mentorship-coordinator: \(coordinator)"
                )
            })
    }

    private func letters(_ trial: Trial) -> [Letter] {
        trial.world.started.filter { letter in
            letter.notices.contains { $0.subject == .commitment(Trial.commitment(Self.handbook)) }
        }
    }

    @Test func coordinatorsAreRemindedAndTheirWordCounts() throws {
        let trial = try Self.trial()
        trial.live(until: "2027-01-30T00:00:00Z")
        let letters = letters(trial)
        #expect(letters.map { $0.notices.map(\.origin.description) } == [["-14"], ["+3"]])
        #expect(letters.allSatisfy { $0.recipient == .coordinator(1) })
        let asking = try #require(letters.last)
        #expect(try Trial.flat(asking).contains("mentorctl milestone done m1/handbook"))
        #expect(try Trial.flat(asking).contains("DONE"))
        #expect(try Trial.read(asking)["reply-to"]?.contains("mentoring+r.") == true)
        #expect(try trial.record(Self.handbook)?.state == .due)
        try trial.reply("Done, thanks!", to: asking)
        trial.settle()
        #expect(try trial.record(Self.handbook)?.state == .fulfilled)
        #expect(try trial.reports(Self.handbook).map(\.by) == [.coordinator])
        let taken = try trial.events(.answerTaken).filter { $0.commitment?.description == Self.handbook }
        #expect(taken.map(\.actor) == ["coordinator"])
        trial.live(until: "2027-02-20T00:00:00Z")
        #expect(try trial.record(Self.handbook)?.state == .fulfilled)
        #expect(self.letters(trial).count == 2)
        #expect(trial.faults.isEmpty)
    }

    /// Mail from the program's own address is nobody's word: who coordinates there types a command.
    @Test func theProgramsOwnAddressIsNotAskedToReply() throws {
        let trial = try Self.trial(coordinator: "community@ai-engineers.org")
        trial.live(until: "2027-01-30T00:00:00Z")
        let asking = try #require(letters(trial).last)
        #expect(try Trial.read(asking)["reply-to"]?.contains("mentoring+r.") != true)
        #expect(try !Trial.flat(asking).contains("DONE"))
    }

    @Test func silenceIsAMiss() throws {
        let trial = try Self.trial()
        trial.live(until: "2027-02-20T00:00:00Z")
        let record = try #require(try trial.record(Self.handbook))
        #expect(record.state == .missed && record.bySilence)
        #expect(try trial.events(.missed).first { $0.commitment == record.id }?.clause == Clause("§6.2.1"))
    }

    @Test(arguments: [
        ("Done", "somebody@example.com"), ("I will do it tomorrow", nil), ("MET", nil), ("MOVE 2027-02-05 10:00", nil),
        ("STOP", nil), ("not done", nil),
    ])
    func nothingElseCounts(_ row: (text: String, from: String?)) throws {
        let trial = try Self.trial()
        trial.live(until: "2027-01-30T00:00:00Z")
        let asking = try #require(letters(trial).last)
        let before = trial.world.started.count
        try trial.reply(row.text, to: asking, Trial.Reply(from: row.from))
        trial.settle()
        #expect(try trial.record(Self.handbook)?.state == .due)
        #expect(try trial.reports(Self.handbook).isEmpty)
        #expect(trial.world.started.count == before, "nothing goes back")
    }

    /// Nobody owes anything for a mentorship in which they take part.
    @Test func whoTakesPartOwesNothing() throws {
        let trial = try Self.trial(coordinator: "anna@example.org")
        trial.live(until: "2027-01-30T00:00:00Z")
        #expect(letters(trial).map(\.address) == ["community@ai-engineers.org", "community@ai-engineers.org"])
    }

    /// An absence of those who take part is none of those who owe it.
    @Test func absencesOfOthersExcuseNothing() throws {
        let trial = try Self.trial()
        try trial.store.write { writer in
            for id in ["anna", "ben"] {
                var person = try #require(try writer.person(Trial.id(id)))
                person.absences = [DateSpan(from: Community.date("2027-01-20"), through: Community.date("2027-02-02"))]
                try writer.put(person)
            }
        }
        trial.live(until: "2027-01-30T00:00:00Z")
        #expect(try trial.record(Self.handbook)?.due.date.description == "2027-01-26")
        #expect(letters(trial).count == 2)
    }
}
