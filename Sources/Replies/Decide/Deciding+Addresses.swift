import CivilTime
import Mentoring

/// Answers from addresses that are not known.
extension Deciding {
    /// The most questions about addresses that are open at a time: somebody with a forwarded letter can't fill its recipient's mailbox.
    private static let mostOpen = 2

    /// An answer from an address that is not known counts once the registered one says yes: a letter that was forwarded does not hand over
    /// its recipient's account.
    mutating func askRegistered(_ person: Person, _ statements: [Statement] = []) {
        guard let sender = identity.sender, conversation.canWriteToSender else {
            return setAside(.reply, "it has no sender that could be one")
        }
        // Somebody who answers a partner's letter does not become the partner by a hasty yes; they hear that it could not count.
        guard conversation.senders.allSatisfy({ $0 == person.id }) else {
            letBeFrom(conversation.sender)
            (isRecipient, mayBeProgram) = (false, false)
            return leaveUnread("it answers a letter to \(person.id)")
        }
        let open = (author?.received ?? []).filter {
            $0.outcome == .awaitsYes && $0.isAnswered && ($0.expiresAt ?? now) > now
        }
        // While one question about an address is open, another would say nothing new: the yes holds for all that came from it.
        let isAsked = open.contains { $0.sender == sender } || Set(open.map(\.sender)).count >= Self.mostOpen
        // It goes to the registered address: whatever sent the message does not get it.
        let mayAnswer = !isAsked && mayAsk && person.isReachable
        if mayAnswer {
            // With whose letter it was, so that all of it goes when that person is erased.
            let said = statements.first.map { SaidVerb($0.verb.kind) }
            answer(
                .confirmAddress, about: subject(of: statements, person),
                .strangeAddress(sender, said: said, to: person.id))
        }
        remember(.reply, .awaitsYes, until: now + OpenQuestion.patience, isAnswered: mayAnswer)
        append(
            Event(
                at: now, kind: .answerAskedBack, person: person.id, messageID: identity.messageID,
                text: mayAnswer
                    ? "an answer came from another address; the registered one was asked whether it counts"
                    : "an answer came from another address, and waits for a yes about it"))
    }

    /// What the first thing that was said is about.
    private func subject(of statements: [Statement], _ person: Person) -> NoticeSubject {
        guard let first = statements.first, let items = items?.items, ![.stop, .help].contains(first.verb)
        else {
            return .person(person.id)
        }
        if let number = first.item, items.indices.contains(number - 1) { return items[number - 1].notice.id.subject }
        return items.count == 1 ? items[0].notice.id.subject : .person(person.id)
    }

    /// Takes a yes or a no to the question whether an answer from another address counts. It is about the message that the letter asked
    /// about, and no other: somebody who writes in another's name in the meantime gains nothing by the yes.
    mutating func take(_ isYes: Bool, to question: Notice) throws {
        guard let person, letter != nil else { return leaveUnread("it answers no letter of ours") }
        // The registered address alone says whether another one counts.
        guard identity.sender == person.email.lowercased() else { return askRegistered(person) }
        guard let question = conversation.question, question.message.person == person.id,
            question.message.outcome == .awaitsYes, let sender = question.message.sender,
            question.holders.allSatisfy({ $0 == person.id })
        else { return setAside(.reply, "a yes or a no to what is settled") }
        guard question.message.expiresAt.map({ $0 > now }) == true else {
            return leaveUnread("it answers a question whose time is over")
        }
        settle(question.waiting, from: sender, isYes, person)
        if isYes, mayAnswer { answer(.confirmation, .outcome(.addressAdded(sender))) }
        remember(.reply, .recorded, isAnswered: isYes && mayAnswer)
    }

    /// Messages from another address count from now on, or not at all.
    private mutating func settle(_ waiting: [ReceivedMessage], from sender: String, _ isYes: Bool, _ person: Person) {
        guard isYes else {
            outcome.changes += waiting.map { .settle(received: $0.number, .ignored) }
            return
        }
        outcome.changes.append(.addAddress(sender, person.id))
        outcome.changes += waiting.map { .forget(received: $0.number) }
        outcome.again += waiting.map(\.file)
        append(
            Event(
                at: now, kind: .addressConfirmed, actor: person.id.text, person: person.id,
                messageID: identity.messageID, text: "answers from a further address count"))
    }
}
