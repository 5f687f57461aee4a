/// Made by scripts/embed-letters from config/letters; changes belong there.
extension ShippedTemplates {
    static let dePartials: [String: String] = [
        "partials/because": #"""
        {{% CONTENT_TYPE:TEXT}}
        ({{document}} {{clause}}).

        """#,
        "partials/choices": #"""
        {{% CONTENT_TYPE:TEXT}}
        # Gefragt war:
        {{#choices}}
        - {{number}}: {{question}}
        {{/choices}}

        """#,
        "partials/how-to-answer": #"""
        {{% CONTENT_TYPE:TEXT}}
        {{#explain}}{{#alone}}Antworte auf diese Mail und schreib in die erste Zeile eines davon:{{/alone}}{{/explain}}

        """#,
        "partials/lack": #"""
        {{% CONTENT_TYPE:TEXT}}
        {{#lack}}
        {{#past}}Die Zeit, die du genannt hast, ist vorbei.{{/past}}{{!
        }}{{#next}}Sie muss vor eurem nächsten Treffen am {{day}} liegen.{{/next}}{{!
        }}{{#previous}}Sie muss nach dem Treffen davor am {{day}} liegen.{{/previous}}{{!
        }}{{#ambiguous}}Was du geschrieben hast, lässt sich auf zwei Arten lesen; das Beispiel nicht.{{/ambiguous}}{{!
        }}{{#noTime}}Die Uhrzeit fehlt.{{/noTime}}{{!
        }}{{#noDay}}Der Tag fehlt.{{/noDay}}{{!
        }}{{#noSuchDay}}Diesen Tag gibt es nicht, oder er ist ein anderer Wochentag.{{/noSuchDay}}{{!
        }}{{#tooFar}}Der Tag, den du genannt hast, ist mehr als ein Jahr entfernt.{{/tooFar}}{{!
        }}{{#tooLong}}Möglich sind 1 bis 60 Tage.{{/tooLong}}{{!
        }}{{#tooLate}}Es muss vor dem {{day}} sein: Bis dahin wird eine Antwort gebraucht.{{/tooLate}}
        {{/lack}}

        """#,
        "partials/noted": #"""
        {{% CONTENT_TYPE:TEXT}}
        {{#did}}
        {{#held}}Notiert: Dein Treffen mit {{partners}} am {{due.short}} hat stattgefunden.{{/held}}{{!
        }}{{#missed}}Notiert: Dein Treffen mit {{partners}} am {{due.short}} ist ausgefallen.{{/missed}}{{!
        }}{{#moved}}Notiert: Du triffst {{partners}} am {{time.when}}.{{/moved}}{{!
        }}{{#proposed}}Notiert: Wir fragen {{partners}}, ob {{time.when}} passt.{{/proposed}}{{!
        }}{{#done}}Als erledigt notiert: {{act}}.{{/done}}{{!
        }}{{#checkedIn}}Notiert: dein Check-in{{/checkedIn}}{{!
        }}{{#renewed}}Notiert: Du möchtest mit {{partners}} weitermachen.{{/renewed}}{{!
        }}{{#notRenewed}}Notiert: Du möchtest dein Mentoring mit {{partners}} abschließen.{{/notRenewed}}{{!
        }}{{#snoozed}}Notiert: Wir fragen dich am {{day}} wieder.{{/snoozed}}{{!
        }}{{#paused}}Notiert: {{#partners}}Dein Mentoring mit {{partners}} pausiert{{/partners}}{{^partners}}Wir fragen dich nichts{{/partners}} bis {{day}}.{{/paused}}{{!
        }}{{#resumed}}Notiert: {{#partners}}Dein Mentoring mit {{partners}} geht weiter{{/partners}}{{^partners}}Deine Pause ist vorbei{{/partners}}.{{/resumed}}{{!
        }}{{#absent}}Notiert: Du bist weg bis {{day}}.{{/absent}}{{!
        }}{{#excused}}Notiert: {{#isMeeting}}Dein Treffen mit {{partners}} am {{due.short}} darf entfallen{{/isMeeting}}{{^isMeeting}}Dazu ist nichts mehr zu tun{{/isMeeting}}.{{/excused}}{{!
        }}{{#accepted}}Notiert: Du kommst am {{due.short}} zum Treffen mit {{partners}}.{{/accepted}}{{!
        }}{{#tentative}}Notiert: Du kommst am {{due.short}} vielleicht zum Treffen mit {{partners}}.{{/tentative}}{{!
        }}{{#unsubscribed}}Notiert: Du bekommst keine Mails mehr {{#needsChoices}}dieser Arten.{{/needsChoices}}{{^needsChoices}}{{#choices}}wie „{{question}}“.{{/choices}}{{^choices}}dieser Art.{{/choices}}{{/needsChoices}}{{/unsubscribed}}{{!
        }}{{#addressAdded}}Notiert: Deine Antworten gelten auch von {{address}}{{^address}}der anderen Adresse{{/address}}.{{/addressAdded}}{{!
        }}{{#stays}}Dein Treffen mit {{partners}} bleibt am {{due.short}}, {{due.time}}.{{/stays}}{{!
        }}{{#shown}}Notiert: Die Koordination sieht, was du geschrieben hast.{{/shown}}{{/did}}{{^did}}Deine Antwort ist notiert.{{/did}}

        """#,
        "partials/said-there": #"""
        {{% CONTENT_TYPE:TEXT}}
        {{#said}}
        Darin steht: {{#met}}GETROFFEN{{/met}}{{#missed}}AUSGEFALLEN{{/missed}}{{#move}}VERSCHIEBEN{{/move}}{{#done}}ERLEDIGT{{/done}}{{#yes}}JA{{/yes}}{{#no}}NEIN{{/no}}{{#excused}}ENTSCHULDIGT{{/excused}}{{#snooze}}ERINNERN: später wieder fragen{{/snooze}}{{#pause}}PAUSE: dein Mentoring{{#partners}} mit {{partners}}{{/partners}} soll pausieren{{/pause}}{{#resume}}FORTSETZEN: die Pause ist vorbei{{/resume}}{{#stop}}STOPP: keine Mails mehr{{/stop}}{{#help}}HILFE: was man sagen kann{{/help}}{{#checkIn}}wie es läuft{{/checkIn}}{{^ofMentorship}}{{!
        }}{{#isMeeting}}; es geht um dein Treffen mit {{partners}} am {{due.day}}{{/isMeeting}}{{!
        }}{{#isCheckIn}}; es geht um dein Mentoring mit {{partners}}{{/isCheckIn}}{{!
        }}{{#isMilestone}}{{^isRenewal}}; es geht darum: {{act}}{{/isRenewal}}{{#isRenewal}}; es geht darum, ob du mit {{partners}} weitermachst{{/isRenewal}}{{/isMilestone}}{{/ofMentorship}}.
        {{/said}}
        {{^said}}
        Sie war nicht zu verstehen.
        {{/said}}

        """#,
        "partials/said-word": #"""
        {{% CONTENT_TYPE:TEXT}}
        {{number}} {{#met}}GETROFFEN{{/met}}{{#missed}}AUSGEFALLEN{{/missed}}{{#move}}VERSCHIEBEN {{exampleTime}}{{/move}}{{#done}}ERLEDIGT{{/done}}{{#yes}}JA{{/yes}}{{#no}}NEIN{{/no}}{{#excused}}ENTSCHULDIGT{{/excused}}{{#snooze}}ERINNERN in 3 Tagen{{/snooze}}{{#pause}}PAUSE bis {{exampleDay}}{{/pause}}{{#resume}}FORTSETZEN{{/resume}}.

        """#,
    ]
}
