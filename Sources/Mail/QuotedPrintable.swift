/// RFC 2045 §6.7, for text: line ends stay line ends.
enum QuotedPrintable {
    private static let longestLine = 76

    /// The text as lines of at most 76 characters of ASCII, each with its line end. CR LF and CR become LF first; a NUL
    /// and other controls, which no reader can show, become spaces.
    static func encode(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        var lines = normalised(text).split(separator: ASCII.lineFeed, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        for line in lines {
            append(line, to: &output)
            output.append(ASCII.lineFeed)
        }
        return output
    }

    private static func normalised(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 0x0D: bytes.append(ASCII.lineFeed)
            case 0x0A: if previous != 0x0D { bytes.append(byte) }
            case 0x09: bytes.append(byte)
            case 0x00...0x1F, 0x7F: bytes.append(ASCII.space)
            default: bytes.append(byte)
            }
            previous = byte
        }
        return bytes
    }

    private static func append(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var column = 0
        for index in line.indices {
            let isLast = index == line.endIndex - 1
            var isQuoted = needsQuoting(line[index], isLast: isLast)
            if column + (isQuoted ? 3 : 1) > (isLast ? longestLine : longestLine - 1) {
                output.append(UInt8(ascii: "="))
                output.append(ASCII.lineFeed)
                column = 0
            }
            if column == 0, !isQuoted, isUnsafeAtStart(line[index...]) { isQuoted = true }
            if isQuoted {
                output.append(UInt8(ascii: "="))
                output += ASCII.hexadecimal(line[index])
            } else {
                output.append(line[index])
            }
            column += isQuoted ? 3 : 1
        }
    }

    private static func needsQuoting(_ byte: UInt8, isLast: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "="): true
        // White space at a line's end is stripped on the way (RFC 2045 §6.7 rule 3).
        case ASCII.space, 0x09: isLast
        case 0x21...0x7E: false
        default: true
        }
    }

    /// "From " at the start of a line is given a `>` by mbox software, and a dot is SMTP's sign for the end (RFC 5321
    /// §4.5.2).
    private static func isUnsafeAtStart(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.first == UInt8(ascii: ".") || rest.starts(with: "From ".utf8)
    }

    /// What was encoded. What is no code stands for itself.
    static func decode(_ encoded: some Collection<UInt8>) -> [UInt8] {
        let bytes = Array(encoded)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let rest = bytes[(index + 1)...]
            if bytes[index] == UInt8(ascii: "="), rest.first == ASCII.lineFeed {
                index += 2
            } else if bytes[index] == UInt8(ascii: "="), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                output.append(value)
                index += 3
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return output
    }
}
