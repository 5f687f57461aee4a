import ArgumentParser
import Mentoring

struct CheckInCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkin", abstract: "Record what became of a check-in.",
        discussion: """
            A check-in is written f1/amina/2: Amina's second in mentorship f1. "mentorctl meeting reopen" undoes an answer.
            """,
        subcommands: [CheckInDoneCommand.self, CheckInExcusedCommand.self])
}

struct CheckInDoneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "done", abstract: "Record that somebody checked in.")

    @Argument(help: ArgumentHelp("The check-in, such as f1/amina/2.", valueName: "id"))
    var id: String

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let office = try Office(answer.place)
        office.tell(try office.desk(by: answer.by).report(try office.commitment(id, kind: .checkIn), .done))
    }
}

struct CheckInExcusedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "excused", abstract: "Record that somebody need not check in this time.")

    @Argument(help: ArgumentHelp("The check-in, such as f1/amina/2.", valueName: "id"))
    var id: String

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let office = try Office(answer.place)
        office.tell(try office.desk(by: answer.by).report(try office.commitment(id, kind: .checkIn), .excused))
    }
}
