/// What is understood in German; umlauts as `Folding.plain` writes them.
enum German {
    static let table: [(PhraseBook.Meaning, [String])] = [
        (.verb(.met), met), (.verb(.missed), missed),
        (
            .verb(.yes),
            [
                "(ja|jawohl|jep|jup|jo)",
                "ja (haben wir|hat es|habe ich|hab ich|bitte|danke|gerne|gern|natuerlich|klar|genau|sicher)",
            ]
        ),
        (
            .verb(.no),
            [
                "(nein|nee|noe|ne)", "leider (nicht|nein)",
                "nein (haben wir nicht|hat es nicht|habe ich nicht|leider nicht|danke|bitte nicht)",
                "nein leider nicht", "diesmal nicht",
            ]
        ),
        (.verb(.move), move),
        (
            .verb(.snooze),
            [
                "(erinnere|erinner) mich [bitte] [nochmal|noch einmal|wieder] [in|am|erst in]",
                "(erinnern|erinnerung) in", "spaeter erinnern [in]", "schlummern [fuer]",
            ]
        ),
        (
            .verb(.pause),
            [
                "(pause|pausiere|pausieren|pausiert) [bitte] [bis|bis zum|fuer|um]",
                "[bitte] (pausiere|pausieren) [bitte] (mein|unser|das) mentoring [bis|bis zum|fuer]",
                "bitte (pause|pausieren) [bis|bis zum|fuer|um]", "wir pausieren [bis|bis zum|fuer]",
            ]
        ),
        (
            .verb(.resume),
            [
                "(fortsetzen|fortfahren|weitermachen|wiederaufnehmen)", "fortsetzen eine pause ist vorbei",
                "bitte (fortsetzen|fortfahren|weitermachen)",
                "wieder aufnehmen", "pause beenden",
            ]
        ),
        (
            .verb(.done),
            [
                "(erledigt|fertig|abgeschlossen)", "erledigt was faellig war ist getan",
                "[das|es] ist (erledigt|fertig|abgeschlossen)",
                "[schon|bereits|alles|alle] (erledigt|fertig)",
                "wurde (erledigt|abgeschlossen)", "ja (erledigt|fertig|abgeschlossen)", "ist erledigt",
            ]
        ),
        (
            .verb(.stop),
            [
                "(stopp|abmelden|abbestellen|austragen)", "bitte (stopp|stoppen|abmelden|abbestellen|austragen)",
                "[bitte] melden sie mich [bitte] ab",
                "[bitte] melde mich [bitte] ab", "ich (moechte|will) mich abmelden", "bitte mich (abmelden|austragen)",
                "keine (mails|e-mails|emails|erinnerungen) mehr [bitte]",
                "bitte keine (mails|e-mails|emails|erinnerungen) mehr", "stopp gar keine mails mehr",
                "ich (moechte|will) keine (mails|e-mails|emails|erinnerungen) mehr",
            ]
        ),
        (.verb(.help), ["hilfe", "befehle"]), (.verb(.excused), ["entschuldigt"]),
        (.filler, fillers),
        (
            .regret,
            [
                "(leider|sorry|entschuldigung|bedauerlicherweise)", "tut (mir|uns) [sehr|echt] leid",
                "es tut (mir|uns) [sehr|echt] leid",
            ]
        ),
        (.manner, manners), (.how, hows),
        (
            .within(.meetingOver, .missed),
            [
                "[leider] (abgesagt|entfallen|geplatzt)", "(wurde|ist|war) [leider] (abgesagt|entfallen|geplatzt)",
                "(es|das treffen|unser treffen|treffen|der termin|termin) [wurde|ist|war] [leider] (abgesagt|entfallen|geplatzt)",
            ]
        ),
        (
            .within(.agreement, .yes),
            [
                "[ja] [das|der termin|es] passt [mir|uns] [gut|sehr gut|super|prima|auch]",
                "[ja] (einverstanden|geht klar)",
                "ja bis dann",
            ]
        ),
        (
            .within(.agreement, .no),
            [
                "[nein] [das|der termin|es] passt [mir|uns] [leider|da|gar|da leider|leider gar] nicht",
                "[nein] das geht [leider] nicht", "nein da kann ich [leider] nicht",
            ]
        ),
        (
            .hint(.met),
            [
                "(treffen|trafen|traf)", "(gesprochen|telefoniert)",
                "(getrofen|getroffn|getoffen|gertoffen|getrofffen|getrffen)",
            ]
        ),
        (
            .hint(.missed),
            [
                "(entfaellt|ausgefalen|ausgefalllen|verpast)", "noch nicht", "(konnte|konnten|kann) nicht",
                "(krank|verhindert)", "(faellt|fallen) aus",
            ]
        ),
        (
            .hint(.move),
            ["(verschoben|verlegt|verschieben|verlegen|nachholen|nachgeholt)", "(anderer|neuer) (termin|tag)"]
        ),
        (.hint(.pause), ["pausiert", "(auszeit|unterbrechen|unterbrechung)"]),
        (
            .hint(.stop),
            [
                "(aussteigen|aufhoeren|austreten|kuendigen|abbrechen)", "nicht mehr",
                "(programm|mentoring) (verlassen|beenden|abbrechen)",
            ]
        ),
    ]

    private static let met = [
        "getroffen", "stattgefunden",
        "[wir] haben uns [heute|gestern|schon|bereits|wie geplant|wie vereinbart|wie verabredet] getroffen",
        "wir haben uns [heute|gestern] [wie geplant|wie vereinbart|schon|bereits] getroffen",
        "wir trafen uns [heute|gestern|wie geplant]",
        "haben wir uns getroffen", "(ich habe|ich hab) mich [mit ihm|mit ihr] getroffen",
        "hat [wie geplant|planmaessig|schon|bereits|heute|gestern] stattgefunden",
        "(es|das treffen|unser treffen|treffen|der termin|unser termin) hat [wie geplant|planmaessig|schon|bereits|heute|gestern] stattgefunden",
        "fand [wie geplant|planmaessig|heute|gestern] statt",
        "(es|das treffen|unser treffen|treffen|der termin|unser termin) fand [wie geplant|planmaessig|heute|gestern] statt",
        "ja (hat|fand) statt", "ja es hat stattgefunden",
        "[es|das treffen|unser treffen|treffen] hat [gut|sehr gut|alles|super|prima|wunderbar|wie geplant] geklappt",
        "beide getroffen",
    ]
    private static let missed = [
        "(verpasst|versaeumt|ausgefallen)", "ist [leider] ausgefallen",
        "(es|das treffen|unser treffen|treffen|der termin|unser termin) ist [leider] ausgefallen",
        "[es|das treffen|unser treffen|treffen|der termin|unser termin] fiel [leider] aus",
        "[leider] nicht (stattgefunden|getroffen|geklappt)",
        "[wir] haben uns [leider|gar|diesmal|diesmal leider|leider diesmal] nicht getroffen",
        "(es|das treffen|unser treffen|treffen|der termin|termin|das|hat) [hat] [leider|diesmal|diesmal leider] nicht geklappt",
        "(treffen|termin) [leider] ausgefallen",
        "[es|das treffen|unser treffen|treffen|der termin|termin] musste [leider] ausfallen",
        "(es|das treffen|unser treffen|treffen|der termin|unser termin) hat [leider] nicht stattgefunden",
        "hat [leider] nicht stattgefunden",
        "[es|das treffen|unser treffen|treffen|der termin] fand [leider] nicht statt", "kein treffen",
        "wir haben (es|das treffen) [leider] verpasst", "wir trafen uns [leider] nicht",
    ]
    private static let move = [
        "(verschieben|verlegen|verschiebe|verlege) [bitte] [auf|auf den|zu]",
        "bitte (verschieben|verlegen) [auf|auf den]",
        "bitte auf", "(verschoben|verlegt) [auf|auf den]",
        "[wir] haben [es|das treffen|den termin|uns] [auf|auf den] (verschoben|verlegt)",
        "wir (verschieben|verlegen) [es|das treffen|den termin] [auf|auf den]", "(neuer|anderer) termin [ist|am]",
        "neue zeit [ist]",
        "wurde (verschoben|verlegt) auf [den]",
        "(treffen|termin|das treffen|der termin) (verschoben|verlegt) auf [den]",
        "(treffen|termin|das treffen|den termin) [bitte] (verschieben|verlegen) auf [den]",
    ]
    private static let fillers = [
        "(hallo|moin|servus|hi|guten|liebe|lieber|liebes|sehr geehrte|sehr geehrter|geehrte|geehrter|sehr)",
        "guten (tag|morgen|abend)", "gruess (gott|dich|euch|sie)",
        "hallo (zusammen|alle|team|ihr)", "(liebes|hallo liebes) (team|mentoring-team)", "(danke|merci)",
        "(danke|vielen dank) (fuer die erinnerung|der nachfrage|fuer die nachfrage|fuer ihre mail|fuer die mail|fuers nachfragen|fuers erinnern|schoen|sehr|nochmal)",
        "(vielen|herzlichen|besten|tausend) dank", "bitte", "(lg|vg|mfg|bg|gruss|gruesse)",
        "(viele|liebe|beste|schoene|herzliche|freundliche|mit freundlichen|sonnige) gruesse [aus]",
        "mit freundlichem gruss", "(lieben|besten|schoenen|herzlichen) gruss",
        "(schoenen|schoenes) (tag|abend|wochenende|woche)", "(einen|ein) (schoenen|schoenes) (tag|abend|wochenende)",
        "(herr|frau|mentoring-team)",
        "es war (gut|toll|super|schoen|hilfreich|nett|sehr gut|sehr schoen|sehr hilfreich|sehr nett)",
        "war (gut|toll|super|schoen|hilfreich|nett|sehr gut|sehr schoen|sehr nett)",
        "(ich bestaetige|hiermit bestaetige ich|zur bestaetigung)",
        "wir hatten ein (gutes|tolles|schoenes|sehr gutes|nettes) (gespraech|treffen)",
    ]
    /// Days are compared with the day on which the meeting was due; see `RelativeDay`.
    private static let manners = [
        "(heute|gestern|vorgestern)", "(heute|gestern) (morgen|abend|frueh|mittag|nachmittag|vormittag)",
        "(letzte|diese) woche", "zum (mittagessen|kaffee)",
    ]
    private static let hows = [
        "(persoenlich|online|puenktlich|telefonisch)", "wie (geplant|vereinbart|verabredet|abgemacht|immer)",
        "(per|ueber|via) (zoom|teams|skype|telefon|video|videocall|jitsi)", "am telefon",
    ]
}
