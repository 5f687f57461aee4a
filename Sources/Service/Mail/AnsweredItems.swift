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
        for id in letter.notices {
            guard let notice = try writer.notice(id) else { continue }
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

    private static func kind(_ notice: Notice, _ commitment: CommitmentID?) -> Asked.Kind {
        switch notice.letter {
        case "confirm-address", "not-understood": return .confirmation
        default: break
        }
        switch commitment?.kind {
        case .meeting: return .meeting
        case .checkIn: return .checkIn
        case .milestone: return commitment?.name == MilestoneRule.renewal ? .renewal : .milestone
        case nil: return .confirmation
        }
    }
}
