import CivilTime
import Mentoring
import Settings
import Testing

@testable import Roster

@Suite struct MergeTests {
    static let now = Instant(seconds: 1_800_000_000)
    static let text = """
        people:
          - {id: amina, name: Amina, email: amina@example.org, zone: Africa/Dakar}
          - {name: Jonas, email: jonas@example.com}
        mentorships:
          - {program: formal, mentors: [amina], mentees: [jonas@example.com], start: 2027-01-12T18:00, zone: Europe/Berlin}

        """

    /// What is stored, as imports and commands leave it.
    struct World {
        var stored = StoredRoster()
        var cells = RosterCells()

        func changes(_ text: String, ids: String = "n") throws(RosterFaults) -> RosterChanges {
            let file = try RosterReader.read(
                bytes: Array(text.utf8), fileName: text.hasPrefix("people:") ? "roster.yaml" : "roster.csv",
                options: RosterOptions(known: Array(stored.people.values), makeID: counting(ids)), zones: zones,
                programs: programs, communityZone: "Europe/Berlin")
            return try RosterMerge.changes(
                from: file, since: cells, stored: stored, programs: programs, recordsBegan: MergeTests.now)
        }

        mutating func take(_ text: String, ids: String = "n") throws {
            let changes = try changes(text, ids: ids)
            for person in changes.newPeople + changes.changedPeople.map(\.person) { stored.people[person.id] = person }
            for one in changes.newMentorships + changes.changedMentorships.map(\.mentorship) {
                stored.mentorships[one.id] = one
            }
            cells = changes.cells
        }
    }

    private func imported() throws -> World {
        var world = World()
        try world.take(MergeTests.text, ids: "first")
        return world
    }

    @Test func theFirstImportBringsEverything() throws {
        let changes = try World().changes(MergeTests.text)
        #expect(changes.newPeople.map(\.id.text) == ["amina", "n1"])
        #expect(changes.newPeople[1].zone == "Europe/Berlin")
        let mentorship = try #require(changes.newMentorships.first)
        #expect(mentorship.participants.map(\.person.text) == ["amina", "n1"])
        #expect(mentorship.recordsBegan == MergeTests.now && mentorship.state == .introduced)
    }

    @Test func theSameFileAgainChangesNothing() throws {
        let world = try imported()
        let changes = try world.changes(MergeTests.text, ids: "second")
        #expect(changes.isEmpty)
        #expect(changes.unchangedPeople == 2 && changes.unchangedMentorships == 1)
        #expect(changes.cells == world.cells)
        #expect(changes.peopleGoneFromFile.isEmpty && changes.mentorshipsGoneFromFile.isEmpty)
    }

    @Test func theSameRosterInAnotherSpellingChangesNothing() throws {
        let changes = try imported().changes(
            """
            Mentor;Mentee;Program;Start;Zone
            Amina <amina@example.org>;Jonas <jonas@example.com>;FORMAL;2027-01-12 18:00;Europe/Berlin
            """)
        #expect(changes.isEmpty, "\(changes)")
    }

    /// Last import, stored, file → what is stored then.
    static let threeWays: [(last: String, stored: String, file: String, result: String, overrides: Bool)] = [
        ("Ann", "Ann", "Ann", "Ann", false),
        ("Ann", "Ann", "Bea", "Bea", false),
        ("Ann", "Cid", "Ann", "Cid", false),
        ("Ann", "Cid", "Bea", "Bea", true),
        ("Ann", "Bea", "Bea", "Bea", false),
    ]

    @Test(arguments: threeWays)
    func aCellIsWrittenWhenTheFileChanged(last: String, stored: String, file: String, result: String, overrides: Bool)
        throws
    {
        func roster(_ name: String) -> String { "people:\n  - {id: a, name: \(name), email: a@b.org}\n" }
        let id = PersonID(checked: "a")
        var world = World()
        try world.take(roster(last))
        world.stored.people[id]?.name = stored
        let changes = try world.changes(roster(file))
        #expect(changes.changedPeople.map(\.person.name) == (stored == result ? [] : [result]))
        #expect(changes.changedPeople.first?.cells.first?.overridesCommand ?? false == overrides)
        #expect(changes.cells.people[id]?[.name] == file)
    }

    @Test func whatAColumnDoesNotSayIsNotTouched() throws {
        var world = World()
        try world.take("people:\n  - {id: a, name: A, email: a@b.org, zone: Europe/Paris, locale: fr}\n")
        // A table without zone and language, then the same file with the language taken out.
        #expect(try world.changes("id,name,email\na,A,a@b.org\n").isEmpty)
        let changes = try world.changes("people:\n  - {id: a, name: A, email: a@b.org, zone: Europe/Paris}\n")
        #expect(
            changes.changedPeople.first?.cells == [
                CellChange(column: .locale, from: "fr", to: "", overridesCommand: false)
            ])
    }

    /// What a person chose by mail is undone only by a file that says something new.
    @Test func aFrequencyIsOneCellAmongOthers() throws {
        var world = World()
        let id = PersonID(checked: "a")
        try world.take("people:\n  - {id: a, name: A, email: a@b.org, frequency: due-only}\n")
        #expect(world.stored.people[id]?.frequency == .dueOnly)
        world.stored.people[id]?.frequency = .weekly
        #expect(try world.changes("people:\n  - {id: a, name: A, email: a@b.org, frequency: due-only}\n").isEmpty)
        let changes = try world.changes("people:\n  - {id: a, name: A, email: a@b.org}\n")
        #expect(
            changes.changedPeople.first?.cells == [
                CellChange(column: .frequency, from: "weekly", to: "", overridesCommand: true)
            ])
    }

    @Test func anEmptyCellSaysNothingOfSomebodyWhoWasStoredOtherwise() throws {
        var world = World()
        let id = PersonID(checked: "a")
        world.stored.people[id] = Person(id: id, name: "A", email: "a@b.org", zone: "Asia/Tokyo", locale: "ja")
        #expect(try world.changes("people:\n  - {name: A, email: A@b.org}\n").changedPeople.map(\.cells.count) == [1])
    }

    @Test func anAddressThatACommandChangedIsStillTheSamePerson() throws {
        var world = try imported()
        let jonas = PersonID(checked: "first1")
        world.stored.people[jonas]?.email = "jonas@example.net"
        let changes = try world.changes(MergeTests.text)
        #expect(changes.isEmpty)
        #expect(world.stored.people[jonas]?.email == "jonas@example.net")
    }

    @Test func aNewAddressIsReachableUntilFoundOtherwise() throws {
        var world = try imported()
        let amina = PersonID(checked: "amina")
        world.stored.people[amina]?.addressFault = .notTaken("550 no such mailbox")
        let changes = try world.changes(MergeTests.text.replacing("amina@example.org", with: "a.diallo@example.org"))
        #expect(changes.changedPeople.map(\.person.addressFault) == [nil])
        #expect(changes.changedPeople.map(\.person.email) == ["a.diallo@example.org"])
    }

    @Test func whatIsGoneFromTheFileIsListed() throws {
        let world = try imported()
        let changes = try world.changes(
            "people:\n  - {id: amina, name: Amina, email: amina@example.org, zone: Africa/Dakar}\nmentorships: []\n")
        #expect(changes.isEmpty)
        #expect(changes.peopleGoneFromFile.map(\.text) == ["first1"])
        #expect(changes.mentorshipsGoneFromFile.map(\.text) == ["first2"])
        let people = try world.changes("name,email\nAmina,amina@example.org\n")
        #expect(people.mentorshipsGoneFromFile.isEmpty)
    }

    /// A change to the roster of f1, and why it is refused once there is a history.
    static let refused: [(from: String, to: String, line: Int, message: String)] = [
        (
            "18:00", "19:00", 6,
            "start: f1 has a history since 2027-01-12T18:00; to move one meeting: mentorctl meeting move; else end it "
                + "(mentorctl mentorship end f1) and give the new one another id"
        ),
        (
            "formal", "reverse", 6,
            "program: f1 has a history under formal; end it (mentorctl mentorship end f1) and give the new one another id"
        ),
        (
            "[b]", "[c]", 6,
            "participants: f1 has a history with b; end it (mentorctl mentorship end f1) and give the new one another id"
        ),
    ]
    static let pair = """
        people:
          - {id: a, name: A, email: a@b.org}
          - {id: b, name: B, email: b@b.org}
          - {id: c, name: C, email: c@b.org}
        mentorships:
          - {id: f1, program: formal, mentors: [a], mentees: [b], start: 2027-01-12T18:00}

        """

    @Test(arguments: refused) func historyIsNotRewritten(from: String, to: String, line: Int, message: String) throws {
        var world = World()
        try world.take(MergeTests.pair)
        let changed = MergeTests.pair.replacing(from, with: to)
        #expect(try world.changes(changed).changedMentorships.count == 1)
        let id = MentorshipID(checked: "f1")
        world.stored.withHistory = [id]
        #expect(
            throws: RosterFaults([Fault(file: "roster.yaml", line: line, message: message)])
        ) { try world.changes(changed) }
        world.stored.mentorships[id]?.state = .completed
        let error = #expect(throws: RosterFaults.self) { try world.changes(changed) }
        #expect(
            error?.description.hasSuffix("f1 is over (completed) and does not change; give a new mentorship another id")
                == true)
    }

    @Test func aGroupGoesOnWhenSomebodyLeaves() throws {
        let group = MergeTests.pair.replacing("formal", with: "group").replacing("[b]", with: "[b, c]")
            .replacing("mentorships:", with: "  - {id: d, name: D, email: d@b.org}\nmentorships:")
        var world = World()
        try world.take(group)
        world.stored.withHistory = [MentorshipID(checked: "f1")]
        let changes = try world.changes(group.replacing("[b, c]", with: "[c, d]"))
        #expect(
            changes.changedMentorships.first?.cells == [
                CellChange(
                    column: .participants, from: "mentee:b mentee:c mentor:a", to: "mentee:c mentee:d mentor:a",
                    overridesCommand: false)
            ])
        #expect(try world.changes(group.replacing("[b, c]", with: "[c, b]")).isEmpty)
    }

    @Test func twoRelationshipsOfTheSamePeopleAreRefused() throws {
        let world = try imported()
        let error = #expect(throws: RosterFaults.self) {
            try world.changes(MergeTests.text.replacing("T18:00", with: "T19:00"))
        }
        #expect(
            error?.description
                == "roster.yaml:5: the same people are in first2 (formal, since 2027-01-12T18:00) already; write its id in "
                + "this row, or end it first (mentorctl mentorship end first2)")
    }

    @Test func anAddressBelongsToOnePerson() throws {
        var world = try imported()
        world.stored.people[PersonID(checked: "first1")]?.email = "taken@example.org"
        let error = #expect(throws: RosterFaults.self) {
            try world.changes("people:\n  - {id: new, name: N, email: TAKEN@example.org}\n")
        }
        #expect(
            error?.description
                == "roster.yaml:2: email: \"TAKEN@example.org\" is the address of first1 already; write the id first1, or another address"
        )
    }

    /// A third batch is compared with the mentorships that concern it: with every one, this would take minutes.
    @Test func aThirdBatchCostsWhatItHas() throws {
        var world = World()
        for batch in 1...3 {
            var text = "program,mentor name,mentor email,mentee name,mentee email,start,zone\n"
            for pair in 0..<4_000 {
                text += "formal,M,m\(batch).\(pair)@example.org,E,e\(batch).\(pair)@example.org,2027-01-12T18:00,UTC\n"
            }
            try world.take(text, ids: "b\(batch)x")
        }
        #expect(world.stored.mentorships.count == 12_000)
        // Who is under way already is found all the same.
        let again =
            "program,mentor email,mentee email,start,zone\nformal,m1.7@example.org,e1.7@example.org,2027-02-12T18:00,UTC\n"
        let error = #expect(throws: RosterFaults.self) { try world.changes(again) }
        #expect(error?.description.contains("the same people are in") == true)
    }
}
