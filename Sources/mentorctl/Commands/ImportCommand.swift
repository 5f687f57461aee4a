import ArgumentParser
import CivilTime
import Mentoring
import Roster
import Service
import Settings
import Store

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take people and mentorships from a roster.",
        discussion: """
            Takes all of it or nothing, and lists every fault with its line. The same file again changes nothing. A cell that \
            has not changed since the last import never undoes a change that a command made. People and mentorships that are gone \
            from the file stay and are listed. A spreadsheet's CSV has one row for each pair; --map 'Email Address=email' names its \
            columns. mentord-roster(5) says what a file may hold.
            """)

    @OptionGroup var reading: RosterReading

    @Argument(help: ArgumentHelp("The roster, YAML or CSV.", valueName: "file"), completion: .file())
    var file: String

    @Flag(help: "Say what would change, and change nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "New mentorships: ask also about what was due since this day; records begin with it. (default: now)",
            valueName: "date"))
    var recordsSince: CivilDate?

    @Option(
        help: ArgumentHelp(
            "Move all starts by whole weeks, so that the earliest is near this day. For demonstrations.",
            valueName: "date"))
    var beginAround: CivilDate?

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        var bytes: [UInt8] = []
        let context = try CommandContext(instance, missing: dryRun ? .pretend : .create) {
            bytes = try InputFile.read(file, limit: RosterReader.largestFile)
        }
        let progress = Progress()
        defer { progress.end() }
        progress.say("reading \(file)")
        let roster = RosterImport(store: context.store, rules: context.rules, now: context.now)
        var read = try reading.read(bytes, file, known: roster.known(), makeID: Self.randomID, context.rules)
        if let beginAround { read = try read.shifted(toBeginAround: beginAround) }
        let rows = read.people.count + read.mentorships.count
        if rows > Self.many { progress.say("comparing \(rows) rows with the database") }
        let began = try recordsSince.map(context.midnight) ?? context.now
        guard began <= context.now else { throw ValidationError("--records-since lies in the future.") }
        let changes = try roster.run(read, recordsBegan: began, isDryRun: dryRun)
        progress.end()
        for warning in read.warnings { Terminal.warn("warning: \(warning)") }
        ImportReport(changes: changes, isDryRun: dryRun).show()
        if !dryRun { try sayWhatNext(context) }
    }

    private static let many = 200

    private func sayWhatNext(_ context: CommandContext) throws {
        context.noteWake()
        guard try context.store.read({ try $0.hold() }) != nil else { return }
        print("On hold: \"mentorctl outbox\" shows what would leave, \"mentorctl release\" lets it.")
    }

    /// An identifier for a row that has none: ten of 32 letters and digits, without those that are taken for one another.
    @Sendable private static func randomID() -> String {
        var generator = SystemRandomNumberGenerator()
        return RosterReading.makeID(&generator)
    }
}

/// How a roster file is to be read: what imports and simulations have in common.
struct RosterReading: ParsableArguments {
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A column of a CSV file and what it means, such as 'Email Address=email'; may be given several times.",
            valueName: "header=column"))
    var map: [String] = []

    @Option(
        help: ArgumentHelp(
            "How dates are written, as in strptime(3), such as %d/%m/%Y. (default: yyyy-mm-dd)", valueName: "format"))
    var dateFormat: String?

    @Option(
        help: ArgumentHelp("How the file is written, yaml or csv. (default: as its name ends)", valueName: "format"))
    var format: RosterFormat?

    /// Reads a roster; throws `RosterFaults`, ``CommandFault`` for a `--map` that is none.
    func read(
        _ bytes: [UInt8], _ name: String, known: [Person], makeID: @escaping @Sendable () -> String, _ rules: Rules
    ) throws -> RosterFile {
        let options = RosterOptions(
            columnMap: try columns(), dateFormat: dateFormat, known: known,
            holidayCalendars: Set(rules.calendar.holidayCalendars.keys), makeID: makeID)
        return try RosterReader.read(
            bytes: bytes, fileName: name, format: format, options: options, zones: rules.zones,
            programs: rules.policy.programs, communityZone: rules.calendar.zone)
    }

    private func columns() throws -> [String: String] {
        var columns: [String: String] = [:]
        for entry in map {
            guard let sign = entry.lastIndex(of: "="), sign != entry.startIndex,
                entry.index(after: sign) != entry.endIndex
            else {
                throw ValidationError("--map takes HEADER=COLUMN, such as 'Email Address=email'; not '\(entry)'.")
            }
            columns[String(entry[..<sign])] = String(entry[entry.index(after: sign)...])
        }
        return columns
    }

    /// Makes an identifier of ten characters: 32^10 of them, so that two of a community's are never the same by chance.
    static func makeID(_ generator: inout some RandomNumberGenerator) -> String {
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
        return String((0..<10).map { _ in letters[Int.random(in: letters.indices, using: &generator)] })
    }
}

extension RosterFormat: ExpressibleByArgument {}
