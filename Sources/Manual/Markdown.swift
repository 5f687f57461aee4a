/// The Markdown that the project's own documents are written in: headings, paragraphs, lists, tables and indented code.
struct Markdown {
    private let lines: [Substring]

    init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// Adds it to a page. Its first heading is the page's own, and is left out.
    func add(to page: inout Roff) {
        var words: [Substring] = []
        var point: [Substring] = []
        var code: [String] = []
        func flush(_ page: inout Roff) {
            if !words.isEmpty { page.paragraph(words.joined(separator: " ")) }
            if !point.isEmpty { page.point(point.joined(separator: " ")) }
            while code.last?.isEmpty ?? false { code.removeLast() }
            if !code.isEmpty { page.code(code) }
            (words, point, code) = ([], [], [])
        }
        for line in lines {
            if line.hasPrefix("# ") { continue }
            if line.hasPrefix("## ") {
                flush(&page)
                page.heading(String(line.dropFirst(3)))
            } else if line.hasPrefix("### ") {
                flush(&page)
                page.subheading(String(line.dropFirst(4)))
            } else if line.hasPrefix("    ") || line.isEmpty && !code.isEmpty {
                if code.isEmpty { flush(&page) }
                code.append(String(line.dropFirst(4)))
            } else if line.hasPrefix("|") {
                flush(&page)
                row(line, &page)
            } else if line.hasPrefix("- ") {
                flush(&page)
                point.append(line.dropFirst(2))
            } else if line.isEmpty {
                flush(&page)
            } else if !point.isEmpty {
                point.append(line.drop { $0 == " " })
            } else {
                if !code.isEmpty { flush(&page) }
                words.append(line)
            }
        }
        flush(&page)
    }

    /// A table's row as an entry: its first cell, and the others after it. Header and rule say nothing of their own.
    private func row(_ line: Substring, _ page: inout Roff) {
        let cells = line.split(separator: "|").map { $0.drop { $0 == " " } }.map { cell in
            String(cell.reversed().drop { $0 == " " }.reversed())
        }
        guard cells.count > 1, !cells[0].hasPrefix("--"), cells[0].contains("`") else { return }
        page.entry(cells[0].filter { $0 != "`" }, cells.dropFirst().joined(separator: ", "))
    }
}
