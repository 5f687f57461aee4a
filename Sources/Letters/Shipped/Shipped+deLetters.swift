/// Made by scripts/embed-letters from config/letters; changes belong there.
extension ShippedTemplates {
    static let deLetters: [String: String] = [
        "breaker": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Der Versand steht: Bitte sieh heute noch nach

        Der Versand steht, weil weit mehr Mails als sonst hinausgehen sollten:
        Bitte sieh heute noch nach.
        {{#detail}}

        {{detail}}
        {{/detail}}

        Nichts ist verloren; die Mails warten. Wenn du dich überzeugt hast, dass
        sie so gemeint sind, gib ein:

          {{command}}{{^command}}mentorctl release{{/command}}

        """#,
        "confirm-address": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: War diese Antwort von dir?{{#answerBy}} Bitte sag JA oder NEIN bis {{answerBy.short}}{{/answerBy}}

        Eine Antwort auf eine deiner Mails kam von einer anderen Adresse,
        {{detail}}: Warst du das? Bitte antworte{{#answerBy}} bis {{answerBy.day}}{{/answerBy}}.
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

        {{>noted}}
        {{#did.time.there}}
        Das ist {{did.time.there}}.
        {{/did.time.there}}
        Es ist nichts mehr zu tun.
        {{#next}}

        Euer nächstes Treffen ist am {{next.when}}.
        {{/next}}
        {{#explain}}

        {{#answers}}
        Wenn du das nicht gemeint hast, antworte auf diese Mail mit dem, was
        stimmt: Die letzte Antwort gilt.
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

        = FORTSETZEN
        {{/did.paused}}
        {{/answers}}

        """#,
        "declined": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{#byReader}}Wann sonst passt dir ein Treffen mit {{partners}}?{{/byReader}}{{^byReader}}Bitte eine andere Zeit: {{by}} kann am {{due.short}} nicht.{{/byReader}}{{#answerBy}} Bitte antworte bis {{answerBy.short}}{{/answerBy}}

        {{#byReader}}
        Du hast das Treffen mit {{partners}} am {{due.when}} abgesagt: Wann sonst
        passt es?{{#answerBy}} Bitte antworte bis {{answerBy.day}}.{{/answerBy}}
        {{/byReader}}
        {{^byReader}}
        {{by}} kann am {{due.when}} nicht zu eurem Treffen kommen: Bitte einigt
        euch{{#answerBy}} bis {{answerBy.day}}{{/answerBy}} auf eine andere Zeit.
        {{/byReader}}
        {{#explain}}

        Schreibt einander, und wenn ihr eine andere Zeit habt, nenne sie in deiner
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
        = PAUSE bis {{exampleDay}}: bis dahin nichts; setz deinen Tag ein
        = FORTSETZEN: eine Pause ist vorbei
        = STOPP: keine Mails mehr

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
        "moved": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Neue Zeit: Treffen mit {{partners}} am {{due.short}}, {{due.time}}

        Dein Treffen mit {{partners}} ist jetzt am {{due.when}}.{{#due.there}}
        Das ist {{due.there}}.{{/due.there}}
        {{#explain}}

        {{#previously}}
        Vorher war es am {{previously.when}}.{{#by}}{{^byReader}} {{by}} hat es verschoben.{{/byReader}}{{/by}}
        {{/previously}}
        Wenn das passt, brauchst du nicht zu antworten. Wenn nicht, einigt euch
        auf eine andere Zeit und nenne sie in deiner Antwort auf diese
        Mail{{#answers}}:{{/answers}}{{^answers}} {{>because}}{{/answers}}
        {{/explain}}
        {{#answers}}

        = VERSCHIEBEN {{exampleTime}}{{#explain}}: setz eure Zeit ein, in der Zone {{zone}}{{/explain}}
        {{/answers}}

        """#,
    ]
}
