/// Whether words of leaving are about the mentorship: people quit jobs and end contracts as well, and tell it with joy.
///
/// It is known of few things that they are something else; whatever else is named may be the mentorship by another name.
enum Leaving {
    /// Whether what is left is plainly something else, before or behind the words: "I quit my old job", "meinen Job zu kündigen".
    static func isOfElse(_ words: [Word], _ said: Range<Int>) -> Bool {
        if let last = words[said].last, !last.endsClause {
            let behind = words[said.upperBound...].prefix(5)
            if let object = behind.firstIndex(where: { !determiners.contains($0.text) }),
                elsewhere.contains(words[object].text)
            {
                // "my job and the mentorship"
                let rest = words[(object + 1)...].prefix(4)
                return
                    !(["and", "und", "or", "oder"].contains(rest.first?.text)
                    && rest.contains { mentoring.contains($0.text) })
            }
        }
        guard let verb = words[said].first, ends.contains(verb.text) else { return false }
        return isObject(of: said.lowerBound, words, elsewhere) || thought(before: said.lowerBound, words) == .denied
    }

    /// Whether a German verb stands there that says with its object, or with a thought of it, that somebody may leave: "ich überlege, das Mentoring
    /// zu beenden", "wir beenden das", "ob ich weitermache".
    static func isAt(_ index: Int, of words: [Word]) -> Bool {
        let verb = words[index].text
        let isDoubted = doubts.contains(verb)
        guard ends.contains(verb) || isDoubted || verbs.contains(verb) else { return false }
        let thought = thought(before: index, words)
        if thought == .denied { return false }
        if isDoubted {
            return thought == .said && words[..<index].suffix(8).contains { $0.text == "ob" }
        }
        if isObject(of: index, words, elsewhere) { return false }
        if verbs.contains(verb) { return hasObjectBehind(words, index, mayBeShort: false) }
        // "Ich kann mich auf sie verlassen" praises.
        let before = words[..<index].suffix(6).map(\.text)
        if verb.hasPrefix("verlasse"), before.contains("auf"), !reflexives.isDisjoint(with: before) { return false }
        return thought == .said || isObject(of: index, words, mentoring) || hasObjectBehind(words, index)
    }

    private enum Thought { case none, said, denied }

    /// Whether the sentence up to a word says that somebody thinks of something, or that they do not.
    private static func thought(before index: Int, _ words: [Word]) -> Thought {
        let start = words[..<index].suffix(12).lastIndex { $0.endsSentence }.map { $0 + 1 } ?? max(0, index - 12)
        guard let verb = words[start..<index].lastIndex(where: { thoughts.contains($0.text) }) else { return .none }
        let around = words[max(start, verb - 2)..<min(index, verb + 4)]
        guard around.contains(where: { Distress.denials.contains($0.text) }) else { return .said }
        // "Ich denke nicht daran, auszusteigen" denies it; "ich denke nicht, dass es passt, wir hören auf" does not.
        let isInfinitive = infinitives.contains(words[index].text) || words[index - 1].text == "zu"
        let isTurned = words[verb..<index].contains { ["sondern", "aber", "doch"].contains($0.text) }
        return isInfinitive && !isTurned && index - verb <= 6 ? .denied : .none
    }

    /// Whether one of some words stands before a verb in its own clause.
    private static func isObject(of index: Int, _ words: [Word], _ objects: Set<String>) -> Bool {
        let before = words[..<index].suffix(8)
        let start = before.lastIndex { $0.endsClause }.map { $0 + 1 } ?? before.startIndex
        let own = before[start...]
        return own.suffix(4).contains { objects.contains($0.text) } && !own.contains { causes.contains($0.text) }
    }

    /// "beenden das Mentoring"; "beenden das" where nothing follows.
    private static func hasObjectBehind(_ words: [Word], _ index: Int, mayBeShort: Bool = true) -> Bool {
        guard !words[index].endsClause else { return false }
        var place = index + 1
        while place < words.count, place - index <= 3, determiners.contains(words[place].text) {
            if words[place].endsClause {
                return mayBeShort && ["das", "es", "jetzt", "hier", "bitte", "bald"].contains(words[place].text)
            }
            place += 1
        }
        guard place < words.count else { return mayBeShort && place > index + 1 }
        return mentoring.contains(words[place].text)
    }

    private static let ends: Set<String> = infinitives.union([
        "beenden", "beende", "beendet", "kuendigen", "kuendige", "verlassen", "verlasse", "abbrechen", "abbreche",
        "stoppen", "stoppe", "aufhoere", "aufhoeren", "aussteige", "aussteigen", "hinschmeisse", "austrete",
    ])
    private static let infinitives: Set<String> = [
        "abzubrechen", "aufzuhoeren", "auszusteigen", "hinzuschmeissen", "hinzuwerfen", "auszutreten", "auszuscheiden",
    ]
    private static let reflexives: Set<String> = ["mich", "uns", "sich", "dich", "euch"]
    /// With one of these before it, a thing is why somebody leaves, not what.
    private static let causes: Set<String> = ["wegen", "durch", "aufgrund", "trotz", "neben"]
    private static let doubts: Set<String> = [
        "weitermache", "weitermachen", "weiterzumachen", "weitergeht", "dabeibleibe",
    ]
    private static let verbs: Set<String> = [
        "end", "ending", "quit", "quitting", "stop", "stopping", "terminate", "terminating", "cancel", "cancelling",
        "leave", "leaving", "discontinue", "abandon",
    ]
    private static let thoughts: Set<String> = [
        "ueberlege", "ueberlegen", "ueberlegt", "denke", "denken", "erwaege", "erwaegen", "frage", "fragen", "gedanken",
        "nachgedacht", "zweifle", "zweifeln", "unsicher", "spiele",
    ]
    /// What stands before a noun.
    private static let determiners = Set(
        """
        my our your a an the this that it old new bad current present previous former first last full-time part-time boring stressful \
        whole entire \
        mein meine meinen meinem unser unsere unseren den die das der dem einen eine ein alten alte altes neuen neue \
        schlechten schlechte bisherigen es jetzt hier bald bitte
        """.split(separator: " ").map(String.init))
    private static let mentoring = Set(
        """
        mentorship mentorships mentoring mentor mentee program programme tandem partnership match mentorat programm mentorschaft mentoringprogramm \
        zusammenarbeit patenschaft beziehung
        """.split(separator: " ").map(String.init))
    /// What people leave that is no mentorship.
    private static let elsewhere = Set(
        """
        job jobs contract contracts company employer firm smoking lease studies phd degree apartment flat zone drinking comfort \
        arbeitsstelle vertrag vertraege arbeitsvertrag mietvertrag firma unternehmen arbeitgeber studium promotion wohnung rauchen \
        komfortzone
        """.split(separator: " ").map(String.init))
}
