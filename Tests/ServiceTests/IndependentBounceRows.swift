/// Letters that come back, as real systems word them, and what is right for each. One recipient alone never stops letters to others.
enum IndependentBounces {
    /// What a letter that comes back says.
    enum Meaning: String, Sendable {
        /// There is no such address: marked at once, and the coordinator hears of it.
        case dead
        /// This recipient can't be reached by us: marked at once or after a few, and the coordinator hears of it.
        case refusesUs
        /// Not now: not marked for one.
        case temporary
        /// We are refused: nobody's address is marked for it, however often.
        case ours
        /// It did not come back at all, or not yet.
        case none
        /// Two readings are possible: not judged but for what goes to others.
        case either
    }

    struct Row: Sendable {
        let form: IndependentBounceForm
        let action: String
        let status: String
        let said: String
        let meaning: Meaning

        init(
            _ form: IndependentBounceForm, _ status: String, _ said: String, _ meaning: Meaning,
            action: String = "failed"
        ) {
            self.form = form
            self.action = action
            self.status = status
            self.said = said
            self.meaning = meaning
        }
    }

    static let rows = dead + refusing + temporary + ours + none

    private static func words(_ from: String, _ subject: String, _ text: String) -> IndependentBounceForm {
        .gateway(from: from, subject: subject, text: text)
    }

    static let dead: [Row] = [
        .init(
            .postfix, "5.1.1",
            "550 5.1.1 <«address»>: Recipient address rejected: User unknown in virtual mailbox table", .dead),
        .init(.postfix, "5.7.1", "550 5.7.1 <«address»>: Recipient address rejected: User unknown", .dead),
        .init(
            .gmail, "5.1.1",
            "550-5.1.1 The email account that you tried to reach does not exist. Please try\n550 5.1.1 double-checking the recipient's email address for typos. - gsmtp",
            .dead),
        .init(.gmail, "5.2.1", "550 5.2.1 The email account that you tried to reach is inactive. - gsmtp", .dead),
        .init(.gmailGerman, "5.1.1", "550 5.1.1 Das E-Mail-Konto, das Sie erreichen wollten, existiert nicht.", .dead),
        .init(
            .exchange, "5.1.10",
            "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", .dead),
        .init(.exchangeGerman, "5.1.1", "550 5.1.1 RESOLVER.ADR.RecipNotFound; not found", .dead),
        .init(.postfix, "5.5.0", "550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).", .dead),
        .init(
            .yahoo, "5.0.0",
            "554: delivery error: dd This user doesn't have a yahoo.com account («address») [-5] - mta1.mail.yahoo.com",
            .dead),
        .init(
            .yahoo, "5.0.0",
            "554 30 Sorry, your message to «address» cannot be delivered. This mailbox is disabled (554.30).", .dead),
        .init(.exim, "5.0.0", "550 Requested action not taken: mailbox unavailable", .dead),
        .init(.exim, "5.0.0", "550 Benutzer nicht bekannt/User unknown", .dead),
        .init(.eximReport, "5.0.0", "550 unrouteable address", .dead),
        .init(.postfix, "5.1.1", "550 5.1.1 <«address»>: user does not exist", .dead),
        .init(.mimecast, "5.1.1", "550 Invalid Recipient - Recipient email address is possibly incorrect", .dead),
        .init(.postfix, "5.1.1", "550 cuda_nsu 5.1.1 <«address»> Recipient address rejected: User unknown", .dead),
        .init(.qmail, "5.1.1", "Sorry, no mailbox here by that name. (#5.1.1)", .dead),
        .init(
            .qmail, "5.7.17",
            "192.0.2.25 does not like recipient.\nRemote host said: 550 sorry, no mailbox here by that name. (#5.7.17)\nGiving up on 192.0.2.25.",
            .dead),
        .init(.postfix, "5.7.13", "525 5.7.13 Disabled recipient address", .dead),
        .init(.sendmail, "5.1.1", "550 5.1.1 <«address»>... User unknown", .dead),
        .init(.sendmailOld, "5.1.1", "550 <«address»>... User unknown", .dead),
        .init(.domino, "5.1.1", "User Alva («address») not listed in Domino Directory", .dead),
        .init(
            .exim, "5.1.1", "550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416 [416]",
            .dead),
        .init(.exim, "5.1.1", "550 5.1.1 <«address»> User unknown [ERROR CODE :550 - 5.1.1]", .dead),
        .init(
            words(
                "postmaster@firma.example", "Unzustellbare Nachricht",
                "Ihre Nachricht an «address» konnte nicht zugestellt werden.\n\nGrund: Der Empfänger ist unbekannt (550 5.1.1)."
            ), "5.1.1", "", .dead),
        .init(
            words(
                "postmaster@societe.example", "Non remis : une lettre",
                "Votre message n'a pas pu être remis à «address».\n\nMotif : destinataire inconnu (550 5.1.1 User unknown)."
            ), "5.1.1", "", .dead),
        .init(
            .exchange, "5.4.1",
            "550 5.4.1 Recipient address rejected: Access denied. [DB5EUR01FT007.eop-EUR01.prod.protection.outlook.com]",
            .either),
        .init(
            .postfix, "5.4.4",
            "Host or domain name not found. Name service error for name=gone.example type=A: Host not found", .either),
    ]

    static let refusing: [Row] = [
        .init(.postfix, "5.7.1", "550 5.7.1 The recipient has blocked your address", .refusesUs),
        .init(
            .postfix, "5.7.1",
            "554 5.7.1 <«address»>: Recipient address rejected: this user does not accept mail from you", .refusesUs),
        .init(
            .exchange, "5.7.133",
            "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group",
            .refusesUs),
        .init(
            .exchange, "5.7.193",
            "550 5.7.193 UnifiedGroupAgent; Delivery failed because the sender isn't a group member or external senders aren't permitted to send to this group.",
            .refusesUs),
        .init(
            .exchangeGerman, "5.7.124",
            "550 5.7.124 RESOLVER.RST.SenderNotInAllowedSendersList; sender not in allowed-senders list", .refusesUs),
        .init(
            .exchange, "5.7.129",
            "550 5.7.129 RESOLVER.RST.RestrictedToRecipientsPermission; not authorized to send to the recipient because it only accepts mail from an allowed list of senders",
            .refusesUs),
        .init(
            .gmail, "5.7.1",
            "550 5.7.1 The group you tried to contact («address») may not exist, or you may not have permission to post messages to the group.",
            .refusesUs),
        .init(
            .mimecast, "5.0.0", "550 Envelope blocked - User Entry - the recipient has blocked this sender", .refusesUs),
        .init(
            words(
                "antispam@firma.example", "Nicht zugestellt",
                "Ihre Nachricht an «address» wurde nicht zugestellt: Der Empfänger hat Ihre Adresse gesperrt (550 5.7.1)."
            ), "5.7.1", "", .refusesUs),
        .init(.eximReport, "5.7.1", "550 5.7.1 This list only accepts mail from its members", .refusesUs),
    ]

    static let temporary: [Row] = [
        .init(
            .postfix, "5.2.1",
            "550-5.2.1 The user you are trying to contact is receiving mail at a rate that\n550 5.2.1 prevents additional messages from being delivered. - gsmtp",
            .temporary),
        .init(
            .gmail, "5.2.2", "552 5.2.2 The recipient's inbox is out of storage space and inactive. - gsmtp", .temporary
        ),
        .init(
            .exchange, "5.2.122",
            "554 5.2.122 The recipient has exceeded their limit for the number of messages they can receive per hour.",
            .temporary),
        .init(
            .exim, "5.0.0", "552 Requested mail action aborted: exceeded storage allocation. Quota exceeded", .temporary
        ),
        .init(
            .exim, "5.2.2",
            "550 Benutzer hat das Speichervolumen ueberschritten. / User has exhausted allowed storage space.",
            .temporary),
        .init(.postfix, "5.2.2", "552 5.2.2 <«address»>: user is over quota", .temporary),
        .init(
            .postfix, "4.2.0", "450 4.2.0 <«address»>: Recipient address rejected: Greylisted, try again later",
            .temporary),
        .init(.exchange, "4.4.7", "550 4.4.7 QUEUE.Expired; message expired", .temporary),
        .init(
            .qmail, "4.4.1",
            "Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)\nI'm not going to try again; this message has been in the queue too long.",
            .temporary),
        .init(
            .yahoo, "4.7.0",
            "421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints",
            .temporary),
        .init(
            words(
                "postmaster@firma.example", "Unzustellbar",
                "Ihre Nachricht an «address» konnte nicht zugestellt werden: Das Postfach des Empfängers ist voll."),
            "5.2.2", "", .temporary),
        .init(
            .exim, "4.0.0",
            "421 4.7.0 Service refuse. Veuillez essayer plus tard. Service refused, please try later. OFR_104",
            .temporary),
    ]

    static let ours: [Row] = [
        .init(
            .postfix, "5.7.26",
            "550-5.7.26 This mail has been blocked because the sender is unauthenticated.\n550 5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM. - gsmtp",
            .ours),
        .init(
            .postfix, "5.7.1",
            "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150).",
            .ours),
        .init(
            .exchange, "5.7.509",
            "550 5.7.509 Access denied, sending domain AI-ENGINEERS.ORG does not pass DMARC verification and has a DMARC policy of reject.",
            .ours),
        .init(
            .postfix, "5.7.515",
            "550 5.7.515 Access denied, sending domain AI-ENGINEERS.ORG does not meet the required authentication level.",
            .ours),
        .init(
            .postfix, "5.7.9",
            "554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes", .ours),
        .init(
            .exim, "5.0.0",
            "554-Transaction failed\n554-Reject due to policy restrictions.\n554 For explanation visit https://postmaster.gmx.net/",
            .ours),
        .init(
            .exim, "5.0.0",
            "554-gmx.net (mxgmx104) Nemesis ESMTP Service not available\n554-No SMTP service\n554-IP address is block listed.",
            .ours),
        .init(
            .exim, "5.0.0",
            "550 <«address»>: Reject due to SPF policy. The originating IP of the message is not permitted by the domain owner",
            .ours),
        .init(.postfix, "5.7.1", "554 5.7.1 [CS01] Message rejected due to local policy.", .ours),
        .init(
            .postfix, "5.7.1", "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
            .ours),
        .init(.sendmail, "5.7.1", "550 5.7.1 <«address»>... Relaying denied", .ours),
        .init(.postfix, "5.1.0", "550 5.1.0 <mentoring@ai-engineers.org> sender rejected. AUP#In-1310", .ours),
        .init(
            .mimecast, "5.0.0", "550 csi.mimecast.org Poor Reputation Sender. - https://community.mimecast.com/", .ours),
        .init(
            .postfix, "5.7.0", "550 5.7.0 Blocked - see https://support.proofpoint.com/dnsbl-lookup.cgi?ip=192.0.2.1",
            .ours),
        .init(
            words(
                "MAILER-DAEMON@spam.example", "**Message you sent blocked by our bulk email filter**",
                "Your message to: «address» was blocked by our Spam Firewall. The email you sent with the following subject has NOT BEEN DELIVERED:\n\nSubject: a letter"
            ), "5.7.1", "", .ours),
        .init(.exim, "5.7.1", "550 5.7.1 Email rejected per DMARC policy for ai-engineers.org", .ours),
        .init(.exim, "5.2.0", "550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]", .ours),
        .init(
            .eximReport, "5.5.1",
            "551 Server access mta.ai-engineers.org forbidden by invalid RDNS record of your mail server", .ours),
        .init(
            .exchangeGerman, "5.7.23",
            "550 5.7.23 Die Nachricht wurde abgelehnt, weil der SPF-Eintrag des Absenders nicht passt (SPF fail - not authorized)",
            .ours),
        .init(.postfix, "5.7.1", "571 5.7.1 message classified as spam (Nachricht als Spam eingestuft)", .ours),
    ]

    static let none: [Row] = [
        .init(.postfix, "2.1.5", "250 2.1.5 Ok", .none, action: "deliverable"),
        .init(.postfix, "2.0.0", "250 2.0.0 delivered to mailbox", .none, action: "delivered"),
        .init(
            .postfix, "2.0.0", "250 2.0.0 relayed; the destination does not send delivery notices", .none,
            action: "relayed"),
        .init(
            .exchange, "2.0.0",
            "Delivery to these recipients or groups is complete, but no delivery notification was sent by the destination server",
            .none, action: "relayed"),
        .init(.postfix, "2.1.5", "250 2.1.5 expanded to a list", .none, action: "expanded"),
        .init(
            .postfix, "4.4.1", "connect to mx.example.net[192.0.2.25]:25: Connection timed out", .none,
            action: "delayed"),
        .init(
            .sendmail, "4.4.1",
            "Deferred: Connection refused by mx.example.net. Warning: message still undelivered after 4 hours", .none,
            action: "delayed"),
        .init(
            words(
                "Mail Delivery System <Mailer-Daemon@mx.example.net>",
                "Warning: message 1abcDE-0001xy-2A delayed 24 hours",
                "A message that you sent has not yet been delivered to one or more of its recipients after more than 24 hours on the queue on mx.example.net.\n\nThe address to which the message has not yet been delivered is:\n\n  «address»\n    Delay reason: Connection timed out\n\nNo action is required on your part. Delivery attempts will continue for some time."
            ), "4.4.1", "", .none),
    ]
}
