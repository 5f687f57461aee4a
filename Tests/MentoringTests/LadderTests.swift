import CivilTime
import Mentoring
import Testing

/// Which notices leave for whom at which moment of their own day. Weekdays from the calendar of 2027: 12 January is a Tuesday.
@Suite struct LadderTests {
    private func walk(
        _ dossiers: [Dossier] = [.formal], _ rules: Rules = PolicyFixture.rules(), from: String = "2027-01-11T00:00:00Z"
    ) -> Walk { Walk(dossiers, rules: rules, from: instant(from)) }

    private static let held: @Sendable (Notice) -> (Outcome, after: Int64)? = { notice in
        guard notice.asks, case .commitment(let id) = notice.id.subject else { return nil }
        return (id.isMeeting ? .held : .done, after: 3_600)
    }

    // MARK: Holidays and zones

    /// The rung −3 of 9 March is Saturday the 6th, so Friday the 5th; on Jonas's own holiday it goes out the day before.
    @Test func nobodyGetsALetterOnTheirOwnHoliday() throws {
        var dossier = Dossier.formal
        dossier.people[person("jonas")]?.holidays = HolidayCalendarID(checked: "own")
        var walk = walk([dossier], PolicyFixture.rules(holidayCalendars: ["own": [day("2027-03-05")]]))
        walk.answer = Self.held
        try walk.advance(to: instant("2027-03-09T00:00:00Z"))
        #expect(
            try walk.sent("f1/3") == ["-3 jonas 2027-03-04T09:00", "-3 amina 2027-03-05T09:00"])
    }

    /// Time zone data that move a meeting's instant leave its wall clock: who was told is told again, once, and a calendar's SEQUENCE rises.
    @Test func newZoneDataAreToldToWhoWasTold() throws {
        let (before, after) = (
            try ZoneFolder(["Europe/Berlin"]), try ZoneFolder(["Europe/Berlin"], as: "Europe/Moscow")
        )
        var rules = PolicyFixture.rules()
        rules.zones = before.zones
        var walk = walk([.formal], rules)
        walk.answer = Self.held
        // Told on Friday the 5th of the meeting on Tuesday, 9 March.
        try walk.advance(to: instant("2027-03-05T12:00:00Z"))
        #expect(walk.record("f1/3")?.instant == instant("2027-03-09T17:00:00Z"))
        walk.rules.zones = after.zones
        try walk.look()
        let record = try #require(walk.record("f1/3"))
        #expect(record.due == civil("2027-03-09T18:00") && record.instant == instant("2027-03-09T15:00:00Z"))
        #expect(record.revision == 1 && record.moves == 0 && record.movedByZone)
        let event = try #require(walk.events.last { $0.kind == .moved })
        #expect(
            event.text
                == "still at 2027-03-09T18:00 in Europe/Berlin, which is 2027-03-09T15:00:00Z now and was 2027-03-09T17:00:00Z; revision 1"
        )
        try walk.look()
        try walk.advance(to: instant("2027-03-09T00:00:00Z"))
        let again = walk.letters.filter { $0.at > instant("2027-03-05T12:00:00Z") }.flatMap(\.notices)
            .filter { $0.letter == LetterKind("meeting-coming") && $0.id.revision == 1 }
        #expect(Set(again.map(\.id.recipient.description)) == ["amina", "jonas"] && again.count == 2)
        // The next one, of which nobody was told, is just where it is.
        #expect(walk.record("f1/4")?.revision ?? 0 == 0)
        // What lies behind is not judged anew.
        #expect(walk.record("f1/2")?.revision == 0)
    }

    // MARK: Rungs and days

    @Test func aSilentPairsFirstTwoMonths() throws {
        var walk = walk()
        try walk.advance(to: instant("2027-03-01T00:00:00Z"))
        // Nothing before the start; +1 asks the mentor, +4 (Saturday) is Monday the 18th.
        #expect(
            try walk.sent("f1/1") == [
                "+1 amina 2027-01-13T09:00", "+4 jonas 2027-01-18T09:00", "+4 amina 2027-01-18T09:00",
            ])
        // The agreement: one letter at the start, and +3 after Tuesday the 19th.
        #expect(
            try walk.sent("f1/agreement") == [
                "start jonas 2027-01-12T09:00", "start amina 2027-01-12T09:00", "+3 jonas 2027-01-22T09:00",
                "+3 amina 2027-01-22T09:00",
            ])
        // One letter at the start for all three milestones.
        #expect(walk.letters.first?.notices.map(\.letter.name) == Array(repeating: "milestone-start", count: 3))
        // No −7, it was not moved; −3 is Saturday the 6th: Friday. +4 is Saturday the 13th: it rides on Friday, or waits for Monday.
        #expect(
            try walk.sent("f1/2").filter { $0.hasPrefix("-") } == [
                "-3 jonas 2027-02-05T09:00", "-3 amina 2027-02-05T09:00",
            ])
        #expect(try walk.sent("f1/2").contains("+1 amina 2027-02-10T09:00"))
    }

    @Test func peersAreAskedInTurn() throws {
        var walk = walk([.peers])
        walk.answer = Self.held
        try walk.advance(to: instant("2027-03-20T00:00:00Z"))
        let asked = try (1...5).map { try walk.sent("p1/\($0)").filter { $0.hasPrefix("+") } }
        #expect(
            asked == [
                ["+1 mei 2027-01-15T09:00"], ["+1 tomas 2027-01-29T09:00"], ["+1 mei 2027-02-12T09:00"],
                ["+1 tomas 2027-02-26T09:00"], ["+1 mei 2027-03-12T09:00"],
            ])
        // Bi-weekly: the day before, to both.
        #expect(
            try walk.sent("p1/4").prefix(2) == ["-1 mei 2027-02-24T09:00", "-1 tomas 2027-02-24T09:00"])
    }

    @Test func afterTwoSilencesAMeetingAsksOnceAndACheckInDoesNotRemind() throws {
        var walk = walk()
        try walk.advance(to: instant("2027-05-01T00:00:00Z"))
        #expect(walk.record("f1/2")?.state == .missed)
        #expect(try walk.sent("f1/3").filter { $0.hasPrefix("+1") }.isEmpty)
        #expect(try walk.sent("f1/3").filter { $0.hasPrefix("+4") }.count == 2)
        // +4 is Saturday the 13th and rides with the check-in on Friday: seven days later the eleventh day, 09:00 in Berlin, decides.
        #expect(walk.record("f1/3")?.settledAt == instant("2027-03-20T08:00:00Z"))
        #expect(try walk.sent("f1/jonas/2").count == 2)
        #expect(try walk.sent("f1/jonas/3").count == 1)
        #expect(walk.record("f1/check-in/jonas/3")?.state == .missed)
    }

    @Test func closedDaysMoveRungsBeforeBackAndRungsAfterOn() throws {
        // −3 of 9 February is Saturday, and Friday is a holiday: Thursday. +1 is a holiday: Thursday the 11th.
        let rules = PolicyFixture.rules(holidays: [day("2027-02-05"): "x", day("2027-02-10"): "y"])
        var walk = walk([.formal], rules)
        try walk.advance(to: instant("2027-02-12T00:00:00Z"))
        #expect(
            try walk.sent("f1/2") == [
                "-3 jonas 2027-02-04T09:00", "-3 amina 2027-02-04T09:00", "+1 amina 2027-02-11T09:00",
            ])
    }

    @Test func theFirstOfALaterCycleIsAnnouncedAWeekBefore() throws {
        var dossier = try ScheduleTests.group()
        dossier.mentorship.renewalAgreed = true
        var walk = walk([dossier])
        walk.answer = Self.held
        try walk.advance(to: instant("2027-05-14T00:00:00Z"))
        #expect(try walk.sent("g1/8").filter { $0.hasPrefix("-7") }.count == 3)
        #expect(try walk.sent("g1/9").filter { $0.hasPrefix("-7") }.isEmpty)
        #expect(try walk.sent("g1/1").filter { $0.hasPrefix("-") }.isEmpty)
    }

    // MARK: One letter a day, three a week

    @Test func oneLetterADayAndThreeAWeek() throws {
        let dossiers = try (0..<8).map { index in
            try Dossier.of(
                "formal", id: "f\(index)", start: "2027-01-\(12 + index)T18:00",
                people: [("amina", "Africa/Dakar"), ("mentee\(index)", "Europe/Berlin")])
        }
        var walk = walk(dossiers)
        try walk.advance(to: instant("2027-04-01T00:00:00Z"))
        let mine = walk.letters.filter { $0.to == .person(person("amina")) }.map { Zone.utc.civil(at: $0.at) }
        #expect(mine.count > 20)
        #expect(Set(mine.map(\.date)).count == mine.count)
        #expect(Dictionary(grouping: mine) { "\($0.date.isoWeek)" }.values.allSatisfy { $0.count <= 3 })
        #expect(mine.allSatisfy { $0.time >= time("09:00") && $0.time < time("20:00") })
        #expect(mine.allSatisfy { $0.date.weekday <= .friday })
    }

    @Test func noQuestionAboutAMeetingRidesBeforeIt() throws {
        var walk = walk([.formal, .peers])
        try walk.advance(to: instant("2027-06-01T00:00:00Z"))
        for letter in walk.letters {
            for notice in letter.notices where notice.asks {
                guard case .commitment(let id) = notice.id.subject,
                    let record = walk.dossiers[id.mentorship]?.records[id]
                else { continue }
                let due = try PolicyFixture.zones.zone(record.zone).instant(of: record.due)
                #expect(letter.at >= due || id.isCheckIn && letter.at >= due - 3 * 86_400, "\(notice.id)")
            }
        }
    }

    @Test func aLetterTimeInQuietHoursLeavesWhenTheyEnd() throws {
        let rules = PolicyFixture.rules { $0.letters.time = time("06:00") }
        var walk = walk([.formal], rules)
        try walk.advance(to: instant("2027-01-14T00:00:00Z"))
        #expect(try walk.sent("f1/1") == ["+1 amina 2027-01-13T08:00"])
    }

    // MARK: Outages, clocks, holds

    @Test func anOutageBringsAtMostOneLetterPerPersonAndCommitment() throws {
        var walk = walk()
        try walk.advance(to: instant("2027-02-04T00:00:00Z"))
        let before = walk.letters.count
        walk.sleep(until: instant("2027-02-18T12:00:00Z"))
        try walk.settleDown()
        #expect(walk.letters.dropFirst(before).filter { $0.to == .person(person("amina")) }.count == 1)
        #expect(try walk.sent("f1/2").map { $0.prefix(2) } == ["+4", "+4"])
        let notices = walk.dossiers.values.first?.notices ?? [:]
        let skipped = notices.values.filter {
            $0.id.subject == .commitment(commitment("f1/2")) && $0.state == .suppressed
        }
        #expect(
            Set(skipped.map { "\($0.id.origin) \($0.id.recipient) \($0.reason?.description ?? "")" }) == [
                "-3 amina a later letter about the same says it", "-3 jonas a later letter about the same says it",
                "+1 amina a later letter about the same says it",
            ])
        let count = walk.decided.count
        for id in walk.dossiers.keys {
            let plan = try Planner(rules: walk.rules).plan(walk.dossiers[id] ?? .formal, now: walk.now)
            #expect(plan.decisions.isEmpty)
        }
        #expect(walk.decided.count == Set(walk.decided).count)
        #expect(walk.decided.count == count)
    }

    @Test func aClockSetBackDecidesNothingTwice() throws {
        var walk = walk()
        try walk.advance(to: instant("2027-02-12T12:00:00Z"))
        let letters = walk.letters.count
        walk.now = instant("2027-02-08T00:00:00Z")
        try walk.advance(to: instant("2027-02-12T12:00:00Z"))
        #expect(walk.letters.count == letters)
        #expect(walk.decided.count == Set(walk.decided).count)
    }

    @Test func takenUpWhereItStands() throws {
        let dossier = try Dossier.of("formal", start: "2027-01-12T18:00", imported: "2027-03-10T10:00:00Z")
        var walk = walk([dossier], from: "2027-03-10T10:00:00Z")
        try walk.settleDown()
        #expect(walk.letters.isEmpty)
        let past = try ScheduleTests.dues(dossier, "meeting").map(\.state)
        #expect(past == [.unrecorded, .unrecorded, .unrecorded, .planned, .planned, .planned])
        try walk.advance(to: instant("2027-03-31T00:00:00Z"))
        let missed = walk.events.filter { $0.kind == .missed }.compactMap(\.commitment)
        #expect(missed.allSatisfy { walk.dossiers.values.first?.records[$0]?.due.date ?? .first > day("2027-03-10") })
        #expect(walk.letters.flatMap(\.notices).allSatisfy { $0.rungAt > instant("2027-03-10T10:00:00Z") })
    }

    @Test func importedAfterItsEndNothingIsSent() throws {
        let dossier = try Dossier.of("formal", start: "2026-01-13T18:00", imported: "2027-03-10T10:00:00Z")
        var walk = walk([dossier], from: "2027-03-10T10:00:00Z")
        try walk.advance(to: instant("2027-05-10T10:00:00Z"))
        #expect(walk.letters.isEmpty)
        #expect(walk.dossiers.values.first?.mentorship.state == .completed)
    }

    @Test func aHoldOfTenDaysEndsWithOneLetterEach() throws {
        var walk = walk()
        walk.isOnHold = true
        try walk.advance(to: instant("2027-01-21T12:00:00Z"))
        #expect(walk.letters.isEmpty)
        walk.isOnHold = false
        try walk.settleDown()
        #expect(walk.letters.map(\.to) == [.person(person("amina")), .person(person("jonas"))])
        let amina = walk.letters.first?.notices.map { "\($0.id.subject) \($0.id.origin)" } ?? []
        #expect(amina.first == "f1/meeting/1 +4")
        #expect(!amina.contains("f1/meeting/1 +1"))
        // The agreement of the 19th is due: what was to be said at the start is over; its +3 of the 22nd rides.
        #expect(amina.contains("f1/milestone/agreement/1 +3"))
    }

    @Test func theDigestComesOnceAfterALongHold() throws {
        let program = Dossier(
            mentorship: .program(zone: .utc, now: instant("2027-01-01T00:00:00Z")), people: [:])
        var walk = walk([program], from: "2027-01-01T00:00:00Z")
        walk.isOnHold = true
        try walk.advance(to: instant("2027-01-20T12:00:00Z"))
        walk.isOnHold = false
        try walk.advance(to: instant("2027-01-22T12:00:00Z"))
        #expect(walk.letters.map { $0.notices.map(\.id.origin.description) } == [["digest-2027-W03"]])
        try walk.advance(to: instant("2027-01-25T12:00:00Z"))
        #expect(walk.letters.last?.at == instant("2027-01-25T09:00:00Z"))
    }

    // MARK: The policy changes

    @Test func noRungThatHasPassedFiresAfterAChange() throws {
        var walk = walk()
        try walk.advance(to: instant("2027-02-05T12:00:00Z"))
        // At −4 somebody makes the reminder come on −5: it has passed.
        walk.rules = PolicyFixture.rules { policy in
            policy.programs[0].meetingLadder.rungs[1].days = -5
            policy.programs[0].meetingLadder.rungs[2].days = 2
        }
        let count = try walk.sent("f1/2").count
        try walk.settleDown()
        try walk.advance(to: instant("2027-02-09T12:00:00Z"))
        #expect(try walk.sent("f1/2").count == count)
        // Not yet due then: +2, not +1.
        try walk.advance(to: instant("2027-02-12T12:00:00Z"))
        #expect(try walk.sent("f1/2").filter { $0.hasPrefix("+") }.contains { $0.hasPrefix("+2 amina 2027-02-11") })
    }

    @Test func aLadderIsFrozenOnceDue() throws {
        var walk = walk()
        try walk.advance(to: instant("2027-01-12T18:00:00Z"))
        walk.rules = PolicyFixture.rules { policy in
            policy.programs[0].meetingLadder.missedAfterDays = 5
            policy.programs[0].meetingLadder.rungs[2].days = 2
        }
        try walk.advance(to: instant("2027-01-23T08:59:59Z"))
        #expect(walk.record("f1/1")?.state == .due)
        #expect(try walk.sent("f1/1").first == "+1 amina 2027-01-13T09:00")
    }

    @Test func cadenceAndLengthHoldUntilTheRenewal() throws {
        var dossier = try ScheduleTests.group()
        dossier.mentorship.renewalAgreed = true
        var walk = walk([dossier])
        walk.answer = Self.held
        try walk.advance(to: instant("2027-02-01T00:00:00Z"))
        walk.rules = PolicyFixture.rules { policy in
            policy.programs[2].meetings.cadence = .months(1)
            policy.programs[2].cycle.months = 2
        }
        try walk.advance(to: instant("2027-08-01T00:00:00Z"))
        let group = try #require(walk.dossiers.values.first)
        let days = try ScheduleTests.dues(group, "meeting", rules: walk.rules).map(\.civil.date.description)
        #expect(days.prefix(7).last == "2027-04-15")
        // Third Thursdays from the end, 21 April, on: 20 May, 17 June.
        #expect(days.dropFirst(7).prefix(3) == ["2027-05-20", "2027-06-17", "2027-08-19"])
        #expect(group.mentorship.cycles.dropFirst().first?.start == civil("2027-05-20T16:00"))
    }
}
