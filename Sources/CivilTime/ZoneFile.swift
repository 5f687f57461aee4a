/// Reads a TZif file (RFC 8536, versions 1 to 4). Every length is checked before it is used.
struct ZoneFile {
    /// Why a file does not obey RFC 8536.
    struct Damage: Error {
        let reason: String
    }

    private struct Header {
        var version: UInt8
        var utcIndicators = 0
        var standardIndicators = 0
        var leapSeconds = 0
        var changes = 0
        var localTimes = 0
        var abbreviationBytes = 0

        /// Bytes of the data block that follows, when times take `width` bytes. The counts are below 2^32: no overflow.
        func dataLength(width: Int) -> Int {
            changes * (width + 1) + localTimes * 6 + abbreviationBytes + leapSeconds * (width + 4)
                + standardIndicators + utcIndicators
        }
    }

    private static let headerLength = 44
    /// −2^59, before the first second of the universe. A change before it is none (RFC 8536 §3.2), nor one as far in the future.
    private static let earliest: Int64 = -(1 << 59)
    private let bytes: [UInt8]

    /// The clock that the file's bytes describe.
    static func clock(_ bytes: [UInt8]) throws(Damage) -> ZoneClock {
        let file = ZoneFile(bytes: bytes)
        let first = try file.header(at: 0)
        guard first.version >= UInt8(ascii: "2") else {
            return try file.clock(first, at: 0, width: 4, hasFooter: false)
        }
        let second = headerLength + first.dataLength(width: 4)
        return try file.clock(try file.header(at: second), at: second, width: 8, hasFooter: true)
    }

    private func header(at start: Int) throws(Damage) -> Header {
        guard start >= 0, start <= bytes.count - ZoneFile.headerLength else { throw Damage(reason: "it is cut short") }
        guard bytes[start..<start + 4].elementsEqual("TZif".utf8) else {
            throw Damage(reason: "it does not begin with TZif")
        }
        var header = Header(version: bytes[start + 4])
        header.utcIndicators = count(at: start + 20)
        header.standardIndicators = count(at: start + 24)
        header.leapSeconds = count(at: start + 28)
        header.changes = count(at: start + 32)
        header.localTimes = count(at: start + 36)
        header.abbreviationBytes = count(at: start + 40)
        return header
    }

    private func clock(_ header: Header, at start: Int, width: Int, hasFooter: Bool) throws(Damage) -> ZoneClock {
        let changesStart = start + ZoneFile.headerLength
        let end = changesStart + header.dataLength(width: width)
        guard end <= bytes.count else { throw Damage(reason: "it is cut short") }
        guard header.leapSeconds == 0 else { throw Damage(reason: "it counts leap seconds, which POSIX time does not") }
        guard (1...255).contains(header.localTimes), header.abbreviationBytes > 0 else {
            throw Damage(reason: "it has no local time or too many")
        }
        guard [0, header.localTimes].contains(header.standardIndicators),
            [0, header.localTimes].contains(header.utcIndicators)
        else { throw Damage(reason: "it has more or fewer indicators than local times") }
        let kindsStart = changesStart + header.changes * width
        let localTimesStart = kindsStart + header.changes
        let localTimes = try localTimes(header, at: localTimesStart)
        var changes: [Int64] = []
        var kinds: [UInt16] = [0]
        changes.reserveCapacity(header.changes)
        kinds.reserveCapacity(header.changes + 1)
        var latest: Int64?
        for index in 0..<header.changes {
            let time = number(at: changesStart + index * width, width: width)
            guard latest.map({ $0 < time }) ?? true else { throw Damage(reason: "its changes are out of order") }
            latest = time
            let kind = bytes[kindsStart + index]
            guard kind < localTimes.count else { throw Damage(reason: "a change leads to a local time that it lacks") }
            if time < ZoneFile.earliest {
                kinds = [UInt16(kind)]
            } else if time <= -ZoneFile.earliest {
                changes.append(time)
                kinds.append(UInt16(kind))
            }
        }
        let rule = hasFooter ? try footer(at: end) : nil
        return ZoneClock(changes: changes, kinds: kinds, localTimes: localTimes, rule: rule)
    }

    private func localTimes(_ header: Header, at start: Int) throws(Damage) -> [ZoneLocalTime] {
        let namesStart = start + header.localTimes * 6
        let names = bytes[namesStart..<namesStart + header.abbreviationBytes]
        var localTimes: [ZoneLocalTime] = []
        for index in 0..<header.localTimes {
            let offset = number(at: start + index * 6, width: 4)
            // RFC 8536 §3.2: offsets should lie within −24:59:59 and +25:59:59.
            guard (-89_999...93_599).contains(offset) else { throw Damage(reason: "an offset is out of range") }
            let isDaylight = bytes[start + index * 6 + 4]
            guard isDaylight <= 1 else { throw Damage(reason: "a local time neither is daylight time nor is not") }
            let name = names.dropFirst(Int(bytes[start + index * 6 + 5]))
            guard let nameEnd = name.firstIndex(of: 0),
                name[..<nameEnd].allSatisfy({ ZoneClock.isInAbbreviation($0, quoted: true) })
            else { throw Damage(reason: "an abbreviation is malformed") }
            localTimes.append(
                ZoneLocalTime(
                    offset: Int(offset), abbreviation: String(decoding: name[..<nameEnd], as: UTF8.self),
                    isDaylight: isDaylight == 1))
        }
        return localTimes
    }

    /// The rule between two line feeds; none if nothing stands between them.
    private func footer(at start: Int) throws(Damage) -> DaylightRule? {
        guard start < bytes.count, bytes[start] == 0x0A, let end = bytes[(start + 1)...].firstIndex(of: 0x0A) else {
            throw Damage(reason: "its footer is missing")
        }
        guard end > start + 1 else { return nil }
        guard let rule = DaylightRule(bytes[(start + 1)..<end]) else {
            throw Damage(reason: "its footer states no rule that can be read")
        }
        return rule
    }

    private func count(at start: Int) -> Int {
        bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }

    /// A signed big-endian number of 4 or 8 bytes.
    private func number(at start: Int, width: Int) -> Int64 {
        let bits = bytes[start..<start + width].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return width == 8 ? Int64(bitPattern: bits) : Int64(Int32(truncatingIfNeeded: bits))
    }
}
