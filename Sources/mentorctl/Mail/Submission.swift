import Glibc
import Processes

extension SendmailCommand {
    /// Hands one message over and waits for what sendmail says.
    /// - Throws: `AddressFault`-like errors of the addresses, and what keeps the command from being started.
    func submit(_ message: [UInt8], sender: String, to address: String) throws -> SubmissionOutcome {
        let running = try start(
            sender: try EnvelopeAddress(sender), recipient: try EnvelopeAddress(address), message: message)
        while true {
            if let outcome = running.poll() { return outcome }
            var entry = pollfd(fd: running.pidfd, events: Int16(POLLIN), revents: 0)
            poll(&entry, 1, 100)
        }
    }
}
