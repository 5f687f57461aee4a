import CivilTime

/// What made a notice: a rung of a ladder, a matter for the coordinator, an answer to a message.
///
/// Its written form stands in the database and in the journal, and letters' Message-IDs, references and tokens are derived from it: it never
/// changes (`NoticeIdentityTests`).
package enum NoticeOrigin: Hashable, Sendable {
    /// A rung of a commitment's ladder: `-3`, `0`, `+14`, `start+2`.
    case rung(RungAnchor, days: Int)
    /// A matter that came up with a commitment or a mentorship: `missed-meeting`.
    case escalation(EscalationReason)
    case introduction
    /// A pause that began on a day; `count` above 1 for another one on the same day: `paused-2027-03-10-2`.
    case pause(CivilDate, count: Int = 1)
    /// The end of a pause: `resumed-2027-03-10`.
    case resumption(CivilDate, count: Int = 1)
    case completed
    case ended
    /// A change of address, told to one of the two; the mark tells changes in one second apart: `address-changed-1800000000-1x2y-old`.
    case addressChange(at: Instant, mark: String, AddressSide)
    /// The digest of an ISO week: `digest-2027-W03`.
    case digest(year: Int, week: Int)
    /// Sending stopped by itself: `breaker-1800000000`.
    case breaker(at: Instant)
    /// More messages of a day than are told one by one, with the days since 1970: `unread-20833`.
    case manyUnread(day: Int64)
    /// A check-in that a person must read: `needs-person-1800000000`.
    case checkInAlert(at: Instant)
    /// Letters can't reach somebody: `unreachable-1800000000`.
    case unreachable(at: Instant)
    /// No letter to somebody has left since: `refused-1800000000`.
    case notLeaving(since: Instant)
    /// A mail system refuses what we send, with the weeks since 1970: `refused-example.org-2977`.
    case refusal(domain: String, week: Int64)
    /// A letter in answer to a message, by the message's mark and its place among the answers: `answer-lsypde5bu6guq-0`.
    case answer(mark: String, place: Int)
    /// A question that a message wanted to be asked again later: `answer-snooze-lsypde5bu6guq`.
    case snooze(mark: String)
    /// A message to a calendar, by its SEQUENCE; of a single meeting, with its ordinal: `invite-3`, `invite-m5-3`.
    case invitation(meeting: Int, sequence: Int)
    /// The same once more, because a message asked for it: `invite-again-lsypde5bu6guq`.
    case invitationAgain(meeting: Int, mark: String)
    /// Any other text: what another version of the program wrote.
    case other(String)
}

/// Which address of two, where one was changed.
package enum AddressSide: String, Hashable, Sendable, Codable {
    case old
    /// The one from now on.
    case new
}

extension NoticeOrigin: LosslessStringConvertible {
    package var description: String {
        switch self {
        case .rung(let anchor, let days): Self.rung(anchor, days)
        case .escalation(let reason): reason.rawValue
        case .introduction: "introduction"
        case .pause(let day, let count): "paused-\(day)" + Self.counted(count)
        case .resumption(let day, let count): "resumed-\(day)" + Self.counted(count)
        case .completed: "completed"
        case .ended: "ended"
        case .addressChange(let at, let mark, let side): "address-changed-\(at.seconds)-\(mark)-\(side.rawValue)"
        case .digest(let year, let week): "digest-\(year)-W\(week < 10 ? "0" : "")\(week)"
        case .breaker(let at): "breaker-\(at.seconds)"
        case .manyUnread(let day): "unread-\(day)"
        case .checkInAlert(let at): "needs-person-\(at.seconds)"
        case .unreachable(let at): "unreachable-\(at.seconds)"
        case .notLeaving(let since): "refused-\(since.seconds)"
        case .refusal(let domain, let week): "refused-\(domain)-\(week)"
        case .answer(let mark, let place): "answer-\(mark)-\(place)"
        case .snooze(let mark): "answer-snooze-\(mark)"
        case .invitation(let meeting, let sequence): Self.invitation(meeting) + "\(sequence)"
        case .invitationAgain(let meeting, let mark): Self.invitation(meeting) + "again-\(mark)"
        case .other(let text): text
        }
    }

    private static func rung(_ anchor: RungAnchor, _ days: Int) -> String {
        let signed = days > 0 ? "+\(days)" : "\(days)"
        return switch anchor {
        case .due: signed
        case .start: days == 0 ? "start" : "start" + signed
        }
    }

    private static func counted(_ count: Int) -> String { count > 1 ? "-\(count)" : "" }

    private static func invitation(_ meeting: Int) -> String { meeting == 0 ? "invite-" : "invite-m\(meeting)-" }

    /// Reads the written form; whatever is none is ``other(_:)``.
    package init(_ text: String) {
        let read = Self.read(text)
        // A text that would be written otherwise is not one of ours: Message-IDs are derived from it as it is.
        self = read.flatMap { $0.description == text ? $0 : nil } ?? .other(text)
    }

    private static func read(_ text: String) -> NoticeOrigin? {
        if let days = Int(text) { return .rung(.due, days: days) }
        if text.hasPrefix("start") { return .rung(.start, days: Int(text.dropFirst(5)) ?? 0) }
        if let reason = EscalationReason(rawValue: text) { return .escalation(reason) }
        if let plain = [Self.introduction, .completed, .ended].first(where: { $0.description == text }) {
            return plain
        }
        let words = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        return readWords(words) ?? readInvitation(words)
    }

    private static func readWords(_ words: [String]) -> NoticeOrigin? {
        let instant = words.last.flatMap { Int64($0) }.map { Instant(seconds: $0) }
        switch (words[0], words.count) {
        case ("paused", 4...5), ("resumed", 4...5):
            guard let day = CivilDate(words[1...3].joined(separator: "-")) else { return nil }
            let count = words.count > 4 ? Int(words[4]) ?? 1 : 1
            return words[0] == "paused" ? .pause(day, count: count) : .resumption(day, count: count)
        case ("address", 5):
            guard let seconds = Int64(words[2]), let side = AddressSide(rawValue: words[4]) else { return nil }
            return .addressChange(at: Instant(seconds: seconds), mark: words[3], side)
        case ("digest", 3):
            guard let year = Int(words[1]), let week = Int(words[2].dropFirst()) else { return nil }
            return .digest(year: year, week: week)
        case ("breaker", 2): return instant.map { .breaker(at: $0) }
        case ("unread", 2): return instant.map { .manyUnread(day: $0.seconds) }
        case ("needs", 3): return instant.map { .checkInAlert(at: $0) }
        case ("unreachable", 2): return instant.map { .unreachable(at: $0) }
        case ("refused", 2): return instant.map { .notLeaving(since: $0) }
        case ("refused", 3...):
            return instant.map {
                .refusal(domain: words[1..<(words.count - 1)].joined(separator: "-"), week: $0.seconds)
            }
        case ("answer", 3) where words[1] == "snooze": return .snooze(mark: words[2])
        case ("answer", 3): return Int(words[2]).map { .answer(mark: words[1], place: $0) }
        default: return nil
        }
    }

    private static func readInvitation(_ words: [String]) -> NoticeOrigin? {
        guard words[0] == "invite", words.count > 1 else { return nil }
        let meeting = words[1].first == "m" ? Int(words[1].dropFirst()) : nil
        let rest = words.dropFirst(meeting == nil ? 1 : 2)
        switch rest.count {
        case 1: return Int(words[words.count - 1]).map { .invitation(meeting: meeting ?? 0, sequence: $0) }
        case 2: return .invitationAgain(meeting: meeting ?? 0, mark: words[words.count - 1])
        default: return nil
        }
    }
}

extension NoticeOrigin {
    /// Whether it answers a message: it is about what was said, whatever became of the matter since.
    package var isAnswer: Bool {
        switch self {
        case .answer, .snooze: true
        default: false
        }
    }

    /// Whether its letter carries a calendar entry.
    package var isInvitation: Bool {
        switch self {
        case .invitation, .invitationAgain: true
        default: false
        }
    }
}
