/// Breaks a text into lines as a letter has them.
enum Paragraphs {
    /// The text in lines of at most so many columns; a longer word has a line of its own.
    static func broken(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(separator: " ") {
            let columns = Self.columns(of: word)
            if !line.isEmpty, used + 1 + columns > width {
                lines.append(line)
                line = String(word)
                used = columns
            } else {
                used += columns + (line.isEmpty ? 0 : 1)
                line += line.isEmpty ? String(word) : " " + word
            }
        }
        return lines + [line]
    }

    /// How many columns the text takes in a fixed-width font: East Asian letters take two.
    static func columns(of text: Substring) -> Int {
        text.reduce(0) { sum, character in
            let value = character.unicodeScalars.first?.value ?? 0
            let isWide =
                (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value)
                || (0xAC00...0xD7A3).contains(value) || (0xF900...0xFAFF).contains(value)
                || (0xFE30...0xFE6F).contains(value) || (0xFF00...0xFF60).contains(value)
                || (0x1F300...0x1FAFF).contains(value) || (0x20000...0x3FFFD).contains(value)
            return sum + (isWide ? 2 : 1)
        }
    }
}
