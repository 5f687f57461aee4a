/// Made by scripts/embed-letters from config/letters; changes belong there.
extension ShippedTemplates {
    static let enPartials: [String: String] = [
        "partials/because": #"""
        {{% CONTENT_TYPE:TEXT}}
        ({{document}} {{clause}}).

        """#,
        "partials/choices": #"""
        {{% CONTENT_TYPE:TEXT}}
        # The letter asked:
        {{#choices}}
        - {{number}}: {{question}}
        {{/choices}}

        """#,
        "partials/how-to-answer": #"""
        {{% CONTENT_TYPE:TEXT}}
        {{#explain}}{{#alone}}Reply to this mail with one of these in the first line:{{/alone}}{{/explain}}

        """#,
        "partials/lack": #"""
        {{% CONTENT_TYPE:TEXT}}
        {{#lack}}
        {{#past}}The time that you gave is over.{{/past}}{{!
        }}{{#next}}It must be before your next meeting, on {{day}}.{{/next}}{{!
        }}{{#previous}}It must be after the meeting before, on {{day}}.{{/previous}}{{!
        }}{{#ambiguous}}What you wrote can be read in two ways; the example can't.{{/ambiguous}}{{!
        }}{{#noTime}}The time of day is missing.{{/noTime}}{{!
        }}{{#noDay}}The day is missing.{{/noDay}}{{!
        }}{{#noSuchDay}}There is no such day, or it is another day of the week.{{/noSuchDay}}{{!
        }}{{#tooFar}}The day that you gave is more than a year ahead.{{/tooFar}}{{!
        }}{{#tooLong}}It can be from 1 to 60 days.{{/tooLong}}{{!
        }}{{#tooLate}}It must be before {{day}}: an answer is needed by then.{{/tooLate}}
        {{/lack}}

        """#,
        "partials/noted": #"""
        {{% CONTENT_TYPE:TEXT}}
        {{#did}}
        {{#held}}Noted: your meeting with {{partners}} on {{due.short}} took place.{{/held}}{{!
        }}{{#missed}}Noted: your meeting with {{partners}} on {{due.short}} did not take place.{{/missed}}{{!
        }}{{#moved}}Noted: you meet {{partners}} on {{time.when}}.{{/moved}}{{!
        }}{{#proposed}}Noted: {{partners}} will be asked whether {{time.when}} suits.{{/proposed}}{{!
        }}{{#done}}Noted as done: {{act}}.{{/done}}{{!
        }}{{#checkedIn}}Noted: your check-in{{/checkedIn}}{{!
        }}{{#renewed}}Noted: you would like to go on with {{partners}}.{{/renewed}}{{!
        }}{{#notRenewed}}Noted: you would like to complete your mentorship with {{partners}}.{{/notRenewed}}{{!
        }}{{#snoozed}}Noted: you will be asked again on {{day}}.{{/snoozed}}{{!
        }}{{#paused}}Noted: {{#partners}}your mentorship with {{partners}} pauses{{/partners}}{{^partners}}nothing is asked of you{{/partners}} until {{day}}.{{/paused}}{{!
        }}{{#resumed}}Noted: {{#partners}}your mentorship with {{partners}} goes on{{/partners}}{{^partners}}your pause is over{{/partners}}.{{/resumed}}{{!
        }}{{#absent}}Noted: you are away until {{day}}.{{/absent}}{{!
        }}{{#excused}}Noted: {{#isMeeting}}your meeting with {{partners}} on {{due.short}} need not take place{{/isMeeting}}{{^isMeeting}}there is nothing to do about it{{/isMeeting}}.{{/excused}}{{!
        }}{{#accepted}}Noted: you come to the meeting with {{partners}} on {{due.short}}.{{/accepted}}{{!
        }}{{#tentative}}Noted: you may come to the meeting with {{partners}} on {{due.short}}.{{/tentative}}{{!
        }}{{#unsubscribed}}Noted: you get no more letters like {{#needsChoices}}those.{{/needsChoices}}{{^needsChoices}}{{#choices}}“{{question}}”.{{/choices}}{{^choices}}that one.{{/choices}}{{/needsChoices}}{{/unsubscribed}}{{!
        }}{{#addressAdded}}Noted: your answers count from {{address}}{{^address}}the other address{{/address}}, too.{{/addressAdded}}{{!
        }}{{#stays}}Your meeting with {{partners}} stays on {{due.short}}, {{due.time}}.{{/stays}}{{!
        }}{{#shown}}Noted: the coordinator sees what you wrote.{{/shown}}{{/did}}{{^did}}Your answer is noted.{{/did}}

        """#,
        "partials/said-there": #"""
        {{% CONTENT_TYPE:TEXT}}
        {{#said}}
        It says: {{#met}}MET{{/met}}{{#missed}}MISSED{{/missed}}{{#move}}MOVE{{/move}}{{#done}}DONE{{/done}}{{#yes}}YES{{/yes}}{{#no}}NO{{/no}}{{#excused}}EXCUSED{{/excused}}{{#snooze}}SNOOZE: ask again later{{/snooze}}{{#pause}}PAUSE: your mentorship{{#partners}} with {{partners}}{{/partners}} is to pause{{/pause}}{{#resume}}RESUME: the pause is over{{/resume}}{{#stop}}STOP: no more letters{{/stop}}{{#help}}HELP: what can be said{{/help}}{{#checkIn}}how it goes{{/checkIn}}{{^ofMentorship}}{{!
        }}{{#isMeeting}}, about your meeting with {{partners}} on {{due.day}}{{/isMeeting}}{{!
        }}{{#isCheckIn}}, about your mentorship with {{partners}}{{/isCheckIn}}{{!
        }}{{#isMilestone}}{{^isRenewal}}, about this: {{act}}{{/isRenewal}}{{#isRenewal}}, about going on with {{partners}}{{/isRenewal}}{{/isMilestone}}{{/ofMentorship}}.
        {{/said}}
        {{^said}}
        It could not be read.
        {{/said}}

        """#,
        "partials/said-word": #"""
        {{% CONTENT_TYPE:TEXT}}
        {{number}} {{#met}}MET{{/met}}{{#missed}}MISSED{{/missed}}{{#move}}MOVE {{exampleTime}}{{/move}}{{#done}}DONE{{/done}}{{#yes}}YES{{/yes}}{{#no}}NO{{/no}}{{#excused}}EXCUSED{{/excused}}{{#snooze}}SNOOZE 3 days{{/snooze}}{{#pause}}PAUSE until {{exampleDay}}{{/pause}}{{#resume}}RESUME{{/resume}}.

        """#,
    ]
}
