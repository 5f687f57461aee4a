import ArgumentParser
import Mentoring
import Replies
import Service
import Store

struct CheckInCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkin", abstract: "Record what became of a check-in.",
        discussion: """
            A check-in is written f1/amina/2: Amina's second in mentorship f1. "mentorctl meeting reopen" undoes an answer.
            """,
        subcommands: [CheckInDoneCommand.self, CheckInExcusedCommand.self])
}

struct CheckInDoneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "done", abstract: "Record that somebody checked in.",
        discussion: """
            The text is kept in confidence, as "mentorctl confidential" does. If the rating is low (policy.yaml: \
            escalation: low-rating), or the words speak of distress or of leaving, a coordinator who takes no part \
            in the mentorship is told at once.
            """)

    @Argument(help: ArgumentHelp("The check-in, such as f1/amina/2.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("How it goes, from 1 to 5.", valueName: "number"))
    var rating: Int?

    @Option(help: ArgumentHelp("A file with what they say; - for standard input.", valueName: "file"))
    var text: String?

    @OptionGroup var answer: AnswerOptions

    func validate() throws {
        if let rating, !(1...5).contains(rating) { throw ValidationError("a rating is a number from 1 to 5") }
    }

    func run() throws {
        // Read before root becomes the owner of the state: the file may be root's alone.
        let words = try text.map { try InputFile.text($0 == "-" ? nil : $0, limit: ConfidentialText.longest) }
        let lexicon = try Configuration.lexicon(directory: answer.instance.config)
        let confidential = rating == nil && words == nil ? nil : try ConfidentialAccess.open(answer.instance)
        let context = try CommandContext(
            answer.instance, forms: Configuration.forms(directory: answer.instance.config))
        let id = try context.commitment(id, \.isCheckIn, CommitmentID.checkIn)
        guard let person = id.person else { throw CommandFault.data("\(id) is nobody's check-in") }
        let typed = TypedAnswers(
            id, of: person, FilledForm(rating: rating, words: words), source: "command \(context.now.seconds) \(id)")
        context.tell(
            try context.actions(by: answer.by).answer(typed, lexicon: lexicon) { try confidential?.add($0) }.events)
    }
}

struct CheckInExcusedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "excused", abstract: "Record that somebody need not check in this time.")

    @Argument(help: ArgumentHelp("The check-in, such as f1/amina/2.", valueName: "id"))
    var id: String

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let context = try CommandContext(answer.instance)
        context.tell(
            try context.actions(by: answer.by).report(
                try context.commitment(id, \.isCheckIn, CommitmentID.checkIn), .excused))
    }
}
