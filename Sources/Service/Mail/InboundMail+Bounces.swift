import Replies
import CivilTime
import Mail
import Mentoring
import Store

/// Letters that came back, and who wants no more letters.
extension InboundMail {
    /// A letter came back: the address is scored, or what we send is refused.
    func take(_ bounce: Bounce, _ incoming: MailCase) throws {
        guard incoming.use == .bounce, let letter = incoming.letter else {
            return try setAside(
                try about(bounce, incoming), "bounce",
                "a bounce that did not come to the address of the letter's envelope")
        }
        let address = letter.address.lowercased()
        let failure =
            bounce.failures.first { ($0.originalRecipient ?? $0.recipient)?.lowercased() == address }
            ?? bounce.failures.first
        guard let failure else { return try setAside(incoming, "bounce", "a bounce that names no failure") }
        var finding = Finding(failure, of: address)
        // What still comes back of the letters that made it stop says no more than they did.
        if try writer.breaker()?.reason.hasPrefix(StopCause.refused(status: "").description) == true { finding = .ours }
        try remember(incoming, "bounce", .recorded)
        try writer.insert(
            BounceRecord(
                recipient: letter.recipient, address: address, at: cameIn, kind: finding.kind, status: failure.status,
                letter: letter.number))
        var person: PersonID?
        if case .person(let id) = letter.recipient { person = id }
        let status = failure.status.map { " (\($0))" } ?? ""
        try writer.append(
            Event(
                at: now, kind: .bounced, person: person, messageID: letter.messageID,
                text: "letter \(letter.number) came back: \(finding.words)\(status)"))
        // Whoever a letter did not reach was not asked.
        if letter.state == .submitted {
            try writer.finish(letter.number, state: .failed, at: now, fault: "it came back\(status)")
        }
        if try isOurFault() {
            try takeBlame()
            return try ServiceLoop.openBreaker(.refused(status: status), configuration, writer, now)
        }
        let planner = Planner(rules: configuration.rules)
        if finding == .ours, let domain = AddressSides(address)?.domain {
            try writer.apply(try planner.refused(by: domain, status: status, now: now))
        }
        guard let person, try score(of: address).isDead, let known = try writer.person(person),
            known.email.lowercased() == address, known.addressFault == nil
        else { return }
        var dead = known
        dead.addressFault = Self.comesBack + (finding == .refused ? ": mail of ours is refused there" : "") + status
        try writer.apply(try planner.unreachable(dead, now: now))
        for mentorship in try writer.mentorshipIDs(of: person) { try writer.setNextWake(mentorship, now) }
    }

    /// What a letter that came back says of its address.
    private enum Finding {
        case dead, refused, later, forwarding, ours

        init(_ failure: Bounce.Failure, of address: String) {
            switch failure.kind {
            case .hard: self = .dead
            case .refused: self = .refused
            case .soft, .unknown: self = .later
            case .ours:
                // Whoever forwards our letters sends them from a machine that our domain does not name: what refuses them there says nothing of us.
                let isElsewhere = failure.recipient.map {
                    BounceEvidence.house(of: $0) != BounceEvidence.house(of: address)
                }
                self = isElsewhere == true ? .forwarding : .ours
            }
        }

        var kind: BounceRecord.Kind {
            switch self {
            case .dead, .refused: .hard
            case .later, .forwarding: .soft
            case .ours: .ours
            }
        }

        var words: String {
            switch self {
            case .dead: "the address takes no letters"
            case .refused: "the recipient takes no mail of ours"
            case .later: "for now"
            case .forwarding: "it is refused where the address is forwarded to"
            case .ours: "what we send is refused"
            }
        }
    }

    /// The case of a bounce that proves nothing, with whose letter it says came back: it goes with that person's erasure.
    private func about(_ bounce: Bounce, _ incoming: MailCase) throws -> MailCase {
        guard let id = bounce.letterMessageID, let number = try writer.letterNumber(messageID: id),
            let letter = try writer.letter(number), case .person(let person) = letter.recipient
        else { return incoming }
        return MailCase(
            identity: incoming.identity, letter: letter, person: try writer.person(person), items: nil, use: nil)
    }

    /// With this begins the fault of an address whose letters came back.
    private static let comesBack = "letters come back"

    /// Whether mail systems refuse us. What a coordinator's word has settled counts no more.
    private func isOurFault() throws -> Bool {
        let closed = try writer.value(StoreKey.breakerClosed).flatMap { Int64($0) }.map { Instant(seconds: $0) }
        let since = max(cameIn - BounceEvidence.window, closed ?? .distantPast)
        return BounceEvidence.isOurs(
            try writer.bounces(since: since).map {
                .init(recipient: $0.recipient, address: $0.address, isRefusal: $0.kind == .ours)
            })
    }

    /// What came back within the day says nothing of the addresses: whoever was taken for unreachable by it gets letters again.
    private func takeBlame() throws {
        let recipients = try writer.takeBlame(forBouncesSince: cameIn - BounceEvidence.window)
        let planner = Planner(rules: configuration.rules)
        for case .person(let id) in recipients {
            guard let person = try writer.person(id), person.addressFault?.hasPrefix(Self.comesBack) == true,
                try !score(of: person.email.lowercased()).isDead
            else { continue }
            try writer.apply([
                planner.reachable(person, "that they came back was no fault of the address", now: now)
            ])
            for mentorship in try writer.mentorshipIDs(of: id) { try writer.setNextWake(mentorship, now) }
        }
    }

    private func score(of address: String) throws -> BounceScore {
        let bounces = try writer.bounces(from: address, since: now - BounceScore.memory).map { bounce in
            let weight: BounceScore.Weight =
                switch bounce.kind {
                case .hard: .hard
                case .soft: .soft
                case .ours: .none
                }
            return (weight: weight, at: bounce.at)
        }
        return BounceScore(bounces, now: now)
    }

    /// Whether the message came from an address of the person.
    func isKnown(_ incoming: MailCase) -> Bool { isKnown(incoming.identity.sender, incoming.person, incoming.letter) }

    /// Whether an address is one of the person's.
    func isKnown(_ sender: String?, _ person: Person?, _ letter: Letter?) -> Bool {
        guard let person, let sender else { return false }
        if sender == person.email.lowercased() || sender == letter?.address.lowercased() { return true }
        return (try? writer.otherAddresses(of: person.id).contains(sender)) ?? false
    }

    /// No more letters of the kinds that the letter held. The address of List-Unsubscribe proves enough: it is in nobody else's letter, and
    /// what it does is told and can be undone.
    func unsubscribe(_ incoming: MailCase) throws {
        guard incoming.isProven, let person = incoming.person, let items = incoming.items, let letter = incoming.letter
        else {
            return try setAside(incoming, "unsubscribe", "it names no letter of ours")
        }
        let kinds = Set(items.items.map(\.notice.letter)).sorted()
        for kind in kinds { try writer.mute(kind, for: person.id, at: now) }
        try writer.append(
            Event(
                at: now, kind: .unsubscribed, actor: person.id.text, person: person.id, messageID: letter.messageID,
                text: "wants no more letters of the kind \(kinds.map(\.name).joined(separator: ", "))"))
        let mayAnswer = try mayAnswer(incoming)
        if mayAnswer {
            try write(
                .confirmation, to: .person(person.id), about: .person(person.id), .outcome(.unsubscribed), incoming)
        }
        try remember(incoming, "unsubscribe", .recorded, isAnswered: mayAnswer)
    }
}
