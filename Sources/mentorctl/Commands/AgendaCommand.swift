import ArgumentParser
import CivilTime
import JSONText
import Mentoring
import Store

struct AgendaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agenda", abstract: "Show what is owed, by whom, by when.",
        discussion: """
            Dates are days of the community's zone. The agenda reaches as far ahead as you ask, whether or not the \
            service ever ran.
            """)

    @Option(help: ArgumentHelp("The first day, as yyyy-mm-dd. (default: today)", valueName: "date"))
    var from: CivilDate?

    @Option(help: ArgumentHelp("The day after the last. (default: 14 days after the first)", valueName: "date"))
    var until: CivilDate?

    @Option(help: ArgumentHelp("Only of this mentorship.", valueName: "id"))
    var mentorship: MentorshipID?

    @Option(help: ArgumentHelp("Only what this person takes part in.", valueName: "id"))
    var person: PersonID?

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    private static let defaultDays = 14
    /// So that a slip of the finger does not fill the memory.
    private static let mostDays = 36_525

    func run() throws {
        let context = try CommandContext(instance)
        let first = try from ?? context.today
        let end = until ?? first.adding(days: Self.defaultDays)
        guard end > first else { throw ValidationError("--until \(end) is not after --from \(first).") }
        guard end - first <= Self.mostDays else {
            throw ValidationError("At most a hundred years can be shown at once.")
        }
        let owed = try AgendaQuery(
            context, from: context.midnight(first), until: context.midnight(end), mentorship: mentorship,
            person: person, includingProgram: !form.json && person == nil)
        if form.json {
            JSON.list(owed.rows.map(\.json)).show()
        } else {
            AgendaQuery.table(owed.rows).show(otherwise: "Nothing is due from \(first) until \(end).")
        }
    }
}
