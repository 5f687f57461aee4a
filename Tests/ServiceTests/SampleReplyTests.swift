import Foundation
import Mail
import MessageReader
import Mentoring
import Store
import Testing

@testable import Service

/// Mail as it came when the program was tried for real, each in answer to a letter that was just made.
@Suite struct SampleReplyTests {
    typealias Trial = ConversationTrial

    /// A sample's bytes with the addresses and names of a letter in the place of its own.
    private static func sample(
        _ name: String, to letter: Letter, _ edit: (String) -> String = { $0 }
    ) throws -> IncomingMessage {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Samples")
        // The form has other words than when these were written.
        let text = try String(contentsOf: folder.appendingPathComponent(name + ".eml"), encoding: .utf8)
            .replacing("Anything we should know", with: "What did you work on")
        let read = try Trial.read(letter)
        let (head, body) = try #require(
            text.range(of: "\n\n").map { (text[..<$0.lowerBound], text[$0.lowerBound...]) })
        var isDated = false
        let fields = head.split(separator: "\n").map { line -> String in
            let value: String? =
                switch line.prefix(while: { $0 != ":" }).lowercased() {
                case "from": letter.address
                case "return-path": "<\(letter.address)>"
                case "to": read["reply-to"]
                case "in-reply-to", "references": read["message-id"]
                default: nil
                }
            isDated = isDated || line.hasPrefix("Date:")
            return value.map { line.prefix { $0 != ":" } + ": \($0)" } ?? String(line)
        }.filter { !$0.hasPrefix("Date:") }
        return try MIMEReader().read(Array((fields.joined(separator: "\n") + edit(String(body))).utf8))
    }

    private static func names(_ beginnings: String...) throws -> [String] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Samples")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { name in
            beginnings.contains { name.hasPrefix($0) }
        }.map { String($0.dropLast(4)) }.sorted()
    }

    /// MET, below the header of a quoted mail in any language, beside a gateway's warning, or as a reaction.
    @Test func isHeardAsYes() throws {
        let names = try Self.names("06-", "07-", "08-reaction-gmail-on-ask")
        #expect(names.count == 12)
        for name in names {
            let (trial, letter) = try Trial.asked()
            try trial.room.deliver(try Self.sample(name, to: letter))
            trial.settle()
            #expect(try trial.reports("m1/1").map(\.outcome) == [.held], "\(name)")
            #expect(try trial.letters("not-understood", to: "anna").isEmpty, "\(name)")
        }
    }

    /// What stands below takes back what stands above; less than nothing is no number of days.
    @Test func isAskedBack() throws {
        let names = try Self.names("W2", "W5")
        #expect(names.count == 6)
        for name in names {
            let (trial, letter) = try Trial.asked()
            try trial.room.deliver(try Self.sample(name, to: letter))
            trial.settle()
            #expect(try trial.reports("m1/1").isEmpty, "\(name)")
            let back = try trial.letters("which", to: "anna") + trial.letters("not-understood", to: "anna")
            #expect(back.count == 1, "\(name)")
        }
    }

    @Test(arguments: ["08-reaction-gmail-on-invitation", "08-reaction-outlook-on-invitation"])
    func aReactionToAnInvitationNeedsNothing(_ name: String) throws {
        let trial = try Trial(Trial.pair, from: "2027-01-06T08:00:00Z")
        trial.live(until: "2027-01-07T12:00:00Z")
        let letter = try #require(try trial.letters("invitation", to: "ben").first)
        let before = trial.world.started.count
        try trial.room.deliver(try Self.sample(name, to: letter))
        trial.settle()
        #expect(trial.world.started.count == before)
        #expect(try trial.events(.answerUnread).isEmpty)
        #expect(try trial.events(.answerIgnored).count == 1)
    }

    @Test(arguments: [("11-move-with-cet", "18:00", "18:00"), ("11-move-with-utc", "19:00", "18:00 in UTC")])
    func aZoneThatIsNamedIsShownBeside(_ row: (name: String, kept: String, shown: String)) throws {
        let (trial, letter) = try Trial.asked()
        let message = try Self.sample(row.name, to: letter) { $0.replacing("2026-12-04", with: "2027-01-20") }
        try trial.room.deliver(message)
        trial.settle()
        #expect(try trial.record("m1/1")?.due.description == "2027-01-20T\(row.kept)")
        let confirmation = try Trial.flat(try trial.letters("confirmation", to: "anna").last)
        #expect(confirmation.contains("\(row.kept) (Europe/Berlin)") && confirmation.contains(row.shown))
    }

    // MARK: Check-ins

    private static func checkIn(_ name: String) throws -> Trial {
        let (trial, letter) = try CheckInAlertTests.checkIn()
        try trial.room.deliver(try Self.sample(name, to: letter))
        trial.settle()
        return trial
    }

    @Test(arguments: ["W1a-checkin-html-rating-lost", "W1d-checkin-text-one-line-form"])
    func theRatingIsKept(_ name: String) throws {
        let trial = try Self.checkIn(name)
        #expect(trial.confided.map(\.text) == ["going=2"])
        #expect(try trial.record("m1/check-in/ben/1")?.state == .fulfilled)
    }

    @Test(arguments: ["W1b-checkin-html-empty-reply", "W4-checkin-spam-counts"])
    func nothingIsRecorded(_ name: String) throws {
        let trial = try Self.checkIn(name)
        #expect(trial.confided.isEmpty)
        #expect(try trial.record("m1/check-in/ben/1")?.state == .due)
    }

    @Test(arguments: ["W1-html-form-spans", "W1c-checkin-html-stop"])
    func stopIsStopAndNothingElse(_ name: String) throws {
        let trial = try Self.checkIn(name)
        #expect(try trial.person("ben").takesLetters == false)
        #expect(trial.confided.isEmpty)
        #expect(try trial.reports("m1/check-in/ben/1").isEmpty)
    }
}
