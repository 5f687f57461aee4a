import Answers
import CivilTime
import Letters
import Mentoring
import Store

/// What a letter asked or told, by the numbers that it gave them.
struct AnsweredItems {
    /// One thing.
    struct Item {
        let notice: Notice
        let asked: Asked
        /// What it is about; nil for what is about a person or a mentorship as a whole.
        let commitment: CommitmentID?
        let mentorship: Mentorship?

        /// The time that somebody else proposed for the meeting, in a letter that asks whether it suits.
        var proposal: (time: Instant, by: PersonID)? {
            guard notice.letter == "proposed", let words = notice.detail?.split(separator: " "), words.count == 2,
                let time = Instant(rfc3339: String(words[0])), let by = PersonID(String(words[1]))
            else { return nil }
            return (time, by)
        }
    }

    /// In the letter's order: the first has the number 1.
    let items: [Item]
    /// Names that say nothing in an answer.
    let names: [String]

    var asked: [Asked] { items.map(\.asked) }

    /// The mentorships that it is about, each once.
    var mentorships: [MentorshipID] {
        var seen: Set<MentorshipID> = []
        return items.compactMap { $0.mentorship?.id }.filter { seen.insert($0).inserted }
    }

    init(_ letter: Letter, writer: Writer, configuration: Configuration, now: Instant) throws {
        var items: [Item] = []
        var names: Set<String> = []
        for notice in try Self.asked(by: letter, writer) {
            let id = notice.id
            var commitment: CommitmentID?
            if case .commitment(let about) = id.subject { commitment = about }
            var due: Instant?
            var mentorship: Mentorship?
            if let home = id.subject.mentorship, let dossier = try writer.dossier(home, since: .distantPast) {
                mentorship = dossier.mentorship
                names.formUnion(dossier.participants.map(\.name))
                if let commitment {
                    due = try? Planner(rules: configuration.rules).letterFacts(of: commitment, in: dossier, now: now)?
                        .due
                }
            }
            let kind = Self.kind(notice, commitment)
            items.append(
                Item(notice: notice, asked: Asked(kind, due: due), commitment: commitment, mentorship: mentorship))
        }
        self.items = items
        self.names = names.sorted()
    }

    /// The notices whose numbers an answer to a letter means: its own; of a letter that asked back, those of the letter that it came of.
    static func asked(by letter: Letter, _ reader: Reader) throws -> [Notice] {
        let own = try letter.notices.compactMap { try reader.notice($0) }
        guard own.count == 1, let notice = own.first, ["which", "not-understood"].contains(notice.letter) else {
            return own
        }
        let original = try original(of: notice, reader)
        return original.count > 1 ? original : own
    }

    /// What the letter asked whose answer another notice is about.
    static func original(of notice: Notice, _ reader: Reader) throws -> [Notice] {
        let lettered = try reader.notices(for: notice.id.recipient).last {
            $0.id.subject == notice.id.subject && $0.state == .lettered && !$0.isAnswer
        }
        guard let lettered, let number = try reader.letterNumber(of: lettered.id) else { return [] }
        return try reader.notices(ofLetter: number)
    }

    /// Whether the letter asked something of the program's own, to which YES and NO are answers.
    static func asksForConsent(_ letter: Letter, _ reader: Reader) throws -> Bool {
        try letter.notices.contains { try ["confirm-address", "not-understood"].contains(reader.notice($0)?.letter) }
    }

    private static func kind(_ notice: Notice, _ commitment: CommitmentID?) -> Asked.Kind {
        if notice.letter == "confirm-address" { return .confirmation }
        switch commitment?.kind {
        case .meeting: return .meeting
        case .checkIn: return .checkIn
        case .milestone: return commitment?.name == MilestoneRule.renewal ? .renewal : .milestone
        case nil: return .confirmation
        }
    }
}
