import Foundation
import Testing

/// A private Postfix by `Tests/Support/postfix-rig`, stopped and removed at the end.
final class PostfixRig {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("postfix-rig-" + UUID().uuidString)

    /// The rig's user `mentord`.
    static let user = 64_100

    /// The group that may read what was written in confidence.
    static let confidentialGroup = 64_102

    /// Whether it can run here, and other users can run the programs that were built.
    static var isPossible: Bool {
        guard geteuid() == 0, access("/usr/sbin/postfix", X_OK) == 0 else { return false }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
        process.arguments = [
            "--reuid", "\(user)", "--regid", "\(user)", "--clear-groups", Command.binary.path, "--version",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    init() throws {
        try #require(try run("start").status == 0)
        let state = folder.appendingPathComponent("state")
        try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
        chown(state.path, uid_t(Self.user), gid_t(Self.user))
        chmod(state.path, 0o2770)
        let confidential = folder.appendingPathComponent("state-confidential")
        try FileManager.default.createDirectory(at: confidential, withIntermediateDirectories: true)
        chown(confidential.path, uid_t(Self.user), gid_t(Self.confidentialGroup))
        chmod(confidential.path, 0o2770)
    }

    deinit { _ = try? run("clean") }

    @discardableResult
    func run(_ arguments: String...) throws -> Command.Result { try run(arguments) }

    @discardableResult
    func run(_ arguments: [String]) throws -> Command.Result {
        let output = FileManager.default.temporaryDirectory.appendingPathComponent("rig-output-" + UUID().uuidString)
        try Data().write(to: output)
        defer { try? FileManager.default.removeItem(at: output) }
        let process = Process()
        process.executableURL = Command.repository.appendingPathComponent("Tests/Support/postfix-rig")
        process.arguments = arguments
        process.environment = ["POSTFIX_RIG": folder.path, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        return Command.Result(
            status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8), errors: "")
    }

    /// Starts a program as the rig's user `mentord`, where sendmail means this Postfix. What it writes goes to a file.
    func start(_ program: URL, _ arguments: [String], journal: URL) throws -> Process {
        try Data().write(to: journal)
        let holder = try String(contentsOf: folder.appendingPathComponent("holder.pid"), encoding: .utf8)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/nsenter")
        // One becomes the other, so that a signal to the first ends the last.
        process.arguments =
            ["-m", "-t", holder.filter(\.isNumber), "--", "setpriv", "--reuid", "\(Self.user)"]
            + ["--regid", "\(Self.user)", "--clear-groups", "--", program.path] + arguments
        process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: journal)
        process.standardError = try FileHandle(forWritingTo: journal)
        try process.run()
        return process
    }

    /// Lets the service's address be brought in as docs/answers.md says it of Postfix's transports.
    func bringAnswers() throws {
        let page = try String(
            contentsOf: Command.repository.appendingPathComponent("docs/answers.md"), encoding: .utf8)
        let receive = try script("receive", "exec \(Command.binary.path) \"$@\" --state \(folder.path)/state")
        let main = try block(of: page, from: "    transport_maps", through: "recipient_limit = 1")
            .replacing("example.org", with: "rig.test")
        let master = try block(of: page, from: "    mentord unix", through: "mentorctl receive")
            .replacing("/usr/bin/mentorctl", with: receive)
        try configure(main: main, master: master)
    }

    /// A program that the rig's users may run.
    func script(_ name: String, _ body: String) throws -> String {
        let path = folder.appendingPathComponent("bin/\(name)").path
        try "#!/bin/sh\n\(body)\n".write(toFile: path, atomically: true, encoding: .utf8)
        chmod(path, 0o755)
        return path
    }

    /// The lines of a text from one that begins so to one that ends so, without their margin.
    func block(of text: String, from first: String, through last: String) throws -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let start = try #require(lines.firstIndex { $0.hasPrefix(first) })
        let end = try #require(lines[start...].firstIndex { $0.hasSuffix(last) })
        return lines[start...end].map { String($0.dropFirst(4)) }.joined(separator: "\n")
    }

    /// Adds settings; of one that stands twice Postfix takes the last.
    func configure(main: String, master: String) throws {
        for (name, text) in [("main.cf", main), ("master.cf", master)] {
            let file = folder.appendingPathComponent("etc/\(name)")
            let before = try String(contentsOf: file, encoding: .utf8)
            try (before + text + "\n").write(to: file, atomically: false, encoding: .utf8)
        }
        try run("exec", "postfix", "reload")
    }

    /// `mentorctl mail check`, as root of this Postfix's machine.
    func check(_ config: String, wait seconds: Int) throws -> Command.Result {
        try run(
            "exec", "--", Command.binary.path, "mail", "check", "--to", "mentoring@rig.test", "--wait", "\(seconds)",
            "--state", folder.appendingPathComponent("state").path, "--config", config)
    }
}
