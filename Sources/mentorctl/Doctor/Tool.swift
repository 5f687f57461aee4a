import Foundation

/// A program of the system that is asked something.
enum Tool {
    /// What it printed, as text; nil when it is not there or ended with a failure.
    static func output(_ path: String, _ arguments: [String]) -> String? {
        data(path, arguments).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What it printed; nil when it is not there or ended with a failure.
    static func data(_ path: String, _ arguments: [String]) -> Data? {
        guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        return output
    }
}
