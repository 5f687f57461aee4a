/// ISO 8601's two ways of writing a date or a time: with `-` and `:`, or without. What is taken of it stands in the module's
/// documentation.
enum ISO8601Form {
    case basic, extended
}

extension DigitScanner {
    /// A date of one of the three kinds.
    mutating func isoDay() -> (date: CivilDate, form: ISO8601Form)? {
        guard let year = number(width: 4) else { return nil }
        let form: ISO8601Form = take("-") == nil ? .basic : .extended
        func separated(_ scanner: inout DigitScanner) -> Bool { form == .basic || scanner.take("-") != nil }
        if take("W", "w") != nil {
            guard let week = number(width: 2), separated(&self), let day = number(width: 1),
                let weekday = Weekday(rawValue: day),
                let date = CivilDate(isoWeekYear: year, week: week, weekday: weekday)
            else { return nil }
            return (date, form)
        }
        var ordinal = self
        if let dayOfYear = ordinal.number(width: 3), !ordinal.isAtDigit {
            self = ordinal
            return CivilDate(year: year, dayOfYear: dayOfYear).map { ($0, form) }
        }
        guard let month = number(width: 2), separated(&self), let day = number(width: 2) else { return nil }
        return CivilDate(year: year, month: month, day: day).map { ($0, form) }
    }

    /// A time in seconds, at most 86,400. Without a `form` either will do.
    mutating func isoTime(_ form: ISO8601Form?) -> Int? {
        guard let hour = number(width: 2) else { return nil }
        let hasColon = take(":") != nil
        if let form, hasColon != (form == .extended) { return nil }
        guard let minute = number(width: 2) else { return nil }
        var second = 0
        var isWhole = true
        if hasColon ? take(":") != nil : isAtDigit {
            guard let seconds = number(width: 2) else { return nil }
            second = seconds
            if take(".", ",") != nil {
                guard isAtDigit else { return nil }
                while let digit = number(width: 1) { isWhole = isWhole && digit == 0 }
            }
        }
        if hour == 24, minute == 0, second == 0, isWhole { return 86_400 }
        return TimeOfDay(hour: hour, minute: minute, second: second)?.secondsSinceMidnight
    }

    /// A date and a time of the same form, on the wall.
    mutating func isoDateTime() -> (civil: CivilDateTime, form: ISO8601Form)? {
        guard let (date, form) = isoDay(), take("T", "t", " ") != nil, let second = isoTime(form) else { return nil }
        guard second == 86_400 else { return (CivilDateTime(date, TimeOfDay(clamping: second)), form) }
        guard date < CivilDate.last else { return nil }
        return (CivilDateTime(date.adding(days: 1), .midnight), form)
    }

    /// Seconds east of UTC.
    mutating func isoOffset(_ form: ISO8601Form) -> Int? {
        guard let sign = take("Z", "z", "+", "-") else { return nil }
        guard sign == "+" || sign == "-" else { return 0 }
        guard let hours = number(width: 2), hours <= 23 else { return nil }
        var minutes = 0
        if form == .extended ? take(":") != nil : isAtDigit {
            guard let rest = number(width: 2), rest <= 59 else { return nil }
            minutes = rest
        }
        return (hours * 60 + minutes) * (sign == "-" ? -60 : 60)
    }
}

extension CivilDate {
    /// A date from ISO 8601: `2027-01-12`, `2027-W02-2` or `2027-012`, or the same without hyphens. Years 1–9999, whole dates only.
    public init?(iso8601 text: String) {
        var scanner = DigitScanner(text)
        guard let (date, _) = scanner.isoDay(), scanner.isAtEnd else { return nil }
        self = date
    }

    /// ISO 8601's basic form, `yyyymmdd`.
    public var basicISO8601: String { "\(padded(year, 4))\(padded(month))\(padded(day))" }

    /// ISO 8601's week date, such as `2027-W02-2`.
    public var weekDate: String {
        let (year, week) = isoWeek
        return "\(padded(year, 4))-W\(padded(week))-\(weekday.rawValue)"
    }

    /// ISO 8601's ordinal date, such as `2027-012`.
    public var ordinalDate: String { "\(padded(year, 4))-\(padded(dayOfYear, 3))" }
}

extension TimeOfDay {
    /// A time from ISO 8601: `18:00`, `18:00:30`, `18:00:30.5`, or the same without colons, with or without a `T` before it. A
    /// fraction of a second is cut off; 24:00 and leap seconds are refused.
    public init?(iso8601 text: String) {
        var scanner = DigitScanner(text)
        _ = scanner.take("T", "t")
        guard let second = scanner.isoTime(nil), second < 86_400, scanner.isAtEnd else { return nil }
        self.init(clamping: second)
    }

    /// ISO 8601's basic form, `hhmmss`.
    public var basicISO8601: String { "\(padded(hour))\(padded(minute))\(padded(second))" }
}

extension CivilDateTime {
    /// A date and a time without an offset from ISO 8601, such as `2027-01-12T18:00`, `20270112T180000` or `2027-W02-2T18:00`; both in
    /// the same form. A fraction of a second is cut off; `24:00` is the next day's midnight; an offset is refused, since
    /// it makes an `Instant`.
    public init?(iso8601 text: String) {
        var scanner = DigitScanner(text)
        guard let (civil, _) = scanner.isoDateTime(), scanner.isAtEnd else { return nil }
        self = civil
    }

    /// ISO 8601's extended form with seconds, `yyyy-mm-ddThh:mm:ss`.
    public var iso8601: String {
        "\(date)T\(padded(time.hour)):\(padded(time.minute)):\(padded(time.second))"
    }

    /// ISO 8601's basic form with seconds, `yyyymmddThhmmss`, which is also RFC 5545's.
    public var basicISO8601: String { "\(date.basicISO8601)T\(time.basicISO8601)" }
}

extension Instant {
    /// A moment from ISO 8601: a date and a time with `Z` or an offset, such as `2027-01-12T18:00+01:00` or `20270112T170000Z`, all in the
    /// same form. A fraction of a second is cut off; leap seconds are refused.
    public init?(iso8601 text: String) {
        var scanner = DigitScanner(text)
        guard let (civil, form) = scanner.isoDateTime(), let offset = scanner.isoOffset(form), scanner.isAtEnd else {
            return nil
        }
        self.init(seconds: civil.wallSeconds - Int64(offset))
    }

    /// ISO 8601's basic form in UTC, `yyyymmddThhmmssZ`, which is also RFC 5545's. Moments outside years 1–9999 show as the nearest one
    /// inside.
    public var basicISO8601: String { CivilDateTime(wallSeconds: seconds).basicISO8601 + "Z" }
}
