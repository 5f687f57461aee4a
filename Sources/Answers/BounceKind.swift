/// Whose fault a bounce is, from its status code and its words.
///
/// The words come first where they are plain: servers answer `550 5.1.1` to mail that a block list stopped, and `5.7.1` to a mailbox that is full.
enum BounceKind {
    static func of(_ code: StatusCode?, _ text: String) -> Bounce.Kind {
        let plain = Folding.plain(String(text.unicodeScalars.prefix(4_000))).split {
            $0 == " " || $0 == "\t" || $0 == "\n"
        }.joined(separator: " ")
        let words = BouncePatterns.kind(plain)
        guard let code else { return words ?? smtp(plain) }
        if let words, words == .ours || words == .soft || general(code) || code.subject == 5 {
            return final(words, code)
        }
        return final(byCode(code) ?? words ?? .unknown, code)
    }

    /// A code that leaves open what is the matter.
    private static func general(_ code: StatusCode) -> Bool {
        code.subject == 0 || (code.subject == 3 && code.detail == 0) || (code.subject == 4 && code.detail == 0)
            || (code.subject == 2 && code.detail == 0)
    }

    /// What a server may still think better of is no dead address, and no refusal of what we send: greylisting says 4.7.1, too.
    private static func final(_ kind: Bounce.Kind, _ code: StatusCode) -> Bounce.Kind {
        code.major == 4 && kind != .unknown ? .soft : kind
    }

    /// RFC 3463 §3, and the list of IANA.
    private static func byCode(_ code: StatusCode) -> Bounce.Kind? {
        switch (code.major, code.subject, code.detail) {
        case (5, 7, _): .ours
        case (5, 1, 7), (5, 1, 8), (5, 1, 9): .ours
        case (4, _, _), (_, 6, _), (_, 2, 2), (_, 2, 3), (_, 2, 4), (_, 3, 1), (_, 3, 4), (_, 5, _): .soft
        case (5, 1, _): .hard
        case (5, 2, 1): .hard
        case (5, 4, 1), (5, 4, 4), (5, 4, 310): .hard
        case (5, 4, _), (5, 3, 2): .soft
        default: nil
        }
    }

    /// By the digits of SMTP alone, RFC 5321 §4.2.3.
    private static func smtp(_ plain: String) -> Bounce.Kind {
        for (code, kind) in [
            ("552 ", Bounce.Kind.soft), ("421 ", .soft), ("450 ", .soft), ("451 ", .soft), ("452 ", .soft),
            ("553 ", .unknown), ("551 ", .hard),
        ] {
            guard let position = plain.position(of: code) else { continue }
            let bytes = Array(plain.utf8.prefix(position).suffix(1))
            if let before = bytes.first, (before >= 0x30 && before <= 0x39) || before == 0x2E { continue }
            return kind
        }
        return .unknown
    }
}

/// What mail systems say in words, folded. The first that fits counts: what is our own fault before a full mailbox, that before a dead address.
enum BouncePatterns {
    private static let table: [(Bounce.Kind, [String])] = [
        (
            .soft,
            [
                "mailbox full", "mailbox is full", "mail box full", "mailbox over quota", "over quota", "overquota",
                "over-quota", "quota exceeded", "exceeded quota", "exceeds quota", "quota limit", "disk quota",
                "exceeded storage", "exceeded its storage", "exceeded his/her quota", "storage limit",
                "insufficient storage", "insufficient system storage", "out of storage", "mailbox size limit",
                "mailfolder is full", "mailbox quota", "mailbox exceeded", "inbox is full", "is over the limit",
                "over the maximum allowed", "not enough space",
                "postfach voll", "postfach ist voll", "not enough storage", "exceeded the maximum mailbox size",
                "would exceed", "user is overquota", "over disk quota", "account is full", "full mailbox",
                "message quota", "too many messages on this mailbox", "user has too many messages", "enough space",
                "exceeding their quota", "exceeding his quota", "has not been collected", "over its disk quota",
            ]
        ),
        (
            .ours,
            [
                "spam", "blacklist", "black list", "blocklist", "block list", "blocked", "spamhaus", "spamcop",
                "barracuda", "dnsbl", "rbl", "poor reputation", "bad reputation", "low reputation", "reputation",
                "dmarc", "dkim", "spf ", "spf-", "sender policy framework", "unauthenticated", "not authenticated",
                "authentication required", "policy violation", "policy reasons", "local policy",
                "administrative prohibition", "administratively prohibited",
                "message rejected due to", "content rejected", "rejected for policy", "rejected by policy",
                "rejected by header", "message content rejected", "contains a virus", "virus", "malware",
                "prohibited attachment", "relaying denied", "relay access denied", "relay denied",
                "relay not permitted", "relaying not", "unable to relay", "not permitted to relay", "we do not relay",
                "client host rejected", "helo command rejected", "sender address rejected", "sender verify failed",
                "sender denied", "sender not allowed", "no rdns", "reverse dns", "ptr record", "too many messages",
                "sending limit", "without to: fields",
                "resent-from field",
                "not accepting mail from", "not authorized to send", "not allowed to send", "sender is not authorized",
                "delivery not authorized", "message refused", "access denied to", "bad sender",
                "domain of sender address", "ssl required", "tls required", "starttls", "unsolicited", "bulk mail",
                "suspicious", "suspected", "rejected by recipient's", "ip address is",
            ]
        ),
        (
            .soft,
            [
                "connection timed out", "connection refused", "no route to host", "network is unreachable",
                "host is unreachable", "could not connect", "couldn't connect", "couldn't establish an smtp connection",
                "timed out", "timeout", "try again later", "temporarily", "temporary", "retry timeout exceeded",
                "retry time not reached", "greeting", "lost connection", "connection dropped", "not accepting messages",
                "service unavailable", "system not accepting",
                "i'm not going to try again; this message has been in the queue too long", "resources",
                "unable to connect", "all hosts for", "delivery time expired", "message expired",
                "been in the queue too long", "queue too long", "conversation with", "system error", "out of memory",
                "deferred", "connection was dropped", "delivery failed 20 attempts", "maximum delivery attempts",
                "died with status",
                // One recipient's mail system, or the way to it: nobody else's mail suffers.
                "message size exceeds", "message too large", "message too big", "message is too large",
                "exceeds maximum message size", "size limit for", "exceeded the maximum message size",
                "message length exceeds", "maximum incoming message size", "message looping", "loops back", "greylist",
                "graylist", "too many hops", "hop count exceeded", "mail loop", "loop detected", "routing loop",
                "challenge", "rate limit", "too many connections",
            ]
        ),
        (
            .hard,
            [
                "user unknown", "unknown user", "no such user", "no such person", "doesn't have a", "user not known",
                "name is not recognized", "n'existe pas", "invalid final delivery", "could not find a gateway",
                "no such recipient", "no such address", "no such mailbox", "no such account", "no mailbox here",
                "no mailbox by that name", "not our customer", "user not found", "user doesn't exist",
                "user does not exist", "does not exist", "doesn't exist", "doesnt exist", "unknown recipient",
                "recipient unknown", "unknown address", "address unknown", "unknown local", "unknown mailbox",
                "invalid recipient", "invalid mailbox", "invalid address", "invalid user", "bad destination",
                "mailbox unavailable", "mailbox not found", "mailbox is disabled", "mailbox disabled",
                "mailbox inactive", "mailbox unknown", "mailbox does not", "account disabled",
                "account has been disabled", "account is disabled", "account inactive", "account closed",
                "account has been closed", "account expired", "account suspended", "account that you tried to reach",
                "address rejected", "recipient rejected", "recipient address rejected", "recipient not found",
                "address not found", "address doesn't", "not a valid", "is not a known user", "is not listed in",
                "not listed in", "isn't listed in", "unrouteable address", "unrouteable mail domain", "unroutable",
                "unrouteable", "host unknown", "unknown host", "host not found", "domain not found",
                "name or domain name not found", "host or domain name not found", "name service error",
                "no such domain", "couldn't find any host", "bad address", "bad recipient", "no longer valid",
                "no longer available", "no longer active", "no longer in use", "no longer with", "no longer employed",
                "no longer on server", "user is no longer", "not a local", "isn't local", "no local mailbox",
                "delivery to this address is restricted", "undeliverable address", "unable to deliver to this user",
                "mailbox not available", "no valid recipients", "no valid recipient", "user account is",
                "user is unknown", "user inactive", "inactive user", "disabled user", "unknown to address",
                "not found in directory", "not unique", "empfaenger unbekannt", "unbekannter benutzer",
                "existiert nicht", "nicht gefunden", "benutzer unbekannt", "utilisateur inconnu", "adresse inconnue",
                "destinatario desconocido", "usuario desconocido", "no existe", "the email account that you tried",
                "has no mailbox", "this address no longer accepts mail", "unknown or illegal alias",
                "no matches to nameserver query", "addressee unknown", "nonexistent", "non-existent", "not exist",
            ]
        ),
    ]

    /// What the words say; `nil` if none is known.
    static func kind(_ plain: String) -> Bounce.Kind? {
        for (kind, patterns) in table where patterns.contains(where: { has(plain, $0) }) { return kind }
        return nil
    }

    /// A pattern of letters alone and at most five of them must stand as a word: "rbl" is not in "marble".
    private static func has(_ plain: String, _ pattern: String) -> Bool {
        guard pattern.utf8.count <= 5, pattern.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else {
            return plain.has(pattern)
        }
        return plain.utf8.split { !($0 >= 0x61 && $0 <= 0x7A) }.contains { $0.elementsEqual(pattern.utf8) }
    }
}
