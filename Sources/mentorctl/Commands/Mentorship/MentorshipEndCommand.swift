import ArgumentParser
import Mentoring

struct MentorshipEndCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "End a mentorship before its time.",
        discussion: "Open commitments are withdrawn, and each participant gets a closing letter. This can't be undone.")

    @Argument(help: ArgumentHelp("The mentorship.", valueName: "id"))
    var id: MentorshipID

    @Flag(help: "Send no closing letters.")
    var quiet = false

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let context = try CommandContext(instance)
        context.tell(try context.actions().end(id, quietly: quiet))
    }
}
