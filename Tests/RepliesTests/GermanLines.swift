/// First lines in German: what they are read as, and those of which nothing may be taken.
enum GermanLines {
    static let understood = """
        Ja, wenn es geht => 1 yes
        noch nicht getroffen => 1 missed
        Wir haben uns noch nicht getroffen. => 1 missed
        Wir haben uns nie getroffen => 1 missed
        Stattgefunden hat es nicht => 1 missed
        Getroffen haben wir uns nicht => 1 missed
        Können wir auf Freitag 18 Uhr verschieben? => 1 move 2027-02-12T18:00
        Wir haben uns nur kurz getroffen => 1 met
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
        Verschoben. => [1 move: date and time]
        Nein, verschoben => [1 move: date and time]
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
        GETROFFEN: das Treffen hat stattgefunden => 1 met
        AUSGEFALLEN: es hat nicht stattgefunden => 1 missed
        VERSCHIEBEN Fr. 18:00 => 1 move 2027-02-12T18:00
        ERINNERN in 3 Tagen => snooze 3
        PAUSE bis 1. April => pause 2027-04-01
        FORTSETZEN: eine Pause ist vorbei => resume
        STOPP: keine Mails mehr => stop
        """

    static let notUnderstood = """
        getroffen - nicht
        Ja - nächste Woche
        Ja, nach den Ferien
        Getroffen haben wir eine Abmachung
        Wir haben uns letztes Jahr getroffen
        Wir haben uns am Samstag getroffen
        Wir haben uns wohl getroffen
        Er hat ja gesagt
        Das Treffen fand nicht statt, sondern am Montag
        Hat angeblich stattgefunden
        Bitte verschieben auf Freitag 18 Uhr, falls möglich
        Abmelden möchte ich mich nicht
        Pause machen
        Fertig? Nein
        ja, aber wir haben es auf Freitag verschoben
        Ja. Aber erst am Freitag.
        Ja|aber nur kurz
        ja oder nein
        Ja?
        ja nein
        Jein
        na ja
        Noch nicht.
        Wir haben uns nicht wirklich getroffen
        Wir haben uns fast getroffen
        Wir hätten uns getroffen
        Wir wollten uns getroffen haben
        Haben wir uns getroffen?
        Hat stattgefunden?
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
        verschieben wir
        verschieben auf später
        nicht verschieben auf Freitag 18 Uhr
        verschieben auf Freitag 18 Uhr oder Samstag
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
