import Glibc
import Processes
import Systemd

/// The program that takes messages apart without rights, where it is installed or was built.
enum ReadingProgram {
    /// Its path; `$MENTORD_READER` names it, too.
    static var path: String { Environment.value("MENTORD_READER") ?? ReaderCommand.standardPath }

    /// What it makes of a file; throws ``CommandFault`` when the file or the program can't be opened.
    static func read(_ file: String) throws(CommandFault) -> RunningReading.Outcome {
        let descriptor = open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw CommandFault(Failure.noInput, "\(file): \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        return try read(descriptor)
    }

    /// What it makes of a file that is open for reading at its start.
    static func read(_ descriptor: Int32) throws(CommandFault) -> RunningReading.Outcome {
        let running: RunningReading
        do { running = try ReaderCommand(path: path).start(input: descriptor) } catch {
            throw CommandFault(Failure.unavailable, "\(error)")
        }
        while true {
            if let outcome = running.poll() { return outcome }
            var entry = pollfd(fd: running.pidfd, events: Int16(POLLIN), revents: 0)
            poll(&entry, 1, 100)
        }
    }
}
