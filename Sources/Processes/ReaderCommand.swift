import CLinux
import Glibc

/// A program that reads one message and prints what is in it: a child with no more than its input, its output and a time limit, so that
/// hostile bytes meet nobody who has a database or a key.
package struct ReaderCommand: Sendable {
    package let path: String
    /// How long one message may take, in seconds, before the child is stopped.
    package let timeLimit: Int

    /// The most that it may print, in bytes.
    package static let longestOutput = 8 << 20

    /// Names a reader. Limits below one second count as one second.
    package init(path: String, timeLimit seconds: Int = 20) {
        self.path = path
        timeLimit = min(max(seconds, 1), 600)
    }

    /// `mentord-read` where it is: beside the running program, where that was only built, in the `libexec` of the same prefix, or in `/usr`'s.
    package static var standardPath: String {
        let folder = OwnProgram.folder
        let installed = "/usr/libexec/mentord/mentord-read"
        return ["\(folder)/mentord-read", "\(folder)/../libexec/mentord/mentord-read"].first { access($0, X_OK) == 0 }
            ?? installed
    }

    /// Starts reading a file.
    /// - Parameter descriptor: the file, open for reading at its start; the caller closes it.
    package func start(input descriptor: Int32) throws(ReadingError) -> RunningReading {
        do throws(SubmissionError) {
            guard path.utf8.first == UInt8(ascii: "/"), !path.utf8.contains(0) else {
                throw SubmissionError.relativePath(path)
            }
            let output = try MemoryFile.bounded(to: Self.longestOutput)
            let child = try SendmailCommand.spawn(
                [path], input: descriptor, output: output, timeLimit: timeLimit, grace: 1)
            return RunningReading(child: child, output: output)
        } catch {
            throw ReadingError(path: path, cause: error)
        }
    }

    /// Starts a reader that stays, and reads one message after the other.
    package func serve() throws(ReadingError) -> ReaderServer { try ReaderServer(self) }
}
