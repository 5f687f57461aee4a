import Forms

/// What mail systems say in words, folded. The first that fits counts.
enum BouncePatterns {
    /// What words say, and whether they can hardly mean anything else.
    struct Verdict: Hashable {
        var kind: Bounce.Kind
        var isPlain: Bool
    }

    private struct Row {
        var verdict: Verdict
        var patterns: [String]

        init(_ kind: Bounce.Kind, isPlain: Bool = true, _ patterns: String...) {
            verdict = Verdict(kind: kind, isPlain: isPlain)
            self.patterns = patterns
        }
    }

    // MARK: Looking

    /// A text as the patterns know it: folded, on one line, and without addresses and the names of hosts: `spam@example.org` and
    /// `mx.antispam.example` are no verdicts. Exchange's own names, `RESOLVER.RST.NotAuthorized`, look like a host's.
    static func plain(_ text: String) -> String {
        let folded = Folding.plain(String(text.unicodeScalars.prefix(4_000)))
        var kept: [Substring] = []
        for word in folded.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" }) {
            let isNamed = kept.last.map { ["host", "server", "mta", "mx"].contains($0) } ?? false
            if word.contains("@") {
                // "<anna@example.org>:blocked" says something behind the address.
                kept += word.split { ":;,<>()".contains($0) }.filter { !$0.contains("@") }
            } else if !isHost(word, isNamed: isNamed) {
                kept.append(word)
            }
        }
        return kept.joined(separator: " ")
    }

    private static let families: Set<Substring> = ["resolver", "storedrv", "transport", "routing", "smtpsend", "queue"]

    /// The names of those who keep block lists say why a letter was refused.
    private static let lists = ["spamhaus", "spamcop", "dnsbl", "sorbs", "uceprotect", "barracudacentral", "abuseat"]

    private static func isHost(_ word: Substring, isNamed: Bool) -> Bool {
        let labels = word.prefix { $0 != "[" && $0 != "(" && $0 != ":" && $0 != ";" }.split(separator: ".")
        guard labels.count >= (isNamed ? 2 : 3), let first = labels.first, let last = labels.last,
            !families.contains(first), isNamed || !lists.contains(where: { String(word).has($0) })
        else { return false }
        return last.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
            && labels.allSatisfy { label in
                label.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D }
            }
    }

    /// What words say; `nil` if none is known.
    static func verdict(_ plain: String) -> Verdict? {
        for row in table where row.patterns.contains(where: { has(plain, $0) }) { return row.verdict }
        return nil
    }

    /// What the other side said, where a mail system puts a title of its own before it that says as little as a code.
    static func wrapped(_ plain: String) -> String? {
        for title in ["unknown address error ", "other mail system problem "] {
            if let start = plain.position(of: title) {
                return String(decoding: plain.utf8.dropFirst(start + title.utf8.count), as: UTF8.self)
            }
        }
        return nil
    }

    /// Whether a server refused before it heard of a recipient: where the letter came from, then, or whose it is.
    static func isBeforeRecipient(_ plain: String) -> Bool { stages.contains { plain.has($0) } }

    private static let stages = [
        "after mail from", "reply to mail from", "our mail from", "after helo", "reply to helo", "after ehlo",
        "reply to ehlo", "our ehlo", "our helo", "after initial connection",
        ">>> mail from <<< 5",
    ]

    /// Houses whose every address is a group: what they refuse is a stranger's mail to its members.
    static let groups: Set = ["googlegroups.com", "groups.io", "freelists.org"]

    /// A pattern of letters alone and at most five of them must stand as a word: "rbl" is not in "marble".
    private static func has(_ plain: String, _ pattern: String) -> Bool {
        guard pattern.utf8.count <= 5, pattern.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else {
            return plain.has(pattern)
        }
        return plain.utf8.split { !($0 >= 0x61 && $0 <= 0x7A) }.contains { $0.elementsEqual(pattern.utf8) }
    }

    // MARK: Words

    /// In this order: what sounds like something else and is beyond doubt; what passes; a recipient who refuses; a sender who is refused; a dead
    /// address; then words that are more often than not one of these.
    private static let table = [
        Row(.ours, "sending quota", "sending limit"), Row(.hard, "account or domain may not exist"), passing, refusal,
        sender, dead, senderMaybe, failing, deadMaybe,
    ]

    /// The recipient's mailbox takes nothing at present: it is full, it gets too much at a time, the sender is to come again.
    private static let passing = Row(
        .soft, "mailbox full", "mailbox is full", "mail box full", "mailbox over quota", "over quota", "overquota",
        "over-quota",
        "quota exceeded", "exceeded quota", "exceeds quota", "quota limit", "disk quota", "exceeded storage",
        "exceeded its storage", "exceeded his/her quota", "storage limit", "insufficient storage",
        "insufficient system storage", "out of storage", "mailbox size limit", "mailfolder is full", "mailbox quota",
        "mailbox exceeded", "inbox is full", "is over the limit", "over the maximum allowed", "not enough space",
        "postfach voll", "postfach ist voll", "not enough storage", "exceeded the maximum mailbox size",
        "would exceed", "user is overquota", "over disk quota", "account is full", "full mailbox",
        "message quota", "too many messages on this mailbox", "user has too many messages", "enough space",
        "exceeding their quota", "exceeding his quota", "has not been collected", "over its disk quota",
        "mail at a rate", "mail too quickly", "messages too quickly", "rate that prevents", "receive limit",
        "recipient thread limit", "receiving too many", "greylist", "graylist", "grey-list", "gray-list", "grey list",
        "gray list", "temporary locked", "temporarily locked", "malformed or unexpected name server reply",
        "host not found, try again", "too many recipients", "frequency limited", "too many connections",
        "too many concurrent", "connection rate", "rate limit", "mailbox exceeds")

    /// The recipient, or somebody who decides for them, takes no mail of ours: a personal block, a group for its members, a house that takes
    /// none from outside.
    private static let refusal = Row(
        .refused, "recipient has blocked", "recipient blocked", "blocked by the recipient", "blocked by recipient",
        "blocked by user", "blocked by the user", "user has blocked", "blocked your address", "blocked you",
        "blocked your email", "has blocked mail from", "does not accept mail from you",
        "does not accept messages from you", "is not accepting mail from this sender",
        "isn't accepting messages from", "is not accepting messages from", "refuses mail from you",
        "refused by recipient", "refused by the recipient", "refused by user", "recipient preferences",
        "rejected by the recipient.",
        "rejected by user", "customer block list", "tenant allow/block list", "tenant allow block list",
        "envelope blocked - user entry", "manually blocked senders", "block manually", "senderfilterconfig",
        "banned by recipient", "vom empfaenger blockiert", "vom empfaenger gesperrt", "bloque par le destinataire",
        "bloqueado por el destinatario", "bloccato dal destinatario", "geblokkeerd door de ontvanger",
        "bloqueado pelo destinatario", "empfaenger hat sie blockiert", "empfaenger hat sie gesperrt",
        "empfaenger hat dich blockiert", "empfaenger hat ihre adresse", "empfaenger hat deine adresse",
        "empfaenger hat ihre e-mail-adresse", "empfaenger hat ihre mailadresse", "empfaenger hat den absender",
        "empfaenger hat diesen absender", "empfaengerin hat sie blockiert", "empfaengerin hat ihre adresse",
        "empfaenger nimmt keine nachrichten von ihnen", "empfaenger nimmt keine e-mails von ihnen",
        "destinataire a bloque", "destinataire vous a bloque", "destinataire n'accepte pas les messages de",
        "destinataire refuse vos", "destinatario ha bloqueado", "destinatario le ha bloqueado",
        "destinatario ha bloccato", "destinatario bloqueou", "ontvanger heeft u geblokkeerd",
        "ontvanger heeft uw adres geblokkeerd", "ontvanger heeft de afzender geblokkeerd",
        "notauthenticatedfor", "authenticationrequiredforrecipient", "resolver.rst.notauthorized",
        "resolver.rst.authrequired", "resolver.rst.restricted", "delivery restriction", "not authenticated for",
        "not authenticated when sending to", "sender was not authenticated by organization",
        "when sending to this group", "allowed-senders list", "allowed senders list", "only accepts messages from",
        "only accepts mail from", "only accept messages from", "accepts mail only from", "accepts messages only from",
        "members only", "members-only", "only members", "member-only", "only subscribers", "subscribers only",
        "subscriber-only", "subscribers-only", "non-member", "nonmember", "not a member of", "not a subscriber",
        "not subscribed", "allowed to post", "permitted to post", "permission to post", "authorized to post",
        "nur mitglieder", "nur fuer mitglieder", "nur von mitgliedern", "internal use only", "internal only",
        "delivery to this address is restricted", "does not accept external", "external senders",
        "outside the organization", "outside its organization", "outside your organization")

    /// What we send is refused, or from where, or how: whatever its address.
    private static let sender = Row(
        .ours, "blacklist", "black list", "black-list", "blocklist", "block list", "block-list", "spamhaus", "spamcop",
        "sorbs", "uceprotect", "barracudacentral", "dnsbl",
        "poor reputation", "bad reputation", "low reputation", "reputation of", "barracuda reputation",
        "dmarc", "dkim", "spf ", "spf-", "openspf", "sender policy framework", "unauthenticated", "not authenticated",
        "authentication required", "anti-spoofing", "spoofed", "policy violation", "policy reasons",
        "policy restrictions", "security policies", "contains a virus", "malware", "prohibited attachment",
        "relaying denied", "relay access denied", "relay denied", "relay not permitted", "relaying not",
        "unable to relay", "not permitted to relay", "we do not relay", "rcpthosts",
        "client host", "blocked using", "banned sending ip", "banned sender", "your ip", "ip address is",
        "ip address sending", "sending ip", "sending mta", "ip has been",
        "helo command rejected", "bad helo", "sender address rejected", "sender rejected", "rejected sender",
        "sender verify failed", "sender verification failed", "sender denied", "sender not allowed", "sender is denied",
        "sender refused", "invalid sender", "bad sender", "sender is not authorized", "domain of sender",
        "sender domain", "not accepting mail from", "not authorized to send", "not allowed to send",
        "rdns", "reverse dns", "ptr record", "missing ptr", "too many messages", "unsolicited",
        "unroutable sender", "unrouteable sender", "from: domain is invalid", "valid from:", "host network not allowed",
        "invalid ip for sending", "name lookup failed", "mismatches client ip", "postmaster for help or to contact",
        "open relay", "sender was rejected", "my name was rejected", "authentication checks failed",
        "bulk mail", "aup#", "without to: fields", "resent-from field", "ssl required", "tls required",
        "starttls command first", "must issue a starttls", "starttls is required",
        "unwanted messages", "turn on smtp authentication", "denied by policy",
        "unusual rate", "user complaints", "access denied to", "mail rejete. mail rejected", "ofr_506")

    /// There is no such mailbox, or no such domain.
    private static let dead = Row(
        .hard,
        "user unknown", "unknown user", "no such user", "no such person", "user not known", "name is not recognized",
        "n'existe pas", "could not find a gateway", "no such recipient", "no such address", "no such mailbox",
        "no such account", "no mailbox here", "no mailbox by that name", "not our customer", "user not found",
        "user doesn't exist", "user does not exist", "this user doesn't have a", "does not exist", "doesn't exist",
        "doesnt exist", "unknown recipient", "recipient unknown", "unknown address", "address unknown",
        "unknown local", "unknown mailbox", "mailbox not found", "mailbox is disabled", "mailbox disabled",
        "mailbox inactive", "mailbox unknown", "mailbox does not", "account disabled", "account has been disabled",
        "account is disabled", "account inactive", "account is inactive", "account closed", "account has been closed",
        "account expired", "account suspended", "account that you tried to reach", "disabled recipient",
        "recipient disabled", "recipient is disabled", "recipient not found", "recipientnotfound",
        "address not found", "address doesn't", "is not a known user", "not listed in", "isn't listed in",
        "unrouteable address", "unrouteable mail domain", "unroutable", "unrouteable", "host unknown", "unknown host",
        "host not found", "domain not found", "name or domain name not found", "host or domain name not found",
        "name service error", "no such domain", "couldn't find any host", "no longer valid", "no longer active",
        "no longer in use", "no longer with", "no longer employed", "no longer on server", "user is no longer",
        "no local mailbox", "user is unknown", "user inactive", "inactive user", "disabled user",
        "unknown to address", "not found in directory", "empfaenger unbekannt", "unbekannter benutzer",
        "unbekannter empfaenger", "existiert nicht", "benutzer unbekannt", "utilisateur inconnu", "adresse inconnue",
        "destinataire inconnu", "destinatario desconocido", "usuario desconocido", "no existe", "has no mailbox",
        "this address no longer accepts mail", "unknown or illegal alias", "no matches to nameserver query",
        "account is blocked", "account is frozen", "mailbox is frozen", "compte du destinataire est bloque",
        "account is locked", "please check the domain", "no smtp service", "no mx record found", "invalid recipient",
        "invalid mailbox", "bad recipient", "host does not accept mail", "domain does not accept mail", "null mx",
        "nullmx",
        "addressee unknown", "nonexistent", "non-existent", "mailbox owner has changed", "not a valid recipient")

    /// Words that stand in a refusal of what we send more often than elsewhere.
    private static let senderMaybe = Row(
        .ours, isPlain: false,
        "spam", "blocked", "barracuda", "rbl", "reputation", "local policy", "organization policy",
        "administrative prohibition", "administratively prohibited", "message rejected due to", "content rejected",
        "rejected for policy", "rejected by policy", "rejected by header", "message content rejected", "virus",
        "delivery not authorized", "message refused", "suspicious", "suspected", "rejected by recipient's")

    /// The way fails, or a mail system does, or one letter is not taken: nobody else's mail suffers.
    private static let failing = Row(
        .soft, isPlain: false,
        "connection timed out", "connection refused", "no route to host", "network is unreachable",
        "host is unreachable", "could not connect", "couldn't connect", "couldn't establish an smtp connection",
        "timed out", "timeout", "try again later", "temporarily", "temporary", "retry timeout exceeded",
        "retry time not reached", "greeting", "lost connection", "connection dropped", "not accepting messages",
        "service unavailable", "system not accepting",
        "i'm not going to try again; this message has been in the queue too long", "resources",
        "unable to connect", "all hosts for", "delivery time expired", "message expired",
        "been in the queue too long", "queue too long", "conversation with", "system error", "out of memory",
        "deferred", "connection was dropped", "delivery failed 20 attempts", "maximum delivery attempts",
        "died with status", "message size exceeds", "message too large", "message too big", "message is too large",
        "exceeds maximum message size", "size limit for", "exceeded the maximum message size",
        "message length exceeds", "maximum incoming message size", "message looping", "loops back",
        "too many hops", "hop count exceeded", "mail loop", "loop detected", "routing loop", "challenge",
        "mailer error", "size limit exceeded", "line limit exceeded", "not accept our requests to connect",
        "socket error", "envelope expired", "could not deliver for the last", "after multiple retries",
        "not reachable", "hosts have been failing", "does not support tls", "currently unavailable",
        "connection reset")

    /// Words that are mostly said of a dead address, and now and then of a refusal.
    private static let deadMaybe = Row(
        .hard, isPlain: false,
        "doesn't have a", "invalid final delivery", "invalid address",
        "invalid user", "bad destination", "mailbox unavailable", "mailbox not available", "address rejected",
        "recipient rejected", "recipient address rejected", "not a valid", "is not listed in", "bad address",
        "no longer available", "not a local", "isn't local", "undeliverable address",
        "unable to deliver to this user", "no valid recipients", "no valid recipient", "user account is",
        "not unique", "nicht gefunden", "the email account that you tried", "not exist")
}
