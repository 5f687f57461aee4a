/// Makes content lines of bytes: splits at CRLF, LF or CR, and joins folded lines (RFC 5545 §3.1). Joins bytes, not
/// characters, because some writers fold within a character.
struct LineUnfolder {
    /// A content line: where it begins in the text, from 1 on, and its bytes.
    struct Line {
        let number: Int
        var bytes: [UInt8]
    }

    private let bytes: [UInt8]
    private let limit: Int
    private var position = 0
    private var number = 0
    private var pending: Line?
    /// How many blanks stand before every line.
    private var indentation = 0
    private(set) var leniencies: [ICalendarLeniency: Int] = [:]

    init(_ bytes: [UInt8], limit: Int) {
        self.limit = limit
        if let utf8 = TextEncoding.utf8(ofUTF16: bytes) {
            self.bytes = utf8
            leniencies[.utf16] = 1
        } else {
            self.bytes = bytes
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            position = 3
            leniencies[.byteOrderMark] = 1
        }
        indentation = LineUnfolder.commonIndentation(self.bytes[position...])
        if indentation > 0 { leniencies[.indentedLines] = 1 }
    }

    /// How many blanks stand before every line that is not empty, if they do before the first.
    private static func commonIndentation(_ bytes: ArraySlice<UInt8>) -> Int {
        func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        let text = bytes.drop(while: isLineEnd)
        let blanks = text.prefix(while: isBlank)
        guard !blanks.isEmpty else { return 0 }
        let lines = text.split(whereSeparator: isLineEnd)
        return lines.allSatisfy { $0.starts(with: blanks) } ? blanks.count : 0
    }

    /// The next content line; `nil` after the last.
    mutating func next() throws(ICalendarError) -> Line? {
        while var physical = nextPhysical() {
            physical = physical.dropFirst(indentation)
            if pending == nil, let first = physical.first, first == 0x20 || first == 0x09 {
                // Nothing that it could continue.
                note(.indentedLines)
                physical = physical.drop { $0 == 0x20 || $0 == 0x09 }
            }
            guard let first = physical.first else {
                note(.emptyLines)
                continue
            }
            if physical.count > 75 { note(.unfoldedLongLine) }
            if first == 0x20 || first == 0x09 {
                pending?.bytes.append(contentsOf: physical.dropFirst())
                guard (pending?.bytes.count ?? 0) <= limit else {
                    throw ICalendarError(line: number, "the line is longer than \(limit) bytes after unfolding")
                }
                continue
            }
            guard physical.count <= limit else {
                throw ICalendarError(line: number, "the line is longer than \(limit) bytes")
            }
            let finished = pending
            pending = Line(number: number, bytes: Array(physical))
            if let finished { return cleaned(finished) }
        }
        let last = pending
        pending = nil
        return last.map { cleaned($0) }
    }

    private mutating func note(_ leniency: ICalendarLeniency) {
        if leniencies[leniency] == nil { leniencies[leniency] = number }
    }

    /// A line as it stands in the text, without its end; `nil` after the last.
    private mutating func nextPhysical() -> ArraySlice<UInt8>? {
        guard position < bytes.count else { return nil }
        number += 1
        let start = position
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
        let line = bytes[start..<position]
        guard position < bytes.count else { return line }
        if bytes[position] == 0x0A {
            note(.lineFeedOnly)
            position += 1
        } else if position + 1 < bytes.count, bytes[position + 1] == 0x0A {
            position += 2
        } else {
            // CR CR LF comes of turning line ends twice: the first is no line of its own.
            if position + 2 < bytes.count, bytes[position + 1] == 0x0D, bytes[position + 2] == 0x0A {
                note(.emptyLines)
                position += 3
            } else {
                note(.carriageReturnOnly)
                position += 1
            }
        }
        return line
    }

    /// In UTF-8 and without control characters, whatever it was.
    private mutating func cleaned(_ line: Line) -> Line {
        var line = line
        var isPlain = true
        var hasControls = false
        for byte in line.bytes {
            if byte >= 0x80 { isPlain = false }
            if byte < 0x20 && byte != 0x09 || byte == 0x7F { hasControls = true }
        }
        if hasControls {
            if leniencies[.controlCharacters] == nil { leniencies[.controlCharacters] = line.number }
            line.bytes.removeAll { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }
        }
        if !isPlain, String(validating: line.bytes, as: UTF8.self) == nil {
            if leniencies[.invalidUTF8] == nil { leniencies[.invalidUTF8] = line.number }
            line.bytes = Array(String(decoding: line.bytes, as: UTF8.self).utf8)
        }
        if !isPlain {
            // Those beyond ASCII, which are not written either; a line separator is written as a line break of the text.
            let text = String(decoding: line.bytes, as: UTF8.self)
            let safe = TextValue.safe(text)
            if !safe.utf8.elementsEqual(line.bytes) {
                if leniencies[.controlCharacters] == nil { leniencies[.controlCharacters] = line.number }
                line.bytes = Array(safe.utf8)
            }
        }
        return line
    }
}
