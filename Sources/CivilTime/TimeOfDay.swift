/// A time on a 24-hour clock without a zone, to the second. There is no 24:00 and no leap second.
@frozen
public struct TimeOfDay: Hashable, Sendable {
    /// Seconds since midnight, 0–86399.
    public let secondsSinceMidnight: Int

    /// 00:00, the first time of the day.
    public static let midnight = TimeOfDay(clamping: 0)

    /// A time by its parts; `nil` if one of them is out of range.
    @inlinable
    public init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        secondsSinceMidnight = hour * 3600 + minute * 60 + second
    }

    /// The time so many seconds after midnight, clamped to 0–86399.
    @inlinable
    public init(clamping secondsSinceMidnight: Int) {
        self.secondsSinceMidnight = min(max(secondsSinceMidnight, 0), 86_399)
    }

    /// The hour, 0–23.
    @inlinable public var hour: Int { secondsSinceMidnight / 3600 }
    /// The minute, 0–59.
    @inlinable public var minute: Int { secondsSinceMidnight / 60 % 60 }
    /// The second, 0–59.
    @inlinable public var second: Int { secondsSinceMidnight % 60 }
}

extension TimeOfDay: Comparable {
    /// The earlier time of the day is the smaller.
    @inlinable
    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
        left.secondsSinceMidnight < right.secondsSinceMidnight
    }
}

extension TimeOfDay: LosslessStringConvertible, Codable {
    /// A time from `hh:mm` or `hh:mm:ss`, strictly so.
    public init?(_ text: String) {
        var scanner = DigitScanner(text)
        self.init(scanning: &scanner)
        guard scanner.isAtEnd else { return nil }
    }

    init?(scanning scanner: inout DigitScanner) {
        guard let hour = scanner.number(width: 2), scanner.take(":") != nil, let minute = scanner.number(width: 2)
        else { return nil }
        guard scanner.take(":") != nil else {
            self.init(hour: hour, minute: minute)
            return
        }
        guard let second = scanner.number(width: 2) else { return nil }
        self.init(hour: hour, minute: minute, second: second)
    }

    /// `hh:mm`, or `hh:mm:ss` when there are seconds.
    public var description: String {
        "\(padded(hour)):\(padded(minute))" + (second == 0 ? "" : ":\(padded(second))")
    }

    /// Reads the time from an `hh:mm` or `hh:mm:ss` string.
    public init(from decoder: any Decoder) throws { self = try decodedFromText(decoder, "hh:mm[:ss]") }

    /// Writes the time as an `hh:mm` or `hh:mm:ss` string.
    public func encode(to encoder: any Encoder) throws { try encodeAsText(self, encoder) }
}
