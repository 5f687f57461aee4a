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
    private static func isOffer(_ words: [Word], before index: Int, _ lexicon: Lexicon) -> Bool {
        lexicon[.absenceOffers].isAny(of: words[..<index].reversed().prefix(12).prefix { !$0.endsSentence })
    }

    /// The days in words that are their author's own.
    static func read(_ own: [Word], today: CivilDate, _ lexicon: Lexicon) -> AbsenceDates {
        let words = own.flatMap(apart)
        var found = Found()
        let dates = DateWords(today: today, words: words[...], lexicon: lexicon)
        let isAbsence = saysAbsence(words, lexicon)
        var index = 0
        while index < words.count {
            if isAbsence, !isOffer(words, before: index, lexicon), let range = range(dates, words, index),
                AbsenceClause(words, dates).isOfAbsence(index..<(index + range.length))
            {
                found.note(range)
                index += range.length
                continue
            }
            for (key, isBack) in openings {
                guard let length = dates.length(key, at: index), let day = explicit(dates, words, index + length) else {
                    continue
                }
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
                if key == .absenceUntil, !isAbsence || isOffer(words, before: index, lexicon) { continue }
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

    /// The day of "I am out of office on 3 December", if nothing else is said of any day; nil of several.
    private static func onlyDay(_ dates: DateWords, _ words: [Word]) -> CivilDate? {
        var days = Set<CivilDate>()
        for index in words.indices {
            guard let length = dates.length(.absenceOn, at: index), let found = explicit(dates, words, index + length)
            else {
                continue
            }
            let around = sentence(dates, words, index, isClause: true)
            let rest = Array(around[..<index] + around[min(found.end, around.endIndex)...])
            guard saysAbsence(rest, dates.lexicon),
                ![.absenceOtherwise, .absenceOffers].contains(where: { dates.lexicon[$0].isAny(of: rest) })
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
                date, date.day, words.indices.contains(start) && dates.lexicon.months[words[start].text] != nil,
                found.end
            )
        }
        guard words.indices.contains(start), let day = day(dates, words[start]) else { return nil }
        return (nil, day, false, start + 1)
    }

    /// A day's number: `1`, `1st`, `1er`.
    private static func day(_ dates: DateWords, _ word: Word) -> Int? {
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

    /// The second end: a date, or behind "December 1" a day of that month.
    private static func lastDay(
        _ dates: DateWords, _ words: [Word], _ index: Int,
        after first: (date: CivilDate?, day: Int, isMonthFirst: Bool, end: Int)
    ) -> (date: CivilDate, end: Int)? {
        if let found = explicit(dates, words, index) {
            guard case .date(let date) = found.reading else { return nil }
            return (date, found.end)
        }
        guard first.isMonthFirst, let start = first.date, words.indices.contains(index),
            let day = day(dates, words[index])
        else { return nil }
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

    /// What stands before a day, and whether it is then the first day of being back.
    private static let openings: [(key: LexiconKey, isBack: Bool)] = [
        (.absenceBack, true), (.absenceUntil, false), (.absenceSince, true), (.absenceOn, true),
    ]

    /// A date that is written out: with a month or in numbers. "Monday" alone may be any Monday: nobody knows when the text was written.
    private static func explicit(_ dates: DateWords, _ words: [Word], _ start: Int) -> (
        reading: DateWords.Reading, end: Int
    )? {
        var index = start
        let lexicon = dates.lexicon
        let articles = lexicon[.absenceArticles]
        while index < words.count, index - start < 4, articles.contains(words[index].text) { index += 1 }
        guard index < words.count,
            !lexicon[.absenceNoDates].contains(words[index].text)
        else { return nil }
        // "5 de marzo", "5 de marzo de 2027".
        var compact: [Word] = []
        var places: [Int] = []
        for place in index..<min(words.count, index + 8) where !lexicon[.absenceOf].contains(words[place].text) {
            compact.append(words[place])
            places.append(place)
        }
        guard let found = DateWords(today: dates.today, words: compact[...], lexicon: lexicon).date(at: 0) else {
            return nil
        }
        guard compact[..<found.length].contains(where: { $0.text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }) else {
            return nil
        }
        return (found.reading, places[found.length - 1] + 1)
    }
}
