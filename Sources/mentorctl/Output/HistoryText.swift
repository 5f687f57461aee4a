import CivilTime
import Mentoring

/// Words the history for people: one thing after the other, with its reason.
struct HistoryText {
    private struct Reminder: Hashable {
        let commitment: CommitmentID?
        let mentorship: MentorshipID?
        let origin: NoticeOrigin?
        let person: PersonID?

        init(_ event: Event) {
            commitment = event.commitment
            mentorship = event.mentorship
            origin = event.origin
            person = event.person
        }
    }

    private let zone: Zone
    /// The clause by which each reminder was decided: the record of its submission names none.
    private let clauses: [Reminder: Clause]

    /// - Parameter all: every row that is known, also those that are not shown.
    init(all: [Event], zone: Zone) {
        self.zone = zone
        clauses = Dictionary(all.compactMap { event in event.clause.map { (Reminder(event), $0) } }) { $1 }
    }

    /// Rows of the history, in their order. What one letter says has the Message-ID once, below it.
    func lines(_ events: [Event]) -> [String] {
        events.indices.flatMap { index in
            let next = index + 1 < events.count ? events[index + 1].messageID : nil
            return lines(events[index], isLastOfLetter: events[index].messageID != next)
        }
    }

    /// One row: when, about what, what happened and why, by which clause; below it the Message-ID.
    private func lines(_ event: Event, isLastOfLetter: Bool) -> [String] {
        let time = zone.text(event.at)
        let about = [subject(event), event.origin.map(Self.words)].compactMap { $0 }.joined(separator: ", ")
        let clause = (event.clause ?? clauses[Reminder(event)]).map { " [\($0)]" } ?? ""
        let actor = event.actor == "service" ? "" : " (by \(event.actor))"
        let verb = event.kind == .noticeDecided ? "decided, " : ""
        let text = (about.isEmpty ? "" : about + ": ") + verb + event.text.printable + actor
        var lines = ["\(time)  \(event.kind.paint?.on(text) ?? text)\(clause)"]
        if isLastOfLetter, let id = event.messageID {
            lines.append(String(repeating: " ", count: time.count) + "  Message-ID: <\(id)>")
        }
        return lines
    }

    private func subject(_ event: Event) -> String? {
        let about = event.commitment?.short ?? event.mentorship?.text
        guard let person = event.person, event.commitment?.person != person else { return about }
        guard let about else { return person.text }
        if event.kind.isOfLetters { return "\(about) to \(person)" }
        // The person concerned and the actor are mostly the same: they are named once, at the end.
        return event.actor == person.text ? about : "\(about), \(person)"
    }

    /// A rung in words: `3 days before`, `1 day after`, `on the day`; others as they are named.
    static func words(_ origin: NoticeOrigin) -> String {
        switch origin {
        case .rung(.due, 0): "on the day"
        case .rung(.due, let days): "\(counted(abs(days), "day")) \(days < 0 ? "before" : "after")"
        case .rung(.start, 0): "at the start"
        case .rung(.start, let days): "\(counted(days, "day")) after the start"
        case .answer, .snooze: "confirmation"
        default: origin.description
        }
    }

    /// How to find out what the mail system did with the letters.
    func sayWhereMailWent(_ events: [Event]) {
        guard let id = events.last(where: { $0.messageID != nil })?.messageID else { return }
        print(
            """

            What the mail system did with a letter stands in its log, by Message-ID. Postfix: this gives the queue id,
                journalctl -t postfix/cleanup | grep -F '<\(id)>'
            and "journalctl | grep QUEUE-ID" the rest. Where the log is a file: grep -F '<\(id)>' /var/log/mail.log
            """)
    }
}

extension EventKind {
    /// Whether it tells of what is said to somebody.
    fileprivate var isOfLetters: Bool {
        switch self {
        case .noticeDecided, .noticePostponed, .noticeSuppressed, .letterSubmitted, .letterDeferred, .letterFailed: true
        default: false
        }
    }
}
