import Mentoring
import Processes

/// Hands letters over to the machine's sendmail command, several at a time.
package final class SendmailCourier: Courier {
    /// The command; settings may change it between two letters.
    package var command: SendmailCommand
    private var running: [(number: Int64, submission: RunningSubmission)] = []

    package init(command: SendmailCommand) { self.command = command }

    package var inHand: Int { running.count }

    package var numbers: [Int64] { running.map(\.number) }

    package var descriptors: [Int32] { running.map(\.submission.pidfd) }

    package var limit: Int64? { running.compactMap(\.submission.deadline).min() }

    /// Spawns the command with the letter's bytes as its input.
    package func start(_ letter: Letter) throws(CourierError) {
        let sender: EnvelopeAddress
        let recipient: EnvelopeAddress
        do {
            sender = try EnvelopeAddress(letter.sender)
            recipient = try EnvelopeAddress(letter.address)
        } catch {
            throw .address(error)
        }
        do {
            let submission = try command.start(sender: sender, recipient: recipient, message: letter.bytes)
            running.append((letter.number, submission))
        } catch {
            throw .submission(error)
        }
    }

    package func ended() -> [(number: Int64, outcome: SubmissionOutcome)] {
        var found: [(number: Int64, outcome: SubmissionOutcome)] = []
        running.removeAll { entry in
            guard let outcome = entry.submission.poll() else { return false }
            found.append((entry.number, outcome))
            return true
        }
        return found
    }

    /// SIGTERM to every child's group.
    package func terminate() {
        for entry in running { entry.submission.terminate() }
    }
}
