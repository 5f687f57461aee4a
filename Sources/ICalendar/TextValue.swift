/// Values of type TEXT, RFC 5545 §3.3.11, and of parameters, RFC 6868.
enum TextValue {
    /// What may not stand in a content line: control characters, and what some readers take for the end of a line.
    enum Disturbance {
        case lineEnd
        case control
    }

    static func disturbance(_ scalar: Unicode.Scalar) -> Disturbance? {
        switch scalar.value {
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: .lineEnd
        case 0x09: nil
        case 0...0x1F, 0x7F...0x9F: .control
        default: nil
        }
    }

    /// With backslash, semicolon and comma escaped, and line ends as `\n`. Other control characters fall out.
    static func escaped(_ text: String) -> String {
        encoded(text, lineEnd: #"\n"#) { scalar in
            switch scalar {
            case "\\": #"\\"#
            case ";": #"\;"#
            case ",": #"\,"#
            default: nil
            }
        }
    }

    /// A value that is written as it stands, apart from what would end its line.
    static func safe(_ value: String) -> String {
        value.unicodeScalars.contains { disturbance($0) != nil } ? encoded(value, lineEnd: #"\n"#) { _ in nil } : value
    }

    /// A parameter's value as it is written: escaped as RFC 6868 says, in quotes where RFC 5545 §3.2 asks for them.
    static func parameter(_ value: String) -> String {
        let text = encoded(value, lineEnd: "^n") { scalar in
            switch scalar {
            case "^": "^^"
            case "\"": "^'"
            default: nil
            }
        }
        let needsQuotes = text.utf8.contains {
            $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ",")
        }
        return needsQuotes || ContentLine.isScheme(text) || text.hasPrefix(" ") || text.hasSuffix(" ")
            ? "\"\(text)\"" : text
    }

    private static func encoded(_ text: String, lineEnd: String, _ escape: (Unicode.Scalar) -> String?) -> String {
        var result = String.UnicodeScalarView()
        var followsReturn = false
        for scalar in text.unicodeScalars {
            defer { followsReturn = scalar == "\r" }
            switch disturbance(scalar) {
            case .lineEnd?:
                // CRLF ends one line, not two.
                if scalar == "\n", followsReturn { continue }
                for part in lineEnd.unicodeScalars { result.append(part) }
            case .control?: continue
            case nil:
                // One by one: appending sequences makes room for each anew, which costs the square of the length.
                if let escaped = escape(scalar) {
                    for part in escaped.unicodeScalars { result.append(part) }
                } else {
                    result.append(scalar)
                }
            }
        }
        return String(result)
    }

    /// With the escapes of RFC 5545 §3.3.11 undone; a backslash before any other character falls out.
    static func unescaped(_ value: some StringProtocol) -> String {
        guard value.utf8.contains(UInt8(ascii: "\\")) else { return String(value) }
        var text = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in value.unicodeScalars {
            if isEscaped {
                text.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                text.append(scalar)
            }
        }
        return String(text)
    }

    /// With the escapes of RFC 6868 undone; a caret before any other character stays (§3.2).
    static func unescapedParameter(_ value: String) -> String {
        guard value.utf8.contains(UInt8(ascii: "^")) else { return value }
        var text = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in value.unicodeScalars {
            guard isEscaped else {
                if scalar == "^" { isEscaped = true } else { text.append(scalar) }
                continue
            }
            isEscaped = false
            switch scalar {
            case "n": text.append("\n")
            case "^": text.append("^")
            case "'": text.append("\"")
            default:
                text.append("^")
                text.append(scalar)
            }
        }
        if isEscaped { text.append("^") }
        return String(text)
    }

    /// The parts between separators that no backslash escapes.
    static func split(_ value: String, at separator: Unicode.Scalar) -> [String] {
        var parts: [String] = []
        var part = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in value.unicodeScalars {
            if scalar == separator, !isEscaped {
                parts.append(String(part))
                part = String.UnicodeScalarView()
                continue
            }
            isEscaped = scalar == "\\" && !isEscaped
            part.append(scalar)
        }
        parts.append(String(part))
        return parts
    }
}
