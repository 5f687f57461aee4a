/// Absence notices as mail systems and people word them, answering "did you meet?" on Wednesday, 13 January 2027. What is right: the days that the
/// notice itself names, both ends included; nothing where it names none; the coordinator where they are gone for more than 60 days or for good. What
/// quotes our letter is never theirs.
enum IndependentMailAbsences {
    static let exchange = [
        ("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All"),
        ("X-MS-Exchange-Generated-Message-Source", "Mailbox Rules Agent"),
    ]
    static let vacation = [
        ("Auto-Submitted", "auto-replied (vacation)"), ("Precedence", "bulk"), ("X-Autoreply", "yes"),
    ]
    static let plain = [("Auto-Submitted", "auto-replied")]

    static let samples = english + german + french + odd

    private static let english: [IndependentSample] = [
        .init(
            "en: back on a Monday", subject: "Automatic reply: «subject»", fields: exchange,
            "I am out of the office and will return on Monday, 25 January 2027. For urgent matters call the front desk.",
            "away 2027-01-13..2027-01-24"),
        .init(
            "en: no date, Exchange", subject: "Automatic reply: «subject»", fields: exchange,
            "Thank you for your message. I am away from my desk with limited access to e-mail and will reply when I am back.",
            "nothing"),
        .init(
            "en: until a day", fields: plain, "I'm on vacation until January 22.", "away 2027-01-13..2027-01-22"),
        .init(
            "en: no date above a marked quotation", subject: "Out of Office: «subject»", fields: vacation,
            "I am currently out of the office.\n\nOn Wed, 13 Jan 2027 at 10:00, AI Engineers Mentorship wrote:\n«quote»",
            "nothing"),
        .init(
            "en: no date above Outlook's header and the bare letter", subject: "Automatic reply: «subject»",
            fields: exchange,
            """
            I'm out of the office at the moment.

            -----Original Message-----
            From: AI Engineers Mentorship
            Sent: Wednesday, January 13, 2027 10:00 AM
            To: Somebody
            Subject: «subject»

            «letter»
            """, "nothing"),
        .init(
            "en: no date above the bare letter without any header", subject: "Automatic reply: «subject»",
            fields: exchange, "Sorry, I am not reading mail at the moment.\n\n«letter»", "nothing"),
        .init(
            "en: from a day to a day, Gmail", fields: vacation,
            "I'm away from 18 January to 29 January 2027 and will answer afterwards.", "away 2027-01-18..2027-01-29"),
        .init(
            "en: the subject cut off",
            subject: "Automatic reply: Did you meet Nils on Tue 12 Jan? Answer by Sat 23 J...",
            fields: exchange, "I am not in the office.", "nothing"),
        .init(
            "en: the subject folded into two lines",
            subject: "Automatic reply: Did you meet Nils\n on Tue 12 Jan? Answer by Sat\n 23 Jan", fields: exchange,
            "Out of office.", "nothing"),
        .init(
            "en: the subject quoted in the body", subject: "Out of office", fields: plain,
            "Your message with the subject \"«subject»\" has been received. I am out of the office.", "nothing"),
        .init(
            "en: the subject quoted before a day of one's own", subject: "Out of office", fields: plain,
            "Your message \"«subject»\" reached me while I'm away. I'm back on 20 January.",
            "away 2027-01-13..2027-01-19"),
        .init(
            "en: two ISO dates", subject: "Automatic reply: «subject»", fields: exchange,
            "Out of office 2027-01-14 – 2027-01-22.", "away 2027-01-14..2027-01-22"),
        .init(
            "en: a date with slashes that only one reading allows", subject: "Automatic reply: «subject»",
            fields: exchange,
            "I'm out of office until 1/22/2027.", "away 2027-01-13..2027-01-22"),
        .init(
            "en: a date with slashes that two readings allow", subject: "Automatic reply: «subject»", fields: exchange,
            "I will be out of the office until 3/2/2027.", "nothing", "told"),
        .init(
            "en: Notes' own words", subject: "AUTO: Alva is out of the office (returning 01/25/2027)",
            fields: [("Auto-Submitted", "auto-generated")],
            "I will be out of the office starting 01/14/2027 and will not return until 01/25/2027.\n\nNote: This is an automated "
                + "response to your message \"«subject»\" sent on 13.01.2027 10:00:00.",
            "away 2027-01-14..2027-01-24"),
        .init(
            "en: Notes' own words without a day", subject: "AUTO: Alva is out of the office", fields: plain,
            "I am out of the office.\n\nNote: This is an automated response to your message \"«subject»\" sent on 13/1/27 "
                + "10:00:00. This is the only notification you will receive while this person is away.", "nothing"),
    ]

    private static let german: [IndependentSample] = [
        .init(
            "de: vom bis einschließlich", subject: "Automatische Antwort: «subject»", fields: exchange,
            "Ich bin vom 14.01.2027 bis einschließlich 24.01.2027 nicht im Büro.", "away 2027-01-14..2027-01-24"),
        .init(
            "de: no date", subject: "Abwesenheitsnotiz: «subject»", fields: exchange,
            "Vielen Dank für Ihre Nachricht. Ich bin derzeit nicht erreichbar. Ihre E-Mail wird nicht weitergeleitet.",
            "nothing"),
        .init(
            "de: bis zum", fields: plain, "Ich bin bis zum 22. Januar im Urlaub.", "away 2027-01-13..2027-01-22"),
        .init(
            "de: ab dem", subject: "Abwesenheit: «subject»", fields: vacation,
            "Ab dem 25. Januar bin ich wieder für Sie da.", "away 2027-01-13..2027-01-24"),
        .init(
            "de: the subject quoted in the body", subject: "Ich bin im Urlaub", fields: plain,
            "Ihre E-Mail „«subject»“ ist eingegangen. Ich bin zurzeit im Urlaub und antworte nach meiner Rückkehr.",
            "nothing"),
        .init(
            "de: one day", subject: "Automatische Antwort: «subject»", fields: exchange,
            "Am 15.1. bin ich ganztägig nicht erreichbar.", "away 2027-01-15..2027-01-15"),
        .init(
            "de: ill, above Outlook's header and the bare letter", subject: "Automatische Antwort: «subject»",
            fields: exchange,
            """
            Ich bin krank und lese meine Mails nicht.

            Von: AI Engineers Mentorship
            Gesendet: Mittwoch, 13. Januar 2027 10:00
            An: Somebody
            Betreff: «subject»

            «letter»
            """, "nothing"),
        .init(
            "de: until a Friday, above a marked quotation", fields: plain,
            "Ich bin noch bis Freitag, 22.01., im Urlaub und lese keine Mails.\n\n"
                + "Am 13.01.2027 um 10:00 schrieb AI Engineers Mentorship:\n«quote»", "away 2027-01-13..2027-01-22"),
        .init(
            "de: back on a day, and another day for urgent matters", subject: "Automatische Antwort: «subject»",
            fields: exchange,
            "Am 26. Januar bin ich wieder im Haus; dringende Fälle bitte bis 15. Januar an die Zentrale.",
            "away 2027-01-13..2027-01-25"),
        .init(
            "de: away until the very day that our subject names", subject: "Automatische Antwort: «subject»",
            fields: exchange, "Ich bin bis Samstag, den 23. Januar 2027, nicht da.", "away 2027-01-13..2027-01-23"),
        .init(
            "de: no longer there", subject: "Automatische Antwort: «subject»", fields: exchange,
            "Ich bin nicht mehr bei der Muster GmbH beschäftigt. Diese Adresse wird nicht mehr gelesen.", "told"),
        .init(
            "de: parental leave", subject: "Automatische Antwort: «subject»", fields: exchange,
            "Ich bin bis zum 31. August 2027 in Elternzeit.", "told"),
    ]

    private static let french: [IndependentSample] = [
        .init(
            "fr: du au", subject: "Réponse automatique : «subject»", fields: exchange,
            "Je suis absent du 18 au 22 janvier 2027.", "away 2027-01-18..2027-01-22"),
        .init(
            "fr: no date", subject: "Réponse automatique : «subject»", fields: exchange,
            "Bonjour, je suis actuellement absent et ne consulte pas mes messages.", "nothing"),
        .init(
            "fr: jusqu'au", subject: "Réponse automatique : «subject»", fields: exchange,
            "Je suis en congé jusqu'au 24 janvier inclus.", "away 2027-01-13..2027-01-24", "nothing"),
        .init(
            "fr: de retour le", subject: "Absence du bureau", fields: plain,
            "Je suis absente de mon bureau. De retour le 25 janvier 2027.", "away 2027-01-13..2027-01-24"),
    ]

    private static let odd: [IndependentSample] = [
        .init(
            "en: parental leave", subject: "Automatic reply: «subject»", fields: exchange,
            "I am on parental leave until 1 June 2027.", "told"),
        .init(
            "en: no longer there", subject: "Automatic reply: «subject»", fields: exchange,
            "I no longer work at Initech. Please contact info@example.com instead.", "told"),
        .init(
            "en: days that are over", fields: plain,
            "I was out of the office from 4 to 8 January 2027; replies may still be slow.", "nothing"),
        .init(
            "en: days of something else", subject: "Automatic reply: «subject»", fields: exchange,
            "I am out of the office. Our summer school takes place on 21 June 2027; register by 15 May 2027.", "nothing"
        ),
        .init(
            "en: days in the signature", subject: "Automatic reply: «subject»", fields: exchange,
            "I'm away from my desk.\n\n-- \nOffice closed on 25 December 2026. Registered in London since 1 March 1999.",
            "nothing"),
        .init(
            "en: a help desk's receipt", subject: "[#48213] «subject»", fields: [("Auto-Submitted", "auto-generated")],
            "Your request #48213 was received on 13 January 2027 and will be answered by 15 January 2027.", "nothing"),
        .init(
            "en: HTML with a day above the quoted letter", subject: "Automatic reply: «subject»", fields: exchange,
            type: "text/html",
            "<p>I am out of the office and back on <b>Monday, 25 January</b>.</p><blockquote>«html»</blockquote>",
            "away 2027-01-13..2027-01-24"),
        .init(
            "en: HTML without a day above the unmarked letter", subject: "Automatic reply: «subject»", fields: exchange,
            type: "text/html", "<p>I'm out of the office.</p><hr><div>«html»</div>", "nothing"),
        .init(
            "en: no field says that it is automatic", subject: "Automatic reply: «subject»",
            "I am out of office until 20 January.", "away 2027-01-13..2027-01-20"),
        .init(
            "en: the subject as a line of its own above", subject: "Automatic reply", fields: plain,
            "RE: «subject»\n\nI'm travelling and can't answer.", "nothing"),
    ]
}
