import Replies
import CivilTime
import Letters
import Mentoring
import Processes
import Store

/// What people write.
extension InboundMail {
    /// How long a yes counts, in seconds: 14 days.
    static let patience: Int64 = 14 * 86_400

    mutating func take(_ reply: Reply, _ incoming: MailCase) throws {
        if let person = incoming.person, isKnown(incoming), try isToBeShown(person) {
            return try show(reply, person, incoming)
        }
        guard let person = incoming.person, let items = incoming.items, incoming.letter != nil else {
            return try leaveUnread(incoming, "it answers no letter of ours")
        }
        guard isKnown(incoming) else { return try askRegistered(person, incoming, reply.statements) }
        // Who also says what happened is heard in that.
        if let question = items.notUnderstood, reply.statements.isEmpty, ShortWord(reply.ownText).isShow {
            return try letSee(question, person, incoming)
        }
        var reply = reply
        if let number = ShortWord(reply.ownText, names: items.names).number, let need = items.need,
            need.kind == .number, items.items.indices.contains(number - 1)
        {
            // The number alone: what was said of it stands in what was asked back.
            guard let verb = need.statement else {
                return need.said?.kind == .move
                    ? try askBack(ClarificationError(.date, items.items[number - 1]), person, items, incoming)
                    : try leaveUnread(incoming, "it is not understood")
            }
            reply = Reply(
                statements: [Statement(verb, item: number)], ownText: reply.ownText, understood: .full)
        }
        // Everything that was said is taken, or nothing is: half of an answer would be told as the whole.
        guard reply.questions.isEmpty, reply.understood == .full, !reply.statements.isEmpty else {
            if let question = reply.questions.first, reply.understood != .none(guess: nil) {
                return try askBack(question, person, items, incoming)
            }
            return try leaveUnread(incoming, "it is not understood")
        }
        var decision = ReplyDecision(mail: self, person: person, items: items, incoming: incoming, text: reply.ownText)
        if let lack {
            return try askBack(lack, person, items, incoming)
        }
        try decision.record(reply.statements)
        for text in decision.confidences { confide(text) }
        let mayAnswer = try mayAnswer(incoming)
        for (place, effect) in decision.effects.enumerated() {
            try writer.append(
                Event(
                    at: now, kind: .answerTaken, actor: person.id.text, mentorship: effect.mentorship,
                    person: person.id,
                    commitment: effect.commitment, messageID: incoming.identity.messageID, text: effect.text))
            guard let letter = effect.letter else { continue }
            guard letter == .confirmation else {
                if mayAnswer {
                    try write(
                        letter, to: .person(person.id), about: effect.subject, effect.content, incoming, place: place)
                }
                continue
            }
            try confirm(effect, to: person, mayAnswer: mayAnswer, place, incoming)
        }
        for (place, told) in decision.told.enumerated() {
            if told.letter == .moved {
                try tellMove(told, by: person, place, incoming)
            } else {
                try write(
                    told.letter, to: told.recipient, about: told.subject, told.content, incoming, place: 100 + place)
            }
        }
        try remember(
            incoming, "reply", .recorded, isAnswered: mayAnswer && decision.effects.contains { $0.letter != nil })
    }

    // MARK: Asking back

    private func askBack(
        _ question: Question, _ person: Person, _ items: AnsweredItems, _ incoming: MailCase
    ) throws {
        let item = question.item.flatMap { items.items.indices.contains($0 - 1) ? items.items[$0 - 1] : nil }
        if question.lack == .number {
            if question.verb == .yes, items.items.allSatisfy(\.isTold) {
                return try askBack(ClarificationError(.agreed, items.items.first), person, items, incoming)
            }
            guard items.fit(question.verb) else {
                return try leaveUnread(incoming, "it does not fit what was asked")
            }
        }
        try askBack(
            ClarificationError(Clarification(question), item ?? items.items.first), person, items, incoming)
    }

    private func askBack(
        _ lack: ClarificationError, _ person: Person, _ items: AnsweredItems, _ incoming: MailCase
    ) throws {
        let need: Clarification
        switch lack.kind {
        // What does not fit what was asked is as good as not understood.
        case .other: return try leaveUnread(incoming, lack.words)
        case .agreed: return try setAside(incoming, "reply", lack.words)
        case .need(let lacking): need = lacking
        }
        // Who gets no letters, or no more of them today, can't be asked: a person must look at it.
        guard person.isReachable, try mayAnswer(incoming) else { return try leaveUnread(incoming, lack.words) }
        let subject = lack.item?.notice.id.subject ?? .person(person.id)
        try write(.which, to: .person(person.id), about: subject, .lack(need), incoming)
        try remember(incoming, "reply", .askedBack, isAnswered: true)
        try writer.append(
            Event(
                at: now, kind: .answerAskedBack, actor: person.id.text, mentorship: lack.item?.mentorship?.id,
                person: person.id, commitment: lack.item?.commitment, messageID: incoming.identity.messageID,
                text: "an answer lacks something and was asked back: \(lack.words)"))
    }

    // MARK: Other addresses

    /// The most questions about addresses that are open at a time: whoever has a letter that was forwarded can't fill its recipient's mailbox.
    private static let mostOpen = 2

    /// An answer from an address that is not known counts once the registered one says yes: a letter that was forwarded does not hand over
    /// its recipient's account.
    func askRegistered(_ person: Person, _ incoming: MailCase, _ statements: [Statement] = []) throws {
        guard let sender = incoming.identity.sender, Self.canBeShown(sender) else {
            return try setAside(incoming, "reply", "it has no sender that could be one")
        }
        // Somebody who answers a partner's letter does not become the partner by a hasty yes; they hear that it could not count.
        let others = try others(than: person, at: sender)
        guard others.isEmpty else {
            let other = others.count == 1 ? try writer.person(others[0]) : nil
            let own = MailCase(identity: incoming.identity, letter: nil, person: other, items: nil, use: nil)
            return try leaveUnread(own, "it answers a letter to \(person.id)")
        }
        let open = try writer.received(of: person.id).filter {
            $0.outcome == .awaitsYes && $0.isAnswered && ($0.expiresAt ?? now) > now
        }
        // While one question about an address is open, another would say nothing new: the yes holds for all that came from it.
        let isAsked = open.contains { $0.sender == sender } || Set(open.map(\.sender)).count >= Self.mostOpen
        let mayAnswer = try !isAsked && mayAnswer(incoming) && person.isReachable
        if mayAnswer {
            // With whose letter it was, so that all of it goes when that person is erased.
            let said = statements.first.map { SaidVerb($0.verb.kind) }
            try write(
                .confirmAddress, to: .person(person.id), about: subject(of: statements, person, incoming),
                .strangeAddress(sender, said: said, to: person.id), incoming)
        }
        try remember(incoming, "reply", .awaitsYes, until: now + Self.patience, isAnswered: mayAnswer)
        try writer.append(
            Event(
                at: now, kind: .answerAskedBack, person: person.id, messageID: incoming.identity.messageID,
                text: mayAnswer
                    ? "an answer came from another address; the registered one was asked whether it counts"
                    : "an answer came from another address, and waits for a yes about it"))
    }

    /// Whether an address can be shown as it is, and be written to: the one that is asked about must be the one that is added.
    private static func canBeShown(_ address: String) -> Bool {
        (try? EnvelopeAddress(address)) != nil
    }

    /// Who else has the sender's address.
    func others(than person: Person, at sender: String) throws -> [PersonID] {
        try writer.people(address: sender).filter { $0 != person.id }
    }

    /// What the first thing that was said is about.
    private func subject(of statements: [Statement], _ person: Person, _ incoming: MailCase) -> NoticeSubject {
        guard let first = statements.first, let items = incoming.items?.items, ![.stop, .help].contains(first.verb)
        else {
            return .person(person.id)
        }
        if let number = first.item, items.indices.contains(number - 1) { return items[number - 1].notice.id.subject }
        return items.count == 1 ? items[0].notice.id.subject : .person(person.id)
    }

    /// Takes a yes or a no to the question whether an answer from another address counts. It is about the message that the letter asked
    /// about, and no other: somebody who writes in another's name in the meantime gains nothing by the yes.
    mutating func take(_ isYes: Bool, to question: Notice, _ incoming: MailCase) throws {
        guard let person = incoming.person, incoming.letter != nil else {
            return try leaveUnread(incoming, "it answers no letter of ours")
        }
        // The registered address alone says whether another one counts.
        guard incoming.identity.sender == person.email.lowercased() else { return try askRegistered(person, incoming) }
        guard let mark = question.answeredMark, let waiting = try writer.received(mark: mark),
            waiting.person == person.id, waiting.outcome == .awaitsYes, let sender = waiting.sender,
            try others(than: person, at: sender).isEmpty
        else { return try setAside(incoming, "reply", "a yes or a no to what is settled") }
        guard waiting.expiresAt.map({ $0 > now }) == true else {
            return try leaveUnread(incoming, "it answers a question whose time is over")
        }
        try settle(waiting, from: sender, isYes, person, incoming)
        let isAnswered = try isYes && mayAnswer(incoming)
        if isAnswered {
            try write(
                .confirmation, to: .person(person.id), about: .person(person.id),
                .outcome(.addressAdded(sender)), incoming)
        }
        try remember(incoming, "reply", .recorded, isAnswered: isAnswered)
    }

    /// What came from another address counts from now on, or not at all.
    private mutating func settle(
        _ waiting: ReceivedMessage, from sender: String, _ isYes: Bool, _ person: Person, _ incoming: MailCase
    ) throws {
        let all = try writer.waitingReceived(of: person.id, from: sender, at: now)
        guard isYes else {
            for message in all { try writer.settle(received: message.number, .ignored) }
            return
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
    }

    // MARK: What is not understood

    /// How many messages that are not understood a coordinator hears of in a day, by letter; the history has them all.
    private static let mostUnread = 12

    /// It is answered once with what can be said; the coordinator hears that it came, and sees what it says only if its author agrees.
    func leaveUnread(_ incoming: MailCase, _ why: String) throws {
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
        let before = incoming.items?.notUnderstood
        let isEnough =
            try before.map { try $0.content == .notUnderstoodAgain || isAnswered(incoming.letter, person) } ?? false
        let mayAnswer = try !isEnough && mayAnswer(incoming) && person.isReachable
        let isMany = try writer.unreadCount(since: now - 86_400) >= Self.mostUnread
        // Who was told nothing of SHOW, now or by the letter that is answered, can't be waited for.
        let isTold = mayAnswer || before != nil || !person.isReachable
        let subject = incoming.items?.items.first?.notice.id.subject ?? .person(person.id)
        if mayAnswer {
            try write(
                .notUnderstood, to: .person(person.id), about: subject, before == nil ? nil : .notUnderstoodAgain,
                incoming)
        }
        try remember(incoming, "reply", .unread, until: now + Self.patience, isAnswered: mayAnswer)
        try writer.append(
            Event(
                at: now, kind: .answerUnread, actor: person.id.text, mentorship: incoming.items?.mentorships.first,
                person: person.id, messageID: incoming.identity.messageID,
                text: "an answer was not understood: \(why); its file is \(file)"))
        if isMany {
            // Somebody hears of each: whoever was answered, or the coordinator of them all.
            if !mayAnswer, incoming.isRecipient { try tellOfMany() }
            return
        }
        guard isTold else {
            guard incoming.isRecipient else { return }
            return try tellCoordinator(.unanswered(person.id), about: person, incoming, place: 200)
        }
        for (place, coordinator) in try coordinators(apartFrom: incoming).enumerated() {
            try write(
                .unreadReply, to: coordinator, about: subject,
                .unread(by: person.id, person.isReachable ? .known : .noLetters), incoming, place: 200 + place)
        }
    }

    /// The coordinators who take no part in what the letter was about: what somebody wrote may be about one who does.
    func coordinators(apartFrom incoming: MailCase) throws -> [Recipient] {
        let mentorships = incoming.items?.mentorships ?? []
        let others = try mentorships.flatMap { try writer.contacts(takingPartIn: $0) }
        return configuration.rules.coordinators(of: "coordinator", apartFrom: others)
    }

    /// The coordinator hears once a day that there is more than is told one by one.
    private func tellOfMany() throws {
        for coordinator in configuration.rules.coordinators(of: "coordinator") {
            let id = NoticeID(
                subject: .program, revision: 0, origin: .manyUnread(day: now.seconds / 86_400), recipient: coordinator)
            let notice = Notice(
                id: id, letter: .escalation, isScheduled: false, rungAt: now, sendAt: now, decidedAt: now,
                content: .matter(.manyUnread(most: Self.mostUnread)), clause: Clause("§6.2.2"))
            try writer.apply([
                Decision(
                    [.notice(notice)], notice.event(.noticeDecided, at: now, text: "many messages were not understood"))
            ])
        }
    }

    /// Whether somebody's answer to a letter was answered before with what can be said.
    private func isAnswered(_ letter: Letter?, _ person: Person) throws -> Bool {
        try writer.received(of: person.id).contains {
            $0.letter == letter?.number && $0.outcome == .unread && $0.isAnswered
        }
    }

    // MARK: What the coordinator may see

    /// With this and the name of a message's file begins what is remembered of a word that lets the coordinator see it.
    private static let shows = "show"

    /// The author of what was not understood lets the coordinator see it. The words are in no database: the message is looked at again, and
    /// shown then.
    private mutating func letSee(_ question: Notice, _ person: Person, _ incoming: MailCase) throws {
        guard let mark = question.answeredMark, let waiting = try writer.received(mark: mark),
            waiting.person == person.id, waiting.outcome == .unread
        else { return try setAside(incoming, "reply", "it lets the coordinator see what is settled") }
        guard waiting.expiresAt.map({ $0 > now }) == true else {
            return try leaveUnread(incoming, "it lets the coordinator see what is no longer kept")
        }
        try writer.forget(received: waiting.number)
        lookAgain(at: waiting.file)
        let mayAnswer = try mayAnswer(incoming)
        if mayAnswer {
            try write(
                .confirmation, to: .person(person.id), about: .person(person.id), .outcome(.shown), incoming)
        }
        try remember(incoming, "\(Self.shows) \(waiting.file)", .recorded, isAnswered: mayAnswer)
        try writer.append(
            Event(
                at: now, kind: .answerTaken, actor: person.id.text, person: person.id,
                messageID: incoming.identity.messageID, text: "lets the coordinator see what was not understood"))
    }

    /// Whether the message is looked at again because its author lets the coordinator see it.
    private func isToBeShown(_ person: Person) throws -> Bool {
        try writer.received(of: person.id).contains { $0.claim == "\(Self.shows) \(file)" }
    }

    private func show(_ reply: Reply, _ person: Person, _ incoming: MailCase) throws {
        try remember(incoming, "reply", .forwarded)
        let subject = incoming.items?.items.first?.notice.id.subject ?? .person(person.id)
        let words = UnreadWords.text(reply.ownText)
        let content = NoticeContent.unread(by: person.id, .shown(words.isEmpty ? nil : words))
        for (place, coordinator) in try coordinators(apartFrom: incoming).enumerated() {
            try write(.unreadReply, to: coordinator, about: subject, content, incoming, place: 300 + place)
        }
    }
}
