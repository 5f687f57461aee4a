import CivilTime
import Mentoring

/// What is likely and not certain is asked in one line, which YES or NO answers.
extension Deciding {
    /// Asks whether something was meant, or for what it lacks.
    /// - Returns: whether it was asked; it is not where nobody can tell what a yes would come to.
    mutating func ask(_ guess: Verb.Kind, about number: Int?, _ person: Person, _ items: AnsweredItems) -> Bool {
        // Who was asked once, and does not answer with yes or no, is told what can be said.
        guard items.need?.kind != .guess, person.isReachable, mayAnswer else { return false }
        let item =
            number.flatMap { items.items.indices.contains($0 - 1) ? items.items[$0 - 1] : nil }
            ?? items.only(fitting: guess)
        let need: Clarification
        switch guess {
        case .met, .missed, .absent, .done, .yes, .no:
            guard let item, let verb = Self.meaning(of: guess, item) else { return false }
            need =
                verb == .no && item.asked.kind == .milestone
                ? Clarification(.notDone) : Clarification(.guess, said: SaidVerb(verb))
        case .stop, .fewer, .leaving, .wrongPerson: need = Clarification(.guess, said: SaidVerb(guess))
        case .move:
            guard let item, item.commitment?.isMeeting == true else { return false }
            need = Clarification(.date)
        case .pause: need = Clarification(.pause)
        case .snooze:
            guard item?.commitment != nil else { return false }
            need = Clarification(.snooze)
        case .resume, .excused, .help, .checkIn, .away, .distress: return false
        }
        if let due = item?.asked.due, due > now, [.met, .missed, .absent].contains(need.said?.kind) { return false }
        askBack(need, item ?? items.items.first, person, meant: guess)
        return true
    }

    /// What a yes or a no comes to that is said of one thing.
    private static func meaning(of guess: Verb.Kind, _ item: AnsweredItems.Item) -> Verb.Kind? {
        let verb: Verb
        switch guess {
        case .met: verb = .met
        case .missed: verb = .missed
        case .absent: verb = .absent
        case .done: verb = .done
        case .yes: verb = .yes
        case .no: verb = .no
        default: return nil
        }
        if verb == .yes || verb == .no, !item.takesYes { return nil }
        return verb.meaning(for: item.asked.kind)?.kind
    }

    /// The answer to whether something was meant: a yes says it.
    mutating func take(_ isYes: Bool, toGuess need: Clarification, _ text: String) throws {
        guard let person, let items, let verb = need.statement else { return leaveUnread("it is not understood") }
        guard isYes else { return leaveUnread("it is not what was guessed") }
        let asked = items.asking?.id.subject.commitment
        let number = asked.flatMap { id in items.items.firstIndex { $0.commitment == id } }.map { $0 + 1 }
        try take([Statement(verb, item: verb.kind.isAboutOne ? number : nil)], text, hasRemark: false, person, items)
    }

    /// Lets a letter ask back what an answer lacks.
    mutating func askBack(
        _ need: Clarification, _ item: AnsweredItems.Item?, _ person: Person, meant: Verb.Kind?, _ words: String? = nil
    ) {
        answer(.which, about: item?.notice.id.subject, .lack(need))
        remember(.reply, .askedBack, isAnswered: true)
        append(
            Event(
                at: now, kind: .answerAskedBack, actor: person.id.text, mentorship: item?.mentorship?.id,
                person: person.id, commitment: item?.commitment, messageID: identity.messageID,
                text: "an answer lacks something and was asked back: \(words ?? need.description)",
                payload: meant.map { .meant($0) }))
    }
}

extension AnsweredItems {
    /// The one thing that a verb can be said of.
    fileprivate func only(fitting verb: Verb.Kind) -> Item? {
        if items.count == 1 { return items[0] }
        let fitting = items.filter { item in
            switch verb {
            case .met, .missed, .absent, .move: item.asked.kind == .meeting
            case .done, .snooze: item.asked.kind == .milestone
            default: item.takesYes
            }
        }
        return fitting.count == 1 ? fitting[0] : nil
    }
}
