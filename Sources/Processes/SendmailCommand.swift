import CLinux
import Glibc

/// The sendmail command that every MTA brings, called in the one way that all of them understand:
/// `sendmail -i -f SENDER -- RECIPIENT`, the complete message as standard input.
///
/// Nothing here waits: `start` returns as soon as the child runs, and its end shows on a descriptor that a poll loop
/// watches. The process must not ignore SIGCHLD, or the kernel throws the outcome away (waitpid(2)).
package struct SendmailCommand: Sendable {
    package let path: String
    /// How long one submission may take, in seconds, before its processes are stopped.
    package let timeLimit: Int
    /// How long stopped processes may take to end by themselves, in seconds, before they are killed.
    package let grace: Int

    /// The longest message that is taken, in bytes. Postfix refuses more than 10 MiB by default.
    package static let longestMessage = 32 << 20

    /// Names a sendmail command. `path` must be absolute; limits below one second count as one second.
    package init(path: String, timeLimit seconds: Int = 60, grace: Int = 2) {
        self.path = path
        timeLimit = min(max(seconds, 1), 86_400)
        self.grace = min(max(grace, 1), 3_600)
    }

    /// Starts the submission of one message to one recipient. `message` is in RFC 5322's form with line ends of a
    /// single LF.
    ///
    /// The message stands complete in a sealed file in memory before the child starts: were it a pipe, our death in the
    /// middle would make sendmail send half a message. The child sees PATH and LANG and nothing else of our
    /// environment.
    package func start(
        sender: EnvelopeAddress, recipient: EnvelopeAddress, message: [UInt8]
    ) throws(SubmissionError) -> RunningSubmission {
        guard path.utf8.first == UInt8(ascii: "/"), !path.utf8.contains(0) else { throw .relativePath(path) }
        guard !message.isEmpty else { throw .emptyMessage }
        guard message.count <= Self.longestMessage else {
            throw .messageTooLong(bytes: message.count, limit: Self.longestMessage)
        }
        let input = try MemoryFile.sealed(holding: message)
        let output = try MemoryFile.bounded(to: RunningSubmission.longestOutput)
        return try Self.spawn(
            [path, "-i", "-f", sender.text, "--", recipient.text], input: input.descriptor, output: output,
            timeLimit: timeLimit, grace: grace)
    }

    /// Starts a program, its path first among the arguments, in a process group of its own.
    static func spawn(
        _ arguments: [String], input: Int32, output: MemoryFile, timeLimit: Int, grace: Int
    ) throws(SubmissionError) -> RunningSubmission {
        let path = arguments.first ?? ""
        var pid: pid_t = 0
        let error = withCStrings(arguments) { arguments in
            withCStrings(Self.environment) { environment in
                clinux_spawn_group(&pid, path, arguments, environment, input, output.descriptor)
            }
        }
        guard error == 0 else { throw .refused(path: path, errorNumber: error) }
        let pidfd = clinux_pidfd_open(pid)
        guard pidfd >= 0 else {
            let reason = errno
            // Without a descriptor nobody would notice the end: take the start back. Killed, the child ends at once.
            kill(-pid, SIGKILL)
            waitpid(pid, nil, 0)
            throw .noDescriptor(errorNumber: reason)
        }
        return RunningSubmission(pid: pid, pidfd: pidfd, output: output, timeLimit: timeLimit, grace: grace)
    }

    /// MAIL_CONFIG, NAME and LD_* would change what sendmail does, so nothing is inherited.
    private static let environment = [
        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8",
    ]
}

/// Lends an array of C strings, ended by nil as execve(2) wants it.
private func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers = strings.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    return pointers.withUnsafeBufferPointer { buffer in
        // An array with at least the closing nil has a base address; the fallback is never reached.
        if let base = buffer.baseAddress { return body(base) }
        return withUnsafePointer(to: nil) { body($0) }
    }
}
