// swift-format-ignore-file: NeverForceUnwrap, NeverUseForceTry
import CivilTime
import Mentoring
import Recurrence

/// The policy's four programs (MEM-02-03 §2.2) and the ladders that go with them, as values: what `policy.yaml` says by default.
enum PolicyFixture {
    static let zones = ZoneDatabase()

    static func rules(
        community: String = "UTC", holidays: [CivilDate: String] = [:],
        holidayCalendars: [String: [CivilDate]] = [:], breaks: [DateSpan] = [],
        workingDays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday],
        change: (inout Policy) -> Void = { _ in }
    ) -> Rules {
        var policy = Policy(
            document: "MEM-02-03", programs: [formal, peer, group, reverse],
            letters: LetterRules(
                time: time("09:00"), perWeek: 3, rideDays: 3, perMinute: 30, retryDays: 5, silences: 2),
            escalation: EscalationRules(
                letter: [.missedMeeting, .atRisk, .contradiction, .notAsked, .unreachable], roles: [:],
                digestLines: 15, atRiskAfter: 2),
            reviews: [])
        change(&policy)
        return Rules(
            policy: policy,
            calendar: CommunityCalendar(
                zone: community, workingDays: workingDays, quietFrom: time("20:00"), quietUntil: time("08:00"),
                holidays: holidays,
                holidayCalendars: Dictionary(
                    uniqueKeysWithValues: holidayCalendars.map { name, days in
                        (HolidayCalendarID(checked: name), Dictionary(uniqueKeysWithValues: days.map { ($0, name) }))
                    }), breaks: breaks),
            coordinators: ["coordinator": [1]], zones: zones)
    }

    // MARK: Programs

    static let formal = program(
        "formal", roles: [RoleRule(role: .mentor, least: 1, most: 1), RoleRule(role: .mentee, least: 1, most: 1)],
        cycle: 6, cadence: .months(1), minutes: 60, milestones: establishment + reviews)
    static let peer = program(
        "peer", roles: [RoleRule(role: .peer, least: 2, most: 2)], reporter: .peer, cycle: nil, cadence: .weeks(2),
        minutes: 30, milestones: establishment + [milestone("renewal", .every(months: 6), renewal, "§2.2.1")])
    static let group = program(
        "group", roles: [RoleRule(role: .mentor, least: 1, most: 1), RoleRule(role: .mentee, least: 2, most: 12)],
        cycle: 3, cadence: .weeks(2), minutes: 60, milestones: establishment + reviews + [endOfCycle], renews: true)
    static let reverse = program(
        "reverse", roles: [RoleRule(role: .mentor, least: 1, most: 1), RoleRule(role: .mentee, least: 1, most: 1)],
        cycle: 3, cadence: .months(1), minutes: 45, milestones: establishment + reviews + [endOfCycle], renews: true)

    private static func program(
        _ id: String, roles: [RoleRule], reporter: Role = .mentor, cycle: Int?, cadence: Cadence, minutes: Int,
        milestones: [CommitmentRule], renews: Bool = false
    ) -> Program {
        let away = SuspensionHandlings(meetings: .excuse, checkIns: .excuse, milestones: .move)
        return Program(
            id: ProgramID(checked: id), title: id, clause: Clause("§2.1"), roles: roles, reporter: reporter,
            cycle: CycleForm(months: cycle, renews: renews), meetings: MeetingForm(cadence, minutes: minutes),
            commitments: [
                CommitmentRule(
                    CommitmentID.meeting, due: .rhythm, ladder: meetingLadder(before: cadence == .weeks(2) ? -1 : -3),
                    clause: Clause("§2.2.2")),
                CommitmentRule(
                    CommitmentID.checkIn, owes: .each(nil), due: .every(months: 1), ladder: checkIn,
                    clause: Clause("§8.1.1")),
            ] + milestones,
            suspension: SuspensionRules(
                pause: away, programBreak: away,
                holiday: SuspensionHandlings(meetings: .move, checkIns: .move, milestones: .move),
                absence: SuspensionHandlings(meetings: .excuse, checkIns: .excuse, milestones: .keep)))
    }

    private static func milestone(_ name: String, _ due: CommitmentDue, _ ladder: Ladder, _ clause: String)
        -> CommitmentRule
    {
        CommitmentRule(name, due: due, ladder: ladder, clause: Clause(clause))
    }

    static let establishment = [
        milestone("agreement", .afterStart(days: 7), establishing, "§5.2.3"),
        milestone("goals", .afterStart(days: 14), establishing, "§5.2.3"),
        milestone("orientation", .afterStart(days: 14), establishing, "§5.2.3"),
    ]
    static let reviews = [
        milestone("mid-review", .halfOfCycle, review, "§8.1.1"),
        milestone("end-evaluation", .endOfCycle, review, "§8.1.1"),
    ]
    static let endOfCycle = milestone("renewal", .beforeEnd(days: 14), renewal, "§2.2.1")

    // MARK: Ladders

    static func meetingLadder(before days: Int) -> Ladder {
        Ladder(
            rungs: [
                Rung(days: -7, to: .all, letter: LetterKind("meeting-coming"), when: .firstOrMoved),
                Rung(days: days, to: .all, letter: LetterKind("meeting-coming")),
                Rung(days: 1, to: .reporter, letter: LetterKind("meeting-ask"), asks: true, skipAfterSilence: true),
                Rung(days: 4, to: .all, letter: LetterKind("meeting-ask-again"), asks: true),
            ], missedAfterDays: 11)
    }
    static let checkIn = Ladder(
        rungs: [
            Rung(days: 0, to: .owner, letter: LetterKind("check-in"), asks: true),
            Rung(days: 7, to: .owner, letter: LetterKind("check-in-again"), asks: true, skipAfterSilence: true),
        ], missedAfterDays: 14)
    static let establishing = Ladder(
        rungs: [
            Rung(anchor: .start, days: 0, to: .all, letter: LetterKind("milestone-start")),
            Rung(days: 3, to: .all, letter: LetterKind("milestone-ask"), asks: true),
        ], missedAfterDays: 14)
    static let review = Ladder(
        rungs: [
            Rung(days: -7, to: .all, letter: LetterKind("review-coming")),
            Rung(days: 3, to: .all, letter: LetterKind("milestone-ask"), asks: true),
        ], missedAfterDays: 14)
    static let renewal = Ladder(
        rungs: [
            Rung(days: -7, to: .all, letter: LetterKind("renewal-coming")),
            Rung(days: 3, to: .all, letter: LetterKind("renewal-ask"), asks: true),
        ], missedAfterDays: 7)
}

extension Program {
    /// Reminders and verdict of its meetings.
    var meetingLadder: Ladder {
        get { commitments[0].ladder }
        set { commitments[0].ladder = newValue }
    }
}

// MARK: Values by their text

func time(_ text: String) -> TimeOfDay { TimeOfDay(text)! }
func day(_ text: String) -> CivilDate { CivilDate(text)! }
func civil(_ text: String) -> CivilDateTime { CivilDateTime(text)! }
func instant(_ text: String) -> Instant { Instant(rfc3339: text)! }
func person(_ text: String) -> PersonID { PersonID(text)! }
func commitment(_ text: String) -> CommitmentID {
    CommitmentID(text) { ["amina", "jonas", "mei", "tomas"].contains($0.text) }!
}

/// A civil time of a zone as an instant.
func instant(_ text: String, in zone: String) throws -> Instant {
    try PolicyFixture.zones.zone(zone).instant(of: civil(text))
}

extension Dossier {
    /// A mentorship of a program with the people whose zones are given, in the program's roles: the first is mentor, or all are peers.
    static func of(
        _ program: String, id: String = "f1", start: String, zone: String = "Europe/Berlin",
        people: [(String, String)] = [("amina", "Africa/Dakar"), ("jonas", "Europe/Berlin")], rule: String? = nil,
        imported: String = "2026-01-01T00:00:00Z"
    ) throws -> Dossier {
        let participants = people.enumerated().map { index, entry in
            Participant(person: person(entry.0), role: program == "peer" ? .peer : index == 0 ? .mentor : .mentee)
        }
        let mentorship = Mentorship(
            id: MentorshipID(checked: id), program: ProgramID(checked: program), participants: participants,
            start: civil(start), zone: zone, rule: try rule.map { try RecurrenceRule($0) },
            recordsBegan: instant(imported))
        let known = people.map { name, zone in
            Person(id: person(name), name: name, email: "\(name)@example.org", zone: zone)
        }
        return Dossier(
            mentorship: mentorship, people: Dictionary(known.map { ($0.id, $0) }) { first, _ in first })
    }

    static let formal = try! Dossier.of("formal", start: "2027-01-12T18:00")
    static let peers = try! Dossier.of(
        "peer", id: "p1", start: "2027-01-14T12:30", zone: "Asia/Kolkata",
        people: [("mei", "Asia/Kolkata"), ("tomas", "Europe/Prague")])
}
