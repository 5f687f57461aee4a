import CivilTime
import Mail
import Mentoring

/// Letters that came back, and who wants no more letters.
extension Deciding {
    /// A letter came back: the address is scored, or what we send is refused.
    mutating func take(_ bounce: Bounce) throws {
        let history = conversation.bounces ?? BounceHistory()
        guard use == .bounce, let letter else {
            if let named = history.named {
                // It goes with the erasure of whose letter it says came back.
                letBeFrom(named.person.map { Correspondent(person: $0) })
                self.letter = named.letter
            }
            return setAside(.bounce, "a bounce that did not come to the address of the letter's envelope")
        }
        let address = letter.address.lowercased()
        let failure =
            bounce.failures.first { ($0.originalRecipient ?? $0.recipient)?.lowercased() == address }
            ?? bounce.failures.first
        guard let failure else { return setAside(.bounce, "a bounce that names no failure") }
        var finding = BounceFinding(failure, of: address)
        // What still comes back of the letters that made it stop says no more than they did.
        if case .refused = history.stop { finding = .ours }
        remember(.bounce, .recorded)
        let record = BounceRecord(
            recipient: letter.recipient, address: address, at: conversation.cameIn, kind: finding.kind,
            status: failure.status, letter: letter.number)
        outcome.changes.append(.bounce(record))
        var person: PersonID?
        if case .person(let id) = letter.recipient { person = id }
        let status = failure.status.map { " (\($0))" } ?? ""
        append(
            Event(
                at: now, kind: .bounced, person: person, messageID: letter.messageID,
                text: "letter \(letter.number) came back: \(finding.words)\(status)"))
        // Somebody whom a letter did not reach was not asked.
        if letter.state == .submitted {
            outcome.changes.append(.fail(letter: letter.number, fault: "it came back\(status)"))
        }
        if isOurFault(record, history) {
            takeBlame(history)
            outcome.changes.append(.openBreaker(.refused(status: status)))
            return
        }
        let planner = Planner(rules: rules)
        if finding == .ours, let domain = AddressSides(address)?.domain {
            apply(try planner.refused(by: domain, status: status, now: now))
        }
        guard isDead(history.address + [record]), var dead = self.person, dead.email.lowercased() == address,
            dead.addressFault == nil
        else { return }
        dead.addressFault = .comesBack(isRefused: finding == .refused, status: failure.status)
        apply(try planner.unreachable(dead, now: now))
        outcome.changes.append(.wake(dead.id))
    }

    /// Whether mail systems refuse us. What a coordinator's word has settled counts no more.
    private func isOurFault(_ record: BounceRecord, _ history: BounceHistory) -> Bool {
        let since = max(conversation.cameIn - BounceEvidence.window, history.breakerClosed ?? .distantPast)
        let failures = (history.recent + [record]).filter { $0.at >= since }.sorted {
            ($1.at, $0.recipient, $0.address, $0.kind.rawValue) < ($0.at, $1.recipient, $1.address, $1.kind.rawValue)
        }
        return BounceEvidence.isOurs(
            failures.map { .init(recipient: $0.recipient, address: $0.address, isRefusal: $0.kind == .ours) })
    }

    /// What came back within the day says nothing of the addresses: whoever was taken for unreachable by it gets letters again.
    private mutating func takeBlame(_ history: BounceHistory) {
        let since = conversation.cameIn - BounceEvidence.window
        outcome.changes.append(.takeBlame(since: since))
        for address in history.unreachable {
            guard case .comesBack = address.person.addressFault, !isDead(address.bounces.filter { $0.at < since })
            else { continue }
            apply([
                Planner(rules: rules).reachable(
                    address.person, "that they came back was no fault of the address", now: now)
            ])
            outcome.changes.append(.wake(address.person.id))
        }
    }

    private func isDead(_ bounces: [BounceRecord]) -> Bool {
        BounceScore(
            bounces.map { bounce in
                let weight: BounceScore.Weight =
                    switch bounce.kind {
                    case .hard: .hard
                    case .soft: .soft
                    case .ours: .none
                    }
                return (weight: weight, at: bounce.at)
            }, now: now
        ).isDead
    }

    /// No more letters of the kinds that the letter held. The address of List-Unsubscribe proves enough: it is in nobody else's letter, and
    /// what it does is told and can be undone.
    mutating func unsubscribe() {
        guard use != nil, let person, let items, let letter else {
            return setAside(.unsubscribe, "it names no letter of ours")
        }
        mute(items, of: letter, person, "wants")
        if mayAnswer { answer(.confirmation, .outcome(.unsubscribed)) }
        remember(.unsubscribe, .recorded, isAnswered: mayAnswer)
    }

    /// A letter was taken for spam: no more of its kinds go there, and the coordinator hears. Nothing goes back: it would be taken for spam as well.
    mutating func takeComplaint() {
        guard let person, let items, let letter else {
            return setAside(.complaint, "a complaint that names no letter of ours")
        }
        let isNew = !wasForwarded(.complaint, within: Self.pause)
        mute(items, of: letter, person, "took a letter for spam, and gets")
        remember(.complaint, isNew ? .forwarded : .recorded)
        if isNew { tellCoordinator(.complaint(person.id), about: person, place: 400) }
    }

    private mutating func mute(_ items: AnsweredItems, of letter: Letter, _ person: Person, _ words: String) {
        let kinds = Set(items.items.map(\.notice.letter)).sorted()
        outcome.changes += kinds.map { .mute($0, person.id) }
        append(
            Event(
                at: now, kind: .unsubscribed, actor: person.id.text, person: person.id, messageID: letter.messageID,
                text: "\(words) no more letters of the kind \(kinds.map(\.name).joined(separator: ", "))"))
    }
}

/// What a letter that came back says of its address.
private enum BounceFinding {
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
