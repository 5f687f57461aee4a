import CivilTime

/// RECURRENCE-ID, RFC 5545 §3.8.4.4: which occurrence of a series a component is about.
public struct RecurrenceIdentifier: Hashable, Sendable {
    /// When the occurrence would have been, had nothing been changed.
    public var time: ICalendarTime
    /// RANGE=THISANDFUTURE: whether all later ones are meant as well.
    public var isThisAndFuture: Bool

    /// An occurrence, or it and all later ones.
    public init(_ time: ICalendarTime, isThisAndFuture: Bool = false) {
        self.time = time
        self.isThisAndFuture = isThisAndFuture
    }
}

/// What a component is, of what version, and about what.
extension ICalendarComponent {
    /// A calendar for `product` (PRODID), such as `-//Example//Mentoring//EN`: VERSION 2.0, with `method` if it is
    /// sent to somebody or published.
    public static func calendar(
        product: String, method: ICalendarMethod? = nil, components: [ICalendarComponent] = []
    ) -> ICalendarComponent {
        var calendar = ICalendarComponent("VCALENDAR", components: components)
        calendar.properties = [
            ICalendarProperty("PRODID", text: product), ICalendarProperty("VERSION", value: "2.0"),
            ICalendarProperty("CALSCALE", value: "GREGORIAN"),
        ]
        calendar.method = method
        return calendar
    }

    /// An event with what RFC 5545 §3.6.1 asks of every one: who it is (`uid`, never used for another), when it was
    /// written (`stamp`), and when it begins.
    public static func event(uid: String, stamp: Instant, start: ICalendarTime) -> ICalendarComponent {
        var event = ICalendarComponent("VEVENT")
        event.uid = uid
        event.stamp = stamp
        event.start = start
        return event
    }

    /// An alarm that shows `text` (RFC 5545 §3.6.6).
    public static func alarm(_ trigger: AlarmTrigger, text: String) -> ICalendarComponent {
        ICalendarComponent(
            "VALARM",
            [
                ICalendarProperty("ACTION", value: "DISPLAY"), trigger.property,
                ICalendarProperty("DESCRIPTION", text: text),
            ])
    }

    /// METHOD of a calendar.
    public var method: ICalendarMethod? {
        get { self["METHOD"].map { ICalendarMethod(rawValue: $0.value) } }
        set { self["METHOD"] = newValue.map { ICalendarProperty("METHOD", value: $0.rawValue) } }
    }

    /// PRODID of a calendar: which program wrote it.
    public var product: String? {
        get { self["PRODID"]?.text }
        set { setText("PRODID", newValue) }
    }

    /// UID: the same for all versions and all changed occurrences of a thing, and for no other thing.
    public var uid: String? {
        get { self["UID"]?.text }
        set { setText("UID", newValue) }
    }

    /// SEQUENCE: the version, 0 if it is not stated. An organizer raises it with every change of time and with CANCEL
    /// (RFC 5546 §2.1.4).
    public var sequence: Int {
        get { self["SEQUENCE"].flatMap { Int($0.value) }.map { max($0, 0) } ?? 0 }
        set { self["SEQUENCE"] = ICalendarProperty("SEQUENCE", value: "\(max(newValue, 0))") }
    }

    /// DTSTAMP: when this version was written (with METHOD, when the message was).
    public var stamp: Instant? {
        get { moment("DTSTAMP") }
        set { setMoment("DTSTAMP", newValue) }
    }

    /// CREATED.
    public var created: Instant? {
        get { moment("CREATED") }
        set { setMoment("CREATED", newValue) }
    }

    /// LAST-MODIFIED.
    public var lastModified: Instant? {
        get { moment("LAST-MODIFIED") }
        set { setMoment("LAST-MODIFIED", newValue) }
    }

    /// RECURRENCE-ID; `nil` if it is not there or not readable.
    public var recurrenceID: RecurrenceIdentifier? {
        get {
            guard let property = self["RECURRENCE-ID"], let time = ICalendarTime(property) else { return nil }
            return RecurrenceIdentifier(
                time, isThisAndFuture: property[parameter: "RANGE"]?.asciiUpperCased == "THISANDFUTURE")
        }
        set {
            self["RECURRENCE-ID"] = newValue.map {
                var property = $0.time.property("RECURRENCE-ID")
                if $0.isThisAndFuture { property[parameter: "RANGE"] = "THISANDFUTURE" }
                return property
            }
        }
    }

    private func moment(_ name: String) -> Instant? {
        guard let property = self[name], case .utc(let instant)? = ICalendarTime(property) else { return nil }
        return instant
    }

    private mutating func setMoment(_ name: String, _ instant: Instant?) {
        self[name] = instant.map { ICalendarTime.utc($0).property(name) }
    }

    mutating func setText(_ name: String, _ text: String?) {
        self[name] = text.map { ICalendarProperty(name, text: $0) }
    }
}

extension ICalendarTime {
    /// The time that a property states.
    init?(_ property: ICalendarProperty) { self.init(property.value, tzid: property[parameter: "TZID"]) }
}
