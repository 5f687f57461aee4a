import Forms
import Mail

/// Which lines of a message its sender wrote.
enum OwnText {
    /// The lines of a message, each with its mark. Where its HTML says by marks of the mail program's what is quoted, these decide; a plain text
    /// often quotes without any. HTML that says nothing counts where the plain text holds nothing of the sender's own.
    static func lines(of message: IncomingMessage, _ context: AnswerContext) -> [MarkedLine] {
        // The parts beside it say the same in words of the mail program's.
        if let reaction = message.texts.first(where: \.isReaction) {
            return [MarkedLine(mark: .own, text: Folding.visible(reaction.text))]
        }
        let introduction = Introduction(context.lexicon, LetterSigns(message, context))
        let html = message.texts.filter { $0.type == "text/html" }.prefix(8)
        func page() -> [MarkedLine] { mark(html.flatMap { PageLines.read($0) }, introduction) }
        if html.contains(where: { ($0.lines ?? []).contains { $0.kind == .quoted } }) {
            let page = page()
            if hasOwn(page) { return page }
        }
        let plain = message.texts.filter { $0.type == "text/plain" }.prefix(8)
        let marked = mark(plain.flatMap { PlainLines.read($0.text, isFlowed: $0.isFlowed) }, introduction)
        guard !hasOwn(marked) else { return marked }
        let page = page()
        return marked.allSatisfy(\.isBlank) || hasOwn(page) ? page : marked
    }

    private static func hasOwn(_ lines: [MarkedLine]) -> Bool { lines.contains { $0.mark == .own && !$0.isBlank } }

    static func mark(_ lines: [TextLine], _ introductions: Introduction) -> [MarkedLine] {
        let lexicon = introductions.lexicon
        var marked: [MarkedLine] = []
        marked.reserveCapacity(lines.count)
        /// Whether what was introduced as another message goes on to the end.
        var isRest = false
        var signature = SignatureScan(introductions)
        var index = 0
        while index < lines.count {
            let line = lines[index]
            if isRest || line.depth > 0 || isBar(lines, index) {
                marked.append(
                    MarkedLine(mark: .quoted, text: isBar(lines, index) ? String(line.text.dropFirst()) : line.text))
                signature.endBlock()
                index += 1
                continue
            }
            if let introduction = introductions.find(lines, at: index) {
                for taken in lines[index..<(index + introduction.length)] {
                    marked.append(MarkedLine(mark: .quoted, text: taken.text))
                }
                isRest = introduction.isRest
                signature.endBlock()
                index += introduction.length
                continue
            }
            let plain = Folding.plain(String(line.text.prefix(500)))
            let isSignature =
                line.isSignature || Insertion.isBanner(plain, lexicon) || signature.takes(lines, index)
            let shown = isSignature ? nil : Insertion.picture(shownBy: plain, lexicon)
            marked.append(MarkedLine(mark: isSignature ? .signature : .own, text: shown ?? line.text))
            index += 1
        }
        return marked
    }

    /// Whether the line is quoted with `|`, as some programs do: at least two in a row.
    private static func isBar(_ lines: [TextLine], _ index: Int) -> Bool {
        func hasBar(_ index: Int) -> Bool { lines.indices.contains(index) && lines[index].text.hasPrefix("| ") }
        return hasBar(index) && (hasBar(index - 1) || hasBar(index + 1))
    }
}
