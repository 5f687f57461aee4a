import CivilTime
import Mentoring

/// What is not understood, and what the coordinator may see of it.
extension Deciding {
    /// How many messages that are not understood a coordinator hears of in a day, by letter; the history has them all.
    private static let mostUnread = 12

    /// It is answered once with what can be said; the coordinator hears that it came, and sees what it says only if its author agrees.
    mutating func leaveUnread(_ why: String) {
        guard isKnown, let person else {
            // Whatever else comes to the address: kept, and nothing that a person must look at.
            if letter == nil { return setAside(.reply, "it is from an unknown address, and \(why)") }
            remember(.reply, .unread)
            return append(
                Event(
                    at: now, kind: .answerUnread, messageID: identity.messageID,
                    text:
                        "a message from an unknown address was not understood: \(why); its file is \(conversation.file)"
                ))
        }
        // Somebody who does not understand the help would get it again and again; so would a program that answers everything.
        let before = items?.notUnderstood
        let isEnough = before.map { $0.content == .notUnderstoodAgain || isAnswered } ?? false
        let mayAnswer = !isEnough && mayAnswer && person.isReachable
        let subject = items?.items.first?.notice.id.subject ?? .person(person.id)
        if mayAnswer { answer(.notUnderstood, about: subject, before == nil ? nil : .notUnderstoodAgain) }
        remember(.reply, .unread, until: now + OpenQuestion.patience, isAnswered: mayAnswer)
        append(
            Event(
                at: now, kind: .answerUnread, actor: person.id.text, mentorship: items?.mentorships.first,
                person: person.id, messageID: identity.messageID,
                text: "an answer was not understood: \(why); its file is \(conversation.file)"))
        // The program can't wait for SHOW from somebody who was told nothing of it, now or in the letter that is answered.
        tellOfUnread(
            person, about: subject, isTold: mayAnswer || before != nil || !person.isReachable, isAnswered: mayAnswer)
    }

    /// Each message is told to somebody: to its author in an answer, or to the coordinator, once a day for all others.
    private mutating func tellOfUnread(
        _ person: Person, about subject: NoticeSubject, isTold: Bool, isAnswered: Bool
    ) {
        if conversation.unreadToday >= Self.mostUnread {
            if !isAnswered, isRecipient { tellOfMany() }
        } else if isTold {
            tellCoordinators(
                .unreadReply, about: subject, .unread(by: person.id, person.isReachable ? .known : .noLetters),
                place: 200)
        } else if isRecipient {
            tellCoordinator(.unanswered(person.id), about: person, place: 200)
        }
    }

    /// The coordinator hears once a day that there is more than is told one by one.
    private mutating func tellOfMany() {
        apply(
            rules.coordinators(of: "coordinator").map { coordinator in
                let id = NoticeID(
                    subject: .program, revision: 0, origin: .manyUnread(day: now.seconds / 86_400),
                    recipient: coordinator)
                let notice = Notice(
                    id: id, letter: .escalation, isScheduled: false, rungAt: now, sendAt: now, decidedAt: now,
                    content: .matter(.manyUnread(most: Self.mostUnread)), clause: Clause("§6.2.2"))
                return Decision(
                    [.notice(notice)],
                    notice.event(.noticeDecided, at: now, text: "many messages were not understood"))
            })
    }

    /// Whether somebody's answer to the letter was answered before with what can be said.
    private var isAnswered: Bool {
        author?.received.contains { $0.letter == letter?.number && $0.outcome == .unread && $0.isAnswered } ?? false
    }

    // MARK: What the coordinator may see

    /// The author of what was not understood lets the coordinator see it. The words are in no database: the message is looked at again, and
    /// shown then.
    mutating func letSee(_ person: Person) {
        guard let message = conversation.question?.message, message.person == person.id, message.outcome == .unread
        else { return setAside(.reply, "it lets the coordinator see what is settled") }
        guard message.expiresAt.map({ $0 > now }) == true else {
            return leaveUnread("it lets the coordinator see what is no longer kept")
        }
        outcome.changes.append(.forget(received: message.number))
        outcome.again.append(message.file)
        if mayAnswer { answer(.confirmation, .outcome(.shown)) }
        remember(.shows(file: message.file), .recorded, isAnswered: mayAnswer)
        append(
            Event(
                at: now, kind: .answerTaken, actor: person.id.text, person: person.id,
                messageID: identity.messageID, text: "lets the coordinator see what was not understood"))
    }

    /// Whether the message is looked at again because its author lets the coordinator see it.
    var isToBeShown: Bool {
        isKnown && author?.received.contains { $0.claim == .shows(file: conversation.file) } == true
    }

    mutating func show(_ reply: Reply) {
        guard let person else { return }
        remember(.reply, .forwarded)
        let words = UnreadWords.text(reply.ownText)
        tellCoordinators(
            .unreadReply, about: items?.items.first?.notice.id.subject ?? .person(person.id),
            .unread(by: person.id, .shown(words.isEmpty ? nil : words)), place: 300)
    }
}
