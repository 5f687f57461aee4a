import CivilTime
import Mail
import Mentoring
import Testing

@testable import Service
@testable import Simulation

/// No message from a registered sender with a genuine token is put aside without anybody hearing of it: it counts, it is asked back, or the
/// coordinator is told.
struct ConversationHeardTests {
    typealias Trial = ConversationTrial

    private static let fields: [(String, String)] = [
        ("list-id", "<mentoring.ai-engineers.org>"), ("list-unsubscribe", "<mailto:x@lists.example.org>"),
        ("list-post", "<mailto:x@lists.example.org>"), ("mailing-list", "list x@lists.example.org"),
        ("x-mailing-list", "<x@lists.example.org>"), ("precedence", "list"), ("precedence", "bulk"),
        ("precedence", "junk"), ("x-precedence", "bulk"), ("x-ms-exchange-inbox-rules-loop", Trial.address),
        ("x-loop", "anna@example.org"), ("x-auto-response-suppress", "All"), ("auto-submitted", "no"),
        ("x-failed-recipients", "ben@example.net"), ("x-spam-flag", "YES"), ("sender", "noreply@lists.example.org"),
        ("x-forwarded-for", "anna@example.org ben@example.net"), ("resent-from", "ben@example.net"),
        ("x-beenthere", "x@lists.example.org"), ("feedback-id", "1:x"), ("importance", "low"),
    ]
    private static let subjects = [
        "Re: your letter", "Undeliverable: your letter", "Mail problem: undeliverable", "Delivery Status Notification",
        "failure notice", "Absence on Friday", "OOO: Friday", "Read: our notes", "Warning: message delayed", "",
        "Re: Auto",
        "[x] Re: your letter", "User unknown", "im Urlaub",
    ]
    private static let texts = [
        "MET", "MISSED", "no", "MOVE", "MOVE 20 January 2027 18:00", "SHOW", "YES", "2 MET", "", "?", "\n\n", "> MET",
        "My mail to Ben came back as undeliverable: user unknown. So no, we did not meet.",
        "Your message could not be delivered to ben@example.net: 550 5.1.1 user unknown",
        "I am away until 5 March 2027.",
        "MET\n--\nAnna", "Was?", "Ben has left the company.", "550 5.7.1 blocked", "This is an automatic reply.",
        "asdf ghjk",
        "unsubscribe", "I will try again later; the mail was delayed and is still trying.",
    ]

    private static func heard(_ trial: Trial) throws -> Int {
        try trial.events(.answerTaken).count + trial.letters(to: "anna").count + trial.coordinatorLetters.count
    }

    @Test(arguments: 1...24 as ClosedRange<UInt64>) func whateverItSays(_ seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        let (trial, letter) = try Trial.asked()
        for _ in 0..<6 {
            let chosen = Self.fields.shuffled(using: &dice).prefix(Int.random(in: 0...5, using: &dice))
            let subject = Self.subjects.randomElement(using: &dice) ?? ""
            let text = Self.texts.randomElement(using: &dice) ?? ""
            var message = try trial.message(
                text, to: letter, .init(subject: subject, fields: Array(chosen)))
            if Int.random(in: 0..<5, using: &dice) == 0 {
                message.type = "multipart/report"
                message.reportType = "delivery-status"
                message.deliveryStatus = [
                    [
                        .init("final-recipient", "rfc822; ben@example.net"), .init("action", "failed"),
                        .init("status", "5.1.1"),
                    ]
                ]
            }
            if Int.random(in: 0..<5, using: &dice) == 0 {
                message.calendars = [.init(method: "REQUEST", text: Self.invitation)]
            }
            let before = try Self.heard(trial)
            try trial.room.deliver(message)
            trial.settle()
            let said = "\(chosen) \(subject): \(text) \(message.type) \(message.calendars.count)"
            #expect(try Self.heard(trial) > before, "\(said)")
            #expect(try trial.events(.answerIgnored, .bounced).isEmpty, "\(said)")
        }
    }

    private static let invitation = """
        BEGIN:VCALENDAR\r
        METHOD:REQUEST\r
        PRODID:-//x//y//EN\r
        VERSION:2.0\r
        BEGIN:VEVENT\r
        UID:1@example.org\r
        DTSTAMP:20270101T000000Z\r
        DTSTART:20270120T170000Z\r
        END:VEVENT\r
        END:VCALENDAR\r

        """

    /// A plain answer counts, whatever stands in the header.
    @Test func aPlainAnswerCounts() throws {
        for field in Self.fields {
            let (trial, letter) = try Trial.asked()
            try trial.reply("MET", to: letter, .init(fields: [field]))
            trial.settle()
            #expect(try trial.reports("m1/1").map(\.outcome) == [.held], "\(field)")
        }
    }

    /// An answer to a letter of last year counts no more; who wrote it hears so, whatever a list has added to it.
    @Test func anAnswerThatIsTooLate() throws {
        let (trial, letter) = try Trial.asked()
        trial.live(days: 130)
        let letters = trial.letters(to: "anna").count + trial.coordinatorLetters.count
        try trial.reply("MET", to: letter, .init(fields: [("list-id", "<x.example.org>")]))
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
        #expect(trial.letters(to: "anna").count + trial.coordinatorLetters.count > letters)
    }

    /// Anybody can write a name into From: without a letter that proves it, the coordinator's mailbox is not filled by it.
    @Test func whoProvesNothingIsNotToldOneByOne() throws {
        let (trial, letter) = try Trial.asked()
        let told = trial.coordinatorLetters.count
        for number in 0..<6 {
            try trial.reply("asdf \(number)", to: letter, .init(to: Trial.address, isLinked: false))
            trial.settle()
        }
        #expect(trial.coordinatorLetters.count <= told + 1)
    }

    /// What a program may have sent gets no letter back, and the coordinator hears of it.
    @Test(arguments: [("x-precedence", "junk"), ("precedence", "bulk"), ("list-id", "<x.example.org>")])
    func whatMayBeAProgramsIsNotAnswered(_ field: (String, String)) throws {
        let (trial, letter) = try Trial.asked()
        let (letters, told) = (trial.letters(to: "anna").count, trial.coordinatorLetters.count)
        try trial.reply("asdf ghjk", to: letter, .init(fields: [field]))
        trial.settle()
        #expect(trial.letters(to: "anna").count == letters)
        #expect(trial.coordinatorLetters.count == told + 1)
    }

    /// What programs say of themselves stays theirs: nothing counts and nothing goes back. Where a field alone says so of what is an answer, the coordinator
    /// hears, once a day.
    @Test(arguments: [
        ("auto-submitted", "auto-replied"), ("auto-submitted", "auto-generated"), ("x-autoreply", "yes"),
        ("precedence", "auto_reply"), ("subject", "Automatic reply: your letter"),
    ])
    func aVacationProgramIsNoPerson(_ field: (String, String)) throws {
        let (trial, letter) = try Trial.asked()
        let (letters, told) = (trial.letters(to: "anna").count, trial.coordinatorLetters.count)
        let isNamed = field.0 == "subject"
        for text in ["MET", "MISSED", "Thank you for your message"] {
            try trial.reply(
                text, to: letter,
                .init(subject: isNamed ? field.1 : "Re: your letter", fields: isNamed ? [] : [field]))
            trial.settle()
        }
        #expect(try trial.reports("m1/1").isEmpty)
        #expect(trial.letters(to: "anna").count == letters)
        #expect(trial.coordinatorLetters.count == told + (isNamed ? 0 : 1))
    }

    /// However many come in a day: when no more is told one by one, it is told of them all.
    @Test func manyInADay() throws {
        let (trial, letter) = try Trial.asked()
        for number in 0..<20 {
            try trial.reply("asdf \(number)", to: letter)
            trial.settle()
        }
        let told = try trial.coordinatorLetters.filter { try Trial.flat($0).contains("more than 12 messages of a day") }
        #expect(told.count == 1)
        #expect(try trial.letters("not-understood", to: "anna").count == 8)
    }
}
