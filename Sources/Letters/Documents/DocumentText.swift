/// Writes a document as plain text of 72 columns, so that a template need not know how long a name is.
struct DocumentText {
    static let width = 72
    /// The most columns that what one can reply takes before what it means.
    private static let widestAnswer = 32

    /// The whole letter, with the end of its last line.
    static func write(_ document: LetterDocument, width: Int = width) -> String {
        lines(of: document.blocks, width: width).joined(separator: "\n") + "\n"
    }

    private static func lines(of blocks: [LetterDocument.Placed], width: Int, number: Int? = nil) -> [String] {
        var lines: [String] = []
        for placed in blocks {
            if placed.isApart, !lines.isEmpty { lines.append("") }
            switch placed.block {
            case .heading(let pieces), .paragraph(let pieces): lines += Paragraphs.broken(pieces.text, width: width)
            case .entry(let label, let pieces):
                lines += hanging(Paragraphs.broken(pieces.text, width: width - label.count), behind: label)
            case .code(let code): lines += code
            case .answers(let answers): lines += self.lines(of: answers, width: width, number: number)
            case .form(let fields): lines += LetterDocument.lines(of: fields, number: number)
            case .item(let label, let number, let content):
                lines += hanging(self.lines(of: content, width: width - label.count, number: number), behind: label)
            case .signature: lines.append("-- ")
            }
        }
        return lines
    }

    /// Answers that need no explanation stand on one line, others below each other.
    private static func lines(of answers: [LetterDocument.Answer], width: Int, number: Int?) -> [String] {
        let said = answers.map { LetterDocument.numbered($0.say, number).text }
        if answers.allSatisfy({ $0.meaning.isEmpty }) {
            let line = "  " + said.joined(separator: "  |  ")
            return DisplayWidth.of(line) <= width ? [line] : said.map { "  \($0)" }
        }
        let columns = min(said.map { DisplayWidth.of($0) }.max() ?? 0, widestAnswer) + 3
        return zip(said, answers).flatMap { say, answer -> [String] in
            let used = DisplayWidth.of(say)
            let gap = String(repeating: " ", count: max(columns - used, 3))
            guard !answer.meaning.isEmpty else { return ["  " + say] }
            let meaning = Paragraphs.broken(answer.meaning.text, width: max(width - 2 - used - gap.count, 20))
            return hanging(meaning, behind: "  " + say + gap, columns: 2 + used + gap.count)
        }
    }

    private static func hanging(_ lines: [String], behind label: String, columns: Int? = nil) -> [String] {
        let margin = String(repeating: " ", count: columns ?? label.count)
        return lines.enumerated().map { place, line in
            place == 0 ? label + line : line.isEmpty ? line : margin + line
        }
    }
}
