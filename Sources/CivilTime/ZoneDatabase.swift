import Glibc
import Synchronization

/// The system's time zones: TZif files below a directory, each read once and kept. May be used from several threads.
public final class ZoneDatabase: Sendable {
    /// Where the files are.
    public let directory: String
    private let cache = Mutex(Cache())

    private struct Cache {
        var zones: [String: Zone] = [:]
        var identifiers: [String]?
        /// Names that may have been meant by some that are not known: to find them costs a million comparisons.
        var near: [String: [String]] = [:]
        /// What the files looked like when the first was read.
        var state: TimeZoneFiles.State?
    }

    /// A database of the files below `directory`; without one, below what the environment's TZDIR names, else
    /// /usr/share/zoneinfo.
    public init(directory: String? = nil) {
        self.directory = directory ?? getenv("TZDIR").map { String(cString: $0) } ?? "/usr/share/zoneinfo"
    }

    /// The zone of an IANA name such as `Europe/Berlin`; aliases such as `Asia/Calcutta` are taken. The name may come
    /// from anywhere.
    /// - Throws: `unknown` with near names, `notAZone` for abbreviations and fixed offsets such as EST or GMT+2, `damaged` for a file
    ///   that cannot be read.
    public func zone(_ identifier: String) throws(ZoneError) -> Zone {
        if let zone = cache.withLock({ $0.zones[identifier] }) { return zone }
        if identifier == "UTC" || identifier == "Etc/UTC" {
            return Zone(identifier: identifier, clock: .utc)
        }
        if let suggestions = FixedOffsets.suggestions(for: identifier) {
            throw .notAZone(identifier, suggestions: suggestions)
        }
        guard ZoneDatabase.isSafe(identifier) else { throw .unknown(identifier, near: near(identifier)) }
        let zone: Zone
        noteState()
        switch TimeZoneFiles(directory: directory).read(identifier) {
        case .absent: throw .unknown(identifier, near: near(identifier))
        case .unreadable(let reason): throw .damaged(identifier, reason: reason)
        case .bytes(let bytes):
            do {
                zone = Zone(identifier: identifier, clock: try ZoneFile.clock(bytes))
            } catch {
                throw .damaged(identifier, reason: error.reason)
            }
        }
        cache.withLock { $0.zones[identifier] = zone }
        return zone
    }

    /// The tzdata release, such as `2025b`, from `tzdata.zi` or `+VERSION`; `nil` if neither says.
    public var version: String? { TimeZoneFiles(directory: directory).version }

    /// The zone that `tzdata.zi` makes a name a link to, such as `Asia/Kolkata` for `Asia/Calcutta`; `nil` if it is none, or the file is
    /// not there. It answers for names whose own file is missing, too.
    public func target(ofLink identifier: String) -> String? {
        TimeZoneFiles(directory: directory).links[identifier]
    }

    /// Drops what was read, so that files of an upgraded tzdata are read anew. Zones already handed out keep the old
    /// rules.
    public func forget() {
        cache.withLock { $0 = Cache() }
    }

    /// Drops what was read if tzdata has been upgraded since the first of it was: if its directory or the files that tell its version
    /// were replaced. Costs three calls of stat. While an upgrade is going on it may be true more than once.
    /// - Returns: Whether something was dropped.
    public func forgetIfChanged() -> Bool {
        let state = TimeZoneFiles(directory: directory).state
        return cache.withLock { cache in
            guard let known = cache.state, known != state else { return false }
            cache = Cache()
            return true
        }
    }

    /// Called before reading, so that a change under way is noticed later.
    private func noteState() {
        guard cache.withLock({ $0.state == nil }) else { return }
        let state = TimeZoneFiles(directory: directory).state
        cache.withLock { if $0.state == nil { $0.state = state } }
    }

    /// The names that `zone` takes, sorted. Reads the directory once.
    public var identifiers: [String] {
        if let known = cache.withLock({ $0.identifiers }) { return known }
        noteState()
        let found = TimeZoneFiles(directory: directory).names()
            .filter { $0 == "Etc/UTC" || ZoneDatabase.isSafe($0) && FixedOffsets.suggestions(for: $0) == nil }
        let names = Set(found + ["UTC"]).sorted()
        cache.withLock { $0.identifiers = names }
        return names
    }

    private func near(_ identifier: String) -> [String] {
        if let meant = WindowsZones.identifier(of: identifier) ?? WindowsZones.identifier(ofShown: identifier) {
            return [meant]
        }
        if let known = cache.withLock({ $0.near[identifier] }) { return known }
        let near = NearNames(among: identifiers).near(identifier)
        cache.withLock { cache in
            if cache.near.count >= ZoneDatabase.mostNear { cache.near.removeAll(keepingCapacity: true) }
            if identifier.utf8.count <= NearNames.longest { cache.near[identifier] = near }
        }
        return near
    }

    /// So many unknown names are remembered: more than a calendar uses by mistake.
    private static let mostNear = 256

    /// Whether the name can only lead to a zone below the directory: short, made of the characters of IANA names, each
    /// part beginning with a capital (so neither `..` nor `posix/` nor `right/`).
    private static func isSafe(_ identifier: String) -> Bool {
        guard identifier.utf8.count <= 64 else { return false }
        let parts = identifier.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.count <= 4 && identifier != "Factory"
            && parts.allSatisfy { part in
                guard let first = part.first, first >= UInt8(ascii: "A"), first <= UInt8(ascii: "Z") else {
                    return false
                }
                return part.allSatisfy {
                    ZoneClock.isInAbbreviation($0, quoted: true) || $0 == UInt8(ascii: "_")
                }
            }
    }
}
