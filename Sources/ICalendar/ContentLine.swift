/// A content line of RFC 5545 §3.1, unfolded: `NAME;PARAMETER=VALUE:VALUE`.
struct ContentLine {
    /// Where it begins in the file, from 1 on.
    let line: Int
    /// In upper case, as names do not heed case.
    let name: String
    /// Names and values in upper case.
    let parameters: [String: String]
    let value: String

    /// A content line longer than this is not one of a calendar.
    private static let longest = 1 << 16

    /// The lines of a text, CRLF or LF, folded ones joined. An empty line is passed over.
    static func lines(of text: String) throws(ICalendarError) -> [ContentLine] {
        var lines: [ContentLine] = []
        var pending: (line: Int, bytes: [UInt8])?
        var number = 0
        let bytes = Array(text.utf8)
        // A byte order mark is no part of the first name.
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        for raw in content.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let physical = raw.last == 0x0D ? raw.dropLast() : raw
            if let first = physical.first, first == 0x20 || first == 0x09 {
                guard pending != nil else { throw ICalendarError(line: number, "continues a line that is not there") }
                pending?.bytes.append(contentsOf: physical.dropFirst())
                guard (pending?.bytes.count ?? 0) <= longest else {
                    throw ICalendarError(line: number, "a line is too long")
                }
                continue
            }
            if let pending { lines.append(try ContentLine(pending.bytes, line: pending.line)) }
            guard physical.count <= longest else { throw ICalendarError(line: number, "the line is too long") }
            pending = physical.isEmpty ? nil : (number, Array(physical))
        }
        if let pending { lines.append(try ContentLine(pending.bytes, line: pending.line)) }
        return lines
    }

    private init(_ bytes: [UInt8], line: Int) throws(ICalendarError) {
        self.line = line
        var pieces: [ArraySlice<UInt8>] = []
        var isQuoted = false
        var pieceStart = 0
        var colon: Int?
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted, byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") else { continue }
            pieces.append(bytes[pieceStart..<index])
            pieceStart = index + 1
            if byte == UInt8(ascii: ":") {
                colon = index
                break
            }
        }
        guard let colon, let first = pieces.first, !first.isEmpty, first.allSatisfy(ContentLine.isInName) else {
            throw ICalendarError(line: line, "not of the form NAME:VALUE")
        }
        name = String(decoding: first, as: UTF8.self).uppercased()
        var parameters: [String: String] = [:]
        for piece in pieces.dropFirst() {
            let sides = piece.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, let key = sides.first, let value = sides.last else {
                throw ICalendarError(line: line, "\(name): a parameter is not of the form NAME=VALUE")
            }
            parameters[String(decoding: key, as: UTF8.self).uppercased()] =
                String(decoding: value.filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self).uppercased()
        }
        self.parameters = parameters
        value = String(decoding: bytes[(colon + 1)...], as: UTF8.self)
    }

    private static func isInName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// The value as text, with the escapes of RFC 5545 §3.3.11 undone.
    var text: String {
        var text = ""
        var isEscaped = false
        for scalar in value.unicodeScalars {
            if isEscaped {
                text.unicodeScalars.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
