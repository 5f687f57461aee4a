import CivilTime
import Foundation
import ICalendar
import Mentoring
import Testing

@testable import Letters

/// What calendars are sent: sound by RFC 5545 and RFC 5546, the same in both parts of the mail, and readable to a program of others.
@Suite struct InvitationCalendarTests {
    private static let now = Community.instant("2027-01-05T08:00:00Z")
    private static let python = "/usr/bin/python3"

    enum Message: String, CaseIterable, CustomTestStringConvertible {
        case series, changed, moved, dropped, cancelled, single, singleCancelled

        var testDescription: String { rawValue }

        var step: InvitationStep {
            switch self {
            case .series, .single: .invite
            case .changed: .update
            case .moved: .change(meeting: 2)
            case .dropped: .drop(meeting: 2)
            case .cancelled, .singleCancelled: .cancel
            }
        }

        var isSingle: Bool { self == .single || self == .singleCancelled }
        var method: ICalendarMethod { [.dropped, .cancelled, .singleCancelled].contains(self) ? .cancel : .request }
    }

    private static let calendar = InvitationCalendar(
        InvitationCalendar.Source(
            domain: "ai-engineers.org", secret: Array("secret".utf8), community: "AI Engineers", product: "mentord 1",
            zones: Community.zones))

    private static func content(_ message: Message, zone: String) throws -> InvitationContent {
        let place = try Community.zones.zone(zone)
        func meeting(_ ordinal: Int, _ planned: String, due: String? = nil, takesPlace: Bool = true) throws
            -> InvitationContent.Meeting
        {
            let planned = try #require(CivilDateTime(planned))
            let due = try due.map { try #require(CivilDateTime($0)) } ?? planned
            return InvitationContent.Meeting(
                ordinal: ordinal, planned: planned, due: due, at: place.instant(of: due), takesPlace: takesPlace)
        }
        var meetings = [
            try meeting(1, "2027-01-12T18:00"), try meeting(2, "2027-02-09T18:00"), try meeting(3, "2027-03-09T18:00"),
        ]
        switch message {
        case .moved: meetings[1] = try meeting(2, "2027-02-09T18:00", due: "2027-02-11T17:00")
        case .dropped: meetings[1] = try meeting(2, "2027-02-09T18:00", takesPlace: false)
        case .changed:
            meetings[1] = try meeting(2, "2027-02-09T18:00", due: "2027-02-11T17:00")
            meetings[2] = try meeting(3, "2027-03-09T18:00", takesPlace: false)
        case .series, .cancelled, .single, .singleCancelled: break
        }
        return InvitationContent(
            zone: zone, start: meetings[0].planned, rule: message.isSingle ? nil : "FREQ=MONTHLY;COUNT=3;BYDAY=2TU",
            minutes: 60, address: "a", attendees: "b", meetings: message.isSingle ? [meetings[0]] : meetings)
    }

    private static let titles = ["en": "Mentoring with ", "de": "Mentoring mit ", "fr": "Mentorat avec "]

    private static func facts(_ message: Message, _ language: String, zone: String = "Europe/Berlin") throws
        -> InvitationCalendar.Facts
    {
        let mentorship = Community.g1
        let reader = try #require(Community.people[PersonID(checked: "jurgen")])
        let others = mentorship.participants.compactMap { Community.people[$0.person] }.filter { $0.id != reader.id }
        return InvitationCalendar.Facts(
            key: InvitationKey(
                mentorship: mentorship.id, cycle: 1, meeting: message.isSingle ? 1 : 0, person: reader.id),
            content: try content(message, zone: zone), step: message.step, sequence: 7,
            organizer: "mentoring+c.abcdefghijklmnopqrstuvwxyz234@ai-engineers.org", reader: reader, others: others,
            program: Community.group, strings: try Community.strings(language))
    }

    @Test(arguments: Message.allCases, ["en", "de", "fr"]) func isSound(_ message: Message, _ language: String) throws {
        for zone in ["Europe/Berlin", "UTC", "America/Santiago", "Asia/Kolkata"] {
            let component = try Self.calendar.component(Self.facts(message, language, zone: zone), now: Self.now)
            #expect(component.faults() == [], "\(zone)")
            #expect(component.method == message.method)
            #expect(Set(component.events.map(\.uid)).count == 1)
            #expect((component.components.contains { $0.name == "VTIMEZONE" }) == (zone != "UTC"))
            for event in component.events {
                #expect(event.sequence == 7)
                #expect(event.stamp == Self.now)
                #expect(event.summary?.hasPrefix(Self.titles[language] ?? "?") == true)
                #expect(event.status == (message.method == .cancel ? .cancelled : .confirmed))
                #expect(event.transparency == .opaque)
                let reader = try #require(event.attendees.first)
                #expect(reader.isReplyExpected)
                #expect(reader.status == .needsAction)
                #expect(event.attendees.filter(\.isReplyExpected).count == 1)
                #expect(event.attendees.allSatisfy { !$0.address.sameMailbox(as: event.organizer!.address) })
            }
        }
    }

    @Test func saysWhatChanged() throws {
        let moved = try #require(Self.calendar.component(Self.facts(.moved, "en"), now: Self.now).events.first)
        let tzid = "Europe/Berlin"
        #expect(moved.recurrenceID?.time == .zoned(CivilDateTime("2027-02-09T18:00")!, tzid: tzid))
        #expect(moved.start == .zoned(CivilDateTime("2027-02-11T17:00")!, tzid: tzid))
        #expect(moved.rule == nil)
        let whole = try Self.calendar.component(Self.facts(.changed, "en"), now: Self.now).events
        #expect(whole.count == 2)
        #expect(whole[0].exdates.map(\.civil) == [CivilDateTime("2027-03-09T18:00")!])
        #expect(whole[1].recurrenceID?.time.civil == CivilDateTime("2027-02-09T18:00")!)
    }

    @Test func anUnknownMeetingIsRefused() throws {
        var facts = try Self.facts(.moved, "en")
        facts.step = .change(meeting: 9)
        #expect(throws: LetterError.self) { try Self.calendar.calendar(facts, now: Self.now) }
    }

    /// The UID is the same for all who are invited, another for each entry, and says nothing.
    @Test func namesNobody() throws {
        func uid(_ cycle: Int, _ meeting: Int, _ person: String) -> String {
            Self.calendar.uid(
                of: InvitationKey(
                    mentorship: Community.f1.id, cycle: cycle, meeting: meeting, person: PersonID(checked: person)))
        }
        #expect(uid(1, 0, "chen") == uid(1, 0, "jurgen"))
        #expect(Set([uid(1, 0, "chen"), uid(2, 0, "chen"), uid(1, 1, "chen"), uid(1, 2, "chen")]).count == 4)
        #expect(!uid(1, 0, "chen").contains("f1"))
    }

    private struct Reading: Decodable {
        var defects: [String]
        var types: [String]
        var method: String
        var disposition: String?
        var isSame: Bool
        var hasReader: Bool
        var events: Int
    }

    /// The mail as Python's email package reads it, and the calendar as its icalendar package does, where it is installed.
    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: python), "python3 is not installed"),
        arguments: Message.allCases)
    func anotherProgramReadsIt(_ message: Message) throws {
        let facts = try Self.facts(message, "de")
        let calendar = try Self.calendar.calendar(facts, now: Self.now)
        var draft = try GoldenLetters.draft("invitation")
        draft.calendar = calendar
        draft.locale = "de"
        let letter = try Community.writer(answers: true).write(draft)
        let reading = try Self.read(letter.bytes)
        #expect(reading.defects == [])
        #expect(
            reading.types == [
                "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
                "application/ics",
            ])
        #expect(reading.method == message.method.rawValue)
        #expect(reading.disposition == nil)
        #expect(reading.isSame)
        if reading.hasReader {
            #expect(reading.events == (message == .changed ? 2 : 1))
        }
    }

    private static func read(_ message: [UInt8]) throws -> Reading {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data(message).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = ["-c", script, file.path]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(Reading.self, from: data)
    }

    private static let script = """
        import email, email.policy, json, sys
        mail = email.message_from_bytes(open(sys.argv[1], "rb").read(), policy=email.policy.strict)
        parts = list(mail.walk())
        alternative = [p for p in parts if p.get_content_type() == "text/calendar"][0]
        attached = [p for p in parts if p.get_content_type() == "application/ics"][0].get_payload(decode=True)
        text = alternative.get_payload(decode=True)
        try:
            import icalendar
            events = len(icalendar.Calendar.from_ical(text).walk("VEVENT"))
        except ImportError:
            icalendar, events = None, 0
        json.dump({"defects": [str(d) for p in parts for d in p.defects], "types": [p.get_content_type() for p in parts],
                   "method": alternative.get_param("method"), "disposition": alternative.get_content_disposition(),
                   "isSame": text.replace(b"\\r\\n", b"\\n") == attached.replace(b"\\r\\n", b"\\n"),
                   "hasReader": icalendar is not None, "events": events}, sys.stdout)
        """
}
