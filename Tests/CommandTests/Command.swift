import Foundation
import Testing

/// Runs the built `mentorctl`, as a coordinator would, on a state directory of its own.
final class Command {
    /// What a run came to.
    struct Result {
        let status: Int32
        let output: String
        let errors: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// The state directory: empty at first, gone with this.
    let state: URL
    /// The settings.
    let config: String
    private let scratch: URL

    /// The repository, from this file's place in it.
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let roster = repository.appendingPathComponent("config/example-roster.yaml").path

    init(config: String = Command.repository.appendingPathComponent("config").path) throws {
        self.config = config
        scratch = FileManager.default.temporaryDirectory.appendingPathComponent("mentorctl-\(UUID().uuidString)")
        state = scratch.appendingPathComponent("state")
        try Self.make(scratch, state)
    }

    /// Whatever the umask, which is of the whole process: root's commands become somebody else in there.
    private static func make(_ folders: URL...) throws {
        for folder in folders {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        }
    }

    /// With a copy of the example's settings that goes with this, changed.
    ///
    /// - Parameter change: what makes its `mentord.yaml` of the example's.
    init(changing change: (String) -> String) throws {
        scratch = FileManager.default.temporaryDirectory.appendingPathComponent("mentorctl-\(UUID().uuidString)")
        state = scratch.appendingPathComponent("state")
        try Self.make(scratch, state)
        let folder = scratch.appendingPathComponent("config")
        try FileManager.default.copyItem(at: Command.repository.appendingPathComponent("config"), to: folder)
        config = folder.path
        let file = folder.appendingPathComponent("mentord.yaml")
        try change(String(contentsOf: file, encoding: .utf8)).write(to: file, atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(at: scratch) }

    /// A file beside the state directory.
    func file(_ name: String) -> URL { scratch.appendingPathComponent(name) }

    /// Writes such a file.
    func write(_ text: String, to name: String) throws -> String {
        let url = file(name)
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url.path
    }

    /// Writes a shell script that can be run.
    func script(_ name: String, _ body: String) throws -> String {
        let path = try write("#!/bin/sh\n\(body)\n", to: name)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return path
    }

    /// Runs a command with `--state` and `--config`.
    @discardableResult
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Result {
        try plain(arguments + ["--state", state.path, "--config", config], environment)
    }

    /// Runs a command with nothing added.
    func plain(_ arguments: [String], _ environment: [String: String] = [:], input: String? = nil) throws -> Result {
        let output = file("output-\(UUID().uuidString)")
        let errors = file("errors-\(UUID().uuidString)")
        for url in [output, errors] { try Data().write(to: url) }
        let process = Process()
        process.executableURL = Self.binary
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm"].merging(environment) { $1 }
        process.standardInput =
            try input.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: try write($0, to: "input"))) }
            ?? FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }

    /// The program stands beside the tests' own.
    static let binary = program("mentorctl")

    /// One of the programs, which stand there all.
    static func program(_ name: String) -> URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent(name)
    }

    /// A state directory with the example roster.
    static func imported() throws -> Command {
        let command = try Command()
        let result = try command.run("import", roster)
        try #require(result.status == 0, "\(result.errors)")
        return command
    }
}

/// What Python makes of a text, so that JSON is checked by another program than the one that wrote it.
func python(_ script: String, input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    let (input_, output) = (Pipe(), Pipe())
    process.standardInput = input_
    process.standardOutput = output
    try process.run()
    // A script that fails does not read to the end; the tests don't end with it.
    signal(SIGPIPE, SIG_IGN)
    DispatchQueue.global().async {
        try? input_.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try? input_.fileHandleForWriting.close()
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
}
