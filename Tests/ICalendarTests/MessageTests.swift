import CivilTime
import ICalendar
import Recurrence
import Testing

@Suite("Messages of RFC 5546")
struct MessageTests {
    static let database = ZoneDatabase(directory: "/usr/share/zoneinfo")
    static let nora = CalendarAddress(email: "nora.falk@example.org")

    static func message(_ sample: String) throws -> (ICalendarMessage, ICalendarReading) {
        let reading = try ICalendarReader.read(sample.replacing("\n", with: "\r\n"))
        return (try ICalendarMessage(reading.calendar), reading)
    }

    @Test(arguments: [
        (ProducerSamples.outlookReply, ICalendarMethod.reply, ParticipationStatus.accepted, 1, "2026-04-07T16:00:00Z"),
        (ProducerSamples.googleReply, .reply, .declined, 3, "2026-04-07T16:00:00Z"),
        (ProducerSamples.appleReply, .reply, .tentative, 1, "2026-04-07T16:00:00Z"),
        (ProducerSamples.outlookCounter, .counter, .tentative, 0, "2026-04-07T17:00:00Z"),
        (ProducerSamples.thunderbirdRefresh, .refresh, .needsAction, 0, ""),
    ])
    func samples(
        sample: String, method: ICalendarMethod, status: ParticipationStatus, sequence: Int, start: String
    ) throws {
        let (message, reading) = try Self.message(sample)
        #expect(message.method == method && message.uid == "m-42@mentoring.example.org")
        #expect(message.part.sequence == sequence && message.parts.count == 1)
        #expect(message.part.attendee(from: Self.nora)?.status == status)
        #expect(message.part.stamp != nil)
        let zones = CalendarZones(message.calendar, database: Self.database)
        #expect(try message.part.start.map { try zones.instant(of: $0).description } ?? "" == start)
        // Everything is kept, and written back as it was read.
        let written = ICalendarWriter.text(of: reading.calendar)
        let again = try ICalendarReader.read(written)
        #expect(again.calendar == reading.calendar && ICalendarWriter.text(of: again.calendar) == written)
        #expect(Set(again.leniencies.keys).isSubset(of: [.missingTimestamp]))
    }

    @Test func details() throws {
        let (outlook, reading) = try Self.message(ProducerSamples.outlookReply)
        #expect(reading.leniencies.keys.allSatisfy { $0 == .unfoldedLongLine })
        #expect(outlook.part.comment == "Passt gut, bis dann.\n" && outlook.organizer == nil)
        #expect(outlook.part.event.microsoftBusyStatus == "BUSY")
        let (counter, _) = try Self.message(ProducerSamples.outlookCounter)
        #expect(counter.part.attendee?.name == "Falk, Nora")
        #expect(counter.organizer?.address.sameMailbox(as: CalendarAddress(email: "Mentoring@EXAMPLE.org")) == true)
        #expect(counter.part.originalStart?.value == "20260407T180000" && counter.part.end?.value == "20260407T200000")
        let (google, _) = try Self.message(ProducerSamples.googleReply)
        #expect(google.part.recurrenceID?.time.value == "20260407T160000Z")
        #expect(google.part.attendee?.others.map(\.name) == ["X-NUM-GUESTS", "X-RESPONSE-COMMENT"])
        #expect(google.part.event.description == "What to bring:\n- questions\n\nhttps://example.org/a?b=c&d=e")
        let (apple, _) = try Self.message(ProducerSamples.appleReply)
        #expect(apple.part.attendee == nil && apple.part.attendees.count == 2)
        #expect(apple.organizer?.email == "mentoring@example.org")
    }

    static func meeting(_ start: ICalendarTime) -> ICalendarComponent {
        var event = ICalendarComponent.event(
            uid: "m-42@mentoring.example.org", stamp: Instant(seconds: 1_775_000_000), start: start)
        event.duration = CalendarDuration(hours: 1)
        event.summary = "Mentoring: \"first steps\", part 1"
        event.sequence = 1
        event.organizer = Organizer(CalendarAddress(email: "mentoring@example.org"), name: "Mentoring")
        event.attendees = [Attendee(nora, name: "Falk, Nora", isReplyExpected: true)]
        return event
    }

    /// What Gmail, Outlook and Apple Mail look for in an invitation (notes on mail, RFC 5546 §3.2.2).
    @Test func request() throws {
        let berlin = try Self.database.zone("Europe/Berlin")
        let start = ICalendarTime(try #require(CivilDateTime("2026-04-07T18:00")), in: berlin)
        let calendar = try ICalendarComponent.message(
            .request, product: "-//Example//Mentoring//EN", events: [Self.meeting(start)], database: Self.database)
        #expect(calendar.faults().isEmpty)
        let lines = ICalendarWriter.text(of: calendar).replacing("\r\n ", with: "").split(separator: "\r\n")
        for line in [
            "METHOD:REQUEST", "DTSTAMP:20260331T233320Z", "DTSTART;TZID=Europe/Berlin:20260407T180000", "DURATION:PT1H",
            "SEQUENCE:1", "ORGANIZER;CN=Mentoring:mailto:mentoring@example.org", "TZID:Europe/Berlin",
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"Falk, Nora\":mailto:nora.falk@example.org",
            "SUMMARY:Mentoring: \"first steps\"\\, part 1",
        ] { #expect(lines.contains(Substring(line)), "\(line)") }
        // A single event in UTC needs no VTIMEZONE.
        let single = try ICalendarComponent.message(
            .request, product: "-//Example//EN", events: [Self.meeting(.utc(Instant(seconds: 1_775_577_600)))],
            database: Self.database)
        #expect(single.components(named: "VTIMEZONE").isEmpty && single.faults().isEmpty)
    }

    @Test func cancelAndReply() throws {
        let event = Self.meeting(.utc(Instant(seconds: 1_775_577_600)))
        let stamp = Instant(seconds: 1_775_100_000)
        let cancel = try ICalendarComponent.message(
            .cancel, product: "-//Example//EN", events: [event.cancelled(sequence: 2, stamp: stamp)],
            database: Self.database)
        #expect(cancel.faults().isEmpty)
        #expect(cancel.events.first?.status == .cancelled && cancel.events.first?.sequence == 2)
        let answer = event.answered(by: Attendee(Self.nora), status: .accepted, stamp: stamp, comment: "Yes; gladly")
        let reply = try ICalendarComponent.message(
            .reply, product: "-//Example//EN", events: [answer], database: Self.database)
        #expect(reply.faults().isEmpty)
        let message = try ICalendarMessage(try ICalendarReader.read(ICalendarWriter.bytes(of: reply)).calendar)
        #expect(message.part.attendee(from: Self.nora)?.status == .accepted && message.part.comment == "Yes; gladly")
        #expect(message.part.sequence == 1)
    }

    @Test(arguments: [
        ("", "line 1: the calendar has no METHOD: it is no message"),
        (
            "METHOD:REPLY\nBEGIN:VTODO\nUID:1\nEND:VTODO\n",
            "line 1: the message is about no event; only VEVENT is supported"
        ),
        (
            "METHOD:REPLY\nBEGIN:VEVENT\nEND:VEVENT\n",
            "line 3: the event has no UID: it cannot be told which one is meant"
        ),
        (
            "METHOD:REPLY\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nEND:VEVENT\n",
            "line 6: the message is about more than one UID"
        ),
    ])
    func noMessage(lines: String, fault: String) throws {
        let calendar = try ICalendarReader.read("BEGIN:VCALENDAR\n\(lines)END:VCALENDAR\n").calendar
        let error = #expect(throws: ICalendarError.self) { try ICalendarMessage(calendar) }
        #expect(error?.description == fault)
    }

    @Test func unknownZone() {
        let event = Self.meeting(.zoned(CivilDateTime(.first, .midnight), tzid: "Europe/Berlino"))
        let error = #expect(throws: ICalendarError.self) {
            try ICalendarComponent.message(
                .publish, product: "-//Example//EN", events: [event], database: Self.database)
        }
        #expect(error?.reason.contains("did you mean Europe/Berlin?") == true)
    }

    /// Everything typed can be set, and read back after writing.
    @Test func typedAccess() throws {
        let instant = Instant(seconds: 1_775_000_000)
        var event = Self.meeting(.date(try #require(CivilDate("2026-04-07"))))
        event.duration = nil
        event.end = .date(try #require(CivilDate("2026-04-09")))
        event.rule = try RecurrenceRule("FREQ=WEEKLY;COUNT=3")
        event.rdates = [.date(.first)]
        event.exdates = [.floating(CivilDateTime(.first, .midnight)), .utc(instant), .utc(instant + 1)]
        event.recurrenceID = RecurrenceIdentifier(.utc(instant), isThisAndFuture: true)
        (event.created, event.lastModified) = (instant, instant + 60)
        (event.description, event.location, event.comment) = ("a\nb", "c, d", "e;f")
        (event.url, event.status, event.transparency) = ("https://example.org/?a,b;c", .tentative, .transparent)
        (event.classification, event.priority, event.categories) = ("PRIVATE", 3, ["x,y", "z"])
        event.microsoftBusyStatus = "TENTATIVE"
        var attendee = Attendee(Self.nora)
        (attendee.role, attendee.type) = (.chair, .room)
        attendee.delegatedTo = [CalendarAddress(email: "a@example.org"), CalendarAddress(email: "b@example.org")]
        (attendee.delegatedFrom, attendee.memberOf) = (attendee.delegatedTo, attendee.delegatedTo)
        (attendee.sentBy, attendee.email) = (CalendarAddress(email: "s@example.org"), "n@example.org")
        event.attendees.append(attendee)
        var alarm = ICalendarComponent.alarm(.start(-(try #require(CalendarDuration("PT15M")))), text: "Soon")
        event.components = [alarm]
        alarm.trigger = .at(instant)
        event.components.append(alarm)
        alarm.trigger = .end(.zero)
        event.components.append(alarm)
        var busy = ICalendarComponent("VFREEBUSY")
        let period = ICalendarPeriod(start: .utc(instant), end: .duration(try #require(CalendarDuration("PT1H"))))
        busy.freeBusy = [FreeBusySpan(period), FreeBusySpan(period, kind: "free")]
        var calendar = ICalendarComponent.calendar(product: "-//Example//EN", components: [event, busy])
        (calendar.calendarName, calendar.refreshInterval) = ("Nora's", CalendarDuration("P1D"))
        let reading = try ICalendarReader.read(ICalendarWriter.bytes(of: calendar))
        #expect(reading.calendar == calendar && Set(reading.leniencies.keys).isEmpty)
        let back = try #require(reading.calendar.events.first)
        #expect(back.exdates == event.exdates && back.all("EXDATE").count == 2 && back.rdates == [.date(.first)])
        #expect(back.attendees == event.attendees && back.organizer == event.organizer)
        #expect(back.recurrenceID == event.recurrenceID && back.rule == event.rule && back.end == event.end)
        #expect(back.created == instant && back.lastModified == instant + 60 && back.stamp == instant)
        #expect(
            back.components.map(\.trigger) == [
                .start(-(CalendarDuration("PT15M") ?? .zero)), .at(instant), .end(.zero),
            ])
        #expect(back.url == "https://example.org/?a,b;c" && back.categories == ["x,y", "z"] && back.priority == 3)
        #expect(reading.calendar.calendarName == "Nora's" && reading.calendar.refreshInterval?.days == 1)
        #expect(reading.calendar.components.last?.freeBusy.map(\.kind) == ["BUSY", "FREE"])
    }
}
