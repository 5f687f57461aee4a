import CivilTime
import Foundation
import Mentoring
import Store
import Testing

@testable import Service

/// What one person answers to a letter about one thing: what is recorded, what is said back, and who else hears of it.
struct ConversationTests {
    typealias Trial = ConversationTrial

    struct Row: CustomTestStringConvertible {
        let text: String
        let outcome: Outcome
        let state: CommitmentState
        var testDescription: String { text }
    }

    @Test(arguments: [
        Row(text: "MET", outcome: .held, state: .fulfilled), Row(text: "held", outcome: .held, state: .fulfilled),
        Row(text: "Yes", outcome: .held, state: .fulfilled), Row(text: "1 MET", outcome: .held, state: .fulfilled),
        Row(text: "Ja, haben uns getroffen", outcome: .held, state: .fulfilled),
        Row(text: "MISSED", outcome: .missed, state: .missed), Row(text: "no", outcome: .missed, state: .missed),
    ])
    func oneWordIsRecordedAndConfirmed(_ row: Row) throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply(row.text, to: letter, .init(isQuoting: true))
        trial.settle()
        let reports = try trial.reports("m1/1")
        #expect(reports.map(\.outcome) == [row.outcome])
        #expect(reports.first?.by == .person(Trial.id("anna")))
        #expect(try trial.record("m1/1")?.state == row.state)
        #expect(try trial.letters("confirmation", to: "anna").count == 1)
        #expect(try trial.letters("confirmation", to: "ben").isEmpty)
        let taken = try #require(try trial.events(.answerTaken).first)
        #expect(taken.messageID?.hasSuffix("@mail.example.org") == true)
        #expect(trial.faults.isEmpty)
    }

    /// The confirmation says that the last answer counts.
    @Test func theLastAnswerCounts() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("MET", to: letter)
        trial.settle()
        let confirmation = try #require(try trial.letters("confirmation", to: "anna").first)
        try trial.reply("MISSED", to: confirmation)
        trial.settle()
        #expect(try trial.reports("m1/1").filter { !$0.isRevoked }.last?.outcome == .missed)
        #expect(try trial.record("m1/1")?.state == .missed)
        try trial.reply("MET", to: letter)
        trial.settle()
        #expect(try trial.record("m1/1")?.state == .fulfilled)
    }

    @Test func aMeetingThatHasNotBeenIsAskedBack() throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-02-08T12:00:00Z")
        let letter = try #require(try trial.letters("meeting-coming", to: "anna").last)
        try trial.reply("MET", to: letter)
        trial.settle()
        #expect(try trial.reports("m1/2").isEmpty)
        #expect(try trial.record("m1/2")?.state == .planned)
        let back = try #require(try trial.letters("which", to: "anna").last)
        #expect(try Trial.text(back).contains("is on Tuesday, 9 February 2027, 18:00"))
        #expect(try trial.events(.answerAskedBack).count == 1)
    }

    // MARK: Moving

    @Test func aMoveInAnotherZoneSaysBothClocks() throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-02-08T12:00:00Z")
        // Ben is in New York; the mentorship's clock is Berlin's.
        let letter = try #require(try trial.letters("meeting-coming", to: "ben").last)
        try trial.reply("MOVE 2027-02-16 11:30", to: letter)
        trial.calm()
        let record = try #require(try trial.record("m1/2"))
        #expect(record.due.description == "2027-02-16T17:30")
        #expect(record.revision == 1)
        let confirmation = try Trial.flat(try trial.letters("confirmation", to: "ben").last)
        #expect(confirmation.contains("11:30 (America/New_York)"), "\(confirmation)")
        #expect(confirmation.contains("17:30 in Europe/Berlin"), "\(confirmation)")
        let moved = try Trial.flat(try trial.letters("moved", to: "anna").last)
        #expect(moved.contains("17:30"), "\(moved)")
        #expect(moved.contains("Ben Berg"))
        #expect(try trial.letters("moved", to: "ben").isEmpty)
    }

    @Test func aMovePastTheNextMeetingIsAskedBackAndNothingIsHalfRecorded() throws {
        let roster = """
            people:
              - {id: anna, name: Anna Alt, email: anna@example.org, zone: Europe/Berlin}
              - {id: ben, name: Ben Berg, email: ben@example.net, zone: Europe/Berlin}
              - {id: cleo, name: Cleo Carl, email: cleo@example.com, zone: Europe/Berlin}
            mentorships:
              - {id: m1, program: formal, mentors: [anna], mentees: [ben], start: 2027-01-12T18:00, zone: Europe/Berlin}
              - {id: m2, program: formal, mentors: [anna], mentees: [cleo], start: 2027-01-12T19:00, zone: Europe/Berlin}
            """
        let (trial, letter) = try Trial.asked(roster: roster)
        #expect(try trial.kinds(letter) == ["meeting-ask", "meeting-ask"])
        try trial.reply("1 MET\n2 MOVE 2027-05-20 18:00", to: letter)
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
        #expect(try trial.reports("m2/1").isEmpty)
        #expect(try trial.record("m2/1")?.revision == 0)
        #expect(try trial.letters("confirmation", to: "anna").isEmpty)
        #expect(try trial.letters("which", to: "anna").count == 1)
        #expect(try trial.letters("moved", to: "cleo").isEmpty)
        #expect(try trial.events(.answerTaken).isEmpty)
        // Said rightly, both count.
        try trial.reply("1 MET\n2 MOVE 2027-01-20 18:00", to: letter)
        trial.calm()
        #expect(try trial.reports("m1/1").map(\.outcome) == [.held])
        #expect(try trial.record("m2/1")?.due.description == "2027-01-20T18:00")
        #expect(try trial.letters("moved", to: "cleo").count == 1)
        #expect(try trial.letters("moved", to: "ben").isEmpty)
    }

    // MARK: Later, not now, never

    @Test func snoozeAsksAgainThatDayAndLeavesTheVerdict() throws {
        let (trial, letter) = try Trial.asked()
        let (plain, _) = try Trial.asked()
        try trial.reply("SNOOZE 6 days", to: letter)
        trial.settle()
        let said = try Trial.flat(try trial.letters("confirmation", to: "anna").last)
        #expect(said.contains("asked again on Tuesday, 19 January 2027"), "\(said)")
        trial.live(until: "2027-01-19T20:00:00Z")
        let again = try trial.letters(to: "anna").filter { try trial.kinds($0).contains("meeting-ask") }
        #expect(again.count == 2)
        #expect(again.last.map { Zone.utc.civil(at: $0.createdAt).date.description } == "2027-01-19")
        // Not asked in between, of whom it was put off.
        #expect(try trial.letters("meeting-ask-again", to: "anna").isEmpty)
        trial.live(until: "2027-02-20T00:00:00Z")
        plain.live(until: "2027-02-20T00:00:00Z")
        #expect(try trial.record("m1/1")?.state == .missed)
        #expect(try trial.record("m1/1")?.settledAt == plain.record("m1/1")?.settledAt)
    }

    @Test func theLastSnoozeCounts() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("SNOOZE 2 days", to: letter)
        trial.settle()
        try trial.reply("SNOOZE 6 days", to: try #require(try trial.letters("confirmation", to: "anna").last))
        trial.live(until: "2027-01-20T20:00:00Z")
        let again = try trial.letters("meeting-ask", to: "anna").dropFirst()
        #expect(again.map { Zone.utc.civil(at: $0.createdAt).date.description } == ["2027-01-19"])
    }

    /// The letter that asks again can be answered like the first.
    @Test func aSnoozedQuestionIsAnswered() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("SNOOZE 6 days", to: letter)
        trial.live(until: "2027-01-19T20:00:00Z")
        try trial.reply("MET", to: try #require(try trial.letters("meeting-ask", to: "anna").last))
        trial.settle()
        #expect(try trial.record("m1/1")?.state == .fulfilled)
    }

    /// A reminder that was put off is not sent once the meeting is over or has moved.
    @Test(arguments: [false, true]) func aSnoozedReminderKeepsItsSense(_ isMoved: Bool) throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-02-08T12:00:00Z")
        let letter = try #require(try trial.letters("meeting-coming", to: "anna").last)
        try trial.reply(isMoved ? "SNOOZE 1 day" : "SNOOZE 3 days", to: letter)
        trial.settle()
        if isMoved { try trial.reply("MOVE 2027-02-15 18:00", to: letter) }
        trial.settle()
        trial.live(until: "2027-02-13T12:00:00Z")
        let sent = try trial.letters("meeting-coming", to: "anna").filter { $0.createdAt > letter.createdAt }
        for letter in sent {
            let text = try Trial.text(letter)
            #expect(isMoved && text.contains("15 February") && text.contains("new time"), "\(text)")
        }
    }

    @Test func pauseAndResumeAreToldTheOthers() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("PAUSE until 2027-03-10", to: letter)
        // In New York it is still night.
        trial.live(until: "2027-01-13T20:00:00Z")
        let told = try Trial.flat(try trial.letters("paused", to: "ben").last)
        #expect(told.contains("Anna Alt asked for it"), "\(told)")
        #expect(told.contains("10 March 2027"))
        #expect(try trial.letters("confirmation", to: "anna").count == 1)
        trial.live(until: "2027-02-25T00:00:00Z")
        #expect(try trial.letters("meeting-ask", to: "anna").count == 1)
        // Ben wants to go on earlier.
        try trial.reply("RESUME", to: try #require(try trial.letters("paused", to: "ben").last))
        trial.live(until: "2027-02-25T20:00:00Z")
        #expect(try trial.letters("resumed", to: "anna").count == 1)
        trial.live(until: "2027-03-20T00:00:00Z")
        #expect(try trial.record("m1/3") != nil)
        #expect(
            try trial.letters("meeting-coming", to: "anna").contains {
                $0.createdAt > Community.instant("2027-03-01T00:00:00Z")
            })
    }

    @Test func stopIsOneFarewellAndNoJudgementAnyMore() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("STOP", to: letter)
        trial.settle()
        try trial.reply("STOP", to: letter, .init(subject: "Re: I said stop"))
        trial.settle()
        #expect(try trial.person("anna").takesLetters == false)
        trial.live(until: "2027-08-30T00:00:00Z")
        let after = trial.letters(to: "anna").filter { $0.createdAt > letter.createdAt }
        #expect(try after.map(trial.kinds) == [["farewell"]])
        let told = trial.coordinatorLetters.filter { letter in
            letter.notices.contains { $0.subject == .person(Trial.id("anna")) }
        }
        #expect(told.count == 1)
        // What nobody but Ben was asked is judged by Ben's silence alone; what is Anna's is not judged.
        let missed = try trial.events(.missed).compactMap(\.commitment)
        #expect(missed.contains { $0.person == Trial.id("ben") })
        #expect(!missed.contains { $0.person == Trial.id("anna") }, "\(missed)")
    }

    @Test func nobodyIsLeftToBeJudged() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("STOP", to: letter)
        try trial.reply("STOP", to: try #require(trial.letters(to: "ben").first))
        trial.live(until: "2027-08-30T00:00:00Z")
        #expect(try trial.events(.missed).filter { $0.mentorship != Case.programID }.isEmpty)
        #expect(try trial.letters("farewell", to: "ben").count == 1)
    }

    @Test func helpSaysWhatCanBeSaid() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("HELP", to: letter)
        trial.settle()
        let help = try Trial.flat(try trial.letters("help", to: "anna").last)
        for word in ["MET", "MISSED", "MOVE", "SNOOZE", "PAUSE", "STOP"] { #expect(help.contains(word), "\(word)") }
        #expect(try trial.reports("m1/1").isEmpty)
    }

    // MARK: Milestones and check-ins

    @Test func aMilestoneIsDone() throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-01-25T12:00:00Z")
        let letter = try #require(try trial.letters("milestone-ask", to: "ben").first)
        #expect(try trial.kinds(letter) == ["milestone-ask"])
        try trial.reply("DONE", to: letter)
        trial.settle()
        #expect(try trial.record("m1/agreement")?.state == .fulfilled)
        #expect(try trial.record("m1/goals")?.state != .fulfilled)
    }

    @Test(arguments: [("YES", CommitmentState.fulfilled), ("NO", .missed)])
    func aRenewalIsAnswered(_ row: (text: String, state: CommitmentState)) throws {
        let roster = Self.reverse
        let trial = try Trial(roster, from: "2027-01-11T00:00:00Z")
        trial.onLetter = { [unowned trial] letter in
            guard try trial.kinds(letter).contains(where: { $0.hasPrefix("meeting-ask") }) else { return }
            let numbers = try trial.kinds(letter).enumerated().filter { $0.element.hasPrefix("meeting-ask") }
            try trial.reply(numbers.map { "\($0.offset + 1) MET" }.joined(separator: "\n"), to: letter)
        }
        trial.live(until: "2027-04-05T12:00:00Z")
        let letter = try #require(
            try trial.letters(to: "anna").last { try trial.kinds($0).contains { $0.hasPrefix("renewal") } })
        let number = try #require(try trial.kinds(letter).firstIndex { $0.hasPrefix("renewal") }) + 1
        try trial.reply("\(number) \(row.text)", to: letter)
        trial.settle()
        #expect(try trial.record("m1/renewal")?.state == row.state)
        trial.live(until: "2027-05-20T00:00:00Z")
        let state = try trial.store.read { try $0.mentorship(MentorshipID("m1")!)?.state }
        #expect(state == (row.state == .fulfilled ? .active : .completed))
    }

    /// Peers have no end: both are asked twice a year, and each answer is about the time that was asked about.
    @Test(arguments: ["YES", "NO"]) func aRenewalWithoutAnEndIsTheOneThatWasAskedAbout(_ word: String) throws {
        let roster = Self.reverse.replacing(
            "program: reverse, mentors: [anna], mentees: [ben]", with: "program: peer, peers: [anna, ben]")
        let trial = try Trial(roster, from: "2027-01-11T00:00:00Z")
        for ordinal in 1...3 {
            let day = ["2027-07-08", "2028-01-08", "2028-07-08"][ordinal - 1]
            trial.live(until: day + "T12:00:00Z")
            let letter = try #require(
                try trial.letters(to: "anna").last { try trial.kinds($0).contains { $0.hasPrefix("renewal") } })
            let place = try #require(try trial.kinds(letter).firstIndex { $0.hasPrefix("renewal") })
            guard case .commitment(let id) = letter.notices[place].subject else { return }
            #expect(id.ordinal == ordinal)
            try trial.reply("\(place + 1) \(word)", to: letter)
            trial.settle()
            #expect(try trial.reports("m1/renewal/\(ordinal)").count == 1, "\(ordinal)")
            #expect(try trial.reports("m1/renewal/\(ordinal + 1)").isEmpty, "\(ordinal)")
        }
    }

    /// Two who say opposite things about going on are not overruled.
    @Test func oppositeAnswersAboutGoingOnAreTheCoordinatorsMatter() throws {
        let trial = try Trial(Self.reverse, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-03-25T12:00:00Z")
        for (person, word) in [("anna", "YES"), ("ben", "NO")] {
            let letter = try #require(
                try trial.letters(to: person).last { try trial.kinds($0).contains { $0.hasPrefix("renewal") } })
            let number = try #require(try trial.kinds(letter).firstIndex { $0.hasPrefix("renewal") }) + 1
            try trial.reply("\(number) \(word)", to: letter)
            trial.settle()
        }
        #expect(try trial.reports("m1/renewal").map(\.outcome) == [.done, .missed])
        #expect(try trial.events(.contradiction).count == 1)
    }

    static let reverse = """
        people:
          - {id: anna, name: Anna Alt, email: anna@example.org, zone: Europe/Berlin}
          - {id: ben, name: Ben Berg, email: ben@example.net, zone: America/New_York}
        mentorships:
          - {id: m1, program: reverse, mentors: [anna], mentees: [ben], start: 2027-01-12T18:00, zone: Europe/Berlin}
        """

    /// What is said in confidence goes into the second database and nowhere else.
    @Test func aCheckInsWordsAreNowhereElse() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "check-in-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z", directory: folder)
        trial.live(until: "2027-02-09T20:00:00Z")
        // The mentor says it before anybody asks: then the mentee is asked about the check-in alone.
        try trial.reply("MET", to: try #require(try trial.letters("meeting-coming", to: "anna").last))
        trial.live(until: "2027-02-12T20:00:00Z")
        let letter = try #require(try trial.letters(to: "ben").first { try trial.kinds($0) == ["check-in"] })
        let secret = "Xylophonzebra is rude"
        let quoted = try Trial.text(letter).split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.contains("How is it going, 1")
                ? "> \(line) 2"
                : line.contains("What did you work on") ? "> \(line) \(secret)" : "> \(line)"
        }
        try trial.reply(quoted.joined(separator: "\n"), to: letter)
        trial.settle()
        #expect(try trial.record("m1/check-in/ben/1")?.state == .fulfilled)
        let text = try #require(trial.confided.first)
        #expect(trial.confided.count == 1)
        #expect(text.text.contains(secret))
        #expect(text.text.contains("2"))
        #expect(text.author == Trial.id("ben"))
        // Nor what is not understood.
        let other = "Quagmirequince? we never met, or did we"
        try trial.reply(other, to: try #require(try trial.letters("confirmation", to: "ben").last))
        trial.settle()
        #expect(try trial.events(.answerUnread).count == 1)
        for word in ["Xylophonzebra", "Quagmirequince"] {
            #expect(!trial.journal.text.contains(word))
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(files.contains { $0.hasSuffix(".db") || $0.contains("sqlite") || $0.hasPrefix("mentord") })
            for file in files {
                let bytes = try Data(contentsOf: URL(filePath: folder + "/" + file))
                #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) is in \(file)")
            }
            for letter in trial.world.started { #expect(!String(decoding: letter.bytes, as: UTF8.self).contains(word)) }
        }
    }
}
