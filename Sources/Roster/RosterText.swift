/// The text of a file, whatever encoding a spreadsheet gave it.
struct RosterText {
    /// The text, without a byte order mark.
    let text: String
    /// What the reader should know of the encoding; nil for UTF-8 and for marked UTF-16.
    let warning: String?

    /// Why bytes are no text, in words.
    struct Unreadable: Error, Hashable {
        let reason: String
    }

    /// UTF-8, UTF-16 with a byte order mark, or else Windows-1252, which older spreadsheets write.
    init(_ bytes: [UInt8]) throws(Unreadable) {
        switch (bytes.first, bytes.dropFirst().first) {
        case (0xFF, 0xFE):
            text = try RosterText.utf16(bytes) { UInt16($0) | UInt16($1) << 8 }
            warning = nil
        case (0xFE, 0xFF):
            text = try RosterText.utf16(bytes) { UInt16($0) << 8 | UInt16($1) }
            warning = nil
        default:
            let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
            if RosterText.looksWide(body) {
                throw Unreadable(reason: "looks like UTF-16 without a byte order mark; save it as UTF-8")
            }
            if let valid = String(validating: body, as: UTF8.self) {
                text = valid
                warning = nil
            } else {
                let (decoded, line) = try RosterText.windows1252(body)
                text = decoded
                warning =
                    "is not UTF-8 (first on line \(line)) and was read as Windows-1252; "
                    + "look at the names, or save it as UTF-8"
            }
        }
    }

    private static func utf16(_ bytes: [UInt8], _ unit: (UInt8, UInt8) -> UInt16) throws(Unreadable) -> String {
        guard bytes.count.isMultiple(of: 2) else {
            throw Unreadable(reason: "is UTF-16 with half a character at its end; export it again, as UTF-8")
        }
        let units = stride(from: 2, to: bytes.count, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw Unreadable(reason: "is not valid UTF-16; export it again, as UTF-8")
        }
        return text
    }

    /// Whether every other byte of the beginning is zero, as Latin text in UTF-16 has it.
    private static func looksWide(_ bytes: ArraySlice<UInt8>) -> Bool {
        let sample = bytes.prefix(64)
        guard sample.count >= 4 else { return false }
        let zeros = sample.filter { $0 == 0 }.count
        return zeros * 3 >= sample.count
    }

    private static func windows1252(_ bytes: ArraySlice<UInt8>) throws(Unreadable) -> (text: String, line: Int) {
        var scalars = String.UnicodeScalarView()
        var line = 1
        var firstLine: Int?
        for byte in bytes {
            switch byte {
            case 0x0A: line += 1
            case 0x80...: firstLine = firstLine ?? line
            default: break
            }
            guard byte >= 0x80, byte < 0xA0 else {
                scalars.append(Unicode.Scalar(byte))
                continue
            }
            guard let scalar = upper[Int(byte - 0x80)] else {
                throw Unreadable(
                    reason: "is neither UTF-8 nor Windows-1252: line \(line) has the byte 0x"
                        + String(byte, radix: 16, uppercase: true) + "; save it as UTF-8")
            }
            scalars.append(scalar)
        }
        return (String(scalars), firstLine ?? 1)
    }

    /// Windows-1252's 0x80–0x9F (IANA's registration); the five that it leaves open are nil. The rest is Latin-1.
    private static let upper: [Unicode.Scalar?] = [
        "\u{20AC}", nil, "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
        "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", nil, "\u{017D}", nil,
        nil, "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
        "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", nil, "\u{017E}", "\u{0178}",
    ]
}
