import CivilTime
import Foundation
import Mentoring
import Store
import Testing

@testable import Service

/// What is asked back, what it says, and what may be said to it.
struct ConversationAskBackTests {
    typealias Trial = ConversationTrial

    // MARK: Yes and no

    /// What was told is agreed with by a yes; neither a yes nor a no to it says anything about the meeting.
    @Test(arguments: ["MET", "MISSED", "MOVE 2027-01-20 18:00"], ["Yes", "Ja", "No", "Nein"])
    func aYesOrANoToAConfirmationIsNoFact(_ first: String, _ second: String) throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply(first, to: letter)
        trial.settle()
        let reports = try trial.reports("m1/1")
        let confirmation = try #require(try trial.letters("confirmation", to: "anna").last)
        let count = trial.letters(to: "anna").count
        try trial.reply(second, to: confirmation, .init(isQuoting: true))
        trial.settle()
        #expect(try trial.reports("m1/1") == reports)
        let isYes = ["Yes", "Ja"].contains(second)
        #expect(trial.letters(to: "anna").count == (isYes ? count : count + 1))
        #expect(try trial.letters("not-understood", to: "anna").count == (isYes ? 0 : 1))
        #expect(try trial.events(.answerIgnored).count == (isYes ? 1 : 0))
    }

    @Test func aYesToAConfirmationOfSeveralIsNone() throws {
        let (trial, letter) = try Trial.asked(roster: Self.two)
        try trial.reply("1 MET 2 MISSED", to: letter)
        trial.settle()
        let count = trial.letters(to: "anna").count
        try trial.reply("Yes", to: try #require(try trial.letters("confirmation", to: "anna").last))
        trial.settle()
        #expect(trial.letters(to: "anna").count == count)
        #expect(try trial.events(.answerIgnored).count == 1)
    }

    /// It may yet be done: "no" is no verdict.
    @Test(arguments: ["NO", "Nein"]) func aNoToAMilestoneIsAskedBack(_ word: String) throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-01-25T12:00:00Z")
        let letter = try #require(try trial.letters("milestone-ask", to: "ben").first)
        try trial.reply(word, to: letter)
        trial.settle()
        #expect(try trial.reports("m1/agreement").isEmpty)
        let back = try #require(try trial.letters("which", to: "ben").last)
        let text = try Trial.flat(back)
        #expect(text.contains("SNOOZE 7 days") && text.contains("DONE"), "\(text)")
        try trial.reply("SNOOZE 3 days", to: back)
        trial.settle()
        let said = try Trial.flat(try trial.letters("confirmation", to: "ben").last)
        #expect(said.contains("asked again"), "\(said)")
        #expect(try trial.record("m1/agreement")?.state == .due)
    }

    // MARK: Not understood

    /// Several things keep their numbers in the letter that says what can be said, and in HELP's.
    @Test(arguments: ["Well, it depends on how you look at it.", "HELP"])
    func theNumbersStay(_ first: String) throws {
        let (trial, letter) = try Trial.asked(roster: Self.two)
        try trial.reply(first, to: letter)
        trial.settle()
        let back = try #require(trial.letters(to: "anna").last)
        let text = try Trial.flat(back)
        #expect(text.contains("1: Did you meet Ben Berg") && text.contains("2: Did you meet Cleo Carl"), "\(text)")
        try trial.reply("1 MET 2 MISSED", to: back)
        trial.settle()
        #expect(try trial.reports("m1/1").map(\.outcome) == [.held])
        #expect(try trial.reports("m2/1").map(\.outcome) == [.missed])
    }

    /// What is likely and not certain is asked in one line, and YES says it.
    @Test func whatIsLikelyIsAskedInOneLine() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("I think we met", to: letter)
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
        let back = try #require(try trial.letters("which", to: "anna").last)
        let text = try Trial.flat(back)
        #expect(text.contains("Did you mean that your meeting with"))
        #expect(text.contains("took place? Nothing is recorded yet."), "\(text)")
        #expect(try trial.events(.answerAskedBack).last?.payload == .meant(.met))
        try trial.reply("YES", to: back)
        trial.settle()
        #expect(try trial.reports("m1/1").map(\.outcome) == [.held])
    }

    /// Somebody who leaves is heard by a coordinator at once, and nothing is changed.
    @Test func whoLeavesIsHeard() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("I no longer work with Ben, we parted ways in December.", to: letter)
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
        #expect(try trial.coordinatorLetters.contains { try Trial.flat($0).contains("do not go on") })
        #expect(try trial.letters("not-understood", to: "anna").isEmpty)
    }

    /// A yes may be about the meeting or about the coordinator's seeing it: it counts for neither.
    @Test func aYesToWhatWasNotUnderstoodShowsNothing() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("Well, it depends on how you look at it, Rumpelstiltskin.", to: letter)
        trial.settle()
        try trial.reply("Yes", to: try #require(try trial.letters("not-understood", to: "anna").last))
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
        for letter in trial.world.started {
            #expect(!String(decoding: letter.bytes, as: UTF8.self).contains("Rumpelstiltskin"))
        }
    }

    /// The word for it in German, and copied whole.
    @Test(arguments: ["ZEIGEN", "Zeigen bitte", "SHOW: the coordinator may read what you wrote"])
    func whatLetsTheCoordinatorSee(_ word: String) throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("Well, it depends on how you look at it, Rumpelstiltskin.", to: letter)
        trial.settle()
        try trial.reply(word, to: try #require(try trial.letters("not-understood", to: "anna").last))
        trial.settle()
        #expect(try Trial.flat(trial.coordinatorLetters.last).contains("Rumpelstiltskin"))
        #expect(try trial.events(.answerUnread).count == 1)
    }

    @Test func helpsOwnLetterIsAnswered() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("HELP", to: letter)
        trial.settle()
        try trial.reply("MET", to: try #require(try trial.letters("help", to: "anna").last))
        trial.settle()
        #expect(try trial.reports("m1/1").map(\.outcome) == [.held])
    }

    /// Nobody says that a meeting took place that is still to come, nor does the coordinator.
    @Test func whatIsToComeIsNotOffered() throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-02-08T12:00:00Z")
        let letter = try #require(try trial.letters("meeting-coming", to: "anna").last)
        try trial.reply("Well, it depends on how you look at it.", to: letter)
        trial.settle()
        let text = try Trial.flat(try trial.letters("not-understood", to: "anna").last)
        #expect(!text.contains("MET") && text.contains("MOVE"), "\(text)")
        #expect(try !Trial.flat(trial.coordinatorLetters.last).contains("meeting held"))
    }

    @Test func theFarewellsReplyIsHeard() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("STOP", to: letter)
        trial.settle()
        let farewell = try #require(try trial.letters("farewell", to: "anna").last)
        for text in ["Sorry, that was a mistake, please resume", "RESUME"] {
            let count = trial.coordinatorLetters.count
            try trial.reply(text, to: farewell)
            trial.settle()
            #expect(trial.coordinatorLetters.count == count + 1, "\(text)")
            #expect(try Trial.flat(trial.coordinatorLetters.last).contains("Anna Alt wanted no more letters"))
        }
        let stop = try #require(trial.coordinatorLetters.first { (try? trial.kinds($0)) == ["escalation"] })
        let text = try Trial.flat(stop)
        #expect(text.contains("Anna Alt (anna@example.org)") && text.contains("m1, with Ben Berg"), "\(text)")
        #expect(!text.contains("anna wants"))
    }

    // MARK: The number alone

    @Test(arguments: ["2", "2.", "2\n\nThanks, Anna"]) func theNumberAloneIsEnough(_ number: String) throws {
        let (trial, letter) = try Trial.asked(roster: Self.two)
        try trial.reply("MISSED", to: letter)
        trial.settle()
        let which = try #require(try trial.letters("which", to: "anna").last)
        #expect(try Trial.flat(which).contains("for example: 1 MISSED"))
        try trial.reply(number, to: which, .init(isQuoting: true))
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
        #expect(try trial.reports("m2/1").map(\.outcome) == [.missed])
    }

    /// What belongs to the word is kept, too: a new time need not be said twice.
    @Test func theNumberOfANewTimeIsEnough() throws {
        let (trial, letter) = try Trial.asked(roster: Self.two)
        try trial.reply("MOVE 2027-01-20 18:00", to: letter)
        trial.settle()
        #expect(try trial.record("m2/1")?.revision == 0)
        try trial.reply("2", to: try #require(try trial.letters("which", to: "anna").last))
        trial.settle()
        #expect(try trial.record("m2/1")?.due == CivilDateTime("2027-01-20T18:00"))
        #expect(try trial.record("m1/1")?.revision == 0)
    }

    @Test(arguments: ["3", "2 but I am not sure", "12"]) func anotherNumberIsNone(_ number: String) throws {
        let (trial, letter) = try Trial.asked(roster: Self.two)
        try trial.reply("MET", to: letter)
        trial.settle()
        try trial.reply(number, to: try #require(try trial.letters("which", to: "anna").last))
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty && trial.reports("m2/1").isEmpty)
    }

    /// What a number alone to any other letter says, nobody knows.
    @Test func aNumberToAnotherLetterIsNone() throws {
        let (trial, letter) = try Trial.asked(roster: Self.two)
        try trial.reply("1", to: letter)
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
        #expect(try trial.letters("not-understood", to: "anna").count == 1)
    }

    @Test func aPauseIsOfOneMentorship() throws {
        let (trial, letter) = try Trial.asked(roster: Self.two)
        try trial.reply("PAUSE until 2027-03-10", to: letter)
        trial.settle()
        let which = try #require(try trial.letters("which", to: "anna").last)
        let text = try Trial.flat(which)
        #expect(text.contains("1: with Ben Berg") && text.contains("2: with Cleo Carl"), "\(text)")
        #expect(text.contains("1 PAUSE until"))
        try trial.reply("2", to: which)
        trial.settle()
        #expect(try Self.pauses("m1", trial).isEmpty)
        #expect(try Self.pauses("m2", trial).map(\.through) == [CivilDate("2027-03-10")])
        // Of what is paused there is only one.
        try trial.reply("RESUME", to: letter)
        trial.settle()
        #expect(try Self.pauses("m2", trial).isEmpty)
    }

    /// A letter that is about no mentorship, such as the welcome, is answered for the only one, or asks which.
    @Test func aPauseInAnswerToALetterAboutNoMentorship() throws {
        for (roster, count) in [(Trial.pair, 1), (Self.two, 2)] {
            let (trial, letter) = try Trial.asked(roster: roster)
            try trial.reply("What is this?", to: letter, .init(to: Trial.address, isLinked: false))
            trial.settle()
            let back = try #require(try trial.letters("not-understood", to: "anna").last)
            #expect(back.notices.first?.subject == .person(Trial.id("anna")))
            try trial.reply("PAUSE until 2027-03-10", to: back)
            trial.settle()
            if count > 1 { try trial.reply("2", to: try #require(try trial.letters("which", to: "anna").last)) }
            trial.settle()
            #expect(try Self.pauses("m\(count)", trial).map(\.through) == [CivilDate("2027-03-10")])
        }
    }

    @Test func whereNothingIsPausedThatIsSaid() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("RESUME", to: letter)
        trial.settle()
        #expect(try Trial.flat(try trial.letters("which", to: "anna").last).contains("Nothing is paused"))
    }

    // MARK: What is wrong

    struct Row: CustomTestStringConvertible {
        let text: String
        let says: [String]
        var testDescription: String { text }
    }

    @Test(arguments: [
        Row(text: "MOVE 2027-01-12 18:00", says: ["time that you gave is over", "MOVE 2027"]),
        Row(text: "MOVE 2027-05-20 18:00", says: ["before your next meeting, on Tuesday, 9 February 2027"]),
        Row(text: "MOVE 03/04 18:00", says: ["can be read in two ways"]),
        Row(text: "MOVE 2027-01-20", says: ["time of day is missing"]),
        Row(text: "MOVE 2027-02-30 18:00", says: ["no such day"]),
        Row(text: "PAUSE", says: ["PAUSE until 2027-", "Until which day"]),
        Row(text: "PAUSE until 2027-01-01", says: ["is over", "PAUSE until 2027-"]),
        Row(text: "SNOOZE 90 days", says: ["from 1 to 60 days", "SNOOZE 3 days"]),
        Row(text: "SNOOZE 30 days", says: ["an answer is needed by then", "SNOOZE 3 days"]),
    ])
    func whatIsWrongIsSaid(_ row: Row) throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply(row.text, to: letter)
        trial.settle()
        let text = try Trial.flat(try trial.letters("which", to: "anna").last)
        for words in row.says { #expect(text.contains(words), "\(text)") }
        #expect(try trial.reports("m1/1").isEmpty && trial.record("m1/1")?.revision == 0)
    }

    /// Of two answers at once the last one is confirmed.
    @Test func theLastAnswerIsConfirmed() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("MET", to: letter)
        try trial.reply("MISSED", to: letter)
        trial.settle()
        #expect(try trial.record("m1/1")?.state == .missed)
        let last = try Trial.flat(try trial.letters("confirmation", to: "anna").last)
        #expect(last.contains("did not take place"), "\(last)")
    }

    // MARK: The coordinator

    @Test func whoSaidThatItWasMissedIsNamed() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("MISSED", to: letter)
        trial.live(days: 3)
        let texts = try trial.coordinatorLetters.filter { try trial.kinds($0) == ["escalation"] }.map {
            try Trial.flat($0)
        }
        #expect(texts.contains { $0.contains("said to be missed by Anna Alt") }, "\(texts)")
    }

    @Test func theKindThatIsWantedNoMoreIsNamed() throws {
        let (trial, letter) = try Trial.asked()
        try trial.unsubscribe(letter)
        trial.settle()
        let text = try Trial.flat(try trial.letters("confirmation", to: "anna").last)
        #expect(text.contains("no more letters like “Did you meet Ben Berg"), "\(text)")
    }

    private static func pauses(_ mentorship: String, _ trial: Trial) throws -> [DateSpan] {
        try trial.store.read { try $0.mentorship(MentorshipID(mentorship)!)?.pauses ?? [] }
    }

    static let two = """
        people:
          - {id: anna, name: Anna Alt, email: anna@example.org, zone: Europe/Berlin}
          - {id: ben, name: Ben Berg, email: ben@example.net, zone: Europe/Berlin}
          - {id: cleo, name: Cleo Carl, email: cleo@example.com, zone: Europe/Berlin}
        mentorships:
          - {id: m1, program: formal, mentors: [anna], mentees: [ben], start: 2027-01-12T18:00, zone: Europe/Berlin}
          - {id: m2, program: formal, mentors: [anna], mentees: [cleo], start: 2027-01-12T19:00, zone: Europe/Berlin}
        """
}
