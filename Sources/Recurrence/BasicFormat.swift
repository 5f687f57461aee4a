import CivilTime

/// ISO 8601's basic format, which RFC 5545 uses for dates (§3.3.4) and date-times (§3.3.5).
enum BasicFormat {
    /// A value of one of the three forms `19971224`, `19971224T000000`, `19971224T000000Z`.
    static func until(_ text: some StringProtocol) -> RecurrenceRule.Until? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 8, let date = date(bytes[..<8]) else { return nil }
        if bytes.count == 8 { return .date(date) }
        guard bytes.count == 15 || bytes.count == 16 && bytes[15] == UInt8(ascii: "Z"), bytes[8] == UInt8(ascii: "T"),
            let hour = number(bytes[9..<11]), let minute = number(bytes[11..<13]), let second = number(bytes[13..<15]),
            second <= 60, let time = TimeOfDay(hour: hour, minute: minute, second: min(second, 59))
        else { return nil }
        let moment = CivilDateTime(date, time)
        return bytes.count == 15 ? .local(moment) : .utc(Zone.utc.instant(of: moment))
    }

    static func text(_ date: CivilDate) -> String { String(date.description.filter { $0 != "-" }) }

    static func text(_ moment: CivilDateTime) -> String {
        let time = moment.time
        let digits = String(1_000_000 + time.hour * 10_000 + time.minute * 100 + time.second).dropFirst()
        return "\(text(moment.date))T\(digits)"
    }

    private static func date(_ bytes: ArraySlice<UInt8>) -> CivilDate? {
        guard let value = number(bytes) else { return nil }
        return CivilDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}
