/// What in the rest of a message makes doubtful what its first line says: "yes", and below it "but we moved it to Friday".
enum Doubt {
    /// Words that turn what was said before, at the beginning of a sentence.
    private static let openers = set(
        """
        but however although though except instead rather actually wait correction mistake oops scratch cancel cancelled canceled ignore disregard unless only
        maybe perhaps probably possibly or no not never nope just kidding lol if when whether hopefully well almost nearly hardly barely partly half sort kind will soon later
        tomorrow moved sorry yet still before as except
        aber jedoch allerdings sondern stattdessen doch irrtum falsch versehen korrektur ausser eigentlich vielleicht wahrscheinlich vermutlich hoffentlich moment halt
        oder nein nicht nie niemals kein keine nur spaeter morgen bald fast beinahe kaum teilweise wenn falls ob sofern sobald noch bevor obwohl verschoben scherz quatsch
        nope nay nein non oui si mais sauf pas pero sino ~~
        """)
    private static let negations = set(
        """
        not no never none without didn't didnt don't dont doesn't doesnt haven't havent hasn't hasnt hadn't wasn't wasnt weren't won't wont can't cant cannot couldn't couldnt shouldn't wouldn't isn't isnt aren't
        nobody neither nor hardly barely almost nearly failed unable
        nicht kein keine keinen keinem keiner keines nie niemals niemand weder ohne kaum fast beinahe
        """)
    private static let hedges = set(
        """
        but however although though except instead rather actually maybe perhaps probably possibly wrong mistake only unless if or
        aber jedoch allerdings sondern stattdessen doch eigentlich vielleicht wahrscheinlich vermutlich falsch versehentlich irrtuemlich nur ausser falls oder
        """)
    /// Words for what is asked about: with a negation or a hedge beside them, the whole is in doubt.
    private static let matters = set(
        """
        met meet meeting meetings held happen happened happens place work worked call session talk appointment showed appeared came come
        treffen getroffen stattgefunden statt stattfinden termin geklappt klappt gespraech gesprochen traf trafen gekommen erschienen
        done finished completed complete finish erledigt fertig abgeschlossen true right correct richtig
        """)
    /// Words of a change of plan.
    private static let changes = set(
        """
        move moved moving reschedule rescheduled rescheduling postpone postponed delayed cancelled canceled cancel skipped missed shift shifted
        verschoben verschieben verlegt verlegen abgesagt ausgefallen entfallen verpasst versaeumt vertagt nachholen nachgeholt pausieren abbrechen
        """)
    /// Words of what is still to come: a bare yes beside them may be a promise.
    private static let future = set(
        """
        will we'll i'll after until till nach bis tomorrow going gonna soon later next plan planning planned tonight
        morgen werden werde wird wollen spaeter bald naechste naechsten naechster geplant heute abend uebermorgen
        monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag
        """)
    /// Words for having a meeting after all: beside a day to come it was not missed but moved.
    private static let repairs = set("catch make meet meeting holen hole holt nachholen treffen treffe")
    /// "See you on Friday" likewise, but not "see you next time".
    private static let sights = set("see sehen")
    private static let days = set(
        """
        tomorrow tonight morgen uebermorgen monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag
        freitag samstag sonntag mon tue wed thu fri
        """)
    private static let meetings = set(
        "met held happened getroffen stattgefunden nachgeholt trafen traf fand instead stattdessen")
    private static let limits = set(
        "only except but until unless pause nur ausser aber bis erst pausieren kidding joking scherz")
    private static let afterClosing = set(
        "moved missed cancelled canceled postponed verschoben verpasst ausgefallen abgesagt met held getroffen stop")

    private static func set(_ words: String) -> Set<String> {
        Set(words.split { $0 == " " || $0 == "\n" }.map(String.init))
    }

    /// Whether a sentence begins by turning what was said before it.
    static func opens(_ words: [Word]) -> Bool {
        if let first = words.first(where: { PhraseBook.phrases[$0.text] != .filler }), openers.contains(first.text) {
            return true
        }
        return words.count <= 5 && words.contains { afterClosing.contains($0.text) || negations.contains($0.text) }
    }

    /// Whether a sentence elsewhere in the message makes a verb doubtful.
    static func taints(_ words: [Word], _ verb: Verb.Kind) -> Bool {
        let texts = words.map(\.text)
        func any(_ set: Set<String>) -> Bool { texts.contains { set.contains($0) } }
        // A sentence that says a verb of its own, such as "no" below "MET".
        let reading = SentenceReading(words)
        if !reading.verbs.isEmpty, reading.leftover.isEmpty {
            if reading.verbs.contains(where: { $0 != verb && !agrees($0, verb) }) { return true }
        }
        // A wish to leave is honoured whatever else is wanted; HELP says nothing beside other words.
        if verb == .help { return !reading.leftover.isEmpty || !reading.hints.isEmpty }
        if verb != .stop, Plea.isIn(words) { return true }
        switch verb {
        case .met, .done, .yes:
            if startsWithOpener(words) { return true }
            if any(changes) { return true }
            if any(matters), any(negations) || any(hedges) { return true }
            return verb == .yes && any(future)
        case .missed, .no:
            if let first = texts.first,
                limits.contains(first) || first == "yes" || first == "ja" || first == "actually" || first == "wait"
            {
                return true
            }
            // "We'll catch up on Friday": it is to be at another time.
            if any(future), any(changes) || any(repairs) { return true }
            if any(days), any(sights) { return true }
            return any(meetings) && !any(negations)
        case .stop: return any(limits)
        case .move, .pause, .snooze, .excused, .resume, .help, .checkIn:
            if startsWithOpener(words) { return true }
            return any(changes) || any(future) && verb != .excused || texts.contains { DateWords.looksLikeMoment($0) }
        }
    }

    private static func startsWithOpener(_ words: [Word]) -> Bool {
        guard let first = words.first(where: { PhraseBook.phrases[$0.text] != .filler }) else { return false }
        return openers.contains(first.text)
    }

    private static func agrees(_ one: Verb.Kind, _ other: Verb.Kind) -> Bool {
        switch (one, other) {
        case (.yes, .met), (.met, .yes), (.yes, .done), (.done, .yes), (.no, .missed), (.missed, .no): true
        default: false
        }
    }
}
