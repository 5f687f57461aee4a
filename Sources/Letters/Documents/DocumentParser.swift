import Mentoring

/// Takes rendered text apart. What begins a block counts only where the template wrote it: a value begins with a mark.
struct DocumentParser {
    private typealias Piece = LetterDocument.Piece
    private typealias Placed = LetterDocument.Placed
    private typealias Line = Substring.UnicodeScalarView.SubSequence

    private var blocks: [Placed] = []
    private var paragraph: [Piece] = []
    /// How the paragraph under way begins, if it is a list's entry.
    private var label = ""
    private var isApart = false

    static func blocks(of text: String) -> [LetterDocument.Placed] {
        var parser = DocumentParser()
        parser.read(text)
        return parser.blocks
    }

    private mutating func read(_ text: String) {
        var rest = Substring(text).unicodeScalars[...]
        while !rest.isEmpty {
            let line = rest.prefix { $0 != "\n" }
            if let start = line.firstIndex(of: TextMark.item) {
                readItem(&rest, label: String(line[..<start]))
                continue
            }
            readLine(line)
            rest = rest.dropFirst(line.count + 1)
        }
        flush()
    }

    /// An item: all up to its end's mark, on however many lines, and the rest of the last one.
    private mutating func readItem(_ rest: inout Line, label: String) {
        flush()
        let body = rest.drop { $0 != TextMark.item }.dropFirst()
        let number = body.prefix { $0 != TextMark.end }
        let inner = body.dropFirst(number.count + 1).prefix { $0 != TextMark.itemEnd }
        rest = rest.drop { $0 != TextMark.itemEnd }.drop { $0 != "\n" }.dropFirst()
        let content = Self.blocks(of: String(inner))
        place(.item(label: TextMark.removed(from: label), number: Int(String(number)), content))
    }

    private mutating func readLine(_ line: Line) {
        if line.allSatisfy({ $0 == " " }) {
            flush()
            isApart = true
        } else if String(line) == "-- " {
            flush()
            place(.signature)
        } else if line.first == " " {
            flush()
            append(code: TextMark.removed(from: String(line)))
        } else if let (verb, content) = Self.button(line) {
            flush()
            append(answer: Self.answer(content, verb))
        } else if let (choices, content) = Self.field(line) {
            flush()
            append(field: LetterDocument.Field(label: Self.joined(Self.pieces(of: content)), choices: choices))
        } else if let content = Self.content(of: line, after: "# ") {
            flush()
            let pieces = Self.joined(Self.pieces(of: content))
            if !pieces.isEmpty { place(.heading(pieces)) }
        } else {
            let label = Self.label(of: line)
            if !label.isEmpty {
                flush()
                self.label = label
            }
            if !paragraph.isEmpty { paragraph.append(Piece(kind: .words, text: " ")) }
            paragraph += Self.pieces(of: line.dropFirst(label.unicodeScalars.count))
        }
    }

    private mutating func flush() {
        let pieces = Self.joined(paragraph)
        let label = label
        paragraph = []
        self.label = ""
        guard !pieces.isEmpty else { return }
        place(label.isEmpty ? .paragraph(pieces) : .entry(label: label, pieces))
    }

    private mutating func place(_ block: LetterDocument.Block) {
        blocks.append(Placed(block: block, isApart: isApart && !blocks.isEmpty))
        isApart = false
    }

    private mutating func append(code line: String) {
        if !isApart, let last = blocks.last, case .code(let lines) = last.block {
            blocks[blocks.count - 1].block = .code(lines + [line])
        } else {
            place(.code([line]))
        }
    }

    private mutating func append(answer: LetterDocument.Answer) {
        // Answers stand together whatever lies between them in the template: a section that is left out leaves an empty line.
        if let last = blocks.last, case .answers(let answers) = last.block {
            blocks[blocks.count - 1].block = .answers(answers + [answer])
            isApart = false
        } else {
            place(.answers([answer]))
        }
    }

    private mutating func append(field: LetterDocument.Field) {
        if !isApart, let last = blocks.last, case .form(let fields) = last.block {
            blocks[blocks.count - 1].block = .form(fields + [field])
        } else {
            place(.form([field]))
        }
    }

    /// `? ` and a label, or `?[yes|no] ` and a label.
    private static func field(_ line: Line) -> (choices: [String], label: Line)? {
        if let content = content(of: line, after: "? ") { return ([], content) }
        guard let content = content(of: line, after: "?["), let end = content.firstIndex(of: "]") else { return nil }
        let label = content[content.index(after: end)...]
        guard label.first == " " else { return nil }
        let choices = TextMark.removed(from: String(content[..<end])).split(separator: "|").map(String.init)
        return (choices, label.dropFirst())
    }

    private static func content(of line: Line, after opening: String) -> Line? {
        line.starts(with: opening.unicodeScalars) ? line.dropFirst(opening.unicodeScalars.count) : nil
    }

    /// `=met ` or `= `, and what stands behind it.
    private static func button(_ line: Line) -> (verb: ButtonVerb?, content: Line)? {
        guard line.first == "=" else { return nil }
        let name = String(line.dropFirst().prefix { $0 != " " && !TextMark.isMark($0) })
        let verb = ButtonVerb(template: name)
        guard name.isEmpty || verb != nil, let content = content(of: line, after: "=\(name) ") else { return nil }
        return (verb, content)
    }

    /// `- `, or a number of one or two digits and a point.
    private static func label(of line: Line) -> String {
        if line.starts(with: "- ".unicodeScalars) { return "- " }
        let digits = line.prefix { ("0"..."9").contains($0) }
        guard (1...2).contains(digits.count), line.dropFirst(digits.count).starts(with: ". ".unicodeScalars) else {
            return ""
        }
        return String(digits) + ". "
    }

    /// What to say and, after the first colon and space of the template, what it means.
    private static func answer(_ line: Line, _ verb: ButtonVerb?) -> LetterDocument.Answer {
        var say: [Piece] = []
        var meaning: [Piece]?
        for piece in pieces(of: line) {
            if meaning != nil {
                meaning?.append(piece)
            } else if piece.kind == .words, let colon = piece.text.firstRange(of: ": ") {
                say.append(Piece(kind: .words, text: String(piece.text[..<colon.lowerBound])))
                meaning = [Piece(kind: .words, text: String(piece.text[colon.upperBound...]))]
            } else {
                say.append(piece)
            }
        }
        return LetterDocument.Answer(verb: verb, say: joined(say), meaning: joined(meaning ?? []))
    }

    private static func pieces(of line: Line) -> [LetterDocument.Piece] {
        var pieces: [Piece] = []
        var kind = Piece.Kind.words
        var text = String.UnicodeScalarView()
        func flush() {
            if !text.isEmpty { pieces.append(Piece(kind: kind, text: String(text))) }
            text = String.UnicodeScalarView()
        }
        for scalar in line {
            guard TextMark.isMark(scalar) else {
                text.append(scalar)
                continue
            }
            flush()
            kind = scalar == TextMark.value ? .value : scalar == TextMark.address ? .address : .words
        }
        flush()
        return pieces
    }

    /// The pieces with one space where there are several, and none at the ends.
    private static func joined(_ pieces: [LetterDocument.Piece]) -> [LetterDocument.Piece] {
        var output: [Piece] = []
        var spaceWaits = false
        for piece in pieces {
            guard piece.kind == .words else {
                if spaceWaits, !output.isEmpty { output.append(Piece(kind: .words, text: " ")) }
                spaceWaits = false
                output.append(piece)
                continue
            }
            var text = ""
            for character in piece.text {
                if character == " " {
                    spaceWaits = true
                } else {
                    if spaceWaits, !text.isEmpty || !output.isEmpty { text += " " }
                    spaceWaits = false
                    text.append(character)
                }
            }
            if !text.isEmpty { output.append(Piece(kind: .words, text: text)) }
        }
        return output
    }
}
