import CivilTime
import Forms
import Letters
import Mentoring
import Settings
import Store

/// Makes the letters of one recipient, within one transaction: a last look at each notice, the words, the frozen bytes.
struct LetterComposer {
    let recipient: Recipient
    let writer: Writer
    let configuration: Configuration
    let wording: any LetterWording
    let zones: ZoneDatabase
    let now: Instant
    let person: Person?
    private let waiting: [Notice]
    private(set) var timelines: Timelines
    var dossiers: [MentorshipID: Dossier] { timelines.dossiers }
    /// What a person should look at: a letter that could not be written.
    private(set) var complaints: [String] = []

    init(
        _ recipient: Recipient, writer: Writer, configuration: Configuration, wording: any LetterWording,
        zones: ZoneDatabase, now: Instant
    ) throws {
        self.recipient = recipient
        self.writer = writer
        self.configuration = configuration
        self.wording = wording
        self.zones = zones
        self.now = now
        waiting = try writer.waitingNotices(for: recipient)
        var ids = Set(waiting.compactMap(\.id.subject.mentorship))
        if case .person(let id) = recipient {
            person = try writer.person(id)
            ids.formUnion(try writer.mentorshipIDs(of: id))
        } else {
            person = nil
        }
        timelines = Timelines(try Self.dossiers(ids, writer, now), rules: configuration.rules, now: now)
    }

    private static func dossiers(_ ids: Set<MentorshipID>, _ reader: Reader, _ now: Instant) throws -> [MentorshipID:
        Dossier]
    {
        var found: [MentorshipID: Dossier] = [:]
        for id in ids { found[id] = try reader.dossier(id, at: now) }
        return found
    }

    /// Decides what leaves now, and freezes it.
    mutating func letters() throws -> [Letter] {
        let recent = try writer.scheduledLetters(to: recipient, since: now - 8 * 86_400)
        let handOver = LetterBatching(
            recipient, rules: configuration.rules, dossiers: dossiers, person: person, recent: recent,
            muted: try person.map { try writer.mutedLetters(of: $0.id) } ?? [], erased: try erased(), now: now)
        let plan = try handOver.decide(waiting)
        try writer.apply(plan.decisions)
        // A rung that rides along may have made the first record of its commitment.
        timelines = Timelines(
            try Self.dossiers(Set(dossiers.keys), writer, now), rules: configuration.rules, now: now)
        var letters: [Letter] = []
        var room = try most - writer.letterCount(to: recipient, since: now - 86_400)
        for notices in plan.letters {
            guard room > 0 || notices.first?.letter == .needsPerson else {
                let later = now + Self.pause
                try writer.apply(notices.map { $0.putOff(until: later, "enough letters for a day", now) })
                continue
            }
            room -= 1
            do {
                if let notice = notices.first, notice.isInvitation {
                    if let letter = try invitation(notice) { letters.append(letter) }
                    continue
                }
                var letter = try letter(notices)
                letter.number = try writer.insert(letter)
                try forgetWords(notices)
                letters.append(letter)
            } catch let error as LetterFault {
                // A letter that can't be written is put aside: it must neither be tried for ever nor be lost in silence.
                let reason = "the letter can't be written: \(error.reason)"
                try writer.apply(notices.map { $0.suppressed(.other(reason), now) })
                complaints.append("\(recipient): \(reason)")
            }
        }
        return letters
    }

    /// Who was erased, of the people that something waits to be said of.
    private func erased() throws -> Set<PersonID> {
        let people = Set(
            waiting.compactMap { notice -> PersonID? in
                if case .person(let id) = notice.id.subject { id } else { nil }
            })
        return try people.filter { try writer.person($0)?.isErased ?? false }
    }

    /// The most letters that one recipient gets in 24 hours, whatever made them necessary: by the rules there are two, and what others do, or
    /// what they write themselves, may make some more. What goes beyond waits.
    private var most: Int {
        if case .coordinator = recipient { return 60 }
        return Self.mostADay
    }
    static let mostADay = 20
    private static let pause: Int64 = 6 * 3_600

    struct LetterFault: Error { let reason: String }

    /// - Parameters:
    ///   - invitation: what the letter of one notice says of a calendar entry.
    ///   - calendar: what it carries for the calendar.
    func letter(
        _ notices: [Notice], invitation: (() throws -> LetterItem)? = nil,
        calendar: (() throws -> LetterCalendar)? = nil
    ) throws -> Letter {
        let address: String
        let name: String
        var zone = try zones.zone(configuration.rules.calendar.zone)
        var locale = configuration.settings.community.locale
        switch recipient {
        case .person:
            guard let person else { throw LetterFault(reason: "there is no such person") }
            address = notices.first?.address ?? person.email
            name = person.name
            zone = try zones.zone(person.zone)
            locale = person.locale ?? locale
        case .coordinator(let number):
            guard let coordinator = configuration.settings.coordinator(number) else {
                throw LetterFault(reason: "coordinator \(number) is no longer in mentord.yaml")
            }
            address = coordinator.address
            name = coordinator.name ?? ""
        }
        let takesReplies = try takesReplies(to: notices, from: address)
        func draft() throws -> LetterDraft {
            let isDigest = notices.contains { $0.letter == .digest }
            let digest =
                isDigest ? try DigestMaker(reader: writer, configuration: configuration, now: now).digest() : nil
            let isFirst = person == nil ? false : try !writer.hasLetter(to: recipient)
            var draft = LetterDraft(
                recipient: recipient, name: name, address: address, zone: zone, locale: locale,
                isFirst: isFirst, items: try invitation.map { [try $0()] } ?? notices.map(item).sharingQuestions(),
                digest: digest, at: now, answering: try answeredMessage(notices), calendar: try calendar?())
            draft.takesReplies = takesReplies
            return draft
        }
        var sheets: [FormSheet] = []
        func noting() throws -> LetterDraft {
            let made = try draft()
            sheets = made.items.enumerated().compactMap { $1.sheet?.asked(about: $0 + 1) }
            return made
        }
        let finished: FinishedLetter
        do {
            finished = try wording.finish(
                notices.map(\.id), at: address, takingReplies: takesReplies, by: configuration.letters, draft: noting)
        } catch let error as LetterError { throw LetterFault(reason: "\(error)") }
        for sheet in sheets {
            if let form = configuration.rules.forms.forms[sheet.form] { try writer.put(form) }
        }
        return Letter(
            recipient: recipient, address: address, sender: finished.sender, messageID: finished.messageID,
            reference: finished.reference, labels: finished.labels, sheets: sheets, bytes: finished.bytes,
            createdAt: now,
            expiresAt: now + Int64(configuration.rules.policy.letters.retryDays) * 86_400,
            isScheduled: notices.contains(where: \.isScheduled), notices: notices.map(\.id))
    }

    /// Whether the program reads what is answered. What a coordinator writes is for people, but for a word on what the coordinators owe; what
    /// comes from the program's own address is nobody's.
    private func takesReplies(to notices: [Notice], from address: String) throws -> Bool {
        if case .person = recipient { return true }
        let community = configuration.settings.community
        guard address.lowercased() != community.from.address.lowercased() else { return false }
        return try notices.allSatisfy { notice in
            guard case .commitment(let id) = notice.id.subject, case .rung = notice.id.origin else { return false }
            return try timelines.timeline(of: id.mentorship)?.owner.isOfficersAnswer(id) ?? false
        }
    }

    /// The facts that a notice's template names.
    func item(_ notice: Notice) throws -> LetterItem {
        let dossier = notice.id.subject.mentorship.flatMap { dossiers[$0] }
        var due: Instant?
        var answerBy: Instant?
        var command: String?
        var form: String?
        if case .commitment(let id) = notice.id.subject, let timeline = try timelines.timeline(of: id.mentorship) {
            guard let times = try timeline.times(of: id) else {
                throw LetterFault(reason: "\(id) is not in the schedule")
            }
            due = times.due
            answerBy = notice.asks ? times.answerBy : nil
            form = timeline.owner.rule(of: id)?.form
            command = Commands.answer(to: id, isContradiction: notice.id.origin == .escalation(.contradiction))
        } else if case .mentorship(let id) = notice.id.subject {
            command = "mentorctl why \(id)"
        } else if case .person(let id) = notice.id.subject {
            command = "mentorctl person show \(id)"
        }
        var item = LetterItem(
            notice: notice, mentorship: dossier?.mentorship,
            program: dossier.flatMap { configuration.rules.policy.program($0.mentorship.program) },
            people: dossier?.people ?? person.map { [$0.id: $0] } ?? [:], due: due, answerBy: answerBy, command: command
        )
        item.form = form
        item.sheet = try sheet(of: notice)
        return try answering(item)
    }
}

/// The commands that letters and listings suggest.
package enum Commands {
    /// What somebody types who may read an answer.
    package static func read(_ id: CommitmentID) -> String {
        "mentorctl answers --case \(id.mentorship)" + (id.person.map { " --person \($0)" } ?? "")
    }

    /// What a coordinator types about a commitment, or about a matter that came up with it.
    package static func answer(to id: CommitmentID, isContradiction: Bool = false) -> String {
        if id.isMeeting {
            return isContradiction
                ? "mentorctl meeting held|missed \(id.mentorship)/\(id.ordinal)"
                : "mentorctl meeting held \(id.mentorship)/\(id.ordinal)"
        }
        if id.isCheckIn { return "mentorctl checkin done \(id.short)" }
        return id.name == CommitmentRule.renewal
            ? "mentorctl mentorship renew \(id.mentorship)" : "mentorctl milestone done \(id.short)"
    }
}

extension Notice {
    func putOff(until instant: Instant, _ reason: String, _ now: Instant) -> Decision {
        Decision(
            [.postpone(id, until: instant)],
            event(.noticePostponed, at: now, text: "put off until \(instant): \(reason)"))
    }
}
