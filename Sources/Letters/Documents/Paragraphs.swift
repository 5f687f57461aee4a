/// Breaks a text into lines as a letter has them.
enum Paragraphs {
    /// The text in lines of at most so many columns; a longer word has a line of its own.
    static func broken(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(separator: " ") {
            let columns = DisplayWidth.of(word)
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
}
