/// What is understood in English.
enum English {
    static let table: [(PhraseBook.Meaning, [String])] = [
        (.verb(.met), met), (.verb(.missed), missed), (.verb(.yes), yes), (.verb(.no), no),
        (.verb(.move), move),
        (.verb(.snooze), ["snooze [it|this|me] [for|until|till]", "remind me [again] [in|on|until]"]),
        (
            .verb(.pause),
            [
                "pause [it|this|me|us|please] [until|till|to|for]", "please pause [it|us] [until|till|to|for]",
                "[please] pause (my|our|the|this) (mentorship|mentoring|meetings|participation) [until|till|to|for]",
                "(we'd|we would|i'd|i would) like to pause [it|us|this] [until|till|for]",
                "(we'd|we would|i'd|i would) like to pause (my|our|the|this) (mentorship|mentoring) [until|till|for]",
                "(we|i) (want|need) to pause [until|till|for]",
            ]
        ),
        (.verb(.resume), ["resume", "resume a pause is over", "unpause", "please resume"]),
        (.verb(.done), done), (.verb(.stop), stop),
        (.verb(.help), ["help", "commands", "help what you can say", "help everything else that you can say"]),
        (.verb(.excused), ["excused", "excuse me from this [one|meeting]"]),
        (.within(.meetingOver, .yes), ["(we|i) did", "we sure did", "we did indeed"]),
        (.within(.meetingOver, .no), ["(we|i) (did not|didn't|didnt)"]),
        (
            .within(.meetingOver, .missed),
            [
                "(cancelled|canceled)", "[it|the meeting|our meeting] (was|got|has been) (cancelled|canceled)",
                "never met",
                "[we] never (got|managed) to meet",
            ]
        ),
        (.within(.agreement, .yes), suits), (.within(.agreement, .no), doesNotSuit),
        (.filler, fillers), (.regret, regrets), (.manner, manners), (.how, hows), (.hint(.met), hintsOfMeeting),
        (.hint(.missed), hintsOfMissing), (.hint(.move), hintsOfMoving),
        (.hint(.pause), ["paused", "on hold", "a break"]),
        (.hint(.stop), hintsOfStopping),
    ]

    private static let suits = [
        "[yes] [that|this|it] works [fine|well|great|perfectly] [for me|for us]",
        "[yes] [that|this|it] suits [me|us] [fine|well]",
        "[yes] (that|this|it) would (work|suit) [me|us|for me|for us]", "yes see you (then|there)",
        "[yes] (sounds good|fine with me|fine by me|agreed)",
    ]
    private static let doesNotSuit = [
        "[no] [that|this|it] (doesn't|doesnt|does not|won't|wont|will not) (suit|work) [me|us|for me|for us]",
        "no (i|we) (can't|cannot|can not) [then|make it|make that]",
    ]
    private static let hintsOfStopping = [
        "quit", "leave [the|this|our] (program|programme|mentoring|mentorship)", "drop out", "no longer", "step down",
        "(end|finish|terminate) (the|this|our|my) (program|programme|mentoring|mentorship)", "give up",
    ]

    private static let met = [
        "(met|held)", "held [it|the meeting|our meeting]",
        "[we|i|we've|i've|we both|both of us] [have|just|already] met [up] [with]",
        "we have [just|already|both|indeed] met [up]", "[yes] we did [indeed] meet",
        "we held (it|the meeting|our meeting)",
        "[the|our|this] meeting (was held|took place|happened|has taken place|has happened|went ahead|did take place)",
        "[it] (was held|took place|happened|has taken place|went ahead|did take place|has happened)",
        "we've [already|just] met", "we had (a|our|the) (meeting|call|session)",
        "we had (a|our) (good|great|nice|productive) (meeting|call|session)",
    ]
    private static let missed = [
        "missed it did not", "missed [it|the meeting|our meeting|this one|this meeting]",
        "(we|i) missed [it|the meeting|our meeting|this one|this meeting]", "not (held|met)",
        "[we|i] (did not|didn't|didnt) (meet|meet up|manage to meet) [this time]",
        "no we (did not|didn't|didnt) meet [up]",
        "[the|our|this] meeting (did not|didn't|didnt) (happen|take place|go ahead)",
        "[the|our|this] meeting (was not|wasn't|wasnt) held", "(was not|wasn't|wasnt) held",
        "[it] (did not|didn't|didnt) (happen|take place)", "[it] never (happened|took place)",
        "[the|our] meeting never (happened|took place)", "no meeting [took place|was held|happened]", "we never met",
    ]
    private static let yes = [
        "(yes|y|yep|yeah|yup)",
        "yes (we did|we have|it did|it was|it has|i did|i have|i do|indeed|of course|absolutely|certainly)",
        "yes (please|thanks|thank you)",
    ]
    private static let no = [
        "(no|n|nope)",
        "no (we did not|we didn't|we didnt|we have not|we haven't|it did not|it didn't|it didnt|it was not|it wasn't)",
        "no (i did not|i didn't|i do not|i don't|thanks|thank you)", "unfortunately (not|no)", "sadly (not|no)",
        "afraid not", "i'm afraid not",
        "not (this time)",
    ]
    private static let move = [
        "move [it|this|this one|the meeting|our meeting|that|us] [please] [to]",
        "please (move|reschedule|postpone) [it|this|the meeting|our meeting] [to|until|for]",
        "[we|we've|we have] (moved|rescheduled|postponed) [it|this|the meeting|our meeting] [to|until|for]",
        "(reschedule|postpone) [it|this|the meeting|our meeting] [to|until|for]", "(new|other) (time|date) [is]",
        "[the] meeting [was|is|has been] (moved|rescheduled|postponed) to",
        "[it] (was|is|has been) (moved|rescheduled|postponed) to",
    ]
    private static let done = [
        "(done|completed|finished)", "done what was due is done",
        "[it|it's|its|this|this is|that's] (done|completed|finished)",
        "it is (done|completed|finished)",
        "(we|we've|we have|i|i've|i have) (done|completed|finished) [it|this|that]",
        "[it] (has been|was) (done|completed)",
        "yes (done|completed|finished)",
    ]
    private static let stop = [
        "stop", "please stop", "stop no more letters", "unsubscribe [me]",
        "please (unsubscribe|remove) me [from this list|from the list]",
        "remove me [from this list|from the list|from your list]", "take me off [this list|the list|your list]",
        "please take me off [this list|the list|your list]", "opt out", "opt me out", "stop [sending|emailing] me",
        "stop sending me (emails|mails|mail)",
        "stop (these|the|all) (emails|mails|letters|reminders)", "please stop sending me (emails|mails|mail|letters)",
        "[please] stop sending me (these|this|those)",
        "[please] no more (emails|mails|e-mails|mail|letters|reminders) [please]",
        "stop no letters any more",
    ]
    private static let fillers = [
        "(hi|hello|hey|dear|greetings)", "hi (there|all|both|team|everyone)", "hello (there|all|team|everyone)",
        "dear (all|team|both|everyone)",
        "good (morning|afternoon|evening|day)", "(thanks|thank you|thx|ty|cheers)",
        "(thanks|thank you) (a lot|so much|very much|again|in advance|both|all)",
        "many thanks",
        "thanks for (asking|reminding|the reminder|your mail|your email|your message|the mail|the email|the message|checking|checking in|your reminder)",
        "thank you for (asking|reminding|the reminder|your mail|your email|your message|the mail|the email|checking in|your reminder)",
        "please", "[best|kind|warm|many] regards", "best [wishes]", "all the best", "sincerely",
        "yours [sincerely|truly|faithfully]", "have a (nice|good|great) (day|week|weekend|evening)",
        "(team|mentoring|mentor|mentee)", "for the record", "just to confirm", "to confirm", "confirming", "i confirm",
        "i can confirm [that]", "happy to confirm [that]",
        "it was (good|great|nice|helpful|productive|lovely|fine|useful|excellent|fun)",
        "it was (very|really) (good|great|nice|helpful|productive|lovely|useful)",
        "(all went|it went|everything went) (well|fine|great|very well|really well)",
        "it was a (good|great|nice|helpful|productive|lovely|useful|excellent) (talk|meeting|session|conversation|call|chat|one)",
        "(great|good|nice|lovely) (talk|meeting|session|conversation|call|chat)",
    ]
    private static let regrets = [
        "(sorry|unfortunately|sadly|apologies|regrettably)", "(i'm|i am|we're|we are) [very|so|really] sorry",
        "my apologies", "sorry (about|for) (that|this|it)",
    ]
    /// Days are compared with the day on which the meeting was due; see `RelativeDay`.
    private static let manners = [
        "(yesterday|today)", "this (morning|afternoon|evening|week)",
        "(earlier|already)", "earlier today", "yesterday (morning|afternoon|evening)",
        "over (coffee|lunch|a coffee)",
        "for (lunch|coffee|a coffee|a walk|an hour|about an hour|half an hour)",
        "[at] the office", "(last week|last night|this week)",
    ]
    private static let hows = [
        "(online|virtually|remotely)", "in person", "as (planned|scheduled|agreed|arranged|usual)", "on time",
        "(via|over|on|by|through) (zoom|teams|skype|phone|video|telephone|jitsi|meet|slack)",
        "by video call", "over (the phone|video)", "on the phone",
    ]
    private static let hintsOfMeeting = [
        "(meet|meeting)", "(talked|spoke|called|chatted)", "(mett|meet|mets|mte|metd|mmet|meet up)",
    ]
    private static let hintsOfMissing = [
        "skipped", "(missd|mised|misssed|missded)", "(haven't|havent|have not|hasn't|has not) met", "no show",
        "no-show",
        "(could not|couldn't|couldnt|cannot|can't|can not) (meet|make it|come|attend)",
        "not yet", "(was|were) (ill|sick)",
    ]
    private static let hintsOfMoving = [
        "(moved|postponed|rescheduled|delayed|shifted)", "another (time|day|date)", "new (time|date)",
    ]
}
