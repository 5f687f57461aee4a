import CivilTime
import Foundation
import GRDB
import Mentoring
import Testing

@testable import Store

/// A database of the ninth version, whose notices say what they say in texts.
@Suite("Notices of the version before")
struct NoticeMigrationTests {
    private static let jonas = PersonID(checked: "jonas")
    private static let time = Instant(seconds: 1_802_797_200)
    private static let day = CivilDate(year: 2027, month: 3, day: 10) ?? .first

    /// A letter, the text that its notice had, and what it stands for.
    private static let details: [(letter: String, detail: String, content: NoticeContent?)] = [
        ("meeting-ask", "early", nil),
        ("moved", "2027-02-16T17:00:00Z jonas", .move(from: time, by: jonas, isAgreed: false)),
        ("moved", "2027-02-16T17:00:00Z jonas agreed", .move(from: time, by: jonas, isAgreed: true)),
        ("declined", "jonas", .refusal(by: jonas, isAll: false)),
        ("declined", "jonas all", .refusal(by: jonas, isAll: true)),
        ("proposed", "2027-02-16T17:00:00Z jonas", .proposal(time, by: jonas)),
        ("paused", "2027-03-10 jonas", .pause(through: day, by: jonas)),
        ("paused", "2027-03-10", .pause(through: day, by: nil)),
        ("paused", "- jonas", .pause(through: nil, by: jonas)),
        ("resumed", "jonas", .resumption(by: jonas)),
        ("address-changed", "old", .addressChange(.old)),
        ("invitation-update", "1x2y3z", .calendar(mark: "1x2y3z")),
        ("invitation-cancelled", "none", .calendar(mark: nil)),
        ("needs-person", "f1/check-in/jonas/2", .checkIn(.checkIn(f1, jonas, 2))),
        ("not-understood", "again", .notUnderstoodAgain),
        ("unread-reply", "jonas", .unread(by: jonas, .known)),
        ("unread-reply", "jonas no-letters", .unread(by: jonas, .noLetters)),
        ("unread-reply", "jonas says we met / twice", .unread(by: jonas, .shown("we met / twice"))),
        ("unread-reply", "jonas says", .unread(by: jonas, .shown(nil))),
        (
            "confirm-address", "j@home.example missed jonas",
            .strangeAddress("j@home.example", said: SaidVerb(.missed), to: jonas)
        ),
        ("confirm-address", "j@home.example - jonas", .strangeAddress("j@home.example", said: nil, to: jonas)),
        ("which", "number", .lack(Clarification(.number))),
        ("which", "number met", .lack(Clarification(.number, said: SaidVerb(.met)))),
        ("which", "number pause 2027-03-10", .lack(Clarification(.number, said: SaidVerb(.pause, until: day)))),
        ("which", "number snooze 7", .lack(Clarification(.number, said: SaidVerb(.snooze, days: 7)))),
        (
            "which", "number move 2027-03-10T18:00",
            .lack(Clarification(.number, said: SaidVerb(.move, time: CivilDateTime("2027-03-10T18:00"))))
        ),
        ("which", "date next 2027-03-10", .lack(Clarification(.date, .next, day: day))),
        ("which", "one-meeting", .lack(Clarification(.oneMeeting))),
        ("confirmation", "held", .outcome(.held)), ("confirmation", "missed", .outcome(.missed)),
        ("confirmation", "done", .outcome(.done)), ("confirmation", "renewed", .outcome(.renewed)),
        ("confirmation", "not-renewed", .outcome(.notRenewed)), ("confirmation", "resumed", .outcome(.resumed)),
        ("confirmation", "excused", .outcome(.excused)), ("confirmation", "accepted", .outcome(.accepted)),
        ("confirmation", "tentative", .outcome(.tentative)), ("confirmation", "shown", .outcome(.shown)),
        ("confirmation", "unsubscribed", .outcome(.unsubscribed)),
        ("confirmation", "moved 2027-02-16T17:00:00Z", .outcome(.moved(to: time))),
        (
            "confirmation", "moved 2027-02-16T17:00:00Z Europe/Berlin",
            .outcome(.moved(to: time, clock: "Europe/Berlin"))
        ),
        ("confirmation", "proposed 2027-02-16T17:00:00Z", .outcome(.proposed(time))),
        ("confirmation", "stays 2027-02-16T17:00:00Z", .outcome(.stays(time))),
        ("confirmation", "checked-in", .outcome(.checkedIn(isRead: false))),
        ("confirmation", "checked-in read", .outcome(.checkedIn(isRead: true))),
        ("confirmation", "snoozed 2027-03-10", .outcome(.snoozed(until: day))),
        ("confirmation", "paused 2027-03-10", .outcome(.paused(until: day))),
        ("confirmation", "absent 2027-03-10", .outcome(.absent(until: day))),
        ("confirmation", "address-added j@home.example", .outcome(.addressAdded("j@home.example"))),
        ("breaker", "letters come back for a reason that is ours (5.7.1)", .stop(.refused(status: " (5.7.1)"))),
        ("breaker", "412 letters were made within 24 hours", .stop(.volume("412 letters were made within 24 hours"))),
        ("escalation", "no answer", .matter(.noAnswer)),
        ("escalation", "said to be missed", .matter(.saidMissed)),
        ("escalation", "at risk: 2 consecutive meetings missed", .matter(.atRisk(misses: 2))),
        ("escalation", "nobody could be asked, so nothing is judged", .matter(.notAsked)),
        ("escalation", "participants say opposite things; nobody is overruled", .matter(.contradiction)),
        ("escalation", "a late answer: it was kept after all", .matter(.lateAnswer)),
        ("escalation", "moved 3 times in a row", .matter(.movedAgain(times: 3))),
        (
            "escalation", "letters can't reach jonas: letters come back: (5.1.1)",
            .matter(.unreachable(jonas, fault: "letters come back: (5.1.1)"))
        ),
        (
            "escalation",
            "no letter to jonas has left since 2027-03-10, because of the address or of the mail system: 451 later",
            .matter(.notLeaving(jonas, since: day, fault: "451 later"))
        ),
        (
            "escalation",
            "letters to example.org come back for a reason that is ours, not the address's (5.7.1): no address is blamed, and sending goes on",
            .matter(.refusal(domain: "example.org", status: " (5.7.1)"))
        ),
        (
            "escalation", "jonas declined all meetings from meeting 4 on",
            .matter(.declinedAll(jonas, from: 4))
        ),
        (
            "escalation", "jonas wants no more letters; nothing is judged from silence any more",
            .matter(.noMoreLetters(jonas))
        ),
        ("escalation", Matter.manyUnread(most: 12).text(), .matter(.manyUnread(most: 12))),
        (
            "escalation",
            "an absence notice of jonas says that they are gone for good, or no longer read mail there. Nothing is recorded: please find out what is to become of it",
            .matter(.absence(jonas, says: .gone))
        ),
        (
            "escalation",
            "an absence notice of jonas says that they are away through 2027-03-10, longer than two months. Nothing is recorded: please find out what is to become of it",
            .matter(.absence(jonas, says: .through(day)))
        ),
        ("escalation", Matter.markedAnswer(jonas).text(), .matter(.markedAnswer(jonas))),
        ("escalation", Matter.unanswered(jonas).text(), .matter(.unanswered(jonas))),
        ("escalation", "jonas did something else", .matter(.words("jonas did something else"))),
    ]

    @Test("what waits says the same, and its letters have the same names")
    func contents() throws {
        let directory = try Directory()
        let queue = try DatabaseQueue(path: directory.path + "/" + StateDatabase.fileName)
        try SQLiteDatabase.migrator(.state).migrate(queue, upTo: "9 erasure by flag")
        try queue.write { database in
            for (place, row) in Self.details.enumerated() {
                try database.execute(
                    sql: """
                        INSERT INTO notice (subject, revision, rung, recipient, letter, asks, is_scheduled, rung_at, send_at, decided_at,
                            state, detail, clause)
                        VALUES ('person:jonas', ?, 'answer-lsypde5bu6guq-0', 'jonas', ?, 0, 0, 1, 1, 1, 'waiting', ?, '§6')
                        """, arguments: [place, row.letter, row.detail])
            }
            try database.execute(
                sql: """
                    INSERT INTO letter (number, recipient, address, sender, message_id, state, attempts, created_at, next_attempt_at,
                        expires_at, is_scheduled, bytes, reference)
                    VALUES (7, 'jonas', 'j@example.org', 's@example.org', 'm7@example.org', 'deferred', 1, 1, 7, 9, 0, x'41', 'lsypde5bu6guq');
                    UPDATE notice SET state = 'lettered', letter_number = 7, letter_place = 0 WHERE revision = 1;
                    """)
        }
        try queue.close()
        let store = try StateDatabase.open(directory: directory.path)
        let notices = try store.read { try $0.notices(for: .person(Self.jonas)) }
        #expect(notices.count == Self.details.count)
        for (notice, row) in zip(notices, Self.details) {
            #expect(notice.content == row.content, "\(row.letter): \(row.detail)")
            #expect(notice.letter.name == row.letter)
            #expect(notice.id.origin == .answer(mark: "lsypde5bu6guq", place: 0))
        }
        // The letter that is tried again, and the answers to it.
        let letter = try store.read { reader in
            try reader.letterNumber(reference: "lsypde5bu6guq").flatMap { try reader.letter($0) }
        }
        #expect(letter?.messageID == "m7@example.org" && letter?.bytes == [0x41])
        #expect(letter?.notices.map(\.description) == ["person:jonas r1 answer-lsypde5bu6guq-0 jonas"])
    }

    private static let report =
        "mentorships: active 1, paused 2, to come 3, at risk 4; commitments: due 5, missed 6; outbox: waiting 7, deferred 8; letters: submitted 9, failed 10"

    @Test("what the digest and the journal read of events is a value; the words stay")
    func events() throws {
        let directory = try Directory()
        let queue = try DatabaseQueue(path: directory.path + "/" + StateDatabase.fileName)
        try SQLiteDatabase.migrator(.state).migrate(queue, upTo: "13 typed notices")
        let texts = [
            ("status", Self.report), ("status", "on hold; " + Self.report), ("status", "mentorships: active 1"),
            ("fulfilled", "fulfilled by a late answer"), ("fulfilled", "fulfilled"),
        ]
        try queue.write { database in
            for (kind, text) in texts {
                try database.execute(
                    sql: "INSERT INTO history (at, kind, actor, text) VALUES (1, ?, 'service', ?)",
                    arguments: [kind, text])
            }
        }
        try queue.close()
        let store = try StateDatabase.open(directory: directory.path)
        let events = try store.read { try $0.events(EventFilter()) }
        #expect(events.map(\.text) == texts.map(\.1))
        #expect(events[3].payload == .lateAnswer)
        #expect([2, 4].allSatisfy { events[$0].payload == nil })
        for place in 0...1 {
            guard case .day(let report) = events[place].payload else {
                Issue.record("there is no report")
                continue
            }
            #expect(report.description == texts[place].1)
            #expect(report.number(.failed) == 10 && report.isOnHold == (place == 1))
        }
        #expect(throws: (any Error).self) { try store.inspect { try $0.execute(sql: "UPDATE history SET text = ''") } }
    }
    /// What stood against an address, and what it stands for.
    private static let faults: [(text: String, fault: UnreachableCause)] = [
        ("erased", .erased), ("letters come back", .comesBack(isRefused: false, status: nil)),
        ("letters come back (5.1.1)", .comesBack(isRefused: false, status: "5.1.1")),
        ("letters come back: mail of ours is refused there", .comesBack(isRefused: true, status: nil)),
        ("letters come back: mail of ours is refused there (5.7.1)", .comesBack(isRefused: true, status: "5.7.1")),
        ("550 letters come back (5.1.1)", .notTaken("550 letters come back (5.1.1)")),
        ("letters come back (5.1.1) today", .notTaken("letters come back (5.1.1) today")),
    ]

    /// What a message was taken for, and what it stands for.
    private static let claims: [(text: String, claim: ReceivedClaim)] = [
        ("reply", .reply), ("calendar", .calendar), ("bounce", .bounce), ("unsubscribe", .unsubscribe),
        ("automatic", .automatic), ("check", .check), ("ignored", .ignored), ("unreadable", .unreadable),
        ("automatic: an answer", .markedAnswer),
        ("automatic: that they are gone for good, or no longer read mail there", .absence(.gone)),
        ("automatic: that they are away for long, and not until when", .absence(.long)),
        ("automatic: that they are away through 2027-03-10, longer than two months", .absence(.through(day))),
        ("show 1800000000.M1P2.host", .shows(file: "1800000000.M1P2.host")),
    ]

    @Test("faults of addresses, why sending stopped and what messages were taken for are values; the words stay")
    func faults() throws {
        let directory = try Directory()
        let queue = try DatabaseQueue(path: directory.path + "/" + StateDatabase.fileName)
        try SQLiteDatabase.migrator(.state).migrate(queue, upTo: "14 typed events")
        let absence = #"{"matter":{"_0":{"absence":{"_0":"jonas","says":"SAYS"}}}}"#
        let says = ["that they are away for long, and not until when", "that they sail"]
        try queue.write { database in
            for (place, row) in Self.faults.enumerated() {
                try database.execute(
                    sql: """
                        INSERT INTO person (id, name, email, zone, takes_letters, address_fault, absences)
                        VALUES (?, 'A', 'a@example.org', 'Europe/Berlin', 1, ?, '[]')
                        """, arguments: ["p\(place)", row.text])
            }
            for (place, row) in Self.claims.enumerated() {
                try database.execute(
                    sql: """
                        INSERT INTO received (key, mark, at, file, person, claim, outcome, answered)
                        VALUES (?, 'k', 1, 'f', 'jonas', ?, 'forwarded', 0)
                        """, arguments: ["k\(place)", row.text])
            }
            for (place, words) in says.enumerated() {
                try database.execute(
                    sql: """
                        INSERT INTO notice (subject, revision, rung, recipient, letter, asks, is_scheduled, rung_at, send_at, decided_at,
                            state, content, clause)
                        VALUES ('person:jonas', ?, 'answer-lsypde5bu6guq-0', '@1', 'escalation', 0, 0, 1, 1, 1, 'waiting', ?, '§6')
                        """, arguments: [place, absence.replacingOccurrences(of: "SAYS", with: words)])
            }
            try database.execute(
                sql: "INSERT INTO breaker VALUES (1, 'letters come back for a reason that is ours (5.7.1)', 7)")
        }
        try queue.close()
        let store = try StateDatabase.open(directory: directory.path)
        try store.read { reader in
            #expect(try reader.people().map(\.addressFault) == Self.faults.map(\.fault))
            #expect(try reader.people().map { $0.addressFault?.description } == Self.faults.map(\.text))
            #expect(try reader.unreachablePeople().count == Self.faults.count)
            let received = try reader.received(of: Self.jonas)
            #expect(received.map(\.claim) == Self.claims.map(\.claim))
            #expect(received.map(\.claim.description) == Self.claims.map(\.text))
            let breaker = try reader.breaker()
            #expect(breaker?.cause == .refused(status: " (5.7.1)") && breaker?.since.seconds == 7)
            #expect(
                try reader.notices(for: .coordinator(1)).map(\.content) == [
                    .matter(.absence(Self.jonas, says: .long)),
                    .matter(.words("an absence notice of jonas says that they sail")),
                ])
        }
    }
}
