import Glibc
import Sendmail

/// The program that takes messages apart without rights, where it is installed or was built.
enum ReadingProgram {
    private static let name = "mentord-read"

    /// Its path; `$MENTORD_READER` names it, too.
    static var path: String {
        if let named = Environment.value("MENTORD_READER") { return named }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let own = String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let folder = own.lastIndex(of: "/").map { String(own[..<$0]) } ?? "/usr/bin"
        let places = ["\(folder)/\(name)", "\(folder)/../libexec/mentord/\(name)", "/usr/libexec/mentord/\(name)"]
        return places.first { access($0, X_OK) == 0 } ?? "/usr/libexec/mentord/\(name)"
    }

    /// What it makes of a file.
    ///
    /// - Throws: ``CommandFault`` when the file or the program can't be opened.
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
            throw CommandFault(Failure.unavailable, "\(path): \(error)")
        }
        while true {
            if let outcome = running.poll() { return outcome }
            var entry = pollfd(fd: running.pidfd, events: Int16(POLLIN), revents: 0)
            poll(&entry, 1, 100)
        }
    }
}
