import ArgumentParser
import Glibc
import Service

struct ReceiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive", abstract: "Take one message on standard input, from the mail system.",
        discussion: """
            For a pipe of the mail system, run as the service's user. The message is written to the disk before it ends with 0; where it \
            can't be, it ends with 75, and the mail system tries again: nothing is lost. The service deals with it then.
            """)

    @OptionGroup var place: Place

    func run() throws {
        do { try take() } catch {
            // Whatever is wrong may be right in an hour: the mail system keeps the message as long.
            Terminal.warn("\(error)")
            throw ExitCode(Failure.busy)
        }
    }

    private func take() throws {
        let message = try Self.read()
        try Ownership.become(ownerOf: place.state)
        let directory = place.state + "/inbox"
        Inbox.make(directory)
        let name = Self.name()
        // In `tmp` until it is whole; its owner and the group read it.
        try DurableFile.write(message, to: "\(directory)/tmp/\(name)", mode: 0o660)
        guard rename("\(directory)/tmp/\(name)", "\(directory)/new/\(name)") == 0 else {
            throw DurableFile.fault("\(directory)/new/\(name)")
        }
        try DurableFile.sync(directory: directory + "/new")
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

    /// A name that no other message has, beginning with the time (https://cr.yp.to/proto/maildir.html).
    private static func name() -> String {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let micro = String(1_000_000 + time.tv_nsec / 1_000).dropFirst()
        return "\(time.tv_sec).M\(micro)P\(getpid()).mentord"
    }
}
