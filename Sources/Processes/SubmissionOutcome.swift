/// What became of a submission. It says *submitted*, never *delivered*: a queue took the message, no more.
package enum SubmissionOutcome: Sendable, Equatable {
    /// Exit status 0: the MTA has the message.
    case submitted
    /// The same message may be taken later.
    case temporary(SubmissionFailure)
    /// This recipient's address or this message will not be taken however often it is tried.
    case permanent(SubmissionFailure)
}

/// How the sendmail command failed.
package struct SubmissionFailure: Sendable, Equatable, CustomStringConvertible {
    package enum Cause: Sendable, Equatable {
        /// It exited with this status, as in sysexits(3) or as its MTA likes.
        case exited(status: Int32)
        /// This signal ended it, though we did not send it.
        case killed(signal: Int32)
        /// It did not end within so many seconds and was stopped.
        case timedOut(seconds: Int)
        case stopped
        /// It ended, but its exit status is gone: this process ignores SIGCHLD, or somebody else waited for the child.
        case lost
    }

    /// How the command ended.
    package let cause: Cause
    /// What the command wrote, as one line without control characters; empty if it wrote nothing.
    package let diagnostic: String

    package init(cause: Cause, diagnostic: String) {
        self.cause = cause
        self.diagnostic = diagnostic
    }

    /// One sentence for the journal or the coordinator.
    package var description: String {
        let end =
            switch cause {
            case .exited(let status): "sendmail ended with exit status \(status)\(Self.name(of: status))"
            case .killed(let signal): "signal \(signal) ended sendmail"
            case .timedOut(let seconds): "sendmail did not end within \(seconds) s and was stopped"
            case .stopped: "sendmail was stopped before it ended"
            case .lost: "sendmail ended, but how is not known; the service must not be started with SIGCHLD ignored"
            }
        return diagnostic.isEmpty ? end : "\(end): \(diagnostic)"
    }

    /// Whether trying again is in vain. By sysexits(3) only bad data, an unknown recipient and an unknown host speak of
    /// this one message; all else, Postfix's 75 for everything included, may be the MTA's set-up, which a person can
    /// mend.
    var isPermanent: Bool {
        switch cause {
        case .exited(let status): [65, 67, 68].contains(status)
        case .killed, .timedOut, .stopped, .lost: false
        }
    }

    var outcome: SubmissionOutcome { isPermanent ? .permanent(self) : .temporary(self) }

    private static func name(of status: Int32) -> String {
        let names: [Int32: String] = [
            64: "usage", 65: "bad data", 66: "no input", 67: "unknown recipient", 68: "unknown host", 69: "unavailable",
            70: "internal error", 71: "system error", 72: "a system file is missing", 73: "can't create a file",
            74: "input or output error", 75: "temporary failure", 76: "protocol error", 77: "permission denied",
            78: "bad configuration",
        ]
        return names[status].map { " (\($0))" } ?? ""
    }
}
