import CivilTime
import Forms
import Foundation
import ICalendar
import Mail
import Mentoring
import Settings

@testable import Replies

/// A conversation made of values: Jonas mentors Amina, and a letter asked her something. No database stands behind it.
struct Scene {
    static let now = Fixture.now
    static let key = "abcdefghijklm"
    static let id = MentorshipID(checked: "f1")
    static let amina = Person(
        id: PersonID(checked: "amina"), name: "Amina Diallo", email: "amina@example.com", zone: "Europe/Berlin")
    static let jonas = Person(
        id: PersonID(checked: "jonas"), name: "Jonas Müller", email: "jonas@example.org", zone: "Europe/Berlin")

    /// The settings as they are shipped.
    static func rules() throws -> Rules {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path(percentEncoded: false)
        return try InstanceSettings.load(
            directory: root + "/config", zones: Fixture.zones, around: CivilDate("2027-02-10") ?? .first
        ).rules(zones: Fixture.zones)
    }

    var conversation: Conversation
    var dossier: Dossier

    /// - Parameters:
    ///   - letter: the kind of letter that is answered; nil for a message that answers none.
    ///   - about: what it asked about, by their numbers.
    init(_ letter: LetterKind?, about subjects: [NoticeSubject] = [], content: NoticeContent? = nil, text: String = "")
        throws
    {
        let rules = try Self.rules()
        let mentorship = Mentorship(
            id: Self.id, program: ProgramID(checked: "formal"),
            participants: [
                Participant(person: Self.jonas.id, role: .mentor), Participant(person: Self.amina.id, role: .mentee),
            ],
            start: CivilDateTime("2027-01-12T18:00") ?? CivilDateTime(.first, TimeOfDay(clamping: 0)),
            zone: "Europe/Berlin", recordsBegan: Self.now - 40 * 86_400)
        dossier = Dossier(
            mentorship: mentorship, people: [Self.amina.id: Self.amina, Self.jonas.id: Self.jonas])
        let message = Fixture.message(text)
        conversation = Conversation(
            rules: rules,
            mailbox: OwnMailbox(
                addresses: ["mentoring@example.org"], delimiter: "+",
                values: Fixture.values,
                lexicon: Fixture.lexicon, zone: "UTC"),
            now: Self.now, file: "1.eml", identity: MessageIdentity(message) { _ in "markmarkmarkm" })
        conversation.canWriteToSender = true
        conversation.senders = [Self.amina.id]
        conversation.sender = Correspondent(person: Self.amina)
        if let letter { answer(letter, about: subjects, content) }
    }

    private mutating func answer(_ letter: LetterKind, about subjects: [NoticeSubject], _ content: NoticeContent?) {
        let notices = subjects.map { subject in
            var notice = Notice(
                id: NoticeID(
                    subject: subject, revision: 0, origin: .rung(.due, days: 1), recipient: .person(Self.amina.id)),
                letter: letter, asks: true, rungAt: Self.now - 3_600, sendAt: Self.now - 3_600,
                decidedAt: Self.now - 3_600, content: content, clause: Clause("§2.2.2"))
            notice.state = .lettered
            return notice
        }
        for notice in notices { dossier.notices[notice.id] = notice }
        var sent = Letter(
            recipient: .person(Self.amina.id), address: Self.amina.email, sender: "mentoring@example.org",
            messageID: "1@example.org", bytes: [], createdAt: Self.now - 3_600, expiresAt: Self.now + 86_400,
            isScheduled: true, notices: notices.map(\.id))
        sent.number = 7
        sent.state = .submitted
        conversation.letter = sent
        (conversation.use, conversation.isFresh) = (.reply, true)
        conversation.recipient = Correspondent(person: Self.amina)
        conversation.dossiers = [Self.id: dossier]
        conversation.contacts = [
            Self.id: [Self.amina, Self.jonas].map { Contact(address: $0.email, name: $0.name) }
        ]
        conversation.items = AnsweredItems(
            LetterThread([LetterThread.Entry(notices: notices, count: notices.count)]),
            dossiers: conversation.dossiers, sheets: Self.sheets(subjects), rules: conversation.rules, now: Self.now)
    }

    /// What is asked to be filled in: the check-ins among the subjects. A low rating is told.
    static func sheets(_ subjects: [NoticeSubject]) -> [CommitmentID: AskedSheet] {
        var form = Fixture.form
        form.questions[0].isAlert = true
        let sheet = AskedSheet(form: form, questions: form.questions.map(\.id))
        let checkIns = subjects.compactMap { subject -> CommitmentID? in
            if case .commitment(let id) = subject, id.isCheckIn { id } else { nil }
        }
        return Dictionary(uniqueKeysWithValues: Set(checkIns).map { ($0, sheet) })
    }

    /// What comes of a text, in short.
    func outcome(_ text: String, header: [(String, String)] = []) throws -> [String] {
        let message = Fixture.message(text, header: header)
        return try Self.short(conversation.decide(conversation.claim(of: message), of: message))
    }

    /// What comes of a claim, in short.
    func outcome(of claim: Claim) throws -> [String] {
        try Self.short(conversation.decide(claim, of: Fixture.message("")))
    }

    /// A decision, a word or two for each of its parts: letters as `confirmation>amina`, what is remembered as `=recorded`.
    static func short(_ decision: MailDecision) -> [String] {
        let changes = decision.changes.flatMap(short)
        let texts = decision.confidences.map(\.text).map { text in
            "in confidence: " + text.split(separator: "\n").joined(separator: " ")
        }
        let answers = decision.answers.map { answers in
            let said = answers.values.sorted { $0.key < $1.key }.map { id, value in
                "\(id)=" + (value.number.map { "\(Int($0))" } ?? value.text ?? "\(value)")
            }
            return "in confidence: " + said.joined(separator: " ").split(separator: "\n").joined(separator: " ")
        }
        return changes + answers + texts + decision.again.map { "again \($0)" }
    }

    private static func short(_ change: MailDecision.Change) -> [String] {
        switch change {
        case .decide(let decision):
            return decision.changes.compactMap { short($0) } + [decision.event.flatMap { short($0) }].compactMap { $0 }
        case .remember(let message): return ["=\(message.outcome.rawValue)" + (message.isAnswered ? "+letter" : "")]
        case .settle(let number, let outcome): return ["settle \(number) \(outcome.rawValue)"]
        case .forget(let number): return ["forget \(number)"]
        case .addAddress(let address, let person): return ["\(address) is \(person)'s"]
        case .mute(let letter, let person): return ["mute \(letter) \(person)"]
        case .bounce(let bounce): return ["bounce \(bounce.kind.rawValue)"]
        case .fail(let letter, _): return ["fail \(letter)"]
        case .takeBlame: return ["take blame"]
        case .openBreaker: return ["stop sending"]
        case .wake(let person): return ["wake \(person)"]
        case .participation(let answer): return ["\(answer.meeting) \(answer.answer.rawValue)"]
        case .forgetAnswersToMeetings: return ["forget answers"]
        }
    }

    private static func short(_ change: Change) -> String? {
        switch change {
        case .notice(let notice):
            (notice.state == .suppressed ? "no " : "") + "\(notice.letter)>\(notice.id.recipient)"
        case .report(let report): "\(report.outcome.rawValue) \(report.commitment)"
        case .suppress(let id, _): "suppress \(id)"
        case .person: "person"
        case .mentorship, .commitment, .postpone, .revokeReports, .answers: nil
        }
    }

    /// What the history says, but for what only says that a letter was decided.
    private static func short(_ event: Event) -> String? {
        [.noticeDecided, .noticeSuppressed].contains(event.kind) ? nil : "[\(event.kind.rawValue)]"
    }
}
