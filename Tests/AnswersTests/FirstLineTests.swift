import Testing

@testable import Answers

/// What a first line is read as, where one meeting was asked about. A row is the line and the reading; `|` stands for a line break.
@Suite struct FirstLineTests {
    static func rows(_ table: String) -> [(line: String, reading: String)] {
        table.split(separator: "\n").compactMap { row in
            let sides = row.split(separator: "=>", maxSplits: 1)
            guard sides.count == 2 else { return nil }
            let line = String(sides[0]).trimmedBlanks.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\n")
            return (line, String(sides[1]).trimmedBlanks)
        }
    }

    @Test(arguments: rows(understoodInEnglish) + rows(understoodInGerman))
    func understood(_ row: (line: String, reading: String)) {
        #expect(Fixture.short(Fixture.reply(row.line)) == row.reading, "\(row.line)")
    }

    /// A wrong reading is far worse than none: nothing may be taken from these lines. What may have been meant is a guess, and not tested.
    @Test(arguments: (notUnderstoodInEnglish + notUnderstoodInGerman).split(separator: "\n").map(String.init))
    func notUnderstood(_ line: String) {
        let text = line.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\n")
        let reply = Fixture.reply(text)
        #expect(reply?.statements == [], "\(line)")
        #expect(reply?.questions == [], "\(line)")
    }

    static let understoodInEnglish = """
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
        """

    static let notUnderstoodInEnglish = """
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
        We have not met
        we haven't met
        We haven't met yet
        Not met yet.
        not yet
        Not really met
        We have never met
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
        I have not met Jonas
        Nobody met
        Neither of us met
        The requirements were met
        MET ❌
        ~~MET~~
        👎
        👍
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
        No worries, we met
        No idea
        no clue
        No one came
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
        sure
        fine
        Great, thanks!
        Thanks for the reminder
        Thank you
        Hi
        Hello Jonas,
        Hi Jonas, when shall we meet
        See below
        See my answers below.
        Can we move it to Friday 18:00?
        Could you move it to Friday 18:00
        Should we move to Friday 18:00?
        Maybe move to Friday 18:00
        Don't move to Friday 18:00
        MOVE Friday 18:00 or Saturday 19:00
        MOVE Friday 18:00 UTC
        MOVE Friday 18:00 EST
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
        Stop worrying, we met
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
        not done
        Not done yet
        well done
        Almost done
        I am done with this program
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
        None of us met
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
        We no longer meet
        Not sure
        y'all
        N/A
        n.a.
        """

    static let understoodInGerman = """
        ja => 1 yes
        Ja. => 1 yes
        Ja! => 1 yes
        jep => 1 yes
        Ja, haben wir. => 1 yes
        Ja, danke! => 1 yes
        Ja, hat es => 1 yes
        Ja, wir haben uns getroffen. => 1 met
        ja wir haben uns getroffen => 1 met
        Wir haben uns getroffen. => 1 met
        Wir haben uns gestern getroffen => 1 met
        Wir haben uns wie geplant getroffen. => 1 met
        haben uns getroffen => 1 met
        getroffen => 1 met
        GETROFFEN => 1 met
        stattgefunden => 1 met
        Hat stattgefunden. => 1 met
        Das Treffen hat stattgefunden. => 1 met
        Unser Treffen fand statt => 1 met
        Hallo, ja, wir haben uns getroffen. Viele Grüße => 1 met
        Liebes Team, wir haben uns getroffen. LG Amina => 1 met
        Hallo Frau Weber,||wir haben uns getroffen.||Mit freundlichen Grüßen|Amina Diallo => 1 met
        Ja, wir haben uns getroffen. Es war sehr schön. => 1 met
        nein => 1 no
        Nein. => 1 no
        Nein, leider nicht. => 1 no
        Leider nicht => 1 no
        Leider nein. => 1 no
        Nein, haben wir nicht => 1 no
        Nein, wir haben uns nicht getroffen. => 1 missed
        Wir haben uns leider nicht getroffen => 1 missed
        nicht getroffen => 1 missed
        nicht stattgefunden => 1 missed
        Hat nicht stattgefunden. => 1 missed
        Das Treffen hat leider nicht stattgefunden => 1 missed
        ausgefallen => 1 missed
        Ist leider ausgefallen. => 1 missed
        Das Treffen ist ausgefallen => 1 missed
        fiel aus => 1 missed
        verpasst => 1 missed
        versäumt => 1 missed
        versa\u{308}umt => 1 missed
        versaeumt => 1 missed
        entschuldigt => 1 excused
        verschieben auf Freitag 18 Uhr => 1 move 2027-02-12T18:00
        Verschoben auf Freitag, 18:00 Uhr => 1 move 2027-02-12T18:00
        Bitte verschieben auf Freitag, den 12. Februar, um 18 Uhr. => 1 move 2027-02-12T18:00
        verschieben auf 5.3. 18 Uhr => 1 move 2027-03-05T18:00
        verschieben auf 05.03.2027 18:00 => 1 move 2027-03-05T18:00
        verschieben auf den 5. März um 18.30 Uhr => 1 move 2027-03-05T18:30
        verschieben auf morgen 18 Uhr => 1 move 2027-02-11T18:00
        verschieben auf übermorgen, 18 Uhr 30 => 1 move 2027-02-12T18:30
        verlegt auf Fr. 18h => 1 move 2027-02-12T18:00
        Wir verschieben auf Freitag um 18 => 1 move 2027-02-12T18:00
        Neuer Termin: Freitag, 18:00 Uhr => 1 move 2027-02-12T18:00
        Freitag 18 Uhr => 1 move 2027-02-12T18:00
        Freitag, 6 Uhr abends => 1 move 2027-02-12T18:00
        verschieben auf Freitag => [1 move: time]
        verschieben auf 18 Uhr => [1 move: date]
        verschieben => [1 move: date and time]
        verschieben auf nächsten Freitag 18 Uhr => [1 move: ambiguous nächsten Freitag]
        verschieben auf Freitag 18.10 => [1 move: ambiguous 18.10]
        verschieben auf den 1.2. 18 Uhr => [1 move: past]
        Erinnere mich in 3 Tagen => snooze 3
        erinnere mich in einer Woche => snooze 7
        pausieren bis 1. April => pause 2027-04-01
        Pause bis zum 01.04.2027 => pause 2027-04-01
        bitte pausieren bis 1.4. => pause 2027-04-01
        pausieren => [pause: date]
        fortsetzen => resume
        abmelden => stop
        Bitte abmelden. => stop
        Bitte melden Sie mich ab => stop
        stopp => stop
        Ich möchte mich abmelden => stop
        hilfe => help
        """

    static let notUnderstoodInGerman = """
        ja, aber wir haben es auf Freitag verschoben
        Ja. Aber erst am Freitag.
        Ja|aber nur kurz
        ja oder nein
        Ja?
        ja nein
        Jein
        na ja
        Noch nicht.
        noch nicht getroffen
        Wir haben uns noch nicht getroffen.
        Wir haben uns nicht wirklich getroffen
        Wir haben uns fast getroffen
        Wir hätten uns getroffen
        Wir wollten uns getroffen haben
        Haben wir uns getroffen?
        Hat stattgefunden?
        Getroffen haben wir uns nicht
        Wir haben uns nie getroffen
        Wir treffen uns
        Wir treffen uns am Freitag
        Ja|Wir treffen uns morgen
        Ja|morgen
        Ja|Nächste Woche
        Ja. Am Freitag.
        Ja|doch nicht
        getroffen|stimmt nicht, ausgefallen
        Getroffen|Moment, falsch
        getroffen|Nein
        Vielleicht getroffen
        Wir haben eine Entscheidung getroffen
        Das hat mich hart getroffen
        Die Vorkehrungen sind getroffen
        Leider ja
        leider getroffen
        nein, getroffen
        Nein. Wir haben uns getroffen.
        Nein|Wir haben uns am Montag getroffen
        Nein danke, ich brauche keine Hilfe
        Nichts verpasst
        Ich habe Ihre Mail verpasst
        nicht verpasst
        nicht ausgefallen
        Ist nicht ausgefallen
        Der Strom ist ausgefallen
        ausgefallen, aber nachgeholt
        ausgefallen|wir haben uns dafür gestern getroffen
        Abgesagt
        verschieben wir
        verschieben auf später
        Können wir auf Freitag 18 Uhr verschieben?
        nicht verschieben auf Freitag 18 Uhr
        verschieben auf Freitag 18 Uhr oder Samstag
        verschieben auf Freitag 18 Uhr MEZ
        verschieben auf Freitag 17-18 Uhr
        verschieben auf morgen früh
        verschieben auf Freitag 18 Uhr|oder besser Samstag
        Bis Freitag 18 Uhr
        Pause bis auf weiteres
        Pausieren bis Ende März
        Mittagspause
        nicht abmelden
        Bitte nicht abmelden
        Ich will mich nicht abmelden
        Wie kann ich mich abmelden?
        abmelden|aber nur von den Erinnerungen
        keine Hilfe
        Hilfe, ich verstehe das nicht
        erledigt
        fertig
        noch nicht fertig
        danke
        Vielen Dank für die Erinnerung
        Hallo
        Alles gut
        alles klar
        okay
        Siehe unten
        Antwort siehe unten
        Antworten Sie mit ja oder nein
        ja klar, wann denn
        Ja, ich habe eine Frage
        Jahr
        Neinsager
        Wir sehen uns
        Ich bin bis Freitag nicht im Büro
        keine Ahnung
        Kein Problem
        kein Treffen nötig
        """
}
