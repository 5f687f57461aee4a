import ArgumentParser
import CivilTime
import Forms
import Glibc
import JSONText
import Mentoring
import Service
import Store

struct AnswersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answers", abstract: "List what people answered to a form, or read answers from a spreadsheet.",
        subcommands: [AnswersListCommand.self, AnswersReadersCommand.self], defaultSubcommand: AnswersListCommand.self)
}

struct AnswersListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what people answered, the latest answer to each question.",
        discussion: """
            Answers in confidence are listed for members of the group mentord-confidential alone, and it is recorded \
            who looked. Cells of --csv that a spreadsheet would take for formulas begin with an apostrophe.
            """)

    @Option(help: ArgumentHelp("Only to this form, such as check-in.", valueName: "name"))
    var form: String?

    @Option(
        name: [.customLong("case"), .customLong("mentorship")],
        help: ArgumentHelp("Only about this mentorship.", valueName: "id"))
    var mentorship: MentorshipID?

    @Option(help: ArgumentHelp("Only by this person.", valueName: "id"))
    var person: PersonID?

    @Option(help: ArgumentHelp("Only from this day on.", valueName: "date"))
    var from: CivilDate?

    @Option(help: ArgumentHelp("Only up to and including this day.", valueName: "date"))
    var until: CivilDate?

    @Flag(help: "Print CSV, for spreadsheets.")
    var csv = false

    @Flag(help: "Leave out what was said in confidence, so that everybody of the group mentord can list the rest.")
    var named = false

    @OptionGroup var output: OutputForm

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let login = Login.name
        let library = try Configuration.forms(directory: instance.config)
        if let form { _ = try library.form(named: form) }
        let context = try CommandContext(instance, bearsFaults: true)
        let filter = AnswerFilter(
            form: form, mentorship: mentorship, person: person, from: try from.map(context.midnight),
            until: try until.map { try context.midnight($0.adding(days: 1)) })
        var answers = try context.store.read { try $0.answers(filter) }
        var beside = 0
        if !named {
            let texts = try ConfidentialAccess.open(instance)
            let confided = try texts.answers(filter)
            beside = try texts.texts(mentorship: mentorship, author: person).count
            if !confided.isEmpty {
                try texts.noteReading(by: login, of: filter, at: context.now)
                answers += confided
            }
        }
        let rows = try AnswerRows(answers, reading: context.store, library: library)
        if output.json { return rows.json.show() }
        if csv { return print(rows.csv, terminator: "") }
        rows.table.show(otherwise: "Nobody has answered.")
        if beside > 0, mentorship != nil || person != nil {
            print("\n\(counted(beside, "text")) beside: mentorctl confidential list" + choice)
        }
    }

    /// The same choice for the texts.
    private var choice: String {
        (mentorship.map { " --mentorship \($0)" } ?? "") + (person.map { " --by \($0)" } ?? "")
    }
}

/// Who types.
enum Login {
    /// The login, also behind sudo; the number of one without a name.
    static var name: String {
        if let sudo = getenv("SUDO_USER").map({ String(cString: $0) }), !sudo.isEmpty { return sudo }
        return getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "\(getuid())"
    }
}
