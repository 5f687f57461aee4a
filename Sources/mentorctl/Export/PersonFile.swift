import CivilTime
import Forms
import JSONText
import Mentoring
import Store

/// Everything that is known of a person, for that person.
struct PersonFile {
    private let person: Person
    private let mentorships: [Mentorship]
    private let reports: [Report]
    private let commitments: [CommitmentRecord]
    private let notices: [Notice]
    private let letters: [Letter]
    private let events: [Event]
    private let otherAddresses: [String]
    private let unwanted: [String]
    private let bounces: [BounceRecord]
    private let messages: [ReceivedMessage]
    private let calendarAnswers: [Participation]
    private let inbox: InboxFolder
    private let formAnswers: [GivenAnswer]

    private static let most = 1_000_000

    /// - Parameter confided: what they answered in confidence.
    init(_ id: PersonID, _ context: CommandContext, inbox: InboxFolder, confided: [GivenAnswer]) throws {
        self.inbox = inbox
        formAnswers = try context.store.read { try $0.answers(AnswerFilter(person: id)) } + confided
        (otherAddresses, unwanted, bounces, messages) = try context.store.read {
            (
                try $0.otherAddresses(of: id), try $0.mutedLetters(of: id).map(\.name).sorted(), try $0.bounces(of: id),
                try $0.received(of: id)
            )
        }
        let file = try context.store.read { reader in
            guard let person = try reader.person(id) else { throw try reader.unknown(id) }
            let dossiers = try reader.dossiers(mentorship: nil, person: id, includingProgram: false)
            let notices = try reader.notices(for: .person(id))
            let numbers = try notices.compactMap { try reader.letterNumber(of: $0.id) }.unique
            return (
                person: person, dossiers: dossiers, notices: notices,
                letters: try numbers.compactMap { try reader.letter($0) },
                events: try reader.events(EventFilter(person: id, limit: Self.most)),
                calendarAnswers: try dossiers.flatMap { try reader.participations(of: $0.mentorship.id) }
            )
        }
        person = file.person
        notices = file.notices
        letters = file.letters
        events = file.events
        calendarAnswers = file.calendarAnswers.filter { $0.person == id }
        mentorships = file.dossiers.map(\.mentorship)
        reports = file.dossiers.flatMap { $0.reports.values.joined() }
            .filter { $0.by == .person(id) || $0.absent.contains(id) }
            .sorted { ($0.at, $0.commitment) < ($1.at, $1.commitment) }
        commitments = file.dossiers.flatMap(\.records.values).filter { $0.id.person == nil || $0.id.person == id }
            .sorted { $0.id < $1.id }
    }

    var json: JSON {
        [
            "person": person.json(mentorships.map(\.id)), "mentorships": .list(mentorships.map(\.json)),
            "commitments": .list(commitments.map(Self.json)), "answers": .list(reports.map(Self.json)),
            "notices": .list(notices.map(Self.json)), "letters": .list(letters.map(Self.json)),
            "other-addresses": .list(otherAddresses.map { .text($0) }),
            "unwanted-letters": .list(unwanted.map { .text($0) }),
            "letters-that-came-back": .list(bounces.map(Self.json)), "messages": .list(messages.map(json)),
            "form-answers": .list(formAnswers.map(Self.json)),
            "calendar-answers": .list(calendarAnswers.map(Self.json)), "history": .list(events.map(\.json)),
        ]
    }

    /// What they wrote, with the original while it is kept.
    private func json(_ message: ReceivedMessage) -> JSON {
        guard case .object(let members) = message.json else { return .null }
        let original = inbox.original(message.file).map { JSON.text(String(decoding: $0, as: UTF8.self)) } ?? .null
        return .object(members + [("message", original)])
    }

    /// What they answered to a question of a form.
    private static func json(_ answer: GivenAnswer) -> JSON {
        let question = Question(answer.question, .long, text: LanguageText([:]))
        return [
            "commitment": JSON(answer.commitment), "form": .text(answer.form), "version": .number(answer.version),
            "question": JSON(answer.question),
            "answer": .text(ValueText().text(answer.value, of: question, in: LanguageText.fallback)),
            "at": JSON(answer.at),
        ]
    }

    /// What their calendar answered; `meeting` is missing where it answered for all of a cycle.
    private static func json(_ answer: Participation) -> JSON {
        .sparse([
            "mentorship": .text(answer.mentorship.text), "cycle": .number(answer.cycle),
            "meeting": answer.meeting == 0 ? .null : .number(answer.meeting), "answer": .text(answer.answer.rawValue),
            "at": JSON(answer.at),
        ])
    }

    private static func json(_ bounce: BounceRecord) -> JSON {
        [
            "address": .text(bounce.address), "at": JSON(bounce.at), "kind": .text(bounce.kind.rawValue),
            "status": JSON(bounce.status), "letter": bounce.letter.map { .number(Int($0)) } ?? .null,
        ]
    }

    private static func json(_ record: CommitmentRecord) -> JSON {
        [
            "id": JSON(record.id), "due": JSON(record.due), "zone": .text(record.zone),
            "state": .text(record.state.rawValue), "reason": JSON(record.reason?.description),
            "settled-at": JSON(record.settledAt),
        ]
    }

    private static func json(_ report: Report) -> JSON {
        [
            "commitment": JSON(report.commitment), "by": JSON(report.by), "outcome": .text(report.outcome.rawValue),
            "absent": .list(report.absent.map { .text($0.text) }), "at": JSON(report.at),
            "held-at": JSON(report.heldAt), "undone": .bool(report.isRevoked),
        ]
    }

    private static func json(_ notice: Notice) -> JSON {
        [
            "subject": JSON(notice.id.subject), "rung": .text(notice.id.origin.description),
            "letter": .text(notice.letter.name),
            "state": .text(notice.state.rawValue), "reason": JSON(notice.reason), "decided-at": JSON(notice.decidedAt),
            "clause": .text(notice.clause.text),
        ]
    }

    private static func json(_ letter: Letter) -> JSON {
        [
            "number": .number(Int(letter.number)), "address": .text(letter.address),
            "message-id": .text(letter.messageID),
            "state": .text(letter.state.rawValue), "submitted-at": JSON(letter.submittedAt),
            "message": .text(String(decoding: letter.bytes, as: UTF8.self)),
        ]
    }
}
