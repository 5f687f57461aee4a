import CivilTime
import Mentoring

/// What a letter asked or told, by the numbers that it gave them.
package struct AnsweredItems: Sendable {
    package struct Item: Sendable {
        package let notice: Notice
        let asked: Asked
        /// What it is about; nil for what is about a person or a mentorship as a whole.
        package let commitment: CommitmentID?
        package let mentorship: Mentorship?
        /// The form by which it is answered, and what the letter asks of it; nil where a word is enough.
        package let sheet: AskedSheet?

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
    package let items: [Item]
    /// Names that say nothing in an answer.
    let names: [String]
    /// The notice by which the letter asks whether an answer from another address counts, which a yes or a no answers.
    package let ownQuestion: Notice?
    /// The notice of a letter that says that an answer was not understood, and asks whether the coordinator may see it.
    package let notUnderstood: Notice?
    /// Whether it says what can be said to the letter before it: a yes or a no to that is about nothing in it.
    let isExplaining: Bool
    /// What the letter asked back, and the notice of the letter.
    let need: Clarification?
    let asking: Notice?
    /// Whether the letter answered somebody's answer: then not any words are one.
    let isInAnswer: Bool
    /// Whether a number may mean one that the letter before gave: the letter has none, and answers an answer to one that has.
    let isNumberDoubtful: Bool
    /// How many letters of the program stand one behind the other in the conversation before this one, each in answer to an answer.
    let depth: Int

    var asked: [Asked] { items.map(\.asked) }

    /// The forms that it asks to fill in, by the number of the thing.
    var sheets: [Int: AskedSheet] {
        Dictionary(
            uniqueKeysWithValues: items.enumerated().compactMap { place, item in item.sheet.map { (place + 1, $0) } })
    }

    package var mentorships: [MentorshipID] {
        var seen: Set<MentorshipID> = []
        return items.compactMap { $0.mentorship?.id }.filter { seen.insert($0).inserted }
    }

    /// - Parameters:
    ///   - dossiers: of what the letter is about that is meant.
    ///   - sheets: what the letter that is meant asks to fill in.
    ///   - own: the recipient's mentorships, for a letter that is about none.
    package init(
        _ thread: LetterThread, dossiers: [MentorshipID: Dossier], own: [Mentorship] = [],
        sheets: [CommitmentID: AskedSheet] = [:], rules: Rules, now: Instant
    ) {
        var names: Set<String> = []
        var items = (thread.meant.entries.first?.notices ?? []).map { notice in
            var commitment: CommitmentID?
            if case .commitment(let about) = notice.id.subject { commitment = about }
            let dossier = notice.id.subject.mentorship.flatMap { dossiers[$0] }
            names.formUnion(dossier?.participants.map(\.name) ?? [])
            var due: Instant?
            if let dossier, let commitment {
                due = try? CommitmentTimeline(dossier, rules: rules, now: now).times(of: commitment)?.due
            }
            let hasSheet = commitment.map { sheets[$0] != nil } ?? false
            let kind = notice.letter == .proposed ? .proposal : hasSheet ? .checkIn : Self.kind(commitment)
            var proposed: Instant?
            if case .proposal(let time, _) = notice.content { proposed = time }
            let partners = dossier?.participants.filter { notice.id.recipient != .person($0.id) }.map(\.name) ?? []
            let asked = Asked(
                kind, due: due, proposed: proposed, isTold: Item.isTold(notice),
                isAsked: notice.asks || kind == .proposal,
                partners: partners, topic: commitment.flatMap { Asked.Topic(rawValue: $0.name) })
            return Item(
                notice: notice, asked: asked, commitment: commitment, mentorship: dossier?.mentorship,
                sheet: commitment.flatMap { sheets[$0] })
        }
        let only = thread.entries.first?.only
        need = only?.clarification
        asking = only
        isExplaining =
            only.map { [.help, .notUnderstood, .confirmation].contains($0.letter) && $0.passesOn } ?? false
        isInAnswer = thread.entries.first?.notices.first?.answeredMark != nil
        if let only, need?.isAboutMentorships == true, !items.contains(where: { $0.mentorship != nil }) {
            // The letter before it was about none: the one that asks which is meant counted them.
            items = own.map {
                Item(notice: only, asked: Asked(.confirmation), commitment: nil, mentorship: $0, sheet: nil)
            }
        }
        self.items = items
        self.names = names.sorted()
        ownQuestion = only?.letter == .confirmAddress ? only : nil
        notUnderstood = only?.letter == .notUnderstood ? only : nil
        let before = thread.entries.dropFirst()
        isNumberDoubtful = items.count == 1 && before.contains { $0.count > 1 }
        depth = before.count
    }

    private static func kind(_ commitment: CommitmentID?) -> Asked.Kind {
        guard let commitment else { return .confirmation }
        if commitment.isMeeting { return .meeting }
        if commitment.isCheckIn { return .checkIn }
        return commitment.name == CommitmentRule.renewal ? .renewal : .milestone
    }

    /// Whether a verb can be said of anything that the letter asked.
    func fit(_ verb: Verb.Kind) -> Bool {
        items.contains { item in
            switch verb {
            case .met, .missed, .absent: item.asked.kind == .meeting
            case .move: item.asked.kind == .meeting || item.asked.kind == .milestone
            case .done: item.asked.kind == .milestone || item.asked.kind == .checkIn
            case .yes, .no: item.takesYes && item.asked.kind != .checkIn
            case .snooze, .pause, .resume, .stop, .help, .excused, .checkIn, .fewer, .away, .leaving, .wrongPerson,
                .distress:
                true
            }
        }
    }
}
