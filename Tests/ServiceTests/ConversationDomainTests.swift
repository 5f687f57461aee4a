import Mentoring
import Store
import Testing

@testable import Service

/// A domain whose mail system refuses what we send.
struct ConversationDomainTests {
    typealias Trial = ConversationTrial

    private static let roster = """
        people:
          - {id: anna, name: Anna, email: anna@mail.one.example, zone: Europe/Berlin}
          - {id: ben, name: Ben, email: ben@one.example, zone: Europe/Berlin}
          - {id: cleo, name: Cleo, email: cleo@two.example, zone: Europe/Berlin}
          - {id: dan, name: Dan, email: dan@three.example, zone: Europe/Berlin}
        mentorships:
          - {id: m1, program: formal, mentors: [anna], mentees: [ben], start: 2027-01-12T18:00, zone: Europe/Berlin}
          - {id: m2, program: formal, mentors: [cleo], mentees: [dan], start: 2027-01-12T18:00, zone: Europe/Berlin}
        """

    /// If all that goes there comes back, its letters wait for a day, and nobody else's.
    @Test func itsLettersWaitAndNoOthers() throws {
        let trial = try Trial(Self.roster, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-01-12T09:00:00Z")
        for person in ["anna", "ben"] {
            for letter in trial.letters(to: person) { try trial.bounce(letter, status: "5.7.1") }
        }
        trial.settle()
        let before = trial.letters(to: "anna").count
        let others = trial.letters(to: "cleo").count
        try Self.decide(for: ["anna", "cleo"], trial)
        trial.live(until: "2027-01-12T15:00:00Z")
        #expect(trial.letters(to: "anna").count == before)
        #expect(trial.letters(to: "cleo").count > others)
        #expect(try trial.breaker == nil)
        #expect(try trial.person("anna").addressFault == nil)
        #expect(try !trial.events(.letterDeferred).isEmpty)
        trial.live(until: "2027-01-15T00:00:00Z")
        #expect(trial.letters(to: "anna").count > before)
    }

    /// One of several letters there was taken: what was refused was that letter.
    @Test func whereOneWasTakenNothingWaits() throws {
        let trial = try Trial(Self.roster, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-01-11T09:00:00Z")
        for person in ["anna", "ben"] {
            let letter = try #require(trial.letters(to: person).last)
            try trial.bounce(letter, status: "5.7.1")
        }
        trial.settle()
        let before = trial.letters(to: "anna").count
        try #require(before > 1)
        try Self.decide(for: ["anna"], trial)
        trial.live(until: "2027-01-11T15:00:00Z")
        #expect(trial.letters(to: "anna").count > before)
    }

    private static func decide(for people: [String], _ trial: Trial) throws {
        let now = trial.world.now
        try trial.store.write { writer in
            for person in people.map(Trial.id) {
                let id = NoticeID(
                    subject: .person(person), revision: 0, origin: .other("again"), recipient: .person(person))
                try writer.insert(
                    Notice(
                        id: id, letter: .welcome, isScheduled: false, rungAt: now, sendAt: now, decidedAt: now,
                        clause: Clause("§1")))
            }
        }
        trial.world.after(seconds: 1) {}
    }
}
