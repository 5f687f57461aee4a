import ArgumentParser
import Mentoring

struct MeetingReopenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Undo every answer and verdict on a meeting, a check-in or a milestone.",
        discussion: """
            The commitment is open again, and the service asks about it anew. The answers stay in the history, marked as undone.
            """)

    @Argument(help: ArgumentHelp("The commitment, such as f1/3, f1/amina/2 or f1/goals.", valueName: "id"))
    var id: String

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let context = try CommandContext(answer.instance)
        context.tell(try context.actions(by: answer.by).reopen(try context.commitment(id)))
    }
}
