/// Words that do not say how a mentorship goes, though nothing else was asked: they are meant for a partner or for a person.
struct NoCheckIn {
    /// What may have been meant.
    private(set) var guess: Verb.Kind?

    /// `nil` if it may be an answer.
    init?(_ text: String, _ setting: LineReading.Setting) {
        let words = Words(text).words
        let texts = words.map(\.text)
        func has(_ phrases: [[String]]) -> Bool {
            texts.indices.contains { index in phrases.contains { texts[index...].starts(with: $0) } }
        }
        if has(NoCheckIn.absences) || NoCheckIn.hasEnd(words, setting) {
            guess = .pause
            return
        }
        if has(NoCheckIn.appointments) || Plea.isCall(words) { return }
        return nil
    }

    /// "until 10 January": an absence, or a wish.
    private static func hasEnd(_ words: [Word], _ setting: LineReading.Setting) -> Bool {
        let dates = DateWords(today: setting.now.date, words: words[...])
        return words.indices.dropLast().contains { index in
            guard ["until", "till", "til", "bis"].contains(words[index].text) else { return false }
            let next = ["the", "zum", "den"].contains(words[index + 1].text) ? index + 2 : index + 1
            return dates.date(at: next) != nil
        }
    }

    private static func list(_ patterns: String...) -> [[String]] {
        patterns.flatMap(PhraseBook.expand).map { $0.split(separator: " ").map(String.init) }
    }

    private static let absences = list(
        "(i'm|i am|i'll be|i will be|we're|we are|we will be|we'll be) [currently|now] (away|out|abroad|off|travelling|traveling)",
        "out of [the] office", "(on|i'm on|i am on) (vacation|holiday|holidays|leave)",
        "(im|bin im|sind im) urlaub", "(bin|sind|werde) [dann|gerade|derzeit] (weg|verreist|abwesend|unterwegs)",
        "nicht im buero",
        "nicht da")
    private static let appointments = list(
        "running late", "(be|am|i'm) late", "see you (then|there|at|in|on|soon|tomorrow|later|tonight)", "on my way",
        "(komme|bin) [etwas|leider|ein bisschen] (spaeter|zu spaet)", "(verspaete|verspaetung)",
        "bis (gleich|dann|spaeter|morgen)",
        "bin gleich", "bin unterwegs")
}
