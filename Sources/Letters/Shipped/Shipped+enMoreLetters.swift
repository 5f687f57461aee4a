/// Made by scripts/embed-letters from config/letters; changes belong there.
extension ShippedTemplates {
    static let enMoreLetters: [String: String] = [
        "not-understood": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Your answer could not be read: please answer once more{{#answerBy}} by {{answerBy.short}}{{/answerBy}}

        Your answer could not be read, so nothing is recorded. Please answer once
        more{{#answerBy}} by {{answerBy.day}}{{/answerBy}}.
        {{#answers}}

        Reply to this mail with one of these in the first line, above all else:

        {{#isMeeting}}
        = MET: the meeting with {{partners}} on {{due.day}} took place
        = MISSED: it did not
        = MOVE {{exampleTime}}: it is at another time; put in your time, in the zone {{zone}}
        {{/isMeeting}}
        {{#isMilestone}}
        {{^isRenewal}}
        = DONE: it is done: {{act}}
        {{/isRenewal}}
        {{/isMilestone}}
        = HELP: everything else that you can say
        = YES: the coordinator may read what you wrote
        {{#isCheckIn}}

        Or fill in how your mentorship with {{partners}} goes; 5 is best:

        ? How is it going, 1–5:
        ? Anything we should know:
        {{/isCheckIn}}
        {{#isRenewal}}

        Whether you would like to go on with {{partners}}, please reply to the
        letter that asked.
        {{/isRenewal}}

        The coordinator knows that you wrote, and does not see what, unless you
        say YES.
        {{/answers}}

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
        {{#detail}}Please look at it.{{/detail}}{{^detail}}There is nothing to do yet.{{/detail}}
        {{#detail}}

        This is what {{by}} wrote and agreed that you see:

        - "{{detail}}"
        {{/detail}}
        {{^detail}}

        {{by}} was told what can be said, and asked whether you may see what was
        written; then it comes in a letter of its own.
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
        = PAUSE until {{exampleDay}}: no letters until then; put in your day
        = STOP: no letters any more
        {{/answers}}
        {{^answers}}

        Answer by replying; the coordinator reads it. To stop the letters, write
        to {{coordinator}}.
        {{/answers}}

        """#,
        "which": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{#needsNumber}}Which one do you mean?{{/needsNumber}}{{#needsDate}}Which day and time do you mean?{{/needsDate}}{{#tooEarly}}Your meeting with {{partners}} is still to come{{/tooEarly}}{{#answerBy}} Answer by {{answerBy.short}}{{/answerBy}}

        {{#needsNumber}}
        Which one do you mean? Your answer fits several things, so nothing is
        recorded yet. Please answer with the number{{#answerBy}} by {{answerBy.day}}{{/answerBy}}.
        {{/needsNumber}}
        {{#needsDate}}
        Which day and time do you mean? Nothing is recorded yet. Please answer
        with both{{#answerBy}} by {{answerBy.day}}{{/answerBy}}.
        {{/needsDate}}
        {{#tooEarly}}
        Your meeting with {{partners}} is on {{due.when}}, so it can't have taken
        place yet. Nothing is recorded.
        {{/tooEarly}}
        {{#needsNumber}}

        # The letter asked:
        {{#choices}}
        - {{number}}: {{question}}
        {{/choices}}

        Reply to this mail with number and word{{#sample}}, for example: {{sample}}{{/sample}}.
        {{/needsNumber}}
        {{#needsDate}}

        Reply to this mail with the new time, as here:

        = MOVE {{exampleTime}}: put in your time, in the zone {{zone}}
        {{/needsDate}}
        {{#tooEarly}}

        If it already was, or is to be at another time, reply to this mail with
        that time:

        = MOVE {{exampleTime}}: put in your time, in the zone {{zone}}
        {{/tooEarly}}

        """#,
    ]
}
