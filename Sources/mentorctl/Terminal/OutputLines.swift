import Glibc

/// Standard output for any number of lines: it stops when its reader stops, and keeps no more than a part of the lines.
struct OutputLines {
    private var buffer: [UInt8] = []
    private static let part = 16 << 10

    init() {
        // Some parents have their children ignore or block what ends them (systemd ignores SIGPIPE): they would write to nobody for ever.
        signal(SIGPIPE, SIG_DFL)
        var ends = sigset_t()
        sigemptyset(&ends)
        for number in [SIGPIPE, SIGINT, SIGTERM, SIGHUP] { sigaddset(&ends, number) }
        sigprocmask(SIG_UNBLOCK, &ends, nil)
        fflush(nil)
    }

    /// - Throws: `CommandFault` if the output can't be written.
    mutating func write(_ line: String) throws {
        buffer.append(contentsOf: line.utf8)
        buffer.append(UInt8(ascii: "\n"))
        if Terminal.isOutput || buffer.count >= Self.part { try flush() }
    }

    /// - Throws: `CommandFault` if the output can't be written.
    mutating func flush() throws {
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw CommandFault(
                    Failure.inputOutput, "the output can't be written: \(String(cString: strerror(errno)))")
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
