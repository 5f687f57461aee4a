import CivilTime
import Foundation
import Mail
import Mentoring

/// How mail systems lay out what they send back.
enum IndependentBounceForm: Sendable {
    /// RFC 3464 with what Postfix says above it.
    case postfix
    /// Exchange Online: HTML and text, then RFC 3464; English or German.
    case exchange, exchangeGerman
    /// Gmail's own.
    case gmail, gmailGerman
    /// Exim before 4.87: words alone. Also what GMX, web.de and Zoho send.
    case exim
    /// Exim with RFC 3464.
    case eximReport
    /// qmail's: words alone.
    case qmail
    /// Sendmail with RFC 3464, and before it: words alone.
    case sendmail, sendmailOld
    /// Yahoo's: words alone.
    case yahoo
    /// Notes.
    case domino
    /// Mimecast's notice to the sender.
    case mimecast
    /// A gateway that sends words of its own.
    case gateway(from: String, subject: String, text: String)

    /// What one mail system says of one recipient.
    struct Report {
        var action = "failed"
        let status: String
        let diagnostic: String
        /// Whom it names; nil for the recipient of the letter.
        var finalRecipient: String?
    }

    /// A letter that comes back, as bytes.
    func bytes(_ letter: Letter, _ report: Report, at instant: Instant, number: Int) throws -> [UInt8] {
        let who = report.finalRecipient ?? letter.address
        let said = report.diagnostic.replacing("«address»", with: who)
        let (from, subject, fields, words) = layout(who, said, report)
        let date = try MailDate(secondsSinceEpoch: instant.seconds).description
        var head = [
            ("Return-Path", "<>"), ("From", from), ("To", letter.sender), ("Subject", subject), ("Date", date),
            ("Message-ID", "<bounce.\(number).\(instant.seconds)@mx.example.net>"), ("MIME-Version", "1.0"),
        ]
        head += fields
        let carried =
            "From: mentoring@ai-engineers.org\nTo: \(letter.address)\nMessage-ID: <\(letter.messageID)>\nSubject: a letter\n"
        guard isReport else {
            head.append(("Content-Type", "text/plain; charset=utf-8"))
            let below = "\n\n\(divider)\n\nReturn-path: <\(letter.sender)>\n\(carried)\nHello,\n"
            return [UInt8]((head.map { "\($0.0): \($0.1)\n" }.joined() + "\n" + words + below).utf8)
        }
        head.append(("Content-Type", "multipart/report; report-type=delivery-status; boundary=\"=_b\""))
        let status = """
            Reporting-MTA: dns; mx.example.net
            Arrival-Date: \(date)

            Final-Recipient: rfc822; \(who)
            Action: \(report.action)
            Status: \(report.status)
            Remote-MTA: dns; mx.example.net
            Diagnostic-Code: smtp; \(said.split(separator: "\n").joined(separator: "\n    "))
            """
        let text = """
            --=_b
            Content-Type: text/plain; charset=utf-8

            \(words)

            --=_b
            Content-Type: message/delivery-status

            \(status)

            --=_b
            Content-Type: text/rfc822-headers

            \(carried)
            --=_b--
            """
        return [UInt8]((head.map { "\($0.0): \($0.1)\n" }.joined() + "\n" + text + "\n").utf8)
    }

    /// Whether it has a part that programs read.
    private var isReport: Bool {
        switch self {
        case .exim, .qmail, .sendmailOld, .yahoo, .gateway: false
        default: true
        }
    }

    private var divider: String {
        switch self {
        case .exim: "------ This is a copy of the message, including all the headers. ------"
        case .qmail, .yahoo: "--- Below this line is a copy of the message."
        case .sendmailOld: "   ----- Unsent message follows -----"
        default: "----- Original message -----"
        }
    }

    private typealias Layout = (from: String, subject: String, fields: [(String, String)], words: String)

    private func layout(_ who: String, _ said: String, _ report: Report) -> Layout {
        switch self {
        case .postfix:
            (
                "MAILER-DAEMON@mx.example.net (Mail Delivery System)", "Undelivered Mail Returned to Sender",
                [("Auto-Submitted", "auto-replied")],
                """
                This is the mail system at host mx.example.net.

                I'm sorry to have to inform you that your message could not
                be delivered to one or more recipients. It's attached below.

                <\(who)>: host mx.example.net[192.0.2.25] said: \(said)
                    (in reply to RCPT TO command)
                """
            )
        case .exim:
            (
                "Mail Delivery System <Mailer-Daemon@mx.example.net>",
                "Mail delivery failed: returning message to sender",
                [("X-Failed-Recipients", who), ("Auto-Submitted", "auto-replied")],
                """
                This message was created automatically by mail delivery software.

                A message that you sent could not be delivered to one or more of its
                recipients. This is a permanent error. The following address(es) failed:

                  \(who)
                    SMTP error from remote mail server after RCPT TO:<\(who)>:
                    host mx.example.net [192.0.2.25]: \(said)
                """
            )
        case .eximReport:
            (
                "Mail Delivery System <Mailer-Daemon@mx.example.net>",
                "Mail delivery failed: returning message to sender",
                [("X-Failed-Recipients", who), ("Auto-Submitted", "auto-replied")],
                "A message that you sent could not be delivered. The following address failed:\n\n  \(who)\n    \(said)"
            )
        case .qmail:
            (
                "MAILER-DAEMON@mx.example.net", "failure notice", [],
                """
                Hi. This is the qmail-send program at mx.example.net.
                I'm afraid I wasn't able to deliver your message to the following addresses.
                This is a permanent error; I've given up. Sorry it didn't work out.

                <\(who)>:
                \(said)
                """
            )
        case .yahoo:
            (
                "MAILER-DAEMON@yahoo.com", "Failure Notice", [("X-YMailISG", "x")],
                "Sorry, we were unable to deliver your message to the following address.\n\n<\(who)>:\n\(said)"
            )
        default: layoutOfOthers(who, said, report)
        }
    }

    private func layoutOfOthers(_ who: String, _ said: String, _ report: Report) -> Layout {
        switch self {
        case .sendmail:
            (
                "Mail Delivery Subsystem <MAILER-DAEMON@mx.example.net>", "Returned mail: see transcript for details",
                [("Auto-Submitted", "auto-generated (failure)")],
                "   ----- The following addresses had permanent fatal errors -----\n<\(who)>\n    (reason: \(said))\n\n"
                    + "   ----- Transcript of session follows -----\n... while talking to mx.example.net.:\n<<< \(said)"
            )
        case .sendmailOld:
            (
                "Mail Delivery Subsystem <MAILER-DAEMON@mx.example.net>", "Returned mail: User unknown", [],
                "   ----- Transcript of session follows -----\n>>> RCPT To:<\(who)>\n<<< \(said)\n550 <\(who)>... User unknown"
            )
        case .gmail:
            (
                "Mail Delivery Subsystem <mailer-daemon@googlemail.com>", "Delivery Status Notification (Failure)",
                [("X-Failed-Recipients", who), ("Auto-Submitted", "auto-replied")],
                "** Message not delivered **\n\nYour message wasn't delivered to \(who).\n\nThe response from the remote server was:\n\(said)"
            )
        case .gmailGerman:
            (
                "Mail Delivery Subsystem <mailer-daemon@googlemail.com>", "Delivery Status Notification (Failure)",
                [("X-Failed-Recipients", who), ("Auto-Submitted", "auto-replied")],
                "** Die Adresse wurde nicht gefunden **\n\nIhre Nachricht wurde nicht an \(who) zugestellt.\n\nAntwort:\n\(said)"
            )
        case .exchange:
            (
                "\"Microsoft Outlook\" <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.onmicrosoft.com>",
                "Undeliverable: a letter", [("Auto-Submitted", "auto-replied"), ("X-MS-Exchange-Message-Is-Ndr", "")],
                "Your message to \(who) couldn't be delivered.\n\nDiagnostic information for administrators:\n\n\(who)\nRemote server "
                    + "returned '\(said)'"
            )
        case .exchangeGerman:
            (
                "\"Microsoft Outlook\" <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@beispiel.de>",
                "Unzustellbar: a letter", [("Auto-Submitted", "auto-replied")],
                "Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\n\(who)\n\nDiagnoseinformationen für "
                    + "Administratoren:\n\n\(who)\nRemote Server returned '\(said)'"
            )
        case .domino:
            (
                "postmaster@notes.example.net", "DELIVERY FAILURE: \(said)", [],
                "Your message\n\n  Subject: a letter\n\nwas not delivered to:\n\n  \(who)\n\nbecause:\n\n  \(said)"
            )
        case .mimecast:
            (
                "postmaster@eu-smtp.mimecast.example", "[Postmaster] Email Delivery Failure",
                [("Auto-Submitted", "auto-generated"), ("X-Mimecast-Bounce", "1")],
                "This is a delivery failure notification message indicating that\nan email you addressed to email address :\n-- \(who)\n\n"
                    + "could not be delivered. The problem appears to be :\n-- \(said)"
            )
        case .gateway(let from, let subject, let text):
            (from, subject, [], text.replacing("«address»", with: who).replacing("«said»", with: said))
        default: ("MAILER-DAEMON@mx.example.net", "Undelivered mail", [], said)
        }
    }
}
