import Mail
import Testing

@testable import Replies

/// Bounces, as mail systems write them; the texts are written after their documentation and sources, with addresses made up.
@Suite struct BounceTests {
    static func claim(_ message: IncomingMessage) -> Claim { AnswerReader(Fixture.context()).claim(message) }

    /// Whose fault each failure of a bounce is; nil for a message that is none.
    static func kinds(of message: IncomingMessage) -> [Bounce.Kind]? {
        guard case .bounce(let bounce) = claim(message) else { return nil }
        return bounce.failures.map(\.kind)
    }

    static func report(
        _ fields: [[String: String]], text: String = "",
        carried: [IncomingMessage.Field] = [.init("message-id", "<77@example.org>")]
    ) -> IncomingMessage {
        var message = Fixture.message(
            text,
            header: [
                ("return-path", "<>"), ("from", "MAILER-DAEMON@mx.example.net (Mail Delivery System)"),
                ("subject", "Undelivered Mail Returned to Sender"), ("auto-submitted", "auto-replied"),
            ])
        message.type = "multipart/report"
        message.reportType = "delivery-status"
        message.deliveryStatus =
            [[.init("reporting-mta", "dns; mx.example.net")]]
            + fields.map { group in group.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) } }
        message.carried = carried
        return message
    }

    static func text(
        _ text: String, subject: String, from: String = "MAILER-DAEMON@mx.example.net", path: String = "<>"
    ) -> IncomingMessage {
        Fixture.message(text, header: [("return-path", path), ("from", from), ("subject", subject)])
    }

    @Test(
        arguments: [
            (
                "5.1.1",
                "smtp; 550 5.1.1 <jonas@example.net>: Recipient address rejected: User unknown in virtual mailbox table",
                Bounce.Kind.hard
            ),
            (
                "5.1.10", "smtp; 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
                .hard
            ),
            ("5.0.0", "smtp; 550 No such user here", .hard), ("5.0.0", "smtp; 550 5.1.1 user unknown", .hard),
            ("5.4.4", "X-Postfix; Host or domain name not found", .hard),
            ("5.2.1", "smtp; 550 5.2.1 The email account that you tried to reach is disabled", .hard),
            ("5.5.0", "smtp; 550 Requested action not taken: mailbox unavailable", .hard),
            ("5.4.1", "smtp; 550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", .hard),
            ("5.1.2", "", .hard),
            ("5.2.2", "smtp; 552 5.2.2 mailbox full", .soft),
            ("5.0.0", "smtp; 552 Account <x> does not have enough    space", .soft),
            ("4.2.2", "smtp; 452 4.2.2 over quota", .soft),
            ("4.4.1", "connect to mx: Connection timed out", .soft), ("4.4.7", "smtp; 450 user unknown", .soft),
            ("5.4.7", "delivery time expired", .soft), ("4.0.0", "", .soft),
            ("5.7.1", "smtp; 554 5.7.1 Service unavailable; Client host blocked using zen.spamhaus.org", .ours),
            ("5.7.26", "smtp; 550-5.7.26 This mail is unauthenticated", .ours),
            ("5.1.1", "smtp; 550 5.1.1 Mail rejected: your IP is on a block list", .ours),
            ("5.0.0", "smtp; 554 Message rejected as spam", .ours),
            ("5.3.4", "smtp; 552 5.3.4 Message size exceeds fixed limit", .soft),
            ("5.2.3", "", .soft), ("5.6.0", "", .soft), ("5.7.0", "", .ours),
            ("4.7.1", "smtp; 451 4.7.1 Greylisting in action", .soft),
            ("5.1.8", "smtp; 553 5.1.8 Domain of sender address does not exist", .ours),
            ("5.0.0", "smtp; 554 Transaction failed", .unknown), ("5.0.0", "", .unknown),
        ])
    func kinds(_ status: String, _ diagnostic: String, _ kind: Bounce.Kind) {
        let claim = Self.claim(
            Self.report([
                [
                    "final-recipient": "rfc822; Jonas@Example.net", "action": "failed", "status": status,
                    "diagnostic-code": diagnostic,
                ]
            ]))
        guard case .bounce(let bounce) = claim, let failure = bounce.failures.first else {
            Issue.record("\(claim)")
            return
        }
        #expect(failure.kind == kind, "\(status) \(diagnostic)")
        #expect(failure.recipient == "jonas@example.net")
        #expect(bounce.letterMessageID == "77@example.org")
    }

    @Test func severalRecipients() {
        let claim = Self.claim(
            Self.report([
                [
                    "final-recipient": "rfc822; a@example.net", "original-recipient": "rfc822; b@example.net",
                    "action": "failed", "status": "5.1.1",
                ],
                ["final-recipient": "rfc822; c@example.net", "action": "delayed", "status": "4.4.1"],
                ["final-recipient": "rfc822;d@example.net", "action": "Failed (bad)", "status": "5.2.2 (full)"],
            ]))
        guard case .bounce(let bounce) = claim else {
            Issue.record("\(claim)")
            return
        }
        #expect(bounce.failures.map(\.recipient) == ["a@example.net", "d@example.net"])
        #expect(bounce.failures.map(\.originalRecipient) == ["b@example.net", nil])
        #expect(bounce.failures.map(\.status) == ["5.1.1", "5.2.2"])
    }

    @Test func lateAndArrived() {
        #expect(
            Self.claim(
                Self.report([["final-recipient": "rfc822; a@example.net", "action": "delayed", "status": "4.4.1"]]))
                == .ignored(.delayed))
        for action in ["delivered", "relayed", "expanded"] {
            #expect(
                Self.claim(
                    Self.report([["final-recipient": "rfc822; a@example.net", "action": action, "status": "2.0.0"]]))
                    == .ignored(.delivered))
        }
        let late = Self.text(
            "The mail system could not yet reach a@example.net.\nYou do not need to resend your message.",
            subject: "Warning: could not send message for past 4 hours")
        #expect(Self.claim(late) == .ignored(.delayed))
        let trying = Self.text(
            "Your message could not be delivered to the following recipients:\n\na@example.net\n\nDelivery attempts will continue to be made for 5 day(s).",
            subject: "Delivery failure notification")
        #expect(Self.claim(trying) == .ignored(.delayed))
    }

    @Test(
        arguments: [
            (
                "Hi. This is the qmail-send program at mx.example.net.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<jonas@example.net>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nTo: other@example.com",
                "failure notice", Bounce.Kind.hard
            ),
            (
                "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  jonas@example.net\n    Unrouteable address\n\n------ This is a copy of your message, including all the headers. ------\nTo: x@example.com",
                "Mail delivery failed: returning message to sender", .hard
            ),
            (
                "This is the mail system at host mx.example.net.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n<jonas@example.net>: host mx[192.0.2.1] said: 550 5.1.1 User unknown (in reply to RCPT TO command)",
                "Undelivered Mail Returned to Sender", .hard
            ),
            (
                "Your message did not reach some or all of the intended recipients.\n\nThe following recipient(s) cannot be reached:\n\n  jonas@example.net on 2/9/2027 10:00 AM\n    The e-mail account does not exist at the organization this message was sent to.\n    <mx.example.net #5.1.1>",
                "Undeliverable: Did you meet", .hard
            ),
            (
                "The following message to <jonas@example.net> was undeliverable.\nThe reason for the problem:\n5.1.2 - Bad destination host 'DNS Hard Error'",
                "Undeliverable Message", .hard
            ),
            (
                "Diese Nachricht konnte nicht zugestellt werden:\n\njonas@example.net\nDas Postfach ist voll.",
                "Mail delivery failed: Unzustellbar", .soft
            ),
            (
                "<jonas@example.net>:\n192.0.2.1 failed after I sent the message.\nRemote host said: 554 rejected due to spam content",
                "failure notice", .ours
            ),
            (
                "----- The following addresses had permanent fatal errors -----\n<jonas@example.net>\n    (reason: 550 5.1.1 <jonas@example.net>... User unknown)\n\n   ----- Transcript of session follows -----",
                "Returned mail: see transcript for details", .hard
            ),
        ])
    func inWords(_ body: String, _ subject: String, _ kind: Bounce.Kind) {
        let claim = Self.claim(Self.text(body, subject: subject))
        guard case .bounce(let bounce) = claim else {
            Issue.record("\(claim)")
            return
        }
        #expect(bounce.failures.map(\.recipient) == ["jonas@example.net"])
        #expect(bounce.failures.map(\.kind) == [kind])
    }

    /// People write about bounces; that is no bounce.
    @Test(
        arguments: [
            ("met", "Re: Undeliverable: Did you meet", "Amina <amina@example.com>"),
            (
                "Your last mail could not be delivered to jonas@example.net, user unknown.", "Re: Did you meet",
                "Amina <amina@example.com>"
            ),
            ("No such user.", "Re: Did you meet", "Amina <amina@example.com>"),
        ])
    func noBounce(_ body: String, _ subject: String, _ from: String) {
        if case .bounce(let bounce) = Self.claim(
            Self.text(body, subject: subject, from: from, path: "<amina@example.com>"))
        {
            Issue.record("\(bounce)")
        }
    }

    /// What the recipient of the answered letter wrote is no bounce, whatever a mail system on the way wrote into its header.
    @Test func aRecipientsReplyIsNoBounce() {
        var context = Fixture.context()
        context.author = .recipient
        for header in [
            [("x-failed-recipients", "jonas@example.net")], [("return-path", "<>"), ("subject", "Undeliverable: met")],
            [("subject", "Delivery failure"), ("from", "Mail Delivery System <amina@example.com>")],
        ] {
            let message = Fixture.message("jonas@example.net could not be delivered: no such user.", header: header)
            if case .bounce(let bounce) = AnswerReader(context).claim(message) { Issue.record("\(bounce)") }
        }
    }

    /// Some programs put no blank line between two recipients.
    @Test func recipientsInOneGroup() {
        var message = Self.report([["final-recipient": "rfc822; a@example.net", "action": "failed", "status": "5.2.2"]])
        message.deliveryStatus[1] += [
            .init("final-recipient", "rfc822; b@example.net"), .init("action", "failed"), .init("status", "5.1.1"),
        ]
        #expect(Self.kinds(of: message) == [.soft, .hard])
    }

    /// A group says in any language that it may not exist, or that strangers may not write to it.
    @Test func groups() {
        let message = Self.text(
            "Bonjour, il se peut que le groupe n'existe pas ou que vous n'y soyez pas autorisé.",
            subject: "Delivery Status Notification (Failure)")
        var failed = message
        failed.header.append(.init("x-failed-recipients", "club@googlegroups.com"))
        #expect(Self.kinds(of: failed) == [.refused])
    }

    @Test func codes() {
        #expect(StatusCode.first(in: "550 5.1.1 unknown")?.text == "5.1.1")
        #expect(StatusCode.first(in: "(#5.7.26).")?.text == "5.7.26")
        #expect(StatusCode.first(in: "host 15.1.1.4 said 4.2.2.")?.text == "4.2.2")
        #expect(StatusCode.first(in: "192.5.1.1") == nil)
        #expect(StatusCode.first(in: "version 5.1") == nil)
    }
}
