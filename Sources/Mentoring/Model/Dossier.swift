import CivilTime
import Forms

/// All facts about one mentorship that a decision about it needs: a value, read in one go.
package struct Dossier: Hashable, Sendable {
    package var mentorship: Mentorship
    package var people: [PersonID: Person]
    package var records: [CommitmentID: CommitmentRecord]
    /// What was said about them, oldest first.
    package var reports: [CommitmentID: [Report]]
    /// What was decided to tell people, of every commitment in `records`.
    package var notices: [NoticeID: Notice]
    /// Where the database was restored from a backup: when it was released again. What was asked before counts as asked then, because answers
    /// may have been lost.
    package var graceFrom: Instant?

    package init(
        mentorship: Mentorship, people: [PersonID: Person], records: [CommitmentID: CommitmentRecord] = [:],
        reports: [CommitmentID: [Report]] = [:], notices: [NoticeID: Notice] = [:], graceFrom: Instant? = nil
    ) {
        self.mentorship = mentorship
        self.people = people
        self.records = records
        self.reports = reports
        self.notices = notices
        self.graceFrom = graceFrom
    }

    /// Lets what is decided next see a change, as the store takes it: a notice that was decided before, or that waits no more, stays as it is.
    package mutating func apply(_ change: Change) {
        switch change {
        case .mentorship(let mentorship): self.mentorship = mentorship
        case .commitment(let record): records[record.id] = record
        case .notice(let notice): if notices[notice.id] == nil { notices[notice.id] = notice }
        case .postpone(let id, let until): if notices[id]?.state == .waiting { notices[id]?.sendAt = until }
        case .suppress(let id, let reason):
            guard notices[id]?.state == .waiting else { return }
            notices[id]?.state = .suppressed
            notices[id]?.reason = reason
        case .report(let report): reports[report.commitment, default: []].append(report)
        case .revokeReports(let id):
            for index in reports[id]?.indices ?? 0..<0 { reports[id]?[index].isRevoked = true }
        case .person(let person): people[person.id] = person
        case .answers: break
        }
    }

    /// The participants in the roster's order, as far as they are known.
    package var participants: [Person] { mentorship.participants.compactMap { people[$0.person] } }
}

package struct Rules: Sendable {
    package var policy: Policy
    package var calendar: CommunityCalendar
    /// Which coordinators hold each role, by their number from 1.
    package var coordinators: [String: [Int]]
    package var zones: ZoneDatabase
    /// Who the coordinators are, by their number from 1: a coordinator who takes part in a matter is not told of it.
    package var contacts: [Int: Contact]
    /// What is asked of people, and the terms that they answer in.
    package var forms: FormLibrary

    package init(
        policy: Policy, calendar: CommunityCalendar, coordinators: [String: [Int]], zones: ZoneDatabase,
        contacts: [Int: Contact] = [:], forms: FormLibrary = FormLibrary()
    ) {
        self.policy = policy
        self.calendar = calendar
        self.coordinators = coordinators
        self.zones = zones
        self.contacts = contacts
        self.forms = forms
    }

    /// The coordinators who hold a role; those of `coordinator` where nobody holds it.
    package func coordinators(of role: String) -> [Recipient] {
        (coordinators[role] ?? coordinators["coordinator"] ?? []).map { .coordinator($0) }
    }
}
