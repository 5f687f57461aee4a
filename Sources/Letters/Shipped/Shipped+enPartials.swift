/// Made by scripts/embed-letters from config/letters; changes belong there.
extension ShippedTemplates {
    static let enPartials: [String: String] = [
        "partials/because": #"""
        {{% CONTENT_TYPE:TEXT}}
        ({{document}} {{clause}}).

        """#,
        "partials/how-to-answer": #"""
        {{% CONTENT_TYPE:TEXT}}
        {{#explain}}{{#alone}}Reply to this mail with one of these in the first line:{{/alone}}{{/explain}}

        """#,
        "partials/noted": #"""
        {{% CONTENT_TYPE:TEXT}}
        {{#did}}
        {{#held}}Noted: your meeting with {{partners}} on {{due.short}} took place.{{/held}}{{!
        }}{{#missed}}Noted: your meeting with {{partners}} on {{due.short}} did not take place.{{/missed}}{{!
        }}{{#moved}}Noted: you meet {{partners}} on {{time.when}}.{{/moved}}{{!
        }}{{#proposed}}Noted: {{partners}} will be asked whether {{time.when}} suits.{{/proposed}}{{!
        }}{{#done}}Noted as done: {{act}}.{{/done}}{{!
        }}{{#checkedIn}}Noted: how it goes with {{partners}}{{#number}}, {{number}} of 5{{/number}}.{{/checkedIn}}{{!
        }}{{#renewed}}Noted: you would like to go on with {{partners}}.{{/renewed}}{{!
        }}{{#notRenewed}}Noted: you would like to complete your mentorship with {{partners}}.{{/notRenewed}}{{!
        }}{{#snoozed}}Noted: you will be asked again on {{day}}.{{/snoozed}}{{!
        }}{{#paused}}Noted: {{#partners}}your mentorship with {{partners}} pauses{{/partners}}{{^partners}}nothing is asked of you{{/partners}} until {{day}}.{{/paused}}{{!
        }}{{#resumed}}Noted: {{#partners}}your mentorship with {{partners}} goes on{{/partners}}{{^partners}}your pause is over{{/partners}}.{{/resumed}}{{!
        }}{{#absent}}Noted: you are away until {{day}}.{{/absent}}{{!
        }}{{#excused}}Noted: {{#isMeeting}}your meeting with {{partners}} on {{due.short}} need not take place{{/isMeeting}}{{^isMeeting}}there is nothing to do about it{{/isMeeting}}.{{/excused}}{{!
        }}{{#accepted}}Noted: you come to the meeting with {{partners}} on {{due.short}}.{{/accepted}}{{!
        }}{{#tentative}}Noted: you may come to the meeting with {{partners}} on {{due.short}}.{{/tentative}}{{!
        }}{{#unsubscribed}}Noted: you get no more letters like that one.{{/unsubscribed}}{{!
        }}{{#addressAdded}}Noted: your answers count from the other address, too.{{/addressAdded}}{{!
        }}{{#shown}}Noted: the coordinator sees what you wrote.{{/shown}}{{/did}}{{^did}}Your answer is noted.{{/did}}

        """#,
    ]
}
