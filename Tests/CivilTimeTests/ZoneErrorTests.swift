import CivilTime
import Foundation
import Testing

@Suite("Zone names and files from outside")
struct ZoneErrorTests {
    static func refusal(_ name: String) -> ZoneError? {
        #expect(throws: ZoneError.self) { try ZoneDatabase().zone(name) }
    }

    @Test(arguments: [
        ("Berlin", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"), ("Europe/Berln", "Europe/Berlin"),
        ("America/New York", "America/New_York"), ("Asia/Berlin", "Europe/Berlin"),
    ])
    func nearName(name: String, expected: String) {
        guard case .unknown(_, let near)? = Self.refusal(name) else { Issue.record("not unknown"); return }
        #expect(near.first == expected)
    }

    @Test(arguments: [
        ("EST", "America/New_York"), ("CET", "Europe/Berlin"), ("GMT+2", "Europe/Athens"), ("UTC+1", "Europe/Berlin"),
        ("Etc/GMT-2", "Europe/Athens"), ("UTC-05:00", "America/New_York"), ("IST", "Asia/Kolkata"), ("GMT", "UTC"),
    ])
    func notAZone(name: String, expected: String) {
        guard case .notAZone(_, let suggestions)? = Self.refusal(name) else { Issue.record("taken"); return }
        #expect(suggestions.first == expected)
    }

    @Test(arguments: [
        "", "..", "../../etc/passwd", "/etc/passwd", "Europe/../Europe/Berlin", "Europe", "Europe/", "tzdata.zi",
        "posix/Europe/Berlin", "right/Europe/Berlin", "Factory", "Europe/Berlin\0",
        String(repeating: "A/", count: 9000),
    ])
    func hostileName(name: String) {
        guard case .unknown? = Self.refusal(name) else { Issue.record("not unknown: \(name.prefix(40))"); return }
    }

    @Test func wording() {
        #expect(
            Self.refusal("Berlin")?.description
                == "\"Berlin\" is not a time zone of this system; did you mean Europe/Berlin?")
        #expect(
            Self.refusal("EST")?.description
                == "\"EST\" is an abbreviation or a fixed offset, not a time zone: it does not say when clocks change; "
                + "write a region such as America/New_York or America/Panama")
    }

    /// Every prefix of a real file, and the file with single bytes changed: an error or a zone, never a crash.
    @Test func damagedFiles() throws {
        let folder = FileManager.default.temporaryDirectory.appending(component: "zones-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let real = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Europe/Berlin"))
        let file = folder.appending(component: "Damaged")
        let database = ZoneDatabase(directory: folder.path())
        for length in stride(from: 0, to: real.count, by: 7) {
            try real.prefix(length).write(to: file)
            #expect(throws: ZoneError.self, "\(length)") { try database.zone("Damaged") }
        }
        for index in stride(from: 0, to: real.count, by: 3) {
            for value: UInt8 in [0, 0x7F, 0xFF] {
                var bytes = real
                bytes[bytes.startIndex + index] = value
                try bytes.write(to: file)
                database.forget()
                guard let zone = try? database.zone("Damaged") else { continue }
                for seconds in [Int64.min, -1, 0, 1_800_000_000, 5_000_000_000, .max] {
                    let civil = zone.civil(at: Instant(seconds: seconds))
                    _ = zone.instant(of: civil)
                }
            }
        }
        #expect(ZoneDatabase().version?.hasPrefix("20") == true)
    }
}
