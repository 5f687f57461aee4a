import CGMime
import Mail

/// One message on its way from bytes to a structure: goes through its parts in order and picks up what is asked for.
struct PartWalk {
    private let limits: ReadingLimits
    private let characterSets: CharacterSets
    private var faults: ReadingFaults
    private var message = IncomingMessage()
    private var parts = 0
    private var pages = 0
    private var sizeOfTexts = 0
    private var hasCarried = false

    init(_ reader: MIMEReader, faults: ReadingFaults) {
        limits = reader.limits
        characterSets = reader.characterSets
        self.faults = faults
    }

    var result: IncomingMessage {
        var message = message
        message.faults = faults.all
        return message
    }

    /// Reads a message, or a part that was inside of something that had to be opened: then `depth` says where.
    mutating func read(_ bytes: [UInt8], depth: Int = 0) {
        var warnings: UInt64 = 0
        withUnsafeMutablePointer(to: &warnings) { warnings in
            let options = cgmime_options(warnings)
            defer { g_mime_parser_options_free(options) }
            guard let object = cgmime_parse(bytes, bytes.count, options) else {
                faults.note("GMime makes nothing of it")
                return
            }
            defer { cgmime_release(object) }
            let root = Part(object: object)
            let header = HeaderReading(limits: limits, characterSets: characterSets)
            if depth == 0 {
                message.header = header.fields(root.fields(atMost: limits.fields + 1), of: "the header", &faults)
                message.type = CleanText.prefix(root.type, 200)
                message.reportType = root.parameter("report-type").map {
                    CleanText.prefix(CleanText.line($0.lowercased()), 200)
                }
            }
            visit(root, depth: depth, header)
        }
        note(warnings)
    }

    private mutating func visit(_ part: Part, depth: Int, _ header: HeaderReading) {
        guard depth <= limits.depth else {
            return faults.note("parts are nested more than \(limits.depth) deep: the rest is left out")
        }
        guard parts < limits.parts else {
            return faults.note("there are more than \(limits.parts) parts: the rest is left out")
        }
        parts += 1
        let type = part.type
        switch part.kind {
        case .multipart where type == "multipart/encrypted": faults.note("it is encrypted (\(type)), and not opened")
        case .multipart:
            var isEmpty = true
            for child in part.children {
                isEmpty = false
                visit(child, depth: depth + 1, header)
            }
            if isEmpty, let prologue = part.prologue {
                // Nobody knows where its parts begin: then it is at least a text.
                faults.note("a multipart has no parts: read as plain text")
                add(text: characterSets.decode(Array(prologue.utf8), declared: nil).text, isFlowed: false)
            }
        case .message: carry(part.carriedFields(atMost: limits.fields + 1), header)
        case .leaf: take(part, type, depth: depth, header)
        case .other: faults.note("a part is passed over: \(ReadingFaults.quoted(type))")
        }
    }

    private mutating func take(_ part: Part, _ type: String, depth: Int, _ header: HeaderReading) {
        let name = part.fileName ?? ""
        switch type {
        case "text/calendar", "application/ics", "text/x-vcalendar": takeCalendar(part)
        case _ where name.hasSuffix(".ics"): takeCalendar(part)
        case "message/delivery-status", "message/global-delivery-status": takeStatus(part, header)
        case "message/feedback-report": takeFeedback(part, header)
        // GMime takes a message in base64, which RFC 2046 §5.2.1 forbids, for a leaf.
        case "text/rfc822-headers", "message/rfc822-headers", "message/global-headers", "message/rfc822",
            "message/global":
            let bytes = part.content(atMost: limits.allFields)
            carry(RawField.groups(of: bytes, most: limits.fields).first ?? [], header)
        case "application/ms-tnef", "application/vnd.ms-tnef":
            faults.note("a part is in Microsoft's TNEF, and not opened")
        case _ where name == "winmail.dat": faults.note("a part is in Microsoft's TNEF, and not opened")
        case "application/pkcs7-mime", "application/x-pkcs7-mime": open(part, depth: depth)
        case "application/pgp-encrypted": faults.note("it is encrypted (\(type)), and not opened")
        case "message/partial", "message/external-body": faults.note("a part of the message is elsewhere (\(type))")
        case "text/plain", "text/html":
            if part.isInline {
                takeText(part, type)
            } else {
                faults.note("a text is an attachment, and passed over")
            }
        case EmailReaction.type where part.isInline: takeReaction(part)
        case _ where type.hasPrefix("text/") && part.isInline:
            faults.note("a text is passed over: \(ReadingFaults.quoted(type))")
        default: break
        }
    }

    // ---- What is picked up -------------------------------------------------------------------------------------------------------

    private mutating func takeText(_ part: Part, _ type: String) {
        // Not a byte more is decoded than could be kept; what is cut is seen by one more.
        let bytes = part.content(atMost: limits.text + 1)
        let declared = part.parameter("charset") ?? (type == "text/html" ? Self.characterSet(ofHTML: bytes) : nil)
        let decoded = characterSets.decode(bytes, declared: declared, isCut: bytes.count > limits.text)
        if let fault = decoded.fault { faults.note(fault) }
        if bytes.count > limits.text { faults.note("a text is longer than \(limits.text) bytes: it is cut") }
        var text = CleanText.lines(decoded.text)
        if type == "text/html" { return add(page: text) }
        var isFlowed = part.parameter("format")?.lowercased() == "flowed"
        if isFlowed && part.parameter("delsp")?.lowercased() == "yes" {
            text = FlowedText.joined(text)
            isFlowed = false
        }
        if ClearSigned.isEncrypted(text) { faults.note("it is encrypted (OpenPGP in the text), and not opened") }
        if let opened = ClearSigned.opened(text) { text = opened }
        add(text: text, isFlowed: isFlowed)
    }

    private mutating func takeReaction(_ part: Part) {
        let text = String(decoding: part.content(atMost: EmailReaction.longest), as: UTF8.self)
        guard let picture = EmailReaction.picture(in: text) else { return faults.note("a reaction can't be read") }
        sizeOfTexts += picture.utf8.count
        message.texts.append(IncomingMessage.Text(type: EmailReaction.type, text: picture))
    }

    private mutating func add(text: String, isFlowed: Bool) {
        var text = CleanText.lines(text)
        if text.utf8.count > limits.text { faults.note("a text is longer than \(limits.text) bytes: it is cut") }
        text = CleanText.prefix(text, limits.text)
        if sizeOfTexts + text.utf8.count > limits.allTexts {
            noteThatTextsAreCut()
            text = CleanText.prefix(text, limits.allTexts - sizeOfTexts)
            guard !text.isEmpty else { return }
        }
        sizeOfTexts += text.utf8.count
        message.texts.append(IncomingMessage.Text(type: "text/plain", isFlowed: isFlowed, text: text))
    }

    private mutating func noteThatTextsAreCut() {
        faults.note("the texts are longer than \(limits.allTexts) bytes together: the rest is left out")
    }

    private mutating func add(page: String) {
        guard pages < limits.pages else {
            return faults.note("there are more than \(limits.pages) pages of HTML: the rest is left out")
        }
        pages += 1
        do throws(HTMLPage.Refusal) {
            var lines = try HTMLPage.lines(of: CleanText.prefix(page, limits.text), limits: limits)
            if lines.count == limits.lines {
                faults.note("a page of HTML has \(limits.lines) lines or more: the rest is left out")
            }
            let kept = lines.prefix { line in
                sizeOfTexts += line.text.utf8.count
                return sizeOfTexts <= limits.allTexts
            }
            if kept.count < lines.count { noteThatTextsAreCut() }
            lines = Array(kept)
            message.texts.append(IncomingMessage.Text(type: "text/html", text: "", lines: lines))
        } catch {
            switch error {
            case .tooDeep:
                faults.note("a page of HTML is nested more than \(limits.nesting) deep: it is passed over")
            case .tooCostly: faults.note("a page of HTML takes too much time or memory: it is passed over")
            }
        }
    }

    private mutating func takeCalendar(_ part: Part) {
        guard message.calendars.count < limits.calendars else {
            return faults.note("there are more than \(limits.calendars) calendars: the rest is left out")
        }
        let bytes = part.content(atMost: limits.calendar + 1)
        let decoded = characterSets.decode(bytes, declared: part.parameter("charset") ?? "utf-8")
        let text = CleanText.lines(decoded.text)
        guard bytes.count <= limits.calendar && text.utf8.count <= limits.calendar else {
            return faults.note("a calendar is longer than \(limits.calendar) bytes: it is left out")
        }
        if let fault = decoded.fault { faults.note(fault) }
        let method = part.parameter("method").map { CleanText.prefix(CleanText.line($0.uppercased()), 40) }
        message.calendars.append(IncomingMessage.Calendar(method: method, text: text))
    }

    private mutating func takeStatus(_ part: Part, _ header: HeaderReading) {
        var groups = RawField.groups(of: part.content(atMost: limits.allFields), most: limits.fields)
        if groups.count + message.deliveryStatus.count > limits.statusGroups {
            faults.note("a delivery status has more than \(limits.statusGroups) groups: the rest is left out")
            groups = Array(groups.prefix(max(0, limits.statusGroups - message.deliveryStatus.count)))
        }
        var room = limits.fields - message.deliveryStatus.reduce(0) { $0 + $1.count }
        for group in groups {
            if group.count > room {
                faults.note("a delivery status has more than \(limits.fields) fields: the rest is left out")
            }
            let fields = header.fields(Array(group.prefix(max(0, room))), of: "a delivery status", &faults)
            room -= fields.count
            if !fields.isEmpty { message.deliveryStatus.append(fields) }
        }
    }

    private mutating func takeFeedback(_ part: Part, _ header: HeaderReading) {
        guard message.feedback.isEmpty else {
            return faults.note("it has more than one report on a letter: only the first is read")
        }
        let groups = RawField.groups(of: part.content(atMost: limits.allFields), most: limits.fields)
        message.feedback = header.fields(groups.first ?? [], of: "a report on a letter", &faults)
    }

    private mutating func carry(_ raw: [RawField], _ header: HeaderReading) {
        guard !hasCarried else {
            return faults.note("it carries more than one message: only the first one's header is read")
        }
        guard !raw.isEmpty else { return faults.note("it carries a message whose header can't be read") }
        hasCarried = true
        message.carried = header.fields(raw, of: "the carried header", &faults)
    }

    /// S/MIME: what is only signed is read; for what is encrypted nobody here has the key.
    private mutating func open(_ part: Part, depth: Int) {
        let bytes = part.content(atMost: limits.message)
        guard let inner = SignedData.content(bytes) else {
            return faults.note(
                part.parameter("smime-type")?.lowercased() == "signed-data"
                    ? "it is signed (S/MIME) in a way that can't be opened" : "it is encrypted (S/MIME), and not opened"
            )
        }
        read(inner, depth: depth + 1)
    }

    // ---- Repairs -----------------------------------------------------------------------------------------------------------------

    /// The `charset=` of a page that says it itself.
    private static func characterSet(ofHTML bytes: [UInt8]) -> String? {
        let start = String(decoding: bytes.prefix(1_024).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
        guard let found = start.firstRange(of: "charset=") else { return nil }
        let name = start[found.upperBound...].drop { $0 == "\"" || $0 == "'" }.prefix {
            $0.isLetter || $0.isNumber || "-_:.".contains($0)
        }
        return name.isEmpty ? nil : String(name)
    }

    private mutating func note(_ warnings: UInt64) {
        let texts: [(GMimeParserWarning, String)] = [
            (GMIME_WARN_MALFORMED_MULTIPART, "a multipart has no end"),
            (GMIME_WARN_TRUNCATED_MESSAGE, "the message breaks off"),
            (GMIME_CRIT_MULTIPART_WITHOUT_BOUNDARY, "a multipart names no boundary"),
            (GMIME_CRIT_INVALID_HEADER_NAME, "a header has a line that is no field"),
            (GMIME_CRIT_CONFLICTING_PARAMETER, "a field has a parameter twice"),
            (GMIME_CRIT_NESTING_OVERFLOW, "parts are nested so deep that the parser stopped"),
        ]
        for (warning, text) in texts where warnings & (1 << UInt64(warning.rawValue)) != 0 { faults.note(text) }
    }
}
