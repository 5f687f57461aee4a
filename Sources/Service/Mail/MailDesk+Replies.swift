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
        if try confirms(reply, person, items, incoming) { return }
        // Everything that was said is taken, or nothing is: half of an answer would be told as the whole.
        guard reply.questions.isEmpty, reply.understood == .full, !reply.statements.isEmpty else {
            if let question = reply.questions.first, reply.understood != .none(guess: nil) {
                return try askBack(question, person, items, incoming)
            }
            return try leaveUnread(reply, incoming, "it is not understood")
        }
        var desk = AnswerDesk(mail: self, person: person, items: items, incoming: incoming)
        if let lack { return try askBack(lack, person, items, incoming) }
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
            switch lack.kind {
            case .number, .date, .early:
                try write("which", to: .person(person.id), about: subject, lack.kind.rawValue, incoming)
            case .other:
                try write("not-understood", to: .person(person.id), about: subject, nil, incoming)
            }
        }
        try remember(incoming, "reply", .askedBack, isAnswered: mayAnswer)
        try writer.append(
            Event(
                at: now, kind: .answerAskedBack, actor: person.id.text, mentorship: lack.item?.mentorship?.id,
                person: person.id, commitment: lack.item?.commitment, messageID: incoming.identity.messageID,
                text: "an answer lacks something and was asked back: \(lack.words)"))
    }

    /// An answer from an address that is not known counts once the registered one says yes: a letter that was forwarded does not hand over
    /// its recipient's account.
    func askRegistered(_ person: Person, _ incoming: MailCase) throws {
        guard let sender = incoming.identity.sender else { return try setAside(incoming, "reply", "it has no sender") }
        let mayAnswer = try mayAnswer(incoming) && person.isReachable
        if mayAnswer {
            try write("confirm-address", to: .person(person.id), about: .person(person.id), sender, incoming)
        }
        try remember(incoming, "reply", .awaitsYes, until: now + Self.patience, isAnswered: mayAnswer)
        try writer.append(
            Event(
                at: now, kind: .answerAskedBack, person: person.id, messageID: incoming.identity.messageID,
                text: "an answer came from another address; the registered one was asked whether it counts"))
    }

    /// Takes a yes or a no to a question of the program's own, if the letter asked one.
    private mutating func confirms(
        _ reply: Reply, _ person: Person, _ items: AnsweredItems, _ incoming: MailCase
    ) throws -> Bool {
        guard let letter = incoming.letter, try AnsweredItems.asksForConsent(letter, writer), reply.understood == .full,
            reply.statements.count == 1, let verb = reply.statements.first?.verb, verb == .yes || verb == .no
        else { return false }
        guard let waiting = try writer.waitingReceived(of: person.id, at: now) else {
            // Never a yes to anything else that the letter speaks of.
            try setAside(incoming, "reply", "a yes or no to a question that is settled or too old")
            return true
        }
        let isYes = verb == .yes
        var detail: AnswerOutcome?
        switch waiting.outcome {
        case .awaitsYes where isYes:
            if let sender = waiting.sender { try writer.addAddress(sender, to: person.id, at: now) }
            try writer.forget(received: waiting.number)
            lookAgain(at: waiting.file)
            detail = .addressAdded
            try writer.append(
                Event(
                    at: now, kind: .addressConfirmed, actor: person.id.text, person: person.id,
                    messageID: incoming.identity.messageID, text: "answers from a further address count"))
        case .unread where isYes:
            try writer.settle(received: waiting.number, .forwarded)
            try tellCoordinators(person, incoming, waiting.file)
            detail = .shown
        default: try writer.settle(received: waiting.number, .ignored)
        }
        if let detail, try mayAnswer(incoming) {
            try write("confirmation", to: .person(person.id), about: .person(person.id), detail.description, incoming)
        }
        try remember(incoming, "reply", .recorded, isAnswered: detail != nil)
        return true
    }

    // MARK: What is not understood

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
        let mayAnswer = try mayAnswer(incoming) && person.isReachable
        let subject = incoming.items?.items.first?.notice.id.subject ?? .person(person.id)
        if mayAnswer { try write("not-understood", to: .person(person.id), about: subject, nil, incoming) }
        try remember(incoming, "reply", .unread, until: now + Self.patience, isAnswered: mayAnswer)
        try writer.append(
            Event(
                at: now, kind: .answerUnread, actor: person.id.text, mentorship: incoming.items?.mentorships.first,
                person: person.id, messageID: incoming.identity.messageID,
                text: "an answer was not understood: \(why); its file is \(file)"))
        guard mayAnswer else { return }
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
    /// What is lacking, by the word that letters know it by.
    enum Kind: String {
        case number, date, early, other
    }

    let kind: Kind
    let item: AnsweredItems.Item?
    let words: String

    init(_ kind: Kind, _ item: AnsweredItems.Item?, _ words: String? = nil) {
        self.kind = kind
        self.item = item
        self.words = words ?? kind.rawValue
    }
}
