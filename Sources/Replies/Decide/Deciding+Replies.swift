import CivilTime
import Mentoring

extension Deciding {
    mutating func take(_ reply: Reply) throws {
        if isToBeShown { return show(reply) }
        if let done = try officersWord(reply) { return take(done) }
        guard let person, let items, letter != nil else { return leaveUnread("it answers no letter of ours") }
        guard isKnown else { return askRegistered(person, reply.statements) }
        // Somebody who also says what happened is heard.
        if items.notUnderstood != nil, reply.statements.isEmpty,
            reply.isShowPressed || ShortWord(reply.ownText, conversation.mailbox.lexicon).isShow
        {
            return letSee(person)
        }
        if reply.pressed == nil,
            let number = ShortWord(reply.ownText, conversation.mailbox.lexicon, names: items.names).number,
            let need = items.need,
            need.kind == .number, items.items.indices.contains(number - 1)
        {
            // The number alone: what was said of it stands in what was asked back.
            if let verb = need.statement {
                return try take([Statement(verb, item: number)], reply.ownText, hasRemark: false, person, items)
            }
            guard need.said?.kind == .move else { return leaveUnread("it is not understood") }
            return askBack(.ask(Clarification(.date), items.items[number - 1]), person)
        }
        // Everything that was said is taken, or nothing is: half of an answer would be told as the whole.
        guard reply.questions.isEmpty, reply.understood == .full, !reply.statements.isEmpty else {
            if let question = reply.questions.first, reply.understood != .none(guess: nil) {
                return askBack(question, person, items)
            }
            if case .none(let guess?) = reply.understood, ask(guess, about: reply.guessedItem, person, items) { return }
            return leaveUnread("it is not understood")
        }
        var statements = reply.statements
        if let button = reply.pressedStatement {
            switch try standing(of: button, person, items) {
            case .open: break
            case .holds: statements.removeAll { $0 == button }
            case .over: return leaveUnread("its button is of an earlier day: what it is about was settled since")
            }
            if statements.isEmpty { return setAside(.reply, "its button says what holds already") }
        }
        try take(
            statements, reply.ownText, hasRemark: reply.hasRemark, person, items, isMerePress: reply.isMerePress)
    }

    /// - Parameters:
    ///   - hasRemark: whether the text says more than the statements, so that it is kept for whom the policy lets read it.
    ///   - isMerePress: whether a button of a letter says all of it. Its word is not confirmed.
    mutating func take(
        _ statements: [Statement], _ text: String, hasRemark: Bool, _ person: Person, _ items: AnsweredItems,
        isMerePress: Bool = false
    ) throws {
        var saying = Saying(deciding: self, person: person, items: items, text: text)
        do { try saying.record(statements) } catch let obstacle as Obstacle { return askBack(obstacle, person) }
        self = saying.deciding
        if hasRemark || saying.needsPerson { keep(text, by: person, items) }
        let mayAnswer = mayAnswer
        var isAnswered = false
        for (place, effect) in saying.effects.enumerated() {
            append(
                Event(
                    at: now, kind: .answerTaken, actor: person.id.text, mentorship: effect.subject.mentorship,
                    person: person.id, commitment: effect.subject.commitment, messageID: identity.messageID,
                    text: effect.text))
            guard let letter = effect.letter, !isMerePress || needsLetter(effect, person) else { continue }
            isAnswered = mayAnswer
            if let content = effect.content {
                if mayAnswer { write(letter, to: .person(person.id), about: effect.subject, content, place: place) }
            } else if letter == .confirmation {
                confirm(effect.outcome, about: effect.subject, to: person, place)
            } else if mayAnswer {
                write(letter, to: .person(person.id), about: effect.subject, nil, place: place)
            }
        }
        for (number, told) in saying.told.enumerated() {
            let place = 100 + number
            switch told {
            case .moved(let recipient, let id, let before, let isAgreed):
                tell(recipient, ofMoveFrom: before, id, by: person, isAgreed: isAgreed, place)
            case .stays(let proposer, let id, let time):
                write(
                    .confirmation, to: .person(proposer), about: .commitment(id), .outcome(.stays(time)), place: place)
            case .heard(let matter, let subject):
                tellCoordinators(.escalation, about: subject, .matter(matter), place: 500 + 20 * number)
            case .stopped(let coordinator):
                write(
                    .escalation, to: coordinator, about: .person(person.id), .matter(.noMoreLetters(person.id)),
                    place: place)
            }
        }
        remember(.reply, .recorded, isAnswered: isAnswered)
    }

    /// Keeps what somebody wrote beside their answer where only those may read it whom the policy lets (§6.3.2, §8.1.1).
    private mutating func keep(_ text: String, by person: Person, _ items: AnsweredItems) {
        guard !text.isEmpty, !items.items.contains(where: { $0.asked.kind == .checkIn }) else { return }
        outcome.confidences.append(
            ConfidentialText(
                kind: .feedback, at: now, mentorship: items.mentorships.first, author: person.id,
                messageID: "\(identity.key) remark", text: text))
    }

    // MARK: Asking back

    private mutating func askBack(_ question: FollowUp, _ person: Person, _ items: AnsweredItems) {
        let item = question.item.flatMap { items.items.indices.contains($0 - 1) ? items.items[$0 - 1] : nil }
        if question.lack == .number {
            if question.verb == .yes, items.items.allSatisfy(\.isTold) { return askBack(.agreed, person) }
            guard items.fit(question.verb) else { return leaveUnread("it does not fit what was asked") }
        }
        askBack(.ask(Clarification(question), item ?? items.items.first), person)
    }

    private mutating func askBack(_ obstacle: Obstacle, _ person: Person) {
        switch obstacle {
        // An answer that does not fit the question counts as not understood.
        case .unfit(let why): leaveUnread(why)
        case .agreed: setAside(.reply, "it agrees with what was told")
        case .ask(let need, let item, let why):
            // Somebody who gets no letters, or no more of them today, can't be asked: a person must look at it.
            guard person.isReachable, mayAnswer else { return leaveUnread(why ?? need.description) }
            askBack(need, item, person, meant: need.said?.kind ?? need.kind.asks, why)
        }
    }
}

/// What keeps an answer from being recorded.
enum Obstacle: Error {
    /// It is asked back; what the history says, if that is more than what is asked.
    case ask(Clarification, AnsweredItems.Item?, String? = nil)
    /// It does not fit what was asked: as good as not understood.
    case unfit(String = "it does not fit what was asked")
    /// It only agrees with what was told: nothing comes of it.
    case agreed
}

extension NoticeSubject {
    var commitment: CommitmentID? {
        if case .commitment(let id) = self { id } else { nil }
    }
}
