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

    /// What takes back what was said, wherever it stands in a sentence.
    private static let retractions = Phrases(
        "(mixed|mixing) (it|that|this|them|something|things|dates|months) up",
        "mixed up (it|that|this|with|the|my|our|dates|months)",
        "(pressed|clicked|hit|tapped|picked|chose|sent|pushed) (the|a) wrong",
        "wrong (link|button|word|answer|line|one|key|option|mail|email|letter|meeting|month|reply)",
        "by (mistake|accident)",
        "my (mistake|bad|error)", "(was|is|a) mistake", "(take|taking) (it|that|this) back", "(i|we) (was|were) wrong",
        "(not|isn't|isnt|wasn't) (true|right|correct|so|the case)", "(just|only) (kidding|joking|a joke)", "a joke",
        "(ignore|disregard|forget|scratch) (that|this|it|the above|my)", "(on|upon) second thought",
        "(stimmt|stimmte|passt) (nicht|gar nicht)", "nicht (richtig|wahr|korrekt)", "(war|ist|das war|nur) ein scherz",
        "(verwechselt|vertan|verklickt|vertippt|verdrueckt|verwechslung)", "(aus|ein) versehen",
        "(versehentlich|irrtuemlich|irrtuemlicherweise)",
        "(falschen|falsche|falscher) (link|knopf|button|taste|antwort|zeile|mail|monat|treffen|schaltflaeche)",
        "(nehme|nehmen) [das|es] zurueck", "zurueck (nehmen|genommen)", "(vergiss|vergesst|vergessen sie) (das|es)")
    /// What says of a meeting that somebody was not there.
    private static let absences = Phrases(
        "(nobody|no one|noone) [else] (was|came|showed|turned|joined|appeared|attended|there)",
        "(he|she|they|mentor|mentee|partner|who) (did not|didn't|didnt|never|has not|hasn't|doesn't|does not) (show|showed|come|came|appear|appeared|turn|turned|join|joined|attend|attended|make)",
        "(was not|wasn't|wasnt|were not|weren't) (there|present|around|online|here)", "(no-show|no show)",
        "stood (me|us) up", "(waited|waiting) (in vain|alone|for nothing)",
        "(niemand|keiner) [sonst] (war|kam|erschien|da|ist|tauchte)",
        "(war|waren|bin|ist|kam|kamen) [leider|gar|einfach|dann] nicht (da|dort|gekommen|erschienen|aufgetaucht|anwesend|dabei)",
        "(kam|kamen|erschien|erschienen) [leider|gar|einfach|dann] nicht", "(hat|haben) (mich|uns) versetzt",
        "(umsonst|vergeblich) gewartet")

    /// "Actually we did not,": a denial that ends its clause says it of what was said before. "We did not finish" goes on.
    private static func endsInDenial(_ words: [Word]) -> Bool {
        words.indices.contains { index in
            let word = words[index]
            guard word.endsClause || index + 1 == words.count else { return false }
            if ["didn't", "didnt", "haven't", "havent", "weren't", "wasn't", "hasn't"].contains(word.text) {
                return true
            }
            let before = index > 0 ? words[index - 1].text : ""
            if word.text == "not", ["did", "have", "had", "was", "were", "has"].contains(before) { return true }
            return word.text == "nicht" && ["doch", "haben", "wir", "es", "war", "eigentlich", "ja"].contains(before)
        }
    }

    private static func set(_ words: String) -> Set<String> {
        Set(words.split { $0 == " " || $0 == "\n" }.map(String.init))
    }

    /// Whether a sentence begins by turning what was said before it.
    static func opens(_ words: [Word]) -> Bool {
        if let first = firstSaid(words), openers.contains(first.text) { return true }
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
        if retractions.isIn(texts) { return true }
        if [.met, .done, .yes].contains(verb), absences.isIn(texts) || endsInDenial(words) { return true }
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
        firstSaid(words).map { openers.contains($0.text) } ?? false
    }

    /// The first word behind a greeting and the mark of a postscript.
    private static func firstSaid(_ words: [Word]) -> Word? {
        words.first { PhraseBook.phrases[$0.text] != .filler && !["ps", "p.s", "nb", "n.b"].contains($0.text) }
    }

    private static func agrees(_ one: Verb.Kind, _ other: Verb.Kind) -> Bool {
        switch (one, other) {
        case (.yes, .met), (.met, .yes), (.yes, .done), (.done, .yes), (.no, .missed), (.missed, .no): true
        default: false
        }
    }
}
