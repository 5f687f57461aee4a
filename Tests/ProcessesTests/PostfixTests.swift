import Foundation
import Testing

@testable import Processes

/// A private Postfix by `Tests/Support/postfix-rig`, stopped and removed at the end.
private final class Rig {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("postfix-rig-" + UUID().uuidString)

    static var isPossible: Bool { geteuid() == 0 && access("/usr/sbin/postfix", X_OK) == 0 }

    init() throws { try run("start") }

    deinit { try? run("clean") }

    func run(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = support.appendingPathComponent("postfix-rig")
        process.arguments = arguments
        process.environment = ["POSTFIX_RIG": folder.path, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    func submit(to recipient: String, _ message: [UInt8]) throws -> SubmissionOutcome {
        let command = SendmailCommand(path: folder.appendingPathComponent("bin/sendmail").path)
        let running = try command.start(
            sender: EnvelopeAddress("mentor+b.k3x@rig.test"), recipient: EnvelopeAddress(recipient), message: message)
        return running.outcome()
    }

    func files(in path: String) throws -> [String] {
        let folder = folder.appendingPathComponent(path)
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).map {
            String(decoding: try Data(contentsOf: $0), as: UTF8.self)
        }
    }
}

@Suite struct PostfixTests {
    @Test(.enabled(if: Rig.isPossible, "needs root and Postfix"))
    func aRealPostfixTakesAMessage() throws {
        let rig = try Rig()
        let head = "From: Mentor <mentor@rig.test>\nTo: x@members.test\nSubject: t\nMessage-ID: <m1@rig.test>\n\n"
        let body = "before\n.\nafter, without a line end"
        let outcomes = try [
            rig.submit(to: "zoe+a'b=c@members.test", Array((head + body).utf8)),
            // Nobody has this address: Postfix takes the message all the same, and a bounce follows.
            rig.submit(to: "nobody-here@members.test", Array((head + body).utf8)),
        ]
        #expect(outcomes == [.submitted, .submitted])
        let tooLong = Array((head + String(repeating: "0123456789abcde\n", count: 700_000)).utf8)
        guard case .temporary(let failure) = try rig.submit(to: "zoe@members.test", tooLong) else {
            Issue.record("Postfix took 11 MiB; its limit is 10.24 MB")
            return
        }
        #expect(failure.cause == .exited(status: 75))
        #expect(failure.diagnostic.hasSuffix("message file too big"))
        try rig.run("wait")
        let delivered = try rig.files(in: "mail/members.test/new")
        #expect(delivered.count == 1)
        #expect(delivered.first?.hasSuffix("\n\nbefore\n.\nafter, without a line end\n") == true)
        #expect(delivered.first?.contains("Return-Path: <mentor+b.k3x@rig.test>\n") == true)
        #expect(delivered.first?.contains("Delivered-To: zoe+a'b=c@members.test\n") == true)
        let bounces = try rig.files(in: "got")
        #expect(bounces.count == 1 && bounces.first?.contains("RECIPIENT=mentor+b.k3x@rig.test") == true)
    }
}
