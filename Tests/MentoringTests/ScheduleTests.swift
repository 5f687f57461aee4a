import CivilTime
import Mentoring
import Testing

/// Due times from Python's dateutil.rrule, relativedelta and zoneinfo (PYTHONTZPATH=/usr/share/zoneinfo), for example
/// `rrule(MONTHLY, byweekday=TU(2), dtstart=datetime(2027, 1, 12, 18), count=6)` and `start + relativedelta(months=k)`.
@Suite struct ScheduleTests {
    /// The days (or instants) on which a mentorship owes something, in order.
    static func dues(
        _ dossier: Dossier, _ name: String, rules: Rules = PolicyFixture.rules(), from: String = "2024-01-01",
        until: String = "2030-01-01", person who: String? = nil
    ) throws -> [AgendaEntry] {
        try Agenda(rules: rules).entries(
            of: dossier, from: instant("\(from)T00:00:00Z"), until: instant("\(until)T00:00:00Z"),
            now: dossier.mentorship.recordsBegan
        ).filter { $0.id.name == name && (who == nil || $0.id.person?.text == who) }
    }

    @Test func secondTuesdaysOfAFormalMentorship() throws {
        let meetings = try Self.dues(.formal, "meeting")
        #expect(
            meetings.map(\.due.description) == [
                "2027-01-12T17:00:00Z", "2027-02-09T17:00:00Z", "2027-03-09T17:00:00Z", "2027-04-13T16:00:00Z",
                "2027-05-11T16:00:00Z", "2027-06-08T16:00:00Z",
            ])
        #expect(meetings.map(\.id.ordinal) == [1, 2, 3, 4, 5, 6])
    }

    @Test(arguments: [
        ("agreement", "2027-01-19T08:00:00Z"), ("goals", "2027-01-26T08:00:00Z"),
        ("orientation", "2027-01-26T08:00:00Z"), ("mid-review", "2027-04-12T07:00:00Z"),
        ("end-evaluation", "2027-07-12T07:00:00Z"),
    ]) func milestonesOfAFormalMentorship(_ name: String, _ due: String) throws {
        #expect(try Self.dues(.formal, name).map(\.due.description) == [due])
    }

    /// 09:00 in Dakar is 09:00 UTC all year; in Berlin 08:00, from 28 March on 07:00.
    @Test(arguments: [("amina", [9, 9, 9, 9, 9, 9]), ("jonas", [8, 8, 7, 7, 7, 7])])
    func checkInsInEachPersonsZone(_ who: String, _ hours: [Int]) throws {
        let found = try Self.dues(.formal, "check-in", person: who).map(\.due.description)
        #expect(found == zip(2...7, hours).map { "2027-0\($0)-12T0\($1):00:00Z" })
    }

    @Test(arguments: [
        ("2027-01-29T12:00", ["2027-01-29", "2027-02-26", "2027-03-26", "2027-04-30", "2027-05-28", "2027-06-25"]),
        ("2027-01-31T12:00", ["2027-01-31", "2027-02-28", "2027-03-28", "2027-04-25", "2027-05-30", "2027-06-27"]),
        ("2027-03-30T12:00", ["2027-03-30", "2027-04-27", "2027-05-25", "2027-06-29", "2027-07-27", "2027-08-31"]),
    ]) func aFifthWeekdayIsTheLast(_ start: String, _ days: [String]) throws {
        let dossier = try Dossier.of("formal", start: start)
        #expect(try Self.dues(dossier, "meeting").map(\.civil.date.description) == days)
    }

    @Test(arguments: [
        ("2027-08-31", ["2027-09-30", "2027-10-31", "2027-11-30", "2027-12-31", "2028-01-31", "2028-02-29"]),
        ("2027-08-30", ["2027-09-30", "2027-10-30", "2027-11-30", "2027-12-30", "2028-01-30", "2028-02-29"]),
        ("2027-08-29", ["2027-09-29", "2027-10-29", "2027-11-29", "2027-12-29", "2028-01-29", "2028-02-29"]),
        ("2024-02-29", ["2024-03-29", "2024-04-29", "2024-05-29", "2024-06-29", "2024-07-29", "2024-08-29"]),
    ]) func checkInsAreCountedFromTheStart(_ start: String, _ days: [String]) throws {
        let dossier = try Dossier.of("formal", start: "\(start)T18:00", imported: "2020-01-01T00:00:00Z")
        #expect(try Self.dues(dossier, "check-in", person: "jonas").map(\.civil.date.description) == days)
    }

    @Test(arguments: [
        // Spring forward on 28 March, in Berlin.
        (
            "Europe/Berlin", "2027-03-09T18:00",
            ["2027-03-09T17:00:00Z", "2027-03-23T17:00:00Z", "2027-04-06T16:00:00Z"]
        ),
        // Back on 31 October.
        (
            "Europe/Berlin", "2027-10-19T18:00",
            ["2027-10-19T16:00:00Z", "2027-11-02T17:00:00Z", "2027-11-16T17:00:00Z"]
        ),
        // 02:30 does not exist on 14 March in New York: the offset before the gap holds (RFC 5545 §3.3.5).
        (
            "America/New_York", "2027-02-28T02:30",
            ["2027-02-28T07:30:00Z", "2027-03-14T07:30:00Z", "2027-03-28T06:30:00Z"]
        ),
        // 01:30 comes twice on 7 November: the first.
        (
            "America/New_York", "2027-10-24T01:30",
            ["2027-10-24T05:30:00Z", "2027-11-07T05:30:00Z", "2027-11-21T06:30:00Z"]
        ),
    ]) func wallClockTimeStays(_ zone: String, _ start: String, _ instants: [String]) throws {
        let dossier = try Dossier.of("peer", start: start, zone: zone)
        #expect(try Self.dues(dossier, "meeting").prefix(3).map(\.due.description) == instants)
    }

    @Test(arguments: [(6, 1, 6), (6, 2, 3), (6, 3, 2), (12, 1, 12), (12, 3, 4), (3, 1, 3), (1, 1, 1)])
    func aCycleHasItsNumberOfMeetings(_ length: Int, _ every: Int, _ count: Int) throws {
        let rules = PolicyFixture.rules { policy in
            policy.programs[0].cycle.months = length
            policy.programs[0].meetings.cadence = .months(every)
        }
        for start in ["2027-01-12", "2027-01-29", "2027-01-31", "2027-02-01", "2028-02-29", "2027-08-30"] {
            let dossier = try Dossier.of("formal", start: "\(start)T18:00")
            #expect(try Self.dues(dossier, "meeting", rules: rules).count == count, "\(start)")
        }
    }

    @Test func aGroupMeetsEveryFourteenDaysBeforeItsEnd() throws {
        let dossier = try Self.group()
        #expect(
            try Self.dues(dossier, "meeting").map(\.civil.date.description) == [
                "2027-01-21", "2027-02-04", "2027-02-18", "2027-03-04", "2027-03-18", "2027-04-01", "2027-04-15",
            ])
        // 90 days from 21 January to 21 April, half of them 45.
        #expect(try Self.dues(dossier, "mid-review").map(\.civil.description) == ["2027-03-07T09:00"])
        #expect(try Self.dues(dossier, "renewal").map(\.civil.description) == ["2027-04-07T09:00"])
        #expect(try Self.dues(dossier, "end-evaluation").map(\.civil.description) == ["2027-04-21T09:00"])
    }

    /// A meeting at the very instant of the end belongs to no cycle: 84 days are 6 × 14, and a cycle of 1 February + 3 months has 89.
    @Test func aMeetingAtTheEndIsNotInTheCycle() throws {
        let rules = PolicyFixture.rules { $0.programs[2].cycle.months = 1 }
        let dossier = try Dossier.of(
            "group", id: "g1", start: "2027-02-01T16:00", zone: "UTC",
            people: [("amina", "UTC"), ("jonas", "UTC"), ("mei", "UTC")])
        #expect(
            try Self.dues(dossier, "meeting", rules: rules).map(\.civil.date.description) == [
                "2027-02-01", "2027-02-15",
            ])
    }

    @Test func oddCyclesHaveTheirMidReviewAfterHalfOfTheirDays() throws {
        let dossier = try Dossier.of("reverse", id: "r1", start: "2027-01-25T17:00", zone: "Europe/Dublin")
        #expect(
            try Self.dues(dossier, "meeting").map(\.civil.date.description) == [
                "2027-01-25", "2027-02-22", "2027-03-22",
            ])
        #expect(try Self.dues(dossier, "mid-review").map(\.civil.description) == ["2027-03-11T09:00"])
        #expect(try Self.dues(dossier, "renewal").map(\.civil.description) == ["2027-04-11T09:00"])
    }

    @Test func renewedCyclesStartAtTheFirstOccurrenceAndOrdinalsGoOn() throws {
        var dossier = try Self.group()
        dossier.mentorship.renewalAgreed = true
        let meetings = try Self.dues(dossier, "meeting")
        #expect(
            meetings.dropFirst(7).map(\.civil.date.description) == [
                "2027-04-29", "2027-05-13", "2027-05-27", "2027-06-10", "2027-06-24", "2027-07-08", "2027-07-22",
            ])
        #expect(meetings.map(\.id.ordinal) == Array(1...14))
        #expect(
            try Self.dues(dossier, "check-in", person: "jonas").map { "\($0.id.ordinal) \($0.civil.date)" } == [
                "1 2027-02-21", "2 2027-03-21", "3 2027-04-21", "4 2027-05-29", "5 2027-06-29", "6 2027-07-29",
            ])
        #expect(try Self.dues(dossier, "mid-review").map(\.civil.date.description) == ["2027-03-07", "2027-06-13"])
        #expect(try Self.dues(dossier, "renewal").map(\.id.ordinal) == [1, 2])
        #expect(try Self.dues(dossier, "goals").count == 1)
    }

    @Test func renewedMonthlyCyclesKeepTheWeekday() throws {
        var dossier = try Dossier.of("reverse", id: "r1", start: "2027-01-25T17:00", zone: "Europe/Dublin")
        dossier.mentorship.renewalAgreed = true
        #expect(
            try Self.dues(dossier, "meeting").map(\.civil.date.description) == [
                "2027-01-25", "2027-02-22", "2027-03-22", "2027-04-26", "2027-05-24", "2027-06-28",
            ])
    }

    @Test func anOwnRuleDecides() throws {
        let dossier = try Dossier.of(
            "formal", start: "2027-01-29T12:00", zone: "America/Toronto", rule: "FREQ=MONTHLY;BYDAY=-1FR")
        #expect(
            try Self.dues(dossier, "meeting").map(\.civil.date.description) == [
                "2027-01-29", "2027-02-26", "2027-03-26", "2027-04-30", "2027-05-28", "2027-06-25",
            ])
        let weekly = try Dossier.of("reverse", start: "2027-01-04T12:00", rule: "FREQ=WEEKLY;COUNT=4")
        #expect(try Self.dues(weekly, "meeting").count == 4)
    }

    @Test func peersGoOnForYears() throws {
        let meetings = try Self.dues(.peers, "meeting", from: "2041-03-01", until: "2041-04-01")
        #expect(
            meetings.map { "\($0.id.ordinal) \($0.civil)" } == ["370 2041-03-07T12:30", "371 2041-03-21T12:30"])
        let renewals = try Self.dues(.peers, "renewal", until: "2042-01-01")
        #expect(renewals.prefix(2).map(\.civil.date.description) == ["2027-07-14", "2028-01-14"])
        #expect(renewals.suffix(2).map { "\($0.id.ordinal) \($0.civil.date)" } == ["28 2041-01-14", "29 2041-07-14"])
        #expect(try Self.dues(.peers, "mid-review").isEmpty)
        #expect(try Self.dues(.peers, "end-evaluation").isEmpty)
    }

    @Test(.timeLimit(.minutes(1))) func theCalendarsEndIsAnEnd() throws {
        let found = try Self.dues(.peers, "meeting", from: "9999-12-01", until: "9999-12-31")
        #expect((1...3).contains(found.count))
        let late = try Dossier.of(
            "group", start: "9999-11-01T10:00", people: [("a", "UTC"), ("b", "UTC"), ("c", "UTC")])
        var renewed = late
        renewed.mentorship.renewalAgreed = true
        #expect(try Self.dues(renewed, "meeting", from: "9999-01-01", until: "9999-12-31").count >= 4)
    }

    static func group() throws -> Dossier {
        try Dossier.of(
            "group", id: "g1", start: "2027-01-21T16:00", zone: "Asia/Kolkata",
            people: [("amina", "Asia/Kolkata"), ("jonas", "Europe/Berlin"), ("mei", "Asia/Kolkata")])
    }
}
