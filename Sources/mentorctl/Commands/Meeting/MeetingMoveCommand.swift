import ArgumentParser
import CivilTime
import Mentoring

struct MeetingMoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Move a meeting to another time.",
        discussion: """
            The meeting keeps its number, and its reminders start anew. It can't go to or past the next meeting. \
            The other meetings stay; "mentorctl mentorship set" changes their schedule.
            """)

    @Argument(help: ArgumentHelp("The meeting, such as f1/3.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("When it is now, as yyyy-mm-ddThh:mm in the mentorship's zone.", valueName: "local"))
    var time: CivilDateTime

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let context = try CommandContext(answer.instance)
        let meeting = try context.commitment(id, \.isMeeting, CommitmentID.meeting)
        context.tell(try context.actions(by: answer.by).move(meeting, to: time))
    }
}
