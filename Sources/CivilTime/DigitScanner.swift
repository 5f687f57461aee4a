/// Reads fixed-width ASCII notations such as `2026-01-13T18:00`, strictly and without Foundation.
struct DigitScanner {
    private let bytes: Substring.UTF8View
    private var position: Substring.UTF8View.Index

    init(_ text: some StringProtocol) {
        bytes = Substring(text).utf8
        position = bytes.startIndex
    }

    /// Whether everything was read.
    var isAtEnd: Bool { position == bytes.endIndex }

    /// Whether the next byte is a digit.
    var isAtDigit: Bool { position < bytes.endIndex && bytes[position] >= 0x30 && bytes[position] <= 0x39 }

    /// The next byte, read only if it is one of `choices`.
    mutating func take(_ choices: Character...) -> Character? {
        guard position < bytes.endIndex else { return nil }
        let found = Character(Unicode.Scalar(bytes[position]))
        guard choices.contains(found) else { return nil }
        position = bytes.index(after: position)
        return found
    }

    /// Exactly `width` digits as a number. `width` is small enough that nothing can overflow.
    mutating func number(width: Int) -> Int? {
        var value = 0
        for _ in 0..<width {
            guard position < bytes.endIndex, case let byte = bytes[position], byte >= 0x30, byte <= 0x39 else {
                return nil
            }
            value = value * 10 + Int(byte - 0x30)
            position = bytes.index(after: position)
        }
        return value
    }

    /// A run of 1 to 15 digits as a number; `nil` if there are none or more. So few cannot overflow, also when days become seconds.
    mutating func number() -> Int? {
        guard var value = number(width: 1) else { return nil }
        var count = 1
        while let digit = number(width: 1) {
            count += 1
            guard count <= 15 else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// A run of one or more digits, whose value is not wanted.
    mutating func skipDigits() -> Bool {
        var count = 0
        while number(width: 1) != nil { count += 1 }
        return count > 0
    }
}

/// `value` with leading zeros up to `width` digits; `value` is not negative.
func padded(_ value: Int, _ width: Int = 2) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
