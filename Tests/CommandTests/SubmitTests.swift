import Foundation
import Testing

/// The built `mentord-submit` against servers that behave and misbehave.
@Suite struct SubmitTests {
    private static let binary = Command.binary.deletingLastPathComponent().appendingPathComponent("mentord-submit")

    /// What a run came to, and what the server read.
    private struct Result {
        var status: Int32
        var errors: String
        var heard: String
    }

    /// Runs it with a server in Python that says these pieces, one after each line that it reads (all of the message after 354).
    private func run(
        says: [String], message: String = "Subject: hello\n\n.\nbye\n",
        arguments: [String] = ["-i", "-f", "from@example.org", "--", "to@example.org"], listens: Bool = true
    ) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("submit-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let socket = folder.appendingPathComponent("s").path
        let heard = folder.appendingPathComponent("heard")
        try Data().write(to: heard)
        let server = Process()
        if listens {
            server.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            server.arguments = ["python3", "-c", Self.server, socket, heard.path] + says
            let ready = Pipe()
            server.standardOutput = ready
            try server.run()
            _ = ready.fileHandleForReading.readData(ofLength: 1)
        }
        let process = Process()
        let (input, errors) = (Pipe(), Pipe())
        process.executableURL = Self.binary
        process.arguments = arguments
        process.environment = ["MENTORD_SUBMIT_SOCKET": socket]
        process.standardInput = input
        process.standardError = errors
        try process.run()
        // A wrong call ends before it reads; the tests don't with it.
        signal(SIGPIPE, SIG_IGN)
        try? input.fileHandleForWriting.write(contentsOf: Data(message.utf8))
        try input.fileHandleForWriting.close()
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        if listens { server.waitUntilExit() }
        return Result(
            status: process.terminationStatus, errors: text, heard: try String(contentsOf: heard, encoding: .utf8))
    }

    private static let server = """
        import socket, sys
        path, heard, says = sys.argv[1], open(sys.argv[2], 'wb', 0), sys.argv[3:]
        s = socket.socket(socket.AF_UNIX); s.bind(path); s.listen(1)
        sys.stdout.write('!'); sys.stdout.flush()
        c, _ = s.accept(); c.settimeout(20); f = c.makefile('rb')
        try:
            for text in says:
                if text == 'HANGUP': break
                c.sendall(text.encode('latin-1'))
                if text.startswith('354'):
                    while True:
                        line = f.readline(); heard.write(line)
                        if line in (b'.\\r\\n', b''): break
                elif text.endswith('\\n'): heard.write(f.readline())
            c.shutdown(socket.SHUT_RDWR)
        except OSError: pass
        """

    private static let good = [
        "220 hi\r\n", "250 ok\r\n", "250 ok\r\n", "250 ok\r\n", "354 go\r\n", "250 queued\r\n", "221 bye\r\n",
    ]

    @Test func aLetterIsTaken() throws {
        let result = try run(says: Self.good)
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            result.heard
                == [
                    "EHLO localhost", "MAIL FROM:<from@example.org>", "RCPT TO:<to@example.org>", "DATA",
                    "Subject: hello", "",
                    "..", "bye", ".", "QUIT",
                ].map { $0 + "\r\n" }.joined())
    }

    /// A server that leaves after any of its replies but the last has not taken the letter: it is tried again.
    @Test(arguments: 0..<6) func aServerThatLeaves(_ after: Int) throws {
        let result = try run(says: Array(Self.good.prefix(after)) + ["HANGUP"])
        #expect(result.status == 75, "\(result.errors)")
        #expect(result.errors.hasPrefix("submit: the mail system hung up"))
    }

    @Test func aGoodbyeThatFailsChangesNothing() throws {
        #expect(try run(says: Array(Self.good.prefix(6)) + ["HANGUP"]).status == 0)
    }

    @Test func anUnknownRecipient() throws {
        let result = try run(says: Array(Self.good.prefix(3)) + ["550 5.1.1 no such user\r\n"])
        #expect(result.status == 67)
        #expect(result.errors == "submit: the mail system refused the letter: 550 5.1.1 no such user\n")
    }

    @Test(arguments: ["nonsense\r\n", String(repeating: "x", count: 5_000), "220\u{0}\r\n", "250-a\r\n220 b\r\n"])
    func hostileGreetings(_ greeting: String) throws {
        let result = try run(says: [greeting, "HANGUP"])
        #expect([75, 76].contains(result.status), "\(result.errors)")
        #expect(result.errors.utf8.count < 300)
    }

    @Test func nobodyListens() throws {
        let result = try run(says: [], listens: false)
        #expect(result.status == 75)
        #expect(result.errors.contains("mentord-submit.socket"))
    }

    @Test func nothingToSend() throws {
        #expect(try run(says: [], message: "", listens: false).status == 66)
    }

    @Test(arguments: [
        [], ["-t"], ["-i", "-f", "a@example.org", "--"],
        ["-i", "-f", "a@example.org", "--", "b@example.org", "c@example.org"],
        ["-i", "-f", "a@example.org", "--", "-oQ/tmp@example.org"],
        ["-i", "-f", "a@example.org", "--", "b@x.org>\r\nDATA"],
        ["-i", "-f", "a@x.org> SIZE=1", "--", "b@example.org"],
    ]) func wrongCalls(_ arguments: [String]) throws {
        #expect(try run(says: [], arguments: arguments, listens: false).status == 64)
    }

}
