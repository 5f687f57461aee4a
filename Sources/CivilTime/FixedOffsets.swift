/// Names that tell an offset, not a region. Some are files of tzdata all the same; none says what its users' clocks do
/// next summer.
enum FixedOffsets {
    /// Regions that the writer may have meant, if `name` is an abbreviation or a fixed offset; `nil` if it is neither.
    static func suggestions(for name: String) -> [String]? {
        let upper = name.utf8.count <= 16 ? name.uppercased() : ""
        if let regions = regions[upper] { return regions }
        for prefix in ["ETC/", ""] where upper.hasPrefix(prefix) {
            if let found = suggestions(offset: upper.dropFirst(prefix.utf8.count), isEtc: prefix != "") { return found }
        }
        return posixSuggestions(for: name)
    }

    /// A rule as the environment's TZ states it, such as `CET-1CEST` or `EST5EDT,M3.2.0,M11.1.0`.
    private static func posixSuggestions(for name: String) -> [String]? {
        guard name.utf8.count <= 64,
            let rule = DaylightRule(name.utf8) ?? DaylightRule((name + ",M3.2.0,M11.1.0").utf8)
        else { return nil }
        return regions[rule.standardName.uppercased()] ?? []
    }

    /// `UTC+1`, `GMT-05:30`, `+2`, and all of `Etc/` but UTC, where signs are the other way round: Etc/GMT-2 is east
    /// of Greenwich.
    private static func suggestions(offset text: Substring, isEtc: Bool) -> [String]? {
        let prefix = ["UTC", "GMT", "UT"].first { text.hasPrefix($0) }
        let rest = text.dropFirst(prefix?.utf8.count ?? 0).filter { $0 != " " }
        guard let sign = rest.first, sign == "+" || sign == "-" || sign == "−" else {
            guard isEtc || prefix == "GMT" || prefix == "UT" else { return nil }
            return isEtc || rest.isEmpty || rest == "0" ? ["UTC", "Europe/London"] : nil
        }
        let parts = rest.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let hourText = parts.first, !hourText.isEmpty, hourText.utf8.count <= 4,
            parts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }), let number = Int(hourText)
        else { return nil }
        let (hours, minutes) =
            number > 99 ? (number / 100, number % 100) : (number, parts.dropFirst().first.flatMap { Int($0) } ?? 0)
        // Nobody's clock is as far from Greenwich as that, and so large a number cannot be multiplied.
        guard hours <= 99, minutes <= 59 else { return [] }
        let east = (hours * 60 + minutes) * ((sign == "+") == isEtc ? -1 : 1)
        return byPartHour[east] ?? byOffset[east / 60] ?? []
    }

    /// Abbreviations in use, legacy names of tzdata, and regions for them: the first is the likeliest.
    private static let regions: [String: [String]] = [
        "EST": ["America/New_York", "America/Panama"], "EDT": ["America/New_York"], "ET": ["America/New_York"],
        "EST5EDT": ["America/New_York"], "CST": ["America/Chicago", "Asia/Shanghai"], "CDT": ["America/Chicago"],
        "CST6CDT": ["America/Chicago"], "CT": ["America/Chicago"], "MST": ["America/Denver", "America/Phoenix"],
        "MDT": ["America/Denver"], "MST7MDT": ["America/Denver"], "MT": ["America/Denver"],
        "PST": ["America/Los_Angeles"], "PDT": ["America/Los_Angeles"], "PST8PDT": ["America/Los_Angeles"],
        "PT": ["America/Los_Angeles"], "AKST": ["America/Anchorage"], "AKDT": ["America/Anchorage"],
        "HST": ["Pacific/Honolulu"], "AST": ["America/Halifax", "Asia/Riyadh"], "ADT": ["America/Halifax"],
        "NST": ["America/St_Johns"], "NDT": ["America/St_Johns"], "BRT": ["America/Sao_Paulo"],
        "ART": ["America/Argentina/Buenos_Aires"],
        "CET": ["Europe/Berlin", "Europe/Paris"], "CEST": ["Europe/Berlin", "Europe/Paris"],
        "MET": ["Europe/Berlin", "Europe/Paris"], "MEST": ["Europe/Berlin", "Europe/Paris"],
        "MEZ": ["Europe/Berlin", "Europe/Vienna"], "MESZ": ["Europe/Berlin", "Europe/Vienna"],
        "EET": ["Europe/Helsinki", "Europe/Athens"], "EEST": ["Europe/Helsinki", "Europe/Athens"],
        "WET": ["Europe/Lisbon"], "WEST": ["Europe/Lisbon"], "BST": ["Europe/London", "Asia/Dhaka"],
        "MSK": ["Europe/Moscow"], "TRT": ["Europe/Istanbul"], "WAT": ["Africa/Lagos"], "CAT": ["Africa/Maputo"],
        "EAT": ["Africa/Nairobi"], "SAST": ["Africa/Johannesburg"],
        "IST": ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"],
        "PKT": ["Asia/Karachi"], "NPT": ["Asia/Kathmandu"], "GST": ["Asia/Dubai"], "ICT": ["Asia/Bangkok"],
        "WIB": ["Asia/Jakarta"], "SGT": ["Asia/Singapore"], "HKT": ["Asia/Hong_Kong"], "PHT": ["Asia/Manila"],
        "JST": ["Asia/Tokyo"], "KST": ["Asia/Seoul"], "AWST": ["Australia/Perth"], "ACST": ["Australia/Adelaide"],
        "ACDT": ["Australia/Adelaide"], "AEST": ["Australia/Sydney", "Australia/Brisbane"],
        "AEDT": ["Australia/Sydney"], "NZST": ["Pacific/Auckland"], "NZDT": ["Pacific/Auckland"],
        "GMT": ["UTC", "Europe/London"], "GMT0": ["UTC", "Europe/London"], "GREENWICH": ["UTC", "Europe/London"],
        "UCT": ["UTC"], "UNIVERSAL": ["UTC"], "ZULU": ["UTC"], "Z": ["UTC"],
    ]

    /// Regions by minutes east of UTC that are not whole hours.
    private static let byPartHour: [Int: [String]] = [
        -570: ["Pacific/Marquesas"], -210: ["America/St_Johns"], -150: ["America/St_Johns"], 210: ["Asia/Tehran"],
        270: ["Asia/Kabul"], 330: ["Asia/Kolkata", "Asia/Colombo"], 345: ["Asia/Kathmandu"], 390: ["Asia/Yangon"],
        525: ["Australia/Eucla"], 570: ["Australia/Darwin", "Australia/Adelaide"],
        630: ["Australia/Adelaide", "Australia/Lord_Howe"], 765: ["Pacific/Chatham"], 825: ["Pacific/Chatham"],
    ]

    /// Regions by whole hours east of UTC, with and without DST.
    private static let byOffset: [Int: [String]] = [
        -11: ["Pacific/Pago_Pago"], -10: ["Pacific/Honolulu"], -9: ["America/Anchorage"],
        -8: ["America/Los_Angeles"], -7: ["America/Denver", "America/Phoenix"],
        -6: ["America/Chicago", "America/Mexico_City"],
        -5: ["America/New_York", "America/Bogota"], -4: ["America/Halifax", "America/La_Paz"],
        -3: ["America/Sao_Paulo", "America/Argentina/Buenos_Aires"], -2: ["America/Noronha"],
        -1: ["Atlantic/Cape_Verde"],
        0: ["UTC", "Europe/London", "Africa/Abidjan"], 1: ["Europe/Berlin", "Africa/Lagos"],
        2: ["Europe/Athens", "Africa/Johannesburg"], 3: ["Europe/Istanbul", "Africa/Nairobi"], 4: ["Asia/Dubai"],
        5: ["Asia/Karachi", "Asia/Kolkata"], 6: ["Asia/Dhaka"], 7: ["Asia/Bangkok"],
        8: ["Asia/Shanghai", "Australia/Perth"],
        9: ["Asia/Tokyo"], 10: ["Australia/Brisbane", "Australia/Sydney"], 11: ["Pacific/Guadalcanal"],
        12: ["Pacific/Auckland"], 13: ["Pacific/Tongatapu"], 14: ["Pacific/Kiritimati"],
    ]
}
