import CLinux
import Glibc

/// A reader that stays for a while: it reads one message after the other, each in a process of its own that it forks.
///
/// It has loaded what a reader needs and looks at no message itself. A process that it forks begins as it does, gets one message, gives up
/// its rights, and ends with the message: nothing of one message is ever where another is read.
package final class ReaderServer {
    private let path: String
    private let child: RunningSubmission
    private let socket: Int32
    private let timeLimit: Int
    /// Where the outcomes of the messages in hand will stand, the oldest first.
    private var outputs: [MemoryFile] = []
    private var served = 0
    private var isOver = false
    /// When the oldest message in hand has taken too long, in nanoseconds of CLOCK_MONOTONIC.
    package private(set) var deadline: Int64?

    /// So many messages may be in hand: enough that it never waits for the next.
    private static let mostInHand = 16
    /// After so many messages another takes its place: processes that are forked of one have the same addresses in memory.
    private static let mostServed = 500
    /// A limit on the whole, in seconds, that never comes: each message has its own.
    private static let longestLife = 100 * 86_400

    /// - Throws: ``ReadingError`` when it can't be started.
    init(_ command: ReaderCommand) throws(ReadingError) {
        path = command.path
        timeLimit = command.timeLimit
        do throws(SubmissionError) {
            guard command.path.utf8.first == UInt8(ascii: "/"), !command.path.utf8.contains(0) else {
                throw SubmissionError.relativePath(command.path)
            }
            var ends: (own: Int32, other: Int32) = (-1, -1)
            guard clinux_socket_pair(&ends.own, &ends.other) == 0 else { throw .noDescriptor(errorNumber: errno) }
            socket = ends.own
            defer { close(ends.other) }
            do {
                child = try SendmailCommand.spawn(
                    [command.path, "--serve"], input: ends.other,
                    output: try MemoryFile.bounded(to: RunningSubmission.longestOutput), timeLimit: Self.longestLife,
                    grace: 1)
            } catch {
                close(ends.own)
                throw error
            }
        } catch {
            throw ReadingError(path: command.path, cause: error)
        }
    }

    deinit { close(socket) }

    /// Tells it that no more comes: it ends, once it has read what it has in hand.
    package func leave() { shutdown(socket, Int32(SHUT_WR)) }

    /// Whether its process has ended. It stays in the process table until this was true, or until this object goes.
    package var hasEnded: Bool { child.poll() != nil }

    package var pidfd: Int32 { child.pidfd }

    /// Whether it can take another message now.
    package var takesMore: Bool { !isOver && outputs.count < Self.mostInHand && served < Self.mostServed }

    /// Whether nothing more can be asked of it, and nothing comes of it.
    package var isDone: Bool { isOver || outputs.isEmpty && served >= Self.mostServed }

    /// Become readable when something became of a message, or of the reader.
    package var descriptors: [Int32] { [socket, child.pidfd] }

    /// Lets it read a file.
    /// - Parameter descriptor: the file, open for reading at its start; the caller closes it.
    package func read(_ descriptor: Int32) throws(ReadingError) {
        do throws(SubmissionError) {
            let output = try MemoryFile.bounded(to: ReaderCommand.longestOutput)
            // One that has ended says why when it is looked at.
            _ = clinux_send_descriptors(socket, descriptor, output.descriptor)
            outputs.append(output)
        } catch { throw ReadingError(path: path, cause: error) }
        served += 1
        if outputs.count == 1 { setDeadline() }
    }

    /// Looks, without waiting, what became of the oldest message in hand: nil while it is read. Those behind it are not read any more once
    /// ``isDone`` is true.
    package func poll() -> RunningReading.Outcome? {
        guard let output = outputs.first, !isOver else { return nil }
        var (code, status): (Int32, Int32) = (0, 0)
        switch clinux_receive_end(socket, &code, &status) {
        case 1: return end(output, Self.cause(code, status))
        case 0 where child.poll() == nil: return overdue(output)
        case 0: break
        default: if errno == EAGAIN { return overdue(output) }
        }
        // It is gone, though nobody asked it to.
        guard let outcome = child.poll() else { return overdue(output) }
        isOver = true
        switch outcome {
        case .submitted: return end(output, nil)
        case .temporary(let failure), .permanent(let failure): return .failed(failure)
        }
    }

    private func overdue(_ output: MemoryFile) -> RunningReading.Outcome? {
        guard let deadline, RunningSubmission.now() >= deadline else { return nil }
        isOver = true
        kill(-child.pid, SIGKILL)
        return end(output, .timedOut(seconds: timeLimit))
    }

    private func end(_ output: MemoryFile, _ cause: SubmissionFailure.Cause?) -> RunningReading.Outcome {
        outputs.removeFirst()
        if outputs.isEmpty { deadline = nil } else { setDeadline() }
        let written = output.written(limit: ReaderCommand.longestOutput)
        guard let cause else { return .output(written) }
        return .failed(SubmissionFailure(cause: cause, diagnostic: RunningSubmission.diagnostic(of: written)))
    }

    private func setDeadline() { deadline = RunningSubmission.now() + Int64(timeLimit) * 1_000_000_000 }

    /// Why a process that read a message is not to be believed; nil if it is.
    private static func cause(_ code: Int32, _ status: Int32) -> SubmissionFailure.Cause? {
        switch UInt32(bitPattern: code) {
        case CLINUX_CHILD_EXITED.rawValue: status == 0 ? nil : .exited(status: status)
        case CLINUX_CHILD_KILLED.rawValue: .killed(signal: status)
        default: .lost
        }
    }
}
