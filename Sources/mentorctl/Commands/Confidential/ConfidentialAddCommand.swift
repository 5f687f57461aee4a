import ArgumentParser
import Glibc
import Mentoring
import Service
import Store

struct ConfidentialAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Record a text, from a file or from standard input.")

    @Option(help: "feedback or conflict.")
    var kind: ConfidentialText.Kind

    @Option(help: ArgumentHelp("The mentorship that it is about.", valueName: "id"))
    var mentorship: MentorshipID?

    @Option(help: ArgumentHelp("Who wrote it. (default: a coordinator)", valueName: "id"))
    var by: PersonID?

    @Argument(
        help: ArgumentHelp("A file with the text; standard input without one.", valueName: "file"), completion: .file())
    var file: String?

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        // Read before root becomes the owner of the state: the file may be root's alone.
        let text = try InputFile.text(file, limit: ConfidentialText.longest)
        let confidential = try ConfidentialAccess.open(instance)
        let store = try CommandContext.open(instance.state)
        let now = SystemClock().now
        try store.read { reader in
            if let mentorship, try reader.mentorship(mentorship) == nil { throw try reader.unknown(mentorship) }
            if let by, try reader.person(by) == nil { throw try reader.unknown(by) }
        }
        let number = try confidential.add(
            ConfidentialText(kind: kind, at: now, mentorship: mentorship, author: by, text: text))
        // The person is not named: a complaint is confidential, and so are its author and its subject.
        try store.write {
            try $0.append(
                Event(
                    at: now, kind: .confidentialRecorded, actor: "coordinator", mentorship: mentorship,
                    text: "\(kind.rawValue) was recorded in confidence"))
        }
        print("Recorded as number \(number ?? 0).")
    }
}
