import CivilTime
import Mail

/// The last day of an absence, as an automatic reply names it in English, German, French or Spanish.
///
/// Only a date that cannot be read in two ways counts, and only if the text names one return: a wrong day would keep letters from somebody
/// who is there.
enum ReturnDate {
    /// What is looked at, in words.
    private static let most = 600

    /// Words that stand before the last day of an absence; and words that stand before the first day after it.
    private static let until: [[String]] = phrases(
        "until|till|til|through|thru|up to|up to and including|bis|bis zum|bis einschliesslich|bis inklusive|bis einschl|bis incl|bis inkl|jusqu'au|jusqu au|jusqu'a|hasta|hasta el|al"
    )
    private static let back: [[String]] = phrases(
        "back on|back in the office on|back in office on|back at work on|back at my desk on|be back on|be back|return on|returning on|return to the office on|returning to the office on|return to work on|returning|will return|return|available again on|available again from|reachable again on|resume work on|back from|back|zurueck am|zurueck ab|zurueck|wieder am|wieder ab|wieder ab dem|ab dem|ab|wieder erreichbar ab|wieder da am|wieder im buero am|wieder im haus am|wieder im buero|wieder erreichbar am|erreichbar am|de retour le|de retour au bureau le|retour le|a partir du|des le|regreso el|vuelvo el|volvere el|de vuelta el|regresare el|a partir del|reincorporo el"
    )

    private static func phrases(_ text: String) -> [[String]] {
        text.split(separator: "|").map { $0.split(separator: " ").map(String.init) }.sorted { $0.count > $1.count }
    }

    static func read(_ message: IncomingMessage, today: CivilDate) -> CivilDate? {
        let texts = [message["subject"] ?? ""] + OwnText.lines(of: message).filter { $0.mark != .quoted }.map(\.text)
        var words: [Word] = []
        for text in texts where words.count < most { words += Words(Folding.visible(text)).words }
        var untils = Set<CivilDate>()
        var backs = Set<CivilDate>()
        var isUnclear = false
        let dates = DateWords(today: today, words: words[...])
        for index in words.indices {
            for (phrases, isBack) in [(back, true), (until, false)] {
                guard let length = match(phrases, words, index) else { continue }
                switch explicit(dates, words, index + length) {
                case .date(let date)? where date >= today && date - today <= MomentWords.furthest:
                    if isBack { backs.insert(date) } else { untils.insert(date) }
                case .lack(.ambiguous)?: isUnclear = true
                default: break
                }
            }
        }
        if isUnclear { return nil }
        if backs.count == 1, let day = backs.first {
            // "until the 12th; back on the 15th": away through the 14th.
            guard untils.allSatisfy({ $0 <= day && day - $0 <= 7 }) else { return nil }
            return day > today ? day.adding(days: -1) : nil
        }
        return backs.isEmpty && untils.count == 1 ? untils.first : nil
    }

    private static func match(_ phrases: [[String]], _ words: [Word], _ index: Int) -> Int? {
        phrases.first { phrase in
            index + phrase.count <= words.count && zip(phrase, words[index...]).allSatisfy { $0 == $1.text }
        }?.count
    }

    /// A date that is written out: with a month or in numbers. "Monday" alone may be any Monday: nobody knows when the text was written.
    private static func explicit(_ dates: DateWords, _ words: [Word], _ start: Int) -> DateWords.Reading? {
        var index = start
        let articles: Set<String> = [
            "the", "den", "dem", "zum", "le", "el", "einschliesslich", "inklusive", "including", "and", "am", "on",
            "dia", "including_", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes",
            "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
        ]
        while index < words.count, index - start < 4, articles.contains(words[index].text) { index += 1 }
        guard index < words.count,
            !["today", "tomorrow", "heute", "morgen", "uebermorgen", "in", "day", "next", "this"].contains(
                words[index].text)
        else { return nil }
        // "5 de marzo", "5 de marzo de 2027".
        var compact = words[index...].prefix(8).filter { $0.text != "de" && $0.text != "del" && $0.text != "er" }[...]
        if compact.first?.text == "1er" { compact[compact.startIndex].text = "1" }
        let reader = DateWords(today: dates.today, words: compact)
        guard let found = reader.date(at: compact.startIndex) else { return nil }
        let taken = compact[compact.startIndex..<(compact.startIndex + found.length)]
        guard taken.contains(where: { $0.text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }) else { return nil }
        return found.reading
    }
}
