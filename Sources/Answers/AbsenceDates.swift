import CivilTime
import Mail

/// The days of an absence, as an automatic reply names them in English, German, French or Spanish.
///
/// Only a date that cannot be read in two ways counts, and only if the text names one return: a wrong day would keep letters from somebody
/// who is there.
struct AbsenceDates {
    /// The first day, if both are named.
    private(set) var from: CivilDate?
    /// The last day.
    private(set) var through: CivilDate?

    /// What is looked at, in words.
    private static let most = 600

    /// Words that stand before the last day of an absence; and words that stand before the first day after it.
    private static let until: [[String]] = phrases(
        "until|till|til|through|thru|up to|up to and including|bis|bis zum|bis einschliesslich|bis inklusive|bis einschl|bis incl|bis inkl|jusqu'au|jusqu au|jusqu'a|hasta|hasta el|al"
    )
    private static let back: [[String]] = phrases(
        "back on|back in the office on|back in office on|back at work on|back at my desk on|be back on|be back|return on|returning on|return to the office on|returning to the office on|return to work on|returning|will return|return|available again on|available again from|reachable again on|resume work on|back|zurueck am|zurueck ab|zurueck|wieder am|wieder ab|wieder ab dem|wieder erreichbar ab|wieder da am|wieder im buero am|wieder im haus am|wieder im buero|wieder erreichbar am|erreichbar am|de retour le|de retour au bureau le|retour le|regreso el|vuelvo el|volvere el|de vuelta el|regresare el|reincorporo el"
    )

    /// Words that stand before a first day: of being back or of being away, as the words around them say.
    private static let since: [[String]] = phrases(
        "from|starting|starting on|as of|vom|von|ab|ab dem|du|a partir du|des le|del|desde el|a partir del")
    /// Words that stand between the first day and the last, and nowhere else mean a last day.
    private static let to: [[String]] = phrases("to|to and including|au|a|al")
    private static let backWords = Set(
        [
            "wieder", "zurueck", "erreichbar", "back", "available", "reachable", "again", "retour", "nouveau",
            "disponible", "vuelta",
        ])
    private static let awayWords = Set(
        [
            "nicht", "not", "urlaub", "abwesend", "abwesenheit", "away", "absent", "absence", "leave", "vacation",
            "holiday",
            "holidays", "out", "unavailable", "conges", "vacances", "vacaciones", "ausente", "fuera", "krank", "pas",
            "no",
        ])

    /// Words that only with a negation say that somebody is away.
    private static let presence: Set<String> = [
        "erreichbar", "buero", "office", "available", "reachable", "disponible", "bureau",
    ]
    private static let negations: Set<String> = ["nicht", "not", "pas"]
    /// Words of other ends: of an offer, or of somebody's work.
    private static let offers: Set<String> = [
        "sale", "sales", "offer", "offers", "discount", "deal", "deals", "valid", "open", "registration", "register",
        "order", "deadline", "processing", "apply", "angebot", "aktion", "rabatt", "gueltig", "gilt", "bearbeitung",
        "bearbeitet", "frist", "anmeldung", "bestellung", "season",
    ]
    private static let absences = Phrases(
        "(urlaub|abwesend|abwesenheit|abwesenheitsnotiz|away|absent|absence|vacation|unavailable|conges|vacances|vacaciones|ausente|fuera|krank)",
        "(closed|geschlossen|leave|back|zurueck)", "(on|for) (holiday|holidays)",
        "(holiday|holidays) (until|till|from|through)",
        "(elternzeit|mutterschutz|ooo|dienstreise|travelling|traveling)",
        "nicht besetzt", "wieder (da|im|am|ab|erreichbar)", "nicht da",
        "out (of|until|till|from|through)", "(am|are|be|is|i'm|we're|currently) out")
    /// What sounds like one and is none.
    private static let phantoms = Phrases(
        "back to (you|us|me)", "(you|me|us|money|call|send) back", "(sie|dich|euch|mich|uns) zurueck", "right away",
        "straight away", "(leave|leaves) (a|your|us|me)",
        "auf (sie|dich|euch) zurueck",
        "holiday (sale|season|offer|offers|deals)")

    /// Whether the text says that somebody is away or back: only then is a lone "until" the end of it.
    private static func saysAbsence(_ words: [Word]) -> Bool {
        let texts = words.map(\.text)
        for (index, text) in texts.enumerated() where presence.contains(text) {
            if texts[..<index].suffix(4).contains(where: negations.contains) { return true }
        }
        var index = 0
        while index < texts.count {
            if let length = phantoms.length(at: index, of: texts) {
                index += length
            } else if absences.length(at: index, of: texts) != nil {
                return true
            } else {
                index += 1
            }
        }
        return false
    }

    /// Whether the sentence up to a word is about an offer or about somebody's work.
    private static func isOffer(_ words: [Word], before index: Int) -> Bool {
        words[..<index].reversed().prefix(12).prefix { !$0.endsSentence }.contains { offers.contains($0.text) }
    }

    private static func phrases(_ text: String) -> [[String]] {
        text.split(separator: "|").map { $0.split(separator: " ").map(String.init) }.sorted { $0.count > $1.count }
    }

    static func read(_ message: IncomingMessage, today: CivilDate) -> AbsenceDates {
        let texts = [message["subject"] ?? ""] + OwnText.lines(of: message).filter { $0.mark != .quoted }.map(\.text)
        var words: [Word] = []
        for text in texts where words.count < most { words += Words(Folding.visible(text)).words }
        var found = Found()
        let dates = DateWords(today: today, words: words[...])
        let isAbsence = saysAbsence(words)
        var index = 0
        while index < words.count {
            if isAbsence, !isOffer(words, before: index), let range = range(dates, words, index) {
                found.note(range)
                index += range.length
                continue
            }
            for (phrases, isBack) in [(back, true), (until, false), (since, true)] {
                guard let length = match(phrases, words, index) else { continue }
                if phrases == since, !isReturn(words, index, length) { continue }
                if phrases == until, !isAbsence || isOffer(words, before: index) { continue }
                switch explicit(dates, words, index + length)?.reading {
                case .date(let date)? where date >= today && date - today <= MomentWords.furthest:
                    if isBack { found.backs.insert(date) } else { found.untils.insert(date) }
                case .lack(.ambiguous)?: found.isUnclear = true
                default: break
                }
            }
            index += 1
        }
        return found.settled(today)
    }

    /// All the days that a text names.
    private struct Found {
        var froms = Set<CivilDate>()
        var untils = Set<CivilDate>()
        var backs = Set<CivilDate>()
        var isUnclear = false

        mutating func note(_ range: Range) {
            if let from = range.from { froms.insert(from) }
            untils.insert(range.through)
        }

        func settled(_ today: CivilDate) -> AbsenceDates {
            var result = AbsenceDates()
            guard !isUnclear else { return result }
            if backs.count == 1, let day = backs.first {
                // "until the 12th; back on the 15th": away through the 14th.
                guard untils.allSatisfy({ $0 <= day && day - $0 <= 7 }), day > today else { return result }
                result.through = day.adding(days: -1)
            } else if backs.isEmpty, untils.count == 1 {
                result.through = untils.first
            }
            if froms.count == 1, let from = froms.first, let through = result.through, from <= through {
                result.from = from
            }
            return result
        }
    }

    /// "from 1 to 5 March": both ends of an absence, the second not yet over.
    private struct Range {
        var from: CivilDate?
        var through: CivilDate
        var length: Int
    }

    private static func range(_ dates: DateWords, _ words: [Word], _ start: Int) -> Range? {
        guard let opening = match(since, words, start) else { return nil }
        let first = start + opening
        var next: Int
        var from: CivilDate?
        var day: Int?
        if let found = explicit(dates, words, first), case .date(let date) = found.reading {
            from = date
            next = found.end
        } else if words.indices.contains(first), let number = Int(words[first].text), (1...31).contains(number) {
            // "vom 1. bis 5. März": the month stands behind the second.
            day = number
            next = first + 1
        } else {
            return nil
        }
        let isTo: Bool
        if let length = match(until, words, next) {
            isTo = false
            next += length
        } else if let length = match(to, words, next) {
            isTo = true
            next += length
        } else {
            return nil
        }
        guard let found = explicit(dates, words, next), case .date(let through) = found.reading, through >= dates.today,
            through - dates.today <= MomentWords.furthest
        else { return nil }
        // "From 1 to 5 March" may be anything's days.
        guard
            !isTo
                || words.contains(where: { awayWords.contains($0.text) && $0.text.utf8.count > 3 || $0.text == "out" })
        else { return nil }
        if let day { from = CivilDate(year: through.year, month: through.month, day: day) }
        if let known = from, known > through || through - known > MomentWords.furthest { from = nil }
        return Range(from: from, through: through, length: found.end - start)
    }

    /// Whether "from 8 March" is said of being there again, and not of being away.
    private static func isReturn(_ words: [Word], _ index: Int, _ length: Int) -> Bool {
        let around = words[max(0, index - 4)..<index] + words[(index + length)...].prefix(10)
        return around.contains { backWords.contains($0.text) } && !around.contains { awayWords.contains($0.text) }
    }

    private static func match(_ phrases: [[String]], _ words: [Word], _ index: Int) -> Int? {
        phrases.first { phrase in
            index + phrase.count <= words.count && zip(phrase, words[index...]).allSatisfy { $0 == $1.text }
        }?.count
    }

    /// A date that is written out: with a month or in numbers. "Monday" alone may be any Monday: nobody knows when the text was written.
    private static func explicit(_ dates: DateWords, _ words: [Word], _ start: Int) -> (
        reading: DateWords.Reading, end: Int
    )? {
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
        var compact: [Word] = []
        var places: [Int] = []
        for place in index..<min(words.count, index + 8) where !["de", "del", "er"].contains(words[place].text) {
            compact.append(words[place])
            places.append(place)
        }
        if compact.first?.text == "1er" { compact[0].text = "1" }
        guard let found = DateWords(today: dates.today, words: compact[...]).date(at: 0) else { return nil }
        guard compact[..<found.length].contains(where: { $0.text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }) else {
            return nil
        }
        return (found.reading, places[found.length - 1] + 1)
    }
}
