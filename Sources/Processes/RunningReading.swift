/// A reader that runs. It belongs to one thread; letting go of it before its end kills it.
package final class RunningReading {
    package enum Outcome: Sendable, Equatable {
        case output([UInt8])
        /// It printed nothing that can be used.
        case failed(SubmissionFailure)
    }

    private let child: RunningSubmission
    private let output: MemoryFile

    init(child: RunningSubmission, output: MemoryFile) {
        self.child = child
        self.output = output
    }

    package var pidfd: Int32 { child.pidfd }
    /// When `poll()` wants to be called though `pidfd` is silent, in nanoseconds of CLOCK_MONOTONIC.
    package var deadline: Int64? { child.deadline }

    /// Looks, without waiting, what became of it: nil while it runs.
    package func poll() -> Outcome? {
        switch child.poll() {
        case nil: nil
        case .submitted: .output(output.written(limit: ReaderCommand.longestOutput))
        case .temporary(let failure), .permanent(let failure): .failed(failure)
        }
    }

    package func terminate() { child.terminate() }
}
