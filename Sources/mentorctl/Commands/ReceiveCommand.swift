import ArgumentParser
import CivilTime
import Glibc
import JSONText
import Mentoring
import Service
import Store

struct ReceiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive", abstract: "Take one message on standard input, from the mail system.",
        discussion: """
            This is for a pipe of the mail system, run as the service's user. It writes the message to the disk and \
            ends with 0. If it can't, it ends with 75, and the mail system tries again: nothing is lost. The \
            service then deals with the message.

            With --now this reads, verifies and records the message at once, whether or not the service runs. With \
            --replay it takes originals again, such as those that the service keeps in inbox/cur: each counts once, \
            however often it comes. Both need the key: run them as root.
            """)

    @Flag(help: "Deal with the message at once, without the service.")
    var now = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Feed originals in again: files, folders of files, Maildirs.", valueName: "path"), completion: .file())
    var replay: [String] = []

    @Flag(help: "With --replay: no letters go back; they may have left before.")
    var silently = false

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    func validate() throws {
        if now && !replay.isEmpty {
            throw ValidationError("--now takes standard input, --replay takes files: say one.")
        }
        if silently && replay.isEmpty { throw ValidationError("--silently goes with --replay.") }
    }

    func run() throws {
        guard replay.isEmpty else { return try feedAgain() }
        do { if now { try takeNow() } else { try take() } } catch {
            // Whatever is wrong may be right in an hour: the mail system keeps the message as long.
            Terminal.warn("\(error)")
            throw ExitCode(Failure.busy)
        }
    }

    private func take() throws {
        let message = try Self.read()
        try Ownership.become(ownerOf: instance.state)
        let inbox = InboxFolder(state: instance.state)
        try inbox.checkRoom(for: message.count)
        try inbox.write(message, to: "new", as: InboxFolder.name())
    }

    /// The message is on the disk before anything is recorded: what it says can be looked up as long as originals are kept.
    private func takeNow() throws {
        let message = try Self.read()
        let (taking, store) = try taking()
        let name = InboxFolder.name()
        try taking.inbox.write(message, to: "cur", as: name)
        let result: MailIntake.Result
        do { result = try taking.take(name) } catch {
            taking.inbox.remove(name)
            throw error
        }
        if result == .known { taking.inbox.remove(name) }
        try tell(result, name, store)
    }

    private func tell(_ result: MailIntake.Result, _ name: String, _ store: StateDatabase) throws {
        guard let row = try store.read({ try $0.received(file: name) }) else { return print("It was known already.") }
        if form.json {
            row.json.show()
            return
        }
        let person = row.person.map { " of \($0)" } ?? ""
        print("\(row.claim)\(person): \(row.outcome.rawValue)")
    }

    private func feedAgain() throws {
        let tally = try taking(isRepeated: silently).taking.replay(replay)
        for fault in tally.faults { Terminal.warn(fault) }
        if form.json { tally.json.show() } else { print(tally.text) }
        guard tally.faults.isEmpty else { throw ExitCode(Failure.inputOutput) }
    }

    /// Settings and key are read before root becomes the state's owner.
    private func taking(isRepeated: Bool = false) throws -> (taking: MailTaking, store: StateDatabase) {
        let source = SystemKey(instance: instance)
        let known = source.read()
        let bare = try CheckedConfiguration.load(instance.config, key: known ?? [UInt8](repeating: 0, count: 32))
        let store = try CommandContext.open(instance.state)
        guard known == nil else {
            return (try MailTaking(instance, store: store, configuration: bare, isRepeated: isRepeated), store)
        }
        guard !source.isSystems else {
            throw CommandFault(
                Failure.noPermission, "the key can't be read, by which answers are verified; run this as root")
        }
        let key = try SecretKey.load(
            state: instance.state, hasLetters: try store.read { try $0.letterCount(createdSince: .distantPast) } > 0)
        let configuration = try CheckedConfiguration.load(instance.config, key: key)
        return (try MailTaking(instance, store: store, configuration: configuration, isRepeated: isRepeated), store)
    }

    /// All of standard input. A message that is too large is cut: its beginning says what it is.
    private static func read() throws -> [UInt8] {
        var message: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw DurableFile.fault("standard input") }
            if count == 0 { break }
            // Read to its end in any case: the mail system takes a closed pipe for a failure.
            if message.count < Inbox.largestMessage {
                message += chunk[..<min(count, Inbox.largestMessage - message.count)]
            }
        }
        guard !message.isEmpty else { throw CommandFault(Failure.busy, "there is no message on standard input") }
        return message
    }
}

extension ReceivedMessage {
    var json: JSON {
        [
            "at": JSON(at), "claim": .text(claim.description),
            "outcome": .text(outcome.rawValue), "person": JSON(person?.text),
            "sender": JSON(sender), "message-id": JSON(messageID), "letter": letter.map { .number(Int($0)) } ?? .null,
            "file": .text(file),
        ]
    }
}
