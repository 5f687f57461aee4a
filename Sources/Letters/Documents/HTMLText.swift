/// Text for an HTML document: nothing in it can become markup, in a text or in an attribute in quotes.
///
/// The Mustache library escapes by characters, and a mark with an accent on it is another character than the mark: `<` and U+0301 pass.
/// This goes by scalars, and the HTML templates are text to the library.
enum HTMLText {
    /// The text with `&`, `<`, `>` and both quotes as references.
    static func escaped(_ text: String) -> String {
        var output = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output.append(contentsOf: "&amp;".unicodeScalars)
            case "<": output.append(contentsOf: "&lt;".unicodeScalars)
            case ">": output.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": output.append(contentsOf: "&quot;".unicodeScalars)
            case "'": output.append(contentsOf: "&#39;".unicodeScalars)
            default: output.append(scalar)
            }
        }
        return String(output)
    }

    /// Whether some of it is written from right to left, so that it must not take what stands beside it along (Unicode's blocks).
    static func turnsDirection(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            (0x590...0x8FF).contains(scalar.value) || (0xFB1D...0xFDFF).contains(scalar.value)
                || (0xFE70...0xFEFF).contains(scalar.value) || (0x10800...0x10FFF).contains(scalar.value)
                || (0x1E800...0x1EFFF).contains(scalar.value)
        }
    }
}
