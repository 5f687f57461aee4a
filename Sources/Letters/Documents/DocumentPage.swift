import Mail
import Mentoring

/// Writes a document as the values that the HTML templates name (letters/html). They hold all tags; here stands what each part of
/// a letter is.
struct DocumentPage {
    let replyTo: MailAddress
    let subject: String
    let buttons: LetterButtons?

    /// The page's values.
    /// - Parameter language: the language that it is in; its folder's name, such as `pt-br`, is a language tag as it is (RFC 5646).
    func values(of document: LetterDocument, language: LetterTemplates.Language) -> TemplateValues {
        var body = document.blocks
        var footer: [LetterDocument.Placed] = []
        if let end = body.firstIndex(where: { if case .signature = $0.block { true } else { false } }) {
            footer = Array(body[(end + 1)...])
            body = Array(body[..<end])
        }
        let isOne = body.contains { if case .item(_, nil, _) = $0.block { true } else { false } }
        var hasTitle = isOne
        return [
            "language": HTMLText.escaped(language.name), "title": HTMLText.escaped(subject),
            "isRightToLeft": language.strings.isRightToLeft,
            "blocks": values(of: body, number: nil, hasTitle: &hasTitle),
            "footer": values(of: footer, number: nil, hasTitle: &hasTitle),
        ]
    }

    private func values(of placed: [LetterDocument.Placed], number: Int?, hasTitle: inout Bool) -> [TemplateValues] {
        var output: [TemplateValues] = []
        var entries: [TemplateValues] = []
        for (place, part) in placed.enumerated() {
            if case .entry(let label, let pieces) = part.block {
                if part.isApart { flush(&entries, to: &output) }
                let lines = Self.code(after: place, in: placed)
                entries.append([
                    "pieces": self.pieces(pieces), "isNumbered": label != "- ", "label": HTMLText.escaped(label),
                    "hasLines": !lines.isEmpty, "lines": lines,
                ])
                continue
            }
            if case .code = part.block, !part.isApart, !entries.isEmpty { continue }
            flush(&entries, to: &output)
            output += values(of: part.block, number: number, hasTitle: &hasTitle)
        }
        flush(&entries, to: &output)
        return output
    }

    private func flush(_ entries: inout [TemplateValues], to output: inout [TemplateValues]) {
        if !entries.isEmpty { output.append(Self.block("isList", ["entries": entries])) }
        entries = []
    }

    private func values(of block: LetterDocument.Block, number: Int?, hasTitle: inout Bool) -> [TemplateValues] {
        switch block {
        case .heading(let pieces):
            let kind = hasTitle ? "isHeading" : "isTitle"
            hasTitle = true
            return [Self.block(kind, ["pieces": self.pieces(pieces)])]
        case .paragraph(let pieces): return [Self.block("isParagraph", ["pieces": self.pieces(pieces)])]
        case .code(let lines): return [Self.block("isCode", ["lines": Self.lines(lines)])]
        case .answers(let answers): return [self.answers(answers, number: number)]
        case .form(let fields): return [form(fields, number: number)]
        case .item(let label, let number, let content):
            return item(label: label, number: number, content, hasTitle: &hasTitle)
        case .entry, .signature: return []
        }
    }

    /// A thing that the letter says. Its first paragraph says what is asked: the title, or the heading of one of several.
    private func item(
        label: String, number: Int?, _ content: [LetterDocument.Placed], hasTitle: inout Bool
    ) -> [TemplateValues] {
        guard case .paragraph(let pieces)? = content.first?.block else {
            return values(of: content, number: number, hasTitle: &hasTitle)
        }
        let title = Self.block(
            number == nil ? "isTitle" : "isHeading",
            ["pieces": self.pieces([LetterDocument.Piece(kind: .words, text: label)] + pieces)])
        let rest = values(of: Array(content.dropFirst()), number: number, hasTitle: &hasTitle)
        guard number != nil else { return [title] + rest }
        return [Self.block("opensItem", [:]), title] + rest + [Self.block("closesItem", [:])]
    }

    private func answers(_ answers: [LetterDocument.Answer], number: Int?) -> TemplateValues {
        let values = answers.map { answer -> TemplateValues in
            let say = LetterDocument.numbered(answer.say, number)
            // The template's words are sent as they are. An example is a value, and people type their own in its place.
            let fixed = say.filter { $0.kind == .words }.text
            let link =
                answer.verb.flatMap { buttons?.link($0, number: number, saying: fixed) } ?? reply(saying: fixed)
            return [
                "link": HTMLText.escaped(link.description), "say": pieces(say), "hasMeaning": !answer.meaning.isEmpty,
                "meaning": pieces(answer.meaning),
            ]
        }
        return Self.block("isAnswers", ["answers": values])
    }

    /// A form: a link for each answer that a click can give, whose mail has that answer in its text, and one for the whole. Address and
    /// subject of all are the same: they stand in others' logs and on lock screens.
    private func form(_ fields: [LetterDocument.Field], number: Int?) -> TemplateValues {
        let lines = LetterDocument.lines(of: fields, number: number)
        let whole = HTMLText.escaped(link(lines, number: number).description)
        let values = zip(fields, lines.indices).map { field, place -> TemplateValues in
            let points = field.choices.map { choice -> TemplateValues in
                [
                    "point": HTMLText.escaped(choice),
                    "link": HTMLText.escaped(link(lines, number: number, (place, choice)).description),
                ]
            }
            return [
                "line": HTMLText.escaped(lines[place]), "link": whole, "hasPoints": !points.isEmpty, "points": points,
            ]
        }
        return Self.block("isForm", ["lines": values])
    }

    /// A mail with the lines of a form, one of them answered or none.
    private func link(_ lines: [String], number: Int?, _ answer: (place: Int, text: String)? = nil) -> MailtoURI {
        func line(_ place: Int) -> String {
            lines[place] + " " + (answer.flatMap { $0.place == place ? $0.text : nil } ?? "")
        }
        var whole = lines.indices.map(line).joined(separator: "\n")
        if let answer, whole.utf8.count > MailtoURI.longestBody { whole = line(answer.place) }
        return buttons?.link(.form, number: number, saying: whole, under: re) ?? reply(saying: whole)
    }

    private var re: String { "Re: \(subject)" }

    private func reply(saying text: String) -> MailtoURI { MailtoURI(replyTo, subject: re, body: text) }

    private func pieces(_ pieces: [LetterDocument.Piece]) -> [TemplateValues] {
        pieces.filter { !$0.text.isEmpty }.map { piece in
            let text = HTMLText.escaped(piece.text)
            if piece.kind == .address, let address = try? MailAddress(piece.text) {
                return [
                    "text": text, "link": HTMLText.escaped(MailtoURI(address).description), "isolated": false,
                    "plain": false,
                ]
            }
            let isIsolated = piece.kind != .words && HTMLText.turnsDirection(piece.text)
            return ["text": text, "link": false, "isolated": isIsolated, "plain": !isIsolated]
        }
    }

    /// The lines that belong to the entry of a list at a place.
    private static func code(after place: Int, in placed: [LetterDocument.Placed]) -> [TemplateValues] {
        guard place + 1 < placed.count, !placed[place + 1].isApart, case .code(let lines) = placed[place + 1].block
        else { return [] }
        return self.lines(lines)
    }

    private static func lines(_ lines: [String]) -> [TemplateValues] {
        let margin = lines.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        return lines.map { ["line": HTMLText.escaped(String($0.dropFirst(margin)))] }
    }

    /// A block with the flag of its kind. All others are false: an unset one would be looked for further out.
    private static func block(_ kind: String, _ values: TemplateValues) -> TemplateValues {
        var block = none
        block[kind] = true
        block.add(values)
        return block
    }

    private static let kinds = [
        "isTitle", "isHeading", "isParagraph", "isList", "isCode", "isAnswers", "isForm", "opensItem", "closesItem",
    ]

    private static var none: TemplateValues {
        TemplateValues(Dictionary(uniqueKeysWithValues: kinds.map { ($0, false) }))
    }
}
