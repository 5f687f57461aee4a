import Replies
import CivilTime
import Mentoring
import Store

/// A check-in that a person must read soon (§6.3.2, §8.1.1): a coordinator who takes no part in its mentorship is told whose it is and how it is
/// read. No number and no word of it leaves the second database.
///
/// Its notices are about the program, not about the mentorship, so that no list of what was decided about a mentorship or a person shows them:
/// a coordinator who takes part in it can read those.
struct CheckInAlert {
    /// Of an answer and its correction within so many seconds, one is told: the command shows both.
    private static let pause: Int64 = 3_600
    /// What wants to leave so many seconds earlier goes before what else waits: a big morning takes longer than an hour.
    private static let precedence: Int64 = 86_400

    let writer: Writer
    let rules: Rules
    let now: Instant

    /// Whether a person must read an answer soon: its rating is low, or it speaks of distress or of leaving.
    static func isNeeded(_ answer: CheckInAnswer, _ rules: Rules, _ lexicon: Lexicon) -> Bool {
        if let rating = answer.rating, rating <= rules.policy.escalation.lowRating { return true }
        return answer.words.map { Distress.isSaid($0, lexicon) } ?? false
    }

    /// Lets a coordinator be told of a check-in at once; where all of them take part in its mentorship, the journal and STATUS say that one is
    /// lacking.
    ///
    /// - Returns: whether somebody is told.
    @discardableResult
    func tell(of id: CommitmentID) throws -> Bool {
        let recipients = try recipients(id.mentorship)
        let clause = Clause("§8.1.1")
        for recipient in recipients where try !isTold(recipient, id) {
            let notice = try notice(id, recipient, clause)
            try writer.apply([
                Decision(
                    [.notice(notice)],
                    notice.event(.noticeDecided, at: now, text: "a check-in needs a person: a coordinator is told"))
            ])
        }
        guard recipients.isEmpty else { return true }
        guard try !writer.untold().contains(where: { $0.content == .checkIn(id) }) else { return false }
        var notice = try notice(id, .coordinator(1), clause)
        notice.state = .suppressed
        notice.reason = .untold
        let text = "a check-in needs a person, and every coordinator takes part in its mentorship: nobody is told"
        try writer.apply([Decision([.notice(notice)], Event(at: now, kind: .notTold, clause: clause, text: text))])
        return false
    }

    /// Tells of what nobody could be told of, where somebody can be now: the settings changed.
    func tellRest() throws {
        for notice in try writer.untold() {
            guard case .checkIn(let id) = notice.content, try !recipients(id.mentorship).isEmpty else {
                continue
            }
            try writer.replaceContent(of: notice.id, with: nil)
            try tell(of: id)
        }
    }

    private func recipients(_ id: MentorshipID) throws -> [Recipient] {
        rules.coordinators(
            of: rules.policy.escalation.role(for: .needsPerson), apartFrom: try writer.contacts(takingPartIn: id))
    }

    private func isTold(_ recipient: Recipient, _ id: CommitmentID) throws -> Bool {
        try writer.notices(for: recipient, since: now - Self.pause).contains {
            $0.letter == .needsPerson && $0.content == .checkIn(id) && $0.state != .suppressed
                && !$0.letterFailed
        }
    }

    private func notice(_ id: CommitmentID, _ recipient: Recipient, _ clause: Clause) throws -> Notice {
        var name = NoticeID(
            subject: .program, revision: 0, origin: .checkInAlert(at: now), recipient: recipient)
        while try writer.notice(name) != nil { name.revision += 1 }
        return Notice(
            id: name, letter: .needsPerson, isScheduled: false, rungAt: now, sendAt: now - Self.precedence,
            decidedAt: now,
            content: .checkIn(id), clause: clause)
    }
}

extension ConfidentialText {
    /// What somebody answered to a check-in, as it is kept.
    init(checkIn answer: CheckInAnswer, of id: CommitmentID, by author: PersonID?, messageID: String?, at: Instant) {
        let rating = answer.rating.map { "how it goes, 1 to 5: \($0)\n" } ?? ""
        self.init(
            kind: .feedback, at: at, mentorship: id.mentorship, author: author, messageID: messageID,
            text: rating + (answer.words ?? ""))
    }
}

extension Reader {
    /// Who takes part in a mentorship, with every address from which they answer.
    func contacts(takingPartIn id: MentorshipID) throws -> [Contact] {
        var found: [Contact] = []
        for participant in try mentorship(id)?.participants ?? [] {
            guard let person = try person(participant.person) else { continue }
            for address in [person.email] + (try otherAddresses(of: person.id)) {
                found.append(Contact(address: address, name: person.name))
            }
        }
        return found
    }
}
