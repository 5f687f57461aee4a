import ArgumentParser
import JSONText
import Letters
import Mail
import Mentoring
import Processes
import Service

struct LetterSendTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send-test", abstract: "Send letters to one address, marked as a test.",
        discussion: """
            They leave through the sendmail command that the service uses, and have the facts of an example. Their \
            subjects begin with [Test]; answers to them go to the coordinator and change nothing. A hold does not \
            keep them back.
            """)

    @Argument(help: ArgumentHelp("Where they go.", valueName: "address"))
    var address: String

    @Argument(
        help: ArgumentHelp("Which letters; meeting-ask without any.", valueName: "kind"),
        completion: .list(LetterCommand.kinds))
    var kinds: [String] = []

    @Flag(help: "Every letter that there is.")
    var all = false

    @Option(help: ArgumentHelp("In this language, such as de.", valueName: "tag"))
    var locale: String?

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    func validate() throws {
        if all && !kinds.isEmpty { throw ValidationError("--all sends every letter: name none with it.") }
    }

    func run() throws {
        let to: MailAddress
        do { to = try MailAddress(address) } catch { throw CommandFault.data("\(address.printable): \(error)") }
        let sample = try LetterSample(instance)
        let chosen =
            all
            ? sample.kinds
            : kinds.isEmpty
                ? [LetterKind("meeting-ask")] : try kinds.map { kind throws(CommandFault) in try sample.kind(kind) }
        if let hold = try sample.context.store.read({ try $0.hold() }), sample.context.isStored {
            Terminal.warn("the program is on hold (\(hold.reason)); the test goes out all the same")
        }
        let progress = Progress()
        var rows: [(kind: LetterKind, outcome: SubmissionOutcome)] = []
        for kind in chosen {
            progress.say("\(rows.count + 1) of \(counted(chosen.count, "letter"))")
            rows.append((kind, try send(kind, sample, to)))
        }
        progress.end()
        tell(rows)
        guard rows.allSatisfy({ $0.outcome == .submitted }) else { throw ExitCode(Failure.unavailable) }
    }

    private func send(_ kind: LetterKind, _ sample: LetterSample, _ to: MailAddress) throws -> SubmissionOutcome {
        let letter = try sample.write(kind, locale: locale)
        let settings = sample.configuration.settings
        let from = try MailAddress(settings.community.from.address, displayName: settings.community.from.name)
        let random = String(UInt64.random(in: .min ... .max), radix: 16)
        let text = MIMEPart.text(letter.text)
        let message = Message(
            from: from, to: [to], subject: HeaderText("[Test] \(letter.subject)"),
            date: try MailDate(secondsSinceEpoch: sample.context.now.seconds),
            messageID: try MessageID(left: "test.\(sample.context.now.seconds).\(random)", right: from.domain.ascii),
            body: letter.html.map { .multipart(.alternative, [text, .text($0, type: .html)]) } ?? text)
        return try sample.configuration.sendmailCommand.submit(
            message.bytes(), sender: settings.community.from.address, to: to.address)
    }

    private func tell(_ rows: [(kind: LetterKind, outcome: SubmissionOutcome)]) {
        func words(_ outcome: SubmissionOutcome) -> String {
            switch outcome {
            case .submitted: "submitted; whether it arrives, its reader sees"
            case .temporary(let failure): "not taken for now: \(failure)"
            case .permanent(let failure): "refused: \(failure)"
            }
        }
        if form.json {
            JSON.list(
                rows.map {
                    [
                        "letter": .text($0.kind.name), "submitted": .bool($0.outcome == .submitted),
                        "said": .text(words($0.outcome)),
                    ]
                }
            ).show()
            return
        }
        var table = Table("LETTER", "SENDMAIL")
        for row in rows {
            table.add(
                Table.Cell(row.kind.name), Table.Cell(words(row.outcome), row.outcome == .submitted ? .good : .bad))
        }
        for line in table.lines { print(line) }
    }
}
