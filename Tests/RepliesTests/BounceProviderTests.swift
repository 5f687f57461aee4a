import Mail
import Testing

@testable import Replies

/// What providers say when they refuse a letter, by their own documentation and as it is seen on the net; the addresses are made up.
@Suite struct BounceProviderTests {
    typealias Row = (status: String, said: String, kind: Bounce.Kind)

    private static let dead: [Row] = [
        ("5.7.1", "550 5.7.1 <x@example.net>: Recipient address rejected: User unknown", .hard),
        ("5.7.13", "525 5.7.13 Disabled recipient address", .hard),
        ("5.0.0", "550 sorry, no mailbox here by that name. (#5.7.17)", .hard),
        (
            "5.1.1", "550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking",
            .hard
        ),
        ("5.2.1", "550-5.2.1 The email account that you tried to reach is inactive.", .hard),
        ("5.5.0", "550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).", .hard),
        ("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", .hard),
        ("5.4.1", "550 5.4.1 Recipient address rejected: Access denied. [AM0EUR.prod.protection.outlook.com]", .hard),
        ("5.0.0", "554 delivery error: dd This user doesn't have a yahoo.com account (x@yahoo.example) [0]", .hard),
        ("5.0.0", "554 delivery error: dd Not a valid recipient - atlas.example.yahoo.com", .hard),
        ("5.0.0", "550 Requested action not taken: mailbox unavailable 550 For explanation visit the page", .hard),
        ("5.1.1", "550 5.1.1 <x@example.net>: user does not exist", .hard),
        ("5.1.0", "550 #5.1.0 Address rejected.", .hard),
        ("5.7.1", "550 5.7.1 No such user here", .hard), ("5.7.17", "", .hard), ("5.7.18", "", .hard),
        ("5.7.27", "550 The domain does not accept mail (null MX)", .hard),
        ("5.0.0", "542 x@example.net Rejected", .hard),
        ("4.1.1", "450 4.1.1 Recipient address rejected: User unknown in local recipient table", .hard),
        ("5.7.1", "550 5.7.1 Invalid recipient", .hard), ("5.0.0", "550 The account is locked", .hard),
        ("5.3.0", "5.3.0 - Other mail system problem 550-'No such user' (delivery attempts: 0)", .hard),
        // The name of a server is no verdict.
        ("5.1.1", "host mx1.antispam.example[192.0.2.1] said: 550 5.1.1 User unknown", .hard),
        (
            "5.1.1", "host d1.ess.barracudanetworks.com[192.0.2.1] said: 550 5.1.1 No such user (spam@example.net)",
            .hard
        ),
        ("5.0.0", "host rbl.example said: 550 unknown user", .hard),
    ]

    private static let refused: [Row] = [
        ("5.7.1", "550 5.7.1 The recipient has blocked your address", .refused),
        ("5.7.1", "Der Empfänger hat Ihre Adresse gesperrt (550 5.7.1).", .refused),
        ("5.7.1", "550 5.7.1 Le destinataire a bloqué votre adresse", .refused),
        ("5.7.1", "550 5.7.1 El destinatario ha bloqueado su dirección", .refused),
        ("5.7.1", "550 5.7.1 Il destinatario ha bloccato il mittente", .refused),
        (
            "5.7.133", "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required", .refused
        ),
        ("5.7.134", "550 5.7.134 RESOLVER.RST.SenderNotAuthenticatedForMailbox; authentication required", .refused),
        ("5.7.1", "550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized", .refused),
        ("5.7.124", "", .refused), ("5.7.136", "Sender was not authenticated", .refused), ("5.7.2", "", .refused),
        (
            "5.7.1",
            "550 5.7.1 the group you tried to contact may not exist, or you may not have permission to post messages",
            .refused
        ),
        ("5.7.1", "550 5.7.1 Message rejected: members only", .refused),
        ("5.0.0", "550 You are not allowed to post to this mailing list", .refused),
        ("5.7.513", "550 5.7.513 Client host [192.0.2.1] blocked by example.net using Customer Block list", .refused),
        ("5.0.0", "550 Rejected by header based manually Blocked Senders: x@example.org", .refused),
        ("5.7.1", "550 5.7.1 Sender denied as sender's email address is on SenderFilterConfig list", .refused),
        ("5.7.1", "554 5.7.1 <x@example.net>: Recipient address rejected: Access denied", .refused),
        ("5.0.0", "550 Refused because of the recipient preferences", .refused),
    ]

    private static let later: [Row] = [
        (
            "5.2.1",
            "550-5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages",
            .soft
        ),
        ("4.2.1", "450-4.2.1 The user you are trying to contact is receiving mail too quickly.", .soft),
        ("5.2.2", "552-5.2.2 The email account that you tried to reach is over quota and inactive.", .soft),
        ("5.1.1", "550 5.1.1 <x@example.net> Mailbox is full", .soft),
        ("5.7.1", "550 5.7.1 <x@example.net>: Recipient address rejected: Greylisted, see the help page", .soft),
        ("5.0.0", "552-Requested mail action aborted: exceeded storage allocation", .soft),
        ("5.2.121", "550 5.2.121 Recipient's per hour message receive limit from specific sender exceeded", .soft),
        ("4.7.1", "451 4.7.1 Recipient has blocked you for now", .soft), ("4.7.0", "", .soft),
        ("5.1.1", "550 5.1.1 192.0.2.1 has sent to too many recipients this hour", .soft),
        ("5.0.0", "550 Connection frequency limited, blocked IP 192.0.2.1", .soft), ("5.0.0", "552 no", .soft),
        ("5.4.4", "Name service error for name=example.net type=MX: Malformed or unexpected name server reply", .soft),
    ]

    private static let ours: [Row] = [
        ("5.2.0", "550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]", .ours),
        ("5.7.1", "550 5.7.1 Unser Server hat Ihre Adresse gesperrt", .ours),
        ("5.1.0", "550 5.1.0 <x@ours.example> sender rejected. AUP#In-1310", .ours),
        ("5.0.0", "551 Server access mta.example.org forbidden by invalid RDNS record of your mail server", .ours),
        ("5.7.23", "550 5.7.23 Recipient address rejected: Your message was rejected due to SPF fail", .ours),
        ("5.7.26", "550-5.7.26 Your email has been blocked because the sender is unauthenticated.", .ours),
        ("5.7.25", "550-5.7.25 The IP address sending this message does not have a PTR record setup", .ours),
        ("4.7.28", "421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating from your IP", .ours),
        ("5.7.1", "550 5.7.1 Service unavailable, Client host [192.0.2.1] blocked using Spamhaus.", .ours),
        ("5.7.606", "550 5.7.606 Access denied, banned sending IP [192.0.2.1].", .ours),
        ("5.7.509", "550 5.7.509 Access denied, sending domain does not pass DMARC verification", .ours),
        ("5.7.9", "554 5.7.9 Message not accepted for policy reasons.", .ours),
        ("4.7.0", "421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to user complaints", .ours),
        ("5.0.0", "554-Transaction failed 554-Reject due to policy restrictions.", .ours),
        ("5.7.0", "554 5.7.0 Blocked - see https://ipcheck.example/?ip=192.0.2.1", .ours),
        ("5.0.0", "550 Administrative prohibition - envelope blocked", .ours),
        ("5.0.0", "554 Email rejected due to security policies", .ours),
        ("5.0.0", "550 permanent failure for one or more recipients (x@example.net:blocked)", .ours),
        ("5.1.1", "550 5.1.1 Sender address rejected: undeliverable address: User unknown", .ours),
        ("5.2.1", "550 5.2.1 Mail from your IP is refused, see the block list", .ours),
        ("5.1.1", "550 5.1.1 rejected, you are listed at zen.spamhaus.org", .ours),
        // What is said before a recipient is named says nothing of one.
        (
            "5.1.0",
            "host mx.example.net: SMTP error after MAIL FROM:<x@ours.example>: 553 ours.example does not exist", .ours
        ),
        ("5.0.0", "host mx.example.net said: 550 No such user (in reply to HELO command)", .ours),
        ("5.1.0", "5.1.0 - Unknown address error 550-'5.7.1 <x@ours.example>... Access denied'", .ours),
        ("5.7.26", "550 5.7.26 Recipient address rejected: authentication failed for the domain", .ours),
        ("5.4.5", "550 5.4.5 Daily user sending quota exceeded", .ours), ("5.7.1", "550 5.7.1 no", .ours),
    ]

    @Test(arguments: dead + refused + later + ours) func whoseFaultItIs(_ row: Row) {
        let report = BounceTests.report([
            [
                "final-recipient": "rfc822; jonas@example.net", "action": "failed", "status": row.status,
                "diagnostic-code": "smtp; \(row.said)",
            ]
        ])
        #expect(BounceTests.kinds(of: report) == [row.kind], "\(row.status) \(row.said)")
    }

    /// Without a report, as Exim, qmail and Exchange write it.
    @Test(
        arguments: [
            (
                "This message was created automatically by mail delivery software.\nA message that you sent could not be delivered to all of its recipients.\nThis is a permanent error. The following address(es) failed:\n\n  jonas@example.net\n    host mx.example.net [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<jonas@example.net>:\n    550 5.7.1 Unknown user",
                "Mail delivery failed: returning message to sender", Bounce.Kind.hard
            ),
            (
                "Hi. This is the qmail-send program at example.net.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<jonas@example.net>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.7.1 You are blocked by the recipient\nGiving up on 192.0.2.1.",
                "failure notice", .refused
            ),
            (
                "Your message to jonas@example.net couldn't be delivered.\njonas@example.net only accepts messages from people in its organization or on its allowed senders list.",
                "Undeliverable: Did you meet", .refused
            ),
            (
                "This is the mail system at host mx.example.org.\n\n<jonas@example.net>: host mx.example.net[192.0.2.1] said: 554 5.7.1 Service\n    unavailable; Client host [192.0.2.2] blocked using zen.spamhaus.org (in reply to\n    RCPT TO command)",
                "Undelivered Mail Returned to Sender", .ours
            ),
        ])
    func inWords(_ body: String, _ subject: String, _ kind: Bounce.Kind) {
        #expect(BounceTests.kinds(of: BounceTests.text(body, subject: subject)) == [kind])
    }

    /// RFC 3464 knows five actions, Sendmail one more, and programs make up others: only what says that it failed is a bounce.
    @Test(arguments: [
        ("deliverable", "2.1.5"), ("delivered", "5.1.1"), ("relayed", "2.0.0"), ("expanded", "2.0.0"),
        ("", "2.1.5"), ("queued", ""), ("accepted", "2.0.0"),
    ])
    func whatDoesNotFailIsNoBounce(_ action: String, _ status: String) {
        var fields = ["final-recipient": "rfc822; jonas@example.net", "diagnostic-code": "smtp; 250 2.1.5 Ok"]
        if !action.isEmpty { fields["action"] = action }
        if !status.isEmpty { fields["status"] = status }
        #expect(BounceTests.claim(BounceTests.report([fields])) == .ignored(.delivered))
    }

    @Test(arguments: [("failed", "2.0.0"), ("delivery failed", "5.1.1"), ("undeliverable", ""), ("rejected", "5.1.1")])
    func whatFailsIsOne(_ action: String, _ status: String) {
        var fields = ["final-recipient": "rfc822; jonas@example.net", "action": action]
        if !status.isEmpty { fields["status"] = status }
        #expect(BounceTests.kinds(of: BounceTests.report([fields])) != nil, "\(action) \(status)")
    }
}
