import CivilTime
import Mentoring
import Store

/// Erases a person: first what waits to be said of them is taken back, then a pseudonym stands in their place.
package struct Erasure {
    private let store: StateDatabase
    private let now: Instant

    package init(store: StateDatabase, now: Instant) {
        self.store = store
        self.now = now
    }

    /// Lets somebody leave whatever goes on that they take part in; nobody is told.
    package func leave(_ person: PersonID, _ rules: Rules) throws {
        try store.write { writer in
            for id in try writer.mentorshipIDs(of: person) {
                // A mentorship that can't be planned stays as it is: nothing is said of an erased person there, either.
                guard let dossier = try writer.dossier(id, since: .distantPast),
                    let decisions = try? MentorshipActions(rules: rules).leave(
                        dossier, person, by: .coordinator, now: now)
                else { continue }
                try writer.apply(decisions)
            }
        }
    }

    /// Erases somebody whose mentorships have ended.
    /// - Parameter text: what the history says.
    package func erase(_ person: PersonID, as pseudonym: PersonID, _ text: String) throws {
        try store.write { writer in
            let theirs = Set(try writer.mentorshipIDs(of: person))
            let concerned = try writer.waitingNotices().filter { Self.isAbout($0, person, theirs) }
            try writer.apply(concerned.map { $0.suppressed("it is about somebody who is erased", now) })
        }
        try store.erase(person, as: pseudonym)
        try store.write {
            try $0.append(
                Event(
                    at: now, kind: .personErased, actor: "coordinator", person: pseudonym, clause: Clause("§10.2.1"),
                    text: text))
        }
    }

    /// Whether a notice is for somebody, or of them. The calendars of others are still told of the end, without a name.
    private static func isAbout(_ notice: Notice, _ person: PersonID, _ theirs: Set<MentorshipID>) -> Bool {
        if notice.id.recipient == .person(person) || notice.id.subject == .person(person) { return true }
        if case .commitment(let id) = notice.id.subject, id.person == person { return true }
        guard let home = notice.id.subject.mentorship, theirs.contains(home) else { return false }
        return !notice.isInvitation
    }
}
