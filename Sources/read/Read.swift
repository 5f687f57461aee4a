import CSandbox
import Glibc
import MessageReader

/// `mentord-read`: one message on standard input, what it is made of as JSON on standard output. Exit 0; 65 when it is no message, or one that
/// can't be read within the limits (EX_DATAERR); 74 when input, output or the sandbox fail (EX_IOERR). Nothing is written to
/// standard output unless the exit is 0.
///
/// `mentord-read --serve`: standard input is a socket that hands over a message's file and a file for what it is made of, one pair after the other. Each
/// is read as above by a process of its own, forked before anything of a message is known. Loading libraries is most of what a message costs.
@main
enum Read {
    /// The processor's time in seconds and the memory in bytes that a message may cost, and how much may be written.
    private static let limits = csandbox_limits(cpu_seconds: 10, address_space: 256 << 20, file_size: 64 << 20)
    private static let (noMessage, noExchange): (Int32, Int32) = (65, 74)

    static func main() {
        signal(SIGPIPE, SIG_IGN)
        let bounds = ReadingLimits()
        if CommandLine.arguments.dropFirst().first == "--serve" {
            let reader = MIMEReader(limits: bounds)
            // Values that are worked out at first use are worked out once here, before the forks.
            _ = try? reader.read(sample).json
            switch csandbox_serve(0) {
            case 1: readOne(reader, bounds)
            case 0: _exit(0)
            default: end(noExchange, "standard input: \(String(cString: strerror(errno)))")
            }
        }
        csandbox_limit(limits, noMessage)
        readOne(MIMEReader(limits: bounds), bounds, isLimited: true)
    }

    /// A message that nobody sent.
    private static let sample = Array(
        """
        From: a@example.org
        To: b@example.org
        Subject: =?utf-8?q?x?=
        Date: Mon, 4 Jan 2027 10:00:00 +0000
        Message-ID: <x@example.org>
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        x
        """.utf8)

    /// Reads the message on standard input without any rights, and ends.
    private static func readOne(_ reader: MIMEReader, _ bounds: ReadingLimits, isLimited: Bool = false) -> Never {
        if !isLimited { csandbox_limit(limits, noMessage) }
        // All that is needed from the system is in memory now.
        let walls = csandbox_enter()
        guard walls & Int32(CSANDBOX_SECCOMP.rawValue) != 0 else {
            end(noExchange, "the kernel refuses a system call filter (seccomp); a message is not read without one")
        }
        guard let bytes = input(atMost: bounds.message + 1) else {
            end(noExchange, "standard input: \(String(cString: strerror(errno)))")
        }
        do throws(Unreadable) {
            let json = try reader.read(bytes).json
            guard write(json, to: 1) else { end(noExchange, "standard output: \(String(cString: strerror(errno)))") }
        } catch {
            end(noMessage, error.description)
        }
        // At once: the kernel frees faster than we do.
        _exit(0)
    }

    /// Standard input up to its end or so many bytes; nil when it can't be read.
    private static func input(atMost most: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count < most {
            let count = read(0, &chunk, min(chunk.count, most - bytes.count))
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return nil }
            guard count > 0 else { break }
            bytes += chunk[..<count]
        }
        return bytes
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func end(_ status: Int32, _ reason: String) -> Never {
        _ = write(Array("mentord-read: \(reason)\n".utf8), to: 2)
        _exit(status)
    }
}
