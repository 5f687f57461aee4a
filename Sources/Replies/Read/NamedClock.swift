import CivilTime

/// A clock that is named with a time: "18:00 CET", "17:00 UTC", "18:00 Europe/Berlin", "6pm Berlin time".
struct NamedClock: Hashable {
    /// What a writer's clock is compared with.
    struct Clocks {
        /// The writer's own.
        var zone: Zone
        var zones: ZoneDatabase
    }

    /// How far it is ahead of UTC, in seconds, where its name says so.
    private var offset: Int?
    /// The zone whose people keep it; nil for a mere offset.
    private var zone: Zone?
    /// Whether the name is also that of other clocks, so that it is believed of the writer's own alone.
    private var isAmbiguous = false
    /// As it was written, folded.
    private(set) var name: String

    /// The name by which a letter shows the clock beside the reader's.
    var identifier: String? { zone?.identifier }

    /// The moment that a time on it is on another clock; nil where nobody keeps it then, such as CET in July: many say so and mean what their
    /// clock shows.
    func moment(_ civil: CivilDateTime, on own: Zone) -> CivilDateTime? {
        if name == own.abbreviation(at: own.instant(of: civil)).lowercased() { return civil }
        guard !isAmbiguous else { return nil }
        guard let offset else { return zone.map { own.civil(at: $0.instant(of: civil)) } }
        let instant = Zone.utc.instant(of: civil) - Int64(offset)
        if let zone, zone.offset(at: instant) != offset { return nil }
        // People who have GMT in winter often say so in summer, too.
        let halfYear: Int64 = 182 * 86_400
        let hasGMT = [instant - halfYear, instant + halfYear].contains { own.offset(at: $0) == 0 }
        if name == "gmt", hasGMT, own.offset(at: instant) != 0 { return nil }
        return own.civil(at: instant)
    }

    // MARK: Reading

    /// The clock that words from `index` on name, and how many they are.
    static func read(
        _ words: ArraySlice<Word>, at index: Int, _ clocks: Clocks, _ lexicon: Lexicon
    ) -> (clock: NamedClock, length: Int)? {
        guard words.indices.contains(index) else { return nil }
        let word = words[index]
        if let (offset, length) = offset(words, at: index) {
            let isBare = offset == 0 && length == 1
            let clock = NamedClock(offset: offset, zone: isBare ? .utc : nil, name: isBare ? word.text : "utc")
            return (clock, length)
        }
        let isShouted = word.raw == word.raw.uppercased()
        let named = lexicon.clocks[word.text]
        let abbreviation = named?.lowercased() ?? word.text
        if let known = abbreviations[abbreviation], isShouted || plain.contains(abbreviation) {
            let clock = NamedClock(
                offset: known.offset, zone: try? clocks.zones.zone(known.zone), isAmbiguous: known.isAmbiguous,
                name: word.text)
            return (clock, 1)
        }
        if let named, let zone = try? clocks.zones.zone(named) {
            if isShouted, word.text.utf8.count == 2 { return (NamedClock(zone: zone, name: word.text), 1) }
            if word.text.utf8.count > 2, let length = time(words, behind: index, lexicon) {
                return (NamedClock(zone: zone, name: word.text), length)
            }
        }
        // Europe/Berlin, America/New_York, which was split at its mark; "Berlin time", "Berliner Zeit".
        if word.raw.has("/"), isName(word.raw) {
            for length in 1...3 where index + length <= words.endIndex {
                let name = words[index..<(index + length)].map(\.raw).joined(separator: "_")
                guard isName(name), let zone = try? clocks.zones.zone(name) else { continue }
                return (NamedClock(zone: zone, name: word.text), length)
            }
        }
        guard word.isCapital, isName(word.raw), let length = time(words, behind: index, lexicon) else { return nil }
        let names = [word.raw] + (word.raw.hasSuffix("er") ? [String(word.raw.dropLast(2))] : [])
        for name in names {
            for continent in continents {
                guard let zone = try? clocks.zones.zone("\(continent)/\(name)") else { continue }
                return (NamedClock(zone: zone, name: word.text), length)
            }
        }
        return nil
    }

    private init(offset: Int? = nil, zone: Zone?, isAmbiguous: Bool = false, name: String) {
        self.offset = offset
        self.zone = zone
        self.isAmbiguous = isAmbiguous
        self.name = name
    }

    private static func isName(_ text: String) -> Bool {
        text.utf8.count < 40
            && text.utf8.allSatisfy { byte in
                (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F || byte == 0x2F
                    || byte == 0x2D
            }
    }

    private static func time(_ words: ArraySlice<Word>, behind index: Int, _ lexicon: Lexicon) -> Int? {
        words.indices.contains(index + 1) && lexicon[.asidesClock].contains(words[index + 1].text) ? 2 : nil
    }

    /// "UTC", "GMT", "UTC+1", "UTC +1", "GMT-05:30".
    private static func offset(_ words: ArraySlice<Word>, at index: Int) -> (seconds: Int, length: Int)? {
        let text = words[index].text
        guard let base = ["utc", "gmt"].first(where: { text.hasPrefix($0) }) else {
            return text == "zulu" ? (0, 1) : nil
        }
        let rest = text.dropFirst(base.utf8.count)
        if let sign = rest.first {
            guard sign == "+" || sign == "-", let value = seconds(rest.dropFirst()) else { return nil }
            return (sign == "-" ? -value : value, 1)
        }
        guard words.indices.contains(index + 1), let sign = words[index + 1].sign else { return (0, 1) }
        return seconds(words[index + 1].text[...]).map { (sign == "-" ? -$0 : $0, 2) }
    }

    private static func seconds(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let hours = Word(text: String(parts[0]), raw: "").number, hours <= 14
        else {
            return nil
        }
        guard parts.count == 2 else { return hours * 3_600 }
        guard let minutes = Word(text: String(parts[1]), raw: "").number, minutes < 60 else { return nil }
        return hours * 3_600 + minutes * 60
    }

    // MARK: Names

    private struct Abbreviation {
        var offset: Int
        var zone: String
        var isAmbiguous = false

        init(_ hours: Double, _ zone: String, isAmbiguous: Bool = false) {
            offset = Int(hours * 3_600)
            self.zone = zone
            self.isAmbiguous = isAmbiguous
        }
    }

    /// Those that are no words, however they are written; others must be in capitals.
    private static let plain: Set<String> = ["cet", "cest", "eest", "edt", "pdt", "cdt", "mdt", "msk", "jst"]

    private static let abbreviations: [String: Abbreviation] = [
        "cet": Abbreviation(1, "Europe/Berlin"), "cest": Abbreviation(2, "Europe/Berlin"),
        "wet": Abbreviation(0, "Europe/Lisbon"), "west": Abbreviation(1, "Europe/Lisbon"),
        "eet": Abbreviation(2, "Europe/Helsinki"), "eest": Abbreviation(3, "Europe/Helsinki"),
        "msk": Abbreviation(3, "Europe/Moscow"), "bst": Abbreviation(1, "Europe/London"),
        "est": Abbreviation(-5, "America/New_York"), "edt": Abbreviation(-4, "America/New_York"),
        "cst": Abbreviation(-6, "America/Chicago", isAmbiguous: true), "cdt": Abbreviation(-5, "America/Chicago"),
        "mst": Abbreviation(-7, "America/Denver"), "mdt": Abbreviation(-6, "America/Denver"),
        "pst": Abbreviation(-8, "America/Los_Angeles"), "pdt": Abbreviation(-7, "America/Los_Angeles"),
        "ist": Abbreviation(5.5, "Asia/Kolkata", isAmbiguous: true), "jst": Abbreviation(9, "Asia/Tokyo"),
        "kst": Abbreviation(9, "Asia/Seoul"), "sgt": Abbreviation(8, "Asia/Singapore"),
        "hkt": Abbreviation(8, "Asia/Hong_Kong"), "aest": Abbreviation(10, "Australia/Sydney"),
        "aedt": Abbreviation(11, "Australia/Sydney"), "nzst": Abbreviation(12, "Pacific/Auckland"),
        "nzdt": Abbreviation(13, "Pacific/Auckland"), "brt": Abbreviation(-3, "America/Sao_Paulo"),
        "wat": Abbreviation(1, "Africa/Lagos"), "cat": Abbreviation(2, "Africa/Maputo"),
        "eat": Abbreviation(3, "Africa/Nairobi"), "sast": Abbreviation(2, "Africa/Johannesburg"),
    ]

    private static let continents = [
        "Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian",
    ]
}
