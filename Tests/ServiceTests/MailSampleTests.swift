import CivilTime
import Foundation
import Mail
import MessageReader
import Mentoring
import Store
import Testing

@testable import Service

/// Messages that were read wrongly once, as they came, but for what belongs to the letter that is answered: in `Samples`, `PERSON`, `REPLY` and `BOUNCE`
/// stand for addresses, `LETTER` for its Message-ID, `ECHO` for its subject. These are put in for a letter that was really made. They answer, on
/// 30 November 2026, a letter that asks about a meeting of 25 November.
struct MailSampleTests {
    typealias Trial = ConversationTrial

    private static func trial(_ locale: String = "en") throws -> (trial: Trial, letter: Letter) {
        let roster = """
            people:
              - {id: anna, name: Anna Alt, email: anna@example.org, zone: Europe/Berlin, locale: \(locale)}
              - {id: ben, name: Ben Berg, email: ben@example.net, zone: Europe/Berlin}
            mentorships:
              - {id: m1, program: formal, mentors: [anna], mentees: [ben], start: 2026-11-25T18:00, zone: Europe/Berlin}
            """
        let trial = try Trial(roster, from: "2026-11-24T00:00:00Z")
        trial.live(until: "2026-11-30T12:00:00Z")
        let kinds = ["meeting-ask-again", "meeting-ask"]
        let letter = try kinds.lazy.compactMap { try trial.letters($0, to: "anna").last }.first
        return (trial, try #require(letter))
    }

    /// Puts what belongs to a letter into a sample, and lets it come in.
    private static func deliver(_ name: String, _ letter: Letter, _ trial: Trial) throws {
        var text = try String(
            contentsOfFile: "\(Community.root)/Tests/ServiceTests/Samples/\(name).eml", encoding: .utf8)
        let read = try Trial.read(letter)
        let reply = try #require(read["reply-to"]?.firstMatch(of: /mentoring\+r[^>]+/)).output
        for (mark, value) in [
            ("PERSON", letter.address), ("REPLY", String(reply)), ("BOUNCE", letter.sender),
            ("LETTER", letter.messageID), ("ECHO", try #require(read["subject"])),
        ] { text = text.replacing(mark, with: value) }
        try trial.room.deliver(MIMEReader().read(Array(text.utf8)))
        trial.settle()
    }

    // MARK: Bounces

    @Test(
        "a bounce of one recipient touches nobody else, and says of their address what it says",
        arguments: [
            ("01-bounce-571-recipient-blocked", true), ("01-bounce-57133-internal-only", true),
            ("01-bounce-5723-spf-after-forwarding", false), ("B1-571-user-unknown-is-ours", true),
            ("B2-5713-account-disabled-is-ours", true), ("B4-571-group-takes-members-only-is-ours", true),
            ("B5-571-no-mailbox-qmail", true), ("B6-gmail-521-rate-is-hard", false),
            ("B7-510-sender-rejected-is-hard", false), ("B10-551-rdns-is-hard", false),
        ])
    func aBounce(_ row: (name: String, isUnreachable: Bool)) throws {
        let (trial, letter) = try Self.trial()
        try Self.deliver(row.name, letter, trial)
        #expect(try trial.breaker == nil)
        #expect(try (trial.person("anna").addressFault != nil) == row.isUnreachable)
        #expect(try trial.store.read { try $0.letter(letter.number)?.state } == .failed)
        #expect(try trial.events(.bounced).count == 1)
        trial.live(days: 40)
        #expect(trial.letters(to: "ben").contains { $0.createdAt > letter.createdAt + 86_400 * 7 })
        #expect(
            trial.letters(to: "anna").contains { $0.createdAt > letter.createdAt + 86_400 * 7 } == !row.isUnreachable)
        let isTold = try trial.coordinatorLetters.contains { try Trial.flat($0).contains("come back") }
        #expect(isTold == (row.name != "B6-gmail-521-rate-is-hard" && row.name.hasPrefix("01-bounce-5723") == false))
        if row.name.hasPrefix("B7") || row.name.hasPrefix("B10") {
            #expect(try trial.store.read { try $0.bounces(of: Trial.id("anna")).map(\.kind) } == [.ours])
        }
    }

    @Test func whatCouldBeDeliveredIsNoBounce() throws {
        let (trial, letter) = try Self.trial()
        try Self.deliver("B11-action-deliverable-is-bounce", letter, trial)
        #expect(try trial.events(.bounced).isEmpty)
        #expect(try trial.store.read { try $0.letter(letter.number)?.state } == .submitted)
    }

    // MARK: Absences

    @Test(
        "the days of an absence are those that its author names",
        arguments: [
            ("02-oof-de-no-date", "de", nil as String?), ("02-oof-de-bis-18-dez", "de", "2026-11-30 2026-12-18"),
            ("02-oof-de-ab-14-dez", "de", "2026-11-30 2026-12-13"),
            ("09-oof-1-11-december", "en", "2026-12-01 2026-12-11"),
            ("09-oof-between-and", "en", "2026-12-01 2026-12-11"),
            ("09-oof-de-vom-1-bis-11", "en", "2026-12-01 2026-12-11"),
            ("09-oof-fr-du-1er-au", "en", "2026-12-01 2026-12-11"),
            ("09-oof-single-day", "en", "2026-12-03 2026-12-03"),
            ("10-oof-leave-over-60-days", "en", nil), ("10-oof-left-company", "en", nil),
        ])
    func anAbsence(_ row: (name: String, locale: String, days: String?)) throws {
        let (trial, letter) = try Self.trial(row.locale)
        let told = trial.coordinatorLetters.count
        try Self.deliver(row.name, letter, trial)
        let found = try trial.person("anna").absences.map { "\($0.from) \($0.through.map(\.description) ?? "-")" }
        #expect(found == [row.days].compactMap { $0 })
        let letters = trial.coordinatorLetters.dropFirst(told)
        #expect(letters.count == (row.name.hasPrefix("10-") ? 1 : 0))
        if row.name.hasPrefix("10-") {
            let told = try Trial.flat(letters.first)
            #expect(told.contains("absence notice of Anna Alt"), "\(told)")
            #expect(try trial.events(.away).count == 1)
            // The next notice of the same absence is no news.
            trial.live(days: 1)
            let sample = try Trial.read(letter)
            try trial.reply(
                row.name == "10-oof-left-company"
                    ? "I have left the company. My last day was 27 November 2026."
                    : "I am on parental leave until 1 February 2027.", to: letter,
                .init(
                    subject: "Automatic reply: \(sample["subject"] ?? "")", fields: [("auto-submitted", "auto-replied")]
                ))
            let before = trial.coordinatorLetters.count
            trial.settle()
            #expect(trial.coordinatorLetters.count == before)
        }
    }

    /// The day in the subject of our own letter about a pause is not the end of an absence.
    @Test func thePauseInOurSubjectIsNoAbsence() throws {
        let (trial, _) = try Self.trial()
        let asked = try #require(trial.letters(to: "ben").last)
        try trial.reply("PAUSE until 29 December 2026", to: asked)
        trial.live(until: "2026-12-02T12:00:00Z")
        let letter = try #require(try trial.letters("paused", to: "anna").last)
        #expect(try Trial.read(letter)["subject"]?.contains("29 December") == true)
        try Self.deliver("02-oof-en-paused-subject", letter, trial)
        #expect(try trial.person("anna").absences.isEmpty)
        #expect(try trial.events(.answerIgnored).count == 1)
    }

    // MARK: People

    @Test(arguments: ["04-human-exchange-inbox-rule", "05-human-list-id", "05-human-precedence-bulk"])
    func whatSomebodyWroteCounts(_ name: String) throws {
        let (trial, letter) = try Self.trial()
        try Self.deliver(name, letter, trial)
        #expect(try trial.reports("m1/1").map(\.outcome) == [.held])
    }

    @Test func whoWritesAboutABounceIsHeard() throws {
        let (trial, letter) = try Self.trial()
        try Self.deliver("W3-human-about-a-bounce-put-aside", letter, trial)
        #expect(try trial.events(.bounced, .answerIgnored).isEmpty)
        let isMissed = try trial.reports("m1/1").map(\.outcome) == [.missed]
        let isAskedBack =
            try !trial.letters("not-understood", to: "anna").isEmpty || !trial.letters("which", to: "anna").isEmpty
        #expect(isMissed || isAskedBack)
    }
}
