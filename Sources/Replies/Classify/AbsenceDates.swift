import CivilTime

/// The days of an absence, as an automatic reply names them in English, German, French or Spanish.
///
/// Only a date that cannot be read in two ways counts, and only if the text names one return: a wrong day would keep letters from somebody
/// who is there.
struct AbsenceDates {
    /// The first day, if both are named.
    private(set) var from: CivilDate?
    /// The last day.
    private(set) var through: CivilDate?
    /// Whether a last day is named that is further ahead than any that is believed.
    private(set) var isFar = false

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
    /// Words that open both ends at once, and what stands between these then.
    private static let between: [[String]] = phrases(
        "between|between the|zwischen|zwischen dem|entre|entre le|entre el")
    private static let and: [[String]] = phrases("and|and the|und|und dem|et|et le|y|y el")
    /// Words that stand between the first day and the last, and nowhere else mean a last day.
    private static let to: [[String]] = phrases("to|to and including|au|a|al")
    /// Words that stand before the only day of an absence.
    private static let on: [[String]] = phrases("on|am|le|el")
    /// With one of these a sentence says something else of a day than that somebody is away on it.
    private static let otherwise = Set(
        """
        answer answers reply respond read antworte antworten beantworte beantworten melde melden lese lesen repondre repondrai wieder back again return \
        returning zurueck retour your ihre ihr deine dein votre email mail message nachricht received sent since seit after nach apres before vor avant until \
        till bis jusqu'au ab from by last letzter letzten but aber except ausser started start starts starting begin begins beginning beginnt endet ends end \
        ending and und et not contact meeting
        """.split(separator: " ").map(String.init)
    ).subtracting(["not"])
    private static let backWords = Set(
        [
            "wieder", "zurueck", "erreichbar", "back", "available", "reachable", "again", "retour", "nouveau",
            "disponible", "vuelta",
        ])
    private static let awayWords = Set(
        [
            "nicht", "not", "urlaub", "abwesend", "abwesenheit", "away", "absent", "absence", "leave", "vacation",
            "holiday",
            "holidays", "absente", "out", "unavailable", "conges", "vacances", "vacaciones", "ausente", "fuera",
            "krank", "pas",
            "no",
        ])

    /// Words that only with a negation say that somebody is away.
    private static let presence: Set<String> = [
        "erreichbar", "buero", "haus", "hause", "office", "available", "reachable", "disponible", "bureau",
        "verfuegbar",
        "joignable", "arbeitsplatz", "desk",
    ]
    private static let negations: Set<String> = ["nicht", "not", "pas", "won't", "isn't"]
    /// Words of other ends: of an offer, or of somebody's work.
    private static let offers: Set<String> = [
        "sale", "sales", "offer", "offers", "discount", "deal", "deals", "valid", "open", "registration", "register",
        "order", "deadline", "processing", "apply", "angebot", "aktion", "rabatt", "gueltig", "gilt", "bearbeitung",
        "bearbeitet", "frist", "anmeldung", "bestellung", "season",
    ]
    private static let absences = Phrases(
        "(urlaub|abwesend|abwesenheit|abwesenheitsnotiz|away|absent|absente|absence|vacation|unavailable|conges|vacances|vacaciones|ausente|fuera|krank)",
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
    static func saysAbsence(_ words: [Word]) -> Bool {
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

    /// The days in words that are their author's own.
    static func read(_ own: [Word], today: CivilDate) -> AbsenceDates {
        let words = own.flatMap(apart)
        var found = Found()
        let dates = DateWords(today: today, words: words[...])
        let isAbsence = saysAbsence(words)
        var index = 0
        while index < words.count {
            if isAbsence, !isOffer(words, before: index), let range = range(dates, words, index),
                AbsenceClause.isOfAbsence(words, index..<(index + range.length))
            {
                found.note(range)
                index += range.length
                continue
            }
            for (phrases, isBack) in [(back, true), (until, false), (since, true), (on, true)] {
                guard let length = match(phrases, words, index), let day = explicit(dates, words, index + length) else {
                    continue
                }
                let said = index..<day.end
                if phrases == since, !isReturn(words, index, length) {
                    // "starting 5 March": the first day, where a last one is named elsewhere.
                    if case .date(let date) = day.reading, isAbsence, AbsenceClause.saysAway(words, said) {
                        found.froms.insert(date)
                    }
                    continue
                }
                if phrases == on, !AbsenceClause.saysReturn(words, said) { continue }
                if phrases == until, !isAbsence || isOffer(words, before: index) { continue }
                if phrases == until, !AbsenceClause.isOfAbsence(words, said) { continue }
                let isBack = isBack || AbsenceClause.isReturnDenied(words, before: index)
                switch day.reading {
                case .date(let date) where date - today > MomentWords.furthest: found.isFar = isAbsence
                case .date(let date) where date >= today:
                    if isBack { found.backs.insert(date) } else { found.untils.insert(date) }
                case .lack(.ambiguous): found.isUnclear = true
                default: break
                }
            }
            index += 1
        }
        if isAbsence, let day = onlyDay(dates, words) { found.days.insert(day) }
        return found.settled(today)
    }

    /// "1-11" as its two ends.
    private static func apart(_ word: Word) -> [Word] {
        let parts = word.text.split(separator: "-")
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } == true }) else {
            return [word]
        }
        var last = word
        last.text = String(parts[1])
        last.raw = last.text
        return [Word(text: String(parts[0]), raw: String(parts[0]), isBeforeDash: true), last]
    }

    /// The sentence around a word, or its clause: the comma of "Friday, 5 March, 2027" ends none.
    static func sentence(_ words: [Word], _ index: Int, isClause: Bool = false) -> ArraySlice<Word> {
        // The dot of "5. March" ends none, that of a year does.
        func isEnd(_ word: Word) -> Bool {
            if isClause, word.endsClause, word.text.unicodeScalars.first?.isDigit != true,
                DateWords.weekdays[word.text] == nil, DateWords.months[word.text] == nil
            {
                return true
            }
            return word.endsSentence && (word.text.unicodeScalars.first?.isDigit != true || (word.number ?? 0) > 31)
        }
        let start = words[..<index].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
        let end = words[index...].firstIndex(where: isEnd).map { $0 + 1 } ?? words.count
        return words[start..<end]
    }

    /// The day of "I am out of office on 3 December", if nothing else is said of any day; nil of several.
    private static func onlyDay(_ dates: DateWords, _ words: [Word]) -> CivilDate? {
        var days = Set<CivilDate>()
        for index in words.indices {
            guard let length = match(on, words, index), let found = explicit(dates, words, index + length) else {
                continue
            }
            let around = sentence(words, index, isClause: true)
            let rest = Array(around[..<index] + around[min(found.end, around.endIndex)...])
            guard saysAbsence(rest), !rest.contains(where: { otherwise.contains($0.text) || offers.contains($0.text) })
            else { continue }
            guard case .date(let day) = found.reading, day >= dates.today else { return nil }
            days.insert(day)
        }
        return days.count == 1 ? days.first : nil
    }

    /// All the days that a text names.
    private struct Found {
        var froms = Set<CivilDate>()
        var untils = Set<CivilDate>()
        var backs = Set<CivilDate>()
        /// Days of which it is said that somebody is away on them.
        var days = Set<CivilDate>()
        var isUnclear = false
        var isFar = false

        mutating func note(_ range: Range) {
            if let from = range.from { froms.insert(from) }
            untils.insert(range.through)
        }

        func settled(_ today: CivilDate) -> AbsenceDates {
            var result = AbsenceDates()
            result.isFar = isFar
            guard !isUnclear else { return result }
            if backs.count == 1, let day = backs.first {
                // "until the 12th; back on the 15th": away through the 14th.
                guard untils.allSatisfy({ $0 <= day && day - $0 <= 7 }), day > today else { return result }
                result.through = day.adding(days: -1)
            } else if backs.isEmpty, untils.count == 1 {
                result.through = untils.first
            } else if backs.isEmpty, untils.isEmpty, let day = days.first, days.count == 1 {
                result.through = day
                result.from = day
                return result
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
        let pair = match(between, words, start)
        let opening = pair ?? match(since, words, start)
        guard let first = firstDay(dates, words, start + (opening ?? 0)) else { return nil }
        guard
            let (next, isTo) = link(words, first.end, isPair: pair != nil),
            // "5 to 11 March" may be anything's; "1-11 March" is as said of an absence as "from 1 to 11 March".
            opening != nil || words[first.end - 1].isBeforeDash || first.date != nil,
            let last = lastDay(dates, words, next, after: first), last.date >= dates.today,
            last.date - dates.today <= MomentWords.furthest,
            opening != nil || saysAbsence(Array(sentence(words, start)))
        else { return nil }
        // "From 1 to 5 March" may be anything's days.
        guard
            !isTo
                || words.contains(where: { awayWords.contains($0.text) && $0.text.utf8.count > 3 || $0.text == "out" })
        else { return nil }
        var from = first.date
        if from == nil { from = CivilDate(year: last.date.year, month: last.date.month, day: first.day) }
        if let known = from, known > last.date || last.date - known > MomentWords.furthest { from = nil }
        return Range(from: from, through: last.date, length: last.end - start)
    }

    /// The first end: a date, or a day whose month stands behind the second, "vom 1. bis 5. März".
    private static func firstDay(_ dates: DateWords, _ words: [Word], _ start: Int) -> (
        date: CivilDate?, day: Int, isMonthFirst: Bool, end: Int
    )? {
        if let found = explicit(dates, words, start) {
            guard case .date(let date) = found.reading else { return nil }
            return (
                date, date.day, words.indices.contains(start) && DateWords.months[words[start].text] != nil, found.end
            )
        }
        guard words.indices.contains(start), let day = day(words[start]) else { return nil }
        return (nil, day, false, start + 1)
    }

    /// A day's number: `1`, `1st`, `1er`.
    private static func day(_ word: Word) -> Int? {
        var text = word.text
        for ending in ["st", "nd", "rd", "th", "er"] where text.hasSuffix(ending) {
            text = String(text.dropLast(ending.utf8.count))
            break
        }
        guard text.utf8.count <= 2, let day = Int(text), (1...31).contains(day) else { return nil }
        return day
    }

    /// What stands between both ends, and whether it means a last day nowhere else.
    private static func link(_ words: [Word], _ index: Int, isPair: Bool) -> (end: Int, isTo: Bool)? {
        if isPair { return match(and, words, index).map { (index + $0, true) } }
        if words[index - 1].isBeforeDash { return (index, true) }
        if let length = match(until, words, index) { return (index + length, false) }
        return match(to, words, index).map { (index + $0, true) }
    }

    /// The second end: a date, or behind "December 1" a day of that month.
    private static func lastDay(
        _ dates: DateWords, _ words: [Word], _ index: Int,
        after first: (date: CivilDate?, day: Int, isMonthFirst: Bool, end: Int)
    ) -> (date: CivilDate, end: Int)? {
        if let found = explicit(dates, words, index) {
            guard case .date(let date) = found.reading else { return nil }
            return (date, found.end)
        }
        guard first.isMonthFirst, let start = first.date, words.indices.contains(index), let day = day(words[index])
        else { return nil }
        let year = words.indices.contains(index + 1) ? words[index + 1].number : nil
        let isYear = year.map { (2000...2199).contains($0) } ?? false
        return CivilDate(year: isYear ? year ?? start.year : start.year, month: start.month, day: day).map {
            ($0, index + (isYear ? 2 : 1))
        }
    }

    /// Whether "from 8 March" is said of being there again, and not of being away: "I am on leave, and from 8 March there again".
    private static func isReturn(_ words: [Word], _ index: Int, _ length: Int) -> Bool {
        let before = words[max(0, index - 4)..<index]
        let clause = before.lastIndex { $0.endsClause || ["und", "and", "et", "y"].contains($0.text) }
        let own = before[(clause.map { $0 + 1 } ?? before.startIndex)...]
        let behind = sentence(words, index).suffix(from: min(index + length, sentence(words, index).endIndex)).prefix(
            10)
        let around = own + behind
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
