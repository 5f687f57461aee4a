/// Which lines are a signature: what follows `-- `, what a phone adds, names below a greeting, a legal notice.
struct SignatureScan {
    /// What the rest of this block is, up to the next quotation.
    private var isRest = false
    /// Lines that were looked at below a greeting, and whether they say something: several greetings may stand above one.
    private var sayings: [Int: Bool] = [:]

    /// A quotation begins: a signature ends.
    mutating func endBlock() { isRest = false }

    /// Whether the line belongs to a signature.
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
        if SignatureScan.isListsFooter(lines, index) {
            isRest = true
            return true
        }
        if text.utf8.count >= 3, text.utf8.count < 200,
            text.utf8.allSatisfy({ $0 == 0x5F || $0 == 0x2D || $0 == 0x3D || $0 == 0x2A })
        {
            return true
        }
        if SignatureScan.isMobile(plain) { return true }
        if SignatureScan.isNotice(plain) || SignatureScan.isConfidential(lines, index) {
            isRest = true
            return true
        }
        if SignatureScan.isClosing(plain), endsShortly(lines, index) {
            isRest = true
            return true
        }
        return false
    }

    // MARK: What a phone or a mail program adds

    private static let mobile = [
        "sent from my ", "sent from mail for ", "sent from outlook", "sent from yahoo", "sent from proton",
        "sent from a ", "sent via ", "sent with ", "sent from samsung", "sent from gmail", "sent from the ",
        "sent using ", "sent by ", "get outlook for ", "outlook fuer ", "holen sie sich outlook", "laden sie outlook",
        "von meinem ", "von meinem/meiner ", "von meiner ", "gesendet von ", "gesendet mit ", "gesendet aus ",
        "gesendet ueber ",
        "gesendet vom ",
        "diese nachricht wurde von meinem", "diese nachricht wurde mit", "envoye de ", "envoye depuis ",
        "envoye a partir ", "enviado desde ", "enviado do ", "enviado de ", "enviado via ", "inviato da ",
        "inviato dal ",
        "verzonden vanaf ", "verstuurd vanaf ", "skickat fran ", "sendt fra ", "wyslane z ", "odeslano z ",
        "obtenir outlook", "obtener outlook", "telecharger outlook",
        "yahoo mail: ", "verschickt mit ", "this email has been checked for viruses", "diese e-mail wurde von avast",
        "virus-free", "virenfrei", "get bluemail", "get typeapp", "sent from ", "отправлено с ",
    ]

    static func isMobile(_ plain: String) -> Bool {
        guard plain.utf8.count < 160 else { return false }
        let bare = plain.drop {
            $0 == "(" || $0 == "*" || $0 == "[" || $0 == "<" || $0 == "-" || $0 == "_" || $0 == " "
        }
        guard mobile.contains(where: { bare.hasPrefix($0) }) else { return false }
        // "von meinem Mentor …" is no phone's line: such a line names a device or a program.
        if bare.hasPrefix("von meinem") || bare.hasPrefix("von meiner ") {
            return bare.hasSuffix("gesendet") || bare.hasSuffix("gesendet.") || bare.hasSuffix("versendet")
                || bare.hasSuffix("gesendet)")
        }
        return !bare.hasPrefix("sent by ") && !bare.hasPrefix("sent via ") && !bare.hasPrefix("sent from the ")
            || bare.split(separator: " ").count <= 8
    }

    // MARK: Legal notices

    private static let notices = [
        "this e-mail and any attachments", "this email and any attachments", "this e-mail and any files",
        "this email and any files", "this message and any attachments",
        "the information contained in this", "the information transmitted", "this message is intended",
        "this email is intended", "this e-mail is intended", "if you are not the intended recipient",
        "if you have received this",
        "this message contains confidential", "this email contains confidential", "this e-mail may contain",
        "this email may contain", "this message may contain", "confidentiality notice", "disclaimer:", "confidential:",
        "diese e-mail enthaelt", "diese nachricht enthaelt", "diese e-mail und alle", "der inhalt dieser e-mail",
        "diese e-mail ist vertraulich", "sollten sie nicht der", "wenn sie nicht der richtige", "falls sie nicht der",
        "informationen zum datenschutz", "hinweise zum datenschutz", "please consider the environment",
        "bitte denken sie an die umwelt", "bitte pruefen sie, ob diese mail", "think before you print",
        "ce message et toutes les pieces", "este mensaje y",
        "you received this message because you are subscribed", "to unsubscribe from this group",
        "ihre daten verarbeiten wir", "amtsgericht ", "sitz der gesellschaft", "registergericht",
    ]

    static func isNotice(_ plain: String) -> Bool {
        let bare = plain.drop { $0 == "*" || $0 == "_" || $0 == " " || $0 == "\"" }
        return notices.contains { bare.hasPrefix($0) }
    }

    private static let openings = [
        "this e-mail", "this email", "this mail", "this message", "this communication", "the contents of this",
        "the information in this", "diese e-mail", "diese email", "diese mail", "diese nachricht", "ce message",
        "ce courriel", "este mensaje", "este correo",
    ]
    private static let misdirections = [
        "not the intended recipient", "not the intended addressee", "not the addressee", "not the named addressee",
        "nicht der richtige", "nicht der beabsichtigte", "nicht der vorgesehene", "nicht der adressat",
        "nicht der rechtmaessige", "nicht der bestimmungsgemaesse", "irrtuemlich erhalten",
        "n'etes pas le destinataire",
        "no es el destinatario",
    ]

    /// A paragraph about the message itself that speaks to whoever was not meant to get it. "This e-mail is confidential" alone may be
    /// said by anybody.
    private static func isConfidential(_ lines: [TextLine], _ index: Int) -> Bool {
        let first = Folding.plain(String(lines[index].text.prefix(60))).trimmedBlanks
        let bare = first.drop { $0 == "*" || $0 == "_" || $0 == " " || $0 == "\"" }
        guard openings.contains(where: { bare.hasPrefix($0) }) else { return false }
        let paragraph = lines[index...].prefix(8).prefix { $0.depth == 0 && !$0.text.trimmedBlanks.isEmpty }
        let text = Folding.plain(paragraph.map { String($0.text.prefix(1_000)) }.joined(separator: " "))
        return misdirections.contains { text.has($0) }
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

    /// Whether a line is an address or a URL alone.
    private static func isAddress(_ text: String) -> Bool {
        !text.contains(" ") && (text.has("@") || text.has("://"))
    }

    // MARK: "Best regards,"

    private static let closings = Set([
        "best regards", "kind regards", "regards", "warm regards", "warmly", "best", "best wishes", "all the best",
        "sincerely", "yours sincerely", "yours truly", "yours faithfully", "many thanks", "thanks",
        "thank you", "cheers", "with kind regards", "with best regards", "many thanks and best regards", "take care",
        "yours", "br", "kr", "rgds",
        "viele gruesse", "liebe gruesse", "beste gruesse", "schoene gruesse", "herzliche gruesse",
        "freundliche gruesse", "mit freundlichen gruessen", "mit freundlichem gruss", "mit besten gruessen",
        "mit herzlichen gruessen", "mit lieben gruessen",
        "gruss", "gruesse", "lg", "vg", "mfg", "bg", "lieben gruss", "besten gruss", "schoenen gruss",
        "herzlichen gruss", "viele liebe gruesse", "danke", "vielen dank", "danke und gruss", "hochachtungsvoll",
        "beste gruesse aus berlin", "bis bald",
        "cordialement", "bien cordialement", "salutations", "saludos", "un saludo", "cordiali saluti",
        "met vriendelijke groet", "mvh", "med vanliga halsningar", "atenciosamente",
    ])

    static func isClosing(_ plain: String) -> Bool {
        guard plain.utf8.count < 50 else { return false }
        let bare = plain.trimmingMarks
        return closings.contains(bare)
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
            if text == "--" || SignatureScan.isNotice(plain) || SignatureScan.isMobile(plain) { break }
            if Introduction.isDivider(text) { break }
            if text.has(":"), Introduction.find(lines, at: index + 1 + offset) != nil { break }
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
        let said = SentenceReading(words.words)
        let says =
            words.isQuestion || Doubt.opens(words.words) || Doubt.taints(words.words, .met)
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
