/// Made by scripts/embed-letters from config/letters; changes belong there.
extension ShippedTemplates {
    static let dePartials: [String: String] = [
        "partials/because": #"""
        {{% CONTENT_TYPE:TEXT}}
        ({{document}} {{clause}}).

        """#,
        "partials/how-to-answer": #"""
        {{% CONTENT_TYPE:TEXT}}
        {{#explain}}{{#alone}}Antworte auf diese Mail und schreib in die erste Zeile eines davon:{{/alone}}{{/explain}}

        """#,
        "partials/noted": #"""
        {{% CONTENT_TYPE:TEXT}}
        {{#did}}
        {{#held}}Notiert: Dein Treffen mit {{partners}} am {{due.short}} hat stattgefunden.{{/held}}{{!
        }}{{#missed}}Notiert: Dein Treffen mit {{partners}} am {{due.short}} ist ausgefallen.{{/missed}}{{!
        }}{{#moved}}Notiert: Du triffst {{partners}} am {{time.when}}.{{/moved}}{{!
        }}{{#proposed}}Notiert: Wir fragen {{partners}}, ob {{time.when}} passt.{{/proposed}}{{!
        }}{{#done}}Als erledigt notiert: {{act}}.{{/done}}{{!
        }}{{#checkedIn}}Notiert: wie es mit {{partners}} läuft{{#number}}, {{number}} von 5{{/number}}.{{/checkedIn}}{{!
        }}{{#renewed}}Notiert: Du möchtest mit {{partners}} weitermachen.{{/renewed}}{{!
        }}{{#notRenewed}}Notiert: Du möchtest dein Mentoring mit {{partners}} abschließen.{{/notRenewed}}{{!
        }}{{#snoozed}}Notiert: Wir fragen dich am {{day}} wieder.{{/snoozed}}{{!
        }}{{#paused}}Notiert: {{#partners}}Dein Mentoring mit {{partners}} pausiert{{/partners}}{{^partners}}Wir fragen dich nichts{{/partners}} bis {{day}}.{{/paused}}{{!
        }}{{#resumed}}Notiert: {{#partners}}Dein Mentoring mit {{partners}} geht weiter{{/partners}}{{^partners}}Deine Pause ist vorbei{{/partners}}.{{/resumed}}{{!
        }}{{#absent}}Notiert: Du bist weg bis {{day}}.{{/absent}}{{!
        }}{{#excused}}Notiert: {{#isMeeting}}Dein Treffen mit {{partners}} am {{due.short}} darf entfallen{{/isMeeting}}{{^isMeeting}}Dazu ist nichts mehr zu tun{{/isMeeting}}.{{/excused}}{{!
        }}{{#accepted}}Notiert: Du kommst am {{due.short}} zum Treffen mit {{partners}}.{{/accepted}}{{!
        }}{{#tentative}}Notiert: Du kommst am {{due.short}} vielleicht zum Treffen mit {{partners}}.{{/tentative}}{{!
        }}{{#unsubscribed}}Notiert: Du bekommst keine Mails dieser Art mehr.{{/unsubscribed}}{{!
        }}{{#addressAdded}}Notiert: Deine Antworten gelten auch von der anderen Adresse.{{/addressAdded}}{{!
        }}{{#shown}}Notiert: Die Koordination sieht, was du geschrieben hast.{{/shown}}{{/did}}{{^did}}Deine Antwort ist notiert.{{/did}}

        """#,
    ]
}
