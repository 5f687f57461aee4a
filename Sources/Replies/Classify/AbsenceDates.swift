import CivilTime

/// The days of an absence, as an automatic reply names them.
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

    /// Whether the text says that somebody is away or back: only then is a lone "until" the end of it.
    static func saysAbsence(_ words: [Word], _ lexicon: Lexicon) -> Bool {
        for (index, word) in words.enumerated() where lexicon[.absencePresence].contains(word.text) {
            if lexicon[.absenceNegations].isAny(of: words[..<index].suffix(4)) { return true }
        }
        var index = 0
        while index < words.count {
            if let length = lexicon[.absencePhantoms].length(at: index, of: words[...]) {
                index += length
            } else if lexicon[.absenceSaid].length(at: index, of: words[...]) != nil {
                return true
            } else {
                index += 1
            }
        }
        return false
    }

    /// Whether the sentence up to a word is about an offer or about somebody's work.
    private static func isOffer(_ dates: DateWords, _ words: [Word], before index: Int) -> Bool {
        dates.lexicon[.absenceOffers].isAny(of: sentence(dates, words, index)[..<index].suffix(12))
    }

    /// The days in words that are their author's own.
    static func read(_ own: [Word], today: CivilDate, _ lexicon: Lexicon) -> AbsenceDates {
        let words = dotted(own.flatMap { apart($0, lexicon) }, lexicon)
        var found = Found()
        var dates = DateWords(today: today, words: words[...], lexicon: lexicon)
        dates.isDayFirst = isDayFirst(words, lexicon)
        let isAbsence = saysAbsence(words, lexicon)
        var index = 0
        while index < words.count {
            if isAbsence, !isOffer(dates, words, before: index),
                let range = range(dates, words, index) ?? AbsenceForms(dates, words).range(at: index),
                AbsenceClause(words, dates).isOfAbsence(index..<(index + range.length))
            {
                found.note(range)
                index += range.length
                continue
            }
            for (key, isBack) in openings {
                let isWeekday = key == .absenceOn && isNamedAlone(dates, words, index)
                guard let length = dates.length(key, at: index) ?? (isWeekday ? 0 : nil),
                    let day = explicit(dates, words, index + length)
                        ?? (key == .absenceUntil ? AbsenceForms(dates, words).monthEnd(at: index + length) : nil)
                else { continue }
                let said = index..<day.end
                let clause = AbsenceClause(words, dates)
                if key == .absenceSince, !isReturn(dates, words, index, length) {
                    // "starting 5 March": the first day, where a last one is named elsewhere.
                    if case .date(let date) = day.reading, isAbsence, clause.saysAway(said) {
                        found.froms.insert(date)
                    }
                    continue
                }
                if key == .absenceOn, !clause.saysReturn(said) { continue }
                if key == .absenceUntil, !isAbsence || isOffer(dates, words, before: index) { continue }
                if key == .absenceUntil, !clause.isOfAbsence(said) { continue }
                let isBack = isBack || clause.isReturnDenied(before: index)
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
    private static func apart(_ word: Word, _ lexicon: Lexicon) -> [Word] {
        // "dall'8 marzo", "le mois d'avril".
        if let mark = word.text.lastIndex(of: "'") {
            let article = String(word.text[..<mark])
            var rest = word
            rest.text = String(word.text[mark...].dropFirst())
            if rest.text.unicodeScalars.first?.isDigit == true || lexicon.months[rest.text] != nil {
                return [Word(text: article, raw: article)] + apart(rest, lexicon)
            }
        }
        let parts = word.text.split(separator: "-")
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } == true }) else {
            return [word]
        }
        var last = word
        last.text = String(parts[1])
        last.raw = last.text
        return [Word(text: String(parts[0]), raw: String(parts[0]), isBeforeDash: true), last]
    }

    /// Whether "05/03/2027" is a day in March: by another date that has but one meaning, or by the language.
    private static func isDayFirst(_ words: [Word], _ lexicon: Lexicon) -> Bool? {
        let slashed = words.map { $0.text.split(separator: "/").map { Int($0) ?? 0 } }.filter {
            (2...3).contains($0.count)
        }
        let (days, months) = (
            slashed.contains { (13...31).contains($0[0]) }, slashed.contains { (13...31).contains($0[1]) }
        )
        if days != months { return days }
        let isOther = lexicon[.absenceDayFirst].isAny(of: words) && !lexicon[.absenceMonthFirst].isAny(of: words)
        return !days && isOther ? true : nil
    }

    /// "From 15.03 to 19.03": beside another of its kind it is a date, and no time.
    private static func dotted(_ words: [Word], _ lexicon: Lexicon) -> [Word] {
        func isDotted(_ word: Word) -> Bool {
            let parts = word.text.split(separator: ".").map { Int($0) ?? 0 }
            return (2...3).contains(parts.count) && (1...31).contains(parts[0]) && (1...12).contains(parts[1])
        }
        var dated = words
        for index in words.indices where isDotted(words[index]) && !words[index].hasDot {
            let near = words[max(0, index - 4)..<min(words.count, index + 5)]
            let isTime = index + 1 < words.count && lexicon[.timesHour].contains(words[index + 1].text)
            if !isTime, near.count(where: isDotted) > 1 { dated[index].hasDot = true }
        }
        return dated
    }

    /// The sentence around a word, or its clause: the comma of "Friday, 5 March, 2027" ends none.
    static func sentence(_ dates: DateWords, _ words: [Word], _ index: Int, isClause: Bool = false) -> ArraySlice<Word>
    {
        // The dot of "5. March" ends none, that of a year does.
        func isEnd(_ word: Word) -> Bool {
            if isClause, word.endsClause, word.text.unicodeScalars.first?.isDigit != true,
                dates.lexicon.weekdays[word.text] == nil, dates.lexicon.months[word.text] == nil
            {
                return true
            }
            return word.endsSentence && (word.text.unicodeScalars.first?.isDigit != true || (word.number ?? 0) > 31)
        }
        let start = words[..<index].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
        let end = words[index...].firstIndex(where: isEnd).map { $0 + 1 } ?? words.count
        return words[start..<end]
    }

    /// Whether a weekday stands at a word, and nothing before it says what of: "Monday 8 March I'm back".
    private static func isNamedAlone(_ dates: DateWords, _ words: [Word], _ index: Int) -> Bool {
        dates.lexicon.weekdays[words[index].text] != nil && !isOpened(dates, words, index)
    }

    /// Whether "until", "from" or "back" stands before a day: "through next Friday, 14 May".
    private static func isOpened(_ dates: DateWords, _ words: [Word], _ index: Int) -> Bool {
        if index > 0, words[index - 1].isBeforeDash { return true }
        return (max(0, index - 5)..<index).contains { start in
            (openings.map(\.key) + [.absenceTo]).contains { key in
                dates.length(key, at: start).map { length in
                    words[min(start + length, index)..<index].allSatisfy {
                        isBeside(dates, $0) || dates.lexicon[.datesNext].contains($0.text)
                            || dates.lexicon[.datesThis].contains($0.text)
                    }
                } ?? false
            }
        }
    }

    /// The day of "I am out of office on 3 December", if nothing else is said of any day; nil of several.
    private static func onlyDay(_ dates: DateWords, _ words: [Word]) -> CivilDate? {
        var days = Set<CivilDate>()
        for index in words.indices {
            let opening = dates.length(.absenceOn, at: index)
            guard opening != nil || !isOpened(dates, words, index),
                let found = explicit(dates, words, index + (opening ?? 0))
            else { continue }
            var around = sentence(dates, words, index, isClause: true)
            // "I'm out today, Monday 1 March": the day is a clause of its own.
            if around.count == found.end - index { around = sentence(dates, words, index) }
            let behind = around[min(found.end, around.endIndex)...]
            // "… and I'll answer tomorrow" says something else of another day.
            let near = behind[
                ..<(behind.firstIndex { dates.lexicon[.absenceJoins].contains($0.text) } ?? behind.endIndex)]
            let own = Array(around[..<index] + (around.count == found.end - index ? behind : near))
            guard saysAbsence(Array(around[..<index] + behind), dates.lexicon),
                ![.absenceOtherwise, .absenceOffers].contains(where: { dates.lexicon[$0].isAny(of: own) })
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
        var days = Set<CivilDate>()
        var isUnclear = false
        var isFar = false

        mutating func note(_ range: Range) {
            isUnclear = isUnclear || range.isUnclear
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
    struct Range {
        /// Whether its first day is behind its last: "from 22 to 18 November".
        var isUnclear = false
        var from: CivilDate?
        var through: CivilDate
        var length: Int
    }

    private static func range(_ dates: DateWords, _ words: [Word], _ start: Int) -> Range? {
        let pair = dates.length(.absenceBetween, at: start)
        let opening = pair ?? dates.length(.absenceSince, at: start)
        guard let first = firstDay(dates, words, start + (opening ?? 0)) else { return nil }
        guard
            let (next, isTo) = link(dates, words, first.end, isPair: pair != nil),
            // "5 to 11 March" may be anything's; "1-11 March" is as said of an absence as "from 1 to 11 March".
            opening != nil || words[first.end - 1].isBeforeDash || first.date != nil,
            let last = lastDay(dates, words, next, after: first), last.date >= dates.today,
            last.date - dates.today <= MomentWords.furthest,
            opening != nil || saysAbsence(Array(sentence(dates, words, start)), dates.lexicon)
        else { return nil }
        // "From 1 to 5 March" may be anything's days.
        guard !isTo || dates.lexicon[.absenceRangeWords].isAny(of: words) else { return nil }
        var from = first.date
        if from == nil { from = CivilDate(year: last.date.year, month: last.date.month, day: first.day) }
        let isUnclear = first.date == nil && first.day > last.date.day
        if let known = from, known > last.date || last.date - known > MomentWords.furthest { from = nil }
        return Range(isUnclear: isUnclear, from: from, through: last.date, length: last.end - start)
    }

    /// The first end: a date, or a day whose month stands behind the second, "vom 1. bis 5. März".
    private static func firstDay(_ dates: DateWords, _ words: [Word], _ start: Int) -> (
        date: CivilDate?, day: Int, isMonthFirst: Bool, end: Int
    )? {
        if let found = explicit(dates, words, start) {
            guard case .date(let date) = found.reading else { return nil }
            return (
                date, date.day, words.indices.contains(start) && dates.lexicon.months[words[start].text] != nil,
                found.end
            )
        }
        var start = start
        while words.indices.contains(start), isBeside(dates, words[start]) { start += 1 }
        guard words.indices.contains(start), let day = day(dates, words[start]) else { return nil }
        return (nil, day, false, start + 1)
    }

    /// Whether a word stands before a day and says nothing more of it: an article, or which day of the week it is.
    static func isBeside(_ dates: DateWords, _ word: Word) -> Bool {
        dates.lexicon[.absenceArticles].contains(word.text) || dates.lexicon.weekdays[word.text] != nil
    }

    /// A day's number: `1`, `1st`, `1er`.
    static func day(_ dates: DateWords, _ word: Word) -> Int? {
        var text = word.text
        for ending in dates.lexicon[.absenceOrdinals].texts where text.hasSuffix(ending) {
            text = String(text.dropLast(ending.utf8.count))
            break
        }
        guard text.utf8.count <= 2, let day = Int(text), (1...31).contains(day) else { return nil }
        return day
    }

    /// What stands between both ends, and whether it means a last day nowhere else.
    private static func link(
        _ dates: DateWords, _ words: [Word], _ index: Int, isPair: Bool
    ) -> (end: Int, isTo: Bool)? {
        if isPair { return dates.length(.absenceAnd, at: index).map { (index + $0, true) } }
        if words[index - 1].isBeforeDash { return (index, true) }
        if let length = dates.length(.absenceUntil, at: index) { return (index + length, false) }
        return dates.length(.absenceTo, at: index).map { (index + $0, true) }
    }

    /// The second end: a date, or a day of the first one's month.
    private static func lastDay(
        _ dates: DateWords, _ words: [Word], _ index: Int,
        after first: (date: CivilDate?, day: Int, isMonthFirst: Bool, end: Int)
    ) -> (date: CivilDate, end: Int)? {
        if let found = explicit(dates, words, index) {
            guard case .date(let date) = found.reading else { return nil }
            return (date, found.end)
        }
        let opening = index
        var index = index
        while words.indices.contains(index), isBeside(dates, words[index]) { index += 1 }
        guard let start = first.date, words.indices.contains(index), let day = day(dates, words[index]) else {
            return nil
        }
        // "From the 10th of May until the 21st".
        let isNamed = index > opening || isBeside(dates, words[opening - 1]) || words[index].number == nil
        guard first.isMonthFirst || (isNamed && day > start.day) else { return nil }
        let year = words.indices.contains(index + 1) ? words[index + 1].number : nil
        let isYear = year.map { (2000...2199).contains($0) } ?? false
        return CivilDate(year: isYear ? year ?? start.year : start.year, month: start.month, day: day).map {
            ($0, index + (isYear ? 2 : 1))
        }
    }

    /// Whether "from 8 March" is said of being there again, and not of being away: "I am on leave, and from 8 March there again".
    private static func isReturn(_ dates: DateWords, _ words: [Word], _ index: Int, _ length: Int) -> Bool {
        let lexicon = dates.lexicon
        let before = words[max(0, index - 4)..<index]
        let clause = before.lastIndex { $0.endsClause || lexicon[.absenceJoins].contains($0.text) }
        let own = before[(clause.map { $0 + 1 } ?? before.startIndex)...]
        let sentence = sentence(dates, words, index)
        let around = own + sentence.suffix(from: min(index + length, sentence.endIndex)).prefix(10)
        return lexicon[.absenceBackWords].isAny(of: around) && !lexicon[.absenceAwayWords].isAny(of: around)
    }

    /// How far ahead a day may be that is named without its year, in days: half a year and a month.
    private static let furthestWithoutYear = 214

    /// What stands before a day, and whether it is then the first day of being back.
    private static let openings: [(key: LexiconKey, isBack: Bool)] = [
        (.absenceBack, true), (.absenceUntil, false), (.absenceSince, true), (.absenceOn, true),
    ]

    /// A date that is written out: with a month or in numbers. "Monday" alone may be any Monday: nobody knows when the text was written.
    static func explicit(_ dates: DateWords, _ words: [Word], _ start: Int) -> (
        reading: DateWords.Reading, end: Int
    )? {
        var index = start
        let lexicon = dates.lexicon
        let articles = lexicon[.absenceArticles]
        while index < words.count, index - start < 4, articles.contains(words[index].text) { index += 1 }
        // "Next Friday, 14 May": the date says which.
        let isBefore = { (key: LexiconKey) in index < words.count && lexicon[key].contains(words[index].text) }
        guard index < words.count, !isBefore(.absenceNoDates) || isBefore(.datesNext) || isBefore(.datesThis) else {
            return nil
        }
        // "5 de marzo", "5 de marzo de 2027".
        var compact: [Word] = []
        var places: [Int] = []
        for place in index..<min(words.count, index + 8) where !lexicon[.absenceOf].contains(words[place].text) {
            compact.append(words[place])
            places.append(place)
        }
        var inner = dates
        inner.words = compact[...]
        guard let found = inner.date(at: 0) else { return nil }
        let said = compact[..<found.length]
        guard said.contains(where: { $0.text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }) else { return nil }
        let hasYear = said.contains { word in
            word.text.split { $0 == "." || $0 == "/" || $0 == "-" }.count == 3 || (word.number ?? 0) >= 2000
        }
        // A notice of last Christmas that nobody took away names no day of the next.
        if !hasYear, case .date(let date) = found.reading, date - dates.today > furthestWithoutYear { return nil }
        return (found.reading, places[found.length - 1] + 1)
    }
}
