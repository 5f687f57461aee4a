import ArgumentParser
import CivilTime
import JSONText
import Mentoring
import Service

struct OverdueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overdue", abstract: "Show what was missed or is not answered, with the command to type.",
        discussion: "A missed commitment stays in the list while its mentorship goes on, for a year at most.")

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    private static let back: Int64 = 366 * 86_400

    func run() throws {
        let context = try CommandContext(instance)
        let rows = try AgendaQuery(
            context, from: context.now - Self.back, until: context.now + 1, includingProgram: true
        ).rows
            .filter { $0.entry.state == .due || $0.entry.state == .missed && $0.mentorship.state.isOpen }
        if form.json {
            JSON.list(rows.map(Self.json)).show()
            return
        }
        var table = Table("DUE", "ZONE", "COMMITMENT", "STATE", "WHO", "TO ANSWER")
        for row in rows {
            table.add(
                Table.Cell(row.entry.civil.text), Table.Cell(row.entry.zone), Table.Cell(row.entry.id.short),
                Table.Cell(row.entry.state.rawValue, row.entry.state.paint), Table.Cell(row.who),
                Table.Cell(Self.command(row)))
        }
        table.show(otherwise: "Nothing is overdue.")
    }

    private static func command(_ row: AgendaQuery.Row) -> String { Commands.answer(to: row.entry.id) }

    private static func json(_ row: AgendaQuery.Row) -> JSON {
        guard case .object(let members) = row.json else { return row.json }
        return .object(members + [("command", .text(command(row)))])
    }
}
