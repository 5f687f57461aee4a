import CLinux
import Glibc

/// A submission whose sendmail runs.
///
/// The caller polls `pidfd` for POLLIN, not longer than until `deadline`, and calls `poll()` whenever either came. It
/// belongs to one thread. Letting go of it before its end kills its processes; whether the MTA had taken the message by
/// then is unknown.
package final class RunningSubmission {
    /// What a child may write before its writes fail, in bytes.
    static let longestOutput = 4096
    /// What is kept of it, in characters.
    static let longestDiagnostic = 400

    /// Becomes readable when sendmail ends. Closed when this object goes.
    package let pidfd: Int32
    /// Sendmail's process id, which is its process group's id as well.
    package let pid: Int32
    /// The instant at which `poll()` wants to be called though `pidfd` is silent, in nanoseconds of CLOCK_MONOTONIC;
    /// nil once nothing is left to do but to wait for the end.
    package private(set) var deadline: Int64?

    private enum Stage {
        case runs
        case stopping(SubmissionFailure.Cause)
        case killed(SubmissionFailure.Cause)
        case ended(SubmissionOutcome)
    }

    private var stage = Stage.runs
    private let output: MemoryFile
    private let timeLimit: Int
    private let grace: Int

    init(pid: pid_t, pidfd: Int32, output: MemoryFile, timeLimit: Int, grace: Int) {
        self.pid = pid
        self.pidfd = pidfd
        self.output = output
        self.timeLimit = timeLimit
        self.grace = grace
        deadline = Self.now() + Int64(timeLimit) * 1_000_000_000
    }

    deinit {
        if case .ended = stage {
        } else {
            signalGroup(SIGKILL)
            // It dies at once, but for one that the kernel holds: a child that nobody takes off stays in the process table.
            var ended = pollfd(fd: pidfd, events: Int16(POLLIN), revents: 0)
            _ = Glibc.poll(&ended, 1, 200)
            clinux_reap(pidfd)
        }
        close(pidfd)
    }

    /// Looks, without waiting, what became of the submission: nil while it runs. Once past `deadline` it stops the
    /// whole process group, first with SIGTERM, then with SIGKILL: Postfix's `postdrop -r` outlives its parent and
    /// tries for ever.
    package func poll() -> SubmissionOutcome? {
        if case .ended(let outcome) = stage { return outcome }
        var status: Int32 = 0
        let child = clinux_child_state(pidfd, &status)
        if child == CLINUX_CHILD_RUNS.rawValue {
            escalate()
            return nil
        }
        return end(child: child, status: status)
    }

    /// Asks sendmail and its children to stop before the time is up: SIGTERM now, SIGKILL after the grace, which
    /// `poll()` sees to. The outcome comes from `poll()`, and is `submitted` if the end had come before.
    package func terminate() {
        guard case .runs = stage, poll() == nil, case .runs = stage else { return }
        stop(because: .stopped)
    }

    private func escalate() {
        guard let deadline, Self.now() >= deadline else { return }
        switch stage {
        case .runs: stop(because: .timedOut(seconds: timeLimit))
        case .stopping(let cause):
            signalGroup(SIGKILL)
            stage = .killed(cause)
            self.deadline = nil
        case .killed, .ended: break
        }
    }

    private func stop(because cause: SubmissionFailure.Cause) {
        signalGroup(SIGTERM)
        stage = .stopping(cause)
        deadline = Self.now() + Int64(grace) * 1_000_000_000
    }

    private func end(child: Int32, status: Int32) -> SubmissionOutcome {
        let outcome: SubmissionOutcome
        switch stage {
        case .ended(let earlier): return earlier
        // A wrapper may answer SIGTERM with exit 0: what was stopped counts as not submitted. A double is better than a
        // loss.
        case .stopping(let cause), .killed(let cause): outcome = failure(cause).outcome
        case .runs where child < 0: outcome = failure(.lost).outcome
        case .runs where child == CLINUX_CHILD_EXITED.rawValue && status == 0: outcome = .submitted
        case .runs where child == CLINUX_CHILD_EXITED.rawValue: outcome = failure(.exited(status: status)).outcome
        case .runs: outcome = failure(.killed(signal: status)).outcome
        }
        // Success leaves the group alone: Exim and dma deliver in the background. After a failure what is left of it
        // must not submit behind our back. The group's id can't have been reused: its leader is not reaped yet.
        if outcome != .submitted && child >= 0 { signalGroup(SIGKILL) }
        clinux_reap(pidfd)
        stage = .ended(outcome)
        deadline = nil
        return outcome
    }

    private func failure(_ cause: SubmissionFailure.Cause) -> SubmissionFailure {
        SubmissionFailure(cause: cause, diagnostic: Self.diagnostic(of: output.contents(limit: Self.longestOutput)))
    }

    private func signalGroup(_ signal: Int32) { kill(-pid, signal) }

    /// The lines that have anything on them, on one line: Postfix warns on its first and gives the reason on its
    /// second. A line said again and again counts once. The file is filled up with NUL bytes.
    static func diagnostic(of output: [UInt8]) -> String {
        let written = output.prefix { $0 != 0 }
        var lines: [String] = []
        for line in String(decoding: written, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let words = String(
                String.UnicodeScalarView(line.unicodeScalars.map { $0 == "\t" ? " " : $0 }.filter(isVisible))
            ).split(separator: " ")
            let text = words.joined(separator: " ")
            if !text.isEmpty && text != lines.last { lines.append(text) }
        }
        let scalars = lines.joined(separator: "; ").unicodeScalars
        return String(String.UnicodeScalarView(scalars.prefix(longestDiagnostic)))
    }

    /// Escape sequences and marks that turn the direction of text have no place in a journal.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }

    /// CLOCK_MONOTONIC, in nanoseconds.
    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
