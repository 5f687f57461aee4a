import CivilTime
import ICalendar
import Mentoring
import Recurrence

/// One message about one calendar entry, for one person (RFC 5546 §3.2.2 and §3.2.5): what Gmail, Outlook and Apple Mail take for an
/// invitation, a change of it, or its end.
///
/// Each is about one UID. The organizer is the program, never the reader, so that answers come back to it; the reader is listed with
/// RSVP=TRUE and PARTSTAT=NEEDS-ACTION, without which Gmail and Outlook show no buttons.
package struct InvitationCalendar: Sendable {
    /// What all messages of an installation share.
    package struct Source: Sendable {
        package var domain: String
        /// What UIDs are derived from.
        package var secret: [UInt8]
        /// The community's name: the organizer's.
        package var community: String
        /// The program that writes it, with its version.
        package var product: String
        package var zones: ZoneDatabase

        package init(domain: String, secret: [UInt8], community: String, product: String, zones: ZoneDatabase) {
            self.domain = domain
            self.secret = secret
            self.community = community
            self.product = product
            self.zones = zones
        }
    }

    /// Whom a message is for, and what it says.
    package struct Facts: Sendable {
        package var key: InvitationKey
        /// What the entry says, with all its meetings.
        package var content: InvitationContent
        package var step: InvitationStep
        package var sequence: Int
        package var organizer: String
        /// Whose calendar it is, and the address that the letter goes to.
        package var reader: Person
        /// Everybody who is listed beside the reader, in the roster's order.
        package var others: [Person]
        /// The program's title and the clause; nil where the settings no longer have it.
        package var program: Program?
        /// How the reader's language writes titles.
        package var strings: LocaleStrings

        package init(
            key: InvitationKey, content: InvitationContent, step: InvitationStep, sequence: Int, organizer: String,
            reader: Person, others: [Person], program: Program?, strings: LocaleStrings
        ) {
            self.key = key
            self.content = content
            self.step = step
            self.sequence = sequence
            self.organizer = organizer
            self.reader = reader
            self.others = others
            self.program = program
            self.strings = strings
        }
    }

    private let source: Source

    package init(_ source: Source) { self.source = source }

    /// The UID of an entry: the same for the same database and for everybody, whatever changes.
    package func uid(of key: InvitationKey) -> String {
        MeetingCalendar.uid(
            mentorship: key.mentorship, cycle: key.cycle, meeting: key.meeting, secret: source.secret,
            domain: source.domain)
    }

    /// The message; throws `LetterError.message` for a zone that this machine does not have, and for a step about a meeting that is not in it.
    package func calendar(_ facts: Facts, now: Instant) throws(LetterError) -> LetterCalendar {
        let component = try component(facts, now: now)
        return LetterCalendar(method: component.method?.rawValue ?? "", text: ICalendarWriter.text(of: component))
    }

    func component(_ facts: Facts, now: Instant) throws(LetterError) -> ICalendarComponent {
        let method: ICalendarMethod =
            switch facts.step {
            case .invite, .update, .change: .request
            case .drop, .cancel: .cancel
            }
        let events = try events(facts, now)
        do {
            return try ICalendarComponent.message(
                method, product: "-//mentord//\(source.product)//EN", events: events, database: source.zones)
        } catch { throw .message("the invitation: \(error)") }
    }

    private func events(_ facts: Facts, _ now: Instant) throws(LetterError) -> [ICalendarComponent] {
        switch facts.step {
        case .invite, .update: return whole(facts, now)
        case .cancel:
            // The entry itself: all that it holds goes with it.
            var master = event(facts, at: facts.content.start, now)
            master.rule = rule(facts.content)
            return [master.cancelled(sequence: facts.sequence, stamp: now)]
        case .change(let ordinal): return [try occurrence(ordinal, facts, now)]
        case .drop(let ordinal):
            return [try occurrence(ordinal, facts, now).cancelled(sequence: facts.sequence, stamp: now)]
        }
    }

    /// The recurrence without what does not take place, then each meeting that is elsewhere.
    private func whole(_ facts: Facts, _ now: Instant) -> [ICalendarComponent] {
        let content = facts.content
        var master = event(facts, at: content.start, now)
        master.rule = rule(content)
        guard master.rule != nil else { return [master] }
        master.exdates = content.meetings.filter { !$0.takesPlace }.map { time($0.planned, content) }
        let moved = content.meetings.filter { $0.takesPlace && $0.due != $0.planned }
        return [master] + moved.map { one($0, facts, now) }
    }

    private func occurrence(_ ordinal: Int, _ facts: Facts, _ now: Instant) throws(LetterError) -> ICalendarComponent {
        guard let meeting = facts.content.meetings.first(where: { $0.ordinal == ordinal }) else {
            throw .message("the invitation: meeting \(ordinal) is not in the schedule")
        }
        return one(meeting, facts, now)
    }

    private func one(_ meeting: InvitationContent.Meeting, _ facts: Facts, _ now: Instant) -> ICalendarComponent {
        // A meeting that is taken away is named by its place in the recurrence.
        var event = event(facts, at: meeting.takesPlace ? meeting.due : meeting.planned, now)
        event.recurrenceID = RecurrenceIdentifier(time(meeting.planned, facts.content))
        return event
    }

    private func event(_ facts: Facts, at start: CivilDateTime, _ now: Instant) -> ICalendarComponent {
        var event = ICalendarComponent.event(uid: uid(of: facts.key), stamp: now, start: time(start, facts.content))
        event.duration = CalendarDuration(seconds: facts.content.minutes * 60)
        event.sequence = facts.sequence
        let names = facts.strings.list(facts.others.map { PlainText.line($0.name, limit: PlainText.longestName) })
        let titles = facts.strings.calendar
        event.summary = (names.isEmpty ? titles.title : titles.with).filled(["names": names])
        if let program = facts.program {
            event.description =
                "\(PlainText.line(program.title, limit: PlainText.longestName)), \(facts.key.mentorship) (\(program.meetingClause))"
        }
        event.organizer = Organizer(
            CalendarAddress(email: facts.organizer),
            name: PlainText.line(source.community, limit: PlainText.longestName))
        event.attendees = [attendee(facts.reader, isReader: true)] + facts.others.map { attendee($0, isReader: false) }
        event.status = .confirmed
        event.transparency = .opaque
        return event
    }

    private func attendee(_ person: Person, isReader: Bool) -> Attendee {
        Attendee(
            CalendarAddress(email: person.email), name: PlainText.line(person.name, limit: PlainText.longestName),
            isReplyExpected: isReader)
    }

    private func rule(_ content: InvitationContent) -> RecurrenceRule? {
        content.rule.flatMap { try? RecurrenceRule($0) }
    }

    private func time(_ civil: CivilDateTime, _ content: InvitationContent) -> ICalendarTime {
        content.zone == "UTC" ? ICalendarTime(civil, in: .utc) : .zoned(civil, tzid: content.zone)
    }
}
