import Foundation

/// Another program that knows about time, run to compare with.
enum Peer {
    static let zoneinfo = "/usr/share/zoneinfo"

    static let hasPython = (try? python("import zoneinfo", input: "")) != nil
    static let hasZdump = FileManager.default.isExecutableFile(atPath: "/usr/bin/zdump")
    static let hasZic =
        FileManager.default.isExecutableFile(atPath: "/usr/sbin/zic")
        && FileManager.default.fileExists(atPath: "\(zoneinfo)/tzdata.zi")

    /// What the script writes. Its zoneinfo reads the system's files.
    static func python(_ script: String, input: String) throws -> Data {
        try run(["/usr/bin/env", "PYTHONTZPATH=\(zoneinfo)", "python3", "-c", script], input: input)
    }

    static func run(_ command: [String], input: String = "") throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(component: "peer-\(UUID().uuidString)")
        try Data(input.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
        return data
    }

    /// The 64-bit numbers that a script has written, least byte first.
    static func numbers(_ data: Data) -> [Int64] {
        data.withUnsafeBytes { bytes in
            (0..<bytes.count / 8).map {
                Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: Int64.self))
            }
        }
    }

    /// An empty directory that is gone afterwards.
    static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(component: "zones-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }
}

/// Cases from a seed, the same in every run (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
