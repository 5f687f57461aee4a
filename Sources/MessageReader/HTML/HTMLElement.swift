import CGumbo

/// What an element's name and attributes say of the text in it. It knows the containers of the common mail programs: blockquote; Gmail's, Yahoo's,
/// Proton's and Thunderbird's classes; Outlook's identifiers.
struct HTMLElement {
    enum Effect: Hashable { case quote, hidden, signature, struck, preformatted }

    let name: String
    /// What it does to its text, and the name, class, identifier or style that says so.
    let effect: (kind: Effect, mark: String)?
    /// Whether it begins a line, and ends one.
    let isBlock: Bool
    /// Whether all that follows it is another message: the mark that says so.
    let rest: String?
    /// Whether what it quotes ends with the blockquote in it: somebody may answer below that, inside of it still.
    let endsWithBlockquote: Bool
    /// Whether its letters have no size; nil where it says nothing of their size.
    let isTiny: Bool?
    let link: String?

    /// Longer values are cut.
    private static let longest = 4_096

    init(_ node: UnsafePointer<GumboNode>, name: String) {
        self.name = name
        func value(_ attribute: String) -> String? {
            cgumbo_attribute(node, attribute).map { String(String(cString: $0).unicodeScalars.prefix(Self.longest)) }
        }
        let style = HTMLStyle(value("style") ?? "")
        let (id, classes) = (value("id")?.lowercased() ?? "", value("class")?.lowercased() ?? "")
        isBlock = Self.blocks.contains(name) || style.isBlock
        isTiny = style.isTiny
        rest = Self.mark(id, Self.rests) ?? (name == "div" ? style.outlookBorder : nil)
        endsWithBlockquote = name != "blockquote" && Self.mark(classes, Self.wrappers) != nil
        link = name == "a" ? value("href") : nil
        effect =
            name == "div" && value("name") == "quote"
            ? (.quote, "quote") : Self.effect(name, isHidden: value("hidden") != nil, style, id, classes)
    }

    private static func effect(
        _ name: String, isHidden: Bool, _ style: HTMLStyle, _ id: String, _ classes: String
    ) -> (Effect, String)? {
        if isHidden { return (.hidden, "hidden") }
        if let hiding = style.hiding { return (.hidden, hiding) }
        switch name {
        case "blockquote": return (.quote, name)
        case "s", "strike", "del": return (.struck, name)
        case "pre": return (.preformatted, name)
        case "head": return (.hidden, name)
        default: break
        }
        if style.isStruck { return (.struck, "line-through") }
        if let mark = mark(classes, quotes) ?? mark(id, quotes) { return (.quote, mark) }
        if id.contains("yahoo_quoted") || id.hasPrefix("yiv") && id.contains("quoted") {
            return (.quote, "yahoo_quoted")
        }
        if let mark = mark(classes, signatures) ?? mark(id, signatures) { return (.signature, mark) }
        return ["ymail_ios_signature", "ymail_android_signature", "ms-outlook-mobile-signature"].first {
            id.hasPrefix($0)
        }.map {
            (.signature, $0)
        }
    }

    /// The first of the words that is one of the names.
    private static func mark(_ words: String, _ names: Set<String>) -> String? {
        guard !words.isEmpty else { return nil }
        return words.split(whereSeparator: \.isWhitespace).lazy.map { word in
            // Outlook's web program puts x_ before what others wrote.
            var bare = word
            while bare.hasPrefix("x_") { bare = bare.dropFirst(2) }
            // Yahoo's puts a mark and a number.
            if bare.hasPrefix("ydp") || bare.hasPrefix("yiv"), let name = names.first(where: { bare.hasSuffix($0) }) {
                return name
            }
            return String(bare)
        }.first { names.contains($0) }
    }

    private static let blocks: Set<String> = [
        "p", "div", "br", "tr", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "table",
        "blockquote", "hr", "pre", "address", "section", "article", "header", "footer", "center", "form", "body",
        "caption", "thead", "tbody", "main", "fieldset",
    ]
    private static let quotes: Set<String> = [
        "gmail_quote", "gmail_attr", "yahoo_quoted", "yahoo-quoted", "protonmail_quote", "moz-cite-prefix",
        "moz-forward-container", "tutanota_quote", "zmail_extra", "moz-email-headers-table", "outlookmessageheader",
        "replyforward", "qt-blockquote", "mail-quote", "cite", "wmquote", "aol_quote", "skylight-quote",
        "ms-outlook-mobile-reference-message", "front-blockquote", "quoted-text", "gmail_extra_quote", "mcntmcntquote",
        "tmail-quote", "reply-intro",
    ]
    private static let wrappers: Set<String> = ["gmail_quote", "gmail_quote_container", "protonmail_quote"]
    private static let signatures: Set<String> = [
        "gmail_signature", "moz-signature", "ms-outlook-mobile-signature", "protonmail_signature", "tutanota_signature",
        "apple-signature", "applemailsignature", "zmail_signature", "yahoo-signature", "ms-outlook-ios-signature",
        "signature", "sig", "protonmail_signature_block", "k9mail-signature", "composer_signature",
    ]
    private static let rests: Set<String> = [
        "divrplyfwdmsg", "appendonsend", "mail-editor-reference-message-container", "stopspelling",
        "olk_src_body_section", "reply_forward", "reply-forward", "mimemail-body", "originalmessage", "zwchr",
    ]
}

/// The declarations of a style that decide what is seen.
struct HTMLStyle {
    private var values: [String: String] = [:]

    init(_ style: String) {
        for declaration in style.lowercased().filter({ !$0.isWhitespace }).split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":") else { continue }
            let value = declaration[declaration.index(after: colon)...].prefix { $0 != "!" }
            values[String(declaration[..<colon])] = String(value)
        }
    }

    var hiding: String? {
        if values["display"] == "none" { return "display:none" }
        if let value = values["visibility"], value == "hidden" || value == "collapse" { return "visibility:\(value)" }
        if values["mso-hide"] == "all" { return "mso-hide:all" }
        if isZero("opacity") == true { return "opacity:0" }
        if values["overflow"] == "hidden", isZero("max-height") == true || isZero("height") == true {
            return "height:0"
        }
        return nil
    }

    /// The line above the header of another message that Outlook for Windows and Windows Mail draw.
    var outlookBorder: String? {
        if let line = values["border-top"], ["solid#e1e1e11.0pt", "solid#b5c4df1.0pt"].contains(line) {
            return "border-top:\(line)"
        }
        return values["border-top-color"] == "rgb(229,229,229)" && values["border-top-width"] == "1px"
            ? "border-top-color:rgb(229,229,229)" : nil
    }

    var isTiny: Bool? { isZero("font-size") }

    var isStruck: Bool {
        [values["text-decoration"], values["text-decoration-line"]].contains { $0?.contains("line-through") == true }
    }

    /// A span may be shown as a block: then what follows it stands on another line.
    var isBlock: Bool {
        ["block", "flex", "grid", "table", "table-row", "list-item", "flow-root"].contains { $0 == values["display"] }
    }

    /// Whether a length is nothing, whatever its unit; nil where it is not said.
    private func isZero(_ name: String) -> Bool? {
        guard let value = values[name], let first = value.first else { return nil }
        return (first == "0" || first == ".") && !value.contains { ("1"..."9").contains($0) }
    }
}
