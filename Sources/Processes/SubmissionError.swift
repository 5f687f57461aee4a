import Glibc

/// Why a submission could not even start. Nothing was handed over; the same call may work later.
package enum SubmissionError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The command's path does not begin with `/`.
    case relativePath(String)
    case emptyMessage
    /// A message beyond `SendmailCommand.longestMessage`.
    case messageTooLong(bytes: Int, limit: Int)
    /// The system gave no memory file for the message; errno.
    case noMemory(errorNumber: Int32)
    /// The command could not be run; the error number of posix_spawn(3).
    case refused(path: String, errorNumber: Int32)
    /// The system gave no descriptor for the child; errno of pidfd_open(2).
    case noDescriptor(errorNumber: Int32)

    /// Whether this is about the set-up, so that every other letter will meet it as well until a person acts.
    package var isFaultOfSetup: Bool {
        switch self {
        case .relativePath: true
        case .refused(_, let number): [ENOENT, ENOTDIR, EACCES, ENOEXEC, EPERM].contains(number)
        case .emptyMessage, .messageTooLong, .noMemory, .noDescriptor: false
        }
    }

    package var description: String {
        switch self {
        case .relativePath(let path):
            "the sendmail command \"\(path)\" is no absolute path; write it in full, for example /usr/sbin/sendmail"
        case .emptyMessage: "the message is empty; nothing was handed over"
        case .messageTooLong(let bytes, let limit): "the message has \(bytes) bytes; at most \(limit) are taken"
        case .noMemory(let number):
            "no memory for the message: \(Self.words(for: number)); raise MemoryMax= or LimitNOFILE= of the unit"
        case .refused(let path, let number) where number == ENOENT || number == ENOTDIR:
            "there is no sendmail command at \(path); install an MTA (for example postfix) or name another path"
        case .refused(let path, let number) where number == EACCES || number == EPERM:
            "\(path) can't be run: \(Self.words(for: number)); make it executable for the service, or name another path"
        case .refused(let path, let number): "\(path) can't be run: \(Self.words(for: number))"
        case .noDescriptor(let number):
            "the submission can't be watched: \(Self.words(for: number)); raise LimitNOFILE= of the unit"
        }
    }

    static func words(for errorNumber: Int32) -> String {
        guard let words = strerror(errorNumber) else { return "error \(errorNumber)" }
        return String(cString: words)
    }
}
