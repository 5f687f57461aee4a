/// Names of tzdata that are no regions: offsets, and zones that are kept from old days. Calendars name them; people who are asked where
/// they live should not (`FixedOffsets`). What they mean is known here, since not every system has files for them.
enum LegacyZones {
    /// A region whose clocks the name has, as tzdata links it.
    static let regions: [String: String] = [
        "CET": "Europe/Brussels", "CST6CDT": "America/Chicago", "EET": "Europe/Athens", "EST": "America/Panama",
        "EST5EDT": "America/New_York", "HST": "Pacific/Honolulu", "MET": "Europe/Brussels", "MST": "America/Phoenix",
        "MST7MDT": "America/Denver", "PST8PDT": "America/Los_Angeles", "WET": "Europe/Lisbon",
    ]

    /// Seconds east of UTC of a name that is an offset: `GMT`, `Zulu`, `Etc/GMT-2`, which is two hours east.
    static func offset(of name: String) -> Int? {
        guard name.utf8.count <= 16 else { return nil }
        var rest = name.uppercased()[...]
        let isEtc = rest.hasPrefix("ETC/")
        if isEtc { rest = rest.dropFirst(4) }
        if ["UTC", "UCT", "UNIVERSAL", "ZULU", "GREENWICH", "GMT", "GMT0", "GMT+0", "GMT-0"].contains(rest) {
            return 0
        }
        guard isEtc, rest.hasPrefix("GMT"), let sign = rest.dropFirst(3).first, sign == "+" || sign == "-" else {
            return nil
        }
        let digits = rest.dropFirst(4)
        guard (1...2).contains(digits.utf8.count), digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            let hours = Int(digits), hours <= (sign == "-" ? 14 : 12)
        else { return nil }
        return hours * (sign == "-" ? 3600 : -3600)
    }
}

extension ZoneDatabase {
    /// The zone of a name of tzdata that is no region, which `zone(_:)` refuses: an offset such as `Etc/GMT-2`, `GMT` or `Zulu`, or one
    /// kept from old days such as `EST5EDT` or `CET`. For reading what others wrote. `nil` if it is none, or its data can't be read.
    public func legacyZone(_ name: String) -> Zone? {
        if let offset = LegacyZones.offset(of: name) { return Zone(identifier: name, offset: offset, changes: []) }
        guard let region = LegacyZones.regions[name] else { return nil }
        do { return Zone(identifier: name, clock: try zone(region).clock) } catch { return nil }
    }
}
