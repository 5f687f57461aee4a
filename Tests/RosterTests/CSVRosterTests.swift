import CivilTime
import Mentoring
import Testing

@testable import Roster

@Suite struct CSVRosterTests {
    static let header =
        "id,program,mentor_name,mentor_email,mentor_zone,mentee_name,mentee_email,mentee_zone,start,zone,rule\n"
    static let pair =
        "f1,formal,Amina Diallo,amina@example.org,Africa/Dakar,Jonas Müller,jonas@example.com,Europe/Berlin,2027-01-12T18:00,Europe/Berlin,\n"

    @Test func aPairARow() throws {
        let file = try csv(CSVRosterTests.header + CSVRosterTests.pair)
        #expect(file.people.map(\.person.name) == ["Amina Diallo", "Jonas Müller"])
        #expect(file.people.map(\.person.zone) == ["Africa/Dakar", "Europe/Berlin"])
        #expect(file.people.map(\.person.id.text) == ["x1", "x2"])
        let mentorship = try #require(file.mentorships.first)
        #expect(mentorship.id.text == "f1" && mentorship.hasOwnID && mentorship.line == 2)
        #expect(mentorship.participants.map(\.role) == [.mentor, .mentee])
        #expect(mentorship.start == CivilDateTime("2027-01-12T18:00"))
        #expect(mentorship.rule == nil)
        #expect(file.warnings.isEmpty)
    }

    @Test func peersStandInBothKindsOfColumns() throws {
        let ours = try csv(
            "program,peer1_email,peer1_name,peer2_email,peer2_name,start\npeer,a@b.org,A,c@b.org,C,2027-01-14T12:30\n")
        let theirs = try csv("program,mentor,mentee,start\npeer,A <a@b.org>,C <c@b.org>,2027-01-14T12:30\n")
        #expect(ours.mentorships[0].participants.map(\.role) == [.peer, .peer])
        #expect(ours.mentorships[0].participants == theirs.mentorships[0].participants)
        #expect(ours.people.map(\.person) == theirs.people.map(\.person))
    }

    @Test func rowsOfAGroupAreOne() throws {
        let head = "id,program,mentor,mentee,start\n"
        let byID = try csv(head + "g1,group,A <a@b.org>,B <b@b.org>,2027-01-14T12:30\ng1,group,a@b.org,C <c@b.org>,\n")
        #expect(byID.mentorships.count == 1)
        #expect(byID.mentorships[0].participants.map(\.person.text) == ["x1", "x2", "x3"])
        let byContent = try csv(
            head + ",group,A <a@b.org>,B <b@b.org>,2027-01-14T12:30\n,group,a@b.org,C <c@b.org>,2027-01-14T12:30\n")
        #expect(byContent.mentorships.count == 1)
        #expect(byContent.people.count == 3)
    }

    @Test func rowsOfAGroupMustAgree() {
        let head = "id,program,mentor,mentee,start,time,zone\ng1,group,A <a@b.org>,B <b@b.org>,2027-01-14,12:30,UTC\n"
        let found = faults { () throws(RosterFaults) in
            try csv(head + "g1,group,a@b.org,C <c@b.org>,2027-01-15,12:45,Asia/Tokyo\ng1,group,a@b.org,b@b.org,,,\n")
        }
        #expect(
            found == [
                "people.csv:3: start: \"2027-01-15\" contradicts \"2027-01-14\" on line 2, a row of the same group",
                "people.csv:3: zone: \"Asia/Tokyo\" contradicts \"UTC\" on line 2, a row of the same group",
                "people.csv:3: time: \"12:45\" contradicts \"12:30\" on line 2, a row of the same group",
                "people.csv:4: x2 is in this group already, on line 2 or after it",
            ])
    }

    @Test func anIDMayPointAtSomebody() throws {
        let known = Person(
            id: PersonID(checked: "amina"), name: "Amina", email: "amina@example.org", zone: "Africa/Dakar")
        let text = "program,mentor_id,mentee_email,mentee_name,start\nformal,amina,b@b.org,B,2027-01-12T18:00\n"
        let file = try csv(text, known: [known])
        #expect(file.mentorships[0].participants.map(\.person.text) == ["amina", "x1"])
        #expect(file.people.count == 1)
        #expect(
            faults { () throws(RosterFaults) in try csv(text.replacing("amina", with: "amna"), known: [known]) } == [
                "people.csv:2: mentor_id: nobody has the id \"amna\"; did you mean amina?"
            ])
    }

    @Test func aFileThatIsWrongThroughoutIsGivenUp() {
        let found = faults { () throws(RosterFaults) in
            try csv("name,email\n" + String(repeating: "A,nobody\n", count: 5000))
        }
        #expect(found.count == 1001)
        #expect(found.last == "people.csv:1002: 1000 faults so far; the rest of the file was not looked at")
    }

    @Test func peopleAlone() throws {
        let file = try csv(
            "Full Name;E-Mail;Time zone;Language;Member since\nAmina Diallo;Amina@Example.org;Africa/Dakar;fr;2023-02-01\n"
        )
        #expect(!file.listsMentorships)
        #expect(
            file.people.map(\.person) == [
                Person(
                    id: PersonID(checked: "x1"), name: "Amina Diallo", email: "Amina@Example.org", zone: "Africa/Dakar",
                    locale: "fr", joined: CivilDate("2023-02-01"))
            ])
    }

    /// How often somebody wants letters, as a cell says it; nil for a fault.
    @Test(
        arguments: [
            ("", .usual), ("usual", .usual), ("Weekly", .weekly), ("due-only", .dueOnly), ("Due only", .dueOnly),
            ("due_only", .dueOnly), ("weekely", nil), ("monthly", nil),
        ] as [(String, LetterFrequency?)])
    func howOftenLettersCome(cell: String, frequency: LetterFrequency?) throws {
        let text = "Name,E-Mail,Letter frequency\nA,a@b.org,\(cell)\n"
        guard let frequency else {
            let found = faults { () throws(RosterFaults) in try csv(text) }
            let advice = cell == "weekely" ? "did you mean weekly?" : "known are usual, weekly and due-only"
            return #expect(
                found == ["people.csv:2: Letter frequency: \"\(cell)\" does not say how often letters come; \(advice)"])
        }
        let person = try csv(text).people[0]
        #expect(person.person.frequency == frequency)
        #expect(person.cells[.frequency] == (frequency == .usual ? "" : frequency.rawValue))
    }

    @Test func columnsOfOneselfAreMapped() throws {
        let text = "Who,Email Address (work),Time zone\nA,a@b.org,Europe/Paris\n"
        #expect(
            try csv(text, map: ["Who": "name", "email address (work)": "email"]).people.map(\.person.email) == [
                "a@b.org"
            ])
        #expect(
            faults { () throws(RosterFaults) in
                try csv(text, map: ["Whom": "name", "Email Address (work)": "mail box"])
            } == [
                "people.csv:1: --map 'Email Address (work)=mail box': there is no column mail box; known are id, name, email, zone, "
                    + "locale, joined, holidays, frequency, also with mentor_, mentee_, peer1_ or peer2_ before them, program, start, time "
                    + "and rule",
                "people.csv:1: --map names a column \"Whom\" that the file does not have; did you mean \"Who\"?",
                "people.csv:1: no column for name and email; name it with --map 'Header=name' "
                    + "(columns here: \"Who\", \"Email Address (work)\" and \"Time zone\")",
            ])
    }

    /// One row of a table of people, and what is said of it.
    static let badPeople: [(row: String, message: String)] = [
        ("A,a@@b,Europe/Paris", "email: \"a@@b\" has two @ signs; write one address such as amina@example.org"),
        ("A,,Europe/Paris", "email: is missing; letters go there"),
        (",a@b.org,Europe/Paris", "name: is missing; letters begin with it"),
        (
            "A,a@b.org,EST",
            "zone: \"EST\" is an abbreviation or a fixed offset, not a time zone: it does not say when clocks change; write a region such "
        ),
        ("A,a@b.org,GMT+2", "zone: \"GMT+2\" is an abbreviation or a fixed offset"),
        (
            "A,a@b.org,Europe/Belin",
            "zone: \"Europe/Belin\" is not a time zone of this system; did you mean Europe/Berlin"
        ),
        ("\"A\nB\",a@b.org,Europe/Paris", "name: \"A?B\" has a line break in it"),
        ("A\u{1B}[2J,a@b.org,Europe/Paris", "cell 1 has the control character U+001B in it; remove it"),
        ("A\0,a@b.org,Europe/Paris", "cell 1 has the control character U+0000 in it; remove it"),
        ("A,a@b.org,Europe/Paris,more", "4 cells, but 3 columns; is a quotation mark missing?"),
        (
            "A \"B\" C,a@b.org,Europe/Paris",
            "a quotation mark in the middle of a cell; put the cell in quotation marks and double those inside"
        ),
        ("A\u{2028}B,a@b.org,Europe/Paris", "name: \"A?B\" has a line break in it"),
        ("\"\u{308}A\nB\"\u{308},a@b.org,Europe/Paris", "a quotation mark has an accent on it; remove it"),
        (String(repeating: "n", count: 5000) + ",a@b.org,", "cell 1 is longer than 4 KiB"),
        (
            String(repeating: "n", count: 1 << 20) + ",a@b.org,",
            "a row of more than 256 KiB; is a quotation mark missing?"
        ),
        (
            "\"A,a@b.org,Europe/Paris",
            "a quotation mark opens a cell here and is never closed; everything after it was passed over"
        ),
    ]

    @Test(arguments: badPeople) func whatIsWrongWithAPerson(row: String, message: String) {
        let found = faults { () throws(RosterFaults) in try csv("name,email,zone\nOk,ok@example.org,UTC\n\n\(row)\n") }
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("people.csv:4: \(message)") == true, "\(found)")
    }

    /// One row of a table of pairs, and what is said of it.
    static let badPairs: [(row: String, message: String)] = [
        (",forml,a@b.org,c@b.org,2027-01-12T18:00,,", "program: \"forml\" is not a program; did you mean formal?"),
        (
            ",x,a@b.org,c@b.org,2027-01-12T18:00,,",
            "program: \"x\" is not a program; known are formal, peer, group and reverse"
        ),
        (",,a@b.org,c@b.org,2027-01-12T18:00,,", "program: is missing; known are formal, peer, group and reverse"),
        (",formal,a@b.org,a@b.org,2027-01-12T18:00,,", "x1 takes part twice"),
        (",group,a@b.org,c@b.org,2027-01-12T18:00,,", "group takes 2 to 12 mentees; this has 1"),
        (",formal,a@b.org,c@b.org,,,", "start: is missing; write the first meeting, as in 2027-01-12T18:00"),
        (
            ",formal,a@b.org,c@b.org,2027-01-12,,",
            "start: \"2027-01-12\" has no time of day; write the first meeting as 2027-01-12T18:00"
        ),
        (
            ",formal,a@b.org,c@b.org,03/04/2027 18:00,,",
            "start: \"03/04/2027 18:00\" can be 2027-04-03 (--date-format %d/%m/%Y) or 2027-03-04 (--date-format %m/%d/%Y); say which"
        ),
        (
            ",formal,a@b.org,c@b.org,13.01.2027 18:00,,",
            "start: \"13.01.2027 18:00\" is not in ISO form; write 2027-01-13, or give --date-format %d.%m.%Y"
        ),
        (
            ",formal,a@b.org,c@b.org,2027-02-30T18:00,,",
            "start: \"2027-02-30T18:00\" is not a date; write it as 2027-01-12"
        ),
        (
            ",formal,a@b.org,c@b.org,46399,,",
            "start: \"46399\" is a spreadsheet's day number; format the column as a date, such as 2027-01-12"
        ),
        (
            ",formal,a@b.org,c@b.org,1927-01-12T18:00,,",
            "start: \"1927-01-12T18:00\" is in the year 1927; years from 2000 to 2100 are taken"
        ),
        (
            "program,formal,a@b.org,c@b.org,2027-01-12T18:00,,",
            "id: \"program\" stands for the program as a whole; choose another id"
        ),
        (
            "ä,formal,a@b.org,c@b.org,2027-01-12T18:00,,",
            "id: \"ä\" is not an id: at most 64 of a-z, 0-9, \".\", \"_\" and \"-\", beginning with a letter or a digit"
        ),
        ("ok,formal,a@b.org,c@b.org,2027-01-12T18:00,,", "id: \"ok\" is the id of line 2 already"),
        (",formal,A <a@b.org>,B <b@b.org>,2027-01-12T18:00,,", "the same program, participants and start as on line 2"),
        (
            ",formal,a@b.org,c@b.org,2027-01-12T18:00,,FREQ=WEEKLY;BYDAY=TH",
            "rule: \"FREQ=WEEKLY;BYDAY=TH\" does not yield the start, 2027-01-12T18:00 (a Tuesday); the nearest day that does is "
                + "2027-01-14T18:00"
        ),
        (",formal,a@b.org,c@b.org,2027-01-12T18:00,,FREQ=HOURLY", "rule: \"FREQ=HOURLY\" meets more than once a day"),
        (",formal,a@b.org,c@b.org,2027-01-12T18:00,,every week", "rule: \"every week\" cannot be read: "),
        (
            ",formal,Aa <a@b.org>,c@b.org,2027-01-12T18:00,,",
            "mentor: \"Aa\" contradicts \"A\" on line 2 for a@b.org"
        ),
    ]

    @Test(arguments: badPairs) func whatIsWrongWithAPair(row: String, message: String) {
        let head = "id,program,mentor,mentee,start,zone,rule\n"
        let good =
            "ok,formal,A <a@b.org>,B <b@b.org>,2027-01-12T18:00,UTC,\nok2,reverse,C <c@b.org>,A <a@b.org>,2027-01-12T18:00,UTC,\n"
        let found = faults { () throws(RosterFaults) in try csv(head + good + row + "\n") }
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("people.csv:4: \(message)") == true, "\(found)")
    }

    @Test func everyBadRowAtOnceWithItsLine() {
        let text = """
            name,email,zone
            "Many
            lines",a@b.org,UTC
            A,a@@b,UTC

            B,A@B.org,UTC
            C,c@b.org,CET
            """
        let found = faults { () throws(RosterFaults) in try csv(text) }
        #expect(found.count == 4)
        #expect(found.map { $0.prefix(13) } == ["people.csv:2:", "people.csv:4:", "people.csv:6:", "people.csv:7:"])
        #expect(
            found[2]
                == "people.csv:6: email: \"A@B.org\" is the address of line 2 already (a@b.org: letters' case does not matter)"
        )
    }

    @Test func formulasAreText() throws {
        let file = try csv("name,email\n=cmd|' /C calc'!A0,a@b.org\n\"@SUM(1;2)\",c@b.org\n")
        #expect(file.people.map(\.person.name) == ["=cmd|' /C calc'!A0", "@SUM(1;2)"])
    }

    @Test func whatDoesNotRefuse() throws {
        let file = try csv(
            "name,email,zone,shoe size\nA,a@gmial.com,,44\nB,b@club.org,UTC,\nC,c@club.org,UTC,\nD,d@club.org,UTC,\nE,e@clubb.org,UTC,\n"
        )
        #expect(
            file.warnings.map(\.description) == [
                "people.csv:1: a column passed over: \"shoe size\"",
                "people.csv:2: email: \"a@gmial.com\": is gmial.com right, or is gmail.com meant?",
                "people.csv:2: zone: one person has none; the community's, Europe/Berlin, holds",
                "people.csv:6: email: \"e@clubb.org\": is clubb.org right, or is club.org meant?",
            ])
    }

    /// gmail.com and googlemail.com are one mailbox, whatever dots there are: a warning, since it may be one person.
    @Test func oneMailboxUnderTwoAddresses() throws {
        let text = """
            program,mentor name,mentor email,mentee name,mentee email,start,zone
            formal,Anna Alt,a.nna@gmail.com,Ben Bar,ben@example.net,2027-01-12T18:00,Europe/Berlin
            formal,Anna Alt,anna@googlemail.com,Cid Cox,cid@example.net,2027-01-13T18:00,Europe/Berlin

            """
        let warning =
            "people.csv:3: email: \"anna@googlemail.com\" and \"a.nna@gmail.com\" (line 2) may be one person: gmail.com and "
            + "googlemail.com are one mailbox, and dots before the @ do not count; give them one address if they are"
        #expect(try csv(text).warnings.map(\.description).filter { $0.contains("mailbox") } == [warning])
        let stored = Person(
            id: PersonID(checked: "anna"), name: "Anna Alt", email: "anna+mentoring@gmail.com", zone: "Europe/Berlin")
        let known = try csv("name,email,zone\nAnna,Anna@Googlemail.com,UTC\nDan,d.an@gmail.com,UTC\n", known: [stored])
        #expect(known.warnings.map(\.description).filter { $0.contains("(stored as anna)") }.count == 1)
        let same = try csv("name,email,zone\nAnna,ANNA+mentoring@gmail.com,UTC\n", known: [stored])
        #expect(same.warnings.isEmpty)
        let others = try csv("name,email,zone\nA,a.b@example.org,UTC\nB,ab@example.org,UTC\n")
        #expect(others.warnings.isEmpty)
    }

    @Test func threeHundredPairs() throws {
        var text = "mentor_name,mentor_email,mentee_name,mentee_email,program,date,time,zone\r\n"
        for index in 0..<300 {
            text +=
                "\"Mentor \(index % 60), \"\"M\"\"\",m\(index % 60)@example.org,Mentee \(index),e\(index)@example.org,Formal,"
            text += "2027-01-\(10 + index % 20),6:00 PM,Europe/Berlin\r\n"
        }
        let file = try csv(text)
        #expect(file.mentorships.count == 300)
        #expect(file.people.count == 360)
        #expect(file.people[0].person.name == "Mentor 0, \"M\"")
        #expect(file.mentorships[299].line == 301)
        #expect(file.mentorships[0].start == CivilDateTime("2027-01-10T18:00"))
    }

    @Test func tooMuch() {
        let row = "A,a@b.org\n"
        let many = "name,email\n" + String(repeating: row, count: CSVTable.mostRows + 1)
        #expect(
            faults { () throws(RosterFaults) in try csv(many) }.contains(
                "people.csv:100002: more than 100000 rows; split the file"))
        let huge = [UInt8](repeating: 0x41, count: RosterReader.largestFile + 1)
        #expect(
            faults { () throws(RosterFaults) in try read(huge) } == [
                "people.csv: is larger than 16 MiB; split it into several files with the same header: what an earlier one brought stays"
            ])
    }

    @Test(arguments: ["", "\n\n", ",,\n", "\"", "name", "name,email\n"]) func littleOrNothing(text: String) {
        // An empty list of people is a list; the rest is refused, and nothing crashes.
        #expect(faults { () throws(RosterFaults) in try csv(text) }.isEmpty == (text == "name,email\n"))
    }

    @Test func holidaysAreThePairsOrOfAPerson() throws {
        let people = try csv("name,email,holidays\nA,a@b.org,Bavaria\nC,c@b.org,\n").people
        #expect(people.map(\.person.holidays) == [HolidayCalendarID(checked: "bavaria"), nil])
        let pairs = try csv(
            "mentor_email,mentor_name,mentor holidays,mentee_email,mentee_name,program,start,Holiday calendar\n"
                + "a@b.org,A,kenya,c@b.org,C,formal,2027-01-12T18:00,bavaria\n")
        #expect(pairs.people.map(\.person.holidays) == [HolidayCalendarID(checked: "kenya"), nil])
        #expect(pairs.mentorships.map(\.holidays) == [HolidayCalendarID(checked: "bavaria")])
        #expect(
            faults { () throws(RosterFaults) in try csv("name,email,holidays\nA,a@b.org,bavraia\nC,c@b.org,xyz\n") }
                == [
                    "people.csv:2: holidays: \"bavraia\" is not a calendar of holidays; did you mean bavaria?",
                    "people.csv:3: holidays: \"xyz\" is not a calendar of holidays; known are bavaria and kenya",
                ])
    }
}
