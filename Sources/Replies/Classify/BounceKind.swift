/// Whose fault a bounce is, from its status code and its words together.
///
/// Words that say it plainly come before any code: servers answer `5.1.1` to mail that a block list stopped, `5.7.1` to a user whom nobody knows, and
/// `5.2.1` to somebody who gets too much mail at a time. What a code alone says counts where the words leave it open. What a server says before it
/// heard of a recipient says nothing of one.
enum BounceKind {
    static func of(_ code: StatusCode?, _ text: String) -> Bounce.Kind {
        let plain = BouncePatterns.plain(text)
        if let inner = BouncePatterns.wrapped(plain) { return of(StatusCode.first(in: inner) ?? code, inner) }
        let words = BouncePatterns.verdict(plain)
        let kind = of(code, words, plain)
        guard BouncePatterns.isBeforeRecipient(plain), kind == .hard || kind == .unknown else { return kind }
        let isFinal = code.map { $0.major == 5 } ?? ["550 ", "553 ", "554 "].contains { plain.has($0) }
        return kind == .hard || isFinal ? .ours : kind
    }

    private static func of(_ code: StatusCode?, _ words: BouncePatterns.Verdict?, _ plain: String) -> Bounce.Kind {
        guard let code else { return words?.kind ?? smtp(plain) }
        guard let words else { return final(byCode(code) ?? (code.isGeneral ? smtp(plain) : .unknown), code) }
        // "Recipient address rejected" behind a code for a sender who is not authenticated says whose address the letter was for.
        if words.kind == .hard, !words.isPlain, isOfSender(code) { return .ours }
        // "Not authenticated" behind Exchange's codes for a recipient is said by the recipient's rule.
        if words.kind == .ours, byCode(code) == .refused { return final(.refused, code) }
        // Given up after days: whoever is unknown for so long is no more.
        if words.kind == .hard, words.isPlain, code.text == "4.1.1" { return .hard }
        return final(outranks(words, code) ? kind(words, code) : byCode(code) ?? words.kind, code)
    }

    /// Whether words count, whatever the code. Of a dead address they do but where the code says that the mailbox is full, that the way to it fails,
    /// or that the letter is at fault.
    private static func outranks(_ words: BouncePatterns.Verdict, _ code: StatusCode) -> Bool {
        guard words.kind == .hard, !isGeneral(code), code.subject != 5, code.subject != 7 else { return true }
        return words.isPlain && (code.subject == 1 || (code.subject == 2 && code.detail == 1))
    }

    /// "Recipient address rejected" may be said of a dead address; behind `5.7` it is that recipient's refusal.
    private static func kind(_ words: BouncePatterns.Verdict, _ code: StatusCode) -> Bounce.Kind {
        words.kind == .hard && !words.isPlain && code.subject == 7 ? .refused : words.kind
    }

    /// RFC 7372 §3, RFC 7505 §5.1, and what Exchange Online adds for senders.
    private static func isOfSender(_ code: StatusCode) -> Bool {
        code.subject == 7 && ((20...29).contains(code.detail) || (500...799).contains(code.detail))
    }

    /// A code that leaves open what is the matter.
    private static func isGeneral(_ code: StatusCode) -> Bool {
        code.subject == 0 || (code.detail == 0 && (1...4).contains(code.subject))
    }

    /// What a server may still think better of is no dead address, and no refusal for good: greylisting says 4.7.1, too. Whose fault it is when
    /// our own server is refused does not change by that.
    private static func final(_ kind: Bounce.Kind, _ code: StatusCode) -> Bounce.Kind {
        code.major == 4 && kind != .unknown && kind != .ours ? .soft : kind
    }

    /// RFC 3463 §3, the list of IANA, and what Exchange Online adds for recipients that take mail of few.
    private static func byCode(_ code: StatusCode) -> Bounce.Kind? {
        switch (code.major, code.subject, code.detail) {
        case (4, _, _): .soft
        case (5, 7, 13), (5, 7, 17), (5, 7, 18): .hard
        case (5, 7, 2), (5, 7, 12), (5, 7, 124), (5, 7, 129), (5, 7, 133...136): .refused
        case (5, 7, _), (5, 1, 7...9): .ours
        case (_, 6, _), (_, 2, 2), (_, 2, 3), (_, 2, 4), (_, 2, 121), (_, 2, 122), (_, 3, 1), (_, 3, 4), (_, 5, _):
            .soft
        case (5, 1, 0): nil
        case (5, 1, _), (5, 2, 1): .hard
        case (5, 4, 1), (5, 4, 4), (5, 4, 310): .hard
        case (5, 4, _), (5, 3, 2): .soft
        default: nil
        }
    }

    /// By the digits of SMTP alone, RFC 5321 §4.2.3; 542 is how one provider says that a recipient is unknown.
    private static func smtp(_ plain: String) -> Bounce.Kind {
        for (code, kind) in [
            ("552 ", Bounce.Kind.soft), ("421 ", .soft), ("450 ", .soft), ("451 ", .soft), ("452 ", .soft),
            ("553 ", .unknown), ("551 ", .hard), ("542 ", .hard),
        ] {
            guard let position = plain.position(of: code) else { continue }
            let bytes = Array(plain.utf8.prefix(position).suffix(1))
            if let before = bytes.first, (before >= 0x30 && before <= 0x39) || before == 0x2E { continue }
            return kind
        }
        return .unknown
    }
}
