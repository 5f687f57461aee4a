import Replies
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
            if case .proposal(let time, let by) = notice.content { (time, by) } else { nil }
        }

        /// Whether it only told something: a yes agrees with it, and says nothing about a meeting.
        var isTold: Bool { Self.isTold(notice) }

        static func isTold(_ notice: Notice) -> Bool {
            [.confirmation, .moved, .introduction, .welcome, .paused, .resumed].contains(notice.letter)
                || notice.isInvitation
        }

        /// Whether it was asked in a way that a yes or a no answers.
        var takesYes: Bool { !isTold && ![.which, .declined, .help, .notUnderstood].contains(notice.letter) }
    }

    /// In the letter's order: the first has the number 1.
    let items: [Item]
    /// Names that say nothing in an answer.
    let names: [String]
    /// The notice by which the letter asks whether an answer from another address counts, which a yes or a no answers.
    let ownQuestion: Notice?
    /// The notice of a letter that says that an answer was not understood, and asks whether the coordinator may see it.
    let notUnderstood: Notice?
    /// Whether it says what can be said to the letter before it: a yes or a no to that is about nothing in it.
    let isExplaining: Bool
    /// What the letter asked back.
    let need: Clarification?
    /// Whether the letter answered somebody's answer: then not any words are one.
    let isInAnswer: Bool
    /// Whether a number may mean one that the letter before gave: the letter has none, and answers an answer to one that has.
    let isNumberDoubtful: Bool
    /// How many letters of the program stand one behind the other in the conversation before this one, each in answer to an answer.
    let depth: Int

    var asked: [Asked] { items.map(\.asked) }

    /// The mentorships that it is about, each once.
    var mentorships: [MentorshipID] {
        var seen: Set<MentorshipID> = []
        return items.compactMap { $0.mentorship?.id }.filter { seen.insert($0).inserted }
    }

    init(_ letter: Letter, writer: Writer, configuration: Configuration, now: Instant) throws {
        var items: [Item] = []
        var names: Set<String> = []
        let meant = try Self.meant(by: letter, writer)
        for id in meant.notices {
            // Left out, it would give its number to the next.
            guard let notice = try writer.notice(id) else { break }
            var commitment: CommitmentID?
            if case .commitment(let about) = id.subject { commitment = about }
            var due: Instant?
            var mentorship: Mentorship?
            if let home = id.subject.mentorship, let dossier = try writer.dossier(home, since: .distantPast) {
                mentorship = dossier.mentorship
                names.formUnion(dossier.participants.map(\.name))
                if let commitment {
                    due = try? CommitmentTimeline(dossier, rules: configuration.rules, now: now).times(of: commitment)?
                        .due
                }
            }
            let kind = notice.letter == .proposed ? .proposal : Self.kind(commitment)
            let asked = Asked(
                kind, due: due, isTold: Item.isTold(notice), isAsked: notice.asks || kind == .proposal)
            items.append(Item(notice: notice, asked: asked, commitment: commitment, mentorship: mentorship))
        }
        let own = try Self.only(letter, writer)
        need = own.flatMap(Self.need)
        isExplaining =
            own.map { [.help, .notUnderstood, .confirmation].contains($0.letter) && Self.passesOn($0) } ?? false
        isInAnswer = try letter.notices.first.flatMap { try writer.notice($0) }?.answeredMark != nil
        if let own, let need, need.isAboutMentorships, !items.contains(where: { $0.mentorship != nil }),
            case .person(let person) = own.id.recipient
        {
            // The letter before it was about none: the one that asks which is meant counted them.
            items = try writer.mentorshipIDs(of: person).compactMap { try writer.mentorship($0) }.map {
                Item(notice: own, asked: Asked(.confirmation), commitment: nil, mentorship: $0)
            }
        }
        self.items = items
        self.names = names.sorted()
        ownQuestion = own?.letter == .confirmAddress ? own : nil
        notUnderstood = own?.letter == .notUnderstood ? own : nil
        let before = try Self.before(letter, writer)
        isNumberDoubtful = items.count == 1 && before.contains { $0.notices.count > 1 }
        depth = before.count
    }

    private static func kind(_ commitment: CommitmentID?) -> Asked.Kind {
        guard let commitment else { return .confirmation }
        if commitment.isMeeting { return .meeting }
        if commitment.isCheckIn { return .checkIn }
        return commitment.name == CommitmentRule.renewal ? .renewal : .milestone
    }

    // MARK: Whose numbers

    /// A conversation about one letter ends; this is to be sure.
    private static let longest = 50

    /// The letter whose things an answer to this one is about, by its numbers: one that asks which thing is meant, that could not read an
    /// answer, or that says what can be said, is about those of the letter that was answered.
    static func meant(by letter: Letter, _ reader: Reader) throws -> Letter {
        var letter = letter
        for _ in 0..<longest {
            guard let notice = try only(letter, reader), passesOn(notice), let before = try answered(by: notice, reader)
            else { break }
            letter = before
        }
        return letter
    }

    private static func passesOn(_ notice: Notice) -> Bool {
        switch notice.letter {
        case .notUnderstood, .help: true
        // What was shown to the coordinator is still to be answered.
        case .confirmation: notice.content == .outcome(.shown)
        case .which: need(notice)?.kind == .number
        default: false
        }
    }

    /// What a letter that asks back says to be lacking.
    private static func need(_ notice: Notice) -> Clarification? {
        if case .lack(let need) = notice.content { need } else { nil }
    }

    /// The notice of a letter that holds nothing else.
    private static func only(_ letter: Letter, _ reader: Reader) throws -> Notice? {
        letter.notices.count == 1 ? try reader.notice(letter.notices[0]) : nil
    }

    /// The letter that was answered by the message that a notice answers.
    static func answered(by notice: Notice, _ reader: Reader) throws -> Letter? {
        guard let mark = notice.answeredMark, let number = try reader.received(mark: mark)?.letter else { return nil }
        return try reader.letter(number)
    }

    /// The letters before this one in the conversation, the latest first.
    private static func before(_ letter: Letter, _ reader: Reader) throws -> [Letter] {
        var letters: [Letter] = []
        var last = letter
        while letters.count < longest, let id = last.notices.first, let notice = try reader.notice(id),
            let before = try answered(by: notice, reader)
        {
            letters.append(before)
            last = before
        }
        return letters
    }
}

extension Clarification {
    /// Whether one of several mentorships is asked for: what was said is about a whole one.
    var isAboutMentorships: Bool { kind == .number && (said?.kind == .pause || said?.kind == .resume) }
}
