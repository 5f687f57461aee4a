import ArgumentParser
import CivilTime
import JSONText
import Mentoring
import Service
import Store

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show the state of the program in a few lines.")

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let context = try CommandContext(instance, bearsFaults: true)
        let summary = try Summary(context, InboxFolder(state: instance.state))
        if form.json { summary.json.show() } else { for line in try summary.table(context).lines { print(line) } }
    }
}

private struct Summary {
    private let hold: Hold?
    private let sendingFails: Instant?
    private let counts: StoreCounts
    private let atRisk: [MentorshipID]
    private let nextLook: Instant?
    private let nextLetter: Instant?
    private let lastRun: Event?
    private let tzdata: String?
    /// Zones that mentorships need and this machine lacks.
    private let missingZones: [MissingZones.Entry]
    private let isRetired: Bool
    /// How many meetings ahead somebody's calendar has declined; nil where the settings can't be read.
    private let declined: Int?
    /// What calendars answered to invitations, in mentorships that are not over.
    private let comes: [Participation.Answer: Int]
    private let breaker: (cause: StopCause, since: Instant)?
    /// Whether answers come in by mail; nil where the settings can't be read.
    private let takesAnswers: Bool?
    /// Messages that came in and were not looked at yet.
    private let messagesWaiting: Int
    /// Answers of two weeks that were not understood, and nobody saw.
    private let unread: Int
    private let awaitingYes: Int

    private static let twoWeeks: Int64 = 14 * 86_400

    init(_ context: CommandContext, _ inbox: InboxFolder) throws {
        let now = context.now
        takesAnswers = context.settings.map { $0.answers != nil }
        messagesWaiting = inbox.names("new").count
        (breaker, unread, awaitingYes, comes) = try context.store.read {
            (
                try $0.breaker(), try $0.receivedCount(.unread, since: now - Self.twoWeeks),
                try $0.waitingForYesCount(at: now), try $0.participationCounts()
            )
        }
        tzdata = context.zones.version
        missingZones = try context.store.read { try MissingZones(reader: $0, zones: context.zones).entries }
        declined = context.settings == nil ? nil : try Self.declined(context)
        sendingFails = try context.store.read { try $0.value(StoreKey.sendingFails) }.flatMap { Int64($0) }.map {
            Instant(seconds: $0)
        }
        isRetired = try context.store.read { try $0.value(StoreKey.retired) } != nil
        (hold, counts, atRisk, nextLook, nextLetter, lastRun) = try context.store.read { reader in
            let atRisk = try reader.mentorshipsAtRisk()
            let runs = try reader.events(EventFilter(kinds: [.started, .stopped], limit: 1))
            return (
                try reader.hold(), try reader.counts(), atRisk, try reader.earliestWake().map { max($0, now) },
                try reader.earliestSend(), runs.last
            )
        }
    }

    /// Meetings of a year ahead, of the few mentorships in which somebody declined.
    private static func declined(_ context: CommandContext) throws -> Int {
        try context.store.read { try $0.mentorshipsWithDeclines() }.map { id in
            try AgendaQuery(context, from: context.now, until: context.now + 365 * 86_400, mentorship: id).rows
        }.joined().filter { $0.entry.state == .planned && $0.participation.values.contains(.declined) }.count
    }

    private func letters(_ state: LetterState) -> Int { counts.letters[state] ?? 0 }
    private var missed: Int { counts.commitments[.missed] ?? 0 }
    private var due: Int { counts.commitments[.due] ?? 0 }

    private func addHold(to table: inout Table, _ written: (Instant) -> String) {
        if let hold {
            table.add(name: "On hold", "since \(written(hold.since)), by \(hold.by): \(hold.reason)", .waiting)
            table.add(
                name: "",
                isRetired
                    ? "its program runs elsewhere; to take it up here again: \"mentorctl restore\""
                    : "\"mentorctl outbox\" shows what would leave, \"mentorctl release\" lets it")
        } else {
            table.add(name: "On hold", "no")
        }
    }

    private func addProgram(to table: inout Table) {
        let states = MentorshipState.allCases.compactMap { state in
            counts.mentorships[state].map { "\($0) \(state.rawValue)" }
        }
        table.add(name: "Mentorships", states.isEmpty ? "none" : states.joined(separator: ", "))
        table.add(name: "People", String(counts.people))
        let risky = atRisk.isEmpty ? "none" : atRisk.map(\.text).joined(separator: ", ")
        table.add(name: "At risk", risky, atRisk.isEmpty ? nil : .bad)
        let open = missed + due > 0 ? " (\"mentorctl overdue\" lists them)" : ""
        table.add(name: "Commitments", "\(missed) missed, \(due) due and not answered\(open)", missed > 0 ? .bad : nil)
    }

    /// What keeps letters from leaving.
    private func addSending(to table: inout Table, _ written: (Instant) -> String) {
        if let breaker {
            table.add(name: "Sending stopped", "since \(written(breaker.since)): \(breaker.cause)", .bad)
            table.add(name: "", "once it is clear why: \"mentorctl release\"")
        }
        if let sendingFails {
            table.add(
                name: "Sending fails", "sendmail takes no letters since \(written(sendingFails)); they wait for it",
                .bad)
            table.add(name: "", "what it said: \"mentorctl log --kind sending-fails\"")
        }
    }

    func table(_ context: CommandContext) throws -> Table {
        let zone = try context.zone
        func written(_ instant: Instant) -> String { "\(zone.text(instant)) \(zone.identifier)" }
        var table = Table()
        addHold(to: &table, written)
        addSending(to: &table, written)
        addProgram(to: &table)
        if !comes.isEmpty {
            let words = Participation.Answer.allCases.compactMap { answer in
                comes[answer].map { "\($0) \(answer.rawValue)" }
            }
            table.add(name: "Invitations", words.joined(separator: ", "))
        }
        if let declined, declined > 0 {
            table.add(
                name: "Declined",
                "\(counted(declined, "meeting")) ahead (\"mentorctl agenda\" shows who does not come)", .waiting)
        }
        table.add(
            name: "Letters",
            "\(counts.noticesWaiting) notices waiting, \(letters(.submitting)) in hand, \(letters(.deferred)) deferred, "
                + "\(letters(.failed)) failed, \(letters(.submitted)) submitted",
            letters(.deferred) + letters(.failed) > 0 ? .waiting : nil)
        if takesAnswers ?? true {
            table.add(
                name: "Answers",
                "\(counted(messagesWaiting, "message")) waiting, \(unread) not understood in 14 days"
                    + (unread > 0 ? " (\"mentorctl log --kind answer-unread\" lists them)" : "")
                    + (awaitingYes > 0 ? ", \(awaitingYes) from unknown addresses wait for a YES" : ""),
                unread > 0 ? .waiting : nil)
        } else {
            table.add(name: "Answers", "not by mail: mentord.yaml has no answers: address")
        }
        if hold == nil {
            if let nextLetter, sendingFails == nil { table.add(name: "Next letter", written(nextLetter)) }
            if let nextLook {
                table.add(name: "Next look", nextLook <= context.now ? "now" : written(nextLook))
            }
        }
        table.add(name: "Service", lastRun.map { "last \($0.kind.rawValue) \(written($0.at))" } ?? "never ran")
        table.add(name: "Time zones", tzdata.map { "tzdata \($0)" } ?? "of unknown version")
        if !missingZones.isEmpty {
            table.add(name: "", "missing, and not planned: \(MissingZones.text(missingZones))", .bad)
        }
        return table
    }

    var json: JSON {
        func object<State: RawRepresentable<String>>(_ tally: [State: Int]) -> JSON {
            .object(tally.map { ($0.key.rawValue, .number($0.value)) }.sorted { $0.0 < $1.0 })
        }
        let held: JSON =
            hold.map { hold in
                ["since": JSON(hold.since), "by": .text(hold.by), "reason": .text(hold.reason)]
            } ?? .null
        return [
            "hold": held,
            "breaker": breaker.map { ["since": JSON($0.since), "reason": .text($0.cause.description)] } ?? .null,
            "sending-fails-since": JSON(sendingFails),
            "answers": [
                "by-mail": takesAnswers.map { .bool($0) } ?? .null, "waiting": .number(messagesWaiting),
                "unread": .number(unread), "awaiting-yes": .number(awaitingYes),
            ],
            "mentorships": object(counts.mentorships), "people": .number(counts.people),
            "at-risk": .list(atRisk.map { .text($0.text) }), "commitments": object(counts.commitments),
            "invitations": object(comes), "declined": declined.map { .number($0) } ?? .null,
            "notices-waiting": .number(counts.noticesWaiting),
            "letters": object(counts.letters),
            "next-letter": JSON(nextLetter), "next-look": JSON(nextLook),
            "last-run": lastRun.map { ["kind": .text($0.kind.rawValue), "at": JSON($0.at)] } ?? .null,
            "tzdata": JSON(tzdata),
            "missing-zones": .list(
                missingZones.map { ["zone": .text($0.name), "mentorships": .number($0.mentorships)] }),
        ]
    }
}
