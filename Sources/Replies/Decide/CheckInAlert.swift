import CivilTime
import Forms
import Mentoring

/// A check-in that a person must read soon (§6.3.2, §8.1.1): a coordinator who takes no part in its mentorship is told whose it is and how it is
/// read. No number and no word of it leaves the second database.
///
/// Its notices are about the program, not about the mentorship, so that no list of what was decided about a mentorship or a person shows them:
/// a coordinator who takes part in it can read those.
package struct CheckInAlert: Sendable {
    /// Of an answer and its correction within so many seconds, one is told: the command shows both.
    package static let pause: Int64 = 3_600
    /// Its letter goes before others that wait, by so many seconds: many letters at once take longer than an hour.
    private static let precedence: Int64 = 86_400
    private static let clause = Clause("§8.1.1")

    private let now: Instant
    /// What was told of check-ins within ``pause``, and whatever nobody could be told of.
    private let known: [Notice]
    /// Whom it is told to; nobody, where every coordinator takes part in its mentorship.
    package let recipients: [Recipient]

    /// - Parameter known: what was told of check-ins within ``pause``, and whatever nobody could be told of.
    package init(rules: Rules, now: Instant, contacts: [Contact], known: [Notice]) {
        self.now = now
        self.known = known
        recipients = rules.coordinators(of: rules.policy.escalation.role(for: .needsPerson), apartFrom: contacts)
    }

    /// Whether a person must read answers soon: one is low or asks for help, as its form says, or its words speak of distress or of leaving.
    package static func isNeeded(
        _ values: [QuestionID: AnswerValue], remark: String?, of form: Form, _ rules: Rules, _ lexicon: Lexicon
    ) -> Bool {
        let low = rules.policy.escalation.lowRating
        let isLow = values.contains { id, value in form.question(id)?.alerts(value, low: low) == true }
        return isLow
            || (values.values.compactMap(\.text) + [remark].compactMap { $0 }).contains {
                Distress.isSaid($0, lexicon)
            }
    }

    /// Lets a coordinator be told of a check-in at once; where all of them take part in its mentorship, the journal and STATUS say that one is
    /// lacking.
    package func decisions(about id: CommitmentID) -> [Decision] {
        notices(about: id).map { notice in
            let text: String
            if notice.state == .suppressed {
                text = "a check-in needs a person, and every coordinator takes part in its mentorship: nobody is told"
                return Decision([.notice(notice)], Event(at: now, kind: .notTold, clause: Self.clause, text: text))
            }
            text = "a check-in needs a person: a coordinator is told"
            return Decision([.notice(notice)], notice.event(.noticeDecided, at: now, text: text))
        }
    }

    package func notices(about id: CommitmentID) -> [Notice] {
        let before = known.filter { $0.content == .checkIn(id) }
        guard recipients.isEmpty else {
            return recipients.filter { recipient in
                !before.contains {
                    $0.id.recipient == recipient && $0.decidedAt >= now - Self.pause && $0.state != .suppressed
                        && !$0.letterFailed
                }
            }.map { notice(id, $0) }
        }
        if before.contains(where: { $0.state == .suppressed && $0.reason == .untold }) { return [] }
        var untold = notice(id, .coordinator(1))
        untold.state = .suppressed
        untold.reason = .untold
        return [untold]
    }

    private func notice(_ id: CommitmentID, _ recipient: Recipient) -> Notice {
        var name = NoticeID(subject: .program, revision: 0, origin: .checkInAlert(at: now), recipient: recipient)
        while known.contains(where: { $0.id == name }) { name.revision += 1 }
        return Notice(
            id: name, letter: .needsPerson, isScheduled: false, rungAt: now, sendAt: now - Self.precedence,
            decidedAt: now, content: .checkIn(id), clause: Self.clause)
    }
}
