import CivilTime
import Foundation
import Testing

/// All zones against Python's zoneinfo, told to read the same system files (PYTHONTZPATH), at every change of 1970–2037 and, by the
/// footers' rules, every half year up to 2065: one second before, at, and after; and the walls' clocks in and around each gap and overlap.
@Suite("Agreement with Python's zoneinfo")
struct ZoneinfoTests {
    static let script = """
        import sys
        from datetime import datetime, timedelta, timezone
        from zoneinfo import ZoneInfo
        epoch = datetime(1970, 1, 1)
        for name in sys.stdin.read().split():
            zone = ZoneInfo(name)
            def offset(t):
                return int((epoch + timedelta(seconds=t)).replace(tzinfo=timezone.utc).astimezone(zone).utcoffset().total_seconds())
            def first(wall):
                return wall - int((epoch + timedelta(seconds=wall)).replace(tzinfo=zone, fold=0).utcoffset().total_seconds())
            low, step, changes = 0, 86400 * 15, []
            before = offset(low)
            while low < 3000000000:
                if low > 2145916800: step = 86400 * 40
                high = low + step
                after = offset(high)
                if before != after:
                    a, b = low, high
                    while b - a > 1:
                        middle = (a + b) // 2
                        if offset(middle) == before: a = middle
                        else: b = middle
                    changes.append((b, before, after))
                low, before = high, after
            for t, before, after in changes + [(0, 0, 0), (1800000000, 0, 0), (4000000000, 0, 0)]:
                for u in (t - 1, t, t + 1): print(name, "U", u, offset(u))
                ends = sorted((t + before, t + after))
                for wall in (ends[0] - 1, ends[0], (ends[0] + ends[1]) // 2, ends[1] - 1, ends[1], ends[1] + 1):
                    print(name, "W", wall, first(wall))
        """

    static let isAvailable = (try? run("import zoneinfo", input: "")) != nil

    static func run(_ script: String, input: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(component: "zoneinfo-\(UUID().uuidString)")
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

    @Test(.enabled(if: isAvailable, "python3 with zoneinfo is not installed"))
    func allZones() throws {
        let database = ZoneDatabase(directory: "/usr/share/zoneinfo")
        let names = database.identifiers
        #expect(names.count > 400)
        var checks = 0
        for line in try Self.run(Self.script, input: names.joined(separator: "\n")).split(separator: "\n") {
            let words = line.split(separator: " ")
            let zone = try database.zone(String(words[0]))
            let (given, expected) = (try #require(Int64(words[2])), try #require(Int64(words[3])))
            let found =
                words[1] == "U"
                ? Int64(zone.offset(at: Instant(seconds: given)))
                : zone.instant(of: CivilDateTime(wallSeconds: given)).seconds
            checks += 1
            if found != expected { Issue.record("\(line): \(found)") }
        }
        #expect(checks > 100_000)
    }

    /// A sample that needs no Python. Expected values: the script above for 2026, tzdata 2025b.
    @Test(arguments: [
        ("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T03:30:00+02:00"),
        ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T02:30:00+02:00"),
        ("Europe/Dublin", "2026-03-29T01:30", "2026-03-29T02:30:00+01:00"),
        ("America/New_York", "2026-03-08T02:30", "2026-03-08T03:30:00-04:00"),
        ("America/New_York", "2026-11-01T01:30", "2026-11-01T01:30:00-04:00"),
        ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-04T02:45:00+11:00"),
        ("Asia/Kolkata", "2027-01-14T12:30", "2027-01-14T12:30:00+05:30"),
        ("Asia/Calcutta", "2027-01-14T12:30", "2027-01-14T12:30:00+05:30"),
        ("America/St_Johns", "2026-07-01T12:00", "2026-07-01T12:00:00-02:30"),
        ("Pacific/Apia", "2011-12-30T12:00", "2011-12-31T12:00:00+14:00"),
        ("Etc/UTC", "2026-01-13T17:00", "2026-01-13T17:00:00Z"),
    ])
    func sample(name: String, wall: String, expected: String) throws {
        let zone = try ZoneDatabase().zone(name)
        let civil = try #require(CivilDateTime(wall))
        #expect(zone.rfc3339(zone.instant(of: civil)) == expected)
        #expect(Instant(rfc3339: expected) == zone.instant(of: civil))
    }
}
