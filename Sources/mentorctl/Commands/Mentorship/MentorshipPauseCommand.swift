import ArgumentParser
import CivilTime
import Mentoring

struct MentorshipPauseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Pause a mentorship.",
        discussion: """
            Commitments that fall into the pause are moved or excused as the policy says, never missed. Without a \
            day of return the pause lasts until "mentorctl mentorship resume".
            """)

    @Argument(help: ArgumentHelp("The mentorship.", valueName: "id"))
    var id: MentorshipID

    @Option(
        help: ArgumentHelp("The first day of the pause, in the mentorship's zone. (default: today)", valueName: "date"))
    var from: CivilDate?

    @Option(help: ArgumentHelp("The day of return.", valueName: "date"))
    var until: CivilDate?

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let context = try CommandContext(instance)
        context.tell(try context.actions().pause(id, from: from, until: until))
    }
}
