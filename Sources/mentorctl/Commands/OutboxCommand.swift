import ArgumentParser
import CivilTime
import JSONText
import Mentoring
import Service
import Settings
import Simulation
import Store

struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "Show what waits to be sent, and what would leave in the coming days.",
        discussion: """
            The service's own loop works out the coming letters on a copy of the database, as if nobody answered; \
            during a hold, as if it were released now. Nothing is changed.
            """)

    @Option(help: ArgumentHelp("How far to look ahead.", valueName: "n"))
    var days = 7

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    func validate() throws {
        guard (0...300).contains(days) else { throw ValidationError("--days is 0 to 300.") }
    }

    func run() throws {
        var configuration: Configuration?
        let context = try CommandContext(instance) { configuration = try CheckedConfiguration.load(instance.config) }
        guard let configuration else { return }
        let stuck = try Stuck(context)
        let forecast = try Forecast.watched(
            context.store, configuration, zones: context.zones, from: context.now, days: days)
        if form.json {
            JSON.object([
                ("on-hold", .bool(stuck.hold != nil)), ("waiting", .list(stuck.waiting.map(\.json))),
                ("letters", .list(stuck.letters.map(\.json))), ("coming", .list(forecast.letters.map(\.json))),
            ]).show()
            return
        }
        try stuck.show(context)
        try show(forecast, context, isOnHold: stuck.hold != nil)
    }

    private func show(_ forecast: Forecast, _ context: CommandContext, isOnHold: Bool) throws {
        let names = try RecipientNames(context)
        var table = Table("WHEN", "ZONE", "TO", "LETTER", "ABOUT")
        for letter in forecast.letters {
            let zone = try names.zone(of: letter.recipient)
            table.add(
                Table.Cell(zone.text(letter.at)), Table.Cell(zone.identifier),
                Table.Cell(names.name(of: letter.recipient)),
                Table.Cell(letter.parts.map(\.letter).unique.joined(separator: ", ")),
                Table.Cell(letter.parts.map(\.subject.short).unique.joined(separator: ", ")))
        }
        let span = "in the next \(counted(days, "day"))"
        if forecast.letters.isEmpty {
            print(isOnHold ? "Released now, nothing would leave \(span)." : "Nothing is to leave \(span).")
        } else {
            let letters = counted(forecast.letters.count, "letter")
            print(
                isOnHold
                    ? "On hold. Released now, \(letters) would leave \(span) if nobody answered:"
                    : "If nobody answers, \(letters) will leave \(span):")
            for line in table.lines { print(line) }
        }
        for fault in forecast.faults { Terminal.warn(fault) }
    }
}

/// What is decided and has not left.
private struct Stuck {
    let hold: Hold?
    let waiting: [Notice]
    /// Letters that sendmail has in hand, or did not take yet.
    let letters: [Letter]

    private static let most = 10_000

    init(_ context: CommandContext) throws {
        (hold, waiting, letters) = try context.store.read { reader in
            let deferred = try reader.deferredLetters(at: .distantFuture, limit: Self.most)
            return (
                try reader.hold(), try reader.waitingNotices(),
                try reader.lettersInHand() + deferred.compactMap { try reader.letter($0) }
            )
        }
    }

    func show(_ context: CommandContext) throws {
        let names = try RecipientNames(context)
        var table = Table("STATE", "NOT BEFORE", "ZONE", "TO", "ABOUT", "WHY")
        for letter in letters {
            let zone = try names.zone(of: letter.recipient)
            table.add(
                Table.Cell(letter.state.rawValue, .waiting), Table.Cell(letter.nextAttemptAt.map(zone.text) ?? "now"),
                Table.Cell(zone.identifier), Table.Cell(names.name(of: letter.recipient)),
                Table.Cell(letter.notices.map(\.subject.short).unique.joined(separator: ", ")),
                Table.Cell(letter.fault ?? ""))
        }
        for notice in waiting {
            let zone = try names.zone(of: notice.id.recipient)
            table.add(
                "waiting", Table.Cell(zone.text(notice.sendAt)), Table.Cell(zone.identifier),
                Table.Cell(names.name(of: notice.id.recipient)), Table.Cell(notice.id.subject.short),
                Table.Cell("\(notice.letter) \(notice.clause)"))
        }
        guard !table.isEmpty else { return }
        for line in table.lines { print(line) }
        print()
    }
}

/// Names and zones of the recipients.
struct RecipientNames {
    private let people: [PersonID: Person]
    private let settings: InstanceSettings?
    private let community: Zone
    private let zones: ZoneDatabase

    init(_ context: CommandContext) throws {
        let people = try context.store.read { try $0.people() }
        self.people = Dictionary(people.map { ($0.id, $0) }) { $1 }
        settings = context.settings
        community = try context.zone
        zones = context.zones
    }

    /// `amina (Amina Diallo)`, `coordinator 1 (Rosa Lind)`.
    func name(of recipient: Recipient) -> String {
        switch recipient {
        case .person(let id): people[id].map { "\(id) (\($0.name))" } ?? id.text
        case .coordinator(let number):
            "coordinator \(number)"
                + (settings?.coordinator(number).map { " (\($0.name ?? $0.address))" } ?? " (no longer in mentord.yaml)")
        }
    }

    /// The zone in which the recipient's letters leave.
    func zone(of recipient: Recipient) throws -> Zone {
        switch recipient {
        case .person(let id): try zones.zone(people[id]?.zone ?? community.identifier)
        case .coordinator: try zones.zone(community.identifier)
        }
    }
}

extension Notice {
    fileprivate var json: JSON {
        [
            "recipient": .text(id.recipient.description), "letter": .text(letter.name),
            "subject": .text(id.subject.description), "rung": .text(id.origin.description), "send-at": JSON(sendAt),
            "clause": .text(clause.text),
        ]
    }
}

extension Letter {
    fileprivate var json: JSON {
        [
            "number": .number(Int(number)), "recipient": .text(recipient.description), "state": .text(state.rawValue),
            "attempts": .number(attempts), "next-attempt": JSON(nextAttemptAt), "message-id": .text(messageID),
            "fault": JSON(fault),
        ]
    }
}

extension ForecastLetter {
    fileprivate var json: JSON {
        [
            "at": JSON(at), "recipient": .text(recipient.description),
            "parts": .list(parts.map { ["letter": .text($0.letter), "subject": .text($0.subject.description)] }),
        ]
    }
}

extension Sequence where Element: Hashable {
    /// Each value once, where it first came.
    var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
