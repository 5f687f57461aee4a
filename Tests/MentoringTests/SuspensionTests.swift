import CivilTime
import Mentoring
import Testing

/// Pauses, breaks, holidays and absences: moved or excused, never missed. Dates by hand from the calendar of 2027.
@Suite struct SuspensionTests {
    private func meetings(_ dossier: Dossier, _ rules: Rules = PolicyFixture.rules()) throws -> [String] {
        try ScheduleTests.dues(dossier, "meeting", rules: rules).map { "\($0.civil.date) \($0.state.rawValue)" }
    }

    @Test func aHolidayMovesAMeetingToTheNextWorkingDay() throws {
        // 9 March 2027 is a Tuesday. 11 June is a Friday: the day after it would be a Saturday.
        let rules = PolicyFixture.rules(holidays: [day("2027-03-09"): "x", day("2027-06-11"): "y"])
        #expect(try meetings(.formal, rules)[2] == "2027-03-10 planned")
        let fridays = try Dossier.of("formal", start: "2027-01-08T18:00")
        #expect(try meetings(fridays, rules)[5] == "2027-06-14 planned")
    }

    /// 9 March 2027 is the third meeting's day. Who keeps what decides whether it moves to the 10th.
    @Test(
        arguments: [
            (community: false, amina: nil, jonas: nil, mentorship: nil, moves: false),
            (true, nil, nil, nil, true),
            // One whose holiday it is can't meet; one who keeps other holidays can, on the community's.
            (false, "kenya", nil, nil, true),
            (true, "bavaria", nil, nil, true),
            (true, "bavaria", "bavaria", nil, false),
            (false, "bavaria", "kenya", nil, true),
            // What the mentorship names goes before its people's.
            (false, "kenya", "kenya", "bavaria", false),
            (true, nil, nil, "bavaria", false),
            (false, nil, nil, "kenya", true),
            // A name that the settings no longer have: the community's hold.
            (true, "gone", "gone", nil, true), (false, "gone", nil, "gone", false),
        ] as [(Bool, String?, String?, String?, Bool)])
    func whoKeepsWhichHolidays(
        _ community: Bool, _ amina: String?, _ jonas: String?, _ mentorship: String?, _ moves: Bool
    ) throws {
        let rules = PolicyFixture.rules(
            holidays: community ? [day("2027-03-09"): "x"] : [:],
            holidayCalendars: ["kenya": [day("2027-03-09")], "bavaria": []])
        var dossier = Dossier.formal
        dossier.people[person("amina")]?.holidays = amina.map { HolidayCalendarID(checked: $0) }
        dossier.people[person("jonas")]?.holidays = jonas.map { HolidayCalendarID(checked: $0) }
        dossier.mentorship.holidays = mentorship.map { HolidayCalendarID(checked: $0) }
        #expect(try meetings(dossier, rules)[2] == (moves ? "2027-03-10 planned" : "2027-03-09 planned"))
    }

    /// 18:00 in Berlin is 6 in the morning of the next day in Auckland.
    @Test func aHolidayIsADayOfWhoKeepsIt() throws {
        let rules = PolicyFixture.rules(holidayCalendars: ["maori": [day("2027-03-10")]])
        var dossier = try Dossier.of(
            "formal", start: "2027-01-12T18:00",
            people: [("amina", "Pacific/Auckland"), ("jonas", "Europe/Berlin")])
        dossier.people[person("amina")]?.holidays = HolidayCalendarID(checked: "maori")
        #expect(try meetings(dossier, rules)[2] == "2027-03-10 planned")
        // Her check-in of that day moves, his does not.
        let hers = try ScheduleTests.dues(dossier, "check-in", rules: rules, person: "amina")[1]
        #expect(hers.civil.description == "2027-03-12T09:00")
    }

    @Test func aMoveNeverReachesTheNextMeeting() throws {
        let rules = PolicyFixture.rules(
            holidays: Dictionary(uniqueKeysWithValues: (0..<14).map { (day("2027-02-02").adding(days: $0), "x") }))
        let dossier = try Dossier.of("peer", start: "2027-01-19T18:00")
        #expect(
            try meetings(dossier, rules).prefix(3) == [
                "2027-01-19 planned", "2027-02-02 excused", "2027-02-16 planned",
            ])
        // However little of the agenda is asked for.
        let one = try ScheduleTests.dues(dossier, "meeting", rules: rules, from: "2027-02-01", until: "2027-02-03")
        #expect(one.map(\.state) == [.excused])
    }

    @Test func breaksExcuseMeetingsAndMoveMilestones() throws {
        let rules = PolicyFixture.rules(breaks: [DateSpan(from: day("2027-04-05"), through: day("2027-04-18"))])
        #expect(try meetings(.formal, rules)[3] == "2027-04-13 excused")
        let review = try ScheduleTests.dues(.formal, "mid-review", rules: rules)
        #expect(review.map(\.civil.description) == ["2027-04-19T09:00"])
        let checkIns = try ScheduleTests.dues(.formal, "check-in", rules: rules, person: "jonas")
        #expect(checkIns.map(\.state) == [.planned, .planned, .excused, .planned, .planned, .planned])
    }

    @Test func anAbsenceExcusesThePairsMeetingAndOnlyTheOwnersCheckIn() throws {
        var dossier = Dossier.formal
        dossier.people[person("jonas")]?.absences = [DateSpan(from: day("2027-03-01"), through: day("2027-03-20"))]
        #expect(try meetings(dossier)[2] == "2027-03-09 excused")
        #expect(try ScheduleTests.dues(dossier, "check-in", person: "jonas")[1].state == .excused)
        #expect(try ScheduleTests.dues(dossier, "check-in", person: "amina")[1].state == .planned)
    }

    @Test func aMembersAbsenceLeavesTheGroupItsMeeting() throws {
        var dossier = try ScheduleTests.group()
        let away = DateSpan(from: day("2027-02-01"), through: day("2027-02-10"))
        dossier.people[person("jonas")]?.absences = [away]
        #expect(try meetings(dossier)[1] == "2027-02-04 planned")
        dossier.people[person("amina")]?.absences = [away]
        #expect(try meetings(dossier)[1] == "2027-02-04 excused")
    }

    @Test(arguments: [(false, "2027-07-12", 6), (true, "2027-08-09", 7)])
    func aPauseExtendsTheEndOnlyWhereTheProgramSaysSo(_ extends: Bool, _ end: String, _ count: Int) throws {
        let rules = PolicyFixture.rules { $0.programs[0].cycle.pauseExtendsEnd = extends }
        var dossier = Dossier.formal
        // 28 days, with the meeting of 9 March; 13 July, the second Tuesday, then lies before the end.
        dossier.mentorship.pauses = [DateSpan(from: day("2027-03-01"), through: day("2027-03-28"))]
        let found = try meetings(dossier, rules)
        #expect(found.count == count)
        #expect(found[2] == "2027-03-09 excused")
        #expect(try ScheduleTests.dues(dossier, "end-evaluation", rules: rules).map(\.civil.date.description) == [end])
    }

    @Test func aPauseWithoutReturnExcusesAndDoesNotExtend() throws {
        let rules = PolicyFixture.rules { $0.programs[0].cycle.pauseExtendsEnd = true }
        var dossier = Dossier.formal
        dossier.mentorship.pauses = [DateSpan(from: day("2027-03-01"), through: nil)]
        #expect(
            try meetings(dossier, rules).map { $0.split(separator: " ")[1] } == [
                "planned", "planned", "excused", "excused", "excused", "excused",
            ])
    }
}
