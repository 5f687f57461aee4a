import CivilTime
import Foundation
import Testing

@Suite("Transitions and cursors")
struct ZoneTransitionTests {
    static let names = [
        "Africa/Casablanca", "Africa/Monrovia", "America/Argentina/San_Luis", "America/Caracas", "America/Indiana/Knox",
        "America/New_York", "America/Nuuk", "America/Sao_Paulo", "America/St_Johns", "Antarctica/Troll", "Asia/Gaza",
        "Asia/Kathmandu", "Asia/Kolkata", "Asia/Manila", "Asia/Tehran", "Asia/Tokyo", "Australia/Lord_Howe",
        "Europe/Berlin", "Europe/Dublin", "Europe/London", "Europe/Moscow", "Europe/Warsaw", "Pacific/Apia",
        "Pacific/Kiritimati",
    ]

    /// One line for a transition: `Europe/Dublin  Sun Mar 26 01:00:00 1995 UT = Sun Mar 26 02:00:00 1995 IST isdst=0 gmtoff=3600`. Before
    /// it stands the second before.
    @Test(.enabled(if: Peer.hasZdump, "zdump is not installed"), arguments: names)
    func agreesWithZdump(name: String) throws {
        let zone = try ZoneDatabase(directory: Peer.zoneinfo).zone(name)
        let output = String(
            decoding: try Peer.run(["/usr/bin/zdump", "-v", "-c", "1800,2090", "\(Peer.zoneinfo)/\(name)"]),
            as: UTF8.self)
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        var expected: [String] = []
        var previous = ""
        for line in output.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 16, let month = months.firstIndex(of: String(words[2])) else { continue }
            let offset = words[15].dropFirst("gmtoff=".count)
            // In pairs, of which the second is the transition.
            guard !previous.isEmpty else { previous = String(offset); continue }
            let day = words[3].count == 1 ? "0\(words[3])" : String(words[3])
            let number = month + 1 < 10 ? "0\(month + 1)" : "\(month + 1)"
            expected.append("\(words[5])-\(number)-\(day)T\(words[4])Z \(previous) \(offset) \(words[13]) \(words[14])")
            previous = ""
        }
        let start = try #require(Instant(rfc3339: "1800-01-01T00:00:00Z"))
        let end = try #require(Instant(rfc3339: "2090-01-01T00:00:00Z"))
        let found = zone.transitions(after: start, through: end).map {
            "\($0.instant) \($0.offsetBefore) \($0.offsetAfter) \($0.abbreviation) isdst=\($0.isDaylight ? 1 : 0)"
        }
        #expect(expected.count > 1)
        #expect(found == expected)
    }

    @Test func ends() throws {
        let berlin = try ZoneDatabase().zone("Europe/Berlin")
        let spring = try #require(Instant(rfc3339: "2026-03-29T01:00:00Z"))
        let autumn = try #require(Instant(rfc3339: "2026-10-25T01:00:00Z"))
        #expect(berlin.transitions(after: spring, through: autumn).map(\.instant) == [autumn])
        #expect(berlin.transitions(after: spring - 1, through: autumn - 1).map(\.instant) == [spring])
        #expect(Array(berlin.transitions(after: autumn, through: spring)).isEmpty)
        #expect(Array(Zone.utc.transitions(after: .distantPast, through: .distantFuture)).isEmpty)
        // Two a year by the rule: 2100 to 9999.
        let later = try #require(Instant(rfc3339: "2100-01-01T00:00:00Z"))
        #expect(
            berlin.transitions(after: later, through: Instant(seconds: .max)).reduce(0) { count, _ in count + 1 }
                == 15_800)
    }

    @Test func cursorAnswersAsItsZone() throws {
        let database = ZoneDatabase()
        var random = SeededRandom(state: 4)
        var disagreements: [String] = []
        var count = 0
        for name in database.identifiers {
            let zone = try database.zone(name)
            var moments = (0..<60).map { _ in Int64.random(in: -4_000_000_000...6_000_000_000, using: &random) }
            // Close to each other, as a rule's occurrences are.
            let start = Int64.random(in: 0...3_000_000_000, using: &random)
            moments += (0..<30).map { start + $0 * 14 * 86_400 }
            for order in [moments, moments.sorted(), moments.sorted(by: >)] {
                var cursor = ZoneCursor(zone)
                for seconds in order {
                    let (instant, civil) = (Instant(seconds: seconds), CivilDateTime(wallSeconds: seconds))
                    count += 2
                    if cursor.civil(at: instant) != zone.civil(at: instant)
                        || cursor.instant(of: civil) != zone.instant(of: civil)
                        || cursor.instant(wallSeconds: seconds) != zone.instant(of: civil)
                    {
                        disagreements.append("\(name) \(seconds)")
                    }
                }
            }
        }
        #expect(disagreements.isEmpty, "seed 4, \(disagreements.count): \(disagreements.prefix(10))")
        #expect(count > 250_000)
    }

    @Test func cursorAtTheEndsOfTime() throws {
        var cursor = ZoneCursor(try ZoneDatabase().zone("America/New_York"))
        #expect(cursor.instant(wallSeconds: .max) == Instant(seconds: .max))
        #expect(cursor.instant(wallSeconds: .min) < .distantPast)
        #expect(cursor.civil(at: Instant(seconds: .min)).date == .first)
        #expect(cursor.civil(at: Instant(seconds: .max)).date == .last)
    }

    /// The same tzdata without years that a rule gives, and with them all, compiled by the system's zic: all answers are the same.
    @Test(.enabled(if: Peer.hasZic, "zic or tzdata.zi is not installed"), arguments: ["slim", "fat"])
    func slimAndFatFiles(form: String) throws {
        try Peer.withFolder { folder in
            _ = try Peer.run(["/usr/sbin/zic", "-b", form, "-d", folder.path(), "\(Peer.zoneinfo)/tzdata.zi"])
            let (system, compiled) = (ZoneDatabase(directory: Peer.zoneinfo), ZoneDatabase(directory: folder.path()))
            var random = SeededRandom(state: 8)
            var disagreements: [String] = []
            #expect(compiled.identifiers.count > 400)
            for name in compiled.identifiers where form == "slim" || name.hasPrefix("America/") {
                let (left, right) = (try system.zone(name), try compiled.zone(name))
                for _ in 0..<100 {
                    let moment = Instant(seconds: Int64.random(in: -3_000_000_000...5_000_000_000, using: &random))
                    let civil = CivilDateTime(wallSeconds: moment.seconds)
                    if left.localTime(at: moment) != right.localTime(at: moment)
                        || left.instant(of: civil) != right.instant(of: civil)
                    {
                        disagreements.append("\(name) \(moment)")
                    }
                }
            }
            #expect(disagreements.isEmpty, "seed 8, \(disagreements.count): \(disagreements.prefix(10))")
        }
    }
}
