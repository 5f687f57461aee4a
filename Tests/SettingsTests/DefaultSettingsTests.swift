import CivilTime
import Mentoring
import Settings
import Testing

/// The folder `config/` of this repository.
private let configuration = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/config"

/// The files in `config/` against MEM-02-03, read by hand, and the table of ladders.
@Suite("The default settings")
struct DefaultSettingsTests {
    let settings: InstanceSettings

    init() throws {
        settings = try InstanceSettings.load(directory: configuration, zones: ZoneDatabase(), around: Fixture.around)
    }

    private func program(_ name: String) throws -> Program {
        let id = try #require(ProgramID(name))
        return try #require(settings.policy.program(id))
    }

    @Test func programsStandInThePolicysOrder() {
        #expect(settings.policy.programs.map(\.id.text) == ["formal", "peer", "group", "reverse"])
        #expect(settings.policy.document == "MEM-02-03")
    }

    // §2.2.1 (length), §2.2.2 (cadence, minutes), §2.1.1–§2.1.4 (title, roles).
    @Test(arguments: [
        ("formal", "§2.1.1", "Formal Mentorship", 6 as Int?, Cadence.months(1), 60, Role.mentor, false),
        ("peer", "§2.1.2", "Peer Mentoring", nil, .weeks(2), 30, .peer, false),
        ("group", "§2.1.3", "Group Mentoring", 3, .weeks(2), 60, .mentor, true),
        ("reverse", "§2.1.4", "Reverse Mentoring", 3, .months(1), 45, .mentor, true),
    ])
    func programIsThePolicys(
        name: String, clause: String, title: String, months: Int?, cadence: Cadence, minutes: Int, reporter: Role,
        renews: Bool
    ) throws {
        let program = try program(name)
        #expect(program.clause == Clause(clause))
        #expect(program.title == title)
        #expect(program.cycle.months == months)
        #expect(program.meetings.cadence == cadence)
        #expect(program.meetings.minutes == minutes)
        #expect(program.meetingClause == Clause("§2.2.2"))
        #expect(program.reporter == reporter)
        #expect(program.cycle.renews == renews)
        #expect(!program.cycle.pauseExtendsEnd)
        // §8.1.1 "Monthly Check-ins".
        #expect(program.rule(CommitmentID.checkIn)?.due == .every(months: 1))
        #expect(program.rule(CommitmentID.checkIn)?.clause == Clause("§8.1.1"))
        #expect(program.isGroup == (name == "group"))
        #expect(program.suspension.holiday.meetings == .move)
        #expect(program.suspension.pause.checkIns == .excuse)
        #expect(program.suspension.absence.milestones == .keep)
        #expect(program.suspension.programBreak.milestones == .move)
    }

    private static let establishment = [
        "agreement 7 days after start §5.2.3", "goals 14 days after start §5.2.3",
        "orientation 14 days after start §5.2.3",
    ]

    @Test(arguments: [
        ("formal", establishment + ["mid-review half §8.1.1 each", "end-evaluation end §8.1.1 each"]),
        (
            "peer",
            establishment + [
                "mid-review every 12 months from 6 §8.1.1 each", "yearly-evaluation every 12 months §8.1.1 each",
                "renewal every 6 months §2.2.1",
            ]
        ),
        (
            "group",
            establishment + [
                "mid-review half §8.1.1 each", "renewal 14 days before end §2.2.1", "end-evaluation end §8.1.1 each",
            ]
        ),
        (
            "reverse",
            establishment + [
                "mid-review half §8.1.1 each", "renewal 14 days before end §2.2.1", "end-evaluation end §8.1.1 each",
            ]
        ),
    ])
    func milestonesAreThePolicys(name: String, expected: [String]) throws {
        let rules = try program(name).commitments.filter { $0.due != .rhythm && $0.name != CommitmentID.checkIn }
        let found = rules.map { rule in
            let due =
                switch rule.due {
                case .afterStart(let days): "\(days) days after start"
                case .halfOfCycle: "half"
                case .endOfCycle: "end"
                case .beforeEnd(let days): "\(days) days before end"
                case .every(let months): "every \(months) months"
                case .everyFrom(let first, let months): "every \(months) months from \(first)"
                case .rhythm, .date: "never"
                }
            return "\(rule.name) \(due) \(rule.clause)" + (rule.isOwn ? " each" : "")
        }
        #expect(found == expected)
    }

    /// A ladder in one line: `-7 all meeting-coming first`; `?` asks, `*` is left out after silences.
    private func text(_ ladder: Ladder) -> String {
        let rungs = ladder.rungs.map { rung in
            "\(rung.name) \(rung.to.rawValue) \(rung.letter)" + (rung.asks ? "?" : "")
                + (rung.skipAfterSilence ? "*" : "")
                + (rung.when == .firstOrMoved ? " first" : "")
        }
        return (rungs + [ladder.missedAfterDays.map { "missed \($0)" } ?? "never"]).joined(separator: ", ")
    }

    @Test func laddersAreTheTables() throws {
        let monthly =
            "-7 all meeting-coming first, -3 all meeting-coming, +1 reporter meeting-ask?*, +4 all meeting-ask-again?, missed 11"
        let biweekly =
            "-7 all meeting-coming first, -1 all meeting-coming, +1 reporter meeting-ask?*, +4 all meeting-ask-again?, missed 11"
        let ladders = try ["formal", "peer", "group", "reverse"].map {
            text(try #require(try program($0).rule(CommitmentID.meeting)).ladder)
        }
        #expect(ladders == [monthly, biweekly, biweekly, monthly])
        for program in settings.policy.programs {
            #expect(
                text(try #require(program.rule(CommitmentID.checkIn)).ladder)
                    == "0 owner check-in?, +7 owner check-in-again?*, missed 14")
            for milestone in program.commitments
            where milestone.due != .rhythm && milestone.name != CommitmentID.checkIn {
                let expected =
                    switch milestone.name {
                    case "mid-review", "end-evaluation", "yearly-evaluation":
                        "0 owner form-ask?, +7 owner form-ask-again?, missed 14"
                    case "renewal": "-7 all renewal-coming, +3 all renewal-ask?, missed 7"
                    default: "start all milestone-start, +3 all milestone-ask?, missed 14"
                    }
                #expect(text(milestone.ladder) == expected, "\(program.id) \(milestone.name)")
            }
        }
    }

    @Test func groupTakesATwelveAtMost() throws {
        #expect(
            try program("formal").roles.map { "\($0.role) \($0.least)-\($0.most)" } == ["mentor 1-1", "mentee 1-1"])
        #expect(try program("peer").roles.map { "\($0.role) \($0.least)-\($0.most)" } == ["peer 2-2"])
        #expect(
            try program("group").roles.map { "\($0.role) \($0.least)-\($0.most)" } == ["mentor 1-1", "mentee 2-12"])
    }

    @Test func lettersAndEscalation() throws {
        let letters = settings.policy.letters
        #expect(letters.time == TimeOfDay("09:00"))
        #expect((letters.perWeek, letters.rideDays, letters.perMinute) == (3, 3, 30))
        #expect((letters.retryDays, letters.silences) == (5, 2))
        let escalation = settings.policy.escalation
        #expect(escalation.letter == [.missedMeeting, .atRisk, .contradiction, .notAsked, .unreachable])
        #expect(escalation.role(for: .contradiction) == "conflict-resolution")
        #expect(escalation.role(for: .missedMeeting) == "coordinator")
        #expect((escalation.digestLines, escalation.atRiskAfter, escalation.lowRating) == (15, 2, 2))
    }

    @Test func reviews() throws {
        let reviews = settings.policy.reviews
        #expect(
            reviews.map { review -> String in
                guard case .date(let date, let yearly) = review.due, case .officer(let role) = review.owes else {
                    return review.name
                }
                return "\(review.name) \(date) \(yearly) \(role) \(review.clause)"
            } == [
                "annual-review 2025-07-01 true program-manager §8.1.1",
                "policy-review 2024-07-01 false program-manager §8.2.2",
            ])
        #expect(
            reviews.map { text($0.ladder) }
                == Array(
                    repeating: "-14 coordinator program-review, +3 coordinator program-review?, missed 14", count: 2))
        #expect(settings.document.version == "1.0")
        #expect(settings.document.effective == CivilDate("2024-07-01"))
    }

    @Test func community() throws {
        #expect(settings.community.name == "AI Engineers Community")
        #expect(settings.community.mailDomain == "ai-engineers.org")
        #expect(settings.community.from.description == "AI Engineers Mentorship <community@ai-engineers.org>")
        #expect(settings.community.zone == "UTC")
        #expect(settings.community.locale == "en")
        #expect(settings.sendmail == SendmailSettings(path: nil, atOnce: 2, timeLimitSeconds: 60))
        let calendar = settings.calendar
        #expect(calendar.workingDays == [.monday, .tuesday, .wednesday, .thursday, .friday])
        #expect(calendar.quietFrom == TimeOfDay("20:00"))
        #expect(calendar.quietUntil == TimeOfDay("08:00"))
        #expect(calendar.holidays.isEmpty && calendar.breaks.isEmpty)
    }

    @Test func oneAddressHoldsEveryRoleOfSection11() throws {
        let only = try #require(settings.coordinators.first)
        #expect(settings.coordinators.count == 1)
        #expect(only.number == 1)
        #expect(only.address == "community@ai-engineers.org")
        #expect(Set(only.roles) == Set(Coordinator.policyRoles))
        let rules = settings.rules(zones: ZoneDatabase())
        #expect(rules.coordinators(of: "conflict-resolution") == [.coordinator(1)])
        #expect(rules.coordinators(of: "nobody's") == [.coordinator(1)])
    }
}
