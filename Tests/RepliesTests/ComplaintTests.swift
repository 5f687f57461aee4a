import CivilTime
import Mail
import Mentoring
import Testing

@testable import MessageReader
@testable import Replies

/// Reports that somebody took a letter for spam (RFC 5965); written after the RFC's examples, with addresses made up.
@Suite struct ComplaintTests {
    static func report(_ type: String, carried: String = "Message-ID: <77@example.org>") throws -> IncomingMessage {
        let text = """
            From: <feedback@mail.example>
            To: <mentoring@example.org>
            Subject: FW: Did you meet Jonas?
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="b"

            --b
            Content-Type: text/plain

            This is an email abuse report for a message that came in.

            --b
            Content-Type: message/feedback-report

            Feedback-Type: \(type)
            User-Agent: Feedback/1.0
            Version: 1

            --b
            Content-Type: message/rfc822

            \(carried)
            Subject: Did you meet Jonas?

            Hello
            --b--

            """
        return try MIMEReader().read(Array(text.utf8))
    }

    static func claim(_ message: IncomingMessage, _ author: Author = .unknown) -> Claim {
        var context = Fixture.context()
        context.author = author
        return AnswerReader(context).claim(message)
    }

    @Test(arguments: ["abuse", "Abuse", "fraud", "virus", "opt-out", "other"]) func complaints(_ type: String) throws {
        for author in [Author.unknown, .registered, .recipient] {
            #expect(
                Self.claim(try Self.report(type), author) == .complaint(Complaint(letterMessageID: "77@example.org")))
        }
    }

    /// What nobody complained by.
    @Test(arguments: ["not-spam", "auth-failure", "dmarc"]) func noComplaint(_ type: String) throws {
        guard case .automatic = Self.claim(try Self.report(type)) else {
            Issue.record("\(type)")
            return
        }
    }

    /// Microsoft's have no part of their own.
    @Test func ofMicrosoft() throws {
        var message = Fixture.message(
            "", header: [("from", "staff@mail.example"), ("subject", "complaint about message")])
        message.carried = [
            .init("x-hmxmroriginalrecipient", "amina@example.com"), .init("message-id", "<77@example.org>"),
        ]
        #expect(Self.claim(message) == .complaint(Complaint(letterMessageID: "77@example.org")))
    }

    @Test func theLetterProvesItself() throws {
        let fields = [
            "Return-Path: <mentoring+b.\(Fixture.token)@example.org>",
            "Reply-To: Mentoring <mentoring+r.\(Fixture.token)@example.org>",
            "List-Unsubscribe: <mailto:mentoring+u.\(Fixture.token)@example.org?subject=STOP>, <https://example.org>",
        ]
        for field in fields {
            let token = AnswerReader.carriedToken(
                of: try Self.report("abuse", carried: field), address: "mentoring@example.org")
            #expect(token?.text == Fixture.token, "\(field)")
        }
        #expect(AnswerReader.carriedToken(of: try Self.report("abuse"), address: "mentoring@example.org") == nil)
    }

    /// No more letters of its kind, and the coordinator hears, once a day; nothing goes back.
    @Test func whatComesOfOne() throws {
        var scene = try Scene(LetterKind("meeting-ask"), about: [.commitment(.meeting(Scene.id, 1))])
        scene.conversation.use = nil
        #expect(
            try scene.outcome(of: .complaint(Complaint()))
                == ["mute meeting-ask amina", "[unsubscribed]", "=forwarded", "escalation>@1"])
        scene.conversation.recipient?.received = [
            ReceivedMessage(
                key: "k", at: Scene.now - 3_600, file: "f", messageID: nil, sender: nil, claim: .complaint,
                outcome: .forwarded)
        ]
        #expect(
            try scene.outcome(of: .complaint(Complaint())) == ["mute meeting-ask amina", "[unsubscribed]", "=recorded"])
        let unknown = try Scene(nil)
        #expect(try unknown.outcome(of: .complaint(Complaint())) == ["=ignored", "[answer-ignored]"])
    }
}
