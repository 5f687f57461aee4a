import ArgumentParser
import Mentoring

struct MentorshipEndCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "End a mentorship before its time.",
        discussion: "What is open is withdrawn, and each participant gets a closing letter. It can't be undone.")

    @Argument(help: ArgumentHelp("The mentorship.", valueName: "id"))
    var id: MentorshipID

    @Flag(help: "Send no closing letters.")
    var quiet = false

    @OptionGroup var place: Place

    func run() throws {
        let office = try Office(place)
        office.tell(try office.desk().end(id, quietly: quiet))
    }
}
