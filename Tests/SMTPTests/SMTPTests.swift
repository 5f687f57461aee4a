import Testing

@testable import SMTP

/// The dialogue, without a server.
@Suite struct SMTPDialogueTests {
    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// Gives the replies one after the other, and collects what is sent until the end.
    private static func run(_ replies: [(Int, String)], message: String = "Subject: x\n\ny\n") -> (
        sent: [String], ending: SMTPDialogue.Ending?
    ) {
        var dialogue = SMTPDialogue(sender: "Smith@bar.com", recipient: "Jones@foo.com", message: bytes(message))
        var sent: [String] = []
        for (code, text) in replies {
            switch dialogue.take(SMTPReply(code: code, lines: [text])) {
            case .send(let bytes): sent.append(String(decoding: bytes, as: UTF8.self))
            case .end(let ending): return (sent, ending)
            }
        }
        return (sent, nil)
    }

    /// RFC 5321, D.1, for one recipient.
    @Test func theTypicalScenario() {
        let (sent, ending) = Self.run(
            [
                (220, "foo.com Simple Mail Transfer Service Ready"), (250, "foo.com greets bar.com"), (250, "OK"),
                (250, "OK"), (354, "Start mail input; end with <CRLF>.<CRLF>"), (250, "OK"),
            ], message: "Blah blah blah...\n...etc. etc. etc.\n")
        #expect(
            sent == [
                "EHLO localhost\r\n", "MAIL FROM:<Smith@bar.com>\r\n", "RCPT TO:<Jones@foo.com>\r\n", "DATA\r\n",
                "Blah blah blah...\r\n....etc. etc. etc.\r\n.\r\n",
            ])
        #expect(ending?.status == 0)
    }

    /// Exit statuses as mentord reads them: 67 and 65 are about this letter, all else is tried again.
    @Test(
        arguments: [
            ([(421, "closing")], 75), ([(554, "no service here")], 75),
            ([(220, ""), (421, "closing")], 75), ([(220, ""), (502, ""), (502, "")], 75),
            ([(220, ""), (250, ""), (451, "try later")], 75), ([(220, ""), (250, ""), (550, "5.1.8 bad sender")], 75),
            ([(220, ""), (250, ""), (250, ""), (450, "mailbox busy")], 75),
            ([(220, ""), (250, ""), (250, ""), (550, "5.1.1 no such user")], 67),
            ([(220, ""), (250, ""), (250, ""), (550, "5.7.1 relaying denied")], 75),
            ([(220, ""), (250, ""), (250, ""), (250, ""), (452, "no room")], 75),
            ([(220, ""), (250, ""), (250, ""), (250, ""), (354, ""), (552, "5.3.4 too big")], 65),
            ([(220, ""), (250, ""), (250, ""), (250, ""), (354, ""), (451, "try later")], 75),
            ([(220, ""), (250, ""), (250, ""), (250, ""), (354, ""), (354, "more?")], 75),
            ([(220, ""), (250, ""), (250, ""), (250, ""), (250, "no 354")], 75),
        ] as [([(Int, String)], Int32)]) func refusals(_ replies: [(Int, String)], _ status: Int32)
    {
        let ending = Self.run(replies).ending
        #expect(ending?.status == status, "\(replies)")
        #expect(ending?.text.hasPrefix(String(replies[replies.count - 1].0)) ?? false)
    }

    @Test func anOldServerIsGreetedTheOldWay() {
        let sent = Self.run([(220, ""), (500, "what?"), (250, "hello")]).sent
        #expect(sent == ["EHLO localhost\r\n", "HELO localhost\r\n", "MAIL FROM:<Smith@bar.com>\r\n"])
    }

    @Test(arguments: [
        ("", ".\r\n"), ("a", "a\r\n.\r\n"), ("a\n", "a\r\n.\r\n"), ("a\r\n", "a\r\n.\r\n"),
        (".\n", "..\r\n.\r\n"), ("a\n.\nb\n", "a\r\n..\r\nb\r\n.\r\n"), ("a\n..\n", "a\r\n...\r\n.\r\n"),
        ("\n\n", "\r\n\r\n.\r\n"), ("a.b\n", "a.b\r\n.\r\n"), ("a\r.\rb\n", "a\r\n..\r\nb\r\n.\r\n"),
        ("a\r", "a\r\n.\r\n"),
    ]) func dotsAndLineEnds(_ message: String, _ wire: String) {
        #expect(String(decoding: SMTPDialogue.wire(Self.bytes(message)), as: UTF8.self) == wire)
    }

    /// Whatever the message is, only its last line is a dot alone, and no CR or LF stands alone.
    @Test func noMessageEndsItself() {
        var generator = SystemRandomNumberGenerator()
        let letters: [UInt8] = [0x0D, 0x0A, 0x2E, 0x61]
        for _ in 0..<5_000 {
            let message = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                letters[Int.random(in: 0...3, using: &generator)]
            }
            let wire = String(decoding: SMTPDialogue.wire(message), as: UTF8.self)
            let lines = wire.components("\r\n")
            #expect(lines.filter { $0 == "." }.count == 1 && lines.suffix(2) == [".", ""], "\(message)")
            #expect(lines.allSatisfy { !$0.utf8.contains(0x0D) && !$0.utf8.contains(0x0A) }, "\(message)")
        }
    }
}

extension String {
    /// The parts between a separator; Swift takes "\r\n" for one character, so it goes by bytes.
    fileprivate func components(_ separator: String) -> [String] {
        var parts: [[UInt8]] = [[]]
        var previous: UInt8 = 0
        for byte in utf8 {
            if byte == 0x0A && previous == 0x0D {
                parts[parts.count - 1].removeLast()
                parts.append([])
            } else {
                parts[parts.count - 1].append(byte)
            }
            previous = byte
        }
        return parts.map { String(decoding: $0, as: UTF8.self) }
    }
}

@Suite struct SMTPReplyTests {
    private func read(_ text: String) throws -> [SMTPReply] {
        var reader = SMTPReplyReader()
        return try text.utf8.compactMap { try reader.take($0) }
    }

    @Test func repliesOfOneAndOfSeveralLines() throws {
        let replies = try read("220 foo.com ready\r\n250-foo.com greets you\r\n250-8BITMIME\r\n250 HELP\r\n250\n")
        #expect(
            replies == [
                SMTPReply(code: 220, lines: ["foo.com ready"]),
                SMTPReply(code: 250, lines: ["foo.com greets you", "8BITMIME", "HELP"]),
                SMTPReply(code: 250, lines: [""]),
            ])
    }

    @Test func nothingUnreadableReachesTheJournal() throws {
        #expect(try read("550 \u{1B}[31mübel\u{7}\r\n")[0].text == "550 ?[31m??bel?")
    }

    @Test(arguments: ["hello\r\n", "25 OK\r\n", "250_OK\r\n", "999 OK\r\n", "\r\n", "250-a\r\n251 b\r\n", "٢٥٠ OK\r\n"])
    func whatIsNoReply(_ text: String) { #expect(throws: SMTPReplyReader.Fault.self) { try read(text) } }

    @Test func nothingGrowsWithoutBounds() {
        #expect(throws: SMTPReplyReader.Fault.self) { try read(String(repeating: "2", count: 2_100)) }
        #expect(throws: SMTPReplyReader.Fault.self) { try read(String(repeating: "250-x\r\n", count: 300)) }
    }
}
