/// RFC 3676 with DelSp=yes: the blank at the end of a flowed line belongs to the line's end and goes with it. Such a text is joined here, since
/// later readers can't know.
enum FlowedText {
    static func joined(_ text: String) -> String {
        var lines: [(depth: Int, text: Substring)] = []
        var isOpen = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let depth = line.prefix { $0 == ">" }.count
            var content = line.dropFirst(depth)
            // A blank that was put in front so that nothing is taken for a quote.
            if content.first == " " { content = content.dropFirst() }
            let isFlowed = content.last == " " && content != "-- "
            if isFlowed { content = content.dropLast() }
            if isOpen, content != "-- ", let last = lines.last, last.depth == depth {
                lines[lines.count - 1].text += content
            } else {
                lines.append((depth, content))
            }
            isOpen = isFlowed
        }
        return lines.map { line in
            line.depth == 0 ? String(line.text) : String(repeating: ">", count: line.depth) + " " + line.text
        }.joined(separator: "\n")
    }
}
