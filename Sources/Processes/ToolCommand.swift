import CLinux
import Glibc

/// A program of the system that does one thing to files: no shell, no standard input, and not for longer than its time limit. It sees PATH and
/// LANG and nothing else of our environment.
package struct ToolCommand: Sendable {
    /// Why it did not do it.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    package let path: String
    private let timeLimit: Int

    private static let folders = ["/usr/local/bin", "/usr/bin", "/bin"]

    /// The program of a name, where it is installed; nil where it is not.
    package init?(_ name: String, timeLimit seconds: Int = 3_600) {
        let paths = Self.folders.map { (folder: String) in "\(folder)/\(name)" }
        guard let path = paths.first(where: { (path: String) in access(path, X_OK) == 0 }) else { return nil }
        self.path = path
        timeLimit = min(max(seconds, 1), 86_400)
    }

    /// Runs it and waits for its end.
    /// - Throws: ``Failure`` when it can't be run, ends with anything but 0, or takes too long; its whole process group is stopped then.
    package func run(_ arguments: [String]) throws(Failure) {
        let child: RunningSubmission
        do throws(SubmissionError) {
            let input = try MemoryFile.sealed(holding: [])
            let output = try MemoryFile.bounded(to: RunningSubmission.longestOutput)
            child = try SendmailCommand.spawn(
                [path] + arguments, input: input.descriptor, output: output, timeLimit: timeLimit, grace: 2)
        } catch { throw Failure(description: "\(path) can't be run: \(error)") }
        while true {
            switch child.poll() {
            case .submitted: return
            case .temporary(let failure), .permanent(let failure):
                throw Failure(description: "\(failure)".replacing("sendmail", with: path, maxReplacements: 1))
            case nil:
                var entry = pollfd(fd: child.pidfd, events: Int16(POLLIN), revents: 0)
                poll(&entry, 1, 200)
            }
        }
    }
}
