import CivilTime

/// A span of time, RFC 5545 §3.3.9: `19970101T180000Z/19970102T070000Z` or `19970101T180000Z/PT5H30M`.
public struct ICalendarPeriod: Hashable, Sendable {
    /// How a period says when it ends.
    public enum End: Hashable, Sendable {
        /// At a time; it is not part of the period.
        case time(ICalendarTime)
        /// So much later.
        case duration(CalendarDuration)
    }

    /// Its first moment.
    public var start: ICalendarTime
    /// Its end.
    public var end: End

    /// A period from `start` on.
    public init(start: ICalendarTime, end: End) {
        self.start = start
        self.end = end
    }

    /// What the value says; `nil` if it is no period. Both times are on the clock of `tzid`, if they are not in UTC.
    public init?(_ value: some StringProtocol, tzid: String? = nil) {
        let sides = value.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2, let start = ICalendarTime(sides[0], tzid: tzid), !start.isDate else { return nil }
        self.start = start
        if let time = ICalendarTime(sides[1], tzid: tzid), !time.isDate {
            end = .time(time)
        } else if let duration = CalendarDuration(String(sides[1])), !duration.isNegative {
            end = .duration(duration)
        } else {
            return nil
        }
    }

    /// As the value of a property is written.
    public var value: String {
        switch end {
        case .time(let time): "\(start.value)/\(time.value)"
        case .duration(let duration): "\(start.value)/\(duration)"
        }
    }
}

/// A busy or free span of a VFREEBUSY (RFC 5545 §3.8.2.6).
public struct FreeBusySpan: Hashable, Sendable {
    /// When; in UTC.
    public var period: ICalendarPeriod
    /// FBTYPE: `BUSY`, `FREE`, `BUSY-UNAVAILABLE`, `BUSY-TENTATIVE` or a name of the writer's own.
    public var kind: String

    /// A span; busy, unless stated.
    public init(_ period: ICalendarPeriod, kind: String = "BUSY") {
        self.period = period
        self.kind = kind.asciiUpperCased
    }
}

/// When an alarm goes off (RFC 5545 §3.8.6.3).
public enum AlarmTrigger: Hashable, Sendable {
    /// So much before (negative) or after the start of what it is an alarm of.
    case start(CalendarDuration)
    /// So much before (negative) or after its end.
    case end(CalendarDuration)
    /// At a moment.
    case at(Instant)

    init?(_ property: ICalendarProperty) {
        if case .utc(let instant)? = ICalendarTime(property.value) {
            self = .at(instant)
            return
        }
        guard let duration = CalendarDuration(property.value) else { return nil }
        self = property[parameter: "RELATED"]?.asciiUpperCased == "END" ? .end(duration) : .start(duration)
    }

    var property: ICalendarProperty {
        switch self {
        case .start(let duration): ICalendarProperty("TRIGGER", value: "\(duration)")
        case .end(let duration):
            ICalendarProperty("TRIGGER", [ICalendarParameter("RELATED", ["END"])], value: "\(duration)")
        case .at(let instant):
            ICalendarProperty(
                "TRIGGER", [ICalendarParameter("VALUE", ["DATE-TIME"])], value: ICalendarTime.utc(instant).value)
        }
    }
}

/// How far a request came (RFC 5545 §3.8.8.3): `2.0;Success`.
public struct RequestStatus: Hashable, Sendable {
    /// Such as `3.7`; the first number is 1 while it is under way, 2 for success, 3 and 4 for a fault of the request
    /// or of the server, 5 for mail that did not arrive.
    public var code: String
    /// For people.
    public var text: String
    /// What it is about, such as the property at fault, if that is said.
    public var data: String?

    /// A status.
    public init(code: String, text: String, data: String? = nil) {
        self.code = code
        self.text = text
        self.data = data
    }

    init(_ property: ICalendarProperty) {
        let parts = TextValue.split(property.value, at: ";").map(TextValue.unescaped)
        code = parts.first ?? ""
        text = parts.count > 1 ? parts[1] : ""
        data = parts.count > 2 ? parts[2...].joined(separator: ";") : nil
    }

    var property: ICalendarProperty {
        let parts = [code, text] + (data.map { [$0] } ?? [])
        return ICalendarProperty("REQUEST-STATUS", value: parts.map(TextValue.escaped).joined(separator: ";"))
    }
}
