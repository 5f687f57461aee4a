import ArgumentParser
import Mentoring

struct MilestoneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "milestone", abstract: "Record what became of a milestone.",
        discussion: """
            A milestone is written f1/goals, a recurring one f1/renewal/2, and one of the program itself \
            program/annual-review/2027. "mentorctl meeting reopen" undoes an answer.
            """,
        subcommands: [MilestoneDoneCommand.self, MilestoneExcusedCommand.self])
}

struct MilestoneDoneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "done", abstract: "Record that a milestone is reached.",
        discussion: "A renewal that is done means that the mentorship goes on, as \"mentorctl mentorship renew\" does.")

    @Argument(help: ArgumentHelp("The milestone, such as f1/goals.", valueName: "id"))
    var id: String

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let context = try CommandContext(answer.instance)
        let milestone = try context.commitment(id, \.isTask, CommitmentID.milestone)
        let actions = context.actions(by: answer.by)
        let isRenewal = milestone.name == CommitmentRule.renewal
        context.tell(isRenewal ? try actions.renew(milestone.mentorship) : try actions.report(milestone, .done))
    }
}

struct MilestoneExcusedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "excused", abstract: "Record that a milestone need not be reached.")

    @Argument(help: ArgumentHelp("The milestone, such as f1/goals.", valueName: "id"))
    var id: String

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let context = try CommandContext(answer.instance)
        let milestone = try context.commitment(id, \.isTask, CommitmentID.milestone)
        context.tell(try context.actions(by: answer.by).report(milestone, .excused))
    }
}
