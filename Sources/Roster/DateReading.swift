import CivilTime

/// Dates as a file writes them: ISO 8601, and one other form that the coordinator names.
struct DateReading {
    /// Why a text is no date, in words.
    struct Fault: Error, Hashable {
        let reason: String
    }

    private enum Part: Hashable {
        case year, shortYear, month, day, hour, minute, second
        case literal(Character)
    }

    private let parts: [Part]
    private let pattern: String?

    /// ISO 8601 alone, or also what a pattern of strptime's letters describes: `%d %m %Y %y %H %M %S`, and `%%`.
    init(pattern: String?) throws(Fault) {
        self.pattern = pattern
        guard let pattern else {
            parts = []
            return
        }
        var parts: [Part] = []
        var characters = pattern[...]
        while let character = characters.popFirst() {
            guard character == "%" else {
                parts.append(.literal(character))
                continue
            }
            switch characters.popFirst() {
            case "Y": parts.append(.year)
            case "y": parts.append(.shortYear)
            case "m": parts.append(.month)
            case "d": parts.append(.day)
            case "H": parts.append(.hour)
            case "M": parts.append(.minute)
            case "S": parts.append(.second)
            case "%": parts.append(.literal("%"))
            case let letter:
                throw Fault(
                    reason:
                        "the date format \"\(shown(pattern))\" has %\(letter.map { shown(String($0)) } ?? "") in it; "
                        + "known are %d %m %Y %y %H %M %S, as in %d/%m/%Y")
            }
        }
        let hasYear = parts.contains(.year) || parts.contains(.shortYear)
        guard hasYear, parts.contains(.month), parts.contains(.day),
            Set(parts.filter(DateReading.isNumber)).count
                == parts.filter(DateReading.isNumber).count
        else {
            throw Fault(
                reason:
                    "the date format \"\(shown(pattern))\" must have a year, a month and a day, each once, as in %d/%m/%Y"
            )
        }
        self.parts = parts
    }

    private static func isNumber(_ part: Part) -> Bool {
        if case .literal = part { return false }
        return true
    }

    /// A date and, where one follows, a time of day.
    func read(_ text: String) throws(Fault) -> (date: CivilDate, time: TimeOfDay?) {
        if let date = CivilDate(text) { return (date, nil) }
        if let both = CivilDateTime(text) { return (both.date, both.time) }
        if pattern != nil {
            if let found = matching(text) { return found }
            throw Fault(reason: "is neither of the form \(shown(pattern ?? "")) nor yyyy-mm-dd")
        }
        // A date followed by a time that ISO does not write, such as 6:00 PM.
        if let space = text.firstIndex(where: { $0 == " " || $0 == "T" }), let date = CivilDate(String(text[..<space]))
        {
            let time = try DateReading.time(trimmed(String(text[text.index(after: space)...])))
            return (date, time)
        }
        throw Fault(reason: DateReading.advice(text))
    }

    /// A time of day: `18:00`, `9:30`, `18:00:00`, `6:00 PM`.
    static func time(_ text: String) throws(Fault) -> TimeOfDay {
        var body = trimmed(text).lowercased()
        var half: Character?
        for suffix in ["a.m.", "p.m.", "am", "pm"] where body.hasSuffix(suffix) {
            half = suffix.first
            body = trimmed(String(body.dropLast(suffix.count)))
            break
        }
        let fields = body.split(separator: ":", omittingEmptySubsequences: false).map(number)
        guard (2...3).contains(fields.count) || half != nil && fields.count == 1, var hour = fields[0],
            let minute = fields.count > 1 ? fields[1] : 0, let second = fields.count > 2 ? fields[2] : 0
        else { throw Fault(reason: "has no time of day such as 18:00") }
        if let half {
            guard (1...12).contains(hour) else { throw Fault(reason: "has no time of day such as 6:00 PM") }
            hour = hour % 12 + (half == "p" ? 12 : 0)
        }
        guard let time = TimeOfDay(hour: hour, minute: minute, second: second) else {
            throw Fault(reason: "has no time of day such as 18:00")
        }
        return time
    }

    private static func number(_ text: Substring) -> Int? {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }

    private func matching(_ text: String) -> (date: CivilDate, time: TimeOfDay?)? {
        var rest = text[...]
        var values: [Part: Int] = [:]
        for part in parts {
            if case .literal(let character) = part {
                guard rest.popFirst() == character else { return nil }
                continue
            }
            let digits = rest.prefix(part == .year ? 4 : 2).prefix { $0.isASCII && $0.isNumber }
            guard let value = DateReading.number(digits), part != .year || digits.count == 4 else { return nil }
            values[part] = value
            rest = rest.dropFirst(digits.count)
        }
        // Two digits mean this century: nobody's mentorship began in 1927.
        let year = values[.year] ?? values[.shortYear].map { 2000 + $0 } ?? 0
        guard let date = CivilDate(year: year, month: values[.month] ?? 0, day: values[.day] ?? 0) else { return nil }
        if let hour = values[.hour] {
            guard rest.isEmpty else { return nil }
            let time = TimeOfDay(hour: hour, minute: values[.minute] ?? 0, second: values[.second] ?? 0)
            return time.map { (date, $0) }
        }
        guard let separator = rest.popFirst() else { return (date, nil) }
        guard separator == " " || separator == "T" || separator == ",",
            let time = try? DateReading.time(String(rest))
        else { return nil }
        return (date, time)
    }

    /// What to do about a date in another form: both readings of an ambiguous one.
    private static func advice(_ text: String) -> String {
        let date = text.prefix { !$0.isWhitespace && $0 != "T" }
        let fields = date.split(omittingEmptySubsequences: false) { "/.-".contains($0) }
        guard fields.count == 3, let separator = date.first(where: { "/.-".contains($0) }),
            let first = number(fields[0]), let second = number(fields[1]), let third = number(fields[2])
        else {
            let isSerial =
                (number(text[...]) ?? 0) == 0 && text.utf8.count == 5
                && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            return isSerial
                ? "is a spreadsheet's day number; format the column as a date, such as 2027-01-12"
                : "is not a date; write it as 2027-01-12"
        }
        let (year, yearLetter) = fields[2].count <= 2 ? (2000 + third, "%y") : (third, "%Y")
        let dayFirst = CivilDate(year: year, month: second, day: first)
        let monthFirst = CivilDate(year: year, month: first, day: second)
        let dayFormat = "%d\(separator)%m\(separator)\(yearLetter)"
        let monthFormat = "%m\(separator)%d\(separator)\(yearLetter)"
        switch (dayFirst, monthFirst) {
        case (let one?, let other?) where one != other:
            return "can be \(one) (--date-format \(dayFormat)) or \(other) (--date-format \(monthFormat)); say which"
        case (let one?, _):
            return "is not in ISO form; write \(one), or give --date-format \(dayFormat)"
        case (nil, let other?):
            return "is not in ISO form; write \(other), or give --date-format \(monthFormat)"
        case (nil, nil):
            return "is not a date; write it as 2027-01-12"
        }
    }
}
