/// One kind of local time of a zone, such as CET or CEST (RFC 8536 §3.2, local time type).
public struct ZoneLocalTime: Hashable, Sendable {
    /// Seconds east of UTC.
    public let offset: Int
    /// What it is called, such as `CEST`; where there is no usual name, digits such as `+0530`; `-00` where nothing is known. For
    /// display only.
    public let abbreviation: String
    /// Whether tzdata calls it daylight saving time. Europe/Dublin's winter is, with an offset behind its summer's.
    public let isDaylight: Bool

    init(offset: Int, abbreviation: String, isDaylight: Bool) {
        self.offset = offset
        self.abbreviation = abbreviation
        self.isDaylight = isDaylight
    }
}
