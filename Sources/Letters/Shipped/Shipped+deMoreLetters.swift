/// Made by scripts/embed-letters from config/letters; changes belong there.
extension ShippedTemplates {
    static let deMoreLetters: [String: String] = [
        "not-understood": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Deine Antwort war nicht zu verstehen: Bitte antworte noch einmal{{#answerBy}} bis {{answerBy.short}}{{/answerBy}}

        Deine Antwort war für uns nicht zu verstehen, deshalb ist nichts notiert.
        Bitte antworte{{#answerBy}} bis {{answerBy.day}}{{/answerBy}} noch einmal.
        {{#answers}}

        Antworte auf diese Mail und schreib in die erste Zeile, über alles andere,
        eines davon:

        {{#isMeeting}}
        = GETROFFEN: das Treffen mit {{partners}} am {{due.day}} hat stattgefunden
        = AUSGEFALLEN: es hat nicht stattgefunden
        = VERSCHIEBEN {{exampleTime}}: es ist zu einer anderen Zeit; setz deine Zeit ein, in der Zone {{zone}}
        {{/isMeeting}}
        {{#isMilestone}}
        {{^isRenewal}}
        = ERLEDIGT: es ist getan: {{act}}
        {{/isRenewal}}
        {{/isMilestone}}
        = HILFE: alles andere, was du sagen kannst
        = JA: die Koordination darf lesen, was du geschrieben hast
        {{#isCheckIn}}

        Oder füll aus, wie dein Mentoring mit {{partners}} läuft; 5 ist am besten:

        ? Wie läuft es, 1–5:
        ? Was sollten wir wissen:
        {{/isCheckIn}}
        {{#isRenewal}}

        Ob du mit {{partners}} weitermachen möchtest, antworte bitte auf die Mail,
        die danach gefragt hat.
        {{/isRenewal}}

        Die Koordination weiß, dass du geschrieben hast, sieht aber nicht, was,
        solange du nicht JA sagst.
        {{/answers}}

        """#,
        "paused": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Dein Mentoring mit {{partners}} pausiert{{#until}} bis {{until}}{{/until}}

        Dein Mentoring mit {{partners}} pausiert{{#until}} bis {{until}}{{/until}}.
        Es gibt nichts zu beantworten.
        {{#by}}
        {{^byReader}}

        {{by}} hat darum gebeten.
        {{/byReader}}
        {{/by}}
        {{#explain}}

        Solange gibt es keine Erinnerungen, und nichts gilt als ausgefallen
        {{>because}}
        {{#answers}}
        Wenn ihr {{#until}}früher {{/until}}weitermachen wollt, antworte auf diese Mail:
        {{/answers}}
        {{^answers}}
        Wenn ihr {{#until}}früher {{/until}}weitermachen wollt, antworte auf diese Mail; die
        Koordination liest es.
        {{/answers}}
        {{/explain}}
        {{#answers}}

        = FORTSETZEN
        {{/answers}}

        """#,
        "proposed": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{by}} möchte sich lieber am {{did.time.short}}, {{did.time.time}}, treffen: Passt das?{{#answerBy}} Bitte antworte bis {{answerBy.short}}{{/answerBy}}

        {{by}} möchte sich am {{did.time.when}} treffen: Passt das?{{#answerBy}} Bitte antworte bis {{answerBy.day}}.{{/answerBy}}


        {{#did.time.there}}
        Das ist {{did.time.there}}.
        {{/did.time.there}}
        Bisher ist das Treffen am {{due.when}}.
        {{#answers}}

        {{>how-to-answer}}

        = JA{{#explain}}: es passt, das Treffen wird verschoben{{/explain}}
        = NEIN{{#explain}}: es bleibt, wie es ist{{/explain}}
        {{/answers}}
        {{#explain}}

        {{^answers}}
        Antworte auf diese Mail mit „ja“ oder „nein“.
        {{/answers}}
        Bis du antwortest, bleibt das Treffen, wo es ist {{>because}}
        {{/explain}}

        """#,
        "resumed": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Dein Mentoring mit {{partners}} geht weiter{{#next}}: nächstes Treffen am {{next.short}}{{/next}}

        Dein Mentoring mit {{partners}} geht weiter{{#next}}: Ihr trefft euch als
        Nächstes am {{next.when}}{{/next}}.{{#next.there}} Das ist {{next.there}}.{{/next.there}}
        {{#explain}}

        {{#next}}
        Wenn das passt, brauchst du nicht zu antworten. Wenn nicht, einigt euch
        auf eine andere Zeit und nenne sie in deiner Antwort auf diese
        Mail{{#answers}}:{{/answers}}{{^answers}}.{{/answers}}
        {{/next}}
        {{^next}}
        Es gibt nichts zu beantworten.
        {{/next}}
        {{/explain}}
        {{#answers}}
        {{#next}}

        = VERSCHIEBEN {{exampleTime}}{{#explain}}: setz eure Zeit ein, in der Zone {{zone}}{{/explain}}
        {{/next}}
        {{/answers}}
        {{#explain}}

        Die Pause ist vorbei, und es kommen wieder Erinnerungen {{>because}}
        {{/explain}}

        """#,
        "unreachable": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Unsere Mails erreichen {{by}} nicht: Hast du eine andere Adresse?

        Unsere Mails erreichen {{by}} nicht: Wenn ihr Kontakt habt, frag bitte
        nach einer Adresse, die funktioniert. Es eilt nicht.

        Schick sie an {{coordinator}}. Bis dahin fragt das Programm {{by}} nichts
        per Mail, und eurem Mentoring wird das nicht angelastet {{>because}}

        """#,
        "unread-reply": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{by}} hat geschrieben, und das Programm versteht es nicht{{#detail}}: Bitte sieh es dir an{{/detail}}

        {{by}} hat geschrieben, und das Programm versteht es nicht.
        {{#detail}}Bitte sieh es dir an.{{/detail}}{{^detail}}Noch ist nichts zu tun.{{/detail}}
        {{#detail}}

        {{by}} hat das Folgende geschrieben und ist einverstanden, dass du es siehst:

        - „{{detail}}“
        {{/detail}}
        {{^detail}}

        {{by}} hat erfahren, was man antworten kann, und ist gefragt, ob du den
        Text sehen darfst; dann kommt er in einer eigenen Mail.
        {{/detail}}
        {{#mentorship}}

        Es ging um Mentoring {{mentorship}}{{#due}}, {{#isMeeting}}Treffen {{ordinal}} am {{due.day}}{{/isMeeting}}{{#isCheckIn}}die Rückmeldung, fällig am {{due.day}}{{/isCheckIn}}{{#isMilestone}}„{{milestone}}“, fällig am {{due.day}}{{/isMilestone}}{{/due}}
        {{>because}}
        {{/mentorship}}
        {{#command}}

          {{command}}
        {{/command}}

        """#,
        "welcome": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Willkommen im Mentoring-Programm von {{community}}

        Willkommen im Mentoring-Programm von {{community}}! Jetzt gibt es nichts
        zu beantworten.

        Das Programm behält die Termine im Blick, damit ihr es nicht müsst: Es
        schreibt vor Treffen, fragt ab und zu, wie es läuft, und sagt, wenn etwas
        fällig ist; nie mehr als {{perWeek}} Erinnerungen in der Woche, keine nachts und
        keine, während du weg bist {{>because}}
        {{#answers}}

        Du antwortest einfach auf die Mails. Ein Wort in der ersten Zeile genügt,
        und jede Mail sagt, welches. Drei gehen immer:

        = HILFE: was du sagen kannst
        = PAUSE bis {{exampleDay}}: bis dahin keine Mails; setz deinen Tag ein
        = STOPP: gar keine Mails mehr
        {{/answers}}
        {{^answers}}

        Du antwortest einfach auf die Mails; die Koordination liest es. Wenn du
        keine mehr willst, schreib an {{coordinator}}.
        {{/answers}}

        """#,
        "which": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{#needsNumber}}Was davon meinst du?{{/needsNumber}}{{#needsDate}}Welchen Tag und welche Uhrzeit meinst du?{{/needsDate}}{{#tooEarly}}Dein Treffen mit {{partners}} kommt erst noch{{/tooEarly}}{{#answerBy}} Bitte antworte bis {{answerBy.short}}{{/answerBy}}

        {{#needsNumber}}
        Was davon meinst du? Deine Antwort passt auf mehreres, deshalb ist noch
        nichts notiert. Bitte antworte{{#answerBy}} bis {{answerBy.day}}{{/answerBy}} mit der Nummer.
        {{/needsNumber}}
        {{#needsDate}}
        Welchen Tag und welche Uhrzeit meinst du? Noch ist nichts notiert. Bitte
        antworte{{#answerBy}} bis {{answerBy.day}}{{/answerBy}} mit beidem.
        {{/needsDate}}
        {{#tooEarly}}
        Dein Treffen mit {{partners}} ist am {{due.when}}, kann also noch nicht
        gewesen sein. Es ist nichts notiert.
        {{/tooEarly}}
        {{#needsNumber}}

        # Gefragt war:
        {{#choices}}
        - {{number}}: {{question}}
        {{/choices}}

        Antworte auf diese Mail mit Nummer und Wort{{#sample}}, zum Beispiel: {{sample}}{{/sample}}.
        {{/needsNumber}}
        {{#needsDate}}

        Antworte auf diese Mail mit der neuen Zeit, so wie hier:

        = VERSCHIEBEN {{exampleTime}}: setz deine Zeit ein, in der Zone {{zone}}
        {{/needsDate}}
        {{#tooEarly}}

        Wenn es schon war oder zu einer anderen Zeit sein soll, antworte auf diese
        Mail mit dieser Zeit:

        = VERSCHIEBEN {{exampleTime}}: setz deine Zeit ein, in der Zone {{zone}}
        {{/tooEarly}}

        """#,
    ]
}
