import CivilTime

/// How much a notice bears that its recipient wants fewer letters.
enum Urgency {
    /// It is said as usual, whatever was chosen: what changed, what answers them, what they asked to be reminded of.
    case atOnce
    /// It asks for something. It can wait for a letter that leaves before an instant; nil for any.
    case question(before: Instant?)
    /// It reminds of what is to come, or tells that something came to its end. It can wait as well, or be left out.
    case reminder(before: Instant?)

    /// Whether it can wait for a letter that leaves then.
    func waits(until moment: Instant) -> Bool {
        switch self {
        case .atOnce: false
        case .question(let end), .reminder(let end): end.map { moment < $0 } ?? true
        }
    }

    /// Whether somebody who wants letters that often does not want it at all.
    func isUnwanted(_ frequency: LetterFrequency) -> Bool {
        guard frequency == .dueOnly, case .reminder = self else { return false }
        return true
    }
}

extension Notice {
    /// The urgency of what is about no commitment.
    var urgency: Urgency { id.origin == .completed ? .reminder(before: nil) : .atOnce }
}

extension CommitmentTimeline {
    /// A question waits no longer than until its silence would count if it were asked now, so nobody has less time for it.
    func urgency(of notice: Notice, _ status: CommitmentStatus) throws -> Urgency {
        guard notice.isScheduled, !notice.isAnswer else { return .atOnce }
        let due = status.due > now ? status.due : nil
        if notice.asks {
            let grace = try GracePeriod(status, dossier: dossier, timeline: self)
            let verdict = grace.verdictAt ?? grace.verdictIfAsked(at: now)
            return .question(before: [due, verdict].compactMap { $0 }.min())
        }
        guard let due, !isFirstOfMove(notice) else { return .atOnce }
        return .reminder(before: due - Self.lead)
    }

    /// A reminder that waited comes at least so long before what it reminds of, in seconds: half a day.
    private static let lead: Int64 = 12 * 3_600

    /// Whether it is the first that its recipient hears of another due time.
    private func isFirstOfMove(_ notice: Notice) -> Bool {
        guard notice.id.revision > 0 else { return false }
        return !dossier.notices.values.contains {
            $0.id.subject == notice.id.subject && $0.id.revision == notice.id.revision
                && $0.id.recipient == notice.id.recipient && $0.id != notice.id && !$0.isSnoozed
                && ($0.state == .lettered || $0.isAnswer && $0.state == .waiting)
        }
    }
}
