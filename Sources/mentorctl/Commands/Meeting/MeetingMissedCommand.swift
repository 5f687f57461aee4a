import ArgumentParser
import Mentoring

struct MeetingMissedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "missed", abstract: "Record that a meeting did not take place.",
        discussion: """
            In a group a participant's word (--by) is that person's own absence. If participants say opposite \
            things, nobody is overruled: the coordinator is told.
            """)

    @Argument(
        help: ArgumentHelp(
            "The meeting, such as f1/3; or the mentorship: then the latest that is due.", valueName: "id"))
    var id: String

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let context = try CommandContext(answer.instance)
        context.tell(try context.actions(by: answer.by).report(try context.meeting(id), .missed))
    }
}
