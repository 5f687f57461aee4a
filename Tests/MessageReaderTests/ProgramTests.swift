import Foundation
import Mail
import MessageReader
import Testing

extension Reading {
    /// The program as the service starts it.
    @Suite struct ProgramTests {
        struct Ending {
            var status: Int32
            var output: Data
            var errors: String
        }

        private static let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appendingPathComponent("mentord-read")

        private static func scratch() -> URL {
            FileManager.default.temporaryDirectory.appendingPathComponent("mentord-read-\(UUID().uuidString)")
        }

        /// Runs it with a file on standard input.
        private static func run(_ input: [UInt8]) throws -> Ending {
            let folder = scratch()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let urls = ["input", "output", "errors"].map { folder.appendingPathComponent($0) }
            for (url, data) in zip(urls, [Data(input), Data(), Data()]) { try data.write(to: url) }
            let process = Process()
            process.executableURL = binary
            process.environment = [:]
            process.standardInput = try FileHandle(forReadingFrom: urls[0])
            process.standardOutput = try FileHandle(forWritingTo: urls[1])
            process.standardError = try FileHandle(forWritingTo: urls[2])
            try process.run()
            process.waitUntilExit()
            return Ending(
                status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
                output: try Data(contentsOf: urls[1]), errors: try String(contentsOf: urls[2], encoding: .utf8))
        }

        @Test("locked in, it reads what the library reads", arguments: Sample.all)
        func samples(sample: Sample) throws {
            let ending = try Self.run(sample.bytes())
            #expect(ending.status == 0 && ending.errors == "")
            #expect(ending.output == Data(try sample.message().json))
        }

        @Test(arguments: [
            ("", "mentord-read: the message is empty\n"),
            ("hello", "mentord-read: this is no message: it does not begin with a header field (RFC 5322 §2.1)\n"),
        ])
        func noMessage(input: String, errors: String) throws {
            let ending = try Self.run(Array(input.utf8))
            #expect(ending.status == 65 && ending.output.isEmpty && ending.errors == errors)
        }

        /// Each is ten megabytes or more: it is read in part, or refused; nothing else.
        @Test(
            arguments: [
                ("fifty megabytes of one line", "\n", "y", 50 << 20, 0),
                ("a line of the header", "X-A: ", "y", 50 << 20, 0),
                ("fields", "", "a:\n", 3_400_000, 65), ("addresses", "To: ", "a@b.c, ", 1_400_000, nil),
                ("parts", "Content-Type: multipart/mixed; boundary=a\n\n", "--a\n\nx\n", 1_200_000, 65),
                (
                    "parts in parts", "Content-Type: multipart/mixed; boundary=a\n\n",
                    "--a\nContent-Type: multipart/mixed; boundary=a\n\n", 200_000, nil
                ),
                ("messages in messages", "", "Content-Type: message/rfc822\n\n", 300_000, 0),
                ("tags in tags", "Content-Type: text/html\n\n", "<b>", 4_000_000, 0),
                (
                    "marks to be opened again",
                    "Content-Type: text/html\n\n" + (0..<500).map { "<b a=\($0)>" }.joined(),
                    "</p><p>x", 30_000, 0
                ),
            ] as [(String, String, String, Int, Int32?)])
        func bombs(what: String, start: String, piece: String, count: Int, status: Int32?) throws {
            let ending = try Self.run(
                Array(("Subject: x\n" + start + String(repeating: piece, count: count) + "\n\nMET\n").utf8))
            if let status { #expect(ending.status == status, "\(ending.errors)") }
            #expect(ending.status == 0 || ending.status == 65, "\(ending.errors)")
            #expect(ending.output.isEmpty == (ending.status != 0))
            if ending.status == 0 {
                #expect(try !JSONDecoder().decode(IncomingMessage.self, from: ending.output).faults.isEmpty)
            }
        }

        @Test("while it waits for the message it is one thread, and locked in already")
        func walls() throws {
            let process = Process()
            process.executableURL = Self.binary
            let input = Pipe()
            process.standardInput = input
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            let path = "/proc/\(process.processIdentifier)/"
            var status = ""
            // It is not there at once; sooner or later it waits in its first read.
            for _ in 0..<3_000 where !status.contains("Seccomp:\t2") || !status.contains("State:\tS") {
                usleep(10_000)
                status = (try? String(contentsOfFile: path + "status", encoding: .utf8)) ?? ""
            }
            for line in ["Seccomp:\t2", "NoNewPrivs:\t1", "Threads:\t1\n"] {
                #expect(status.contains(line), "\(status)")
            }
            let limits = (try? String(contentsOfFile: path + "limits", encoding: .utf8)) ?? ""
            for (limit, value) in [
                ("Max cpu time", "10"), ("Max address space", "268435456"), ("Max core file size", "0"),
                ("Max open files", "3"),
            ] {
                let line = limits.split(separator: "\n").first { $0.hasPrefix(limit) }
                #expect(line?.dropFirst(limit.count).split(separator: " ").first.map(String.init) == value, "\(limits)")
            }
            try input.fileHandleForWriting.write(contentsOf: Data("Subject: x\n\ny".utf8))
            try input.fileHandleForWriting.close()
            process.waitUntilExit()
            #expect(process.terminationReason == .exit && process.terminationStatus == 0)
        }
    }
}
