@testable import Replies

/// What a message says of a letter and of whom it went to.
enum BounceReading: Hashable {
    /// The address is dead.
    case dead
    /// This recipient refuses us.
    case refused
    /// For now.
    case later
    /// What we send is refused.
    case ours
    /// It failed, and nobody knows why; or it is not seen that it did. Nothing is assumed.
    case open
    case complaint
    /// A letter arrived, or a program answered.
    case none

    static func read(_ claim: Claim) -> Set<BounceReading> {
        switch claim {
        case .bounce(let bounce): Set(bounce.failures.map { BounceReading($0.kind) })
        case .complaint: [.complaint]
        case .ignored(.delayed): [.later]
        case .ignored(.delivered): [.none]
        default: [.open]
        }
    }

    private init(_ kind: Bounce.Kind) {
        switch kind {
        case .hard: self = .dead
        case .refused: self = .refused
        case .soft: self = .later
        case .ours: self = .ours
        case .unknown: self = .open
        }
    }
}

extension SisimaiSet.Expectation {
    /// Whether it says that the address is dead.
    var isDead: Bool { ["userunknown", "hostunknown", "hasmoved", "suspend"].contains(reason) }

    /// Whether a recipient is dead by it under no circumstances: a rate, or the sender, is at fault.
    var isOfRateOrSender: Bool {
        [
            "speeding", "toomanyconn", "ratelimited", "blocked", "badreputation", "authfailure", "requireptr",
            "norelaying", "rejected", "policyviolation", "spamdetected", "securityerror", "notcompliantrfc",
        ].contains(reason)
    }

    /// The readings that are right, by Sisimai's word for the reason.
    var right: Set<BounceReading> {
        switch reason {
        case _ where isDead: [.dead]
        // The house takes no mail at all: as good as dead, and now and then on one day only.
        case "notaccept": [.dead, .later]
        // It is said where a letter is refused after its text: most texts are "User unknown", some are a filter of the recipient's.
        case "filtered": [.dead, .refused, .later]
        case "mailboxfull", "expired", "networkerror", "systemerror", "systemfull", "toomanyconn", "speeding",
            "ratelimited", "exceedlimit", "mailererror", "mesgtoobig":
            [.later]
        // One letter is at fault: its text, or a file in it. Whether others would be taken nobody knows.
        case "contenterror", "virusdetected": [.ours, .refused, .later]
        // A mail system is at fault, ours or theirs.
        case "syntaxerror": [.ours, .later]
        // Sisimai found nothing in it either.
        case "undefined", "onhold": [.ours, .refused, .later, .dead]
        // `dmarc` and `auth-failure` report to whoever publishes a policy; nobody complained.
        case "feedback": ["auth-failure", "dmarc"].contains(feedback) ? [.open, .none] : [.complaint]
        case "vacation": [.open, .none]
        case "delivered": [.none, .open]
        // Who decides is the house or the recipient. A 4 says that it is tried again.
        default: status.hasPrefix("4") ? [.ours, .refused, .later] : [.ours, .refused]
        }
    }
}

extension SisimaiSet.Row {
    /// Messages whose own text says something else than the reason that is published for them, and what it says.
    private static let arguable: [String: Set<BounceReading>] = [
        // "5.7.0 Header error", which elsewhere is a violation of a policy.
        "lhost-gmail-03": [.ours],
        // "User temporary locked. Please try again later!"
        "lhost-amazonses-19": [.later],
        // The report says "5.1.1 User Unknown", the text above it "not enough disk space".
        "rfc3464-01": [.dead, .later],
        // "550 Unknown user".
        "rhost-nttdocomo-03": [.dead],
        "rhost-nttdocomo-02": [.dead],
        // "5.4.1 All recipient addresses rejected: Access denied", by which Exchange Online means that there are none.
        "lhost-mfilter-04": [.dead],
        // "5.7.1 Recipient address rejected: Access denied", which is said of a recipient and not why.
        "lhost-exim-30": [.dead, .refused],
        // "sender rejected", with a number by which Spectrum means a rate.
        "rhost-spectrum-01": [.ours, .later],
        // "is not a registered gateway user".
        "rfc3464-35": [.dead],
        // procmail could not make a mailbox, for "No such user".
        "lhost-postfix-01": [.dead, .later],
        // The first of three has two reasons in the text, and it is nobody's domain.
        "lhost-v5sendmail-07": [.dead, .ours],
        // Apple's wish for no more letters, by mail to the address that List-Unsubscribe gave: ours has a token.
        "arf-26": [.open],
    ]

    var expectedReadings: [Set<BounceReading>] { Self.arguable[name].map { [$0] } ?? expected.map(\.right) }
}
