import CivilTime
import Forms
import Foundation
import Mentoring
import Replies
import Store
import Testing

@testable import Service

/// A review by mail (§8.1.1): asked of each alone, answered in parts, corrected, kept where the form says.
@Suite struct FormConversationTests {
    typealias Trial = ConversationTrial

    /// The mentee of a pair is asked for the mid-review.
    static func asked() throws -> (trial: Trial, letter: Letter) {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-04-13T20:00:00Z")
        let letter = try #require(try trial.letters("form-ask", to: "ben").first)
        return (trial, letter)
    }

    private static let labels = [
        "How is your mentorship going, 1–5:", "How well do you get on with each other, 1–5:",
        "How close are you to your goals, 1–5:",
        "Do you meet often enough (about right, too rarely, too often):", "What goes well:", "What should change:",
        "Do you need help from the program, yes or no:",
    ]

    /// The quoted letter with answers behind its lines, by their numbers.
    private static func filled(_ letter: Letter, _ answers: [Int: String]) throws -> String {
        try Trial.text(letter).split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            let number = labels.firstIndex { line.hasSuffix($0) }.map { $0 + 1 }
            return "> \(line)" + (number.flatMap { answers[$0] }.map { " " + $0 } ?? "")
        }.joined(separator: "\n")
    }

    private static func review(_ trial: Trial, _ person: String) throws -> CommitmentState? {
        try trial.record("m1/mid-review/\(person)/1")?.state
    }

    private static func values(_ trial: Trial) -> [String] { trial.confided.map(\.text) }

    @Test func theLetterAsksSevenQuestionsByNumber() throws {
        let (_, letter) = try Self.asked()
        let text = try Trial.text(letter)
        for (place, label) in Self.labels.enumerated() {
            #expect(text.contains("\n\(place + 1). \(label)\n"), "\(text)")
        }
        #expect(
            letter.sheets == [
                FormSheet(
                    form: "mid-review", version: 1,
                    questions: ["going", "relationship", "goals", "often", "good", "change", "help"].compactMap {
                        QuestionID($0)
                    })
            ])
        // Before anybody writes in confidence it says who reads it, and who else could.
        #expect(try Trial.flat(letter).contains("whoever administers the server of the community could read it, too"))
    }

    @Test func answersBehindTheLinesFulfilIt() throws {
        let (trial, letter) = try Self.asked()
        let answers = [1: "4", 2: "5", 3: "three", 4: "too rarely", 5: "Her patience.", 6: "more time", 7: "no"]
        try trial.reply(try Self.filled(letter, answers), to: letter)
        trial.settle()
        #expect(try Self.review(trial, "ben") == .fulfilled)
        #expect(
            Self.values(trial) == [
                "change=more time goals=3 going=4 good=Her patience. help=yesNo(false) often=choice(more) relationship=5"
            ])
        #expect(try trial.letters("confirmation", to: "ben").count == 1)
        #expect(try trial.letters("form-open", to: "ben").isEmpty)
        // Each is asked alone: what one says is not the other's.
        #expect(try Self.review(trial, "anna") == .due)
    }

    /// What was answered is kept, and what is missing is asked once.
    @Test func aPartIsKeptAndTheRestAskedOnce() throws {
        let (trial, letter) = try Self.asked()
        try trial.reply("1. 4\n2. 5\n5. Her patience.", to: letter)
        trial.settle()
        #expect(try Self.review(trial, "ben") == .due)
        #expect(Self.values(trial) == ["going=4 good=Her patience. relationship=5"])
        let open = try #require(try trial.letters("form-open", to: "ben").last)
        let text = try Trial.text(open)
        #expect(
            text.contains("1. How close are you to your goals, 1–5:\n2. Do you need help from the program, yes or no:"))
        #expect(!text.contains("What should change"))
        try trial.reply("Thanks, I'll look at it tomorrow.", to: open)
        trial.settle()
        try trial.reply("1. 3", to: open)
        trial.settle()
        #expect(try trial.letters("form-open", to: "ben").count == 1)
        try trial.reply("2. no", to: open)
        trial.settle()
        #expect(try Self.review(trial, "ben") == .fulfilled)
    }

    /// What can't be read is asked back by that question alone.
    @Test func whatCannotBeReadIsAskedAlone() throws {
        let (trial, letter) = try Self.asked()
        try trial.reply(try Self.filled(letter, [1: "4-5", 2: "5", 3: "3", 7: "no"]), to: letter)
        trial.settle()
        let open = try #require(try trial.letters("form-open", to: "ben").last)
        let asked = Self.labels.filter { try! Trial.text(open).contains($0) }
        #expect(asked == [Self.labels[0]])
        try trial.reply("4", to: open)
        trial.settle()
        #expect(try Self.review(trial, "ben") == .fulfilled)
        #expect(Self.values(trial).last == "going=4")
    }

    /// The last answer counts.
    @Test func aSecondReplyCorrectsTheFirst() throws {
        let (trial, letter) = try Self.asked()
        try trial.reply(try Self.filled(letter, [1: "4", 2: "5", 3: "3", 7: "no"]), to: letter)
        trial.settle()
        try trial.reply("How is your mentorship going, 1–5: 3", to: letter)
        trial.settle()
        #expect(Self.values(trial).last == "going=3")
        #expect(try Self.review(trial, "ben") == .fulfilled)
    }

    /// A low rating and a call for help are told to a person; neither number nor text is.
    @Test(arguments: [[1: "1", 2: "4", 3: "3", 7: "no"], [1: "4", 2: "4", 3: "3", 7: "yes"]])
    func whatNeedsAPersonIsToldWithinTheHour(_ answers: [Int: String]) throws {
        let (trial, letter) = try Self.asked()
        let before = trial.coordinatorLetters.count
        try trial.reply(try Self.filled(letter, answers), to: letter)
        trial.live(until: trial.world.now + 3_600)
        let told = try trial.coordinatorLetters.dropFirst(before).filter { try trial.kinds($0) == ["needs-person"] }
        #expect(told.count == 1)
        let text = try Trial.flat(told.first)
        #expect(!text.contains("mid-review/ben/1: 1") && !text.contains("yes"))
    }

    /// Nobody who is asked for a review is asked how it goes within 14 days of it.
    @Test func noCheckInStandsBesideAReview() throws {
        let (trial, _) = try Self.asked()
        let checkIns = try trial.letters("check-in", to: "ben").map {
            Zone.utc.civil(at: $0.createdAt).date.description
        }
        #expect(checkIns == ["2027-02-12", "2027-03-12"])
    }

    /// The second letter asks what is open still.
    @Test func theSecondLetterAsksTheRest() throws {
        let (trial, letter) = try Self.asked()
        try trial.reply("1. 4\n2. 5", to: letter)
        trial.live(until: "2027-04-21T12:00:00Z")
        let again = try #require(try trial.letters("form-ask-again", to: "ben").last)
        let text = try Trial.text(again)
        #expect(!text.contains(Self.labels[0]) && text.contains(Self.labels[2]), "\(text)")
    }

    /// What is said in confidence stands in no file of the state, and the history names no value.
    @Test func valuesAreInTheSecondDatabaseAlone() throws {
        let (trial, letter) = try Self.asked()
        try trial.reply(try Self.filled(letter, [1: "4", 2: "5", 3: "3", 5: "Xylophonzebra", 7: "no"]), to: letter)
        trial.settle()
        #expect(try trial.store.read { try $0.answers(AnswerFilter()) }.isEmpty)
        #expect(!trial.journal.text.contains("Xylophonzebra"))
        let sheet = try #require(
            try trial.store.read { try $0.sheet(of: Trial.commitment("m1/mid-review/ben/1"), by: Trial.id("ben")) })
        #expect(sheet.isComplete && sheet.form == "mid-review" && sheet.version == 1)
    }
}
