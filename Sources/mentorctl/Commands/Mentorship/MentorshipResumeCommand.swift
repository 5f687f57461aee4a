import ArgumentParser
import Mentoring

struct MentorshipResumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "End the pause of a mentorship today.")

    @Argument(help: ArgumentHelp("The mentorship.", valueName: "id"))
    var id: MentorshipID

    @OptionGroup var place: Place

    func run() throws {
        let office = try Office(place)
        office.tell(try office.desk().resume(id))
    }
}
