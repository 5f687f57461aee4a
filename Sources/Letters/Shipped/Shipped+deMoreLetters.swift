/// Made by scripts/embed-letters from config/letters; changes belong there.
extension ShippedTemplates {
    static let deMoreLetters: [String: String] = [
        "moved": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Neue Zeit: Treffen mit {{partners}} am {{due.short}}, {{due.time}}

        Dein Treffen mit {{partners}} ist jetzt am {{due.when}}.{{#due.there}}
        Das ist {{due.there}}.{{/due.there}}
        {{#explain}}

        {{#previously}}
        Vorher war es am {{previously.when}}.{{#by}}{{^byReader}} {{#did.accepted}}{{by}} ist mit deinem Vorschlag einverstanden.{{/did.accepted}}{{^did.accepted}}{{by}} hat es verschoben.{{/did.accepted}}{{/byReader}}{{/by}}
        {{/previously}}
        Wenn das passt, brauchst du nicht zu antworten. Wenn nicht, einigt euch
        auf eine andere Zeit und nenne sie in deiner Antwort auf diese
        Mail{{#answers}}:{{/answers}}{{^answers}} {{>because}}{{/answers}}
        {{/explain}}
        {{#answers}}

        = VERSCHIEBEN {{exampleTime}}{{#explain}}: setz eure Zeit ein, in der Zone {{zone}}{{/explain}}
        {{/answers}}

        """#,
        "needs-person": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Ein Check-in braucht einen Menschen

        Bitte lies heute den Check-in von {{by}}{{#mentorship}} im Mentoring {{mentorship}}{{/mentorship}} und schreib {{by}}.
        {{#command}}

          {{command}}
        {{/command}}

        Die Bewertung ist niedrig, oder er spricht von Not oder vom Aufhören. Du
        erfährst davon, weil du an diesem Mentoring nicht beteiligt bist. Wer
        beteiligt ist, erfährt nichts davon; nur {{by}} hört, dass jemand
        hinsieht
        {{>because}}

        """#,
        "not-understood": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{#again}}Auch deine zweite Antwort war nicht zu verstehen{{/again}}{{^again}}Deine Antwort war nicht zu verstehen: Bitte antworte noch einmal{{#answerBy}} bis {{answerBy.short}}{{/answerBy}}{{/again}}

        {{#again}}
        Auch deine zweite Antwort war für uns nicht zu verstehen, deshalb ist
        nichts notiert: Bitte schreib{{#answerBy}} bis {{answerBy.day}}{{/answerBy}} an {{coordinator}}.
        {{/again}}
        {{^again}}
        Deine Antwort war für uns nicht zu verstehen, deshalb ist nichts notiert.
        Bitte antworte{{#answerBy}} bis {{answerBy.day}}{{/answerBy}} noch einmal.
        {{#answers}}
        {{#needsChoices}}

        {{>choices}}

        Antworte auf diese Mail mit Nummern und Wörtern{{#sample}}, zum Beispiel: {{sample}}{{/sample}}.
        Zwei weitere Wörter gehören in die erste Zeile:

        {{/needsChoices}}
        {{^needsChoices}}

        Antworte auf diese Mail und schreib in die erste Zeile, über alles andere,
        eines davon:

        {{#did.proposed}}
        = JA: die andere Zeit passt, {{did.time.when}}; das Treffen wird verschoben
        = NEIN: es bleibt am {{due.when}}
        {{/did.proposed}}
        {{#isMeeting}}
        {{#overdue}}
        = GETROFFEN: das Treffen mit {{partners}} am {{due.day}} hat stattgefunden
        = AUSGEFALLEN: es hat nicht stattgefunden
        {{/overdue}}
        = VERSCHIEBEN {{exampleTime}}: {{^did.proposed}}{{^overdue}}das Treffen mit {{partners}} {{/overdue}}{{#overdue}}es {{/overdue}}{{/did.proposed}}{{#did.proposed}}es {{/did.proposed}}ist zu einer anderen Zeit; setz deine Zeit ein, in der Zone {{zone}}
        {{/isMeeting}}
        {{#isRenewal}}
        = JA: mit {{partners}} weitermachen
        = NEIN: abschließen
        {{/isRenewal}}
        {{#isMilestone}}
        {{^isRenewal}}
        = ERLEDIGT: es ist getan: {{act}}
        = ERINNERN in 7 Tagen: noch nicht, frag dann wieder
        {{/isRenewal}}
        {{/isMilestone}}
        {{/needsChoices}}
        = HILFE: alles andere, was du sagen kannst
        = ZEIGEN: die Koordination darf lesen, was du geschrieben hast
        {{^needsChoices}}
        {{#isCheckIn}}

        Oder füll aus, wie dein Mentoring mit {{partners}} läuft; 5 ist am besten:

        ? Wie läuft es, 1–5:
        ? Was sollten wir wissen:
        {{/isCheckIn}}
        {{/needsChoices}}

        Die Koordination weiß, dass du geschrieben hast, sieht aber nicht, was,
        solange du nicht ZEIGEN sagst.
        {{/answers}}
        {{/again}}

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
        {{#detail}}Bitte sieh es dir an.{{/detail}}{{^detail}}{{^did.unsubscribed}}Noch ist nichts zu tun.{{/did.unsubscribed}}{{/detail}}
        {{#detail}}

        {{by}} hat das Folgende geschrieben und ist einverstanden, dass du es siehst:

        - „{{detail}}“
        {{/detail}}
        {{^detail}}

        {{#did.unsubscribed}}
        {{by}} wollte keine Mails mehr; deshalb ging auch darauf keine zurück: Bitte
        schreib {{by}}.
        {{/did.unsubscribed}}
        {{^did.unsubscribed}}
        {{by}} hat erfahren, was man antworten kann, und dass du mit dem Wort ZEIGEN
        den Text sehen darfst; dann kommt er in einer eigenen Mail.
        {{/did.unsubscribed}}
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
        = PAUSE bis {{exampleDay}}: dein Mentoring pausiert bis dahin; setz deinen Tag ein
        = STOPP: gar keine Mails mehr
        {{/answers}}
        {{^answers}}

        Du antwortest einfach auf die Mails; die Koordination liest es. Wenn du
        keine mehr willst, schreib an {{coordinator}}.
        {{/answers}}

        """#,
        "which": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{#needsNumber}}Was davon meinst du?{{/needsNumber}}{{#needsDate}}Welchen Tag und welche Uhrzeit meinst du?{{/needsDate}}{{#needsDay}}Bis zu welchem Tag ist die Pause?{{/needsDay}}{{#needsDays}}Wann sollen wir wieder fragen?{{/needsDays}}{{#tooEarly}}{{#isMeeting}}Dein Treffen mit {{partners}} kommt erst noch{{/isMeeting}}{{^isMeeting}}Das kommt erst noch{{/isMeeting}}{{/tooEarly}}{{#notDone}}Noch nicht getan: Wann sollen wir wieder fragen?{{/notDone}}{{#notPaused}}Es pausiert nichts{{/notPaused}}{{#oneMeeting}}Für welches Treffen ist die andere Zeit?{{/oneMeeting}}{{#answerBy}} Bitte antworte bis {{answerBy.short}}{{/answerBy}}

        {{#needsNumber}}
        Was davon meinst du? Deine Antwort passt auf mehreres, deshalb ist noch
        nichts notiert. Bitte antworte{{#answerBy}} bis {{answerBy.day}}{{/answerBy}} mit der Nummer.
        {{#said.ofMentorship}}

        # Eine deiner Mentoring-Beziehungen:
        {{#choices}}
        - {{number}}: mit {{with}}
        {{/choices}}
        {{/said.ofMentorship}}
        {{^said.ofMentorship}}

        {{>choices}}
        {{/said.ofMentorship}}

        {{#said}}
        Antworte auf diese Mail mit{{^move}} der Nummer allein oder mit{{/move}} Nummer und Wort, zum Beispiel: {{>said-word}}
        {{/said}}
        {{^said}}
        Antworte auf diese Mail mit Nummer und Wort{{#sample}}, zum Beispiel: {{sample}}{{/sample}}.
        {{/said}}
        {{/needsNumber}}
        {{#needsDate}}
        Welchen Tag und welche Uhrzeit meinst du? Noch ist nichts notiert. Bitte
        antworte{{#answerBy}} bis {{answerBy.day}}{{/answerBy}} mit beidem.
        {{>lack}}

        Antworte auf diese Mail mit der neuen Zeit, so wie hier:

        = VERSCHIEBEN {{exampleTime}}: setz deine Zeit ein, in der Zone {{zone}}
        {{/needsDate}}
        {{#needsDay}}
        Bis zu welchem Tag ist die Pause? Noch ist nichts notiert; bitte antworte
        mit dem Tag.
        {{>lack}}

        Antworte auf diese Mail mit dem letzten Tag der Pause, so wie hier:

        = PAUSE bis {{exampleDay}}: setz deinen Tag ein
        {{/needsDay}}
        {{#needsDays}}
        Wann sollen wir wieder fragen? Bitte antworte{{#answerBy}} bis {{answerBy.day}}{{/answerBy}}.
        {{>lack}}

        Antworte auf diese Mail mit einer Zahl von Tagen, so wie hier:

        = ERINNERN in 3 Tagen: setz deine Zahl ein
        {{/needsDays}}
        {{#tooEarly}}
        {{#isMeeting}}
        Dein Treffen mit {{partners}} ist am {{due.when}}, kann also noch nicht
        gewesen sein. Es ist nichts notiert.

        Wenn es zu einer anderen Zeit sein soll, antworte auf diese Mail mit dieser
        Zeit:

        = VERSCHIEBEN {{exampleTime}}: setz deine Zeit ein, in der Zone {{zone}}
        {{/isMeeting}}
        {{^isMeeting}}
        Es ist{{#due}} am {{due.day}}{{/due}} fällig, dazu lässt sich also noch nichts
        sagen. Es ist nichts notiert, und es gibt nichts zu beantworten.
        {{/isMeeting}}
        {{/tooEarly}}
        {{#notDone}}
        Noch nicht getan: {{act}}? Es ist nichts notiert; bitte sag{{#answerBy}}
        bis {{answerBy.day}}{{/answerBy}}, wann wir wieder fragen sollen.

        Antworte auf diese Mail und schreib in die erste Zeile eines davon:

        = ERINNERN in 7 Tagen: noch nicht, frag dann wieder
        = ERLEDIGT: es ist doch getan
        {{/notDone}}
        {{#notPaused}}
        Es pausiert nichts{{#partners}}: Dein Mentoring mit {{partners}} läuft weiter wie bisher{{/partners}}. Es gibt
        nichts zu beantworten.
        {{/notPaused}}
        {{#oneMeeting}}
        Für welches Treffen ist die andere Zeit? Dein Kalender hat sie für alle
        deine Treffen mit {{partners}} vorgeschlagen; verschieben lässt sich nur
        eines auf einmal. Es ist nichts geändert.

        Schlag sie in deinem Kalender für ein Treffen vor; oder, für das nächste am
        {{due.when}}, antworte auf diese Mail:

        = VERSCHIEBEN {{exampleTime}}: setz deine Zeit ein, in der Zone {{zone}}
        {{/oneMeeting}}

        """#,
    ]
}
