import CivilTime

/// A calendar that was sent to somebody, RFC 5546: what it is for, and what it says.
public struct ICalendarMessage: Sendable {
    /// What an attendee answers, of REPLY, or proposes, of COUNTER; of all other methods, what the organizer says.
    public struct Part: Sendable {
        /// The event as it was sent.
        public let event: ICalendarComponent
        /// The occurrence that is meant; `nil` means the event, with all its occurrences if it recurs.
        public var recurrenceID: RecurrenceIdentifier? { event.recurrenceID }
        /// The version of the event that is meant.
        public var sequence: Int { event.sequence }
        /// When this was written: of two answers of one attendee to one version, the later counts (§2.1.5).
        public var stamp: Instant? { event.stamp }
        /// Everybody who is listed. A REPLY lists the one who answers, but some writers list more.
        public var attendees: [Attendee] { event.attendees }
        /// The one who is listed; `nil` if there is not exactly one.
        public var attendee: Attendee? { attendees.count == 1 ? attendees.first : nil }
        /// What they say about it.
        public var comment: String? { event.comment }
        /// The start that is stated: of COUNTER, the one that is proposed.
        public var start: ICalendarTime? { event.start }
        /// The end that is stated; `nil` if there is none or a duration instead.
        public var end: ICalendarTime? { event.end }
        /// The start that Outlook says a COUNTER is about (X-MS-OLK-ORIGINALSTART).
        public var originalStart: ICalendarTime? {
            event["X-MS-OLK-ORIGINALSTART"].flatMap(ICalendarTime.init(_:))
        }

        /// The attendee with that mailbox, or, as some answer under another address than the one that was invited, the
        /// only one listed.
        public func attendee(from address: CalendarAddress) -> Attendee? { event.attendee(address) ?? attendee }
    }

    /// METHOD.
    public let method: ICalendarMethod
    /// UID of all parts: a message is about one event. Of PUBLISH, that of the first.
    public let uid: String
    /// At least one; several if occurrences are meant one by one.
    public let parts: [Part]
    /// The calendar as it was sent; `CalendarZones` reads its zones.
    public let calendar: ICalendarComponent

    /// The first of `parts`: most messages have one.
    public let part: Part

    /// The organizer, whom REPLY, COUNTER and REFRESH are for.
    public var organizer: Organizer? { part.event.organizer }

    /// What a calendar says that came by mail.
    /// - Throws: what it lacks to be a message about an event.
    public init(_ calendar: ICalendarComponent) throws(ICalendarError) {
        guard let method = calendar.method else {
            throw ICalendarError(line: calendar.line, "the calendar has no METHOD: it is no message")
        }
        let events = calendar.events
        guard let first = events.first else {
            throw ICalendarError(line: calendar.line, "the message is about no event; only VEVENT is supported")
        }
        guard let uid = first.uid, !uid.isEmpty else {
            throw ICalendarError(line: first.line, "the event has no UID: it cannot be told which one is meant")
        }
        if method != .publish, let other = events.first(where: { $0.uid != uid }) {
            throw ICalendarError(line: other.line, "the message is about more than one UID")
        }
        self.method = method
        self.uid = uid
        self.calendar = calendar
        part = Part(event: first)
        parts = events.map(Part.init(event:))
    }
}
