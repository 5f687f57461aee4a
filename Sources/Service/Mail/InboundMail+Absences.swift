import Replies
import CivilTime
import Mentoring
import Store

/// What vacation programs and the like say.
extension InboundMail {
    /// An absence of more days than these from today is not taken from a notice: somebody must decide what comes of it. It is as long as SNOOZE.
    private static let longest = 60

    /// So often, in seconds, the coordinator hears the same of one person: a vacation program answers every letter.
    private static let reminder: Int64 = 60 * 86_400

    /// So often, in seconds, the coordinator hears of one person's answers that a program marked as its own.
    private static let pause: Int64 = 86_400

    /// What a program marked as its own, and may be somebody's answer all the same: nothing of it counts, nothing goes back, and the
    /// coordinator hears.
    private func ask(_ person: Person, _ incoming: MailCase) throws {
        let claim = "automatic: an answer"
        let isTold = try writer.received(of: person.id).contains {
            $0.claim == claim && $0.outcome == .forwarded && $0.at > now - Self.pause
        }
        guard !isTold else {
            return try setAside(incoming, claim, "a program marked it as its own; the coordinator heard of one today")
        }
        try remember(incoming, claim, .forwarded)
        try writer.append(
            Event(
                at: now, kind: .answerUnread, actor: person.id.text, person: person.id,
                messageID: incoming.identity.messageID,
                text:
                    "what may be an answer is marked as a program's: nothing is recorded, the coordinator is told; its file is "
                    + file))
        try tellCoordinator(.markedAnswer(person.id), about: person, incoming, place: 400)
    }

    /// An absence notice: an absence, where it names the last day of one. It is never answered.
    func take(_ automatic: AutomaticReply, _ incoming: MailCase) throws {
        if automatic.mayBeAnswer, incoming.use != .bounce, incoming.letter != nil, isKnown(incoming),
            let person = incoming.person
        {
            return try ask(person, incoming)
        }
        guard automatic.kind == .absence, let person = incoming.person, incoming.letter != nil, isKnown(incoming) else {
            return try setAside(incoming, "automatic", "it was sent by a program")
        }
        let today = try zones.zone(person.zone).civil(at: now).date
        if automatic.length == .gone {
            return try report("that they are gone for good, or no longer read mail there", person, incoming)
        }
        if let through = automatic.through, through - today > Self.longest {
            return try report("that they are away through \(through), longer than two months", person, incoming)
        }
        guard let through = automatic.through else {
            guard automatic.length == .long else {
                return try setAside(incoming, "automatic", "it was sent by a program")
            }
            return try report("that they are away for long, and not until when", person, incoming)
        }
        let from = max(today, automatic.from ?? today)
        guard through >= from, !person.absences.contains(where: { $0.contains(through) }) else {
            return try setAside(incoming, "automatic", "an absence that is known or over")
        }
        var away = person
        away.absences.append(DateSpan(from: from, through: through))
        try remember(incoming, "automatic", .recorded)
        try writer.apply(
            MentorshipActions(rules: configuration.rules).change(person, to: away, by: .person(person.id), now: now))
        try writer.append(
            Event(
                at: now, kind: .away, actor: person.id.text, person: person.id, messageID: incoming.identity.messageID,
                text: "an absence notice says: away \(from > today ? "from \(from) " : "")until \(through)"))
    }

    /// Nothing is assumed of who is away for months or for good; a coordinator hears of it, and decides.
    private func report(_ says: String, _ person: Person, _ incoming: MailCase) throws {
        let claim = "automatic: \(says)"
        let isTold = try writer.received(of: person.id).contains {
            $0.claim == claim && $0.outcome == .forwarded && $0.at > now - Self.reminder
        }
        guard !isTold else { return try setAside(incoming, claim, "an absence notice that the coordinator knows of") }
        try remember(incoming, claim, .forwarded)
        try writer.append(
            Event(
                at: now, kind: .away, actor: person.id.text, person: person.id, messageID: incoming.identity.messageID,
                text: "an absence notice says \(says); nothing is assumed, and the coordinator is told"))
        try tellCoordinator(.absence(person.id, says: says), about: person, incoming, place: 400)
    }

    /// Lets the coordinator hear of somebody's message at once.
    func tellCoordinator(_ matter: Matter, about person: Person, _ incoming: MailCase, place: Int) throws {
        for (number, coordinator) in try coordinators(apartFrom: incoming).enumerated() {
            try write(
                .escalation, to: coordinator, about: .person(person.id), .matter(matter), incoming,
                place: place + number)
        }
    }
}
