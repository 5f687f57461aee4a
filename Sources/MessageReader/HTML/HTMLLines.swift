import Mail

/// Lines out of elements and text, each as deep as the quotations that it stands in.
struct HTMLLines {
    private struct Open {
        var effect: (kind: HTMLElement.Effect, mark: String)?
        var isBlock: Bool
        var isTiny: Bool
        var endsWithBlockquote: Bool
    }

    private let limits: ReadingLimits
    private var lines: [IncomingMessage.Line] = []
    private var open: [Open] = []
    /// What is in force, the outermost first.
    private var marks: [HTMLElement.Effect: [String]] = [:]
    /// Where everything is quoted that follows: the mark that says so.
    private var rest: String?

    private var text = ""
    /// Whether something stands in the line that is not struck out; and what strikes the rest out.
    private var hasPlain = false
    private var striking: String?
    private var hidden: (text: String, mark: String)?
    private var links: [String] = []
    private var countOfLinks = 0

    init(_ limits: ReadingLimits) { self.limits = limits }

    var isFull: Bool { lines.count >= limits.lines }

    // MARK: Text

    mutating func add(_ words: String) {
        if let mark = marks[.hidden]?.first ?? (open.last?.isTiny == true ? "font-size:0" : nil) {
            var hiding = hidden ?? ("", mark)
            for scalar in words.unicodeScalars { append(scalar, to: &hiding.text) }
            hidden = hiding
            return
        }
        let striking = marks[.struck]?.first
        let isPreformatted = marks[.preformatted]?.isEmpty == false
        for scalar in words.unicodeScalars {
            if isPreformatted, scalar == "\n" {
                endLine()
                continue
            }
            let last = text.unicodeScalars.last
            if striking != nil, !scalar.properties.isWhitespace, last == nil || last == " " || last == "\t" {
                text += "~~"
            }
            if append(scalar, to: &text), striking == nil { hasPlain = true }
        }
        self.striking = striking ?? self.striking
    }

    /// Any blanks are one, and none stands first. Whether it was more than a blank.
    @discardableResult
    private func append(_ scalar: Unicode.Scalar, to text: inout String) -> Bool {
        guard text.utf8.count < limits.line else { return false }
        if scalar.properties.isWhitespace {
            if let last = text.utf8.last, last != 0x20, last != 0x09 { text += " " }
            return false
        }
        guard scalar.value >= 0x20, !(0x7F...0x9F).contains(scalar.value) else { return false }
        text.unicodeScalars.append(scalar)
        return true
    }

    // MARK: Elements

    mutating func open(_ element: HTMLElement) {
        border(element.name, isBlock: element.isBlock)
        if let mark = element.rest { rest = rest ?? mark }
        if element.name == "p", !lines.isEmpty { append("", links: []) }
        open.append(
            Open(
                effect: element.effect, isBlock: element.isBlock, isTiny: element.isTiny ?? open.last?.isTiny ?? false,
                endsWithBlockquote: element.endsWithBlockquote))
        if let effect = element.effect { marks[effect.kind, default: []].append(effect.mark) }
        if let link = element.link { add(link: link) }
    }

    /// Ends the element that was opened last.
    mutating func close(_ name: String) {
        guard let closed = open.popLast() else { return }
        border(name, isBlock: closed.isBlock, isEnd: true)
        if let effect = closed.effect { marks[effect.kind]?.removeLast() }
        if name == "blockquote", let around = open.indices.last, open[around].endsWithBlockquote,
            let effect = open[around].effect
        {
            marks[effect.kind]?.removeLast()
            open[around].effect = nil
        }
    }

    private mutating func border(_ name: String, isBlock: Bool, isEnd: Bool = false) {
        if isBlock { endLine() }
        if name == "td" || name == "th" {
            if text.utf8.last == 0x20 { text.unicodeScalars.removeLast() }
            if let last = text.utf8.last, last != 0x09 { text += "\t" }
        } else if name == "img", !isEnd {
            add(" ")
        }
    }

    private mutating func add(link: String) {
        guard link.utf8.count <= limits.link, countOfLinks < limits.links else { return }
        let target = CleanText.line(link)
        guard ["http://", "https://", "mailto:"].contains(where: { target.lowercased().hasPrefix($0) }) else { return }
        countOfLinks += 1
        links.append(target)
    }

    // MARK: Lines

    private mutating func endLine() {
        if !text.isEmpty { append(Self.trimmed(text), links: links) }
        if let hidden, !hidden.text.isEmpty { append(.hidden, hidden.mark, Self.trimmed(hidden.text), links: []) }
        (text, hasPlain, striking, hidden, links) = ("", false, nil, nil, [])
    }

    private mutating func append(_ text: String, links: [String]) {
        if let mark = marks[.quote]?.first ?? rest {
            append(.quoted, mark, text, links: links)
        } else if let mark = marks[.signature]?.first {
            append(.signature, mark, text, links: links)
        } else if let striking, !hasPlain {
            append(.struck, striking, text, links: links)
        } else {
            append(.own, nil, text, links: links)
        }
    }

    private mutating func append(
        _ kind: IncomingMessage.Line.Kind, _ mark: String?, _ text: String, links: [String]
    ) {
        guard !isFull else { return }
        let depth = rest != nil ? 1 : marks[.quote]?.count ?? 0
        lines.append(IncomingMessage.Line(depth: depth, kind: kind, mark: mark, text: text, links: links))
    }

    private static func trimmed(_ text: String) -> String {
        var text = text
        while let last = text.utf8.last, last == 0x20 || last == 0x09 { text.unicodeScalars.removeLast() }
        return text
    }

    mutating func finish() -> [IncomingMessage.Line] {
        endLine()
        return lines
    }
}
