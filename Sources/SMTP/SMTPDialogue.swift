/// The submission of one message to one recipient, as commands and replies (RFC 5321 §3.3). No effects: the holder of the connection sends what
/// this says, and tells it each reply.
package struct SMTPDialogue: Sendable {
    /// What became of it, with an exit status as in sysexits(3).
    package struct Ending: Sendable, Hashable {
        /// 0 when the server has the message.
        package let status: Int32
        /// The server's word.
        package let text: String
    }

    /// What is to be done next.
    package enum Step: Sendable, Hashable {
        /// Send these bytes, then wait for a reply.
        case send([UInt8])
        /// It is over; say QUIT and leave.
        case end(Ending)
    }

    private enum Stage {
        case greeting, hello, oldHello, sender, recipient, data, message
    }

    private let from: String
    private let to: String
    private let message: [UInt8]
    private var stage = Stage.greeting

    /// - Parameters:
    ///   - sender: the envelope's sender, checked by its type before it comes here.
    ///   - recipient: the envelope's recipient, likewise.
    ///   - message: in RFC 5322's form, with line ends of LF or CRLF.
    package init(sender: String, recipient: String, message: [UInt8]) {
        from = sender
        to = recipient
        self.message = Self.wire(message)
    }

    /// Goes on after a reply; the first is the greeting.
    package mutating func take(_ reply: SMTPReply) -> Step {
        switch (stage, reply.kind) {
        case (.greeting, 2): return command("EHLO localhost", .hello)
        // RFC 5321 §4.1.4: a server that does not know EHLO is asked the old way.
        case (.hello, 5): return command("HELO localhost", .oldHello)
        case (.hello, 2), (.oldHello, 2): return command("MAIL FROM:<\(from)>", .sender)
        case (.sender, 2): return command("RCPT TO:<\(to)>", .recipient)
        case (.recipient, 2): return command("DATA", .data)
        case (.data, 3):
            stage = .message
            return .send(message)
        case (.message, 2): return .end(Ending(status: 0, text: reply.text))
        default: return .end(Ending(status: status(of: reply), text: reply.text))
        }
    }

    private mutating func command(_ line: String, _ next: Stage) -> Step {
        stage = next
        return .send(Array(line.utf8) + [0x0D, 0x0A])
    }

    /// 67 and 65 speak of this one letter; whatever may be mended in the mail system's set-up is 75, to be tried again.
    private func status(of reply: SMTPReply) -> Int32 {
        guard reply.kind == 5, !reply.isAboutRights else { return 75 }
        switch stage {
        case .recipient: return 67
        case .message, .data: return 65
        case .greeting, .hello, .oldHello, .sender: return 75
        }
    }

    /// The message as it crosses the wire: line ends of CRLF, a dot before each dot that begins a line, and the line that ends it (§4.5.2).
    static func wire(_ message: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(message.count + message.count / 32 + 5)
        var atStart = true
        var previous: UInt8 = 0
        for byte in message {
            if byte == 0x0A {
                if previous != 0x0D { bytes.append(0x0D) }
                bytes.append(byte)
                atStart = true
            } else {
                // A CR alone would let a message end itself elsewhere: "\r.\r" is no line end here.
                if previous == 0x0D { bytes.append(0x0A) }
                if byte == UInt8(ascii: "."), atStart || previous == 0x0D { bytes.append(byte) }
                bytes.append(byte)
                atStart = false
            }
            previous = byte
        }
        if previous == 0x0D { bytes.append(0x0A) } else if !atStart { bytes += [0x0D, 0x0A] }
        return bytes + [UInt8(ascii: "."), 0x0D, 0x0A]
    }
}
