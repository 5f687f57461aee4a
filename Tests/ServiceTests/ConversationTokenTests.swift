import Replies
import CivilTime
import Foundation
import Letters
import Mail
import Mentoring
import Store
import Testing

@testable import Service

/// What a letter's address proves: its token, for what, from whom, and once.
struct ConversationTokenTests {
    typealias Trial = ConversationTrial

    private static let stranger = "anna@private.example"

    private static func token(_ letter: Letter) throws -> (local: String, token: String) {
        let to = try #require(try Trial.read(letter)["reply-to"])
        let match = try #require(to.firstMatch(of: /mentoring\+r\.([a-z2-7]{29})@/))
        return (String(match.output.0), String(match.output.1))
    }

    private static func address(_ verb: String, _ token: String) -> String {
        "mentoring+\(verb).\(token)@ai-engineers.org"
    }

    /// A genuine address that was made for something else: the envelope sender stands in the log of every mail system on the way.
    @Test(arguments: ["return-path", "list-unsubscribe"])
    func anAddressForSomethingElseTakesNoReplies(_ field: String) throws {
        let (trial, letter) = try Trial.asked()
        let text = field == "return-path" ? letter.sender : try #require(try Trial.read(letter)[field])
        let to = try #require(text.firstMatch(of: /mentoring\+[bu]\.[a-z2-7]{29}@[a-z.-]+/)?.output)
        try trial.reply("MET", to: letter, .init(to: String(to), subject: "Re: your letter", isLinked: false))
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
    }

    /// A footer that a mail system adds on one of two ways makes no other message of it.
    @Test func twoCopiesCountOnce() throws {
        let (trial, letter) = try Trial.asked()
        for footer in ["", "\n\n-- \nScanned for viruses"] {
            try trial.reply("MET" + footer, to: letter, .init(messageID: "<same@example.org>"))
            trial.settle()
        }
        #expect(try trial.reports("m1/1").count == 1)
        #expect(try trial.letters("confirmation", to: "anna").count == 1)
    }

    /// A Message-ID that is used again with other words hides nothing; the same words on another way are the same message.
    @Test(
        arguments: [
            (["MET", "MISSED"], ["held", "missed"]), (["MET", "Sorry, we did not meet.", "MET"], ["held", "missed"]),
            (["MISSED", "MET\n\n-- \nScanned for viruses", "MET"], ["missed", "held"]), (["MET", "MET"], ["held"]),
            (["MET", " MET \n\n"], ["held"]),
        ] as [([String], [String])])
    func aMessageIDThatIsUsedAgainHidesNothing(_ row: (texts: [String], outcomes: [String])) throws {
        let (trial, letter) = try Trial.asked()
        for text in row.texts {
            try trial.reply(text, to: letter, .init(messageID: "<same@example.org>"))
            trial.settle()
        }
        #expect(try trial.reports("m1/1").map(\.outcome.rawValue) == row.outcomes, "\(row.texts)")
        let heard = Set(row.texts.map { $0.split(separator: "--")[0].filter { !$0.isWhitespace } }).count
        #expect(
            try trial.events(.answerTaken).count + trial.events(.answerUnread).count
                + trial.events(.answerAskedBack).count == heard, "\(row.texts)")
    }

    struct Forgery: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// The address that is written to, made of the letter's own token and another letter's.
        let to: @Sendable (_ own: String, _ other: String) -> String
    }

    @Test(arguments: [
        Forgery(testDescription: "one character of the MAC") { own, _ in
            address("r", String(own.dropLast()) + (own.hasSuffix("a") ? "b" : "a"))
        },
        Forgery(testDescription: "one character of the reference") { own, _ in
            address("r", (own.hasPrefix("a") ? "b" : "a") + String(own.dropFirst()))
        },
        Forgery(testDescription: "the reference of one letter, the proof of another") { own, other in
            address("r", String(own.prefix(13)) + String(other.suffix(16)))
        },
        Forgery(testDescription: "another letter's") { _, other in address("r", other) },
        Forgery(testDescription: "for another verb") { own, _ in address("c", own) },
        Forgery(testDescription: "for bounces") { own, _ in address("b", own) },
        Forgery(testDescription: "all the same letter") { _, _ in address("r", String(repeating: "a", count: 29)) },
    ])
    func aTokenThatIsNotGenuineProvesNothing(_ row: Forgery) throws {
        let (trial, letter) = try Trial.asked()
        let own = try Self.token(letter).token
        let other = try Self.token(try #require(trial.letters(to: "ben").first)).token
        try trial.reply("MET", to: letter, .init(to: row.to(own, other), isLinked: false))
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
        // Anna's address is known: she is told once that it could not be read, or asked whether it was she, and nothing else.
        #expect(trial.letters(to: "anna").filter { $0.createdAt > letter.createdAt }.count <= 1)
    }

    @Test func whatIsInUpperCaseOrWithAWrittenNameIsGenuine() throws {
        let (trial, letter) = try Trial.asked()
        let own = try Self.token(letter).token
        let to = "\"The program\" <MENTORING+R.\(own.uppercased())@AI-Engineers.org>"
        try trial.reply("MET", to: letter, .init(from: "ANNA@Example.ORG", to: to, isLinked: false))
        trial.settle()
        #expect(try trial.reports("m1/1").count == 1)
    }

    @Test func withoutATokenTheLettersOwnNameCounts() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("MET", to: letter, .init(to: Trial.address))
        trial.settle()
        #expect(try trial.reports("m1/1").count == 1)
    }

    @Test func nothingButASenderProvesNothing() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("MET", to: letter, .init(to: Trial.address, isLinked: false))
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
        #expect(try trial.letters("not-understood", to: "anna").count == 1)
    }

    @Test func aTokenExpires() throws {
        let (trial, letter) = try Trial.asked()
        trial.live(days: 121)
        try trial.reply("MET", to: letter)
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
    }

    @Test func aTokenOfAnErasedPersonIsNobodys() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "erased-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (trial, letter) = try Trial.asked(directory: folder)
        // Everything that may name her is there: another address, a kind that she does not want, a bounce, an absence.
        try trial.reply("MET", to: letter, .init(from: Self.stranger))
        trial.settle()
        try trial.reply("YES", to: try #require(try trial.letters("confirm-address", to: "anna").last))
        trial.settle()
        try trial.reply("MISSED", to: letter, .init(from: "x@other.example"))
        try trial.unsubscribe(letter)
        try trial.bounce(letter, status: "4.2.2")
        trial.settle()
        #expect(try trial.store.read { try $0.otherAddresses(of: Trial.id("anna")) } == [Self.stranger])
        let pseudonym = try #require(PersonID("erased-1"))
        try trial.store.erase(Trial.id("anna"), as: pseudonym)
        for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let bytes = try Data(contentsOf: URL(filePath: folder + "/" + file))
            for word in ["anna@example.org", "private.example", "other.example", "Anna Alt"] {
                #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) is in \(file)")
            }
        }
        let reports = try trial.reports("m1/1").count
        try trial.reply("MISSED", to: letter)
        trial.settle()
        #expect(try trial.reports("m1/1").count == reports)
        #expect(trial.faults.isEmpty)
    }
}
