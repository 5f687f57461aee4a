/// What asks something of a reader, or points at a wish to leave or to rest: a program that took the rest of the message and was silent
/// about it would have dropped it.
enum Plea {
    /// Whether a sentence holds one.
    static func isIn(_ words: [Word]) -> Bool {
        let reading = SentenceReading(words)
        let wishes: Set<Verb.Kind> = [.stop, .pause, .resume, .snooze]
        if reading.verbs.contains(where: wishes.contains) || reading.hints.contains(where: wishes.contains) {
            return true
        }
        if asksForHelp(words) || isCall(words) { return true }
        let texts = words.map(\.text)
        if texts.contains(where: troubles.contains) || phrase(endings, in: texts) != nil { return true }
        // "Please" beside anything that is not known asks for it.
        let asked = reading.leftover.filter { !confirmations.contains($0.text) }
        if !asked.isEmpty, texts.contains(where: requests.contains) { return true }
        guard let length = phrase(wants, in: texts) else { return false }
        // "We would like to meet again" is small talk.
        return !texts[length...].contains(where: pastimes.contains)
    }

    /// Whether somebody wants an end, or somebody else.
    static func isEnd(_ words: [Word]) -> Bool {
        let texts = words.map(\.text)
        return texts.indices.contains { index in
            guard endings.contains(where: { texts[index...].starts(with: $0) }) else { return false }
            // "I need no other mentor" is no wish for one.
            let before = words[max(0, index - 2)..<index]
            let start = before.lastIndex { $0.endsClause }.map { $0 + 1 } ?? before.startIndex
            return !before[start...].contains { Distress.denials.contains($0.text) }
        }
    }

    /// Whether somebody wants to be called or written to.
    static func isCall(_ words: [Word]) -> Bool { phrase(calls, in: words.map(\.text)) != nil }

    private static func asksForHelp(_ words: [Word]) -> Bool {
        for (index, word) in words.enumerated() where ["help", "hilfe", "helfen"].contains(word.text) {
            // "Thanks for your help" asks for none.
            if !words[..<index].suffix(5).contains(where: { praises.contains($0.text) }) { return true }
        }
        return false
    }

    /// The index behind the first of the phrases that occurs.
    private static func phrase(_ phrases: [[String]], in texts: [String]) -> Int? {
        for index in texts.indices {
            if let found = phrases.first(where: { texts[index...].starts(with: $0) }) { return index + found.count }
        }
        return nil
    }

    private static func list(_ patterns: String...) -> [[String]] {
        patterns.flatMap(PhraseBook.expand).map { $0.split(separator: " ").map(String.init) }
    }

    private static let praises: Set<String> = [
        "thanks", "thank", "thankful", "grateful", "danke", "dank", "dankbar", "great", "big", "good", "grosse", "gute",
    ]
    private static let requests: Set<String> = ["please", "pls", "plz", "bitte"]
    private static let troubles: Set<String> = [
        "urgent", "urgently", "dringend", "complaint", "complain", "beschwerde", "beschweren", "uncomfortable",
        "unhappy",
        "unwohl", "unzufrieden", "harassed", "harassment", "belaestigt", "quit", "quitting", "stop", "stopping",
        "unsubscribe", "resign", "withdraw", "aufhoert", "aufzuhoeren", "abbruch", "ausstieg",
    ]
    /// What is asked for and is sent anyway.
    private static let confirmations: Set<String> = ["confirm", "bestaetigen", "bestaetigung", "um"]
    private static let endings = list(
        "(my|our) last [ever] (meeting|one|session)", "(my|our) final (meeting|session)",
        "to (end|finish) [it|this|here|the|our]",
        "(new|different|another) (mentor|mentee)", "(mein|unser) letztes (treffen|mal|gespraech)",
        "(neue|neuen|andere|anderen) (mentor|mentorin|mentee)", "(hoere|hoert|hoeren) [damit] auf",
        "(beenden|beendet|beende)",
        "call it quits")
    private static let calls = list(
        "(call|contact|ring|phone|email|mail|text) (me|us)", "(write|talk|speak) to (me|us)", "get in touch",
        "let (me|us) know",
        "(rufen|melden|schreiben|geben) sie", "(ruf|ruft|schreib|schreibt) (mich|uns|mir)",
        "(melde|meldet|melden) (dich|euch|sie)",
        "(gib|gebt) (mir|uns)", "(can|could|would|will) you", "(koennen|koennten) sie", "(kannst|koenntest) du",
        "koennt ihr",
        "have [a|some] (question|questions)", "(habe|haben|haette|haetten) [eine|noch eine] (frage|fragen)")
    private static let wants = list(
        "(i|we) (want|need|would like)", "(i'd|we'd) like", "(wants|would like|wishes)", "(i|we) (wish|hope) to",
        "ich will",
        "wir wollen", "(ich|wir) (brauche|brauchen)", "(moechte|moechten)", "(wuerde|wuerden) (gern|gerne)",
        "(haette|haetten) (gern|gerne)")
    private static let pastimes: Set<String> = [
        "meet", "talk", "see", "discuss", "continue", "work", "treffen", "sehen", "sprechen", "weitermachen",
        "arbeiten",
    ]
}
