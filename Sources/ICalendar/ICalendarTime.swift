import CivilTime

/// When something is: the forms of RFC 5545 §3.3.4 and §3.3.5.
public enum ICalendarTime: Hashable, Sendable {
    /// A whole day; it has no zone.
    case date(CivilDate)
    /// A time on the clock of whoever looks, wherever they are.
    case floating(CivilDateTime)
    /// A moment, written in UTC.
    case utc(Instant)
    /// A time on the clock of the zone that the calendar calls `tzid`.
    case zoned(CivilDateTime, tzid: String)

    /// What the value and its TZID say: `20270101`, `20270101T180000` or `20270101T170000Z`; `nil` if it is none of
    /// these. A TZID beside UTC or a date does not count. Second 60 is taken as 59 (§3.3.12).
    public init?(_ value: some StringProtocol, tzid: String? = nil) {
        let bytes = Array(value.utf8)
        guard bytes.count == 8 || bytes.count == 15 || bytes.count == 16, let date = BasicTime.date(bytes[..<8]) else {
            return nil
        }
        guard bytes.count > 8 else {
            self = .date(date)
            return
        }
        guard bytes[8] == UInt8(ascii: "T"), let time = BasicTime.time(bytes[9..<15]) else { return nil }
        let civil = CivilDateTime(date, time)
        if bytes.count == 16 {
            guard bytes[15] == UInt8(ascii: "Z") else { return nil }
            self = .utc(Zone.utc.instant(of: civil))
        } else if let tzid {
            self = .zoned(civil, tzid: tzid)
        } else {
            self = .floating(civil)
        }
    }

    /// The time on the zone's clock; in UTC if the zone is UTC.
    public init(_ civil: CivilDateTime, in zone: Zone) {
        self = zone == .utc ? .utc(zone.instant(of: civil)) : .zoned(civil, tzid: zone.identifier)
    }

    /// As the value of a property is written, such as `20270101T180000`.
    public var value: String {
        switch self {
        case .date(let date): BasicTime.text(date)
        case .floating(let civil), .zoned(let civil, _): BasicTime.text(civil)
        case .utc(let instant): BasicTime.text(Zone.utc.civil(at: instant)) + "Z"
        }
    }

    /// The date that is written: for a time in UTC, the date in UTC.
    public var date: CivilDate {
        switch self {
        case .date(let date): date
        case .floating(let civil), .zoned(let civil, _): civil.date
        case .utc(let instant): Zone.utc.civil(at: instant).date
        }
    }

    /// The clock that is written: midnight of a date, and UTC's of a time in UTC.
    public var civil: CivilDateTime {
        switch self {
        case .date(let date): CivilDateTime(date, .midnight)
        case .floating(let civil), .zoned(let civil, _): civil
        case .utc(let instant): Zone.utc.civil(at: instant)
        }
    }

    /// The zone that is named; `nil` of all other forms.
    public var tzid: String? {
        if case .zoned(_, let tzid) = self { tzid } else { nil }
    }

    /// Whether it is a whole day.
    public var isDate: Bool {
        if case .date = self { true } else { false }
    }

    /// A clock that is shown in the same way as this one: as a date, in UTC, in the same zone or in none.
    func withClock(_ civil: CivilDateTime) -> ICalendarTime {
        switch self {
        case .date: .date(civil.date)
        case .floating: .floating(civil)
        case .utc: .utc(Zone.utc.instant(of: civil))
        case .zoned(_, let tzid): .zoned(civil, tzid: tzid)
        }
    }

    /// The property of that name with this value, and with the VALUE or TZID that it needs.
    public func property(_ name: String) -> ICalendarProperty {
        var property = ICalendarProperty(name, value: value)
        if isDate { property[parameter: "VALUE"] = "DATE" }
        if let tzid { property[parameter: "TZID"] = tzid }
        return property
    }
}

/// ISO 8601's basic format, in which RFC 5545 writes dates and times.
enum BasicTime {
    static func date(_ bytes: ArraySlice<UInt8>) -> CivilDate? {
        guard let value = number(bytes) else { return nil }
        return CivilDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)
    }

    static func time(_ bytes: ArraySlice<UInt8>) -> TimeOfDay? {
        guard let value = number(bytes), value % 100 <= 60 else { return nil }
        return TimeOfDay(hour: value / 10_000, minute: value / 100 % 100, second: min(value % 100, 59))
    }

    /// Digits and nothing else, at most nine of them.
    static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
        var value = 0
        for byte in bytes {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    static func text(_ date: CivilDate) -> String { digits(date.year * 10_000 + date.month * 100 + date.day, 8) }

    static func text(_ civil: CivilDateTime) -> String {
        let time = civil.time
        return "\(text(civil.date))T\(digits(time.hour * 10_000 + time.minute * 100 + time.second, 6))"
    }

    static func digits(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
