/// Lines out of tags and text, each as deep as the quotations that it stands in.
struct HTMLLines {
    private enum Effect { case none, quote, hidden, signature, struck, preformatted }

    private struct Open {
        var name: String
        var effect: Effect
        /// Whether its style gives it lines of its own, whatever its name.
        var isBlock = false
    }

    /// More elements than these are not kept open at once.
    private static let deepest = 2_000
    private static let blocks: Set<String> = [
        "p", "div", "br", "tr", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "table",
        "blockquote", "hr", "pre",
        "address", "section", "article", "header", "footer", "center", "form", "body", "title", "caption", "thead",
        "tbody", "main", "fieldset",
    ]
    private static let empty: Set<String> = [
        "br", "hr", "img", "meta", "link", "input", "area", "base", "col", "wbr", "embed", "source", "track", "o:p",
        "param",
    ]

    private var lines: [TextLine] = []
    private var line = String.UnicodeScalarView()
    private var lineHasText = false
    private var open: [Open] = []
    private var counts: [Effect: Int] = [:]
    /// What follows Outlook's marks is quoted to the end.
    private var isRest = false

    mutating func add(_ text: String) { for scalar in text.unicodeScalars { add(scalar) } }

    mutating func add(_ scalar: Unicode.Scalar) {
        guard counts[.hidden, default: 0] == 0 else { return }
        if scalar.isSpace {
            if scalar == "\n", counts[.preformatted, default: 0] > 0 {
                endLine()
            } else if line.last != " ", lineHasText {
                line.append(" ")
            }
            return
        }
        if counts[.struck, default: 0] > 0, line.last == nil || line.last == " " {
            line.append(contentsOf: "~~".unicodeScalars)
        }
        lineHasText = true
        line.append(scalar)
    }

    mutating func take(_ tag: HTMLTag) {
        if HTMLLines.blocks.contains(tag.name) { endLine() }
        if tag.name == "td" || tag.name == "th" || tag.name == "img" { add(" ") }
        if tag.isEnd {
            close(tag.name)
            return
        }
        // A head that is never closed ends where the body begins.
        if tag.name == "body" { close("head") }
        if HTMLLines.introducesRest(tag) { isRest = true }
        if tag.name == "p", !lines.isEmpty { lines.append(TextLine(depth: depth, text: "")) }
        if HTMLLines.empty.contains(tag.name) || tag.isClosed && tag.name.has(":") { return }
        guard open.count < HTMLLines.deepest else { return }
        let effect = HTMLLines.effect(of: tag)
        let isBlock = HTMLLines.isBlock(tag)
        if isBlock { endLine() }
        open.append(Open(name: tag.name, effect: effect, isBlock: isBlock))
        if effect != .none { counts[effect, default: 0] += 1 }
    }

    /// Closes the innermost element of that name, if it is near; what was left open within it is closed as well.
    private mutating func close(_ name: String) {
        guard let index = open.suffix(64).lastIndex(where: { $0.name == name }) else { return }
        if open[index...].contains(where: \.isBlock) { endLine() }
        for closed in open[index...] where closed.effect != .none { counts[closed.effect, default: 1] -= 1 }
        open.removeSubrange(index...)
    }

    private var depth: Int { isRest ? 1 : counts[.quote, default: 0] }

    private mutating func endLine() {
        guard lineHasText else {
            line = String.UnicodeScalarView()
            return
        }
        let text = Folding.visible(String(line.prefix(PlainLines.longest))).trimmedBlanks
        lines.append(TextLine(depth: depth, text: text, isSignature: counts[.signature, default: 0] > 0))
        line = String.UnicodeScalarView()
        lineHasText = false
    }

    mutating func finish() -> [TextLine] {
        endLine()
        return lines
    }

    // MARK: What mail programs mark

    private static let quotes = [
        "gmail_quote", "gmail_attr", "yahoo_quoted", "yahoo-quoted", "protonmail_quote", "moz-cite-prefix",
        "moz-forward-container", "tutanota_quote", "zmail_extra",
        "moz-email-headers-table", "outlookmessageheader", "replyforward", "qt-blockquote", "mail-quote", "cite",
        "wmquote", "aol_quote", "skylight-quote",
        "ms-outlook-mobile-reference-message", "front-blockquote", "quoted-text", "gmail_extra_quote", "mcntmcntquote",
        "tmail-quote",
    ]
    private static let signatures = [
        "gmail_signature", "moz-signature", "ms-outlook-mobile-signature", "protonmail_signature", "tutanota_signature",
        "apple-signature", "applemailsignature", "zmail_signature",
        "yahoo-signature", "ms-outlook-ios-signature", "signature", "sig",
    ]
    private static let rests = [
        "divrplyfwdmsg", "appendonsend", "mail-editor-reference-message-container", "stopspelling",
        "olk_src_body_section", "reply_forward", "reply-forward", "mimemail-body", "originalmessage",
    ]

    private static func marks(_ text: String, _ names: [String]) -> Bool {
        guard !text.isEmpty else { return false }
        return text.split(separator: " ").contains { word in
            // Outlook's web program puts x_ before what others wrote.
            var bare = word
            while bare.hasPrefix("x_") { bare = bare.dropFirst(2) }
            return names.contains { $0 == bare }
        }
    }

    /// A span may be shown as a block: then what follows it stands on another line.
    private static func isBlock(_ tag: HTMLTag) -> Bool {
        ["block", "flex", "grid", "table", "table-row", "list-item", "flow-root"].contains { kind in
            tag.style.has("display:\(kind);") || tag.style.hasSuffix("display:\(kind)")
                || tag.style.has("display:\(kind)!")
        }
    }

    private static func introducesRest(_ tag: HTMLTag) -> Bool { marks(tag.id, rests) }

    private static func effect(of tag: HTMLTag) -> Effect {
        if tag.isHidden || tag.style.has("display:none") || tag.style.has("visibility:hidden")
            || tag.style.has("font-size:0px") || tag.style.has("mso-hide:all")
        {
            return .hidden
        }
        switch tag.name {
        case "blockquote": return .quote
        case "s", "strike", "del": return .struck
        case "pre": return .preformatted
        case "head": return .hidden
        default: break
        }
        if tag.style.has("line-through") { return .struck }
        if marks(tag.classes, quotes) || tag.id.hasPrefix("yahoo_quoted")
            || tag.id.hasPrefix("yiv") && tag.id.has("quoted")
        {
            return .quote
        }
        if marks(tag.classes, signatures) || marks(tag.id, signatures) || tag.id.hasPrefix("ymail_ios_signature")
            || tag.id.hasPrefix("ms-outlook-mobile-signature")
        {
            return .signature
        }
        return .none
    }
}
