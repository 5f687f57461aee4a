import CivilTime
import Foundation
import Testing

/// All zones against Python's zoneinfo, told to read the same system files (PYTHONTZPATH), at every transition of 1970–2037 and, by the
/// footers' rules, every half year up to 2065: one second before, at, and one after; and the walls' clocks around and inside each gap and
/// overlap. zoneinfo's fold=0 is RFC 5545 §3.3.5: in a gap the offset before it, in an overlap the first.
@Suite("Agreement with Python's zoneinfo")
struct ZoneinfoTests {
    /// Writes, for each zone, a count of pairs and the pairs of a moment and its offset, then the same of a time on the wall and its
    /// moment. The transitions are read from the files by the script itself, so that none is missed, however short it lasted.
    static let script = """
        import sys, struct, os
        from array import array
        from datetime import datetime, timedelta, timezone
        from zoneinfo import ZoneInfo
        epoch, last = datetime(1970, 1, 1), 2145916800
        def table(content):
            def counts(start): return struct.unpack(">6l", content[start + 20:start + 44])
            isut, isstd, leap, times, types, chars = counts(0)
            start = 44 + times * 5 + types * 6 + chars + leap * 8 + isstd + isut
            times = counts(start)[3]
            return struct.unpack(f">{times}q", content[start + 44:start + 44 + times * 8])
        known = {}
        for name in sys.stdin.read().split():
            content = open(os.path.join(os.environ["PYTHONTZPATH"], name), "rb").read()
            if content not in known:
                zone = ZoneInfo(name)
                def offset(t):
                    return int((epoch + timedelta(seconds=t)).replace(tzinfo=timezone.utc).astimezone(zone).utcoffset().total_seconds())
                def first(wall):
                    return wall - int((epoch + timedelta(seconds=wall)).replace(tzinfo=zone, fold=0).utcoffset().total_seconds())
                times = table(content)
                moments = [t for t in times if 0 <= t < last]
                # Every change by the footer's rule that the table does not have.
                low, step = max(max(times, default=0), 0), 86400 * 20
                before = offset(low)
                while low < 3000000000:
                    high = low + step
                    after = offset(high)
                    if before != after:
                        a, b = low, high
                        while b - a > 1:
                            middle = (a + b) // 2
                            if offset(middle) == before: a = middle
                            else: b = middle
                        moments.append(b)
                    low, before = high, after
                utc, walls = array("q"), array("q")
                for t in moments + [0, 1800000000, 4000000000]:
                    for u in (t - 1, t, t + 1): utc.extend((u, offset(u)))
                    start, end = sorted((t + offset(t - 1), t + offset(t)))
                    for wall in sorted({start - 1, start, start + 1, (start + end) // 2, end - 1, end, end + 1}):
                        walls.extend((wall, first(wall)))
                known[content] = (array("q", [len(utc) // 2]) + utc + array("q", [len(walls) // 2]) + walls).tobytes()
            sys.stdout.buffer.write(known[content])
        """

    @Test(.enabled(if: Peer.hasPython, "python3 with zoneinfo is not installed"))
    func allZones() throws {
        let database = ZoneDatabase(directory: Peer.zoneinfo)
        let names = database.identifiers
        #expect(names.count > 400)
        let numbers = Peer.numbers(try Peer.python(Self.script, input: names.joined(separator: "\n")))
        var position = 0
        func pairs() -> ArraySlice<Int64> {
            let end = position + 1 + 2 * Int(numbers[position])
            defer { position = end }
            return numbers[(position + 1)..<end]
        }
        var (toLocal, toUTC) = (0, 0)
        var disagreements: [String] = []
        for name in names {
            let zone = try database.zone(name)
            var cursor = ZoneCursor(zone)
            let moments = pairs()
            for index in stride(from: moments.startIndex, to: moments.endIndex, by: 2) {
                let (moment, expected) = (Instant(seconds: moments[index]), moments[index + 1])
                let civil = CivilDateTime(wallSeconds: moments[index] + expected)
                if Int64(zone.offset(at: moment)) != expected || cursor.civil(at: moment) != civil {
                    disagreements.append("\(name) at \(moment): \(zone.offset(at: moment)), not \(expected)")
                }
                toLocal += 1
            }
            let walls = pairs()
            for index in stride(from: walls.startIndex, to: walls.endIndex, by: 2) {
                let (civil, expected) = (CivilDateTime(wallSeconds: walls[index]), Instant(seconds: walls[index + 1]))
                if zone.instant(of: civil) != expected || cursor.instant(of: civil) != expected {
                    disagreements.append("\(name) at \(civil): \(zone.instant(of: civil)), not \(expected)")
                }
                toUTC += 1
            }
        }
        #expect(position == numbers.count)
        #expect(disagreements.isEmpty, "\(disagreements.count): \(disagreements.prefix(20).joined(separator: "; "))")
        #expect(toLocal > 100_000 && toUTC > 200_000)
        print("zoneinfo: \(names.count) zones, \(toLocal) moments, \(toUTC) times on the wall")
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
