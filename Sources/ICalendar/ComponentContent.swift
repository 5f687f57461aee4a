import CivilTime

/// What a component says to people, and who takes part.
extension ICalendarComponent {
    /// SUMMARY: one line.
    public var summary: String? {
        get { self["SUMMARY"]?.text }
        set { setText("SUMMARY", newValue) }
    }

    /// DESCRIPTION: as many lines as it takes.
    public var description: String? {
        get { self["DESCRIPTION"]?.text }
        set { setText("DESCRIPTION", newValue) }
    }

    /// LOCATION.
    public var location: String? {
        get { self["LOCATION"]?.text }
        set { setText("LOCATION", newValue) }
    }

    /// COMMENT: the first; attendees write why they decline there.
    public var comment: String? {
        get { self["COMMENT"]?.text }
        set { setText("COMMENT", newValue) }
    }

    /// URL.
    public var url: String? {
        get { self["URL"]?.value }
        set { self["URL"] = newValue.map { ICalendarProperty("URL", value: $0) } }
    }

    /// STATUS.
    public var status: ICalendarStatus? {
        get { self["STATUS"].map { ICalendarStatus(rawValue: $0.value) } }
        set { setToken("STATUS", newValue) }
    }

    /// TRANSP.
    public var transparency: Transparency? {
        get { self["TRANSP"].map { Transparency(rawValue: $0.value) } }
        set { setToken("TRANSP", newValue) }
    }

    /// CLASS: `PUBLIC`, `PRIVATE` or `CONFIDENTIAL` (RFC 5545 §3.8.1.3).
    public var classification: String? {
        get { self["CLASS"]?.value.asciiUpperCased }
        set { self["CLASS"] = newValue.map { ICalendarProperty("CLASS", value: $0) } }
    }

    /// PRIORITY: 1 is the highest, 9 the lowest, 0 none (RFC 5545 §3.8.1.9).
    public var priority: Int? {
        get { self["PRIORITY"].flatMap { Int($0.value) } }
        set { self["PRIORITY"] = newValue.map { ICalendarProperty("PRIORITY", value: "\(min(max($0, 0), 9))") } }
    }

    /// CATEGORIES, of all such properties together; they are written as one.
    public var categories: [String] {
        get { all("CATEGORIES").flatMap(\.texts) }
        set {
            let value = newValue.map(TextValue.escaped).joined(separator: ",")
            self["CATEGORIES"] = newValue.isEmpty ? nil : ICalendarProperty("CATEGORIES", value: value)
        }
    }

    /// ORGANIZER.
    public var organizer: Organizer? {
        get { self["ORGANIZER"].map(Organizer.init(_:)) }
        set { self["ORGANIZER"] = newValue?.property }
    }

    /// ATTENDEE, all of them.
    public var attendees: [Attendee] {
        get { all("ATTENDEE").map(Attendee.init(_:)) }
        set { setAll("ATTENDEE", newValue.map(\.property)) }
    }

    /// The attendee with that mailbox.
    public func attendee(_ address: CalendarAddress) -> Attendee? {
        attendees.first { $0.address.sameMailbox(as: address) }
    }

    /// REQUEST-STATUS, all of them.
    public var requestStatuses: [RequestStatus] {
        get { all("REQUEST-STATUS").map(RequestStatus.init(_:)) }
        set { setAll("REQUEST-STATUS", newValue.map(\.property)) }
    }

    /// TRIGGER of an alarm.
    public var trigger: AlarmTrigger? {
        get { self["TRIGGER"].flatMap(AlarmTrigger.init(_:)) }
        set { self["TRIGGER"] = newValue?.property }
    }

    /// ACTION of an alarm: `DISPLAY`, `AUDIO` or `EMAIL`.
    public var action: String? {
        get { self["ACTION"]?.value.asciiUpperCased }
        set { self["ACTION"] = newValue.map { ICalendarProperty("ACTION", value: $0) } }
    }

    /// NAME of a calendar (RFC 7986 §5.1) or, where that is missing, X-WR-CALNAME. Both are written, because programs
    /// in use read only the latter.
    public var calendarName: String? {
        get { (self["NAME"] ?? self["X-WR-CALNAME"])?.text }
        set {
            setText("NAME", newValue)
            setText("X-WR-CALNAME", newValue)
        }
    }

    /// REFRESH-INTERVAL of a calendar (RFC 7986 §5.7): how often a subscriber should look, or X-PUBLISHED-TTL, which
    /// is what Outlook reads. Both are written.
    public var refreshInterval: CalendarDuration? {
        get { (self["REFRESH-INTERVAL"] ?? self["X-PUBLISHED-TTL"]).flatMap { CalendarDuration($0.value) } }
        set {
            self["REFRESH-INTERVAL"] = newValue.map {
                ICalendarProperty("REFRESH-INTERVAL", [ICalendarParameter("VALUE", ["DURATION"])], value: "\($0)")
            }
            self["X-PUBLISHED-TTL"] = newValue.map { ICalendarProperty("X-PUBLISHED-TTL", value: "\($0)") }
        }
    }

    /// X-MICROSOFT-CDO-BUSYSTATUS: how Outlook shows the time, `FREE`, `TENTATIVE`, `BUSY` or `OOF`; it finds more
    /// than TRANSP says.
    public var microsoftBusyStatus: String? {
        get { self["X-MICROSOFT-CDO-BUSYSTATUS"]?.value.asciiUpperCased }
        set {
            self["X-MICROSOFT-CDO-BUSYSTATUS"] = newValue.map {
                ICalendarProperty("X-MICROSOFT-CDO-BUSYSTATUS", value: $0)
            }
        }
    }

    private mutating func setToken(_ name: String, _ token: (any ICalendarToken)?) {
        self[name] = token.map { ICalendarProperty(name, value: $0.rawValue) }
    }
}
