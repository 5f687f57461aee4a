/// Made by scripts/embed-letters from config/letters; changes belong there.
extension ShippedTemplates {
    static let enMoreLetters: [String: String] = [
        "moved": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: New time: meeting with {{partners}} on {{due.short}}, {{due.time}}

        Your meeting with {{partners}} is now on {{due.when}}.{{#due.there}}
        That is {{due.there}}.{{/due.there}}
        {{#explain}}

        {{#previously}}
        It was on {{previously.when}}.{{#by}}{{^byReader}} {{#did.accepted}}{{by}} agreed to the time that you proposed.{{/did.accepted}}{{^did.accepted}}{{by}} moved it.{{/did.accepted}}{{/byReader}}{{/by}}
        {{/previously}}
        There is nothing to answer if that suits. If not, agree on another time
        and reply to this mail with it{{#answers}}:{{/answers}}{{^answers}} {{>because}}{{/answers}}
        {{/explain}}
        {{#answers}}

        = MOVE {{exampleTime}}{{#explain}}: put in your time, in the zone {{zone}}{{/explain}}
        {{/answers}}

        """#,
        "needs-person": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: A check-in needs a person

        Please read {{by}}'s check-in{{#mentorship}} in mentorship {{mentorship}}{{/mentorship}} today, and write to {{by}}.
        {{#command}}

          {{command}}
        {{/command}}

        Its rating is low, or it speaks of distress or of leaving. You are told
        because you take no part in that mentorship. Whoever does is not told of
        it; {{by}} alone hears that somebody looks at it
        {{>because}}

        """#,
        "not-understood": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{#again}}Your second answer could not be read either{{/again}}{{^again}}Your answer could not be read: please answer once more{{#answerBy}} by {{answerBy.short}}{{/answerBy}}{{/again}}

        {{#again}}
        Your second answer could not be read either, so nothing is recorded: please
        write to {{coordinator}}{{#answerBy}} by {{answerBy.day}}{{/answerBy}}.
        {{/again}}
        {{^again}}
        Your answer could not be read, so nothing is recorded. Please answer once
        more{{#answerBy}} by {{answerBy.day}}{{/answerBy}}.
        {{#answers}}
        {{#needsChoices}}

        {{>choices}}

        Reply to this mail with numbers and words{{#sample}}, for example: {{sample}}{{/sample}}.
        Two more words are for the first line:

        {{/needsChoices}}
        {{^needsChoices}}

        Reply to this mail with one of these in the first line, above all else:

        {{#did.proposed}}
        = YES: the other time suits, {{did.time.when}}; the meeting is moved
        = NO: it stays on {{due.when}}
        {{/did.proposed}}
        {{#isMeeting}}
        {{#overdue}}
        = MET: the meeting with {{partners}} on {{due.day}} took place
        = MISSED: it did not
        {{/overdue}}
        = MOVE {{exampleTime}}: {{^did.proposed}}{{^overdue}}the meeting with {{partners}} {{/overdue}}{{#overdue}}it {{/overdue}}{{/did.proposed}}{{#did.proposed}}it {{/did.proposed}}is at another time; put in your time, in the zone {{zone}}
        {{/isMeeting}}
        {{#isRenewal}}
        = YES: go on with {{partners}}
        = NO: complete it
        {{/isRenewal}}
        {{#isMilestone}}
        {{^isRenewal}}
        = DONE: it is done: {{act}}
        = SNOOZE 7 days: not yet, ask again then
        {{/isRenewal}}
        {{/isMilestone}}
        {{/needsChoices}}
        = HELP: everything else that you can say
        = SHOW: the coordinator may read what you wrote
        {{^needsChoices}}
        {{#isCheckIn}}

        Or fill in how your mentorship with {{partners}} goes; 5 is best:

        ? How is it going, 1–5:
        ? Anything we should know:
        {{/isCheckIn}}
        {{/needsChoices}}

        The coordinator knows that you wrote, and does not see what, unless you
        say SHOW.
        {{/answers}}
        {{/again}}

        """#,
        "paused": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Your mentorship with {{partners}} pauses{{#until}} until {{until}}{{/until}}

        Your mentorship with {{partners}} pauses{{#until}} until {{until}}{{/until}}.
        There is nothing to answer.
        {{#by}}
        {{^byReader}}

        {{by}} asked for it.
        {{/byReader}}
        {{/by}}
        {{#explain}}

        Meanwhile there are no reminders, and nothing counts as missed
        {{>because}}
        {{#answers}}
        To go on {{#until}}earlier{{/until}}{{^until}}again{{/until}}, reply to this mail:
        {{/answers}}
        {{^answers}}
        To go on {{#until}}earlier{{/until}}{{^until}}again{{/until}}, reply to this mail; the coordinator reads it.
        {{/answers}}
        {{/explain}}
        {{#answers}}

        = RESUME
        {{/answers}}

        """#,
        "proposed": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{by}} would rather meet on {{did.time.short}}, {{did.time.time}}: does that suit?{{#answerBy}} Answer by {{answerBy.short}}{{/answerBy}}

        {{by}} would like to meet on {{did.time.when}}: does that suit?{{#answerBy}} Please answer by {{answerBy.day}}.{{/answerBy}}


        {{#did.time.there}}
        That is {{did.time.there}}.
        {{/did.time.there}}
        So far the meeting is on {{due.when}}.
        {{#answers}}

        {{>how-to-answer}}

        = YES{{#explain}}: it suits, the meeting is moved{{/explain}}
        = NO{{#explain}}: it stays as it is{{/explain}}
        {{/answers}}
        {{#explain}}

        {{^answers}}
        Reply to this mail with "yes" or "no".
        {{/answers}}
        Until you answer, the meeting stays where it is {{>because}}
        {{/explain}}

        """#,
        "resumed": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Your mentorship with {{partners}} goes on{{#next}}: next meeting on {{next.short}}{{/next}}

        Your mentorship with {{partners}} goes on{{#next}}: you next meet on
        {{next.when}}{{/next}}.{{#next.there}} That is {{next.there}}.{{/next.there}}
        {{#explain}}

        There is nothing to answer{{#next}} if that suits. If not, agree on
        another time and reply to this mail with it{{/next}}{{#answers}}{{#next}}:{{/next}}{{^next}}.{{/next}}{{/answers}}{{^answers}}.{{/answers}}
        {{/explain}}
        {{#answers}}
        {{#next}}

        = MOVE {{exampleTime}}{{#explain}}: put in your time, in the zone {{zone}}{{/explain}}
        {{/next}}
        {{/answers}}
        {{#explain}}

        The pause is over, and reminders come again {{>because}}
        {{/explain}}

        """#,
        "unreachable": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Our letters don't reach {{by}}: do you have another address?

        Our letters don't reach {{by}}: if you are in touch, please ask for an
        address that works. There is no hurry.

        It can be sent to {{coordinator}}. Until then the program asks nothing of
        {{by}} by mail, and your mentorship is not blamed for it {{>because}}

        """#,
        "unread-reply": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{by}} wrote, and the program could not read it{{#detail}}: please look at it{{/detail}}

        {{by}} wrote, and the program could not read it.
        {{#detail}}Please look at it.{{/detail}}{{^detail}}{{^did.unsubscribed}}There is nothing to do yet.{{/did.unsubscribed}}{{/detail}}
        {{#detail}}

        This is what {{by}} wrote and agreed that you see:

        - "{{detail}}"
        {{/detail}}
        {{^detail}}

        {{#did.unsubscribed}}
        {{by}} wanted no more letters, so none was sent back: please write
        to {{by}}.
        {{/did.unsubscribed}}
        {{^did.unsubscribed}}
        {{by}} was told what can be said, and that the word SHOW lets you see what
        was written; then it comes in a letter of its own.
        {{/did.unsubscribed}}
        {{/detail}}
        {{#mentorship}}

        The letter was about mentorship {{mentorship}}{{#due}}, {{#isMeeting}}meeting {{ordinal}} on {{due.day}}{{/isMeeting}}{{#isCheckIn}}the check-in due on {{due.day}}{{/isCheckIn}}{{#isMilestone}}"{{milestone}}" due on {{due.day}}{{/isMilestone}}{{/due}}
        {{>because}}
        {{/mentorship}}
        {{#command}}

          {{command}}
        {{/command}}

        """#,
        "welcome": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Welcome to the {{community}} mentorship program

        Welcome to the {{community}} mentorship program. There is nothing to
        answer now.

        It keeps the dates, so that you don't have to: it writes before meetings,
        asks now and then how it goes, and says when something is due; never more
        than {{perWeek}} reminders a week, none at night and none while you are
        away {{>because}}
        {{#answers}}

        Answer by replying. A word in the first line is enough, and each letter
        says which one. Three always work:

        = HELP: what you can say
        = PAUSE until {{exampleDay}}: your mentorship pauses until then; put in your day
        = STOP: no letters any more
        {{/answers}}
        {{^answers}}

        Answer by replying; the coordinator reads it. To stop the letters, write
        to {{coordinator}}.
        {{/answers}}

        """#,
        "which": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{#needsNumber}}Which one do you mean?{{/needsNumber}}{{#needsDate}}Which day and time do you mean?{{/needsDate}}{{#needsDay}}Until which day is the pause?{{/needsDay}}{{#needsDays}}When shall we ask you again?{{/needsDays}}{{#tooEarly}}{{#isMeeting}}Your meeting with {{partners}} is still to come{{/isMeeting}}{{^isMeeting}}It is still to come{{/isMeeting}}{{/tooEarly}}{{#notDone}}Not done yet: when shall we ask you again?{{/notDone}}{{#notPaused}}Nothing is paused{{/notPaused}}{{#oneMeeting}}For which meeting is the other time?{{/oneMeeting}}{{#answerBy}} Answer by {{answerBy.short}}{{/answerBy}}

        {{#needsNumber}}
        Which one do you mean? Your answer fits several, so nothing is recorded
        yet. Please answer with the number{{#answerBy}} by {{answerBy.day}}{{/answerBy}}.
        {{#said.ofMentorship}}

        # One of your mentorships:
        {{#choices}}
        - {{number}}: with {{with}}
        {{/choices}}
        {{/said.ofMentorship}}
        {{^said.ofMentorship}}

        {{>choices}}
        {{/said.ofMentorship}}

        {{#said}}
        Reply to this mail with the number{{^move}} alone, or with number{{/move}} and word, for example: {{>said-word}}
        {{/said}}
        {{^said}}
        Reply to this mail with number and word{{#sample}}, for example: {{sample}}{{/sample}}.
        {{/said}}
        {{/needsNumber}}
        {{#needsDate}}
        Which day and time do you mean? Nothing is recorded yet. Please answer
        with both{{#answerBy}} by {{answerBy.day}}{{/answerBy}}.
        {{>lack}}

        Reply to this mail with the new time, as here:

        = MOVE {{exampleTime}}: put in your time, in the zone {{zone}}
        {{/needsDate}}
        {{#needsDay}}
        Until which day is the pause? Nothing is recorded yet; please answer with
        the day.
        {{>lack}}

        Reply to this mail with the last day of the pause, as here:

        = PAUSE until {{exampleDay}}: put in your day
        {{/needsDay}}
        {{#needsDays}}
        When shall we ask you again? Please answer{{#answerBy}} by {{answerBy.day}}{{/answerBy}}.
        {{>lack}}

        Reply to this mail with a number of days, as here:

        = SNOOZE 3 days: put in your number
        {{/needsDays}}
        {{#tooEarly}}
        {{#isMeeting}}
        Your meeting with {{partners}} is on {{due.when}}, so it can't have taken
        place yet. Nothing is recorded.

        If it is to be at another time, reply to this mail with that time:

        = MOVE {{exampleTime}}: put in your time, in the zone {{zone}}
        {{/isMeeting}}
        {{^isMeeting}}
        It is due{{#due}} on {{due.day}}{{/due}}, so nothing can be said of it yet.
        Nothing is recorded, and there is nothing to answer.
        {{/isMeeting}}
        {{/tooEarly}}
        {{#notDone}}
        Were you not able to {{act}} yet? Nothing is recorded; please say{{#answerBy}}
        by {{answerBy.day}}{{/answerBy}} when we shall ask you again.

        Reply to this mail with one of these in the first line:

        = SNOOZE 7 days: not yet, ask again then
        = DONE: it is done after all
        {{/notDone}}
        {{#notPaused}}
        Nothing is paused{{#partners}}: your mentorship with {{partners}} goes on as it did{{/partners}}. There is
        nothing to answer.
        {{/notPaused}}
        {{#oneMeeting}}
        For which meeting is the other time? Your calendar proposed it for all of
        your meetings with {{partners}}, and only one at a time can be moved.
        Nothing is changed.

        Propose it in your calendar for one meeting; or, for the next, on
        {{due.when}}, reply to this mail:

        = MOVE {{exampleTime}}: put in your time, in the zone {{zone}}
        {{/oneMeeting}}

        """#,
    ]
}
