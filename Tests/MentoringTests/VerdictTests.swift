import CivilTime
import Mentoring
import Testing

/// When silence is a verdict, whose word counts, and what undoes it. f1 meets on 12 January 2027, 18:00 in Berlin; amina (Dakar, UTC)
/// is its mentor. Dates by hand.
@Suite struct VerdictTests {
    /// The walk of f1 from January on, with the first meeting due at 17:00Z on the 12th.
    private func walk(_ dossier: Dossier = .formal, _ rules: Rules = PolicyFixture.rules()) -> Walk {
        Walk([dossier], rules: rules, from: instant("2027-01-11T00:00:00Z"))
    }

    @Test func askedOnTimeAndSilent() throws {
        var walk = walk()
        // Asked on Wednesday 13 January 09:00 in Dakar; ten days of grace.
        try walk.advance(to: instant("2027-01-23T08:59:59Z"))
        #expect(walk.record("f1/1")?.state == .due)
        try walk.advance(to: instant("2027-01-23T09:00:00Z"))
        #expect(walk.record("f1/1")?.state == .missed)
        #expect(walk.record("f1/1")?.bySilence == true)
        try walk.advance(to: instant("2027-01-26T00:00:00Z"))
        #expect(walk.escalations.filter { $0 == "missed-meeting f1/meeting/1" }.count == 1)
    }

    @Test func askedLateIsJudgedLater() throws {
        var walk = walk()
        walk.isOnHold = true
        try walk.advance(to: instant("2027-01-21T12:00:00Z"))
        walk.isOnHold = false
        // +4 is the question that is left: to amina and, in Berlin, to jonas. Ten days of grace from then.
        try walk.advance(to: instant("2027-01-31T11:59:59Z"))
        #expect(walk.record("f1/1")?.state == .due)
        try walk.advance(to: instant("2027-01-31T12:00:00Z"))
        #expect(walk.record("f1/1")?.state == .missed)
    }

    @Test func aFailedLetterHasNotAsked() throws {
        var walk = walk()
        walk.fails = { $0 == .person(person("amina")) }
        try walk.advance(to: instant("2027-01-24T12:00:00Z"))
        // Jonas was asked, amina was not: +4 addresses both.
        #expect(walk.record("f1/1")?.state == .due)
        #expect(walk.record("f1/1")?.couldNotAsk == true)
        #expect(
            walk.events.filter { $0.kind == .notAsked && $0.commitment == commitment("f1/1") }.map(\.at) == [
                instant("2027-01-23T08:00:00Z")
            ])
        try walk.advance(to: instant("2027-04-01T12:00:00Z"))
        #expect(walk.record("f1/1")?.state == .due)
        #expect(walk.escalations.filter { $0 == "not-asked f1/meeting/1" }.count <= 1)
        #expect(walk.events.filter { $0.kind == .notAsked && $0.commitment == commitment("f1/1") }.count == 1)
    }

    @Test func whoCannotBeAskedIsNeverMissed() throws {
        var dossier = Dossier.formal
        for id in ["amina", "jonas"] { dossier.people[person(id)]?.takesLetters = false }
        var walk = walk(dossier)
        try walk.advance(to: instant("2027-07-01T00:00:00Z"))
        #expect(walk.letters.allSatisfy { $0.to == .coordinator(1) })
        #expect(!walk.events.contains { $0.kind == .missed || $0.kind == .atRisk })
        let told = walk.events.filter { $0.kind == .notAsked && $0.commitment == commitment("f1/1") }
        #expect(told.map(\.at) == [instant("2027-01-23T08:00:00Z")])
    }

    @Test func anUnreachableMentorMeansThatTheMenteeIsAsked() throws {
        var dossier = Dossier.formal
        dossier.people[person("amina")]?.addressFault = .notTaken("no such mailbox")
        var walk = walk(dossier)
        try walk.advance(to: instant("2027-01-14T00:00:00Z"))
        #expect(try walk.sent("f1/1") == ["+1 jonas 2027-01-13T09:00"])
    }

    // MARK: Whose word counts

    @Test(arguments: [("held", "missed"), ("missed", "held")])
    func contradictionsOverruleNobody(_ first: String, _ second: String) throws {
        var walk = walk()
        try walk.advance(to: instant("2027-01-13T10:00:00Z"))
        try walk.report("f1/1", Outcome(rawValue: first)!, by: "amina")
        try walk.report("f1/1", Outcome(rawValue: second)!, by: "jonas")
        #expect(walk.record("f1/1")?.state == .due)
        try walk.advance(to: instant("2027-03-01T00:00:00Z"))
        #expect(walk.record("f1/1")?.state == .due)
        #expect(walk.escalations.filter { $0 == "contradiction f1/meeting/1" }.count == 1)
        #expect(walk.events.filter { $0.kind == .contradiction }.count == 1)
        try walk.report("f1/1", .held)
        #expect(walk.record("f1/1")?.state == .fulfilled)
    }

    @Test func aMembersWordIsTheirOwnAbsence() throws {
        var walk = Walk([try ScheduleTests.group()], from: instant("2027-01-20T00:00:00Z"))
        try walk.advance(to: instant("2027-01-22T12:00:00Z"))
        try walk.report("g1/1", .missed, by: "jonas")
        #expect(walk.record("g1/1")?.state == .due)
        #expect(walk.events.contains { $0.kind == .absent && $0.person == person("jonas") })
        try walk.report("g1/1", .excused, by: "mei")
        #expect(walk.record("g1/1")?.state == .due)
        try walk.report("g1/1", .held, by: "amina")
        #expect(walk.record("g1/1")?.state == .fulfilled)
        #expect(!walk.events.contains { $0.kind == .contradiction })
    }

    @Test func aLateAnswerFulfilsAndIsReported() throws {
        let rules = PolicyFixture.rules { $0.escalation.letter.insert(.lateAnswer) }
        var walk = walk(.formal, rules)
        try walk.advance(to: instant("2027-01-25T12:00:00Z"))
        #expect(walk.record("f1/1")?.state == .missed)
        try walk.report("f1/1", .held, by: "jonas", heldAt: "2027-01-12T18:00")
        #expect(walk.record("f1/1")?.state == .fulfilled)
        try walk.advance(to: instant("2027-01-28T12:00:00Z"))
        #expect(walk.escalations.contains("late-answer f1/meeting/1"))
    }

    @Test func anAnswerAgainstTheCoordinatorsWordIsNoLateFulfilment() throws {
        let rules = PolicyFixture.rules { $0.escalation.letter.insert(.lateAnswer) }
        var walk = walk(.formal, rules)
        try walk.advance(to: instant("2027-01-14T12:00:00Z"))
        try walk.report("f1/1", .missed)
        try walk.report("f1/1", .held, by: "jonas")
        #expect(walk.record("f1/1")?.state == .missed)
        try walk.advance(to: instant("2027-01-20T12:00:00Z"))
        #expect(!walk.escalations.contains("late-answer f1/meeting/1"))
    }

    // MARK: At risk

    @Test func twoMissesInARowAndExcusedOnesPassedOver() throws {
        var walk = walk()
        try walk.advance(to: instant("2027-02-15T00:00:00Z"))
        #expect(walk.record("f1/1")?.state == .missed)
        try walk.report("f1/2", .excused, by: "jonas")
        try walk.advance(to: instant("2027-03-19T12:00:00Z"))
        #expect(walk.dossiers.values.first?.mentorship.isAtRisk == false)
        // 9 March: asked on the 10th, missed on the 20th.
        try walk.advance(to: instant("2027-03-20T12:00:00Z"))
        #expect(walk.dossiers.values.first?.mentorship.isAtRisk == true)
        try walk.advance(to: instant("2027-04-14T12:00:00Z"))
        #expect(walk.escalations.filter { $0.hasPrefix("at-risk") } == ["at-risk mentorship:f1"])
        try walk.report("f1/4", .held, by: "jonas")
        #expect(walk.dossiers.values.first?.mentorship.isAtRisk == false)
    }

    // MARK: Reopened and moved

    @Test func reopeningAsksAgainWithFreshGrace() throws {
        var walk = walk()
        try walk.advance(to: instant("2027-01-25T10:00:00Z"))
        let rules = walk.rules
        let id = commitment("f1/1")
        try walk.command { try CommitmentActions(rules: rules).reopen(id, by: .coordinator, in: $0, now: $1) }
        #expect(walk.record("f1/1")?.state == .due)
        #expect(walk.record("f1/1")?.revision == 1)
        try walk.advance(to: instant("2027-01-27T00:00:00Z"))
        #expect(try walk.sent("f1/1").suffix(2).map { $0.prefix(2) } == ["+4", "+4"])
        try walk.advance(to: instant("2027-02-04T09:59:59Z"))
        #expect(walk.record("f1/1")?.state == .due)
        try walk.advance(to: instant("2027-02-04T12:00:00Z"))
        #expect(walk.record("f1/1")?.state == .missed)
    }

    @Test func aMoveHasItsOwnLadder() throws {
        var walk = walk()
        try walk.advance(to: instant("2027-01-25T10:00:00Z"))
        let answering = CommitmentActions(rules: walk.rules)
        let id = commitment("f1/2")
        func move(_ to: String) throws {
            try walk.command { try answering.move(id, to: civil(to), by: .person(person("jonas")), in: $0, now: $1) }
        }
        try move("2027-02-17T18:00")
        #expect(walk.record("f1/2")?.revision == 1)
        #expect(walk.record("f1/2")?.id.ordinal == 2)
        try walk.advance(to: instant("2027-02-16T10:00:00Z"))
        // −7 because it was moved; −3 is Sunday the 14th, so Friday the 12th.
        #expect(
            try walk.sent("f1/2") == [
                "-7 jonas 2027-02-10T09:00", "-7 amina 2027-02-10T09:00", "-3 jonas 2027-02-12T09:00",
                "-3 amina 2027-02-12T09:00",
            ])
        try move("2027-02-18T18:00")
        try move("2027-02-19T18:00")
        #expect(walk.record("f1/2")?.moves == 3)
        #expect(throws: AnswerError.pastNext(id, to: civil("2027-03-09T18:00"), next: civil("2027-03-09T18:00"))) {
            try move("2027-03-09T18:00")
        }
        try walk.report("f1/3", .excused)
        #expect(throws: AnswerError.self) { try move("2027-04-14T18:00") }
    }

    @Test func theThirdMoveIsReported() throws {
        let rules = PolicyFixture.rules { $0.escalation.letter.insert(.movedAgain) }
        var walk = walk(.formal, rules)
        try walk.advance(to: instant("2027-01-25T10:00:00Z"))
        let id = commitment("f1/2")
        for (index, to) in ["2027-02-10T18:00", "2027-02-11T18:00", "2027-02-12T18:00"].enumerated() {
            try walk.command {
                try CommitmentActions(rules: rules).move(id, to: civil(to), by: .coordinator, in: $0, now: $1)
            }
            try walk.advance(to: walk.now + 86_400)
            #expect(walk.escalations.filter { $0.hasPrefix("moved-again") }.count == (index == 2 ? 1 : 0))
        }
    }

    @Test(arguments: [("2027-01-25T17:59", false), ("2027-01-25T18:00", true), ("2027-02-09T18:00", true)])
    func aMeetingWithinHalfACadenceFulfils(_ heldAt: String, _ fulfils: Bool) throws {
        // Half of a month counts as 15 days; 9 February less 15 days is 25 January.
        var walk = walk()
        try walk.advance(to: instant("2027-01-13T10:00:00Z"))
        try walk.report("f1/1", .held)
        try walk.advance(to: instant("2027-02-09T18:30:00Z"))
        try walk.report("f1/2", .held, by: "jonas", heldAt: heldAt)
        #expect((walk.record("f1/2")?.state == .fulfilled) == fulfils)
        #expect(walk.events.contains { $0.kind == .extraMeeting } == !fulfils)
    }

    // MARK: The end

    @Test func theEndWithdrawsWhatIsOpenAndSaysSo() throws {
        var walk = walk()
        try walk.advance(to: instant("2027-01-13T10:00:00Z"))
        let rules = walk.rules
        try walk.command { try MentorshipActions(rules: rules).end($0, quietly: false, by: .coordinator, now: $1) }
        #expect(walk.record("f1/1")?.state == .withdrawn)
        #expect(walk.letters.suffix(2).map { $0.notices.map(\.letter) } == [[.ended], [.ended]])
        let count = walk.letters.count
        try walk.advance(to: instant("2027-06-01T00:00:00Z"))
        #expect(walk.letters.count == count)
        let later = try ScheduleTests.dues(walk.dossiers.values.first!, "meeting")
        #expect(later.allSatisfy { $0.state == .withdrawn })
    }

    @Test func anEndInAPauseIsToldAfterIt() throws {
        var dossier = Dossier.formal
        dossier.mentorship.pauses = [DateSpan(from: day("2027-07-01"), through: day("2027-07-31"))]
        var walk = walk(dossier)
        try walk.advance(to: instant("2027-08-05T00:00:00Z"))
        #expect(walk.dossiers.values.first?.mentorship.state == .completed)
        #expect(walk.letters.filter { $0.notices.contains { $0.letter == LetterKind("completed") } }.count == 2)
    }

    @Test func aPauseWithoutReturnJudgesNothingAndAsksAfterIt() throws {
        var walk = walk()
        try walk.advance(to: instant("2027-01-12T18:00:00Z"))
        let rules = walk.rules
        // The meeting of the 12th is over when the pause begins; nobody has been asked yet.
        try walk.command {
            try MentorshipActions(rules: rules).pause(
                $0, from: day("2027-01-13"), until: nil, by: .coordinator, now: $1)
        }
        try walk.advance(to: instant("2027-03-01T09:00:00Z"))
        #expect(!walk.events.contains { $0.kind == .missed || $0.kind == .notAsked })
        try walk.command { try MentorshipActions(rules: rules).resume($0, by: .coordinator, now: $1) }
        try walk.advance(to: instant("2027-03-04T00:00:00Z"))
        #expect(try walk.sent("f1/1").count == 2)
        #expect(walk.record("f1/agreement")?.state == .due)
        try walk.advance(to: instant("2027-03-12T00:00:00Z"))
        #expect(walk.record("f1/1")?.state == .missed)
    }

    // MARK: Renewal

    @Test func anAnsweredRenewalStartsTheNextCycle() throws {
        var walk = Walk([try ScheduleTests.group()], from: instant("2027-01-20T00:00:00Z"))
        walk.answer = { notice in
            guard notice.asks, case .commitment(let id) = notice.id.subject, id.name != "renewal" else { return nil }
            return (id.isMeeting ? .held : .done, after: 3_600)
        }
        try walk.advance(to: instant("2027-04-10T00:00:00Z"))
        try walk.report("g1/renewal", .done, by: "amina")
        try walk.advance(to: instant("2027-05-01T00:00:00Z"))
        let mentorship = try #require(walk.dossiers.values.first?.mentorship)
        #expect(mentorship.state == .active)
        #expect(mentorship.cycles.map(\.number) == [1, 2])
        #expect(mentorship.cycles.last?.terms != nil)
        #expect(walk.record("g1/8")?.due == civil("2027-04-29T16:00"))
    }

    @Test func aRenewalTakenBackEndsTheMentorship() throws {
        var walk = Walk([try ScheduleTests.group()], from: instant("2027-01-20T00:00:00Z"))
        try walk.advance(to: instant("2027-04-10T00:00:00Z"))
        let id = commitment("g1/renewal")
        let rules = walk.rules
        try walk.report("g1/renewal", .done, by: "amina")
        try walk.command("g1") { try CommitmentActions(rules: rules).reopen(id, by: .coordinator, in: $0, now: $1) }
        try walk.advance(to: instant("2027-05-01T00:00:00Z"))
        #expect(walk.dossiers.values.first?.mentorship.state == .completed)
    }

    @Test func renewedAfterItsEndNothingOpenIsForgotten() throws {
        var walk = Walk([try ScheduleTests.group()], from: instant("2027-01-20T00:00:00Z"))
        try walk.advance(to: instant("2027-04-22T12:00:00Z"))
        #expect(walk.dossiers.values.first?.mentorship.state == .completed)
        let rules = walk.rules
        try walk.command("g1") { try MentorshipActions(rules: rules).renew($0, by: .coordinator, now: $1) }
        try walk.advance(to: instant("2027-04-26T12:00:00Z"))
        #expect(walk.record("g1/end-evaluation")?.state == .due)
        #expect(try !walk.sent("g1/end-evaluation").filter { $0.hasPrefix("+3") }.isEmpty)
    }

    /// The store hands out what lies within ``Planner/daysBack`` and a month: what it leaves out is over, not unknown.
    @Test func whatLiesFarBackIsOver() throws {
        let rules = PolicyFixture.rules { $0.programs[0].cycle.months = 24 }
        var walk = walk(.formal, rules)
        walk.answer = { notice in
            guard notice.asks, case .commitment(let id) = notice.id.subject else { return nil }
            return (id.isMeeting ? .held : .done, after: 3_600)
        }
        try walk.advance(to: instant("2028-06-20T12:00:00Z"))
        let old = walk.now - Int64(Planner.daysBack + 30) * 86_400
        try walk.forget(before: old)
        let events = walk.events.count
        let letters = walk.letters.count
        try walk.look()
        #expect(walk.events.count == events)
        // Nor after an outage.
        walk.sleep(until: walk.now + 100 * 86_400)
        try walk.forget(before: walk.now - Int64(Planner.daysBack + 30) * 86_400)
        try walk.settleDown()
        let since = walk.now - Int64(Planner.daysBack + 1) * 86_400
        let touched = walk.events.dropFirst(events).compactMap(\.commitment)
        let dossier = try #require(walk.dossiers.values.first)
        for id in touched {
            let record = try #require(dossier.records[id])
            #expect(try PolicyFixture.zones.zone(record.zone).instant(of: record.due) > since, "\(id)")
        }
        #expect(walk.letters.count == letters + 2)
    }

    @Test func aPauseOverTheEndLetsTheRenewalBeAskedFirst() throws {
        for answers in [true, false] {
            var dossier = try ScheduleTests.group()
            // The renewal of Wednesday, 7 April moves to Monday, 3 May; the end is 21 April.
            dossier.mentorship.pauses = [DateSpan(from: day("2027-04-05"), through: day("2027-05-01"))]
            var walk = Walk([dossier], from: instant("2027-01-20T00:00:00Z"))
            walk.answer = { $0.letter == LetterKind("renewal-ask") && answers ? (.done, after: 3_600) : nil }
            try walk.advance(to: instant("2027-05-06T03:30:00Z"))
            #expect(walk.dossiers.values.first?.mentorship.state == .active)
            #expect(try !walk.sent("g1/renewal").filter { $0.hasPrefix("+3") }.isEmpty)
            try walk.advance(to: instant("2027-05-20T12:00:00Z"))
            let mentorship = try #require(walk.dossiers.values.first?.mentorship)
            #expect(mentorship.state == (answers ? .active : .completed))
            #expect(mentorship.cycles.count == (answers ? 2 : 1))
            // 29 April, the first of the next cycle, lies in the pause.
            #expect(walk.record("g1/8")?.state == (answers ? .excused : nil))
            #expect((walk.record("g1/9") != nil) == answers)
        }
    }

    @Test func theCoordinatorIsNotToldOfWhatIsSettledMeanwhile() throws {
        var walk = walk()
        // Missed on Saturday the 23rd; the letter would leave on Monday.
        try walk.advance(to: instant("2027-01-24T12:00:00Z"))
        #expect(walk.record("f1/1")?.state == .missed)
        try walk.report("f1/1", .held, by: "jonas")
        try walk.advance(to: instant("2027-01-27T12:00:00Z"))
        #expect(!walk.escalations.contains("missed-meeting f1/meeting/1"))
        let id = NoticeID(
            subject: .commitment(commitment("f1/1")), revision: 0, origin: .escalation(.missedMeeting),
            recipient: .coordinator(1))
        #expect(walk.dossiers.values.first?.notices[id]?.reason == "it is settled meanwhile")
    }
}
