import ArgumentParser
import CivilTime
import Glibc
import Mentoring
import Service
import Simulation
import Store

struct CheckConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Say everything that is wrong with settings, and what a change would mean.",
        discussion: """
            Reads mentord.yaml, policy.yaml and letters/ in the directory as the service would. If there is a \
            database, it also counts the letters of the next 30 days, as if nobody answered, under these settings \
            and under those in --config, and says which letters the change would add or take away.
            """)

    @Argument(help: ArgumentHelp("The settings to check. (default: those in --config)", valueName: "dir"))
    var directory: String?

    @Flag(help: "Check the files alone, as a reload does: don't ask what a change would mean.")
    var filesOnly = false

    @OptionGroup var instance: InstanceOptions

    private static let days = 30

    func run() throws {
        let checked = directory ?? instance.config
        let configuration = try CheckedConfiguration.load(checked)
        let programs = configuration.rules.policy.programs.map(\.id.text).joined(separator: ", ")
        print("\(checked): no faults; programs \(programs)")
        for hint in configuration.hints { print("hint: \(hint)") }
        if filesOnly { return }
        guard access("\(instance.state)/\(StateDatabase.fileName)", F_OK) == 0 else {
            print(
                "\(instance.state): no database there that could be read, so what it would mean for running mentorships can't be said"
            )
            return
        }
        try compare(configuration, checked)
    }

    private func compare(_ new: Configuration, _ checked: String) throws {
        let zones = ZoneDatabase()
        let now = SystemClock().now
        let old =
            Self.isSame(checked, instance.config) ? nil : try? CheckedConfiguration.load(instance.config, zones: zones)
        let store = try CommandContext.open(instance.state)
        let after = try Forecast.watched(store, new, zones: zones, from: now, days: Self.days)
        for fault in after.faults { Terminal.warn(fault) }
        guard let old else {
            print(
                "In the next \(Self.days) days, if nobody answered, \(counted(after.letters.count, "letter")) would leave:"
            )
            show(after.differences(to: after), isComparison: false)
            return
        }
        let before = try Forecast.watched(store, old, zones: zones, from: now, days: Self.days)
        let changes = before.differences(to: after)
        print(
            "In the next \(Self.days) days, if nobody answered, \(counted(after.letters.count, "letter")) would leave; "
                + "under \(instance.config) it would be \(before.letters.count).")
        if changes.allSatisfy({ $0.before == $0.after }) {
            print("No kind of letter is gained or lost.")
        } else {
            show(changes.filter { $0.before != $0.after }, isComparison: true)
        }
    }

    private func show(_ rows: [Forecast.Difference], isComparison: Bool) {
        var table =
            isComparison ? Table("PROGRAM", "SAYS", "BEFORE", "AFTER", "CHANGE") : Table("PROGRAM", "SAYS", "TIMES")
        for row in rows {
            let program = Table.Cell(row.program?.text ?? "-")
            if isComparison {
                let change = row.after - row.before
                table.add(
                    program, Table.Cell(row.letter), Table.Cell(String(row.before)), Table.Cell(String(row.after)),
                    Table.Cell(change > 0 ? "+\(change)" : "\(change)", change > 0 ? .waiting : .good))
            } else {
                table.add(program, Table.Cell(row.letter), Table.Cell(String(row.after)))
            }
        }
        if !table.isEmpty { for line in table.lines { print(line) } }
    }

    /// Whether two paths lead to one directory.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        var (one, other) = (stat(), stat())
        guard stat(left, &one) == 0, stat(right, &other) == 0 else { return left == right }
        return one.st_dev == other.st_dev && one.st_ino == other.st_ino
    }
}
