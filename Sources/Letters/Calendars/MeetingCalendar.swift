import CivilTime
import Crypto
import ICalendar
import Mentoring
import Recurrence

/// The meetings of mentorships as a calendar to subscribe to (RFC 5545, with METHOD:PUBLISH of RFC 5546 §3.2.1).
///
/// A series has one master event; each meeting that is elsewhere or does not take place has one of its own with RECURRENCE-ID. UIDs are
/// derived from a secret of the database, so that they stay through backups and moves and nobody can guess one.
package struct MeetingCalendar {
    /// A mentorship whose meetings are in it.
    package struct Entry {
        /// Its meetings, a series for each cycle.
        package var series: [MeetingSeries]
        package var mentorship: Mentorship
        package var people: [PersonID: Person]
        /// Its program; nil where the settings no longer have it.
        package var program: Program?

        package init(series: [MeetingSeries], mentorship: Mentorship, people: [PersonID: Person], program: Program?) {
            self.series = series
            self.mentorship = mentorship
            self.people = people
            self.program = program
        }
    }

    package struct Publisher {
        package var name: String
        /// The address that events have as their organizer.
        package var address: String
        package var domain: String
        package var product: String

        package init(name: String, address: String, domain: String, product: String) {
            self.name = name
            self.address = address
            self.domain = domain
            self.product = product
        }
    }

    private let publisher: Publisher
    private let secret: [UInt8]
    private let sequenceBase: Int
    private let zones: ZoneDatabase
    private let strings: LocaleStrings

    /// - Parameters:
    ///   - secret: what UIDs are derived from.
    ///   - sequenceBase: what every SEQUENCE is raised by.
    ///   - strings: how its language writes titles.
    package init(
        publisher: Publisher, secret: [UInt8], sequenceBase: Int, zones: ZoneDatabase, strings: LocaleStrings
    ) {
        self.publisher = publisher
        self.secret = secret
        self.sequenceBase = sequenceBase
        self.zones = zones
        self.strings = strings
    }

    /// The calendar's text.
    /// - Parameters:
    ///   - entries: the mentorships, in the order in which they are to stand.
    ///   - reader: whose calendar it is: events name the others; nil names everybody.
    /// - Throws: `ICalendarError` for a zone that this machine does not have.
    package func text(of entries: [Entry], for reader: Person?, now: Instant) throws -> String {
        let events = entries.flatMap { entry in entry.series.flatMap { self.events(of: $0, entry, reader, now) } }
        var calendar = try ICalendarComponent.message(
            .publish, product: "-//mentord//\(publisher.product)//EN", events: events, database: zones)
        let person = reader.map { PlainText.line($0.name, limit: PlainText.longestName) }
        let name = person == nil ? strings.calendar.name : strings.calendar.nameOf
        calendar.calendarName = name.filled(["community": publisher.name, "person": person ?? ""])
        calendar.refreshInterval = CalendarDuration(days: 1)
        return ICalendarWriter.text(of: calendar)
    }

    /// The UID of a series: the same for the same database, whatever changes.
    package func uid(of series: MeetingSeries) -> String {
        Self.uid(
            mentorship: series.mentorship, cycle: series.cycle, meeting: 0, stretch: series.stretch, secret: secret,
            domain: publisher.domain)
    }

    /// The UID of a series, or of one meeting that has an entry of its own.
    static func uid(
        mentorship: MentorshipID, cycle: Int, meeting: Int, stretch: Int = 0, secret: [UInt8], domain: String
    ) -> String {
        let name =
            "meetings \(mentorship) \(cycle)" + (meeting == 0 ? "" : " \(meeting)")
            + (stretch == 0 ? "" : " rhythm \(stretch)")
        let code = HMAC<SHA256>.authenticationCode(for: Array(name.utf8), using: SymmetricKey(data: secret))
        let digits = Array("0123456789abcdef".utf8)
        let hex = code.prefix(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return "\(String(decoding: hex, as: UTF8.self))@\(domain)"
    }

    private func events(of series: MeetingSeries, _ entry: Entry, _ reader: Person?, _ now: Instant)
        -> [ICalendarComponent]
    {
        let single = series.isSingle ? series.meetings.first : nil
        var master = event(series, entry, reader, at: single?.due ?? series.start, now)
        if single == nil { master.rule = series.rule }
        master.sequence = sequenceBase + series.meetings.map(\.revision).reduce(0, +)
        // A series of which nothing is left stands as cancelled: who has subscribed sees what became of it.
        if !series.meetings.contains(where: \.takesPlace) { master.status = .cancelled }
        let others = series.meetings.filter { $0.due != $0.planned || !$0.takesPlace }.map { meeting in
            var other = event(series, entry, reader, at: meeting.due, now)
            other.recurrenceID = RecurrenceIdentifier(time(meeting.planned, series))
            other.sequence = sequenceBase + meeting.revision
            if !meeting.takesPlace { other.status = .cancelled }
            return other
        }
        return [master] + (master.rule == nil ? [] : others)
    }

    private func event(
        _ series: MeetingSeries, _ entry: Entry, _ reader: Person?, at start: CivilDateTime, _ now: Instant
    ) -> ICalendarComponent {
        var event = ICalendarComponent.event(uid: uid(of: series), stamp: now, start: time(start, series))
        event.duration = CalendarDuration(seconds: series.minutes * 60)
        event.summary = summary(entry, reader)
        let title = strings.calendar.title.filled([:])
        let program = entry.program.map { PlainText.line($0.title, limit: PlainText.longestName) } ?? title
        let clause = entry.program.map { " (\($0.meetingClause))" } ?? ""
        event.description = "\(program), \(entry.mentorship.id)\(clause)"
        event.organizer = Organizer(CalendarAddress(email: publisher.address), name: publisher.name)
        event.status = .confirmed
        return event
    }

    private func time(_ civil: CivilDateTime, _ series: MeetingSeries) -> ICalendarTime {
        series.zone == "UTC" ? ICalendarTime(civil, in: .utc) : .zoned(civil, tzid: series.zone)
    }

    private func summary(_ entry: Entry, _ reader: Person?) -> String {
        let others = entry.mentorship.participants.filter { $0.person != reader?.id }
            .compactMap { entry.people[$0.person] }
        let names = strings.list(others.map { PlainText.line($0.name, limit: PlainText.longestName) })
        let titles = strings.calendar
        return (names.isEmpty ? titles.title : reader == nil ? titles.of : titles.with).filled(["names": names])
    }
}
