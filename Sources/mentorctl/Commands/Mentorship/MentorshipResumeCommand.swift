import ArgumentParser
import Mentoring

struct MentorshipResumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "End the pause of a mentorship today.")

    @Argument(help: ArgumentHelp("The mentorship.", valueName: "id"))
    var id: MentorshipID

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let context = try CommandContext(instance)
        context.tell(try context.actions().resume(id))
    }
}
