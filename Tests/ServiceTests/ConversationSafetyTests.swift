import Replies
import CivilTime
import Foundation
import Letters
import Mail
import Mentoring
import Store
import Testing

@testable import Service

/// Who may say what: senders, other addresses, questions of the program's own, and messages that come twice.
struct ConversationSafetyTests {
    typealias Trial = ConversationTrial

    private static let stranger = "anna@private.example"

    // MARK: Other addresses

    @Test func anUnknownAddressCountsOnceTheRegisteredOneSaysSo() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("MET", to: letter, .init(from: Self.stranger))
        try trial.reply("HELP", to: letter, .init(from: Self.stranger))
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
        #expect(trial.world.started.allSatisfy { $0.address != Self.stranger })
        let asked = try trial.letters("confirm-address", to: "anna")
        #expect(asked.count == 1, "one question for all that comes from there")
        #expect(try Trial.flat(asked.last).contains(Self.stranger))
        try trial.reply("YES", to: try #require(asked.last), .init(isQuoting: true))
        trial.settle()
        #expect(try trial.reports("m1/1").map(\.outcome) == [.held])
        #expect(try trial.letters("help", to: "anna").count == 1)
        // From now on it is hers.
        try trial.reply("MISSED", to: letter, .init(from: Self.stranger))
        trial.settle()
        #expect(try trial.reports("m1/1").filter { !$0.isRevoked }.last?.outcome == .missed)
        #expect(try trial.letters("confirm-address", to: "anna").count == 1)
    }

    @Test func noIsNo() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("MET", to: letter, .init(from: Self.stranger))
        trial.settle()
        let asked = try #require(try trial.letters("confirm-address", to: "anna").last)
        try trial.reply("NO", to: asked)
        trial.settle()
        try trial.reply("YES", to: asked)
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
        #expect(try trial.store.read { try $0.otherAddresses(of: Trial.id("anna")) }.isEmpty)
    }

    /// The stranger can't say yes for themselves, with or without the letter that asks.
    @Test func theStrangerCantSayYes() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("MET", to: letter, .init(from: Self.stranger))
        trial.settle()
        let asked = try #require(try trial.letters("confirm-address", to: "anna").last)
        try trial.reply("YES", to: asked, .init(from: Self.stranger))
        try trial.reply("YES", to: letter, .init(from: Self.stranger))
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
        #expect(try trial.store.read { try $0.otherAddresses(of: Trial.id("anna")) }.isEmpty)
    }

    /// A yes is about the message that the letter asked about: somebody who writes in between gains nothing.
    @Test func aYesIsNotForTheLatest() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("MET", to: letter, .init(from: Self.stranger))
        trial.settle()
        try trial.reply("MISSED", to: letter, .init(from: "mallory@evil.example"))
        trial.settle()
        let asked = try trial.letters("confirm-address", to: "anna")
        #expect(asked.count == 2)
        try trial.reply("YES", to: asked[0])
        trial.settle()
        #expect(try trial.store.read { try $0.otherAddresses(of: Trial.id("anna")) } == [Self.stranger])
        #expect(try trial.reports("m1/1").map(\.outcome) == [.held])
    }

    @Test func aYesThatComesTooLateIsNone() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("MET", to: letter, .init(from: Self.stranger))
        trial.settle()
        trial.live(days: 15)
        try trial.reply("YES", to: try #require(try trial.letters("confirm-address", to: "anna").last))
        trial.settle()
        #expect(try trial.store.read { try $0.otherAddresses(of: Trial.id("anna")) }.isEmpty)
    }

    /// Whoever has a letter that was forwarded can't fill its recipient's mailbox.
    @Test func manyStrangersAreNotManyLetters() throws {
        let (trial, letter) = try Trial.asked()
        for number in 0..<40 {
            try trial.reply("MET \(number)", to: letter, .init(from: "x\(number)@evil\(number).example"))
            trial.settle()
        }
        #expect(try trial.letters("confirm-address", to: "anna").count == 2)
        // Her own answers are confirmed as ever.
        try trial.reply("MET", to: letter)
        trial.settle()
        #expect(try trial.letters("confirmation", to: "anna").count == 1)
    }

    /// A partner who answers a letter that was forwarded does not become its recipient by a hasty yes.
    @Test func aPartnersAddressIsNotOffered() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("STOP", to: letter, .init(from: "Ben@example.net"))
        trial.settle()
        #expect(try trial.letters("confirm-address", to: "anna").isEmpty)
        #expect(try trial.person("anna").takesLetters && trial.person("ben").takesLetters)
        // Ben hears that it did not count, and nothing ends for him either.
        #expect(try trial.letters("not-understood", to: "ben").count == 1)
        #expect(try trial.letters("farewell", to: "ben").isEmpty)
    }

    /// What is asked about is what is added, and nothing that looks like something else.
    @Test(arguments: ["anna\u{202E}gro.elpmaxe@evil.example", "anna\u{7}@evil.example", "änna@evil.example"])
    func anAddressThatHidesWhatItIsIsNotOffered(_ address: String) throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("MET", to: letter, .init(from: address))
        trial.settle()
        #expect(try trial.letters("confirm-address", to: "anna").isEmpty)
        #expect(try trial.reports("m1/1").isEmpty)
    }

    /// Who is to say yes reads what was said, about what, and by when that is asked.
    @Test func theQuestionSaysWhatWasSaid() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("MISSED", to: letter, .init(from: Self.stranger))
        trial.settle()
        let asked = try Trial.flat(try trial.letters("confirm-address", to: "anna").last)
        #expect(asked.contains("MISSED, about your meeting with Ben Berg on Tuesday, 12 January 2027"), "\(asked)")
        #expect(asked.contains("by Tuesday, 26 January 2027"), "\(asked)")
    }

    // MARK: Questions of the program's own

    @Test func whatIsNotUnderstoodIsAnsweredOnceAndNotShown() throws {
        let (trial, letter) = try Trial.asked()
        let text = "Well, it depends on how you look at it, Rumpelstiltskin."
        try trial.reply(text, to: letter)
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
        let back = try #require(try trial.letters("not-understood", to: "anna").last)
        let told = trial.coordinatorLetters.filter { (try? trial.kinds($0)) == ["unread-reply"] }
        #expect(told.count == 1)
        for letter in trial.world.started {
            #expect(!String(decoding: letter.bytes, as: UTF8.self).contains("Rumpelstiltskin"))
        }
        #expect(!trial.journal.text.contains("Rumpelstiltskin"))
        // A second one like it gets one line, a third and a fourth nothing; none is lost.
        try trial.reply("As I said, it depends.", to: back)
        trial.settle()
        #expect(try trial.letters("not-understood", to: "anna").count == 2)
        let again = try #require(try trial.letters("not-understood", to: "anna").last)
        #expect(try Trial.flat(again).contains("second answer could not be read either"))
        try trial.reply("It really does.", to: back)
        try trial.reply("It does indeed.", to: again)
        trial.settle()
        #expect(try trial.letters("not-understood", to: "anna").count == 2)
        #expect(try trial.events(.answerUnread).count == 4)
        try trial.reply("SHOW", to: back)
        trial.settle()
        let shown = trial.coordinatorLetters.filter { (try? trial.kinds($0)) == ["unread-reply"] }
        let said = try Trial.flat(shown.last)
        #expect(said.contains("Rumpelstiltskin") && said.contains("Anna Alt"), "\(said)")
        #expect(!said.contains("As I said"))
        #expect(try trial.letters("confirmation", to: "anna").count == 1)
        #expect(try trial.reports("m1/1").isEmpty)
        // Once is enough.
        try trial.reply("SHOW", to: back, .init(subject: "Re: again"))
        trial.settle()
        #expect(trial.coordinatorLetters.filter { (try? trial.kinds($0)) == ["unread-reply"] }.count == shown.count)
    }

    /// The letter says that one of its words is enough now.
    @Test(arguments: [("MET", Outcome.held), ("MISSED", .missed), ("Yes, we met", .held)])
    func whatWasNotUnderstoodIsSaidAgain(_ row: (text: String, outcome: Outcome)) throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("Well, it depends on how you look at it.", to: letter)
        trial.settle()
        try trial.reply(row.text, to: try #require(try trial.letters("not-understood", to: "anna").last))
        trial.settle()
        #expect(try trial.reports("m1/1").map(\.outcome) == [row.outcome])
    }

    // MARK: Several things

    private static let two = """
        people:
          - {id: anna, name: Anna Alt, email: anna@example.org, zone: Europe/Berlin}
          - {id: ben, name: Ben Berg, email: ben@example.net, zone: Europe/Berlin}
          - {id: cleo, name: Cleo Carl, email: cleo@example.com, zone: Europe/Berlin}
        mentorships:
          - {id: m1, program: formal, mentors: [anna], mentees: [ben], start: 2027-01-12T18:00, zone: Europe/Berlin}
          - {id: m2, program: formal, mentors: [anna], mentees: [cleo], start: 2027-01-12T19:00, zone: Europe/Berlin}
        """

    @Test func aBareWordToSeveralIsAskedBackWithTheirNumbers() throws {
        let (trial, letter) = try Trial.asked(roster: Self.two)
        try trial.reply("MET", to: letter)
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty && trial.reports("m2/1").isEmpty)
        let which = try #require(try trial.letters("which", to: "anna").last)
        let text = try Trial.flat(which)
        #expect(text.contains("1: Did you meet Ben Berg"), "\(text)")
        #expect(text.contains("2: Did you meet Cleo Carl"), "\(text)")
        // Asked back again, the numbers stay what they are.
        try trial.reply("MET", to: which)
        trial.settle()
        let again = try #require(try trial.letters("which", to: "anna").last)
        #expect(again.number != which.number)
        #expect(try Trial.flat(again).contains("2: Did you meet Cleo Carl"))
        try trial.reply("2 MET", to: again)
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
        #expect(try trial.reports("m2/1").map(\.outcome) == [.held])
    }

    /// A newer letter has other numbers; the older one that was answered gives its own.
    @Test func theNumbersAreTheAnsweredLettersOwn() throws {
        let (trial, letter) = try Trial.asked(roster: Self.two)
        try trial.reply("1 MISSED", to: letter)
        trial.live(until: "2027-01-18T12:00:00Z")
        #expect(try trial.letters("meeting-ask-again", to: "anna").count == 1)
        try trial.reply("MET", to: letter)
        trial.settle()
        let which = try #require(try trial.letters("which", to: "anna").last)
        #expect(try Trial.flat(which).contains("2: Did you meet Cleo Carl"))
        try trial.reply("2 MET", to: which)
        trial.settle()
        #expect(try trial.reports("m2/1").map(\.outcome) == [.held])
        #expect(try trial.reports("m1/1").map(\.outcome) == [.missed])
    }

    /// A confirmation of one thing has no numbers; one in an answer to it means the letter before, or nothing.
    @Test func aNumberInAnswerToAConfirmationIsNotGuessed() throws {
        let (trial, letter) = try Trial.asked(roster: Self.two)
        try trial.reply("2 MET", to: letter)
        trial.settle()
        let confirmation = try #require(try trial.letters("confirmation", to: "anna").last)
        try trial.reply("1 MISSED", to: confirmation)
        trial.settle()
        #expect(try trial.reports("m2/1").map(\.outcome) == [.held])
        #expect(try trial.reports("m1/1").isEmpty)
        #expect(try trial.letters("which", to: "anna").count == 1)
        // Without a number it is what it confirms.
        try trial.reply("MISSED", to: confirmation)
        trial.settle()
        #expect(try trial.reports("m2/1").filter { !$0.isRevoked }.last?.outcome == .missed)
    }

    @Test func oneMessageIsConfirmedInOneLetter() throws {
        let (trial, letter) = try Trial.asked(roster: Self.two)
        try trial.reply("1 MET 2 MISSED", to: letter)
        trial.settle()
        let confirmations = try trial.letters("confirmation", to: "anna")
        #expect(confirmations.count == 1)
        // It has numbers of its own, and they hold.
        let blocks = ConversationNumberTests.Block.all(in: try Trial.text(try #require(confirmations.last)))
        let cleo = try #require(blocks.first { $0.text.contains("Cleo") })
        try trial.reply("\(cleo.number) MET", to: try #require(confirmations.last))
        trial.settle()
        #expect(try trial.reports("m2/1").filter { !$0.isRevoked }.last?.outcome == .held)
        #expect(try trial.reports("m1/1").map(\.outcome) == [.held])
    }

    // MARK: Once

    @Test func theSameMessageTwiceCountsOnce() throws {
        let (trial, letter) = try Trial.asked()
        let message = try trial.message("MET", to: letter)
        for _ in 0..<3 { try trial.room.deliver(message) }
        trial.settle()
        try trial.room.deliver(message)
        trial.settle()
        #expect(try trial.reports("m1/1").count == 1)
        #expect(try trial.letters("confirmation", to: "anna").count == 1)
        #expect(trial.room.waiting.isEmpty)
    }

    @Test func aChosenMessageIDHidesNothing() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("what?", to: letter, .init(from: Self.stranger, messageID: "<same@x.example>"))
        trial.settle()
        try trial.reply("MET", to: letter, .init(messageID: "<same@x.example>"))
        trial.settle()
        #expect(try trial.reports("m1/1").count == 1)
    }
}
