import Forms
import Mail

/// A line of a message, and whose it is.
struct MarkedLine: Hashable {
    enum Mark: Hashable {
        /// Written by the message's sender.
        case own
        /// Quoted from another message, or the line that introduces a quotation.
        case quoted
        /// A signature, a greeting at the end, a legal notice, what a mail program adds.
        case signature
    }

    var mark: Mark
    /// Without marks of quotation, folded by `Folding.visible`.
    var text: String

    var isBlank: Bool { text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
}

/// A line as it came, before it is known whose it is.
struct TextLine: Hashable {
    /// How deep it is quoted by marks: `>`, or a container of HTML.
    var depth: Int
    /// Without those marks.
    var text: String
    /// Whether HTML says that it belongs to a signature.
    var isSignature = false
}

/// The lines of a text/plain part.
enum PlainLines {
    /// Lines longer than this are cut, in characters.
    static let longest = 4_000
    /// Lines beyond these are not looked at: what somebody answers stands above.
    static let most = 4_000

    static func read(_ text: String, isFlowed: Bool) -> [TextLine] {
        let lines = Folding.lines(text).prefix(most).map {
            line(String($0.unicodeScalars.prefix(longest)), isFlowed: isFlowed)
        }
        return isFlowed
            ? joined(lines) : unwrapped(lines.map { TextLine(depth: $0.depth, text: Folding.visible($0.text)) })
    }

    /// A line without its marks. `>From` is a From that mbox has escaped.
    private static func line(_ text: String, isFlowed: Bool) -> TextLine {
        var rest = text.unicodeScalars[...]
        var depth = 0
        var blanks = 0
        while let first = rest.first {
            if first == ">" || first == "\u{203A}" || first == "\u{FF1E}" {
                depth += 1
                blanks = 0
            } else if first == " " || first == "\t" || first == "\u{A0}", !isFlowed || depth > 0, blanks < 4 {
                blanks += 1
                if isFlowed { break }
            } else {
                break
            }
            rest = rest.dropFirst()
        }
        if depth == 0 { rest = text.unicodeScalars[...] }
        if isFlowed, rest.first == " " { rest = rest.dropFirst() }
        let string = String(String.UnicodeScalarView(rest))
        if depth == 1, text.hasPrefix(">From ") { return TextLine(depth: 0, text: string) }
        return TextLine(depth: depth, text: string)
    }

    /// Many programs break lines at 72 characters or a little more. A line goes on in the next if the first word there would not have fitted.
    private static func unwrapped(_ lines: [TextLine]) -> [TextLine] {
        var result: [TextLine] = []
        var last = 0
        for line in lines {
            let length = line.text.unicodeScalars.count
            if var begun = result.last, begun.depth == 0, line.depth == 0, (56...76).contains(last),
                begun.text.utf8.count < longest, goesOn(line.text, last)
            {
                begun.text = begun.text.trimmedBlanks + " " + line.text
                result[result.count - 1] = begun
            } else {
                result.append(line)
            }
            last = length
        }
        return result
    }

    private static func goesOn(_ text: String, _ length: Int) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first == "(" || first == "\"",
            Introduction.field(text) == nil
        else { return false }
        return length + 1 + text.unicodeScalars.prefix { $0 != " " }.count > 72
    }

    /// RFC 3676 §4.2: a line that ends with a blank goes on in the next of the same depth, unless it is the mark of a signature.
    private static func joined(_ lines: [TextLine]) -> [TextLine] {
        var result: [TextLine] = []
        var open: TextLine?
        for line in lines {
            let isMark = line.text == "-- "
            if var begun = open {
                if begun.depth == line.depth, !isMark, begun.text.utf8.count < longest {
                    begun.text += line.text
                    open = nil
                    if line.text.hasSuffix(" ") { open = begun } else { result.append(begun) }
                    continue
                }
                result.append(begun)
                open = nil
            }
            if line.text.hasSuffix(" "), !isMark { open = line } else { result.append(line) }
        }
        if let open { result.append(open) }
        return result.map { TextLine(depth: $0.depth, text: Folding.visible($0.text)) }
    }
}

/// The lines of a page of HTML, without what nobody is shown.
enum PageLines {
    static func read(_ page: IncomingMessage.Text) -> [TextLine] {
        (page.lines ?? []).lazy.filter { $0.kind != .hidden }.prefix(PlainLines.most).map { line in
            let text = line.text.unicodeScalars.prefix(PlainLines.longest).map { $0 == "\t" ? " " : $0 }
            return TextLine(
                depth: line.depth, text: Folding.visible(String(String.UnicodeScalarView(text))).trimmedBlanks,
                isSignature: line.kind == .signature)
        }
    }
}
