/// The names that Windows shows to its users, and that Outlook writes into calendars: an offset and the places that keep it, such as
/// `(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna`.
///
/// The lists differ from edition to edition and are translated, so that the places count one by one: most of them decide, and of as
/// many the first.
enum WindowsPlaces {
    /// Windows' own name for the zone of a name that is shown; `nil` if it is none, or no place in it is known.
    static func name(of shown: String) -> String? {
        let folded = shown.replacing("&amp;", with: "&").lowercased()
        guard folded.hasPrefix("(utc") || folded.hasPrefix("(gmt"), let end = folded.firstIndex(of: ")") else {
            return nil
        }
        let places = folded[folded.index(after: end)...].drop { $0 == " " }
        let words = places.replacing("co-ordinated", with: "coordinated")
        if words.hasPrefix("coordinated universal time") { return "UTC" + words.dropFirst(26) }
        var votes: [(name: String, count: Int)] = []
        for place in places.split(separator: ",") {
            let trimmed = place.replacing(" - old", with: "").drop { $0 == " " }
            guard let name = byPlace[String(trimmed)] else { continue }
            if let index = votes.firstIndex(where: { $0.name == name }) {
                votes[index].count += 1
            } else {
                votes.append((name, 1))
            }
        }
        let most = votes.map(\.count).max()
        return votes.first { $0.count == most }?.name
    }

    private static let byPlace = Dictionary(
        places.flatMap { name, places in places.map { ($0.lowercased(), name) } },
        uniquingKeysWith: { first, _ in first })

    /// The places that Windows' English lists name for its zones.
    private static let places: [String: [String]] = [
        "Dateline Standard Time": ["International Date Line West"], "UTC-11": ["Midway Island"],
        "Aleutian Standard Time": ["Aleutian Islands"], "Hawaiian Standard Time": ["Hawaii"],
        "Marquesas Standard Time": ["Marquesas Islands"], "Alaskan Standard Time": ["Alaska"],
        "Pacific Standard Time (Mexico)": ["Baja California", "Tijuana"],
        "Pacific Standard Time": ["Pacific Time (US & Canada)"], "US Mountain Standard Time": ["Arizona"],
        "Mountain Standard Time (Mexico)": ["Chihuahua", "Mazatlan"],
        "Mountain Standard Time": ["Mountain Time (US & Canada)"], "Yukon Standard Time": ["Yukon"],
        "Central America Standard Time": ["Central America"],
        "Central Standard Time": ["Central Time (US & Canada)"], "Easter Island Standard Time": ["Easter Island"],
        "Central Standard Time (Mexico)": ["Guadalajara", "Mexico City", "Monterrey"],
        "Canada Central Standard Time": ["Saskatchewan"],
        "SA Pacific Standard Time": ["Bogota", "Lima", "Quito", "Rio Branco"],
        "Eastern Standard Time (Mexico)": ["Chetumal"], "Eastern Standard Time": ["Eastern Time (US & Canada)"],
        "Haiti Standard Time": ["Haiti"], "Cuba Standard Time": ["Havana"],
        "US Eastern Standard Time": ["Indiana (East)"], "Turks And Caicos Standard Time": ["Turks and Caicos"],
        "Paraguay Standard Time": ["Asuncion"], "Atlantic Standard Time": ["Atlantic Time (Canada)"],
        "Venezuela Standard Time": ["Caracas"], "Central Brazilian Standard Time": ["Cuiaba"],
        "SA Western Standard Time": ["Georgetown", "Manaus", "San Juan"], "Pacific SA Standard Time": ["Santiago"],
        "Newfoundland Standard Time": ["Newfoundland"], "Tocantins Standard Time": ["Araguaina"],
        "E. South America Standard Time": ["Brasilia"], "SA Eastern Standard Time": ["Cayenne", "Fortaleza"],
        "Argentina Standard Time": ["City of Buenos Aires", "Buenos Aires"],
        "Greenland Standard Time": ["Greenland"], "Montevideo Standard Time": ["Montevideo"],
        "Magallanes Standard Time": ["Punta Arenas"], "Saint Pierre Standard Time": ["Saint Pierre and Miquelon"],
        "Bahia Standard Time": ["Salvador"], "UTC-02": ["Mid-Atlantic"], "Azores Standard Time": ["Azores"],
        "Cape Verde Standard Time": ["Cabo Verde Is.", "Cape Verde Is."],
        "GMT Standard Time": ["Dublin", "Edinburgh", "Lisbon", "London"],
        "Greenwich Standard Time": ["Monrovia", "Reykjavik"], "Sao Tome Standard Time": ["Sao Tome"],
        "Morocco Standard Time": ["Casablanca"],
        "W. Europe Standard Time": ["Amsterdam", "Berlin", "Bern", "Rome", "Stockholm", "Vienna"],
        "Central Europe Standard Time": ["Belgrade", "Bratislava", "Budapest", "Ljubljana", "Prague"],
        "Romance Standard Time": ["Brussels", "Copenhagen", "Madrid", "Paris"],
        "Central European Standard Time": ["Sarajevo", "Skopje", "Warsaw", "Zagreb"],
        "W. Central Africa Standard Time": ["West Central Africa"], "Jordan Standard Time": ["Amman"],
        "GTB Standard Time": ["Athens", "Bucharest"], "Middle East Standard Time": ["Beirut"],
        "Egypt Standard Time": ["Cairo"], "E. Europe Standard Time": ["Chisinau"],
        "Syria Standard Time": ["Damascus"], "West Bank Standard Time": ["Gaza", "Hebron"],
        "South Africa Standard Time": ["Harare", "Pretoria"],
        "FLE Standard Time": ["Helsinki", "Kyiv", "Kiev", "Riga", "Sofia", "Tallinn", "Vilnius"],
        "Israel Standard Time": ["Jerusalem"], "South Sudan Standard Time": ["Juba"],
        "Kaliningrad Standard Time": ["Kaliningrad"], "Sudan Standard Time": ["Khartoum"],
        "Libya Standard Time": ["Tripoli"], "Namibia Standard Time": ["Windhoek"],
        "Arabic Standard Time": ["Baghdad"], "Turkey Standard Time": ["Istanbul"],
        "Arab Standard Time": ["Kuwait", "Riyadh"], "Belarus Standard Time": ["Minsk"],
        "Russian Standard Time": ["Moscow", "St. Petersburg"], "E. Africa Standard Time": ["Nairobi"],
        "Iran Standard Time": ["Tehran"], "Arabian Standard Time": ["Abu Dhabi", "Muscat"],
        "Astrakhan Standard Time": ["Astrakhan", "Ulyanovsk"], "Azerbaijan Standard Time": ["Baku"],
        "Russia Time Zone 3": ["Izhevsk", "Samara"], "Mauritius Standard Time": ["Port Louis"],
        "Saratov Standard Time": ["Saratov"], "Georgian Standard Time": ["Tbilisi"],
        "Volgograd Standard Time": ["Volgograd"], "Caucasus Standard Time": ["Yerevan"],
        "Afghanistan Standard Time": ["Kabul"], "West Asia Standard Time": ["Ashgabat", "Tashkent"],
        "Ekaterinburg Standard Time": ["Ekaterinburg"], "Pakistan Standard Time": ["Islamabad", "Karachi"],
        "Qyzylorda Standard Time": ["Qyzylorda"], "India Standard Time": ["Chennai", "Kolkata", "Mumbai", "New Delhi"],
        "Sri Lanka Standard Time": ["Sri Jayawardenepura"], "Nepal Standard Time": ["Kathmandu"],
        "Central Asia Standard Time": ["Astana", "Bishkek"], "Bangladesh Standard Time": ["Dhaka"],
        "Omsk Standard Time": ["Omsk"], "Myanmar Standard Time": ["Yangon (Rangoon)"],
        "SE Asia Standard Time": ["Bangkok", "Hanoi", "Jakarta"],
        "Altai Standard Time": ["Barnaul", "Gorno-Altaysk"], "W. Mongolia Standard Time": ["Hovd"],
        "North Asia Standard Time": ["Krasnoyarsk"], "N. Central Asia Standard Time": ["Novosibirsk"],
        "Tomsk Standard Time": ["Tomsk"],
        "China Standard Time": ["Beijing", "Chongqing", "Hong Kong", "Hong Kong SAR", "Urumqi"],
        "North Asia East Standard Time": ["Irkutsk"], "Singapore Standard Time": ["Kuala Lumpur", "Singapore"],
        "W. Australia Standard Time": ["Perth"], "Taipei Standard Time": ["Taipei"],
        "Ulaanbaatar Standard Time": ["Ulaanbaatar"], "Aus Central W. Standard Time": ["Eucla"],
        "Transbaikal Standard Time": ["Chita"], "Tokyo Standard Time": ["Osaka", "Sapporo", "Tokyo"],
        "North Korea Standard Time": ["Pyongyang"], "Korea Standard Time": ["Seoul"],
        "Yakutsk Standard Time": ["Yakutsk"], "Cen. Australia Standard Time": ["Adelaide"],
        "AUS Central Standard Time": ["Darwin"], "E. Australia Standard Time": ["Brisbane"],
        "AUS Eastern Standard Time": ["Canberra", "Melbourne", "Sydney"],
        "West Pacific Standard Time": ["Guam", "Port Moresby"], "Tasmania Standard Time": ["Hobart"],
        "Vladivostok Standard Time": ["Vladivostok"], "Lord Howe Standard Time": ["Lord Howe Island"],
        "Bougainville Standard Time": ["Bougainville Island"], "Russia Time Zone 10": ["Chokurdakh"],
        "Magadan Standard Time": ["Magadan"], "Norfolk Standard Time": ["Norfolk Island"],
        "Sakhalin Standard Time": ["Sakhalin"], "Central Pacific Standard Time": ["Solomon Is.", "New Caledonia"],
        "Russia Time Zone 11": ["Anadyr", "Petropavlovsk-Kamchatsky"],
        "New Zealand Standard Time": ["Auckland", "Wellington"], "Fiji Standard Time": ["Fiji"],
        "Chatham Islands Standard Time": ["Chatham Islands"], "Tonga Standard Time": ["Nuku'alofa"],
        "Samoa Standard Time": ["Samoa"], "Line Islands Standard Time": ["Kiritimati Island"],
    ]
}
