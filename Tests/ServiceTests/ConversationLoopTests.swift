import CivilTime
import Foundation
import Mail
import Mentoring
import Processes
import Store
import Testing

@testable import Service

/// No mail loops, ever: whatever answers, sends back or floods, the letters are few, and nothing is recorded that nobody said.
struct ConversationLoopTests {
    typealias Trial = ConversationTrial

    /// Half a year of the pair's letters with nobody who answers anything.
    private static func quiet() throws -> Trial {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-07-12T00:00:00Z")
        return trial
    }

    private static func reported(_ trial: Trial) throws -> Int {
        try trial.store.read { try $0.dossier(MentorshipID("m1")!, since: .distantPast) }?.reports.count ?? 0
    }

    /// How many letters went to Anna that answer nothing, or ask again what she wanted to be asked again.
    private static func ownAccord(_ trial: Trial) throws -> Int {
        trial.letters(to: "anna").filter { letter in
            letter.notices.contains {
                !$0.origin.isAnswer || $0.origin.description.hasPrefix("answer-snooze-")
            }
        }.count
    }

    /// A responder of one kind.
    struct Responder: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let fields: [(String, String)]
        var text = "I am out of the office and will answer when I am back. Thank you for your patience."
        var subject = "Re: your letter"
    }

    @Test(arguments: [
        Responder(
            testDescription: "vacation(1)",
            fields: [("auto-submitted", "auto-replied (vacation)"), ("precedence", "bulk")]),
        Responder(
            testDescription: "Exchange", fields: [("x-auto-response-suppress", "All")],
            subject: "Automatic reply: your letter"),
        Responder(testDescription: "the null sender", fields: [("return-path", "<>")]),
        Responder(
            testDescription: "a receipt", fields: [("auto-submitted", "auto-replied")], subject: "Read: your letter"),
        Responder(testDescription: "our own mark", fields: [("x-loop", Trial.address)], text: "MET"),
    ])
    func whatIsMarkedIsNeverAnswered(_ row: Responder) throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.onLetter = { [unowned trial] letter in
            guard case .person = letter.recipient else { return }
            let to = row.fields.contains { $0.0 == "auto-submitted" } ? letter.sender : nil
            try trial.reply(row.text, to: letter, .init(to: to, subject: row.subject, fields: row.fields))
        }
        trial.live(until: "2027-07-12T00:00:00Z")
        let quiet = try Self.quiet()
        // The same letters as with nobody there, and not one more.
        #expect(trial.world.started.map(\.number) == quiet.world.started.map(\.number))
        #expect(try trial.events(.answerIgnored).count > 30)
        #expect(try Self.reported(trial) == 0)
        #expect(trial.faults.isEmpty)
    }

    /// What came through a list was written by somebody, and counts; nothing goes back for it, for a list may answer in turn.
    @Test(arguments: [
        [("list-id", "<friends.example.org>"), ("precedence", "list")], [("precedence", "list")],
        [("precedence", "bulk")],
    ])
    func whatCameThroughAListIsNotAnswered(_ fields: [(String, String)]) throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.onLetter = { [unowned trial] letter in
            guard letter.address == "anna@example.org" else { return }
            try trial.reply("MET", to: letter, .init(fields: fields))
        }
        trial.live(until: "2027-07-12T00:00:00Z")
        #expect(
            trial.letters(to: "anna").allSatisfy { $0.notices.allSatisfy { !$0.origin.isAnswer } })
        let reports = try trial.store.read { try $0.dossier(MentorshipID("m1")!, since: .distantPast) }?.reports ?? [:]
        #expect(reports.keys.contains { $0.isMeeting })
    }

    /// A responder that bears no mark of one: what can be said goes back for each letter that the program sends of its own accord, then one
    /// line, and no more.
    @Test func aResponderWithoutAMarkIsToldTwiceForEachLetter() throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.onLetter = { [unowned trial] letter in
            guard letter.address == "anna@example.org" else { return }
            try trial.reply("Thank you for your message. We will get back to you.", to: letter)
        }
        trial.live(until: "2027-07-12T00:00:00Z")
        let own = try Self.ownAccord(trial)
        let answers = try trial.letters("not-understood", to: "anna").count
        #expect(answers <= 2 * own, "\(answers) for \(own)")
        #expect(trial.letters(to: "anna").count <= 4 * own)
        let heard = trial.coordinatorLetters.filter { (try? trial.kinds($0)) == ["unread-reply"] }.count
        #expect(heard <= 3 * own, "\(heard)")
        // Any words answer the question how it goes; nothing else is recorded.
        let reports = try trial.store.read { try $0.dossier(MentorshipID("m1")!, since: .distantPast) }?.reports ?? [:]
        #expect(reports.keys.allSatisfy { $0.isCheckIn })
    }

    /// A program that says one of our words to everything: what it says counts, and few letters go back.
    @Test(arguments: ["MET", "YES", "MOVE", "HELP", "DONE", "4", "SNOOZE 3 days", "PAUSE", "RESUME"])
    func aParrotIsNotTalkedTo(_ word: String) throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.onLetter = { [unowned trial] letter in
            guard letter.address == "anna@example.org" else { return }
            try trial.reply(word, to: letter)
        }
        trial.live(until: "2027-07-12T00:00:00Z")
        let own = try Self.ownAccord(trial)
        let count = trial.letters(to: "anna").count
        #expect(count <= 5 * own, "\(count) for \(own)")
        #expect(own <= 60, "\(own)")
        #expect(trial.faults.isEmpty)
    }

    /// Something sends every letter back to where answers go, from the recipient's own address: its text is the letter's, and says nothing.
    @Test(arguments: [false, true]) func aLetterSentBackIsNobodysWord(_ isStripped: Bool) throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.onLetter = { [unowned trial] letter in
            guard case .person = letter.recipient else { return }
            let read = try Trial.read(letter)
            var message = try trial.message("", to: letter)
            message.texts = read.texts
            if !isStripped { message.header += read.header.filter { ["x-loop", "auto-submitted"].contains($0.name) } }
            try trial.room.deliver(message)
        }
        trial.live(until: "2027-07-12T00:00:00Z")
        let quiet = try Self.quiet()
        let reports = try trial.store.read { try $0.dossier(MentorshipID("m1")!, since: .distantPast) }?.reports ?? [:]
        #expect(reports.isEmpty, "\(reports.keys)")
        #expect(trial.world.started.count <= (isStripped ? 5 : 1) * quiet.world.started.count)
        #expect(try trial.person("anna").takesLetters)
        #expect(trial.faults.isEmpty)
    }

    /// Two programs of this kind, each with the other's address among its people.
    @Test func twoOfThisKindSayNothingToEachOther() throws {
        let first = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        let second = try Trial(
            Trial.pair.replacing("anna@example.org", with: "community@ai-engineers.org"), from: "2027-01-11T00:00:00Z",
            seed: 2)
        func forward(_ letter: Letter, to trial: Trial) throws {
            guard case .person = letter.recipient else { return }
            var message = try Trial.read(letter)
            message.header.insert(.init("delivered-to", Trial.address), at: 0)
            try trial.room.deliver(message)
            // The same to the address that a letter of theirs names.
            guard let other = trial.letters(to: "anna").last, let to = try Trial.read(other)["reply-to"] else { return }
            message.header[0] = .init("delivered-to", to)
            message.header.insert(.init("in-reply-to", "<\(other.messageID)>"), at: 0)
            try trial.room.deliver(message)
        }
        first.onLetter = { [unowned second] letter in try forward(letter, to: second) }
        second.onLetter = { [unowned first] letter in try forward(letter, to: first) }
        for _ in 0..<90 {
            first.live(days: 1)
            second.live(days: 1)
        }
        let quiet = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        quiet.live(until: first.world.now)
        #expect(first.world.started.count == quiet.world.started.count)
        #expect(second.world.started.count == quiet.world.started.count)
        #expect(try Self.reported(first) == 0 && Self.reported(second) == 0)
    }

    // MARK: Floods

    @Test func atMostEightLettersADayGoBack() throws {
        let (trial, letter) = try Trial.asked()
        for number in 0..<40 {
            try trial.reply("Xyzzy plugh \(number).", to: letter)
            trial.live(until: trial.world.now + 600)
        }
        #expect(try trial.letters("not-understood", to: "anna").count == 8)
        let heard = trial.coordinatorLetters.filter { (try? trial.kinds($0)) == ["unread-reply"] }
        #expect(heard.count <= 12)
        #expect(try trial.events(.answerUnread).count == 40, "nothing is dropped")
        // What is understood counts all the same.
        try trial.reply("MET", to: letter)
        trial.settle()
        #expect(try trial.reports("m1/1").count == 1)
        trial.live(days: 1)
        try trial.reply("Xyzzy plugh.", to: letter)
        trial.settle()
        #expect(try trial.letters("not-understood", to: "anna").count == 9)
    }

    @Test func manyPeopleDontFillTheCoordinatorsMailbox() throws {
        var roster = "people:\n"
        for number in 0..<40 {
            roster += "  - {id: p\(number), name: P, email: p\(number)@x\(number).example, zone: UTC}\n"
        }
        let trial = try Trial(roster + "mentorships: []\n", from: "2027-01-11T00:00:00Z")
        trial.settle()
        for number in 0..<40 {
            for text in ["one", "two", "three"] {
                try trial.room.deliver(
                    IncomingMessage(
                        header: [
                            .init("from", "p\(number)@x\(number).example"), .init("to", Trial.address),
                            .init("message-id", "<\(text)\(number)@x.example>"),
                        ], texts: [.init(type: "text/plain", text: "\(text) is what I say")]))
            }
        }
        trial.live(until: "2027-01-11T23:00:00Z")
        let heard = trial.coordinatorLetters.filter { (try? trial.kinds($0)) == ["unread-reply"] }
        #expect(heard.count <= 12, "\(heard.count)")
        #expect(try trial.events(.answerUnread).count == 120)
    }

    // MARK: Absence

    @Test(arguments: [
        ("I am away until 22 January 2027.", "2027-01-22"), ("I am out of office.", nil),
        ("Ich bin bis zum 22.01.2027 nicht im Büro.", "2027-01-22"), ("I am away until 22 January 2037.", nil),
    ])
    func anAbsenceNoticeIsOneIfItNamesADay(_ row: (text: String, through: String?)) throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply(
            row.text, to: letter,
            .init(
                to: letter.sender, subject: "Automatic reply: your letter", fields: [("auto-submitted", "auto-replied")]
            ))
        trial.settle()
        let absences = try trial.person("anna").absences
        #expect(absences.map { $0.through?.description } == (row.through.map { [$0] } ?? []))
        trial.live(until: "2027-01-22T12:00:00Z")
        let after = trial.letters(to: "anna").filter { $0.createdAt > letter.createdAt }
        #expect(after.isEmpty == (row.through != nil), "\(after.count)")
        #expect(try after.allSatisfy { try trial.kinds($0) != ["not-understood"] })
    }

    /// Nobody declares another away.
    @Test func anAbsenceOfAnotherAddressIsNone() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply(
            "I am away until 22 January 2027.", to: letter,
            .init(from: "x@evil.example", subject: "Automatic reply", fields: [("auto-submitted", "auto-replied")]))
        trial.settle()
        #expect(try trial.person("anna").absences.isEmpty)
    }

    // MARK: Hostile messages

    @Test func noMessageStopsTheService() throws {
        let (trial, letter) = try Trial.asked()
        let read = try Trial.read(letter)
        let to = read["reply-to"] ?? ""
        let long = String(repeating: "x", count: 100_000)
        let senders = [
            "", "@", "a@", "@b", "a@b@c", "\"a b\"@c.example", "anna@example.org, ben@example.net", long + "@x.example",
            "a@" + long, "\u{0}@\u{0}", "anna@example.org\r\nBcc: x@y.example", "<>", "ünal@exämple.org",
            "'; DROP TABLE x;--@x.example",
        ]
        let texts = [
            "", "\u{0}", long, "MOVE 9999-99-99 99:99", "99999999999999999999 MET", "1 MET 1 MISSED",
            "SNOOZE 999999999999 days", "PAUSE until 0000-00-00", "\u{202E}TEM",
            String(repeating: "1 MET ", count: 5_000),
        ]
        for (number, sender) in senders.enumerated() {
            for (place, text) in texts.enumerated() {
                try trial.room.deliver(
                    IncomingMessage(
                        header: [
                            .init("from", sender), .init("to", to),
                            .init("message-id", "<\(number).\(place)@x> <\u{0}@\u{0}>"),
                            .init("date", text), .init("in-reply-to", "<\(long)@x> \(sender)"),
                        ],
                        texts: [
                            .init(type: "text/plain", text: text),
                            .init(type: "text/html", text: "", lines: [.init(text: text)]),
                        ],
                        deliveryStatus: number % 3 == 0
                            ? [[.init("status", text)], [.init("final-recipient", sender), .init("status", text)]] : [],
                        type: number % 3 == 0 ? "multipart/report" : "text/plain",
                        reportType: number % 3 == 0 ? "delivery-status" : nil))
            }
        }
        try trial.room.deliver(.output([]))
        try trial.room.deliver(.output(Array("{\"header\": 1}".utf8)))
        try trial.room.deliver(.failed(SubmissionFailure(cause: .exited(status: 65), diagnostic: "no message")))
        trial.room.broken.insert(try trial.room.deliver(IncomingMessage()))
        try trial.room.deliver(IncomingMessage())
        trial.live(days: 1)
        #expect(trial.room.waiting.isEmpty)
        #expect(trial.faults.isEmpty, "\(trial.faults)")
        #expect(try trial.reports("m1/1").isEmpty)
        #expect(try trial.record("m1/1")?.revision == 0)
        #expect(!trial.journal.text.contains("can't be dealt with"))
        try trial.reply("MET", to: letter)
        trial.settle()
        #expect(try trial.reports("m1/1").count == 1)
    }
}
