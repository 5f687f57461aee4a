/// What somebody sends: what they say, and what signatures, phones, gateways and lists put around it.
struct TypedText: Sendable {
    let own: String
    var above = ""
    var below = ""

    var whole: String { [above, own, below].filter { !$0.isEmpty }.joined(separator: "\n\n") }

    static let all: [TypedText] =
        said.map { TypedText(own: $0) }
        + zip(above, said).map { TypedText(own: $1, above: $0) }
        + zip(below, said + said.reversed() + said + said.reversed()).map { TypedText(own: $1, below: $0) }

    /// Of one to eight lines.
    private static let said = [
        "MET", "👍", "We met on Tuesday and it was good.", "Hi,\n\nMISSED. Jonas was ill.",
        "Hello everybody,\n\nyes, we did meet.\nIt took an hour.\n\nWe talked about my plans and about what comes next, and we will meet again in March as agreed.",
        "Nein, leider nicht.\nJonas war krank, wir holen es nach.",
        "Oui, nous nous sommes vus mardi comme prévu, merci de demander.",
        "1 MET\n2 MISSED\n3 DONE", "From what I remember we met: it was on Tuesday.\nTo be honest, it was short.",
        "Guten Tag,\n\nja.\n\nWir haben drei Dinge besprochen:\n- das Ziel\n- den Plan\n- die Termine",
    ]

    private static let above = [
        "CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender and know the content is safe.",
        "[EXTERNAL EMAIL]", "*** EXTERNAL SENDER ***",
        "EXTERN: Diese E-Mail stammt nicht von der Universität. Öffnen Sie keine Anhänge.", "⚠ Externe E-Mail",
        "ATTENTION : ce courriel provient d’un expéditeur externe.",
        "ZjQcmQRYFpfptBannerStart\nThis Message Is From an External Sender\nThis message came from outside your organization.\nZjQcmQRYFpfptBannerEnd",
        "You don't often get email from mentoring@example.org. Learn why this is important<https://aka.ms/LearnAboutSenderIdentification>",
        "Sie erhalten nicht häufig E-Mails von mentoring@example.org. Erfahren Sie, warum dies wichtig ist",
        "Vous n’obtenez pas souvent d’e-mail à partir de mentoring@example.org. Pourquoi c’est important",
        "WARNING: This message was sent from outside the company. Please do not click links or open attachments unless you recognize the source of this email.",
    ]

    private static let below = [
        "-- \nAmina Diallo\nSenior Analyst | Example Ltd\n+49 30 1234567", "Best regards,\nAmina Diallo",
        "Viele Grüße\nAmina", "Cordialement,\nAmina Diallo\nResponsable d'équipe",
        "Sent from my iPhone", "Von meinem iPad gesendet", "Envoyé de mon iPhone", "Enviado desde mi iPhone",
        "Inviato da iPhone", "Verstuurd vanaf mijn iPhone", "Skickat från min iPhone", "Sendt fra min iPhone",
        "Lähetetty iPhonesta", "Wysłane z iPhone’a", "iPhoneから送信", "Enviado do meu iPhone",
        "Отправлено с iPhone", "Gesendet mit der GMX Mail App",
        "Diese Nachricht wurde von meinem Android Mobiltelefon mit WEB.DE Mail gesendet.",
        "Yahoo Mail: Search, Organize, Conquer", "Sent from Proton Mail for iOS",
        "Holen Sie sich Outlook für Android<https://aka.ms/AAb9ysg>", "Obtenir Outlook pour iOS",
        "Sent from Mail<https://go.microsoft.com/fwlink/?LinkId=550986> for Windows",
        "Von meinem Samsung Galaxy Smartphone gesendet.", "Envoyé depuis mon smartphone Samsung Galaxy.",
        "Sent from my T-Mobile 5G Device", "Sent via Superhuman", "Envoyé de mon mobile Orange",
        "This e-mail and any attachments are confidential. If you are not the intended recipient, please delete it and tell the sender.",
        "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte sofort den Absender.",
        "Ce message et toutes les pièces jointes sont confidentiels et établis à l'intention exclusive de ses destinataires.",
        "_______________________________________________\nMentors mailing list -- mentors@lists.example.org\nTo unsubscribe send an email to mentors-leave@lists.example.org",
        "-- \nYou received this message because you are subscribed to the Google Groups \"mentors\" group.\nTo unsubscribe from this group and stop receiving emails from it, send an email to mentors+unsubscribe@googlegroups.com.",
        "Virus-free. www.avast.com", "Virenfrei. www.avast.com", "Garanti sans virus. www.avast.com",
        "Diese E-Mail wurde von Avast Antivirus-Software auf Viren geprüft.\nwww.avast.com",
        "This email has been scanned for viruses and malware, and may have been automatically archived by Mimecast Ltd.",
        "This email has been checked for viruses by AVG antivirus software.\nwww.avg.com",
    ]
}
