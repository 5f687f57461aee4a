/// First lines in English: what they are read as, and those of which nothing may be taken.
enum EnglishLines {
    static let understood = """
        None of us met => 1 missed
        No one came => 1 absent
        Neither of us met => 1 missed
        yes, yesterday => 1 yes
        👎 => 1 no
        ✗ => 1 no
        sure => 1 yes
        not done => 1 missed
        We no longer meet => leaving
        we haven't met => 1 missed
        We have not met => 1 missed
        We have never met => 1 missed
        Stop worrying, we met => 1 met
        No worries, we met => 1 met
        MOVE it back to Friday 18:00 => 1 move 2027-02-12T18:00
        MOVE Friday 18:00 ist => 1 move 2027-02-12T18:00
        MOVE Friday 18:00 if possible => 1 move 2027-02-12T18:00
        I have not met Jonas => 1 missed
        I am done with this program => leaving
        Could you move it to Friday 18:00 => 1 move 2027-02-12T18:00
        Can we move it to Friday 18:00? => 1 move 2027-02-12T18:00
        MET => 1 met
        met => 1 met
        Met. => 1 met
        MET! => 1 met
        *MET* => 1 met
        **met** => 1 met
        _Met_ => 1 met
        "MET" => 1 met
        HELD => 1 met
        held. => 1 met
        ＭＥＴ => 1 met
        M\u{200B}E\u{200D}T => 1 met
        \u{A0}\u{A0}met\u{A0} => 1 met
        MET ✅ => 1 met
        met 🙂 => 1 met
        Met :-) => 1 met
        we met => 1 met
        We met yesterday. => 1 met
        We met on Tuesday. => 1 met
        we met on 9 February => 1 met
        Yes, we met. => 1 met
        yes we met => 1 met
        Yes we did meet => 1 met
        Yes, we met, thanks! => 1 met
        Yes, we've met. => 1 met
        We both met. => 1 met
        We have met. => 1 met
        Hi, yes we met. => 1 met
        Hi team, we met. Thanks! => 1 met
        Hello, met. => 1 met
        Hi Amina, yes, we met! => 1 met
        Dear Mrs Weber, we met. => 1 met
        Yes, met Jonas yesterday. => 1 met
        I met Jonas. => 1 met
        I met with Jonas => 1 met
        met up => 1 met
        met as planned => 1 met
        Met online, as planned. => 1 met
        met via zoom => 1 met
        The meeting took place. => 1 met
        It took place => 1 met
        The meeting was held => 1 met
        Just to confirm: we met. => 1 met
        Yes, we met. It was great! => 1 met
        Yes, we met. It was a good conversation. => 1 met
        Met. We talked about her goals and the next quarter. => 1 met
        Hi,||we met.||Best regards,|Amina => 1 met
        Hello Jonas,|met|Amina => 1 met
        Thanks for the reminder.|MET => 1 met
        MET||Amina Diallo|Senior Engineer|+49 30 1234567 => 1 met
        yes => 1 yes
        Yes. => 1 yes
        YES! => 1 yes
        y => 1 yes
        yep => 1 yes
        Yes we did => 1 yes
        Yes, it did. => 1 yes
        Yes, thanks => 1 yes
        Yes, thank you! => 1 yes
        yes||Sent from my iPhone => 1 yes
        no => 1 no
        No. => 1 no
        nope => 1 no
        No, sorry. => 1 no
        Sorry, no. => 1 no
        Unfortunately not. => 1 no
        no we didn't => 1 no
        No, we didn’t meet. => 1 missed
        No, we did not meet => 1 missed
        MISSED => 1 missed
        missed it => 1 missed
        We missed it, sorry. => 1 missed
        We did not meet. => 1 missed
        we didnt meet => 1 missed
        didn't meet => 1 missed
        NOT MET => 1 missed
        not held => 1 missed
        The meeting did not take place. => 1 missed
        Unfortunately, the meeting didn't happen => 1 missed
        MISSED||I was ill and could not come. => 1 missed
        MISSED - I was ill. => 1 missed
        MET - all went well => 1 met
        met. See you next time! => 1 met
        No|We did not find a time. => 1 no
        EXCUSED => 1 excused
        MOVE Fri 18:00 => 1 move 2027-02-12T18:00
        MOVE 2027-03-05 18:00 => 1 move 2027-03-05T18:00
        move 2027-03-05T18:00 => 1 move 2027-03-05T18:00
        move to Friday 6pm => 1 move 2027-02-12T18:00
        Move to Friday, 6 pm. => 1 move 2027-02-12T18:00
        Move it to Friday at 6:30 p.m. => 1 move 2027-02-12T18:30
        Please move to Friday 18:00 => 1 move 2027-02-12T18:00
        Please move the meeting to Friday, 12 February at 18:00, thanks => 1 move 2027-02-12T18:00
        MOVE tomorrow 18:00 => 1 move 2027-02-11T18:00
        move to tomorrow at noon => 1 move 2027-02-11T12:00
        MOVE March 5 6pm => 1 move 2027-03-05T18:00
        MOVE 5 March 18:00 => 1 move 2027-03-05T18:00
        MOVE 5th of March 2027 at 18:00 => 1 move 2027-03-05T18:00
        MOVE March 5th, 2027, 10 am => 1 move 2027-03-05T10:00
        MOVE 18:00 Friday => 1 move 2027-02-12T18:00
        MOVE 25/02 18:00 => 1 move 2027-02-25T18:00
        MOVE 02/25/2027 18:00 => 1 move 2027-02-25T18:00
        We moved it to Friday 18:00 => 1 move 2027-02-12T18:00
        We have moved the meeting to 5 March, 18:00. => 1 move 2027-03-05T18:00
        No, moved to Friday 18:00 => 1 move 2027-02-12T18:00
        No. Move to Friday 18:00 => 1 move 2027-02-12T18:00
        reschedule to Friday 18:00 => 1 move 2027-02-12T18:00
        new time: Friday 18:00 => 1 move 2027-02-12T18:00
        Friday 18:00 => 1 move 2027-02-12T18:00
        Friday, 12 February, 18:00 => 1 move 2027-02-12T18:00
        2027-03-05 18:00 => 1 move 2027-03-05T18:00
        MOVE 18:00 => [1 move: date]
        MOVE Friday => [1 move: time]
        MOVE => [1 move: date and time]
        MOVE 03/04 18:00 => [1 move: ambiguous 03/04]
        MOVE 03/04/2027 18:00 => [1 move: ambiguous 03/04/2027]
        MOVE next Friday 18:00 => [1 move: ambiguous next Friday]
        MOVE Wednesday 18:00 => [1 move: ambiguous Wednesday]
        MOVE Fri 6:00 => [1 move: ambiguous 6:00]
        MOVE 2027-02-01 18:00 => [1 move: past]
        MOVE today 10:00 => [1 move: past]
        MOVE Friday 13 February 18:00 => [1 move: no such date Friday 13 February]
        MOVE 30 February 18:00 => [1 move: no such date 30 February]
        MOVE 2037-03-05 18:00 => [1 move: too far]
        SNOOZE 3 days => snooze 3
        snooze for 1 week => snooze 7
        remind me in 3 days => snooze 3
        remind me tomorrow => snooze 1
        SNOOZE => [snooze: days]
        SNOOZE 90 days => [snooze: days]
        PAUSE until 2027-04-01 => pause 2027-04-01
        pause until 1 April => pause 2027-04-01
        Please pause until April 1st, thanks. => pause 2027-04-01
        pause for 2 weeks => pause 2027-02-24
        PAUSE => [pause: date]
        RESUME => resume
        please resume => resume
        STOP => stop
        stop. => stop
        Please stop => stop
        unsubscribe => stop
        Unsubscribe me please => stop
        STOP|I don't have time for this any more and never asked for it. => stop
        Stop sending me emails => stop
        HELP => help
        = MET => 1 met
        = MET: the meeting took place => 1 met
        MISSED: it did not => 1 missed
        STOP: no more letters => stop
        RESUME: a pause is over => resume
        """

    static let notUnderstood = """
        met - not
        yes - if you count a phone call as one
        MET - MISSED
        Yes - next week
        yes, after the holidays
        Yes. After the holidays
        Yes, until we moved it
        met - or almost
        We met the deadline
        Met the wrong person
        I met your colleague
        we met last year
        Met on Thursday
        We met on Saturday
        yes, on Saturday
        Held hostage
        No further questions
        No, yes
        Missed you!
        missed the point
        Move on
        MOVE Friday 18:00 and Saturday 18:00
        MOVE from Friday to Saturday 18:00
        Please don't move to Friday 18:00
        MOVE Friday 18:00|I can't on Thursday, so please ask him
        STOP reminding me before 18:00
        STOP, I want to go on
        Full stop
        Stop me if you know this one
        unsubscribe link
        resume on Monday
        HELP is on its way
        PAUSE until 1 April or later
        ✓
        +1
        -1
        MET 0
        M E T
        m.e.t.
        мет
        mеt
        Y?
        yesterday
        not
        yes, but we moved it to Friday
        Yes - well, almost. We rescheduled.
        Yes. But we moved it to Friday.
        Yes|but we moved it to Friday
        Yes, but only for five minutes
        yes and no
        yes or no
        yes / no
        yes/no
        MET/MISSED
        MET or MISSED
        MET MISSED
        met?
        Yes?
        Did we meet?
        Have we met?
        We haven't met yet
        Not met yet.
        not yet
        Not really met
        we almost met
        We were supposed to have met
        We would have met
        We should have met yesterday
        If we had met, I would tell you
        We met, I think
        Maybe we met
        we met, or not?
        I think we met
        We have met the goals
        We met briefly and then it was cancelled
        Nobody met
        The requirements were met
        MET ❌
        ~~MET~~
        Reply MET or MISSED
        Reply to this mail with "yes", "no", or the new time.
        If you met, say MET
        Please answer: MET
        unmet
        metal
        Metro
        held up in traffic
        He held a speech
        The meeting was held up
        We held off
        met|no wait, we did not
        met|Correction: missed
        met|Sorry, that was wrong
        MET|Actually we moved it
        MET|Thanks|Meeting moved to Friday
        Yes|Tomorrow
        Yes|We will meet tomorrow
        Yes|on Friday
        Yes|Never
        Yes|not
        Yes|We have not met yet
        Yes!|We meet on Thursday.
        Yes. We did not meet.
        Sorry, yes
        unfortunately we met
        yes please move it
        Yes, cancelled
        Yes we missed it
        no, we met
        No. We met.
        No|We met on Monday instead
        No, not missed
        no problem
        No idea
        no clue
        never missed one
        not missed
        We did not miss it
        We missed you
        I missed your mail
        missed call from +49 30 1234
        Nothing was missed
        MISSED|But we met the next day
        MISSED? No.
        ok
        OK, thanks
        Okay
        fine
        Great, thanks!
        Thanks for the reminder
        Thank you
        Hi
        Hello Jonas,
        Hi Jonas, when shall we meet
        See below
        See my answers below.
        Should we move to Friday 18:00?
        Maybe move to Friday 18:00
        Don't move to Friday 18:00
        MOVE Friday 18:00 or Saturday 19:00
        MOVE Friday 18:00-19:00
        MOVE Friday 18:00 to Saturday
        MOVE Friday 18:00|or rather Saturday
        MOVE Friday 18:00|no, 19:00
        MOVE Friday evening
        MOVE sometime next week
        MOVE to next month
        MOVE to room 5
        Moved house
        moving on
        I moved to Berlin
        Friday 18:00?
        Friday 18:00 does not work
        Not Friday 18:00
        See you Friday 18:00
        On Friday 18:00 we met
        SNOOZE a while
        PAUSE until further notice
        pause until April
        Pause the video
        don't stop
        Do not stop
        Don't unsubscribe me
        never stop
        I can't stop laughing
        Stop by my office tomorrow
        Stop the meeting
        stop?
        Non-stop
        STOP|only the reminders please
        STOP|just kidding
        bus stop
        Where can I unsubscribe
        How do I unsubscribe?
        help me understand
        We need help
        That helps, thanks
        helpful
        done with it
        Not done yet
        well done
        Almost done
        DONE
        I resume work on Monday
        my resume is attached
        please find my resume
        excuse me
        1
        12:00
        2 MET
        3 met
        MET 2
        all set
        all good
        both
        Nope, met
        ¿met?
        Jonas
        Lorem ipsum dolor sit amet
        http://example.org/met
        met@example.org
        I'm out of office until Friday
        The answer is yes if you mean Tuesday
        he said yes
        say yes
        I said no
        Yes to lunch
        Yes, I have a question
        Yes, what time
        No time
        No meeting notes
        no need to meet
        Not sure
        y'all
        N/A
        n.a.
        """
}
