import CivilTime

/// Dates as people write them, in English and German: what is certain, and what can be read in two ways.
struct DateWords {
    /// What a date comes to.
    enum Reading: Hashable {
        case date(CivilDate)
        case lack(Question.Lack)
    }

    /// The day on which it was written, on the writer's clock.
    var today: CivilDate
    /// What is read.
    var words: ArraySlice<Word>

    // MARK: Names

    static let weekdays: [String: Weekday] = {
        var names: [String: Weekday] = [:]
        let table: [(Weekday, String)] = [
            (.monday, "monday mon montag mo"), (.tuesday, "tuesday tue tues dienstag di"),
            (.wednesday, "wednesday wed mittwoch mi"),
            (.thursday, "thursday thu thur thurs donnerstag do"), (.friday, "friday fri freitag fr"),
            (.saturday, "saturday sat samstag sonnabend sa"), (.sunday, "sunday sun sonntag so"),
        ]
        for (day, list) in table { for name in list.split(separator: " ") { names[String(name)] = day } }
        return names
    }()

    static let months: [String: Int] = {
        var names: [String: Int] = [:]
        let table = [
            "january jan januar jaenner janvier enero gennaio", "february feb februar febr feber fevrier febrero",
            "march mar maerz mrz mars marzo", "april apr avril abril", "may mai mayo", "june jun juni juin junio",
            "july jul juli juillet julio", "august aug aout agosto",
            "september sep sept septembre septiembre setiembre", "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez decembre diciembre",
        ]
        for (index, list) in table.enumerated() {
            for name in list.split(separator: " ") { names[String(name)] = index + 1 }
        }
        return names
    }()

    /// Whether a folded word is part of a date or a time.
    static func looksLikeMoment(_ text: String) -> Bool {
        if text.utf8.count > 3, weekdays[text] != nil { return true }
        let digits = text.utf8.count { $0 >= 0x30 && $0 <= 0x39 }
        return digits >= 2
            && (text.has(":") || text.has(".") || text.has("/") || text.hasSuffix("pm") || text.hasSuffix("am"))
    }

    private func word(_ index: Int) -> Word? { words.indices.contains(index) ? words[index] : nil }

    // MARK: Reading

    /// The date that begins at a word, and how many words it takes.
    func date(at index: Int) -> (reading: Reading, length: Int)? {
        guard let first = word(index) else { return nil }
        if let found = relative(at: index) { return found }
        if ["next", "naechsten", "naechste", "naechster", "naechstem"].contains(first.text),
            let second = word(index + 1), DateWords.weekdays[second.text] != nil
        {
            if let explicit = explicitDate(after: index + 2) {
                return (explicit.reading, explicit.length + 2)
            }
            return (.lack(.ambiguous(first.raw + " " + second.raw)), 2)
        }
        let isThis = [
            "this", "coming", "upcoming", "diesen", "dieser", "diesem", "kommenden", "kommender", "kommendem",
        ].contains(first.text)
        let start = isThis ? index + 1 : index
        if let second = word(start), let weekday = DateWords.weekdays[second.text] {
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
        let ahead = (weekday.rawValue - today.weekday.rawValue + 7) % 7
        // On a Friday, "Friday" is today or in a week.
        if ahead == 0 { return (.lack(.ambiguous(words[start].raw)), start + 1 - index) }
        return (.date(today.adding(days: ahead)), start + 1 - index)
    }

    /// A date behind a weekday, with "the" or "den" before it.
    private func explicitDate(after index: Int) -> (reading: Reading, length: Int)? {
        if let found = explicitDate(at: index) { return found }
        guard let between = word(index), ["the", "den", "dem", "der", "on"].contains(between.text),
            let found = explicitDate(at: index + 1)
        else { return nil }
        return (found.reading, found.length + 1)
    }

    private func relative(at index: Int) -> (reading: Reading, length: Int)? {
        guard let first = word(index) else { return nil }
        func days(_ count: Int, _ length: Int) -> (Reading, Int) { (.date(today.adding(days: count)), length) }
        switch first.text {
        case "today", "heute": return days(0, 1)
        case "tomorrow", "tmrw", "tmr": return days(1, 1)
        case "morgen":
            // "morgen früh" is a time of day that nobody can name.
            return word(index + 1).map { ["frueh", "vormittag", "nachmittag", "abend", "mittag"].contains($0.text) }
                == true ? nil : days(1, 1)
        case "uebermorgen": return days(2, 1)
        case "day" where word(index + 1)?.text == "after" && word(index + 2)?.text == "tomorrow": return days(2, 3)
        case "in":
            guard let (count, length) = span(at: index + 1) else { return nil }
            return days(count, length + 1)
        default: return nil
        }
    }

    /// What a number of days or months is counted in.
    static let units: Set<String> = [
        "d", "day", "days", "tag", "tage", "tagen", "week", "weeks", "woche", "wochen", "month", "months", "monat",
        "monate", "monaten",
    ]

    /// A number of days: "3 days", "einer Woche".
    func span(at index: Int) -> (days: Int, length: Int)? {
        // "3d", "2w".
        if let text = word(index)?.text, let unit = text.utf8.last,
            let count = Word(text: String(text.dropLast()), raw: "").number, count > 0
        {
            if unit == UInt8(ascii: "d") { return (count, 1) }
            if unit == UInt8(ascii: "w") { return (count * 7, 1) }
        }
        guard let count = count(at: index), let second = word(index + 1) else { return nil }
        switch second.text {
        case "day", "days", "tag", "tage", "tagen": return (count, 2)
        case "week", "weeks", "woche", "wochen": return (count * 7, 2)
        default: return nil
        }
    }

    /// The last day of a number of days or months from today: "3 months".
    func end(ofSpanAt index: Int) -> (date: CivilDate, length: Int)? {
        if let (days, length) = span(at: index) { return (today.adding(days: days), length) }
        guard let count = count(at: index), let unit = word(index + 1)?.text,
            ["month", "months", "monat", "monate", "monaten"].contains(unit)
        else { return nil }
        return (today.adding(months: count), 2)
    }

    private func count(at index: Int) -> Int? {
        guard let first = word(index) else { return nil }
        let names = [
            "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10,
            "ein": 1, "einen": 1, "einem": 1, "eine": 1, "einer": 1,
            "zwei": 2, "drei": 3, "vier": 4, "fuenf": 5, "sechs": 6, "sieben": 7, "zehn": 10,
        ]
        guard let count = first.number ?? names[first.text], count > 0 else { return nil }
        return count
    }

    /// A date of numbers, or of a day and a month.
    private func explicitDate(at index: Int) -> (reading: Reading, length: Int)? {
        guard let first = word(index) else { return nil }
        if let reading = numeric(first, before: word(index + 1)) { return (reading, 1) }
        // "5 March", "5. März", "5th of March".
        if let day = dayNumber(first) {
            let isOf = word(index + 1)?.text == "of"
            let monthIndex = isOf ? index + 2 : index + 1
            guard let month = word(monthIndex).flatMap({ DateWords.months[$0.text] }) else { return nil }
            let (year, length) = yearNumber(at: monthIndex + 1)
            return (resolve(year, month, day, words[index...monthIndex]), monthIndex + 1 - index + length)
        }
        // "March 5th".
        if let month = DateWords.months[first.text], let day = word(index + 1).flatMap(dayNumber) {
            let (year, length) = yearNumber(at: index + 2)
            return (resolve(year, month, day, words[index...(index + 1)]), 2 + length)
        }
        return nil
    }

    private func dayNumber(_ word: Word) -> Int? {
        var text = word.text[...]
        for suffix in ["st", "nd", "rd", "th", "ten"] where text.hasSuffix(suffix) {
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
            if let next, ["uhr", "h", "pm", "am", "p.m", "a.m"].contains(next.text) { return nil }
            let isTime = numbers[0] < 24 && numbers[1] < 60 && hasMinutes
            if isTime { return isDate ? .lack(.ambiguous(word.raw)) : nil }
        }
        // A full stop after a time, "18.30.", is no date.
        if year == nil, !isDate {
            return numbers[0] < 24 && numbers[1] < 60 && hasMinutes ? nil : .lack(.noSuchDate(word.raw))
        }
        return resolve(year, numbers[1], numbers[0], [word])
    }

    /// With slashes, day and month come in the order of the writer's country, which nobody knows.
    private func slashed(_ numbers: [Int], _ year: Int?, _ word: Word, _ separator: Character) -> Reading? {
        // "1-3" is a range of numbers.
        if separator == "-", year == nil { return nil }
        let (one, two) = (numbers[0], numbers[1])
        if one == two { return resolve(year, one, one, [word]) }
        if one <= 12, two <= 12 { return .lack(.ambiguous(word.raw)) }
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
