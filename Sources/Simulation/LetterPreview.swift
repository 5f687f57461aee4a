import CivilTime
import Forms
import Letters
import Mentoring
import Service
import Settings
import Store

/// Writes any letter as somebody would get it, with the facts of a mentorship that there is or of an example. Nothing is decided or stored.
package struct LetterPreview {
    /// Whose letter it is, and what it is about.
    package struct Subject: Sendable {
        package var dossier: Dossier
        /// The recipient; nil for the person who is asked first.
        package var person: PersonID?
        /// The language; nil for the recipient's own.
        package var locale: String?

        package init(dossier: Dossier, person: PersonID? = nil, locale: String? = nil) {
            self.dossier = dossier
            self.person = person
            self.locale = locale
        }
    }

    private let configuration: Configuration
    private let zones: ZoneDatabase
    private let now: Instant

    private static let day: Int64 = 86_400

    /// - Parameter now: when the letter would be written.
    package init(configuration: Configuration, zones: ZoneDatabase, now: Instant) {
        self.configuration = configuration
        self.zones = zones
        self.now = now
    }

    /// The names of all letters that can be written, sorted.
    package var kinds: [LetterKind] { configuration.letters.names.map { LetterKind($0) } }

    private var rules: Rules { configuration.rules }

    /// Writes a letter.
    /// - Parameter reader: what the coordinator's digest is made from.
    /// - Throws: `LetterError` for what can't be written, and what the planner and the zones say.
    /// - Parameter form: the form that it asks, if that is not the one of what it is about.
    package func write(
        _ kind: LetterKind, about subject: Subject, form: Form? = nil, reader: Reader
    ) throws -> FinishedLetter {
        let goesToCoordinator = LetterScene.coordinators.contains(kind) || reviews(kind) != nil
        let people = subject.dossier.people
        let participants = subject.dossier.mentorship.participants.map(\.person).filter { people[$0] != nil }
        let person = (subject.person ?? participants.first).flatMap { people[$0] }
        let other = participants.first { $0 != person?.id } ?? person?.id
        let recipient: Recipient =
            goesToCoordinator ? .coordinator(1) : person.map { .person($0.id) } ?? .coordinator(1)
        var item = try item(kind, subject.dossier, recipient, person, other)
        item.sheet = sheet(kind, form, item, person)
        let community = configuration.settings.community
        let coordinator = configuration.settings.coordinator(1)
        var draft = LetterDraft(
            recipient: recipient, name: person?.name ?? "", address: person?.email ?? community.from.address,
            zone: try zones.zone(person?.zone ?? community.zone),
            locale: subject.locale ?? person?.locale ?? community.locale, isFirst: false, items: [item],
            digest: kind == .digest
                ? try DigestMaker(reader: reader, configuration: configuration, now: now).digest() : nil, at: now,
            answering: item.notice.isAnswer ? "what-they-wrote@\(community.mailDomain)" : nil)
        if case .coordinator = recipient {
            draft.name = coordinator?.name ?? ""
            draft.address = coordinator?.address ?? community.from.address
            draft.zone = try zones.zone(rules.calendar.zone)
            draft.locale = subject.locale ?? community.locale
        }
        return try configuration.letters.write(draft)
    }

    /// The questions that a letter asks, as for somebody who has answered none.
    private func sheet(_ kind: LetterKind, _ form: Form?, _ item: LetterItem, _ person: Person?) -> LetterSheet? {
        guard let mentorship = item.mentorship, case .commitment(let id) = item.notice.id.subject else { return nil }
        let own = try? rules.owner(of: mentorship).form(of: id, among: rules.forms)
        guard let form = form ?? own else { return nil }
        let role = mentorship.participants.first { $0.person == person?.id }?.role.rawValue
        let (sheet, following) = FormFilling(form, role: role).sheet()
        let questions = sheet.questions.compactMap { form.question($0) }
        if kind == .formOpen {
            return LetterSheet(form: form, questions: Array(questions.prefix(1)), following: 0)
        }
        return LetterSheet(form: form, questions: questions, following: following)
    }

    /// The program's own review that a letter reminds of; nil for other letters.
    private func reviews(_ kind: LetterKind) -> CommitmentRule? {
        rules.policy.reviews.first { $0.ladder.rungs.contains { $0.letter == kind } }
    }

    private func item(
        _ kind: LetterKind, _ dossier: Dossier, _ recipient: Recipient, _ person: Person?, _ other: PersonID?
    ) throws -> LetterItem {
        let mentorship = dossier.mentorship
        let scene = LetterScene(kind, mentorship: mentorship, rules: rules)
        var dossier = dossier
        var item = LetterItem(
            notice: notice(kind, .program, recipient, scene), mentorship: mentorship,
            program: rules.policy.program(mentorship.program), people: dossier.people, due: nil, answerBy: nil)
        switch scene.about {
        case .program:
            (item.mentorship, item.program) = (nil, nil)
            item.command = kind == .breaker ? "mentorctl release" : nil
        case .review(let name):
            (item.mentorship, item.program) = (nil, nil)
            let id = CommitmentID.milestone(Case.programID, name, 1)
            item.notice.id.subject = .commitment(id)
            item.due = now + 14 * Self.day
            item.form = rules.policy.reviews.first { $0.name == name }?.form
            item.command = Commands.answer(to: id)
        case .person: if let person { item.notice.id.subject = .person(person.id) }
        case .mentorship:
            item.notice.id.subject = .mentorship(mentorship.id)
            item.command = "mentorctl why \(mentorship.id)"
        case .commitment(let isWanted, let isAhead):
            guard let entry = try entry(dossier, isAhead: isAhead, isWanted: { isWanted($0, person?.id) }) else {
                throw LetterError.message(
                    "\(mentorship.id) has nothing that the letter \(kind) could be about; name another one with --mentorship"
                )
            }
            item.notice.id.subject = .commitment(entry.id)
            item.notice.clause = scene.clause ?? item.notice.clause
            item.due = entry.due
            item.command = Commands.answer(to: entry.id)
            item.notice.id.revision = dossier.records[entry.id]?.revision ?? 0
            if dossier.records[entry.id] == nil {
                let commitment = Commitment(
                    id: entry.id, due: entry.civil, zone: entry.zone, cycle: 1, isFirstOfCycle: false)
                dossier.records[entry.id] = CommitmentRecord(commitment, openedAt: now)
            }
            if scene.asks {
                item.answerBy = try CommitmentTimeline(dossier, rules: rules, now: now).times(of: entry.id)?.answerBy
            }
        }
        try addChange(kind, &item, dossier, other)
        return item
    }

    private func notice(_ kind: LetterKind, _ subject: NoticeSubject, _ recipient: Recipient, _ scene: LetterScene)
        -> Notice
    {
        Notice(
            id: NoticeID(subject: subject, revision: 0, origin: scene.origin, recipient: recipient), letter: kind,
            isScheduled: false, rungAt: now, sendAt: now, decidedAt: now, clause: scene.clause ?? Clause("§6.2.2"))
    }

    /// What stood or stands nearest: the next to come, or the latest that was due; whatever there is where there is none such.
    private func entry(_ dossier: Dossier, isAhead: Bool, isWanted: (CommitmentID) -> Bool) throws -> AgendaEntry? {
        let all = try Agenda(rules: rules).entries(
            of: dossier, from: now - 200 * Self.day, until: now + 400 * Self.day, now: now
        ).filter { isWanted($0.id) && $0.state != .withdrawn }
        let next = all.first { $0.due > now }
        let last = all.last { $0.due <= now }
        return isAhead ? next ?? last : last ?? next
    }

    /// What changed, by whom, and what an answer came to: made up where the history has nothing of the kind.
    private func addChange(_ kind: LetterKind, _ item: inout LetterItem, _ dossier: Dossier, _ other: PersonID?) throws
    {
        let today = try zones.zone(rules.calendar.zone).civil(at: now).date
        let later = (item.due ?? now) + 7 * Self.day
        switch kind {
        case .moved:
            item.previously = item.due
            item.due = later
            item.by = other
        case .invitation:
            item.isSeries = item.program?.meetings.invitations != .single
            item.next = try entry(dossier, isAhead: true) { $0.isMeeting }?.due
        case .invitationUpdate:
            item.previously = item.due
            item.due = later
        case .declined: item.by = other
        case .proposed:
            item.by = other
            item.outcome = .proposed(later)
        case .paused:
            item.by = other
            item.until = today.adding(days: 30)
        case .resumed:
            item.by = other
            item.next = try entry(dossier, isAhead: true) { $0.isMeeting }?.due
        case .unreachable, .unreadReply: item.by = other
        case .needsPerson:
            item.by = other
            if let id = item.mentorship?.id, let other { item.command = Commands.read(.checkIn(id, other, 1)) }
        case .confirmation: item.notice.content = .outcome(.held)
        case .which: item.notice.content = .lack(Clarification(.date))
        case .addressChanged: item.notice.content = .addressChange(.new)
        case .confirmAddress:
            item.notice.content = other.map { .strangeAddress("somebody.else@example.org", said: nil, to: $0) }
        case .escalation: item.notice.content = .matter(.noAnswer)
        case .breaker:
            item.notice.content = .stop(.overflow(letters: 412, usual: 90))
        default: break
        }
    }
}
