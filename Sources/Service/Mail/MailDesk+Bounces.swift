import Answers
import CivilTime
import Mentoring
import Store

/// Letters that came back, absences, and who wants no more letters.
extension MailDesk {
    private static let day: Int64 = 86_400
    /// Bounces from so many domains in a day are our own fault.
    private static let mostDomains = 5

    /// A letter came back: the address is scored, or the fault is ours.
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
        var kind: BounceRecord.Kind =
            switch failure.kind {
            case .hard: .hard
            case .soft, .unknown: .soft
            case .ours: .ours
            }
        // What still comes back of the letters that made it stop says no more than they did.
        if try writer.breaker()?.reason.hasPrefix(Self.ours) == true { kind = .ours }
        try remember(incoming, "bounce", .recorded)
        try writer.insert(
            BounceRecord(
                recipient: letter.recipient, address: address, at: cameIn, kind: kind, status: failure.status,
                letter: letter.number))
        var person: PersonID?
        if case .person(let id) = letter.recipient { person = id }
        let status = failure.status.map { " (\($0))" } ?? ""
        try writer.append(
            Event(
                at: now, kind: .bounced, person: person, messageID: letter.messageID,
                text: "letter \(letter.number) came back: \(Self.words(kind))\(status)"))
        // Whoever a letter did not reach was not asked.
        if letter.state == .submitted {
            try writer.finish(letter.number, state: .failed, at: now, fault: "it came back\(status)")
        }
        if try isOurFault(kind) {
            try takeBlame()
            return try Service.openBreaker(Self.ours + status, configuration, writer, now)
        }
        guard let person, try score(of: address).isDead, let known = try writer.person(person),
            known.email.lowercased() == address, known.addressFault == nil
        else { return }
        var dead = known
        dead.addressFault = Self.comesBack + status
        try writer.apply(try Planner(rules: configuration.rules).unreachable(dead, now: now))
        for mentorship in try writer.mentorshipIDs(of: person) { try writer.setNextWake(mentorship, now) }
    }

    /// The case of a bounce that proves nothing, with whose letter it says came back: it goes with that person's erasure.
    private func about(_ bounce: Bounce, _ incoming: MailCase) throws -> MailCase {
        guard let id = bounce.letterMessageID, let number = try writer.letterNumber(messageID: id),
            let letter = try writer.letter(number), case .person(let person) = letter.recipient
        else { return incoming }
        return MailCase(
            identity: incoming.identity, letter: letter, person: try writer.person(person), items: nil, use: nil)
    }

    private static func words(_ kind: BounceRecord.Kind) -> String {
        switch kind {
        case .hard: "the address takes no letters"
        case .soft: "for now"
        case .ours: "what we send is refused"
        }
    }

    /// With this begins the fault of an address whose letters came back.
    private static let comesBack = "letters come back"

    /// With this begins the reason of a breaker that bounces opened.
    private static let ours = "letters come back for a reason that is ours"

    private func isOurFault(_ kind: BounceRecord.Kind) throws -> Bool {
        if kind == .ours { return true }
        return try writer.domainsThatRefuse(since: cameIn - Self.day).count >= Self.mostDomains
    }

    /// What came back within the day says nothing of the addresses: whoever was taken for unreachable by it gets letters again.
    private func takeBlame() throws {
        let recipients = try writer.takeBlame(forBouncesSince: cameIn - Self.day)
        for case .person(let id) in recipients {
            guard var person = try writer.person(id), person.addressFault?.hasPrefix(Self.comesBack) == true,
                try !score(of: person.email.lowercased()).isDead
            else { continue }
            person.addressFault = nil
            try writer.apply([
                Decision(
                    [.person(person)],
                    Event(
                        at: now, kind: .personChanged, person: id, clause: Clause("§6.2.1"),
                        text: "letters go there again: that they came back was no fault of the address"))
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

    /// An absence notice: an absence, where it names the last day of one. It is never answered.
    func take(_ automatic: AutomaticReply, _ incoming: MailCase) throws {
        guard automatic.kind == .absence, let through = automatic.through, let person = incoming.person,
            incoming.letter != nil, isKnown(incoming)
        else { return try setAside(incoming, "automatic", "it was sent by a program") }
        let today = try zones.zone(person.zone).civil(at: now).date
        let from = max(today, automatic.from ?? today)
        guard through >= from, through - today <= 60, !person.absences.contains(where: { $0.contains(through) }) else {
            return try setAside(incoming, "automatic", "an absence that is known, over, or longer than two months")
        }
        var away = person
        away.absences.append(DateSpan(from: from, through: through))
        try remember(incoming, "automatic", .recorded)
        try writer.apply(
            Steering(rules: configuration.rules).change(person, to: away, by: .person(person.id), now: now))
        try writer.append(
            Event(
                at: now, kind: .away, actor: person.id.text, person: person.id, messageID: incoming.identity.messageID,
                text: "an absence notice says: away \(from > today ? "from \(from) " : "")until \(through)"))
    }

    /// Whether the message came from an address of the person.
    func isKnown(_ incoming: MailCase) -> Bool {
        guard let person = incoming.person, let sender = incoming.identity.sender else { return false }
        if sender == person.email.lowercased() || sender == incoming.letter?.address.lowercased() { return true }
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
                text: "wants no more letters of the kind \(kinds.joined(separator: ", "))"))
        let mayAnswer = try mayAnswer(incoming)
        if mayAnswer {
            try write("confirmation", to: .person(person.id), about: .person(person.id), "unsubscribed", incoming)
        }
        try remember(incoming, "unsubscribe", .recorded, isAnswered: mayAnswer)
    }
}
