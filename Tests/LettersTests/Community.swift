import CivilTime
import Forms
import Foundation
import Mentoring
import Settings
import Testing

@testable import Letters

/// A small community whose letters the tests write.
enum Community {
    static let zones = ZoneDatabase()

    static let people: [PersonID: Person] = Dictionary(
        uniqueKeysWithValues: [
            person("jurgen", "Jürgen Müller-Lüdenscheidt", "juergen@example.org", "Europe/Berlin"),
            person("chen", "梅 Chen", "mei@example.org", "Asia/Shanghai"),
            person("amelie", "Amélie Ouédraogo", "amelie@bücher.example", "Africa/Ouagadougou"),
            person("tomas", "Tomás Novák", "tomas@example.org", "Europe/Prague"),
            person("hostile", Community.hostileName, "eve@example.org", "UTC"),
        ].map { ($0.id, $0) })

    /// A line end and a header, a direction override, template code, a bell, a zero-width space, and ten marks on one letter.
    static let hostileName =
        "Eve\r\nBcc: all@example.org\u{202E} {{coordinator}}{{>footer}}\u{7}\u{200B} Z"
        + String(repeating: "\u{301}", count: 10)

    static func person(_ id: String, _ name: String, _ email: String, _ zone: String) -> Person {
        Person(id: PersonID(checked: id), name: name, email: email, zone: zone)
    }

    static let noLadder = Ladder(rungs: [], missedAfterDays: nil)

    static let firstSteps = [("orientation", 14), ("agreement", 7), ("goals", 14)].map { name, days in
        CommitmentRule(name, due: .afterStart(days: days), ladder: noLadder, clause: Clause("§5.2.3"))
    }

    static func program(_ id: String, _ title: String, months: Int?, minutes: Int, isGroup: Bool = false) -> Program {
        let handlings = SuspensionHandlings(meetings: .move, checkIns: .excuse, milestones: .move)
        let roles =
            months == nil
            ? [RoleRule(role: .peer, least: 2, most: 2)]
            : [RoleRule(role: .mentor, least: 1, most: 1), RoleRule(role: .mentee, least: 1, most: isGroup ? 12 : 1)]
        return Program(
            id: ProgramID(checked: id), title: title, clause: Clause("§2.1.1"), roles: roles,
            reporter: months == nil ? .peer : .mentor, cycle: CycleForm(months: months, renews: true),
            meetings: MeetingForm(.months(1), minutes: minutes),
            commitments: [
                CommitmentRule(CommitmentID.meeting, due: .rhythm, ladder: noLadder, clause: Clause("§2.2.2")),
                CommitmentRule(
                    CommitmentID.checkIn, owes: .each(nil), due: .every(months: 1), ladder: noLadder,
                    clause: Clause("§8.1.1")),
            ] + firstSteps,
            suspension: SuspensionRules(
                pause: handlings, programBreak: handlings, holiday: handlings, absence: handlings))
    }

    static let formal = program("formal", "Formal Mentorship", months: 6, minutes: 60)
    static let peer = program("peer", "Peer Mentoring", months: nil, minutes: 30)
    static let group = program("group", "Group Mentoring", months: 3, minutes: 60, isGroup: true)

    static func mentorship(_ id: String, _ program: Program, _ roles: [(String, Role)], zone: String) -> Mentorship {
        Mentorship(
            id: MentorshipID(checked: id), program: program.id,
            participants: roles.map { Participant(person: PersonID(checked: $0.0), role: $0.1) },
            start: CivilDateTime("2027-01-12T18:00") ?? CivilDateTime(.first, TimeOfDay(clamping: 0)), zone: zone,
            recordsBegan: instant("2027-01-01T00:00:00Z"))
    }

    static let f1 = mentorship("f1", formal, [("jurgen", .mentor), ("chen", .mentee)], zone: "Europe/Berlin")
    static let f2 = mentorship("f2", formal, [("jurgen", .mentor), ("amelie", .mentee)], zone: "Europe/Berlin")
    static let p1 = mentorship("p1", peer, [("tomas", .peer), ("amelie", .peer)], zone: "Europe/Prague")
    static let g1 = mentorship(
        "g1", group,
        [("jurgen", .mentor), ("chen", .mentee), ("amelie", .mentee), ("tomas", .mentee), ("hostile", .mentee)],
        zone: "Europe/Berlin")

    static func instant(_ text: String) -> Instant { Instant(rfc3339: text) ?? .distantPast }

    /// The last day by which the sample letters await an answer.
    static let answerBy = "2027-01-26T08:00:00Z"

    static func item(
        _ letter: String, _ subject: String, to recipient: Recipient, of mentorship: Mentorship? = nil,
        _ program: Program? = nil, rung: String = "+1", clause: String = "§8.1.1", due: String? = nil,
        answerBy: String? = answerBy,
        content: NoticeContent? = nil, command: String? = nil, revision: Int = 0, address: String? = nil,
        previously: String? = nil, next: String? = nil, until: String? = nil, by: String? = nil,
        choices: [LetterChoice] = []
    ) throws -> LetterItem {
        let subject = try #require(NoticeSubject(subject))
        let now = instant("2027-01-05T08:00:00Z")
        let notice = Notice(
            id: NoticeID(subject: subject, revision: revision, origin: NoticeOrigin(rung), recipient: recipient),
            letter: LetterKind(letter),
            rungAt: now, sendAt: now, decidedAt: now, address: address, content: content, clause: Clause(clause))
        return LetterItem(
            notice: notice, mentorship: mentorship, program: program, people: people, due: due.map { instant($0) },
            answerBy: answerBy.map { instant($0) }, command: command, previously: previously.map { instant($0) },
            next: next.map { instant($0) }, until: until.flatMap { CivilDate($0) },
            by: by.map { PersonID(checked: $0) }, languages: [PersonID(checked: "chen"): ["zh", "en", "de"]],
            choices: choices)
    }

    static func draft(
        to id: String, _ items: [LetterItem], isFirst: Bool = false, at: String = "2027-01-05T08:00:00Z"
    ) throws -> LetterDraft {
        let person = try #require(people[PersonID(checked: id)])
        return LetterDraft(
            recipient: .person(person.id), name: person.name, address: person.email, zone: try zones.zone(person.zone),
            locale: person.locale ?? "en", isFirst: isFirst, items: items, at: instant(at))
    }

    static func draftToCoordinator(_ items: [LetterItem], digest: Digest? = nil, isFirst: Bool = false) throws
        -> LetterDraft
    {
        LetterDraft(
            recipient: .coordinator(1), name: "Mentorship Coordinator", address: "community@ai-engineers.org",
            zone: try zones.zone("Europe/Berlin"), locale: "en", isFirst: isFirst, items: items, digest: digest,
            at: instant("2027-02-22T08:00:00Z"))
    }

    static let head = Letterhead(
        community: "AI Engineers", from: "mentor@ai-engineers.org", coordinator: "community@ai-engineers.org",
        mailDomain: "ai-engineers.org", document: "MEM-02-03", perWeek: 3, readers: "Rosa Lind",
        aboutReaders: "training@example.org")

    /// The folder of templates that the package ships.
    static let letters = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "../../letters"
    ).standardized.path

    /// The forms that the package ships.
    static let forms = Result { try FormFiles.load(folders: [letters + "/../config"]) }

    /// How a language writes dates and lists.
    static func strings(_ locale: String) throws -> LocaleStrings {
        try LetterTemplates.strings(for: locale, folders: [letters])
    }

    static let letterNames: Set<String> = [
        "meeting-coming", "meeting-ask", "meeting-ask-again", "check-in", "check-in-again", "milestone-start",
        "milestone-ask",
        "review-coming", "renewal-coming", "renewal-ask", "program-review", "form-ask", "form-ask-again",
    ]

    static let key = Array("a key for tests".utf8)

    /// Writers over the shipped templates, which are read once.
    private static let templates = Result { try LetterTemplates.load(folders: [letters], letters: letterNames) }

    /// What makes an English letter's facts.
    static func context(_ draft: LetterDraft) throws -> TemplateContext {
        TemplateContext(draft: draft, language: try templates.get().language(for: "en"), zones: zones)
    }

    private static let writers = Result { (coordinator: try makeWriter(), program: try makeWriter(answers: true)) }

    /// - Parameter answers: whether the program reads answers itself.
    static func writer(answers: Bool = false) throws -> LetterWriter {
        let both = try writers.get()
        return answers ? both.program : both.coordinator
    }

    static func makeWriter(key: [UInt8] = key, answers: Bool = false, folders: [String] = [letters]) throws
        -> LetterWriter
    {
        let templates = try LetterTemplates.load(folders: folders, letters: letterNames)
        var head = head
        if answers { head.answers = try AnswerAddresses(address: "mentoring@ai-engineers.org", key: key) }
        return try LetterWriter(templates: templates, head: head, key: key, zones: zones)
    }
}
