import Settings

/// Reads a language's `locale.yaml`.
struct LocaleReading {
    static let file = "locale.yaml"

    static func read(_ bytes: [UInt8], file: String, faults: Faults) -> LocaleStrings? {
        let strings = YAMLValue.document(bytes, file: file, faults: faults)?.fields { fields -> LocaleStrings? in
            let direction = fields.optional("right-to-left").map { $0.flag() } ?? false
            let sender = pattern(fields, "sender", ["community"])
            let dates = fields.required("dates")?.fields(dates)
            let lists = fields.required("lists")?.fields(lists)
            let durations = fields.required("durations")?.fields(durations)
            let calendar = fields.required("calendar")?.fields(calendar)
            let languages = fields.required("languages").flatMap(languages)
            let questions = fields.optional("questions").map { $0.fields(QuestionHints.init) } ?? QuestionHints.plain
            guard let direction, let sender, let dates, let lists, let durations, let calendar, let languages,
                let questions
            else { return nil }
            return LocaleStrings(
                isRightToLeft: direction, sender: sender, dates: dates, lists: lists, durations: durations,
                calendar: calendar, languages: languages, questions: questions)
        }
        return faults.isEmpty ? strings : nil
    }

    private static func dates(_ fields: YAMLFields) -> LocaleStrings.Dates? {
        let weekdays = names(fields, "weekdays", count: 7)
        let shortWeekdays = names(fields, "short-weekdays", count: 7)
        let months = names(fields, "months", count: 12)
        let shortMonths = names(fields, "short-months", count: 12)
        let first = fields.optional("first").map { $0.text() }
        let day = pattern(fields, "day", ["weekday", "day", "month", "year"])
        let short = pattern(fields, "short", ["weekday", "day", "month"])
        let time = pattern(fields, "time", ["hour", "minute"])
        let when = pattern(fields, "when", ["day", "time", "zone"])
        let there = pattern(fields, "there", ["time", "zone"])
        let another = pattern(fields, "there-on-another-day", ["day", "time", "zone"])
        guard let weekdays, let shortWeekdays, let months, let shortMonths, let day, let short, let time, let when,
            let there, let another
        else { return nil }
        return LocaleStrings.Dates(
            weekdays: weekdays, shortWeekdays: shortWeekdays, months: months, shortMonths: shortMonths,
            first: first ?? nil, day: day, short: short, time: time, when: when, there: there,
            thereOnAnotherDay: another)
    }

    private static func lists(_ fields: YAMLFields) -> LocaleStrings.Lists? {
        let middle = pattern(fields, "middle", ["names", "name"])
        let last = pattern(fields, "last", ["names", "name"])
        let more = counted(fields, "more", ["names"])
        guard let middle, let last, let more else { return nil }
        return LocaleStrings.Lists(middle: middle, last: last, more: more)
    }

    private static func durations(_ fields: YAMLFields) -> LocaleStrings.Durations? {
        let minutes = counted(fields, "minutes")
        let hours = counted(fields, "hours")
        let both = pattern(fields, "both", ["hours", "minutes"])
        guard let minutes, let hours, let both else { return nil }
        return LocaleStrings.Durations(minutes: minutes, hours: hours, both: both)
    }

    private static func calendar(_ fields: YAMLFields) -> LocaleStrings.CalendarTitles? {
        let title = pattern(fields, "title", [])
        let with = pattern(fields, "with", ["names"])
        let of = pattern(fields, "of", ["names"])
        let name = pattern(fields, "name", ["community"])
        let nameOf = pattern(fields, "name-of", ["community", "person"])
        guard let title, let with, let of, let name, let nameOf else { return nil }
        return LocaleStrings.CalendarTitles(title: title, with: with, of: of, name: name, nameOf: nameOf)
    }

    private static func languages(_ value: YAMLValue) -> [String: String]? {
        guard let entries = value.entries() else { return nil }
        let names = entries.compactMap { key, value in
            key.text().flatMap { code in value.text().map { (code, $0) } }
        }
        return Dictionary(names) { first, _ in first }
    }

    private static func names(_ fields: YAMLFields, _ key: String, count: Int) -> [String]? {
        guard let value = fields.required(key), let list = value.list() else { return nil }
        guard list.count == count else {
            value.refuse("\"\(key)\" has \(list.count) names, not \(count)")
            return nil
        }
        let names = list.compactMap { $0.text() }
        return names.count == count ? names : nil
    }

    static func pattern(_ fields: YAMLFields, _ key: String, _ names: [String]) -> TextPattern? {
        fields.required(key).flatMap { pattern($0, names) }
    }

    static func pattern(_ value: YAMLValue, _ names: [String], atMost longest: Int = 200) -> TextPattern? {
        guard let text = value.text(atMost: longest) else { return nil }
        if let pattern = TextPattern(text, names: Set(names)) { return pattern }
        let known = names.isEmpty ? "no names in braces" : names.map { "{\($0)}" }.joined(separator: ", ")
        value.refuse("\(value.label) may say \(known)")
        return nil
    }

    private static func counted(_ fields: YAMLFields, _ key: String, _ names: [String] = []) -> CountedText? {
        fields.required(key).flatMap { counted($0, names + ["count"]) }
    }

    /// A mapping of numbers, and of `other`, to texts.
    static func counted(_ value: YAMLValue, _ names: [String]) -> CountedText? {
        guard let entries = value.entries() else { return nil }
        var exact: [Int: TextPattern] = [:]
        var other: TextPattern?
        for (key, value) in entries {
            let pattern = pattern(value, names)
            if key.isWord("other") {
                other = pattern
            } else if let number = key.integer(0...1_000) {
                exact[number] = pattern
            }
        }
        if other == nil { value.refuse("\(value.label) needs a text for \"other\"") }
        return other.map { CountedText(exact: exact, other: $0) }
    }
}
