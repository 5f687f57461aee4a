import Forms

/// Which lines are a signature: what follows `-- `, what a phone adds, names below a greeting, a legal notice.
struct SignatureScan {
    private let introductions: Introduction
    private var lexicon: Lexicon { introductions.lexicon }
    /// What the rest of this block is, up to the next quotation.
    private var isRest = false
    /// Lines that were looked at below a greeting, and whether they say something: several greetings may stand above one.
    private var sayings: [Int: Bool] = [:]

    /// Whether the line before is what a phone or a mail program adds: its address may stand below.
    private var isBelowMobile = false

    /// A quotation begins: a signature ends.
    mutating func endBlock() { (isRest, isBelowMobile) = (false, false) }

    init(_ introductions: Introduction) { self.introductions = introductions }

    mutating func takes(_ lines: [TextLine], _ index: Int) -> Bool {
        let raw = lines[index].text
        let text = raw.trimmedBlanks
        guard !text.isEmpty else { return isRest }
        let plain = Folding.plain(String(text.prefix(300)))
        if isRest {
            // A postscript is the sender's again.
            if plain.hasPrefix("ps:") || plain.hasPrefix("ps ") || plain.hasPrefix("p.s.") { isRest = false }
            return isRest
        }
        // A text that is signed with PGP (RFC 9580 §7): its armour says nothing.
        if text == "-----BEGIN PGP SIGNED MESSAGE-----" || plain.hasPrefix("hash: sha") { return true }
        if text == "--" || text == "---" || text == "-----BEGIN PGP SIGNATURE-----" || text == "—" {
            isRest = true
            return true
        }
        if SignatureScan.isListsFooter(lines, index) || isUnsubscribing(plain, lines, index) {
            isRest = true
            return true
        }
        if text.utf8.count >= 3, text.utf8.count < 200,
            text.utf8.allSatisfy({ $0 == 0x5F || $0 == 0x2D || $0 == 0x3D || $0 == 0x2A })
        {
            return true
        }
        if isMobile(plain) || Insertion.isReaction(plain, lexicon) {
            isBelowMobile = true
            return true
        }
        if isBelowMobile, SignatureScan.isLink(plain) { return true }
        isBelowMobile = false
        if isNotice(plain) || isConfidential(lines, index) {
            isRest = true
            return true
        }
        if isClosing(plain), endsShortly(lines, index) {
            isRest = true
            return true
        }
        return false
    }

    // MARK: What a phone or a mail program adds

    func isMobile(_ plain: String) -> Bool {
        guard plain.utf8.count < 160 else { return false }
        let bare = plain.drop {
            $0 == "(" || $0 == "*" || $0 == "[" || $0 == "<" || $0 == "-" || $0 == "_" || $0 == " "
        }
        guard lexicon[.signaturesDevices].begins(bare) else { return false }
        // "von meinem Mentor …" is no phone's line: such a line names a device or a program.
        if lexicon[.signaturesDevicesOpen].begins(bare) { return lexicon[.signaturesDevicesEnds].ends(bare) }
        return !lexicon[.signaturesDevicesShort].begins(bare) || bare.split(separator: " ").count <= 8
    }

    // MARK: Legal notices

    func isNotice(_ plain: String) -> Bool {
        let bare = plain.drop { $0 == "*" || $0 == "_" || $0 == " " || $0 == "\"" }
        return lexicon[.signaturesNotices].begins(bare)
    }

    /// A paragraph about the message itself that speaks to unintended recipients. "This e-mail is confidential" alone may be said by anybody.
    private func isConfidential(_ lines: [TextLine], _ index: Int) -> Bool {
        let first = Folding.plain(String(lines[index].text.prefix(60))).trimmedBlanks
        let bare = first.drop { $0 == "*" || $0 == "_" || $0 == " " || $0 == "\"" }
        guard lexicon[.signaturesNoticeSubjects].begins(bare) else { return false }
        let paragraph = lines[index...].prefix(8).prefix { $0.depth == 0 && !$0.text.trimmedBlanks.isEmpty }
        let text = Folding.plain(paragraph.map { String($0.text.prefix(1_000)) }.joined(separator: " "))
        return lexicon[.signaturesMisdirections].isPart(of: text)
    }

    // MARK: Mailing lists

    /// What Mailman puts below: a line of underscores, the list's name, and its address, whether on the same line or the next.
    private static func isListsFooter(_ lines: [TextLine], _ index: Int) -> Bool {
        let bar = lines[index].text.trimmedBlanks
        guard bar.utf8.count >= 20, bar.utf8.allSatisfy({ $0 == 0x5F }) else { return false }
        let below = lines[(index + 1)...].prefix(4).map(\.text.trimmedBlanks).filter { !$0.isEmpty }
        guard let first = below.first else { return false }
        let name = Folding.plain(String(first.prefix(200)))
        if let end = name.position(of: " mailing list -- ") {
            let address = String(decoding: name.utf8.dropFirst(end + " mailing list -- ".utf8.count), as: UTF8.self)
            return name.split(separator: " ").count <= 10 && isAddress(address)
        }
        return name.hasSuffix(" mailing list") && name.split(separator: " ").count <= 6 && below.count > 1
            && isAddress(below[1])
    }

    /// "Unsubscribe:" and an address or a link for that in one of the next lines. Whoever wants it themselves writes none.
    private func isUnsubscribing(_ plain: String, _ lines: [TextLine], _ index: Int) -> Bool {
        guard lexicon[.signaturesLists].begins(plain) else { return false }
        return lines[(index + 1)...].prefix(4).contains { line in
            let text = Folding.plain(String(line.text.trimmedBlanks.prefix(300)))
            return SignatureScan.isAddress(text) && text.has("unsub")
        }
    }

    /// Whether a line is an address or a URL alone.
    private static func isAddress(_ text: String) -> Bool {
        !text.contains(" ") && (text.has("@") || text.has("://"))
    }

    /// Whether a line is a link alone: `www.example.org`, `<https://example.org/a>`.
    private static func isLink(_ plain: String) -> Bool {
        let bare = plain.drop { $0 == "<" || $0 == "(" || $0 == "[" }
        return !bare.contains(" ") && ["www.", "http://", "https://"].contains { bare.hasPrefix($0) }
    }

    // MARK: "Best regards,"

    func isClosing(_ plain: String) -> Bool {
        guard plain.utf8.count < 50 else { return false }
        let words = Words(plain.trimmingMarks).words
        return lexicon[.signaturesClosings].length(at: 0, of: words[...]) == words.count
    }

    /// Whether what follows, up to a quotation or the end, is as short as names and addresses are. Thanks in the middle of a letter are
    /// no end of it.
    private mutating func endsShortly(_ lines: [TextLine], _ index: Int) -> Bool {
        var filled = 0
        for (offset, line) in lines[(index + 1)...].prefix(40).enumerated() {
            if line.depth > 0 { break }
            let text = line.text.trimmedBlanks
            if text.isEmpty { continue }
            let plain = Folding.plain(String(text.prefix(200)))
            if text == "--" || isNotice(plain) || isMobile(plain) { break }
            if introductions.isDivider(text) { break }
            if text.has(":"), introductions.find(lines, at: index + 1 + offset) != nil { break }
            filled += 1
            if filled == 1, text.split(separator: " ").count > 4 { return false }
            if filled > 12 || text.utf8.count > 120 { return false }
            if plain.hasPrefix("ps:") || plain.hasPrefix("p.s.") || plain.hasPrefix("ps ") { break }
            if says(text, at: index + 1 + offset) { return false }
        }
        return true
    }

    /// Whether a line unsays or says something, and so is no name.
    private mutating func says(_ text: String, at index: Int) -> Bool {
        if let known = sayings[index] { return known }
        let words = Words(text)
        let sentence = SentenceClassifier(words.words, lexicon)
        let said = sentence.reading
        let says =
            words.isQuestion || sentence.opensDoubt || sentence.doubts(.met)
            || !said.verbs.isEmpty && said.leftover.count <= 3
        sayings[index] = says
        return says
    }
}

extension String {
    /// Without punctuation and blanks at the end and the start.
    var trimmingMarks: String {
        var scalars = unicodeScalars[...]
        func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar.isMark && scalar != "/" }
        while let last = scalars.last, isMark(last) { scalars = scalars.dropLast() }
        while let first = scalars.first, isMark(first) { scalars = scalars.dropFirst() }
        return String(String.UnicodeScalarView(scalars))
    }
}
