import ArgumentParser
import JSONText
import Mentoring
import Store

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print the roster as a file, or everything that is known of a person.",
        discussion: """
            "mentorctl import" takes this YAML; importing it into the same database changes nothing. Mentorships \
            that are over are comments in it.
            """)

    @Option(help: ArgumentHelp("Everything that is known of this person, as JSON.", valueName: "id"))
    var person: PersonID?

    @Option(help: "How the roster is written.")
    var format = Format.yaml

    @OptionGroup var instance: InstanceOptions

    /// How the roster is written.
    enum Format: String, ExpressibleByArgument, CaseIterable { case yaml, json }

    func run() throws {
        let context = try CommandContext(instance)
        if let person {
            let inbox = InboxFolder(state: instance.state)
            let confided = try? ConfidentialAccess.open(instance).answers(AnswerFilter(person: person))
            if confided == nil {
                Terminal.warn(
                    "what they answered in confidence is left out: only members of \(instance.confidentialGroupName) read it"
                )
            }
            try PersonFile(person, context, inbox: inbox, confided: confided ?? []).json.show()
            if !inbox.mayRead {
                Terminal.warn(
                    "what they wrote is without its originals, which are for the service alone; run this as root")
            }
            return
        }
        let roster = try context.store.read { RosterWriter(people: try $0.people(), mentorships: try $0.mentorships()) }
        switch format {
        case .yaml: for line in roster.yaml { print(line) }
        case .json: roster.json.show()
        }
    }
}
