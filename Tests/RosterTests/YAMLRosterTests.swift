import CivilTime
import Mentoring
import Testing

@testable import Roster

@Suite struct YAMLRosterTests {
    static let people = """
        people:
          - {id: amina, name: Amina Diallo, email: amina@example.org, zone: Africa/Dakar, locale: fr, joined: 2023-02-01}
          - {id: jonas, name: Jonas Müller, email: jonas@example.com, zone: Europe/Berlin}
          - {id: mei, name: 陳美玲, email: mei@example.org, zone: Asia/Kolkata}
          - {id: tomas, name: Tomáš Dvořák, email: tomas@example.net, zone: Europe/Prague}

        """

    @Test func theShapeThatIsKept() throws {
        let file = try yaml(
            YAMLRosterTests.people + """
                mentorships:
                  - {id: f1, program: formal, mentors: [amina], mentees: [jonas], start: 2027-01-12T18:00, zone: Europe/Berlin}
                  - {id: p1, program: peer, peers: [mei, tomas], start: 2027-01-14T12:30, zone: Asia/Kolkata, rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"}

                """)
        #expect(
            file.people[0].person
                == Person(
                    id: PersonID(checked: "amina"), name: "Amina Diallo", email: "amina@example.org",
                    zone: "Africa/Dakar",
                    locale: "fr", joined: CivilDate("2023-02-01")))
        #expect(file.mentorships.map(\.id.text) == ["f1", "p1"])
        #expect(file.mentorships.map(\.line) == [7, 8])
        #expect(file.mentorships[1].rule?.description == "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH")
        #expect(file.mentorships[1].participants.map(\.role) == [.peer, .peer])
        #expect(file.mentorships[1].start == CivilDateTime("2027-01-14T12:30"))
        #expect(file.warnings.isEmpty)
    }

    @Test func withoutIDsPeopleAreNamedByAddress() throws {
        let file = try yaml(
            """
            people:
              - {name: A, email: a@b.org, zone: UTC}
              - {name: C, email: c@b.org, zone: UTC}
            mentorships:
              - {program: formal, mentors: [A@b.org], mentees: c@b.org, start: 2027-01-12T18:00}
            """)
        #expect(file.mentorships[0].participants.map(\.person.text) == ["x1", "x2"])
        #expect(!file.people[0].hasOwnID && !file.mentorships[0].hasOwnID)
        #expect(file.mentorships[0].zone == "Europe/Berlin")
    }

    @Test func peopleWhoAreStoredNeedNotBeListed() throws {
        let known = Person(
            id: PersonID(checked: "zofia"), name: "Zofia", email: "zofia@example.org", zone: "Europe/Warsaw")
        let file = try yaml(
            YAMLRosterTests.people
                + "mentorships:\n  - {id: f9, program: formal, mentors: [zofia@example.org], mentees: [amina], start: 2027-01-12T18:00}\n",
            known: [known])
        #expect(file.mentorships[0].participants[0].person == known.id)
    }

    /// One line after the people, and what is said of it.
    static let bad: [(line: String, message: String)] = [
        (
            "{id: f1, program: formal, mentors: [amina], mentees: [jonsa], start: 2027-01-12T18:00}",
            "mentees: nobody has the id \"jonsa\"; did you mean jonas?"
        ),
        (
            "{id: f1, program: formal, mentors: [amina], mentees: [x@example.org], start: 2027-01-12T18:00}",
            "mentees: nobody has the address \"x@example.org\""
        ),
        (
            "{id: f1, program: formal, mentors: [amina, mei], mentees: [jonas], start: 2027-01-12T18:00}",
            "formal takes 1 mentor; this has 2"
        ),
        (
            "{id: f1, program: formal, mentors: [amina], start: 2027-01-12T18:00}",
            "formal takes 1 mentee; this has none"
        ),
        ("{id: p1, program: peer, peers: [mei], start: 2027-01-12T18:00}", "peer takes 2 peers; this has 1"),
        (
            "{id: p1, program: peer, peers: [mei, tomas], mentors: [amina], start: 2027-01-12T18:00}",
            "peer has no mentors; its roles are peers"
        ),
        (
            "{id: f1, program: formal, mentors: [amina], mentees: [jonas], strat: 2027-01-12T18:00}",
            "unknown key \"strat\"; did you mean \"start\"?"
        ),
        (
            "{id: f1, program: formal, mentors: [amina], mentees: [jonas], start: 2027-01-12T18:00, zone: CET}",
            "zone: \"CET\" is an abbreviation"
        ),
        (
            "{id: p1, program: peer, peers: [mei, tomas], start: 2027-01-15T12:30, rule: \"FREQ=WEEKLY;INTERVAL=2;BYDAY=TH\"}",
            "rule: \"FREQ=WEEKLY;INTERVAL=2;BYDAY=TH\" does not yield the start, 2027-01-15T12:30 (a Friday); the nearest day that "
                + "does is 2027-01-14T12:30"
        ),
        ("f1", "item 1 of \"mentorships\" is a single value, not a mapping (key: value)"),
    ]

    @Test(arguments: bad) func whatIsWrongWithAMentorship(line: String, message: String) {
        let found = faults { () throws(RosterFaults) in try yaml(YAMLRosterTests.people + "mentorships:\n  - \(line)\n")
        }
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("roster.yaml:7: \(message)") == true, "\(found)")
    }

    @Test func everythingAtOnce() {
        let found = faults { () throws(RosterFaults) in
            try yaml(
                """
                people:
                  - {id: amina, name: Amina, email: amina@example, zone: GMT+2}
                  - {id: amina, name: Jonas, email: jonas@example.com, locale: german}
                  - {id: Ä, nmae: X, email: AMINA@example.org}
                mentorships:
                  - {id: program, program: forml, mentors: [amina], mentees: [nobody]}
                """)
        }
        #expect(
            found.map { String($0.prefix(60)) } == [
                "roster.yaml:2: email: \"amina@example\" has a domain without a",
                "roster.yaml:2: zone: \"GMT+2\" is an abbreviation or a fixed o",
                "roster.yaml:3: locale: \"german\" is not a language; write a t",
                "roster.yaml:3: id: \"amina\" is the id of line 2 already",
                "roster.yaml:4: id: \"Ä\" is not an id: at most 64 of a-z, 0-9,",
                "roster.yaml:4: unknown key \"nmae\"; did you mean \"name\"?",
                "roster.yaml:6: program: \"forml\" is not a program; did you me",
                "roster.yaml:6: mentees: nobody has the id \"nobody\"",
                "roster.yaml:6: id: \"program\" stands for the program as a who",
                "roster.yaml:6: missing key \"start\" in item 1 of \"mentorships",
            ])
    }

    @Test(arguments: [
        "", "people", "people: {}", "- a", "people:\n  - [", "x: 1", "people: &a [*a]", "\0",
        String(repeating: "[", count: 200_000),
    ])
    func whatIsNoRosterIsRefused(text: String) {
        #expect(!faults { () throws(RosterFaults) in try yaml(text) }.isEmpty)
    }
}
