import Forms
import Mail

/// By what a message is known to be a bounce that has no report of RFC 3464.
enum BounceSigns {
    /// How sure it is.
    enum Certainty {
        /// A mail system says so in a field of its own, or in its name and its subject.
        case certain
        /// Only the text can tell.
        case possible
    }

    static func certainty(_ message: IncomingMessage) -> Certainty? {
        if message["x-failed-recipients"] != nil { return .certain }
        if message.type == "multipart/report", message.reportType == nil || message.reportType == "delivery-status" {
            return .certain
        }
        let isDaemon = isDaemon(message)
        let hasSubject = hasSubject(message)
        if isDaemon, hasSubject { return .certain }
        let isNull =
            message.header.contains { $0.name == "return-path" } && AutomaticMail.isNull(message["return-path"])
        if isNull, hasSubject { return .certain }
        return isDaemon || isNull ? .possible : hasSubject && !isConversation(message) ? .possible : nil
    }

    private static func isConversation(_ message: IncomingMessage) -> Bool {
        let subject = Folding.plain(message["subject"] ?? "")
        return subject.hasPrefix("re:") || subject.hasPrefix("aw:")
    }

    /// Whether a mail system sent it.
    static func isDaemon(_ message: IncomingMessage) -> Bool {
        let from = (message["from"] ?? "").lowercased()
        guard
            let local = Sender(message).flatMap({ AddressSides($0.address)?.local })
                ?? from.split(separator: "@").first.map({ String($0) })
        else { return false }
        let bare = local.filter { $0 != "-" && $0 != "_" && $0 != "." && $0 != "\"" && $0 != "<" && $0 != " " }
        return [
            "mailerdaemon", "postmaster", "mailer", "maildaemon", "smtpdaemon", "mdaemon", "mailadmin", "bounce",
            "bounces", "mailsystem", "mmdf", "uucp", "maildeliverysystem", "mailerdaemonadmin",
            "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e",
        ]
        .contains { bare == $0 } || bare.hasPrefix("mailerdaemon") || bare.hasPrefix("microsoftexchange")
            || from.hasPrefix("mail delivery") || from.hasPrefix("\"mail delivery") || from.hasPrefix("mailer-daemon")
    }

    private static let subjects = [
        "undelivered mail", "undeliverable", "undelivered", "delivery status notification", "delivery failure",
        "delivery failed", "delivery has failed", "mail delivery fail", "mail delivery problem", "mail delivery error",
        "mail delivery system", "failure notice", "failed delivery", "failure delivery", "returned mail",
        "returned email", "returned message", "mail returned", "unzustellbar", "nicht zugestellt", "nicht zustellbar",
        "unzustellbare", "zustellung fehlgeschlagen", "fehler bei der zustellung", "non remis", "non delivery",
        "non-delivery", "nondeliverable", "nondelivery", "message delivery", "delivery report", "delivery notification",
        "mail system error", "mail could not be delivered", "message status", "warning: message",
        "warning: could not send", "delivery error", "delivery unsuccessful", "message you sent",
        "message not delivered", "message undelivered", "mail failure", "rejected mail", "no se puede entregar",
        "impossible de remettre", "echec de la remise", "onbestelbaar", "impossibile recapitare", "undeliver",
        "mail delivery", "ndn:", "dsn:", "nao entregue", "não entregue", "permanent error", "user unknown",
        "address not found", "mensaje no entregado", "email delivery",
    ]

    static func hasSubject(_ message: IncomingMessage) -> Bool {
        let subject = Folding.plain(Folding.visible((message["subject"] ?? "").prefix(500)))
        return subjects.contains { subject.has($0) }
    }

    private static let delays = [
        "delayed", "will be retried", "will continue to be made", "will keep trying", "will try again", "still trying",
        "do not need to resend", "don't need to resend", "not required to resend", "this is a warning message only",
        "this is just a warning", "verzoegert", "not yet been delivered", "has not yet been", "no action is required",
        "nothing to be done by you", "delivery attempts will continue", "will continue trying", "you do not need to",
    ]

    /// Whether a subject says itself that an address is dead: "Warning: anna@example.org - User unknown!".
    private static func namesDeath(_ subject: String) -> Bool { BouncePatterns.verdict(subject)?.kind == .hard }

    /// Whether it says that a letter is late, and not that it failed.
    static func isDelay(_ message: IncomingMessage) -> Bool {
        let subject = Folding.plain((message["subject"] ?? "").prefix(500))
        if subject.has("delay") || subject.hasPrefix("warning: ") && !BounceSigns.namesDeath(subject)
            || subject.has("(verzoeger")
        {
            return true
        }
        let text = BounceText.plain(message).prefix(3_000)
        return delays.contains { String(text).has($0) }
    }
}

/// Bounces in words: qmail's, Exim's, Postfix' without a report, old Exchange's, Domino's, and the like.
enum BounceText {
    /// What is looked at, in characters, in all.
    private static let most = 32_768

    static func plain(_ message: IncomingMessage) -> String { Folding.plain(shown(message)) }

    private static func shown(_ message: IncomingMessage) -> String {
        var text = ""
        let plain = message.texts.filter { $0.type == "text/plain" }
        for part in plain.prefix(6) where text.utf8.count < most {
            text += Folding.visible(String(part.text.unicodeScalars.prefix(most))) + "\n"
        }
        if text.trimmedBlanks.isEmpty {
            for part in message.texts.filter({ $0.type == "text/html" }).prefix(2) where text.utf8.count < most {
                text += PageLines.read(part).map(\.text).joined(separator: "\n") + "\n"
            }
        }
        return String(text.unicodeScalars.prefix(most))
    }

    static func read(_ message: IncomingMessage, _ certainty: BounceSigns.Certainty, own: [String]) -> DeliveryReport? {
        let lines = body(Folding.lines(shown(message)))
        let text = Folding.plain(lines.joined(separator: "\n"))
        let hasIntroduction = introductions.contains { text.has($0) }
        guard certainty == .certain || hasIntroduction else { return nil }
        // A vacation program answers from the null sender too: a mere subject is not enough.
        if BounceSigns.isDelay(message), !hasFinality(plain(message)) { return .delayed }
        var named = message.all("x-failed-recipients").flatMap { AddressText.addresses(in: $0) }.map { $0.lowercased() }
        if named.isEmpty { named = recipients(lines, own: own + daemons(message)) }
        if named.isEmpty, !hasIntroduction, BouncePatterns.verdict(BouncePatterns.plain(text)) == nil,
            StatusCode.first(in: text) == nil
        {
            return nil
        }
        let subject = String((message["subject"] ?? "").prefix(500))
        let failures =
            named.isEmpty
            ? [failure(nil, lines, subject: subject)]
            : named.prefix(DeliveryReport.mostRecipients).map { failure($0, lines, subject: subject) }
        return .bounce(
            Bounce(failures: failures, letterMessageID: DeliveryReport.letterMessageID(message) ?? carriedID(message)))
    }

    private static func daemons(_ message: IncomingMessage) -> [String] {
        (message.all("from") + message.all("to")).flatMap { AddressText.addresses(in: $0) }
    }

    private static func isGroup(_ address: String) -> Bool {
        AddressSides(address).map { BouncePatterns.groups.contains($0.domain) } ?? false
    }

    private static func failure(_ recipient: String?, _ lines: [String], subject: String) -> Bounce.Failure {
        let text = reason(lines, of: recipient)
        let code = StatusCode.better(
            nil, StatusCode.first(in: text) ?? StatusCode.first(in: lines.joined(separator: " ")))
        var kind = BounceKind.of(code, text)
        if kind == .unknown { kind = BounceKind.of(code, lines.joined(separator: " ")) }
        // Some say it in the subject alone: "Returned mail: User unknown".
        if kind == .unknown { kind = BounceKind.of(code, subject) }
        // A group says in its own language that it may not exist, or takes mail of its members only.
        if code == nil, kind != .soft, recipient.map(BounceText.isGroup) == true { kind = .refused }
        return Bounce.Failure(recipient: recipient, kind: kind, status: code?.text, diagnostic: text.bounded(500))
    }

    // MARK: The text of the mail system, without the letter that it returns

    private static let cuts = [
        "--- below this line is a copy", "--- enclosed is a copy",
        "this is a copy of the message, including all the headers", "this is a copy of your message",
        "----- original message -----", "-----original message", "original message follows",
        "----- message header follows", "----- original message follows", "the original message was received at_",
        "--- undelivered message follows", "------ this is a copy", "message text follows", "your original message",
        "unsent message follows", "unsent message below", "----- unsent message", "returned message follows",
        "the text of the original message", "-- message header follows", "begin message header",
        "message header follows", "original headers:", "original message headers", "original message header",
        "headers of your message", "received: from", "received: by", "kopfzeilen der nachricht",
    ]

    private static func body(_ lines: [String]) -> [String] {
        var kept: [String] = []
        for line in lines {
            let plain = Folding.plain(String(line.prefix(200))).trimmedBlanks
            if cuts.contains(where: { plain.has($0) }), !kept.isEmpty { break }
            kept.append(line)
        }
        return kept
    }

    private static let introductions = [
        "could not be delivered", "couldn't be delivered", "was not delivered", "not delivered to",
        "wasn't able to deliver", "was not able to deliver", "wasn't able to deliver your message", "unable to deliver",
        "could not deliver", "couldn't deliver", "cannot be delivered", "can not be delivered", "can't be delivered",
        "delivery to the following", "delivery failed", "delivery has failed", "delivery failure", "has failed",
        "failed recipient", "following address", "following recipient", "permanent fatal errors", "permanent error",
        "undeliverable", "did not reach", "didn't reach", "undelivered", "not be delivered", "had permanent",
        "returned to sender", "rejected your message", "returned to you", "bounced", "konnte nicht zugestellt",
        "nicht zugestellt werden", "wurde nicht zugestellt", "unzustellbar", "nicht ausgeliefert", "n'a pas pu etre",
        "no se pudo entregar",
        "no ha podido", "transcript of session", "reason for the failure", "reason: ", "failed to deliver",
        "failed addresses", "error while", "was undeliverable", "unknown users", "delivery error", "delivery report",
        "was rejected", "has been rejected", "user unknown", "mailbox unavailable", "cannot deliver", "could not send",
        "not able to deliver", "no such user", "there was an error", "your message cannot", "non-delivery",
        "does not exist", "doesn't exist", "unrouteable",
    ]

    private static func hasFinality(_ text: String) -> Bool {
        [
            "permanent", "giving up", "given up", "no further attempts", "returned to sender", "will not be",
            "has failed", "failed permanently", "could not be delivered",
        ].contains { text.has($0) }
            && !text.has("will be retried") && !text.has("will continue to try") && !text.has("warning message only")
            && !text.has("just a warning") && !text.has("attempts will continue")
    }

    // MARK: Who was not reached

    /// The addresses that the text names as not reached: those that begin a line; else, all that it names.
    private static func recipients(_ lines: [String], own: [String]) -> [String] {
        var first: [String] = []
        var any: [String] = []
        let strangers = Set(own.map { $0.lowercased() })
        for line in lines.prefix(400) where line.has("@") && !isOfLetter(line) {
            let found = mentioned(String(line.prefix(1_000))).filter { address in
                !strangers.contains(address.text)
                    && !["mailer-daemon", "postmaster", "mailerdaemon", "abuse", "support", "hostmaster"].contains(
                        AddressSides(address.text)?.local ?? "")
            }
            for address in found {
                if address.isFirst, !first.contains(address.text) { first.append(address.text) }
                if !any.contains(address.text), any.count < 20 { any.append(address.text) }
            }
        }
        // Of several that are but mentioned, nobody knows which was not reached.
        return first.isEmpty ? (any.count == 1 ? any : []) : first
    }

    /// A line of the letter that is described, such as Exchange's "To: …": whom it went to, not who was not reached.
    private static func isOfLetter(_ line: String) -> Bool {
        let plain = Folding.plain(String(line.prefix(60))).trimmedBlanks
        return [
            "to: ", "an: ", "from: ", "von: ", "subject: ", "betreff: ", "cc: ", "sender: ", "reply-to: ",
            "return-path: ",
        ].contains { plain.hasPrefix($0) }
    }

    private static func mentioned(_ line: String) -> [(text: String, isFirst: Bool)] {
        var found: [(text: String, isFirst: Bool)] = []
        var isFirst = true
        for piece in line.split(whereSeparator: { " \t,;()[]{}\"'=".contains($0) }) {
            var text = piece.lowercased()
            for prefix in ["<", "mailto:", "to:", "rcpt", "smtp:", "rfc822;", "addr:"] where text.hasPrefix(prefix) {
                text = String(text.dropFirst(prefix.count))
            }
            while let last = text.last, ".:>!?".contains(last) { text.removeLast() }
            while let first = text.first, "<:".contains(first) { text.removeFirst() }
            if let close = text.firstIndex(of: ">") { text = String(text[..<close]) }
            let isAddress = AddressText.isAddress(Array(text.utf8)) && text.has(".") && !text.has("/")
            if isAddress { found.append((text, isFirst)) }
            // "550 <anna@example.org>... User unknown"
            let isCode = text.utf8.count == 3 && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
            if !isCode,
                ![
                    "unknown", "user", "user:", "undeliverable", "failed", "failed:", "rcpt", "to", "recipient",
                    "recipients", "*", "-", "address", "for",
                ].contains(text), !text.isEmpty
            {
                isFirst = false
            }
        }
        return found
    }

    // MARK: Why

    /// What the text says about a recipient: the lines around their address.
    static func reason(_ message: IncomingMessage, of recipient: String?) -> String? {
        let lines = body(Folding.lines(shown(message)))
        let text = reason(lines, of: recipient)
        return text.isEmpty ? nil : text
    }

    private static func reason(_ lines: [String], of recipient: String?) -> String {
        guard let recipient, let at = lines.firstIndex(where: { $0.lowercased().has(recipient) }) else {
            return lines.lazy.map(\.trimmedBlanks).filter { !$0.isEmpty }.prefix(12).joined(separator: " ").bounded(
                2_000)
        }
        var parts: [String] = []
        for line in lines[at...].prefix(12) {
            let text = line.trimmedBlanks
            // The next recipient's lines are not this one's.
            if !parts.isEmpty, mentioned(text).contains(where: { $0.isFirst && $0.text != recipient }) { break }
            if !text.isEmpty { parts.append(text) }
        }
        // The address may hold words of its own: "spam@…" is no verdict.
        let joined = parts.joined(separator: " ")
        let bare = joined.split { $0 == " " || $0 == "\t" }.filter { !$0.lowercased().has(recipient) }.joined(
            separator: " ")
        // Some say why before they say who: "undeliverable to", "User unknown:".
        guard BouncePatterns.verdict(BouncePatterns.plain(bare)) == nil, StatusCode.first(in: bare) == nil else {
            return bare.bounded(2_000)
        }
        let before = lines[..<at].suffix(4).map(\.trimmedBlanks).filter { !$0.isEmpty && !isOfLetter($0) }.joined(
            separator: " ")
        return (bare + (bare.isEmpty || before.isEmpty ? "" : " / ") + before).bounded(2_000)
    }

    /// The letter's Message-ID out of the text, where a mail system returns the letter as text.
    private static func carriedID(_ message: IncomingMessage) -> String? {
        for part in message.texts.prefix(4) {
            for line in Folding.lines(String(part.words.unicodeScalars.prefix(most))) {
                let plain = line.trimmedBlanks
                guard plain.utf8.count < 1_000, plain.lowercased().hasPrefix("message-id:") else { continue }
                let id = plain.dropFirst(11).drop { $0 == " " || $0 == "<" || $0 == "\t" }.prefix {
                    $0 != ">" && $0 != " "
                }
                if id.has("@") { return String(id) }
            }
        }
        return nil
    }
}

extension Substring {
    fileprivate func has(_ needle: String) -> Bool { String(self).has(needle) }
}
