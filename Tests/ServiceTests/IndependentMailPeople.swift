/// People's own answers to "did you meet?" that look like a program's, by fields that lists, gateways and mail programs put in, or because they speak of
/// bounces and absences. Each counts, is asked back, or is told to a coordinator; none is dropped, and none becomes an absence.
enum IndependentMailPeople {
    static let samples = fields + footers + prose + germanProse

    /// One word, and fields that say nothing about who wrote.
    private static let fields: [IndependentSample] = [
        .init("List-Id", fields: [("List-Id", "Mentors <mentors.lists.example.org>")], "MET", "met"),
        .init("Precedence: bulk", fields: [("Precedence", "bulk")], "MET", "met"),
        .init("Precedence: junk", fields: [("Precedence", "junk")], "MISSED", "missed"),
        .init(
            "a whole list's header",
            fields: [
                ("Precedence", "list"), ("List-Id", "<mentors.lists.example.org>"),
                ("List-Post", "<mailto:mentors@lists.example.org>"), ("Sender", "mentors-bounces@lists.example.org"),
                ("Errors-To", "mentors-bounces@lists.example.org"), ("X-BeenThere", "mentors@lists.example.org"),
                ("X-Mailman-Version", "2.1.39"), ("Return-Path", "<mentors-bounces@lists.example.org>"),
            ], "MET", "met"),
        .init("Auto-Submitted: no", fields: [("Auto-Submitted", "no")], "MET", "met"),
        .init("Auto-Submitted: No; with a comment", fields: [("Auto-Submitted", "No (written by hand)")], "MET", "met"),
        .init(
            "an inbox rule of Exchange", fields: [("X-MS-Exchange-Inbox-Rules-Loop", "alva@example.org")], "MET", "met"),
        .init(
            "automatic answers suppressed", fields: [("X-Auto-Response-Suppress", "DR, RN, NRN, OOF, AutoReply")],
            "MET",
            "met"),
        .init("X-Autoreply: no", fields: [("X-Autoreply", "no")], "MET", "met"),
        .init("another's X-Loop", fields: [("X-Loop", "procmail@example.org")], "MET", "met"),
        .init(
            "resent", fields: [("Resent-From", "alva.work@example.com"), ("Resent-To", "mentoring@ai-engineers.org")],
            "MET", "met"),
        .init(
            "forwarded by Gmail",
            fields: [("X-Forwarded-To", "mentoring@ai-engineers.org"), ("X-Forwarded-For", "alva@example.org")], "MET",
            "met"),
        .init("marked as spam", fields: [("X-Spam-Flag", "YES"), ("X-Spam-Status", "Yes, score=7.1")], "MET", "met"),
        .init(
            "a rewritten envelope", fields: [("Return-Path", "<SRS0=Xy1z=AB=example.org=alva@forward.example>")], "MET",
            "met"),
        .init(
            "a customer system's fields",
            fields: [("Feedback-ID", "123:crm:example"), ("List-Unsubscribe", "<mailto:u@crm.example>")], "MET", "met"),
        .init("Reply-To: no-reply", fields: [("Reply-To", "no-reply@example.org")], "MET", "met"),
        .init("a receipt wished", fields: [("Disposition-Notification-To", "alva@example.org")], "Yes", "met"),
        .init(
            "a name that reads like a mailer", fields: [("From", "\"Postmaster Alva\" <«address»>")], "MET", "met"),
        .init("an empty envelope", fields: [("Return-Path", "<>")], "MET", "met"),
        .init("an empty envelope, and prose", fields: [("Return-Path", "<>")], "Nils fell ill, what now?", "told"),
        .init("sent by a shortcut of one's own", fields: [("Auto-Submitted", "auto-generated")], "MET", "told"),
        .init(
            "sent by a rule of one's own", fields: [("Auto-Submitted", "auto-replied"), ("Precedence", "bulk")],
            "MISSED", "told"),
    ]

    /// What others' programs put below.
    private static let footers: [IndependentSample] = [
        .init(
            "Mailman's footer", fields: [("Precedence", "list")],
            """
            MET
            _______________________________________________
            Mentors mailing list -- mentors@lists.example.org
            To unsubscribe send an email to mentors-leave@lists.example.org
            """, "met"),
        .init(
            "Google Groups' footer", fields: [("Precedence", "list"), ("List-Id", "<mentors.googlegroups.com>")],
            """
            MET

            --\u{20}
            You received this message because you are subscribed to the Google Groups "Mentors" group.
            To unsubscribe from this group and stop receiving emails from it, send an email to x@googlegroups.com.
            """, "met"),
        .init(
            "a footer with STOP in it", "MET\n\n---\nTo leave this list, send STOP to list-request@example.org.", "met",
            "asked"),
        .init(
            "a confidentiality notice",
            """
            MET

            This e-mail is confidential. If you are not the intended recipient, please delete it; it was not delivered as meant.
            """, "met"),
        .init(
            "a ticket system's line", "MET\n\n[This message was sent by the ticket system on behalf of Alva]", "met",
            "asked", "told"),
        .init("a telephone's line", "MET\n\nSent from my phone while out of the office, please excuse typos", "met"),
    ]

    private static let prose: [IndependentSample] = [
        .init(
            "her address bounced",
            "MISSED. His address bounced (550 5.1.1 user unknown), so we never agreed on a time.", "missed", "asked"),
        .init("in the spam folder", "MET\n\nBy the way, your last letter landed in spam.", "met"),
        .init(
            "his automatic reply confused me", "We met. His out-of-office reply confused me first, but all went well.",
            "met", "asked"),
        .init(
            "I was out of the office", "No, we did not meet: I was out of the office until 11 January.", "missed",
            "asked"),
        .init("back from vacation", "I'm back from vacation. MET", "met", "asked"),
        .init("my automatic reply was on", "My automatic reply was on by mistake, sorry. We met.", "met", "asked"),
        .init("a subject of delivery", subject: "Delivery problem", "MET", "met", "asked"),
        .init(
            "a subject as of a bounce", subject: "Undelivered Mail Returned to Sender?",
            "Nils wrote that mails to him fail. We did meet, though.", "met", "asked"),
        .init(
            "a mailer daemon keeps writing",
            "The Mail Delivery Subsystem keeps writing to me. What shall I do? We have not met.", "missed", "asked"),
        .init(
            "a subject about being out", subject: "Out of office - Re: «subject»",
            "I was out of office last week. We met yesterday.", "met", "asked"),
        .init("a joke about automata", "This is an automatic thank-you (just kidding). MET", "met", "asked", "told"),
        .init("550 words", "550 words on how it went are attached. MET", "met", "asked"),
        .init(
            "a pasted bounce",
            """
            MISSED

            This is what I got when I wrote to him:

            This is the mail system at host mx.example.com.
            <nils@example.net>: host mx.example.net said: 550 5.1.1 User unknown (in reply to RCPT TO command)
            """, "missed", "asked"),
    ]

    private static let germanProse: [IndependentSample] = [
        .init(
            "de: seine Abwesenheitsnotiz", "Nein, leider nicht: Er hatte eine Abwesenheitsnotiz bis 15. Januar.",
            "missed", "asked"),
        .init(
            "de: unzustellbar", "GETROFFEN\n\nÜbrigens kam die Einladung als unzustellbar zurück.", "met",
            "asked"),
        .init("de: ja über eine Liste", fields: [("Precedence", "list")], "Ja", "met"),
        .init("de: ich war im Urlaub", "Ausgefallen, ich war im Urlaub.", "missed", "asked"),
        .init(
            "de: Betreff Abwesenheit", subject: "AW: Abwesenheit", "Ich war letzte Woche nicht da. AUSGEFALLEN",
            "missed", "asked"),
        .init(
            "de: Mailer-Daemon",
            "Der Mailer-Daemon meldet bei ihm „Postfach voll“. Getroffen haben wir uns trotzdem.",
            "met", "asked"),
    ]
}
