/// What people write back, to one meeting that was due yesterday at 18:00, a Tuesday; today is Wednesday. `?` marks a guess.
enum ConversationLines {
    /// A day that is named must be the day on which the meeting was due.
    static let days = """
        We met last week => met?
        We met this morning => met?
        We met this afternoon. => met?
        We met today => met?
        We met last night => 1 met
        We met this week => 1 met
        We met yesterday evening => 1 met
        We met yesterday morning => met?
        Yes, we met last week. => met?
        We met. Last week. => met?
        Yesterday we met => 1 met
        Last week we met => met?
        Wir haben uns letzte Woche getroffen => met?
        Wir haben uns heute getroffen => met?
        Wir haben uns gestern getroffen => 1 met
        Getroffen, letzte Woche => met?
        Getroffen, diese Woche => 1 met
        Haben uns heute getroffen => met?
        Hat gestern stattgefunden => 1 met
        Hat heute stattgefunden => met?
        Wir trafen uns gestern => 1 met
        Wir haben uns am Dienstag getroffen => 1 met
        Ja, wir haben uns am Dienstag getroffen. => 1 met
        Wir haben uns am Montag getroffen => met?
        Ja, haben uns am 9.2. getroffen => 1 met
        Ja, haben uns am 23.11. getroffen => met?
        Ja, am 9.2. => 1 yes
        Ja, am 23.11. => yes?
        Ja, am Dienstag => 1 yes
        Yes, on 9 February => 1 yes
        On Tue, we met => 1 met
        On Tuesday we met. => 1 met
        On Mon, we met => met?
        Am Dienstag haben wir uns getroffen => 1 met
        yes, yesterday => 1 yes
        """

    static let wishes = """
        Help! I can't reach Carol => help?
        HELP|I can't reach Jonas => help?
        HELP. My mentor never answers. => help?
        Hi, HELP please, thanks => help
        HELP|Amina => help
        Hilfe! Ich erreiche Jonas nicht. => help?
        Hilfe, bitte => help
        HELP: what you can say => help
        MET. I want to stop. => met?
        MET. Please call me. => met?
        MET|Please call me. => met?
        Getroffen. Ich brauche Hilfe. => met?
        Getroffen. Lena möchte aufhören. => met?
        We met. I'd like a break until January. => met?
        We met. Can you call me => met?
        We met. I have a question. => met?
        MET. Jonas wants to quit. => met?
        MET. This was our last meeting. => met?
        MET. We decided to end here. => met?
        MET. She asked for a different mentor => met?
        Getroffen. Ich höre auf. => met?
        Getroffen. Wir beenden das Mentoring. => met?
        Getroffen. Das war unser letztes Treffen. => met?
        Getroffen. Sie sucht eine neue Mentorin. => met?
        MET. The last meeting was longer. => 1 met
        MISSED. I want to stop. => missed?
        Yes. Please get in touch => yes?
        Getroffen. Bitte rufen Sie mich an. => met?
        Getroffen. Wir möchten eine Auszeit. => met?
        MOVE Fri 18:00. Please call me. => move?
        MOVE Fri 18:00|Please confirm. => 1 move 2027-02-12T18:00
        Please confirm: we met => met?
        MET. We talked about her goals. => 1 met
        We met and talked about her CV, next time in May => 1 met
        We met and talked about moving it => met?
        We met and talked about how she wants to stop => met?
        We met and decided otherwise => met?
        Wir haben uns getroffen und über ihren Lebenslauf gesprochen. => 1 met
        Met. Thanks for your help! => 1 met
        Met. We would like to meet again in May. => 1 met
        STOP. Please call me. => stop
        ausgefallen - wir holen es am Freitag nach => missed?
        Missed, we'll catch up on Friday => missed?
        Missed. We'll catch up on Friday. => missed?
        MISSED. We will meet on Friday. => missed?
        MISSED. See you next time! => 1 missed
        MISSED. See you on Friday => missed?
        ausgefallen|wir sehen uns morgen => missed?
        1 STOPP => stop?
        STOPP 2 => stop?
        1 STOP => stop?
        STOP 1 => stop?
        1 unsubscribe => stop?
        Unsubscribe 1 => stop?
        I want to leave the program => leaving
        Ich möchte das Programm verlassen => leaving
        """

    static let new = """
        Ja, hat geklappt => 1 met
        Hat geklappt => 1 met
        Hat gut geklappt! => 1 met
        Leider nicht geklappt => 1 missed
        Hat leider nicht geklappt => 1 missed
        hat nicht geklappt => 1 missed
        Treffen ausgefallen => 1 missed
        Das Treffen musste ausfallen => 1 missed
        Das Treffen musste leider ausfallen. => 1 missed
        Abgesagt => 1 missed
        Leider abgesagt. => 1 missed
        Das Treffen wurde abgesagt => 1 missed
        Ja, abgesagt => missed?
        Abgesagt, neuer Termin Freitag 18 Uhr => 1 move 2027-02-12T18:00
        beide getroffen => 1 met
        Wir haben uns diesmal leider nicht getroffen => 1 missed
        Bitte auf Freitag, 12.2., 18 Uhr verschieben => 1 move 2027-02-12T18:00
        Bitte das Treffen auf Freitag, 18 Uhr verschieben. => 1 move 2027-02-12T18:00
        Auf Freitag, 18 Uhr verschoben => 1 move 2027-02-12T18:00
        Auf Freitag verschoben => [1 move: time]
        Wir haben es auf Freitag, 18 Uhr verschoben. => 1 move 2027-02-12T18:00
        Bitte auf Freitag, 27.11., 18 Uhr verschieben => [1 move: no such date Freitag 27.11]
        Bitte nicht auf Freitag, 18 Uhr verschieben => move?
        5.12. um 9 => 1 move 2027-12-05T09:00
        Freitag um 18 => 1 move 2027-02-12T18:00
        Freitag um 6 => [1 move: ambiguous 6]
        MOVE Friday at 9 => move?
        verschieben um 5 Tage => move?
        We did! => 1 yes
        We did => 1 yes
        We did not => 1 no
        We didn't, sorry. => 1 no
        We did not yet => no?
        Yes, as planned => 1 yes
        Yes, online => 1 yes
        Yes, in person, thanks => 1 yes
        Ja, wie geplant => 1 yes
        Ja, online => 1 yes
        No, online => no?
        Yes, for lunch => yes?
        We didn't manage to meet this time => 1 missed
        Never met => 1 missed
        Jonas cancelled => 1 missed
        Jonas Müller canceled. => 1 missed
        Jonas hat leider abgesagt => 1 missed
        Carol cancelled => missed?
        Amina cancelled => 1 missed
        Everybody cancelled => missed?
        Jonas cancelled his subscription => missed?
        Jonas cancelled. We met anyway. => missed?
        Jonas cancelled, moved to Friday => missed?
        cancelled => 1 missed
        Snooze 3d => snooze 3
        snooze 2w => snooze 14
        remind me next week => snooze 7
        Erinnere mich nächste Woche => snooze 7
        remind me next week on Tuesday => snooze?
        PAUSE for 3 months => pause 2027-05-10
        Pause für 3 Monate => pause 2027-05-10
        Pause for 30 months => [pause: too far]
        Pause my mentorship until 10 May => pause 2027-05-10
        We'd like to pause until 5 May => pause 2027-05-05
        We would like to pause our mentorship until 1 April. => pause 2027-04-01
        Wir möchten bis zum 1. April pausieren => pause 2027-04-01
        Bitte bis 1.4. pausieren => pause 2027-04-01
        Wir möchten nicht bis zum 1. April pausieren => pause?
        No more mails => stop
        Stop sending me these => stop
        Please no more emails => stop
        No more questions => no?
        METT => 1 met
        getrofen => 1 met
        👍 => 1 yes
        ✅ => 1 yes
        👍🏽 => 1 yes
        👍👎 => missed?
        👍 or not => yes?
        """

    /// To another time that was proposed.
    static let proposals = """
        Yes, works for me => 1 yes
        Works for me => 1 yes
        Yes, it suits => 1 yes
        Yes, see you then => 1 yes
        Ja, passt => 1 yes
        Passt mir => 1 yes
        Passt mir gut, danke! => 1 yes
        Yes => 1 yes
        No, that doesn't suit => 1 no
        Sorry, that doesn't work for me. => 1 no
        Nein, passt mir nicht => 1 no
        Passt mir leider nicht => 1 no
        Yes, works for Jonas => yes?
        """

    /// To a check-in: meant for a partner or for a person, or written by a program.
    static let notHowItGoes = """
        Thanks for the book! My boss is going to fire me
        Ok for Thursday
        Great, Thursday at 6 works
        Yes I can do that
        Attached is my CV
        Thank you for all your help yesterday
        Please delete my account
        wrong person
        I do not know
        Thank you for contacting Acme support. Your request #4711
        This mailbox is not monitored.
        Your message could not be delivered, we are working on it
        Falsche Person
        Sie haben die falsche Person, alles Gute
        Bitte löschen Sie meine Daten, es läuft gut
        It went well but please erase my data
        How do I fill this in
        Wie fülle ich das aus
        Great idea, let's do it
        Good luck tomorrow
        Well, I guess
        My bad
        Sounds good
        I'm happy to help
        Happy birthday, Jonas
        Happy new year to all of you
        I am stuck in traffic
        Enjoy your weekend
        Mein Vertrag läuft Ende Mai aus
        Das hängt davon ab
        I would like to recall the message
        Click here to confirm that you are human
        Diese Nachricht wurde automatisch erstellt
        Ich bin in Elternzeit, es ist super
        I am on maternity leave, all good
        She no longer works here
        Your ticket is in progress
        Who is this
        Please add my colleague as well
        Could you send me the slides
        Great job everyone
        Friday is fine
        Passt mir gut
        It works for me
        We are good with tomorrow
        18:00 is good, we will be there
        Wir haben eine neue Adresse
        The meeting room is 204
        I have a new address
        Let's meet at the station
        I'm sick
        Wo ist der Raum
        See attached, it was a good talk
        Tomorrow is good
        It is in progress
        It is a good book, thank you
        We are all invited to the party, super!
        Nice weather we have
        We have a hard deadline
        Is it ok if we meet later
        Our internet is bad
        We need a room, super thanks
        Our train is slow
        It is difficult to open the form
        Perfect, we will come
        Super, wir kommen
        Gut, wir machen das so
        Ok, we will do it
        Great, I will send it
        Super, das machen wir
        Wir lernen nächste Woche
        Es ist gut angekommen
        4. Platz in der Liste
        I have not replied to Jonas
        Sorry, I haven't answered yet
        Ich habe noch nicht geantwortet
        No reply needed
        Keine Antwort nötig
        Your letters are not helpful
        Thanks, very helpful mail
        All the best for your exams
        """

    /// To a check-in, in words alone.
    static let howItGoes = """
        All is well
        Super, danke!
        Läuft gut
        Läuft
        Es läuft super
        Great!
        Good, thanks
        It is going well
        Going well so far
        It's going great
        We are making progress
        Progress is slow
        We are stuck
        I am struggling with the goals
        Really enjoying it
        I enjoy our meetings
        We learned a lot
        I'm learning a lot
        Very productive so far
        It has stalled
        Silence since May
        Jonas has not replied
        He doesn't answer my mails
        No answer from Jonas
        We are happy
        I'm unhappy with it
        It is hard to find the time
        It's difficult
        Everything is fine
        Alles gut
        Alles super
        Die Zusammenarbeit ist sehr hilfreich
        Ich bin zufrieden
        Leider unzufrieden
        Es ist schwierig
        Etwas zäh
        Wir machen Fortschritte
        Ich lerne viel
        Viel gelernt
        Es hängt gerade
        Jonas meldet sich nicht
        Er antwortet nicht
        Keine Antwort von Jonas
        Läuft schlecht
        Prima
        Jonas is great
        Very well
        Not good
        Nicht so gut
        Geht so
        Could be better
        Amazing mentor!
        Fantastic so far, we meet weekly
        We work well together
        Jonas and I get on well
        Everything good here
        Wir kommen gut voran
        Wir verstehen uns gut
        Es macht viel Spaß
        Wir treffen uns regelmäßig, alles gut
        A bit slow but ok
        Wunderbar, danke euch
        She is hard to reach
        I'm happy with Jonas
        We meet every Thursday and it goes well
        """
}
