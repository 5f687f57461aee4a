import CivilTime
import Mentoring

/// What vacation programs and the like say.
extension Deciding {
    /// An absence of more days than these from today is not taken from a notice: somebody must decide what comes of it. It is as long as SNOOZE.
    static let longestAbsence = 60

    /// So often, in seconds, the coordinator hears the same of one person: a vacation program answers every letter.
    private static let reminder: Int64 = 60 * 86_400

    /// So often, in seconds, the coordinator hears of one person's answers that a program marked as its own, and of their complaints.
    static let pause: Int64 = 86_400

    /// An absence notice: an absence, where it names the last day of one. It is never answered.
    mutating func take(_ automatic: AutomaticReply) throws {
        guard letter != nil, isKnown, let person else {
            return setAside(.automatic, "it was sent by a program")
        }
        if automatic.mayBeAnswer, use != .bounce { return tellOfAnswer(of: person) }
        guard automatic.kind == .absence else { return setAside(.automatic, "it was sent by a program") }
        let today = try rules.zones.zone(person.zone).civil(at: now).date
        if automatic.length == .gone {
            return report(.gone, person)
        }
        guard let through = automatic.through else {
            guard automatic.length == .long else { return setAside(.automatic, "it was sent by a program") }
            return report(.long, person)
        }
        if through - today > Self.longestAbsence {
            return report(.through(through), person)
        }
        let from = max(today, automatic.from ?? today)
        guard through >= from, !person.absences.contains(where: { $0.contains(through) }) else {
            return setAside(.automatic, "an absence that is known or over")
        }
        var away = person
        away.absences.append(DateSpan(from: from, through: through))
        remember(.automatic, .recorded)
        apply(MentorshipActions(rules: rules).change(person, to: away, by: .person(person.id), now: now))
        append(
            Event(
                at: now, kind: .away, actor: person.id.text, person: person.id, messageID: identity.messageID,
                text: "an absence notice says: away \(from > today ? "from \(from) " : "")until \(through)"))
    }

    /// What a program marked as its own, and may be somebody's answer all the same: nothing of it counts, nothing goes back, and the
    /// coordinator hears.
    private mutating func tellOfAnswer(of person: Person) {
        guard !wasForwarded(.markedAnswer, within: Self.pause) else {
            return setAside(.markedAnswer, "a program marked it as its own; the coordinator heard of one today")
        }
        remember(.markedAnswer, .forwarded)
        append(
            Event(
                at: now, kind: .answerUnread, actor: person.id.text, person: person.id, messageID: identity.messageID,
                text:
                    "what may be an answer is marked as a program's: nothing is recorded, the coordinator is told; its file is "
                    + conversation.file))
        tellCoordinator(.markedAnswer(person.id), about: person, place: 400)
    }

    /// Nothing is assumed of who is away for months or for good; a coordinator hears of it, and decides.
    private mutating func report(_ says: AbsenceReport, _ person: Person) {
        let claim = ReceivedClaim.absence(says)
        guard !wasForwarded(claim, within: Self.reminder) else {
            return setAside(claim, "an absence notice that the coordinator knows of")
        }
        remember(claim, .forwarded)
        append(
            Event(
                at: now, kind: .away, actor: person.id.text, person: person.id, messageID: identity.messageID,
                text: "an absence notice says \(says); nothing is assumed, and the coordinator is told"))
        tellCoordinator(.absence(person.id, says: says), about: person, place: 400)
    }

    func wasForwarded(_ claim: ReceivedClaim, within seconds: Int64) -> Bool {
        author?.received.contains {
            $0.claim == claim && $0.outcome == .forwarded && $0.at > now - seconds
        } ?? false
    }
}
