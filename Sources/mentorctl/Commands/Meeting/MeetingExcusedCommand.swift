import ArgumentParser
import Mentoring

struct MeetingExcusedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "excused", abstract: "Record that a meeting need not take place.",
        discussion: "It is not missed, and does not count towards being at risk.")

    @Argument(help: ArgumentHelp("The meeting, such as f1/3.", valueName: "id"))
    var id: String

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let context = try CommandContext(answer.instance)
        let meeting = try context.commitment(id, \.isMeeting, CommitmentID.meeting)
        context.tell(try context.actions(by: answer.by).report(meeting, .excused))
    }
}
