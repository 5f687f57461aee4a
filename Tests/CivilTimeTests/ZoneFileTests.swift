import Foundation
import Testing

@testable import CivilTime

/// Files as RFC 9636 §3 lays them out, put together by hand.
private struct TZif {
    var version = UInt8(ascii: "2")
    var types: [(offset: Int32, isDaylight: UInt8, name: String)] = [(3600, 0, "CET"), (7200, 1, "CEST")]
    var changes: [(time: Int64, type: UInt8)] = []
    var leapSeconds = 0
    var footer = ""
    var indicators: (standard: Int, utc: Int) = (0, 0)

    private func block(width: Int) -> [UInt8] {
        var (names, records): ([UInt8], [UInt8]) = ([], [])
        for type in types {
            records += TZif.big(Int64(type.offset), 4) + [type.isDaylight, UInt8(names.count)]
            names += Array(type.name.utf8) + [0]
        }
        var bytes = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
        for count in [indicators.utc, indicators.standard, leapSeconds, changes.count, types.count, names.count] {
            bytes += TZif.big(Int64(count), 4)
        }
        for change in changes { bytes += TZif.big(change.time, width) }
        bytes += changes.map { $0.type }
        let rest = leapSeconds * (width + 4) + indicators.standard + indicators.utc
        return bytes + records + names + [UInt8](repeating: 0, count: rest)
    }

    private static func big(_ value: Int64, _ width: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for place in (0..<width).reversed() { bytes.append(UInt8(truncatingIfNeeded: value >> Int64(8 * place))) }
        return bytes
    }

    var bytes: [UInt8] {
        guard version != 0 else { return block(width: 4) }
        var empty = self
        (empty.changes, empty.types, empty.leapSeconds, empty.indicators) = ([], [(0, 0, "")], 0, (0, 0))
        return empty.block(width: 4) + block(width: 8) + [0x0A] + Array(footer.utf8) + [0x0A]
    }

    func zone() throws -> Zone { Zone(identifier: "Test/Zone", clock: try ZoneFile.clock(bytes)) }
}

@Suite("TZif files")
struct ZoneFileTests {
    @Test(arguments: [UInt8(ascii: "2"), UInt8(ascii: "3"), UInt8(ascii: "4"), 0])
    func versions(version: UInt8) throws {
        // Berlin's summer of 1996, from date -d @…: version 0 is version 1, with 32 bits and no footer.
        let zone = try TZif(version: version, changes: [(828_234_000, 1), (846_378_000, 0)]).zone()
        let shown = [828_233_999, 828_234_000, 846_377_999, 846_378_000, 4_000_000_000].map {
            zone.rfc3339(Instant(seconds: $0))
        }
        #expect(
            shown == [
                "1996-03-31T01:59:59+01:00", "1996-03-31T03:00:00+02:00", "1996-10-27T02:59:59+02:00",
                "1996-10-27T02:00:00+01:00", "2096-10-02T08:06:40+01:00",
            ])
        #expect(zone.localTime(at: Instant(seconds: 830_000_000)).isDaylight)
    }

    /// Expected values by hand from the rules.
    @Test(arguments: [
        // Negative daylight saving time: the winter is the exception, and its name is the daylight time's.
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2060-01-15T12:00", "2060-01-15T12:00:00+00:00", "GMT", true),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2060-07-15T12:00", "2060-07-15T12:00:00+01:00", "IST", false),
        // Daylight time all year (RFC 9636 §3.3.2), on the turn of the year too; with 24 h of daylight gain less one hour as well.
        ("EST5EDT,0/0,J365/25", "2060-07-15T12:00", "2060-07-15T12:00:00-04:00", "EDT", true),
        ("EST5EDT,0/0,J365/25", "2061-01-01T00:30", "2061-01-01T00:30:00-04:00", "EDT", true),
        ("EST5EDT,0/0,J365/25", "2060-12-31T23:30", "2060-12-31T23:30:00-04:00", "EDT", true),
        ("XXX3EDT4,0/0,J365/23", "2061-01-01T00:30", "2061-01-01T00:30:00-04:00", "EDT", true),
        ("XXX3EDT4,0/0,J365/23", "2060-12-31T23:30", "2060-12-31T23:30:00-04:00", "EDT", true),
        // Hours beyond a day (RFC 8536 §3.3.1): Greenland's Saturday, Godthab in 2022; and Gaza's.
        ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "2060-03-27T21:59", "2060-03-27T21:59:00-03:00", "-03", false),
        ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "2060-03-27T22:30", "2060-03-27T23:30:00-02:00", "-02", true),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2060-03-27T01:59", "2060-03-27T01:59:00+02:00", "EET", false),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2060-03-27T03:00", "2060-03-27T03:00:00+03:00", "EEST", true),
        // Southern summers, over the turn of the year; half an hour of daylight time.
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2060-01-01T00:00", "2060-01-01T00:00:00+11:00", "+11", true),
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2060-10-03T02:15", "2060-10-03T02:45:00+11:00", "+11", true),
        // Days of the year: J60 is 1 March in leap years too, 59 is 29 February or 1 March.
        ("AAA0BBB,J60/0,J365/0", "2060-02-29T12:00", "2060-02-29T12:00:00+00:00", "AAA", false),
        ("AAA0BBB,J60/0,J365/0", "2060-03-01T12:00", "2060-03-01T12:00:00+01:00", "BBB", true),
        ("AAA0BBB,59/0,J365/0", "2060-02-29T12:00", "2060-02-29T12:00:00+01:00", "BBB", true),
        ("AAA0BBB,59/0,J365/0", "2061-02-28T12:00", "2061-02-28T12:00:00+00:00", "AAA", false),
    ])
    func footers(rule: String, wall: String, expected: String, name: String, isDaylight: Bool) throws {
        let civil = try #require(CivilDateTime(wall))
        // Once by the rule alone, once with a table before it.
        for changes in [[], [(0, 0), (946_684_800, 1)]] as [[(Int64, UInt8)]] {
            let zone = try TZif(version: UInt8(ascii: "3"), changes: changes, footer: rule).zone()
            let instant = zone.instant(of: civil)
            #expect(zone.rfc3339(instant) == expected)
            #expect(zone.localTime(at: instant).abbreviation == name)
            #expect(zone.localTime(at: instant).isDaylight == isDaylight)
            // The written-out years and the computed ones do not differ: the calendar repeats after 28 years.
            let earlier = try #require(CivilDateTime("\(civil.date.year - 28)" + wall.dropFirst(4)))
            #expect(zone.rfc3339(zone.instant(of: earlier)) == "\(civil.date.year - 28)" + expected.dropFirst(4))
        }
    }

    @Test func allYearDaylightNeverChanges() throws {
        let zone = try TZif(version: UInt8(ascii: "3"), changes: [(0, 0)], footer: "EST5EDT,0/0,J365/25").zone()
        let changes = Array(zone.transitions(after: Instant(seconds: 0), through: .distantFuture))
        #expect(changes.isEmpty)
    }

    /// Without a table the rule holds at all times, of which there are millions of years; here it never changes anything.
    @Test(arguments: ["EST5EDT,0/0,J365/25", "EST0EDT,0/0,0/1"])
    func ruleOfAllTimesThatChangesNothing(footer: String) throws {
        let zone = try TZif(version: UInt8(ascii: "3"), footer: footer).zone()
        let transitions = Array(zone.transitions(after: Instant(seconds: .min), through: .distantFuture))
        #expect(transitions.allSatisfy { $0.instant < .distantPast })
    }

    @Test func unknownLocalTimeAndTheBeginningOfTime() throws {
        // Files of before 2014 begin with a change at the Big Bang; -00 stands where nothing is known (RFC 9636 §3.2).
        let types: [(Int32, UInt8, String)] = [(0, 0, "-00"), (3600, 0, "CET"), (1234, 0, "LMT")]
        let zone = try TZif(types: types, changes: [(-(1 << 60), 2), (-(1 << 59), 0), (1000, 1)]).zone()
        #expect(zone.abbreviation(at: Instant(seconds: .min)) == "LMT")
        #expect(zone.abbreviation(at: .distantPast) == "-00")
        #expect(zone.offset(at: Instant(seconds: 1000)) == 3600)
        let changes = Array(zone.transitions(after: Instant(seconds: .min), through: Instant(seconds: .max)))
        #expect(changes.map(\.instant.seconds) == [-(1 << 59), 1000])
        #expect(changes.map(\.abbreviation) == ["-00", "CET"])
    }

    @Test func refused() {
        let refused: [(String, TZif)] = [
            ("leap seconds", TZif(leapSeconds: 1)),
            ("leap seconds", TZif(version: UInt8(ascii: "4"), leapSeconds: 2)),
            ("out of order", TZif(changes: [(2, 0), (1, 1)])), ("out of order", TZif(changes: [(2, 0), (2, 1)])),
            ("local time that it lacks", TZif(changes: [(2, 2)])),
            ("no local time", TZif(types: [])),
            ("offset is out of range", TZif(types: [(.min, 0, "AAA")])),
            ("offset is out of range", TZif(types: [(93_600, 0, "AAA")])),
            ("abbreviation is malformed", TZif(types: [(0, 0, "A/B")])),
            ("neither is daylight", TZif(types: [(0, 2, "AAA")])),
            ("indicators", TZif(indicators: (1, 0))), ("indicators", TZif(indicators: (0, 3))),
            ("no rule that can be read", TZif(footer: "EST5EDT")),
            ("no rule that can be read", TZif(footer: "EST5EDT,M13.1.0,M11.1.0")),
            ("no rule that can be read", TZif(footer: "EST5EDT,M3.2.0/168,M11.1.0")),
            ("no rule that can be read", TZif(footer: "EST25")), ("no rule that can be read", TZif(footer: "E5")),
        ]
        for (reason, file) in refused {
            let damage = #expect(throws: ZoneFile.Damage.self) { try file.zone() }
            #expect(damage?.reason.contains(reason) == true, "\(damage?.reason ?? "taken"), not \(reason)")
        }
    }

    /// A rule's stretch can have begun before the table's last change. A cursor that stands in it must not take it for what was before.
    @Test func cursorBeforeTheRule() throws {
        let types: [(Int32, UInt8, String)] = [(0, 0, "GMT"), (3600, 1, "BST")]
        let zone = try TZif(types: types, changes: [(1_000_000, 1), (2_000_000, 0)], footer: "EST5EDT,0/0,J365/25")
            .zone()
        var cursor = ZoneCursor(zone)
        _ = cursor.instant(wallSeconds: 3_000_000)
        #expect(cursor.instant(wallSeconds: 1_503_600) == Instant(seconds: 1_500_000))
        _ = cursor.civil(at: Instant(seconds: 3_000_000))
        #expect(cursor.civil(at: Instant(seconds: 1_500_000)) == CivilDateTime(wallSeconds: 1_503_600))
    }

    /// A change millions of years back, followed by a rule, must not be written out year by year.
    @Test func farPastRule() throws {
        let zone = try TZif(changes: [(-(1 << 58), 0)], footer: "CET-1CEST,M3.5.0,M10.5.0/3").zone()
        #expect(zone.abbreviation(at: Instant(seconds: 1_783_036_800)) == "CEST")
    }

    /// More changes than 16 bits count, as no zone has: each hour from 1970 on.
    @Test func manyChanges() throws {
        let file = TZif(changes: (0..<70_000).map { (Int64($0) * 3600, UInt8($0 % 2)) })
        let zone = try file.zone()
        for (hour, offset) in [(0, 3600), (1, 7200), (65_535, 7200), (65_536, 3600), (69_999, 7200), (90_000, 7200)] {
            #expect(zone.offset(at: Instant(seconds: Int64(hour) * 3600)) == offset)
            #expect(zone.offset(at: Instant(seconds: Int64(hour) * 3600 + 3599)) == offset)
        }
    }

    static let files = [
        "Europe/Berlin", "Europe/Dublin", "Africa/Casablanca", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Gaza",
        "Etc/UTC",
    ]

    @Test(arguments: files)
    func truncated(name: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(Peer.zoneinfo)/\(name)")))
        for length in 0..<bytes.count {
            #expect(throws: ZoneFile.Damage.self, "\(length)") { try ZoneFile.clock(Array(bytes[..<length])) }
        }
    }

    /// Bytes changed at random: an error, or a zone whose answers hang together.
    @Test(arguments: files)
    func mutated(name: String) throws {
        let original = [UInt8](try Data(contentsOf: URL(filePath: "\(Peer.zoneinfo)/\(name)")))
        var random = SeededRandom(state: UInt64(name.utf8.count))
        // Half of the changes fall on the second header and what is around it, where they do most.
        let header = original.indices.dropFirst(44).first { original[$0...].starts(with: "TZif".utf8) } ?? 0
        var taken = 0
        for round in 0..<700 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let range = Bool.random(using: &random) ? header..<min(header + 60, bytes.count) : 0..<bytes.count
                bytes[Int.random(in: range, using: &random)] =
                    [0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &random)].randomElement(using: &random)
                    ?? 0
            }
            guard let clock = try? ZoneFile.clock(bytes) else { continue }
            taken += 1
            let zone = Zone(identifier: name, clock: clock)
            var cursor = ZoneCursor(zone)
            for seconds in [Int64.min, -(1 << 59), -1, 0, 1_800_000_000, 5_000_000_000, 1 << 59, .max] {
                let instant = Instant(seconds: seconds)
                let civil = zone.civil(at: instant)
                #expect((-89_999...93_599).contains(zone.offset(at: instant)), "\(name), round \(round)")
                #expect(cursor.civil(at: instant) == civil, "\(name), round \(round)")
                #expect(cursor.instant(of: civil) == zone.instant(of: civil), "\(name), round \(round)")
            }
            var last = Instant(seconds: .min)
            for change in zone.transitions(after: last, through: Instant(seconds: .max)).prefix(300) {
                #expect(change.instant > last, "\(name), round \(round)")
                last = change.instant
            }
        }
        #expect(taken > 50)
    }
}
