import Foundation

/// Runs a Python script with a text as its input: independent readers of what this module writes.
enum PythonScript {
    static func run(_ script: String, input: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(component: "icalendar-\(UUID().uuidString)")
        try Data(input.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["PYTHONTZPATH=/usr/share/zoneinfo", "python3", "-c", script]
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
        return String(decoding: data, as: UTF8.self)
    }

    static let hasDateutil = (try? run("import dateutil, zoneinfo", input: "")) != nil
    static let hasICalendar = (try? run("import icalendar", input: "")) != nil
    static let hasRecurringEvents = (try? run("import recurring_ical_events", input: "")) != nil
    static let hasLibical = (try? run("import ctypes; ctypes.CDLL('libical.so.3')", input: "")) != nil
}
