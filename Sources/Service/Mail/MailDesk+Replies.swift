import Answers
import CivilTime
import Letters
import Mentoring
import Store

/// What people write.
extension MailDesk {
    /// How long a yes counts, in seconds: 14 days.
    private static let patience: Int64 = 14 * 86_400

    mutating func take(_ reply: Reply, _ incoming: inout MailCase) throws {
        guard let person = incoming.person, let items = incoming.items, incoming.letter != nil else {
            return try leaveUnread(reply, incoming, "it answers no letter of ours")
        }
        guard isKnown(incoming) else { return try askRegistered(person, incoming) }
        // Everything that was said is taken, or nothing is: half of an answer would be told as the whole.
        guard reply.questions.isEmpty, reply.understood == .full, !reply.statements.isEmpty else {
            if let question = reply.questions.first, reply.understood != .none(guess: nil) {
                return try askBack(question, person, items, incoming)
            }
            return try leaveUnread(reply, incoming, "it is not understood")
        }
        var desk = AnswerDesk(mail: self, person: person, items: items, incoming: incoming, text: reply.ownText)
        if let lack {
            // What does not fit what was asked is as good as not understood.
            guard lack.kind != .other else { return try leaveUnread(reply, incoming, lack.words) }
            return try askBack(lack, person, items, incoming)
        }
        try desk.record(reply.statements)
        for text in desk.confidences { confide(text) }
        let mayAnswer = try mayAnswer(incoming)
        for (place, effect) in desk.effects.enumerated() {
            try writer.append(
                Event(
                    at: now, kind: .answerTaken, actor: person.id.text, mentorship: effect.mentorship,
                    person: person.id,
                    commitment: effect.commitment, messageID: incoming.identity.messageID, text: effect.text))
            guard mayAnswer, let letter = effect.letter else { continue }
            try write(letter, to: .person(person.id), about: effect.subject, effect.detail, incoming, place: place)
        }
        for (place, told) in desk.told.enumerated() {
            try write(told.letter, to: told.recipient, about: told.subject, told.detail, incoming, place: 100 + place)
        }
        try remember(incoming, "reply", .recorded, isAnswered: mayAnswer && desk.effects.contains { $0.letter != nil })
    }

    // MARK: Asking back

    private func askBack(_ question: Question, _ person: Person, _ items: AnsweredItems, _ incoming: MailCase) throws {
        let item = question.item.flatMap { items.items.indices.contains($0 - 1) ? items.items[$0 - 1] : nil }
        let lack = AnswerLack(question.lack == .number ? .number : .date, item ?? items.items.first)
        try askBack(lack, person, items, incoming)
    }

    private func askBack(_ lack: AnswerLack, _ person: Person, _ items: AnsweredItems, _ incoming: MailCase) throws {
        let mayAnswer = try mayAnswer(incoming)
        if mayAnswer {
            let subject = lack.item?.notice.id.subject ?? .person(person.id)
            try write("which", to: .person(person.id), about: subject, lack.kind.rawValue, incoming)
        }
        try remember(incoming, "reply", .askedBack, isAnswered: mayAnswer)
        try writer.append(
            Event(
                at: now, kind: .answerAskedBack, actor: person.id.text, mentorship: lack.item?.mentorship?.id,
                person: person.id, commitment: lack.item?.commitment, messageID: incoming.identity.messageID,
                text: "an answer lacks something and was asked back: \(lack.words)"))
    }

    // MARK: Other addresses

    /// An answer from an address that is not known counts once the registered one says yes: a letter that was forwarded does not hand over
    /// its recipient's account.
    func askRegistered(_ person: Person, _ incoming: MailCase) throws {
        guard let sender = incoming.identity.sender else { return try setAside(incoming, "reply", "it has no sender") }
        // While one question about an address is open, another would say nothing new: the yes holds for all that came from it.
        let isAsked = try writer.waitingReceived(of: person.id, from: sender, at: now).contains(where: \.isAnswered)
        let mayAnswer = try !isAsked && mayAnswer(incoming) && person.isReachable
        if mayAnswer {
            try write("confirm-address", to: .person(person.id), about: .person(person.id), sender, incoming)
        }
        try remember(incoming, "reply", .awaitsYes, until: now + Self.patience, isAnswered: mayAnswer)
        try writer.append(
            Event(
                at: now, kind: .answerAskedBack, person: person.id, messageID: incoming.identity.messageID,
                text: "an answer came from another address; the registered one was asked whether it counts"))
    }

    /// Takes a yes or a no to a question of the program's own. It is about the message that the letter asked about, and no other: somebody
    /// who writes in another's name in the meantime gains nothing by the yes.
    mutating func take(_ isYes: Bool, to question: Notice, _ reply: Reply, _ incoming: MailCase) throws {
        guard let person = incoming.person, incoming.letter != nil else {
            return try leaveUnread(reply, incoming, "it answers no letter of ours")
        }
        // The registered address alone says whether another one counts.
        guard
            incoming.identity.sender == person.email.lowercased()
                || question.letter != "confirm-address" && isKnown(incoming)
        else { return try askRegistered(person, incoming) }
        guard let mark = question.answeredMark, let waiting = try writer.received(mark: mark),
            waiting.person == person.id, let expiresAt = waiting.expiresAt, expiresAt > now,
            waiting.outcome == .awaitsYes || waiting.outcome == .unread
        else { return try setAside(incoming, "reply", "a yes or a no to what is settled") }
        var detail: AnswerOutcome?
        switch waiting.outcome {
        case .awaitsYes: if try settle(waiting, isYes, person, incoming) { detail = .addressAdded }
        case .unread where isYes:
            try writer.settle(received: waiting.number, .forwarded)
            try tellCoordinators(person, incoming, waiting.file)
            detail = .shown
        default: try writer.settle(received: waiting.number, .ignored)
        }
        let isAnswered = try detail != nil && mayAnswer(incoming)
        if let detail, isAnswered {
            try write("confirmation", to: .person(person.id), about: .person(person.id), detail.description, incoming)
        }
        try remember(incoming, "reply", .recorded, isAnswered: isAnswered)
    }

    /// What came from another address counts from now on, or not at all.
    private mutating func settle(_ waiting: ReceivedMessage, _ isYes: Bool, _ person: Person, _ incoming: MailCase)
        throws
        -> Bool
    {
        guard let sender = waiting.sender else { return false }
        let all = try writer.waitingReceived(of: person.id, from: sender, at: now)
        guard isYes else {
            for message in all { try writer.settle(received: message.number, .ignored) }
            return false
        }
        try writer.addAddress(sender, to: person.id, at: now)
        for message in all {
            try writer.forget(received: message.number)
            lookAgain(at: message.file)
        }
        try writer.append(
            Event(
                at: now, kind: .addressConfirmed, actor: person.id.text, person: person.id,
                messageID: incoming.identity.messageID, text: "answers from a further address count"))
        return true
    }

    // MARK: What is not understood

    /// How many messages that are not understood a coordinator hears of in a day, by letter; the history has them all.
    private static let mostUnread = 12

    /// It is answered once with what can be said; the coordinator hears that it came, and sees what it says only if its author agrees.
    private func leaveUnread(_ reply: Reply, _ incoming: MailCase, _ why: String) throws {
        if incoming.letter == nil, !isKnown(incoming) {
            // Whatever else comes to the address: kept, and nothing that a person must look at.
            return try setAside(incoming, "reply", "it is from an unknown address, and \(why)")
        }
        guard let person = incoming.person, isKnown(incoming) else {
            try remember(incoming, "reply", .unread)
            return try writer.append(
                Event(
                    at: now, kind: .answerUnread, messageID: incoming.identity.messageID,
                    text: "a message from an unknown address was not understood: \(why); its file is \(file)"))
        }
        // Who does not understand what can be said would be told it again and again; so would a program that answers everything.
        let isSaid = incoming.items?.ownQuestion?.letter == "not-understood"
        let mayAnswer = try !isSaid && mayAnswer(incoming) && person.isReachable
        let isHeard = try writer.unreadCount(since: now - 86_400) < Self.mostUnread && (mayAnswer || isSaid)
        let subject = incoming.items?.items.first?.notice.id.subject ?? .person(person.id)
        if mayAnswer { try write("not-understood", to: .person(person.id), about: subject, nil, incoming) }
        try remember(incoming, "reply", .unread, until: now + Self.patience, isAnswered: mayAnswer)
        try writer.append(
            Event(
                at: now, kind: .answerUnread, actor: person.id.text, mentorship: incoming.items?.mentorships.first,
                person: person.id, messageID: incoming.identity.messageID,
                text: "an answer was not understood: \(why); its file is \(file)"))
        guard isHeard else { return }
        for (place, coordinator) in configuration.rules.coordinators(of: "coordinator").enumerated() {
            try write("unread-reply", to: coordinator, about: subject, person.id.text, incoming, place: 200 + place)
        }
    }

    private func tellCoordinators(_ person: Person, _ incoming: MailCase, _ original: String) throws {
        for (place, coordinator) in configuration.rules.coordinators(of: "coordinator").enumerated() {
            try write(
                "unread-reply", to: coordinator, about: .person(person.id),
                "\(person.id) the message is the file \(original) in the service's inbox", incoming, place: 200 + place)
        }
    }
}

/// What keeps an answer from being recorded.
struct AnswerLack: Error {
    /// What is lacking, by the word that letters know it by; `other` is what does not fit.
    enum Kind: String {
        case number, date, early, other
    }

    let kind: Kind
    let item: AnsweredItems.Item?
    let words: String

    init(_ kind: Kind, _ item: AnsweredItems.Item?, _ words: String? = nil) {
        self.kind = kind
        self.item = item
        self.words = words ?? (kind == .other ? "it does not fit what was asked" : kind.rawValue)
    }
}
