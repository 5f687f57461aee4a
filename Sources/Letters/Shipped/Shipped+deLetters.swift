/// Made by scripts/embed-letters from config/letters; changes belong there.
extension ShippedTemplates {
    static let deLetters: [String: String] = [
        "breaker": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Der Versand steht: Bitte sieh heute noch nach

        Der Versand steht, weil {{#bounced}}Mailsysteme ablehnen, was wir senden{{/bounced}}{{^bounced}}weit mehr Mails als sonst hinausgehen sollten{{/bounced}}:
        Bitte sieh heute noch nach.
        {{#detail}}

        {{detail}}
        {{/detail}}

        Nichts ist verloren; die Mails warten. Wenn {{#bounced}}der Grund gefunden und behoben ist{{/bounced}}{{^bounced}}du dich überzeugt hast, dass
        sie so gemeint sind{{/bounced}}, gib ein:

          {{command}}{{^command}}mentorctl release{{/command}}

        """#,
        "confirm-address": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: War diese Antwort von dir?{{#answerBy}} Bitte sag JA oder NEIN bis {{answerBy.short}}{{/answerBy}}

        Eine Antwort auf eine deiner Mails kam von einer anderen Adresse,
        {{detail}}: Warst du das? Bitte antworte{{#answerBy}} bis {{answerBy.day}}{{/answerBy}}.
        {{>said-there}}
        {{#answers}}

        Antworte von dieser Adresse aus und schreib in die erste Zeile eines davon:

        = JA: das war ich; die Antwort gilt, spätere von dort auch
        = NEIN: das war ich nicht
        {{/answers}}
        {{^answers}}

        Antworte von dieser Adresse aus; die Koordination liest es.
        {{/answers}}

        Ohne ein JA gilt sie nicht. Mails lassen sich weiterleiten; deshalb halten
        wir eine Antwort von einer unbekannten Adresse nicht für deine {{>because}}

        """#,
        "confirmation": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{>noted}}
        Subject-Several: Notiert: deine {{count}} Antworten

        {{#did.checkedIn}}
        Notiert: dein Check-in.
        {{/did.checkedIn}}
        {{^did.checkedIn}}
        {{>noted}}
        {{/did.checkedIn}}
        {{#did.stays}}
        Die Zeit, die du vorgeschlagen hast, {{did.time.when}}, passt
        {{partners}} nicht.
        {{/did.stays}}
        {{#did.time.there}}
        Das ist {{did.time.there}}.
        {{/did.time.there}}
        {{#did.isRead}}
        Ein Mensch sieht ihn sich an: jemand aus der Koordination, der an deinem
        Mentoring nicht beteiligt ist und dir vielleicht schreibt.
        {{/did.isRead}}
        {{^did.isRead}}
        Es ist nichts mehr zu tun.
        {{/did.isRead}}
        {{#next}}

        Euer nächstes Treffen ist am {{next.when}}.
        {{/next}}
        {{^did.stays}}
        {{^did.shown}}
        {{#explain}}

        {{#answers}}
        {{#canUndo}}
        Wenn du das nicht gemeint hast, antworte auf diese Mail mit dem, was
        stimmt: Die letzte Antwort gilt.
        {{/canUndo}}
        {{^canUndo}}
        Wenn du das nicht gemeint hast, schreib an {{coordinator}}.
        {{/canUndo}}
        {{/answers}}
        {{^answers}}
        Wenn du das nicht gemeint hast, antworte auf diese Mail; die Koordination
        liest es und bringt es in Ordnung.
        {{/answers}}
        {{/explain}}
        {{#answers}}
        {{#isMeeting}}

        {{#overdue}}
        = GETROFFEN
        = AUSGEFALLEN
        {{/overdue}}
        = VERSCHIEBEN {{exampleTime}}
        {{/isMeeting}}
        {{#did.paused}}
        {{#mentorship}}

        = FORTSETZEN
        {{/mentorship}}
        {{/did.paused}}
        {{#did.resumed}}
        {{#mentorship}}

        = PAUSE bis {{exampleDay}}
        {{/mentorship}}
        {{/did.resumed}}
        {{/answers}}
        {{/did.shown}}
        {{/did.stays}}

        """#,
        "declined": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{#byReader}}Wann sonst passt dir ein Treffen mit {{partners}}?{{/byReader}}{{^byReader}}Bitte eine andere Zeit: {{by}} {{#isSeries}}hat alle Treffen ab {{due.short}} abgesagt{{/isSeries}}{{^isSeries}}kann am {{due.short}} nicht{{/isSeries}}.{{/byReader}}{{#answerBy}} Bitte antworte bis {{answerBy.short}}{{/answerBy}}

        {{#byReader}}
        {{#isSeries}}
        Du hast alle Treffen mit {{partners}} ab {{due.when}} abgesagt: Wann sonst
        passt es?{{#answerBy}} Bitte antworte bis {{answerBy.day}}.{{/answerBy}}
        {{/isSeries}}
        {{^isSeries}}
        Du hast das Treffen mit {{partners}} am {{due.when}} abgesagt: Wann sonst
        passt es?{{#answerBy}} Bitte antworte bis {{answerBy.day}}.{{/answerBy}}
        {{/isSeries}}
        {{/byReader}}
        {{^byReader}}
        {{#isSeries}}
        {{by}} hat alle eure Treffen ab {{due.when}} abgesagt: Bitte einigt
        euch{{#answerBy}} bis {{answerBy.day}}{{/answerBy}} auf eine andere Zeit.
        {{/isSeries}}
        {{^isSeries}}
        {{by}} kann am {{due.when}} nicht zu eurem Treffen kommen: Bitte einigt
        euch{{#answerBy}} bis {{answerBy.day}}{{/answerBy}} auf eine andere Zeit.
        {{/isSeries}}
        {{/byReader}}
        {{#isSeries}}
        Die Koordination weiß Bescheid und kann die Zeit aller Treffen ändern.
        {{/isSeries}}
        {{#explain}}

        Schreibt einander, und wenn ihr{{#isSeries}} für das erste{{/isSeries}} eine andere Zeit habt, nenne sie in deiner
        Antwort auf diese Mail{{#answers}}:{{/answers}}{{^answers}} {{>because}}{{/answers}}
        {{/explain}}
        {{#answers}}

        = VERSCHIEBEN {{exampleTime}}{{#explain}}: setz eure Zeit ein, in der Zone {{zone}}{{/explain}}
        {{/answers}}

        """#,
        "farewell": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Du bekommst keine Mails mehr vom Mentoring-Programm

        Du bekommst keine Mails mehr vom Mentoring-Programm von {{community}}; es
        ist nichts zu tun.

        Die Koordination weiß Bescheid. Was noch offen ist, wird dir nicht
        angelastet {{>because}}

        Danke für die Zeit, die du dir genommen hast. Wenn das ein Versehen ist
        oder du wieder dabei sein möchtest, schreib an {{coordinator}}.

        """#,
        "help": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Was du auf unsere Mails antworten kannst

        Das kannst du auf unsere Mails antworten; hier gibt es nichts zu
        beantworten. Eines davon in der ersten Zeile genügt:

        = GETROFFEN: das Treffen hat stattgefunden
        = AUSGEFALLEN: es hat nicht stattgefunden
        = VERSCHIEBEN {{exampleTime}}: es ist zu einer anderen Zeit; setz deine Zeit ein, in der Zone {{zone}}
        = ERLEDIGT: was fällig war, ist getan
        = ERINNERN in 3 Tagen: frag dann wieder
        = PAUSE bis {{exampleDay}}: dein Mentoring pausiert bis dahin; setz deinen Tag ein
        = FORTSETZEN: eine Pause ist vorbei
        = STOPP: keine Mails mehr

        {{#needsChoices}}
        {{>choices}}

        {{/needsChoices}}
        Wenn eine Mail mehreres fragt, antworte nach Nummern: 1 GETROFFEN
        2 AUSGEFALLEN. Wie ein Mentoring läuft, sagst du, indem du die Zeilen in
        der Mail ausfüllst, die danach fragt.

        Für alles andere gibt es einen Menschen: {{coordinator}} {{>because}}

        """#,
        "introduction": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Lern {{partners}} kennen{{#start}}: zuerst am {{start.short}}, {{start.time}}{{/start}}

        Bitte lern {{partners}} kennen{{#start}}: Euer erstes Treffen ist am
        {{start.when}}{{/start}}.

        Es gibt nichts zu beantworten. So beginnt das Programm {{program}}
        {{>because}}
        {{#others}}

        # {{name}}
        - Adresse: {{address}}
        - Zeitzone: {{zone}}
        {{#start}}
        - Euer erstes Treffen dort: {{start.when}}
        {{/start}}
        {{#languages}}
        - Sprache: {{languages}}
        {{/languages}}
        {{/others}}

        # Wie es weitergeht
        - Schreibt einander, stellt euch vor, sagt, was ihr euch erhofft, und
        klärt, ob die Zeit passt.
        {{#start}}
        - Trefft euch am {{start.day}}{{#duration}} (geplant: {{duration}}){{/duration}}: Sprecht über Ziele und
        Erwartungen und darüber, ob ihr zueinander passt.
        {{/start}}
        {{#hasSteps}}

        # In den ersten Wochen
        {{#steps}}
        - {{act}}
        {{/steps}}
        {{/hasSteps}}

        """#,
        "invitation": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{#isSeries}}Für deinen Kalender: Treffen mit {{partners}}, ab {{next.short}}, {{next.time}}{{/isSeries}}{{^isSeries}}Für deinen Kalender: Treffen mit {{partners}} am {{next.short}}, {{next.time}}{{/isSeries}}

        {{#isSeries}}
        Bitte nimm diese Einladung zu deinen Treffen mit {{partners}} an; das nächste
        ist am {{next.when}}.
        {{/isSeries}}
        {{^isSeries}}
        Bitte nimm diese Einladung zu deinem Treffen mit {{partners}} am {{next.when}} an.
        {{/isSeries}}
        {{#next.there}}
        Das ist {{next.there}}.
        {{/next.there}}
        {{#explain}}

        Nimm sie in deinem Mailprogramm an, dann steht sie in deinem Kalender; was
        sich später ändert, kommt von selbst. Wenn eine Zeit nicht passt, lehne
        dieses Treffen dort ab oder schlag eine andere Zeit vor; dann wird
        eine gesucht {{>because}}
        {{/explain}}

        """#,
        "invitation-cancelled": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Abgesagt: {{#due}}Treffen{{#partners}} mit {{partners}}{{/partners}} am {{due.short}}, {{due.time}}{{/due}}{{^due}}{{#partners}}Treffen mit {{partners}}{{/partners}}{{^partners}}Mentoring-Treffen{{/partners}}{{/due}}

        {{#due}}
        Dein Treffen{{#partners}} mit {{partners}}{{/partners}} am {{due.when}} findet nicht statt; zu tun ist
        nichts.
        {{#by}}
        {{#byReader}}Du bist{{/byReader}}{{^byReader}}{{by}} ist{{/byReader}}{{#until}} bis {{until}}{{/until}} nicht da.
        {{/by}}
        {{/due}}
        {{^due}}
        Deine {{#partners}}Treffen mit {{partners}}{{/partners}}{{^partners}}Mentoring-Treffen{{/partners}} finden nicht statt; zu tun ist nichts.
        {{/due}}
        {{#explain}}

        Damit {{#due}}verschwindet es{{/due}}{{^due}}verschwinden sie{{/due}} aus deinem Kalender {{>because}}
        {{/explain}}

        """#,
        "invitation-update": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Dein Kalender: {{#due}}Treffen mit {{partners}} ist am {{due.short}}, {{due.time}}{{/due}}{{^due}}Treffen mit {{partners}}, wie sie jetzt sind{{/due}}

        {{#due}}
        Bitte nimm die Zeit deines Treffens mit {{partners}} an: {{due.when}}.
        {{#due.there}}
        Das ist {{due.there}}.
        {{/due.there}}
        {{#previously}}
        Vorher war es am {{previously.when}}.
        {{/previously}}
        {{/due}}
        {{^due}}
        Bitte nimm die Einladung zu deinen Treffen mit {{partners}} an, wie sie jetzt
        sind{{#next}}; das nächste ist am {{next.when}}{{/next}}.
        {{/due}}
        {{#explain}}

        Das bringt deinen Kalender auf den neuesten Stand. Wenn die Zeit nicht
        passt, lehne das Treffen dort ab oder schlag eine andere Zeit vor; dann
        wird eine gesucht {{>because}}
        {{/explain}}

        """#,
    ]
}
