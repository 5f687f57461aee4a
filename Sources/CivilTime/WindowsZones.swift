/// The names by which Windows, and so Outlook and Exchange, call time zones, and the zones of IANA that they stand for.
///
/// Known are the names under which Windows keeps its zones (`W. Europe Standard Time`), those of its older editions, and what it shows
/// to its users in English (`(UTC+01:00) Amsterdam, Berlin, …`) or with places that are spelt as in English.
public enum WindowsZones {
    /// The IANA name of the zone, such as `Europe/Berlin` for `W. Europe Standard Time`, or `nil` if there is none. Capitals do not
    /// count. Where Windows has one zone for several of IANA, it is the one that CLDR holds for the whole world's (territory 001).
    /// Windows has fixed offsets too: `UTC-02` is `Etc/GMT+2`, which `ZoneDatabase` does not take for a zone.
    public static func identifier(of name: String) -> String? {
        guard name.utf8.count <= 64 else { return nil }
        return byFoldedName[name.lowercased()]
    }

    /// The IANA name of the zone that Windows shows so, such as `America/New_York` for `(UTC-05:00) Eastern Time (US & Canada)`, or
    /// `nil` if no place in it is known. The places decide, not the offset, which differs between editions.
    public static func identifier(ofShown name: String) -> String? {
        guard name.utf8.count <= 256, let windows = WindowsPlaces.name(of: name) else { return nil }
        return identifier(of: windows)
    }

    private static let byFoldedName = Dictionary(
        (Array(byName) + Array(byFormerName)).map { ($0.key.lowercased(), $0.value) },
        uniquingKeysWith: { first, _ in first }
    )

    /// What the zones were called in older editions, or are where their standard time is named.
    private static let byFormerName: [String: String] = [
        "Cabo Verde Standard Time": "Atlantic/Cape_Verde", "Coordinated Universal Time": "Etc/UTC",
        "Co-ordinated Universal Time": "Etc/UTC", "Jerusalem Standard Time": "Asia/Jerusalem",
        "Kamchatka Standard Time": "Asia/Kamchatka", "Malay Peninsula Standard Time": "Asia/Kuala_Lumpur",
        "Mexico Standard Time": "America/Mexico_City", "Mexico Standard Time 2": "America/Mazatlan",
        "Mid-Atlantic Standard Time": "Etc/GMT+2", "Novosibirsk Standard Time": "Asia/Novosibirsk",
        "Russia TZ 1 Standard Time": "Europe/Kaliningrad", "Russia TZ 2 Standard Time": "Europe/Moscow",
        "Russia TZ 3 Standard Time": "Europe/Samara", "Russia TZ 4 Standard Time": "Asia/Yekaterinburg",
        "Russia TZ 5 Standard Time": "Asia/Novosibirsk", "Russia TZ 6 Standard Time": "Asia/Krasnoyarsk",
        "Russia TZ 7 Standard Time": "Asia/Irkutsk", "Russia TZ 8 Standard Time": "Asia/Yakutsk",
        "Russia TZ 9 Standard Time": "Asia/Vladivostok", "Russia TZ 10 Standard Time": "Asia/Srednekolymsk",
        "Russia TZ 11 Standard Time": "Asia/Kamchatka", "West Bank Gaza Standard Time": "Asia/Gaza",
    ]

    /// Facts from CLDR's windowsZones.xml, territory 001, main branch as of October 2026 (carried by tzlocal 5.4.5). Seven names that
    /// CLDR keeps as they once were stand here as IANA writes them now: the old ones are not installed everywhere.
    private static let byName: [String: String] = [
        "AUS Central Standard Time": "Australia/Darwin", "AUS Eastern Standard Time": "Australia/Sydney",
        "Afghanistan Standard Time": "Asia/Kabul", "Alaskan Standard Time": "America/Anchorage",
        "Alberta Standard Time": "America/Edmonton", "Aleutian Standard Time": "America/Adak",
        "Altai Standard Time": "Asia/Barnaul", "Arab Standard Time": "Asia/Riyadh",
        "Arabian Standard Time": "Asia/Dubai", "Arabic Standard Time": "Asia/Baghdad",
        "Argentina Standard Time": "America/Argentina/Buenos_Aires", "Astrakhan Standard Time": "Europe/Astrakhan",
        "Atlantic Standard Time": "America/Halifax", "Aus Central W. Standard Time": "Australia/Eucla",
        "Azerbaijan Standard Time": "Asia/Baku", "Azores Standard Time": "Atlantic/Azores",
        "Bahia Standard Time": "America/Bahia", "Bangladesh Standard Time": "Asia/Dhaka",
        "Belarus Standard Time": "Europe/Minsk", "Bougainville Standard Time": "Pacific/Bougainville",
        "British Columbia Standard Time": "America/Vancouver", "Canada Central Standard Time": "America/Regina",
        "Cape Verde Standard Time": "Atlantic/Cape_Verde", "Caucasus Standard Time": "Asia/Yerevan",
        "Cen. Australia Standard Time": "Australia/Adelaide", "Central America Standard Time": "America/Guatemala",
        "Central Asia Standard Time": "Asia/Bishkek", "Central Brazilian Standard Time": "America/Cuiaba",
        "Central Europe Standard Time": "Europe/Budapest", "Central European Standard Time": "Europe/Warsaw",
        "Central Pacific Standard Time": "Pacific/Guadalcanal", "Central Standard Time": "America/Chicago",
        "Central Standard Time (Mexico)": "America/Mexico_City", "Chatham Islands Standard Time": "Pacific/Chatham",
        "China Standard Time": "Asia/Shanghai", "Cuba Standard Time": "America/Havana",
        "Dateline Standard Time": "Etc/GMT+12", "E. Africa Standard Time": "Africa/Nairobi",
        "E. Australia Standard Time": "Australia/Brisbane", "E. Europe Standard Time": "Europe/Chisinau",
        "E. South America Standard Time": "America/Sao_Paulo", "Easter Island Standard Time": "Pacific/Easter",
        "Eastern Standard Time": "America/New_York", "Eastern Standard Time (Mexico)": "America/Cancun",
        "Egypt Standard Time": "Africa/Cairo", "Ekaterinburg Standard Time": "Asia/Yekaterinburg",
        "FLE Standard Time": "Europe/Kyiv", "Fiji Standard Time": "Pacific/Fiji",
        "GMT Standard Time": "Europe/London", "GTB Standard Time": "Europe/Bucharest",
        "Georgian Standard Time": "Asia/Tbilisi", "Greenland Standard Time": "America/Nuuk",
        "Greenwich Standard Time": "Atlantic/Reykjavik", "Haiti Standard Time": "America/Port-au-Prince",
        "Hawaiian Standard Time": "Pacific/Honolulu", "India Standard Time": "Asia/Kolkata",
        "Iran Standard Time": "Asia/Tehran", "Israel Standard Time": "Asia/Jerusalem",
        "Jordan Standard Time": "Asia/Amman", "Kaliningrad Standard Time": "Europe/Kaliningrad",
        "Korea Standard Time": "Asia/Seoul", "Libya Standard Time": "Africa/Tripoli",
        "Line Islands Standard Time": "Pacific/Kiritimati", "Lord Howe Standard Time": "Australia/Lord_Howe",
        "Magadan Standard Time": "Asia/Magadan", "Magallanes Standard Time": "America/Punta_Arenas",
        "Manitoba Standard Time": "America/Winnipeg", "Marquesas Standard Time": "Pacific/Marquesas",
        "Mauritius Standard Time": "Indian/Mauritius", "Middle East Standard Time": "Asia/Beirut",
        "Montevideo Standard Time": "America/Montevideo", "Morocco Standard Time": "Africa/Casablanca",
        "Mountain Standard Time": "America/Denver", "Mountain Standard Time (Mexico)": "America/Mazatlan",
        "Myanmar Standard Time": "Asia/Yangon", "N. Central Asia Standard Time": "Asia/Novosibirsk",
        "Namibia Standard Time": "Africa/Windhoek", "Nepal Standard Time": "Asia/Kathmandu",
        "New Zealand Standard Time": "Pacific/Auckland", "Newfoundland Standard Time": "America/St_Johns",
        "Norfolk Standard Time": "Pacific/Norfolk", "North Asia East Standard Time": "Asia/Irkutsk",
        "North Asia Standard Time": "Asia/Krasnoyarsk", "North Korea Standard Time": "Asia/Pyongyang",
        "Omsk Standard Time": "Asia/Omsk", "Pacific SA Standard Time": "America/Santiago",
        "Pacific Standard Time": "America/Los_Angeles", "Pacific Standard Time (Mexico)": "America/Tijuana",
        "Pakistan Standard Time": "Asia/Karachi", "Paraguay Standard Time": "America/Asuncion",
        "Qyzylorda Standard Time": "Asia/Qyzylorda", "Romance Standard Time": "Europe/Paris",
        "Russia Time Zone 10": "Asia/Srednekolymsk", "Russia Time Zone 11": "Asia/Kamchatka",
        "Russia Time Zone 3": "Europe/Samara", "Russian Standard Time": "Europe/Moscow",
        "SA Eastern Standard Time": "America/Cayenne", "SA Pacific Standard Time": "America/Bogota",
        "SA Western Standard Time": "America/La_Paz", "SE Asia Standard Time": "Asia/Bangkok",
        "Saint Pierre Standard Time": "America/Miquelon", "Sakhalin Standard Time": "Asia/Sakhalin",
        "Samoa Standard Time": "Pacific/Apia", "Sao Tome Standard Time": "Africa/Sao_Tome",
        "Saratov Standard Time": "Europe/Saratov", "Singapore Standard Time": "Asia/Singapore",
        "South Africa Standard Time": "Africa/Johannesburg", "South Sudan Standard Time": "Africa/Juba",
        "Sri Lanka Standard Time": "Asia/Colombo", "Sudan Standard Time": "Africa/Khartoum",
        "Syria Standard Time": "Asia/Damascus", "Taipei Standard Time": "Asia/Taipei",
        "Tasmania Standard Time": "Australia/Hobart", "Tocantins Standard Time": "America/Araguaina",
        "Tokyo Standard Time": "Asia/Tokyo", "Tomsk Standard Time": "Asia/Tomsk",
        "Tonga Standard Time": "Pacific/Tongatapu", "Transbaikal Standard Time": "Asia/Chita",
        "Turkey Standard Time": "Europe/Istanbul", "Turks And Caicos Standard Time": "America/Grand_Turk",
        "US Eastern Standard Time": "America/Indiana/Indianapolis", "US Mountain Standard Time": "America/Phoenix",
        "UTC": "Etc/UTC", "UTC+12": "Etc/GMT-12", "UTC+13": "Etc/GMT-13", "UTC-02": "Etc/GMT+2",
        "UTC-08": "Etc/GMT+8", "UTC-09": "Etc/GMT+9", "UTC-11": "Etc/GMT+11",
        "Ulaanbaatar Standard Time": "Asia/Ulaanbaatar", "Venezuela Standard Time": "America/Caracas",
        "Vladivostok Standard Time": "Asia/Vladivostok", "Volgograd Standard Time": "Europe/Volgograd",
        "W. Australia Standard Time": "Australia/Perth", "W. Central Africa Standard Time": "Africa/Lagos",
        "W. Europe Standard Time": "Europe/Berlin", "W. Mongolia Standard Time": "Asia/Hovd",
        "West Asia Standard Time": "Asia/Tashkent", "West Bank Standard Time": "Asia/Hebron",
        "West Pacific Standard Time": "Pacific/Port_Moresby", "Yakutsk Standard Time": "Asia/Yakutsk",
        "Yukon Standard Time": "America/Whitehorse",
    ]
}

extension ZoneDatabase {
    /// The zone that Windows calls by the name, such as `W. Europe Standard Time`.
    /// - Throws: `unknown` if Windows has no such zone, else what `zone(_:)` throws for the zone of IANA.
    public func zone(windows name: String) throws(ZoneError) -> Zone {
        guard let identifier = WindowsZones.identifier(of: name) else { throw .unknown(name, near: []) }
        return try zone(identifier)
    }
}
