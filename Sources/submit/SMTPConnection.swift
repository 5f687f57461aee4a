import Glibc
import SMTP

/// A connection to the socket behind which the mail system listens.
final class SMTPConnection {
    /// Where mentord-submit.socket listens.
    static let standardPath = "/run/mentord/submit.sock"
    /// How long a reply may take, in seconds (RFC 5321 §4.5.3.2 has five minutes for most; our caller gives up sooner).
    private static let patience: Int32 = 300
    /// How many replies there may be: one a command, and none is asked for twice.
    private static let mostReplies = 12

    private let descriptor: Int32

    /// - Throws: ``SubmitFault`` (75, to be tried again) when nobody listens there.
    init(path: String) throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard bytes.count < room else { throw SubmitFault(78, "\(path): too long for a socket's name") }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw SubmitFault(71, "socket: \(String(cString: strerror(errno)))") }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, length) }
        }
        guard result == 0 else {
            let reason = String(cString: strerror(errno))
            close(descriptor)
            throw SubmitFault(75, "\(path): \(reason); is mentord-submit.socket started?")
        }
    }

    deinit { close(descriptor) }

    /// Goes through a dialogue to its end.
    /// - Throws: ``SubmitFault`` (75 or 76) when the server is silent, leaves, or says what nobody understands: it has not taken the message then.
    func hold(_ dialogue: SMTPDialogue) throws -> SMTPDialogue.Ending {
        var dialogue = dialogue
        for _ in 0..<Self.mostReplies {
            switch dialogue.take(try reply()) {
            case .send(let bytes): try send(bytes)
            case .end(let ending):
                // Its answer does not matter any more; the goodbye keeps the mail system's log free of complaints.
                try? send(Array("QUIT\r\n".utf8))
                _ = try? reply(within: 5)
                return ending
            }
        }
        throw SubmitFault(76, "the mail system goes on answering without an end")
    }

    private func reply(within seconds: Int32 = SMTPConnection.patience) throws -> SMTPReply {
        var reader = SMTPReplyReader()
        while true {
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&entry, 1, seconds * 1_000)
            if ready < 0 && errno == EINTR { continue }
            guard ready > 0 else { throw SubmitFault(75, "the mail system does not answer") }
            var byte: UInt8 = 0
            // Byte by byte: what follows a reply belongs to the next one, and there are few of them.
            let count = recv(descriptor, &byte, 1, 0)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw SubmitFault(75, "the mail system hung up before it took the letter") }
            do {
                if let reply = try reader.take(byte) { return reply }
            } catch { throw SubmitFault(76, "\(error)") }
        }
    }

    private func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                throw SubmitFault(75, "the mail system hung up: \(String(cString: strerror(errno)))")
            }
            rest = rest.dropFirst(count)
        }
    }
}
