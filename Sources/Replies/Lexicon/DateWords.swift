import CivilTime

/// Dates as people write them: what is certain, and what can be read in two ways.
struct DateWords {
    /// What a date comes to.
    enum Reading: Hashable {
        case date(CivilDate)
        case lack(FollowUp.Lack)
    }

    /// The day on which it was written, on the writer's clock.
    var today: CivilDate
    var words: ArraySlice<Word>
    let lexicon: Lexicon
    /// Whether who wrote it puts the day before the month, or behind it, where that is known: then "05/03/2027" has one meaning.
    var isDayFirst: Bool?

    /// Whether a folded word is part of a date or a time.
    static func looksLikeMoment(_ text: String, _ lexicon: Lexicon) -> Bool {
        if text.utf8.count > 3, lexicon.weekdays[text] != nil { return true }
        let digits = text.utf8.count { $0 >= 0x30 && $0 <= 0x39 }
        return digits >= 2
            && (text.has(":") || text.has(".") || text.has("/")
                || [.timesMorningMark, .timesAfternoonMark].contains {
                    lexicon[$0].words.contains(where: text.hasSuffix)
                })
    }

    /// How long the longest phrase of a list is that begins at a word.
    func length(_ key: LexiconKey, at index: Int) -> Int? { lexicon[key].length(at: index, of: words) }

    private func word(_ index: Int) -> Word? { words.indices.contains(index) ? words[index] : nil }

    // MARK: Reading

    func date(at index: Int) -> (reading: Reading, length: Int)? {
        guard let first = word(index) else { return nil }
        if let found = relative(at: index) { return found }
        if lexicon[.datesNext].contains(first.text), let second = word(index + 1),
            lexicon.weekdays[second.text] != nil
        {
            if let explicit = explicitDate(after: index + 2) {
                return (explicit.reading, explicit.length + 2)
            }
            return (.lack(.ambiguous(first.raw + " " + second.raw)), 2)
        }
        let isThis = lexicon[.datesThis].contains(first.text)
        let start = isThis ? index + 1 : index
        if let second = word(start), let weekday = lexicon.weekdays[second.text] {
            return weekdayDate(weekday, at: start, from: index)
        }
        return isThis ? nil : explicitDate(at: index)
    }

    /// A weekday, on its own or before a date that it must agree with.
    private func weekdayDate(_ weekday: Weekday, at start: Int, from index: Int) -> (Reading, Int)? {
        if let explicit = explicitDate(after: start + 1) {
            let length = start + 1 + explicit.length - index
            if case .date(let date) = explicit.reading, date.weekday != weekday {
                let text = words[index..<(index + length)].map(\.raw).joined(separator: " ")
                return (.lack(.noSuchDate(text)), length)
            }
            return (explicit.reading, length)
        }
        if let next = word(start + 1), lexicon[.datesNextBehind].contains(next.text) {
            return (.lack(.ambiguous(words[start].raw + " " + next.raw)), start + 2 - index)
        }
        let ahead = (weekday.rawValue - today.weekday.rawValue + 7) % 7
        // On a Friday, "Friday" is today or in a week.
        if ahead == 0 { return (.lack(.ambiguous(words[start].raw)), start + 1 - index) }
        return (.date(today.adding(days: ahead)), start + 1 - index)
    }

    /// A date behind a weekday, with an article before it.
    private func explicitDate(after index: Int) -> (reading: Reading, length: Int)? {
        if let found = explicitDate(at: index) { return found }
        guard let between = word(index), lexicon[.datesThe].contains(between.text),
            let found = explicitDate(at: index + 1)
        else { return nil }
        return (found.reading, found.length + 1)
    }

    private func relative(at index: Int) -> (reading: Reading, length: Int)? {
        for (key, days) in [(LexiconKey.datesAfterTomorrow, 2), (.datesTomorrow, 1), (.datesToday, 0)] {
            guard let length = lexicon[key].length(at: index, of: words) else { continue }
            // "morgen früh" is a time of day that nobody can name.
            if days == 1, let next = word(index + length), lexicon[.datesNoDay].contains(next.text) { return nil }
            return (.date(today.adding(days: days)), length)
        }
        guard let start = lexicon[.datesIn].skip(index, of: words), let (count, length) = span(at: start) else {
            return nil
        }
        return (.date(today.adding(days: count)), start + length - index)
    }

    /// Whether a word is what a number of days or months is counted in.
    static func isUnit(_ word: String, _ lexicon: Lexicon) -> Bool {
        [.unitsDay, .unitsDayLetter, .unitsWeek, .unitsMonth].contains { lexicon[$0].contains(word) }
    }

    /// A number of days: "3 days", "einer Woche".
    func span(at index: Int) -> (days: Int, length: Int)? {
        // "3d", "2w".
        if let text = word(index)?.text, let unit = text.last.map(String.init),
            let count = Word(text: String(text.dropLast()), raw: "").number, count > 0
        {
            if lexicon[.unitsDayLetter].contains(unit) { return (count, 1) }
            if lexicon[.unitsWeekLetter].contains(unit) { return (count * 7, 1) }
        }
        guard let count = count(at: index), let unit = word(index + 1)?.text else { return nil }
        if lexicon[.unitsDay].contains(unit) { return (count, 2) }
        return lexicon[.unitsWeek].contains(unit) ? (count * 7, 2) : nil
    }

    /// A number of days with a word between that says "more": "two more weeks", "another week".
    func more(at index: Int) -> Int? {
        if let span = span(at: index) { return span.days }
        guard let first = word(index), var unit = word(index + 1)?.text else { return nil }
        // "in a week's time"
        if unit.hasSuffix("'s") { unit = String(unit.dropLast(2)) }
        if lexicon[.unitsAnother].contains(first.text) {
            if let span = span(at: index + 1) { return span.days }
            if lexicon[.unitsWeek].contains(unit) { return 7 }
            return lexicon[.unitsDay].contains(unit) ? 1 : nil
        }
        guard lexicon[.unitsMore].contains(unit), let count = count(at: index), let last = word(index + 2)?.text else {
            return nil
        }
        if lexicon[.unitsDay].contains(last) { return count }
        return lexicon[.unitsWeek].contains(last) ? count * 7 : nil
    }

    /// The last day of a number of days or months from today: "3 months".
    func end(ofSpanAt index: Int) -> (date: CivilDate, length: Int)? {
        if let (days, length) = span(at: index) { return (today.adding(days: days), length) }
        guard let count = count(at: index), let unit = word(index + 1)?.text,
            lexicon[.unitsMonth].contains(unit)
        else { return nil }
        return (today.adding(months: count), 2)
    }

    private func count(at index: Int) -> Int? {
        guard let first = word(index) else { return nil }
        guard let count = first.number ?? lexicon.numbers[first.text], count > 0 else { return nil }
        return count
    }

    /// A date of numbers, or of a day and a month.
    private func explicitDate(at index: Int) -> (reading: Reading, length: Int)? {
        guard let first = word(index) else { return nil }
        if let reading = numeric(first, before: word(index + 1)) { return (reading, 1) }
        // "5 March", "5. März", "5th of March".
        if let day = dayNumber(first) {
            let isOf = word(index + 1).map { lexicon[.datesOf].contains($0.text) } == true
            let monthIndex = isOf ? index + 2 : index + 1
            guard let month = word(monthIndex).flatMap({ lexicon.months[$0.text] }) else { return nil }
            let (year, length) = yearNumber(at: monthIndex + 1)
            return (resolve(year, month, day, words[index...monthIndex]), monthIndex + 1 - index + length)
        }
        // "March 5th".
        if let month = lexicon.months[first.text], let day = word(index + 1).flatMap(dayNumber) {
            let (year, length) = yearNumber(at: index + 2)
            return (resolve(year, month, day, words[index...(index + 1)]), 2 + length)
        }
        return nil
    }

    private func dayNumber(_ word: Word) -> Int? {
        var text = word.text[...]
        for suffix in lexicon[.datesOrdinals].texts where text.hasSuffix(suffix) {
            text = text.dropLast(suffix.utf8.count)
            break
        }
        guard text.utf8.count <= 2, let day = Word(text: String(text), raw: "").number, (1...31).contains(day) else {
            return nil
        }
        return day
    }

    private func yearNumber(at index: Int) -> (Int?, Int) {
        guard let year = word(index)?.number, (2000...2199).contains(year), word(index)?.text.utf8.count == 4 else {
            return (nil, 0)
        }
        return (year, 1)
    }

    /// `2026-03-05`, `5.3.2026`, `5.3.`, `03/04/2027`.
    private func numeric(_ word: Word, before next: Word?) -> Reading? {
        let text = word.text
        for separator in ["-", ".", "/"] as [Character] {
            let parts = text.split(separator: separator, omittingEmptySubsequences: false)
            guard parts.count == 2 || parts.count == 3 else { continue }
            let numbers = parts.compactMap { part in
                part.utf8.count <= 4 ? Word(text: String(part), raw: "").number : nil
            }
            guard numbers.count == parts.count else { continue }
            if parts.count == 3, parts[0].utf8.count == 4 {
                return resolve(numbers[0], numbers[1], numbers[2], [word])
            }
            guard parts[0].utf8.count <= 2, parts[1].utf8.count <= 2 else { return nil }
            var year: Int?
            if parts.count == 3 {
                guard parts[2].utf8.count == 4 || parts[2].utf8.count == 2 else { return nil }
                year = parts[2].utf8.count == 2 ? 2000 + numbers[2] : numbers[2]
            }
            return separator == "."
                ? dotted(numbers, year, word, hasMinutes: parts[1].utf8.count == 2, next)
                : slashed(numbers, year, word, separator)
        }
        return nil
    }

    /// With dots, the day comes first; without a year and a dot at its end it may be a time.
    private func dotted(_ numbers: [Int], _ year: Int?, _ word: Word, hasMinutes: Bool, _ next: Word?) -> Reading? {
        let isDate = (1...12).contains(numbers[1]) && (1...31).contains(numbers[0])
        if year == nil, !word.hasDot {
            if let next, isMark(next.text) { return nil }
            let isTime = numbers[0] < 24 && numbers[1] < 60 && hasMinutes
            if isTime { return isDate ? .lack(.ambiguous(word.raw)) : nil }
        }
        // A full stop after a time, "18.30.", is no date.
        if year == nil, !isDate {
            return numbers[0] < 24 && numbers[1] < 60 && hasMinutes ? nil : .lack(.noSuchDate(word.raw))
        }
        return resolve(year, numbers[1], numbers[0], [word])
    }

    /// Whether a word behind a number says that it is a time.
    private func isMark(_ word: String) -> Bool {
        lexicon[.timesHourAttached].texts.contains(word) || lexicon[.timesMorningMark].contains(word)
            || lexicon[.timesAfternoonMark].contains(word)
    }

    /// With slashes, day and month come in the order of the writer's country, which nobody knows.
    private func slashed(_ numbers: [Int], _ year: Int?, _ word: Word, _ separator: Character) -> Reading? {
        // "1-3" is a range of numbers.
        if separator == "-", year == nil { return nil }
        let (one, two) = (numbers[0], numbers[1])
        if one == two { return resolve(year, one, one, [word]) }
        if one <= 12, two <= 12 {
            guard let isDayFirst else { return .lack(.ambiguous(word.raw)) }
            return isDayFirst ? resolve(year, two, one, [word]) : resolve(year, one, two, [word])
        }
        return one > 12 ? resolve(year, two, one, [word]) : resolve(year, one, two, [word])
    }

    /// The date of a year, a month and a day; without a year the one that is ahead, or has passed by less than two months: that is a slip.
    private func resolve(_ year: Int?, _ month: Int, _ day: Int, _ words: ArraySlice<Word>) -> Reading {
        let text = words.map(\.raw).joined(separator: " ")
        if let year {
            return CivilDate(year: year, month: month, day: day).map(Reading.date) ?? .lack(.noSuchDate(text))
        }
        guard (1...12).contains(month),
            let date = CivilDate(year: today.year, month: month, day: day)
                ?? CivilDate(year: today.year + 1, month: month, day: day)
        else {
            return .lack(.noSuchDate(text))
        }
        if today - date <= 60 { return .date(date) }
        return CivilDate(year: today.year + 1, month: month, day: day).map(Reading.date) ?? .lack(.noSuchDate(text))
    }
}
