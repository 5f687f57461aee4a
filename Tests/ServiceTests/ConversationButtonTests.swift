import CivilTime
import Foundation
import Mail
import Mentoring
import Replies
import Store
import Testing

@testable import Service

/// The round trip of a letter's buttons: each opens a new mail, whose address, subject and text say the same, and mail programs lose one or the
/// other.
struct ConversationButtonTests {
    typealias Trial = ConversationTrial

    /// What a button of a letter opens.
    private struct Mail {
        var to: String
        var subject: String
        var body: String
    }

    private static func buttons(_ letter: Letter) throws -> [Mail] {
        let page = try #require(try html(letter))
        return page.matches(of: /href="(mailto:mentoring[^"]+)"/).compactMap { match in
            let uri = String(match.1).replacing("&amp;", with: "&")
            guard let parts = URLComponents(string: uri), let items = parts.queryItems else { return nil }
            func value(_ name: String) -> String { items.first { $0.name == name }?.value ?? "" }
            return Mail(
                to: parts.path, subject: value("subject"),
                body: value("body").replacing("\r\n", with: "\n"))
        }
    }

    /// The page as it was written; the reader keeps its lines alone.
    private static func html(_ letter: Letter) throws -> String? {
        WrittenMessage(letter.bytes).texts.first { $0.type == "text/html" }?.text
    }

    private static func button(_ word: String, _ letter: Letter) throws -> Mail {
        try #require(try buttons(letter).first { $0.body.contains(word) })
    }

    private static func press(
        _ mail: Mail, _ trial: Trial, _ letter: Letter, from: String? = nil
    ) throws {
        try trial.reply(mail.body, to: letter, .init(from: from, to: mail.to, subject: mail.subject, isLinked: false))
        trial.settle()
    }

    // MARK: Any of the three suffices

    @Test(arguments: ["address", "subject", "body", "all", "lower case"]) func eachAloneSuffices(_ kept: String) throws
    {
        let (trial, letter) = try Trial.asked()
        var mail = try Self.button("MET", letter)
        if !["address", "all", "lower case"].contains(kept) { mail.to = Trial.address }
        if !["subject", "all"].contains(kept) { mail.subject = "" }
        if !["body", "all"].contains(kept) { mail.body = "" }
        if kept == "lower case" { mail.to = mail.to.uppercased() }
        try Self.press(mail, trial, letter)
        #expect(try trial.record("m1/1")?.state == .fulfilled)
        #expect(try trial.reports("m1/1").map(\.by) == [.person(Trial.id("anna"))])
        // A word that was a button is not confirmed.
        #expect(try trial.letters("confirmation", to: "anna").isEmpty)
        #expect(try trial.events(.answerUnread).isEmpty && trial.faults.isEmpty)
    }

    @Test func whatDisagreesIsAskedBack() throws {
        let (trial, letter) = try Trial.asked()
        var mail = try Self.button("MET", letter)
        mail.subject = try Self.button("MISSED", letter).subject
        try Self.press(mail, trial, letter)
        #expect(try trial.reports("m1/1").isEmpty)
        #expect(try trial.letters("not-understood", to: "anna").count == 1)
    }

    @Test func whatIsWrittenMayContradict() throws {
        let (trial, letter) = try Trial.asked()
        var mail = try Self.button("MET", letter)
        mail.body += "\n\nsorry, we did *not* meet"
        try Self.press(mail, trial, letter)
        #expect(try trial.reports("m1/1").isEmpty)
        #expect(try trial.letters("which", to: "anna").count == 1)
    }

    // MARK: What proves nothing

    /// The right token behind another verb, in the address, the subject and the text.
    @Test(arguments: ["address", "subject", "body"]) func aVerbThatWasChangedProvesNothing(_ place: String) throws {
        let (trial, letter) = try Trial.asked()
        let mail = try Self.button("MET", letter)
        func forged(_ text: String) -> String { text.replacing("a.m", with: "a.x") }
        let empty = Mail(to: Trial.address, subject: "", body: "")
        let forgery =
            switch place {
            case "address": Mail(to: forged(mail.to), subject: "", body: "")
            case "subject": Mail(to: Trial.address, subject: forged(mail.subject), body: "")
            default: Mail(to: Trial.address, subject: "", body: forged(mail.body))
            }
        #expect(forgery.to != mail.to || forgery.subject != empty.subject || forgery.body != empty.body)
        try Self.press(forgery, trial, letter)
        #expect(try trial.reports("m1/1").isEmpty)
    }

    /// Somebody who got a forwarded letter presses its button.
    @Test func aForwardedButtonIsAskedAbout() throws {
        let (trial, letter) = try Trial.asked()
        try Self.press(try Self.button("MET", letter), trial, letter, from: "anna@private.example")
        #expect(try trial.reports("m1/1").isEmpty)
        let question = try #require(try trial.letters("confirm-address", to: "anna").last)
        try Self.press(try Self.button("YES", question), trial, question)
        #expect(try trial.record("m1/1")?.state == .fulfilled)
    }

    @Test func aMarkInSomebodyElsesMailProvesNothing() throws {
        let (trial, letter) = try Trial.asked()
        var mail = try Self.button("MISSED", letter)
        mail.to = Trial.address
        try Self.press(mail, trial, letter, from: "ben@example.net")
        #expect(try trial.reports("m1/1").isEmpty)
    }

    // MARK: Once

    @Test func aRememberedAddressActsOnce() throws {
        let (trial, letter) = try Trial.asked()
        try Self.press(try Self.button("MET", letter), trial, letter)
        try Self.press(try Self.button("MET", letter), trial, letter)
        #expect(try trial.reports("m1/1").count == 1)
        #expect(try trial.letters("not-understood", to: "anna").isEmpty)
        try Self.press(try Self.button("MISSED", letter), trial, letter)
        #expect(try trial.reports("m1/1").count == 1)
        // The letter that asks back was made since: its button puts it right.
        let asking = try #require(try trial.letters("not-understood", to: "anna").last)
        try Self.press(try Self.button("MISSED", asking), trial, asking)
        #expect(try trial.reports("m1/1").map(\.outcome) == [.held, .missed])
    }

    @Test func thePartnersWordDoesNotCloseWhatIsStillAsked() throws {
        let (trial, _) = try Trial.asked()
        trial.live(until: "2027-01-18T22:00:00Z")
        let letter = try #require(try trial.letters("meeting-ask-again", to: "anna").last)
        let other = try #require(try trial.letters("meeting-ask-again", to: "ben").last)
        try Self.press(try Self.button("MET", other), trial, other)
        try Self.press(try Self.button("MISSED", letter), trial, letter)
        #expect(try trial.reports("m1/1").map(\.outcome) == [.held, .missed])
    }

    // MARK: Other buttons

    @Test func theTextSaysTheTime() throws {
        let (trial, _) = try Trial.asked()
        trial.live(until: "2027-02-07T12:00:00Z")
        let letter = try #require(try trial.letters("meeting-coming", to: "anna").last)
        var mail = try Self.button("MOVE", letter)
        try Self.press(mail, trial, letter)
        #expect(try trial.letters("which", to: "anna").count == 1)
        mail.body = mail.body.replacing("MOVE ", with: "MOVE 2027-02-11 17:00")
        try Self.press(mail, trial, letter)
        #expect(try trial.record("m1/2")?.due == CivilDateTime("2027-02-11T17:00"))
        #expect(try trial.letters("confirmation", to: "anna").count == 1)
    }

    @Test func aFormCarriesItsLetter() throws {
        let (trial, _) = try Trial.asked()
        trial.live(until: "2027-03-05T12:00:00Z")
        let letter = try #require(try trial.letters("check-in", to: "ben").last)
        var mail = try Self.button("How is it going", letter)
        mail.to = Trial.address
        mail.body = mail.body.replacing("1–5: 1", with: "1–5: 4")
        try Self.press(mail, trial, letter)
        #expect(trial.confided.count == 1)
    }

    @Test func showLetsTheCoordinatorSee() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("The weather is nice in Dakar today", to: letter)
        trial.settle()
        let asking = try #require(try trial.letters("not-understood", to: "anna").last)
        var mail = try Self.button("SHOW", asking)
        mail.body = ""
        try Self.press(mail, trial, asking)
        #expect(try trial.coordinatorLetters.contains { try Trial.flat($0).contains("The weather is nice in Dakar") })
    }

    @Test func stopStops() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("HELP", to: letter)
        trial.settle()
        let help = try #require(try trial.letters("help", to: "anna").last)
        var mail = try Self.button("STOP", help)
        (mail.subject, mail.body) = ("", "")
        try Self.press(mail, trial, help)
        #expect(try !trial.person("anna").takesLetters)
    }

    /// A mailbox that leaves no room has the buttons of before.
    @Test func withoutRoomTheWordsAreRead() throws {
        let long = "mentoring-of-the-ai-engineers1@ai-engineers.org"
        let configuration = try Trial.configuration(
            try #require(CivilDate("2027-01-11")), Array(repeating: 1, count: 32), address: long)
        #expect(configuration.hints.count == 1)
        #expect(configuration.answers?.hasRoomForButtons == false)
    }
}
