import CivilTime
import ICalendar
import Mail
import Testing

@testable import Replies

/// Answers to invitations in the shapes of Google Calendar, Outlook and Apple's Calendar, with made-up people.
@Suite struct CalendarAnswerTests {
    static func claim(_ ics: String, method: String?, text: String = "", header: [(String, String)] = []) -> Claim {
        var message = Fixture.message(
            text,
            header: [("subject", "Accepted: Mentoring"), ("to", "mentoring+c.\(Fixture.token)@example.org")] + header)
        message.calendars = [.init(method: method, text: ics)]
        return AnswerReader(Fixture.context()).claim(message)
    }

    static func event(_ method: String?, _ lines: [String]) -> String {
        (["BEGIN:VCALENDAR", "PRODID:-//X//EN", "VERSION:2.0"] + (method.map { ["METHOD:\($0)"] } ?? []) + [
            "BEGIN:VEVENT"
        ] + lines + ["END:VEVENT", "END:VCALENDAR", ""]).joined(separator: "\r\n")
    }

    static let identity = [
        "UID:u1@example.org", "SEQUENCE:2", "DTSTAMP:20270209T100000Z", "ORGANIZER:mailto:mentoring+c.x@example.org",
    ]

    @Test func google() {
        let ics = Self.event(
            "REPLY",
            Self.identity + [
                "DTSTART:20270216T170000Z", "DTEND:20270216T180000Z",
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=DECLINED;CN=Amina;X-NUM-GUESTS=0;X-RESPONSE-COMMENT=\"ill\":mailto:Amina@example.com",
                "COMMENT:ill", "RECURRENCE-ID:20270216T170000Z",
            ])
        // Google Calendar marks its answers as generated; they count all the same.
        guard
            case .calendarReply(let reply) = Self.claim(
                ics, method: "REPLY", text: "Amina has declined this invitation.",
                header: [
                    ("auto-submitted", "auto-generated"),
                    ("sender", "Google Calendar <calendar-notification@google.com>"),
                ])
        else {
            Issue.record("no answer")
            return
        }
        #expect(reply.uid == "u1@example.org" && reply.method == .reply)
        #expect(reply.parts.first?.status == .declined)
        #expect(reply.parts.first?.attendee == "amina@example.com")
        #expect(reply.parts.first?.sequence == 2)
        #expect(reply.parts.first?.comment == "ill")
        #expect(reply.parts.first?.occurrenceInstant == Instant(rfc3339: "2027-02-16T17:00:00Z"))
    }

    @Test func outlookCounter() {
        let ics = Self.event(
            "COUNTER",
            Self.identity + [
                "ATTENDEE;PARTSTAT=TENTATIVE;CN=Amina:mailto:amina@example.com",
                "DTSTART;TZID=W. Europe Standard Time:20270217T180000",
                "DTEND;TZID=W. Europe Standard Time:20270217T190000",
                "X-MS-OLK-ORIGINALSTART;TZID=W. Europe Standard Time:20270216T180000",
                "RECURRENCE-ID;TZID=W. Europe Standard Time:20270216T180000",
            ])
        guard case .calendarReply(let reply) = Self.claim(ics, method: "COUNTER"), let part = reply.parts.first else {
            Issue.record("no answer")
            return
        }
        #expect(part.proposedStart == Instant(rfc3339: "2027-02-17T17:00:00Z"))
        #expect(part.occurrenceInstant == Instant(rfc3339: "2027-02-16T17:00:00Z"))
        #expect(part.status == .tentative)
    }

    @Test func methodInThePartAlone() {
        let ics = Self.event(nil, Self.identity + ["ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:amina@example.com"])
        guard case .calendarReply(let reply) = Self.claim(ics, method: "REPLY") else {
            Issue.record("no answer")
            return
        }
        #expect(reply.parts.first?.status == .accepted && !reply.faults.isEmpty)
    }

    @Test func apple() {
        let ics = Self.event(
            "REPLY",
            Self.identity + [
                "DTSTART;TZID=Europe/Berlin:20270216T180000", "DURATION:PT1H",
                "ATTENDEE;CN=\"Amina Diallo\";CUTYPE=INDIVIDUAL;EMAIL=\"amina@example.com\";PARTSTAT=ACCEPTED:urn:uuid:1234",
                "REQUEST-STATUS:2.0;Success",
            ])
        guard case .calendarReply(let reply) = Self.claim(ics, method: "REPLY") else {
            Issue.record("no answer")
            return
        }
        #expect(reply.parts.first?.attendee == "amina@example.com")
    }

    @Test func noAnswers() {
        let attendee = ["ATTENDEE;PARTSTAT=ACCEPTED:mailto:amina@example.com"]
        // The two methods differ; there is no UID; there is no calendar; it is an invitation of their own.
        for (ics, method) in [
            (Self.event("REQUEST", Self.identity + attendee), "REPLY"), (Self.event("REPLY", attendee), "REPLY"),
            ("BEGIN:VCALENDAR", "REPLY"), ("", "REPLY"),
            (String(repeating: "BEGIN:VEVENT\n", count: 10_000), "REPLY"),
        ] {
            if case .calendarReply = Self.claim(ics, method: method) { Issue.record("\(ics.prefix(80))") }
        }
        #expect(
            Self.claim(Self.event("REQUEST", Self.identity), method: "REQUEST")
                == .ignored(.foreignCalendar(method: "REQUEST")))
        // NEEDS-ACTION says nothing, and of two who are listed nobody knows who answers.
        if case .calendarReply(let reply) = Self.claim(
            Self.event("REPLY", Self.identity + ["ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:a@example.com"]),
            method: "REPLY")
        {
            #expect(reply.parts.first?.status == nil)
        }
        if case .calendarReply(let reply) = Self.claim(
            Self.event("REPLY", Self.identity + attendee + ["ATTENDEE;PARTSTAT=DECLINED:mailto:b@example.com"]),
            method: "REPLY")
        {
            #expect(reply.parts.first?.attendee == nil)
        }
        // Somebody who is away has not accepted.
        if case .calendarReply = Self.claim(
            Self.event("REPLY", Self.identity + attendee), method: "REPLY", header: [("auto-submitted", "auto-replied")]
        ) {
            Issue.record("vacation")
        }
    }
}
