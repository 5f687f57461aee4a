/// Made by scripts/embed-letters from config/letters; changes belong there.
extension ShippedTemplates {
    static let enLetters: [String: String] = [
        "breaker": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Sending has stopped: please look at it today

        Sending has stopped, because {{#bounced}}mail systems refuse what we send{{/bounced}}{{^bounced}}far more letters than usual were about to
        leave{{/bounced}}: please look at it today.
        {{#detail}}

        {{detail}}
        {{/detail}}

        Nothing is lost; the letters wait. When you have found {{#bounced}}out why and
        put it right{{/bounced}}{{^bounced}}that they are
        meant{{/bounced}}, type:

          {{command}}{{^command}}mentorctl release{{/command}}

        """#,
        "confirm-address": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Was this answer yours?{{#answerBy}} Please say YES or NO by {{answerBy.short}}{{/answerBy}}

        An answer to one of your letters came from another address,
        {{detail}}: was that you? Please answer{{#answerBy}} by {{answerBy.day}}{{/answerBy}}.
        {{>said-there}}
        {{#answers}}

        Reply from this address with one of these in the first line:

        = YES: that was me; it counts, and so do later answers from there
        = NO: that was not me
        {{/answers}}
        {{^answers}}

        Reply from this address; the coordinator reads it.
        {{/answers}}

        Without a YES it does not count. Letters can be forwarded, so an answer
        from an address that we don't know is not taken for yours {{>because}}

        """#,
        "confirmation": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{>noted}}
        Subject-Several: Noted: your {{count}} answers

        {{#did.checkedIn}}
        Noted: your check-in.
        {{/did.checkedIn}}
        {{^did.checkedIn}}
        {{>noted}}
        {{/did.checkedIn}}
        {{#did.stays}}
        The time that you proposed, {{did.time.when}}, does not suit
        {{partners}}.
        {{/did.stays}}
        {{#did.time.there}}
        That is {{did.time.there}}.
        {{/did.time.there}}
        {{#did.isRead}}
        A person looks at it: somebody of the coordination who takes no part in
        your mentorship, and who may write to you.
        {{/did.isRead}}
        {{^did.isRead}}
        There is nothing more to do.
        {{/did.isRead}}
        {{#next}}

        Your next meeting is on {{next.when}}.
        {{/next}}
        {{^did.stays}}
        {{^did.shown}}
        {{#explain}}

        {{#answers}}
        {{#canUndo}}
        If that is not what you meant, reply to this mail with what is right: the
        last answer counts.
        {{/canUndo}}
        {{^canUndo}}
        If that is not what you meant, write to {{coordinator}}.
        {{/canUndo}}
        {{/answers}}
        {{^answers}}
        If that is not what you meant, reply to this mail; the coordinator reads
        it and puts it right.
        {{/answers}}
        {{/explain}}
        {{#answers}}
        {{#isMeeting}}

        {{#overdue}}
        = MET
        = MISSED
        {{/overdue}}
        = MOVE {{exampleTime}}
        {{/isMeeting}}
        {{#did.paused}}
        {{#mentorship}}

        = RESUME
        {{/mentorship}}
        {{/did.paused}}
        {{#did.resumed}}
        {{#mentorship}}

        = PAUSE until {{exampleDay}}
        {{/mentorship}}
        {{/did.resumed}}
        {{/answers}}
        {{/did.shown}}
        {{/did.stays}}

        """#,
        "declined": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{#byReader}}Which other time suits you to meet {{partners}}?{{/byReader}}{{^byReader}}Another time, please: {{by}} {{#isSeries}}declined all meetings from {{due.short}} on{{/isSeries}}{{^isSeries}}can't come on {{due.short}}{{/isSeries}}.{{/byReader}}{{#answerBy}} Answer by {{answerBy.short}}{{/answerBy}}

        {{#byReader}}
        {{#isSeries}}
        You declined all your meetings with {{partners}} from {{due.when}} on: which
        other time suits?{{#answerBy}} Please answer by {{answerBy.day}}.{{/answerBy}}
        {{/isSeries}}
        {{^isSeries}}
        You declined the meeting with {{partners}} on {{due.when}}: which other
        time suits?{{#answerBy}} Please answer by {{answerBy.day}}.{{/answerBy}}
        {{/isSeries}}
        {{/byReader}}
        {{^byReader}}
        {{#isSeries}}
        {{by}} declined all your meetings from {{due.when}} on: please agree on
        another time{{#answerBy}} by {{answerBy.day}}{{/answerBy}}.
        {{/isSeries}}
        {{^isSeries}}
        {{by}} can't come to your meeting on {{due.when}}: please agree on another
        time{{#answerBy}} by {{answerBy.day}}{{/answerBy}}.
        {{/isSeries}}
        {{/byReader}}
        {{#isSeries}}
        The coordinator knows, and can change the time of all of them.
        {{/isSeries}}
        {{#explain}}

        Write to each other, and when you have found another time{{#isSeries}} for the
        first{{/isSeries}}, reply to this mail with
        it{{#answers}}:{{/answers}}{{^answers}} {{>because}}{{/answers}}
        {{/explain}}
        {{#answers}}

        = MOVE {{exampleTime}}{{#explain}}: put in your time, in the zone {{zone}}{{/explain}}
        {{/answers}}

        """#,
        "farewell": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: You get no more letters from the mentorship program

        You get no more letters from the {{community}} mentorship program; there
        is nothing to do.

        The coordinator knows. What is still open does not count against you
        {{>because}}

        Thank you for the time that you gave. If this is a mistake, or if you
        would like to come back, write to {{coordinator}}.

        """#,
        "help": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: What you can say by replying to a letter

        This is what you can say by replying to a letter; there is nothing to
        answer. One of these in the first line is enough:

        = MET: the meeting took place
        = MISSED: it did not
        = MOVE {{exampleTime}}: it is at another time; put in your time, in the zone {{zone}}
        = DONE: what was due is done
        = SNOOZE 3 days: ask again then
        = PAUSE until {{exampleDay}}: your mentorship pauses until then; put in your day
        = RESUME: a pause is over
        = STOP: no more letters

        {{#needsChoices}}
        {{>choices}}

        {{/needsChoices}}
        If a letter asks several things, answer by number: 1 MET 2 MISSED. How a
        mentorship goes, you say by filling in the lines in the letter that asks.

        For everything else there is a person: {{coordinator}} {{>because}}

        """#,
        "introduction": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Meet {{partners}}{{#start}}: first on {{start.short}}, {{start.time}}{{/start}}

        Please meet {{partners}}{{#start}}: your first meeting is on
        {{start.when}}{{/start}}.

        There is nothing to answer. This is how the {{program}} program begins
        {{>because}}
        {{#others}}

        # {{name}}
        - Address: {{address}}
        - Time zone: {{zone}}
        {{#start}}
        - Your first meeting there: {{start.when}}
        {{/start}}
        {{#languages}}
        - Language: {{languages}}
        {{/languages}}
        {{/others}}

        # What comes next
        - Write to each other, say who you are and what you hope for, and agree
        whether the time suits.
        {{#start}}
        - Meet{{#duration}} for {{duration}}{{/duration}} on {{start.day}}: talk about goals and
        expectations, and whether you fit.
        {{/start}}
        {{#hasSteps}}

        # In the first weeks
        {{#steps}}
        - {{act}}
        {{/steps}}
        {{/hasSteps}}

        """#,
        "invitation": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: {{#isSeries}}For your calendar: meetings with {{partners}}, from {{next.short}}, {{next.time}}{{/isSeries}}{{^isSeries}}For your calendar: meeting with {{partners}} on {{next.short}}, {{next.time}}{{/isSeries}}

        {{#isSeries}}
        Please accept this invitation to your meetings with {{partners}}; the next is
        on {{next.when}}.
        {{/isSeries}}
        {{^isSeries}}
        Please accept this invitation to your meeting with {{partners}} on {{next.when}}.
        {{/isSeries}}
        {{#next.there}}
        That is {{next.there}}.
        {{/next.there}}
        {{#explain}}

        Accept it in your mail program, and it is in your calendar; what changes
        later comes by itself. If a time does not suit, decline that meeting or
        propose another time there, and another one is looked for {{>because}}
        {{/explain}}

        """#,
        "invitation-cancelled": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Cancelled: {{#due}}meeting{{#partners}} with {{partners}}{{/partners}} on {{due.short}}, {{due.time}}{{/due}}{{^due}}{{#partners}}meetings with {{partners}}{{/partners}}{{^partners}}mentoring meetings{{/partners}}{{/due}}

        {{#due}}
        Your meeting{{#partners}} with {{partners}}{{/partners}} on {{due.when}} does not take place; there is
        nothing to do.
        {{#by}}
        {{#byReader}}You are{{/byReader}}{{^byReader}}{{by}} is{{/byReader}} away{{#until}} until {{until}}{{/until}}.
        {{/by}}
        {{/due}}
        {{^due}}
        Your {{#partners}}meetings with {{partners}}{{/partners}}{{^partners}}mentoring meetings{{/partners}} do not take place; there is nothing to
        do.
        {{/due}}
        {{#explain}}

        This takes {{#due}}it{{/due}}{{^due}}them{{/due}} out of your calendar {{>because}}
        {{/explain}}

        """#,
        "invitation-update": #"""
        {{% CONTENT_TYPE:TEXT}}
        Subject: Your calendar: {{#due}}meeting with {{partners}} is on {{due.short}}, {{due.time}}{{/due}}{{^due}}meetings with {{partners}}, as they are now{{/due}}

        {{#due}}
        Please accept the time of your meeting with {{partners}}: {{due.when}}.
        {{#due.there}}
        That is {{due.there}}.
        {{/due.there}}
        {{#previously}}
        It was on {{previously.when}}.
        {{/previously}}
        {{/due}}
        {{^due}}
        Please accept the invitation to your meetings with {{partners}} as they are
        now{{#next}}; the next is on {{next.when}}{{/next}}.
        {{/due}}
        {{#explain}}

        This brings your calendar up to date. If the time does not suit, decline the
        meeting or propose another time there, and another one is looked for {{>because}}
        {{/explain}}

        """#,
    ]
}
