import CivilTime
import Recurrence

/// An event as it takes place once.
public struct EventInstance: Hashable, Sendable {
    /// What says how it is: the event of the series, or the one that changes this occurrence.
    public let event: ICalendarComponent
    /// When it would have been, had nothing been changed; `nil` if the event does not recur.
    public let recurrenceID: ICalendarTime?
    /// When it begins, in the form in which `event` states its start.
    public let start: ICalendarTime
    /// When it begins.
    public let startInstant: Instant
    /// The first moment after it.
    public let endInstant: Instant
    /// Whether an event of its own changes it (RECURRENCE-ID).
    public let isChanged: Bool

    /// Whether it does not take place (STATUS:CANCELLED).
    public var isCancelled: Bool { event.status == .cancelled }
}

/// All components of a calendar that have the same UID: an event, and the events that change occurrences of it (RFC
/// 5545 §3.8.4.4).
///
/// Where the RFC leaves a choice: of two versions of the same occurrence, that with the higher SEQUENCE counts, then
/// that with the later DTSTAMP. A change of an occurrence that the rule does not yield is an instance. With
/// RANGE=THISANDFUTURE later occurrences move as far on the clock as the one that is named, unless an event changes
/// them one by one.
public struct EventSeries: Hashable, Sendable {
    /// The most instances of one expansion, unless the caller sets another limit.
    public static let mostInstances = 10_000

    /// UID; empty if the events have none.
    public let uid: String
    /// The event itself; `nil` if there are only changed occurrences, as in an invitation to one of them.
    public let master: ICalendarComponent?
    /// The events that change occurrences, each occurrence once, in the calendar's order.
    public let changes: [ICalendarComponent]

    /// The series of a calendar, in its order. Events without UID are each a series of their own.
    public static func all(in calendar: ICalendarComponent) -> [EventSeries] {
        var order: [[ICalendarComponent]] = []
        var positions: [String: Int] = [:]
        for event in calendar.events {
            if let uid = event.uid, let position = positions[uid] {
                order[position].append(event)
            } else {
                if let uid = event.uid { positions[uid] = order.count }
                order.append([event])
            }
        }
        return order.map(EventSeries.init(_:))
    }

    /// A series of events that have the same UID.
    public init(_ events: [ICalendarComponent]) {
        uid = events.first?.uid ?? ""
        var masters: [ICalendarComponent] = []
        var changes: [ICalendarComponent] = []
        var positions: [RecurrenceIdentifier: Int] = [:]
        for event in events {
            guard let id = event.recurrenceID else {
                masters.append(event)
                continue
            }
            if let position = positions[id] {
                if EventSeries.isOlder(changes[position], than: event) { changes[position] = event }
            } else {
                positions[id] = changes.count
                changes.append(event)
            }
        }
        master = masters.max { EventSeries.isOlder($0, than: $1) }
        self.changes = changes
    }

    private static func isOlder(_ left: ICalendarComponent, than right: ICalendarComponent) -> Bool {
        guard left.sequence == right.sequence else { return left.sequence < right.sequence }
        return (left.stamp ?? .distantPast) < (right.stamp ?? .distantPast)
    }

    /// The instances that begin at `from` or later and before `until`, ascending, cancelled ones included. Dates, at midnight,
    /// and times without zone are on `floating`'s clock.
    /// - Throws: the line and what is wrong with a value; a TZID that is not known; a change with RANGE=THISANDFUTURE that has a
    ///   rule of its own; more than `limit` instances.
    public func instances(
        from: Instant, until: Instant, zones: CalendarZones, floating: Zone = .utc, limit: Int = mostInstances
    ) throws(ICalendarError) -> [EventInstance] {
        let expansion = try SeriesExpansion(
            self, from: from, until: until, zones: zones, floating: floating, limit: limit)
        return try expansion.instances()
    }
}
