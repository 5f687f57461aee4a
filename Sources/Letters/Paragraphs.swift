/// Breaks text into lines as a letter has them, so that a template need not know how long a name is.
enum Paragraphs {
    /// The width of a letter in columns.
    static let width = 72

    /// The text with each paragraph broken anew. Lines that follow each other are one paragraph; a line that begins with `- ` or a
    /// number and a point begins another, hanging below its first word; one that begins with a space, and the `-- ` above a
    /// signature, stay as they are. Several empty lines become one.
    static func wrapped(_ text: String, width: Int = width) -> String {
        var output: [String] = []
        var paragraph: [Substring] = []
        func flush() {
            if !paragraph.isEmpty { output += broken(paragraph, width: width) }
            paragraph = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy({ $0 == " " }) {
                flush()
                if output.last?.isEmpty == false { output.append("") }
            } else if line.first == " " || line == "-- " {
                flush()
                output.append(String(line))
            } else {
                if hang(of: line) > 0 { flush() }
                paragraph.append(line)
            }
        }
        flush()
        while output.last?.isEmpty == true { output.removeLast() }
        return output.joined(separator: "\n")
    }

    /// The text with every line but the first moved to the right.
    static func hanging(_ text: String, by columns: Int) -> String {
        let margin = String(repeating: " ", count: columns)
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset == 0 || $0.element.isEmpty ? String($0.element) : margin + $0.element }
            .joined(separator: "\n")
    }

    private static func broken(_ paragraph: [Substring], width: Int) -> [String] {
        let margin = String(repeating: " ", count: paragraph.first.map(hang(of:)) ?? 0)
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in paragraph.flatMap({ $0.split(separator: " ") }) {
            let columns = Self.columns(of: word)
            if !line.isEmpty, used + 1 + columns > width {
                lines.append(line)
                line = margin + word
                used = margin.count + columns
            } else {
                line += line.isEmpty ? String(word) : " " + word
                used += columns + (used == 0 ? 0 : 1)
            }
        }
        return lines + [line]
    }

    /// How far the lines after the first stand to the right: 2 in a list, 3 or more below a number; 0 in other text.
    private static func hang(of line: Substring) -> Int {
        if line.hasPrefix("- ") { return 2 }
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        return !digits.isEmpty && digits.count <= 2 && line.dropFirst(digits.count).hasPrefix(". ")
            ? digits.count + 2 : 0
    }

    /// How many columns the word takes in a fixed-width font: East Asian letters take two.
    private static func columns(of word: Substring) -> Int {
        word.reduce(0) { sum, character in
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
