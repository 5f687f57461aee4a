import ArgumentParser
import Mentoring

struct MentorshipRenewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "renew", abstract: "Let a mentorship go on after its end.",
        discussion:
            "The next cycle starts at its first meeting at or after the end of this one. For programs that renew.")

    @Argument(help: ArgumentHelp("The mentorship.", valueName: "id"))
    var id: MentorshipID

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let context = try CommandContext(answer.instance)
        context.tell(try context.actions(by: answer.by).renew(id))
    }
}
