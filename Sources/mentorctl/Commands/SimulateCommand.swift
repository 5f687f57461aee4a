import ArgumentParser
import CivilTime
import JSONText
import Mentoring
import Roster
import Service
import Simulation
import Synchronization
import Systemd

struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Run the service through months in seconds, and show what it does.",
        discussion: """
            The service's own loop runs on a virtual clock with a database in memory; no letter leaves, and nothing of this machine's \
            state is read or changed. The same roster, settings and seed give the same output, byte for byte.
            """)

    @Option(help: ArgumentHelp("Where the settings are; $CONFIGURATION_DIRECTORY names it, too.", valueName: "dir"))
    var config = Environment.directory("CONFIGURATION_DIRECTORY") ?? "/etc/mentord"

    @Option(help: ArgumentHelp("The roster, YAML or CSV.", valueName: "file"), completion: .file())
    var roster: String

    @Option(help: ArgumentHelp("The first day, in the community's zone.", valueName: "date"))
    var from: CivilDate

    @Option(help: ArgumentHelp("The day after the last.", valueName: "date"))
    var until: CivilDate

    @Option(help: "Who answers: all within a day, none, or some of them some of the time.")
    var answers = SimulatedAnswers.all

    @Option(help: ArgumentHelp("The seed of all random choices.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "Put every letter into this Maildir; made where there is none. One that has new letters is refused.",
            valueName: "dir"))
    var maildir: String?

    @Flag(help: "Print every journal record as a line of JSON.")
    var json = false

    @OptionGroup var reading: RosterReading

    private static let mostDays = 36_525

    func validate() throws {
        guard until > from else { throw ValidationError("--until \(until) is not after --from \(from).") }
        guard until - from <= Self.mostDays else { throw ValidationError("At most a hundred years can be simulated.") }
    }

    func run() throws {
        let zones = ZoneDatabase()
        let configuration = try CheckedConfiguration.load(config, zones: zones, today: from)
        let zone = try zones.zone(configuration.rules.calendar.zone)
        let bytes = try InputFile.read(roster, limit: RosterReader.largestFile)
        let ids = SeededIDs(seed: seed)
        let file = try reading.read(bytes, roster, known: [], makeID: { ids.next() }, configuration.rules)
        for warning in file.warnings { Terminal.warn("warning: \(warning)") }
        let box = try maildir.map { try Maildir($0) }
        let journal: any JournalSink =
            json ? JSONLinesJournal(identifier: "mentord") { print($0, terminator: "") } : Timeline(zone: zone)
        var tally = LetterTally()
        var fault: (any Error)?
        let progress = Progress()
        let simulation = try Simulation(
            roster: file,
            options: Simulation.Options(
                from: from, until: until, answers: answers, seed: seed, hasWords: maildir != nil),
            zones: zones, journal: journal,
            load: { try CheckedConfiguration.load(config, zones: zones, key: $1, today: $0) },
            onLetter: { letter, at in
                let shown = zone.civil(at: at).date
                tally.count(letter.recipient, year: shown.year, month: shown.month)
                // On a terminal the timeline itself shows how far it is.
                if !Terminal.isOutput { progress.say("\(shown): \(counted(tally.total, "letter"))") }
                do { try box?.deliver(letter, at: at) } catch let error { fault = fault ?? error }
            })
        simulation.run()
        progress.end()
        if let fault { throw fault }
        if !json { tally.show() }
    }
}

extension SimulatedAnswers: ExpressibleByArgument {}

/// Identifiers for rows that have none: the same from the same seed.
private final class SeededIDs: Sendable {
    private let generator: Mutex<SeededGenerator>

    init(seed: UInt64) { generator = Mutex(SeededGenerator(seed: seed ^ 0x1D5)) }

    func next() -> String { generator.withLock { RosterReading.makeID(&$0) } }
}

/// Journal records as lines for people: when, in the community's zone, and what.
private struct Timeline: JournalSink {
    let zone: Zone

    func write(_ record: JournalRecord) {
        let at = Instant(seconds: record.time / 1_000_000)
        let text = "\(zone.text(at))  \(record.message.printable)"
        let paint: Paint? =
            switch record.priority {
            case .emergency, .alert, .critical, .error: .bad
            case .warning: .waiting
            case .notice, .info, .debug: nil
            }
        print(paint?.on(text) ?? text)
    }
}
