import CivilTime
import Mail
import Mentoring

extension Conversation {
    /// What the message claims to be. It depends on who wrote it and on what the letter asked; nothing in it is believed yet.
    package func claim(of message: IncomingMessage) throws -> Claim {
        var context = try context
        let message = ButtonMark.removed(from: message)
        let claim = AnswerReader(context).claim(message)
        guard claim.maySayOurWords, freshLetter != nil else { return claim }
        // To read our words back costs, so only where they matter: a notice repeats them, and an answer may be to somebody else's.
        context.letter = answeredLetter
        return AnswerReader(context).claim(message)
    }

    /// The words of the letter that is answered; nil where they are kept no more.
    private var answeredLetter: AnsweredLetter? {
        guard let freshLetter else { return nil }
        let written = WrittenMessage(freshLetter.bytes)
        guard !written.subject.isEmpty else { return nil }
        return AnsweredLetter(subject: written.subject, texts: written.texts, messageID: freshLetter.messageID)
    }

    /// Decides what a message comes to.
    /// - Parameter claim: what ``claim(of:)`` says of it.
    /// - Throws: what makes it impossible to deal with it, such as a zone that is missing.
    package func decide(_ claim: Claim, of message: IncomingMessage) throws -> MailDecision {
        var deciding = Deciding(self, claim: claim)
        let message = ButtonMark.removed(from: message)
        switch claim {
        case .reply(let reply):
            var reader = AnswerReader(try context)
            if deciding.items?.ownQuestion != nil { reader.context.letter = answeredLetter }
            deciding.mayBeProgram = reader.mayBeProgram(message)
            if let question = deciding.items?.ownQuestion, let isYes = reader.isYes(message) {
                try deciding.take(isYes, to: question)
            } else if let need = deciding.items?.need, need.kind == .guess, let isYes = reader.isYes(message) {
                try deciding.take(isYes, toGuess: need, reply.ownText)
            } else if reply.isCourtesy {
                // Thanks need no letter, and nobody need look at them.
                deciding.setAside(.reply, "it is a word of thanks")
            } else {
                try deciding.take(completed(reply, message, reader, deciding.items) ?? reply)
            }
        case .bounce(let bounce): try deciding.take(bounce)
        case .automatic(let automatic): try deciding.take(automatic)
        case .complaint: deciding.takeComplaint()
        case .unsubscribe: deciding.unsubscribe()
        case .calendarReply(let answer): try deciding.take(answer)
        case .ignored(.loop) where MailCheck.isOne(message):
            deciding.setAside(.check, "it shows that mail comes in (mentorctl mail check)")
        case .ignored(let why): deciding.setAside(.ignored, why.words)
        }
        return deciding.outcome
    }

    /// Who wrote the message, by the letter that it proves and the address that it comes from.
    var author: Author {
        if recipient?.has(identity.sender, letter) == true || isCoordinators { return .recipient }
        return senders.isEmpty ? .unknown : .registered
    }

    /// Whether it comes from the address of the coordinator whom the letter went to.
    var isCoordinators: Bool {
        guard let letter, case .coordinator = letter.recipient else { return false }
        return identity.sender == letter.address.lowercased()
    }

    private var context: AnswerContext {
        get throws {
            let person = freshLetter == nil ? sender?.person : recipient?.person
            let zone = try rules.zones.zone(person?.zone ?? mailbox.zone)
            return AnswerContext(
                now: cameIn, zone: zone, zones: rules.zones, lexicon: mailbox.lexicon,
                asked: items?.asked ?? [], sheets: items?.sheets ?? [:], values: mailbox.values,
                names: items?.names ?? person.map { [$0.name] } ?? [],
                authorName: person?.name, ownAddresses: mailbox.addresses, delimiter: mailbox.delimiter, author: author,
                isProven: freshLetter != nil && (use == .reply || use == .calendar || use == .answer),
                pressed: freshLetter == nil ? nil : pressed)
        }
    }

    /// What somebody says who was asked for a day, or for a number of days, and says that alone: "10 January" where the letter asked until when
    /// to pause, or what happened below the word that shows. nil for anything else.
    private func completed(
        _ reply: Reply, _ message: IncomingMessage, _ reader: AnswerReader, _ items: AnsweredItems?
    ) -> Reply? {
        guard let items, reply.statements.isEmpty else { return nil }
        var readings = items.need?.kind.openings ?? []
        // If the text below the word SHOW says what happened, it need not be shown.
        if items.notUnderstood != nil, ShortWord(reply.ownText, mailbox.lexicon).isShow {
            readings.append(.belowFirstLine)
        }
        return readings.lazy.compactMap { reader.read(message, $0) }.first
    }
}

extension Claim {
    /// Whether it says something that depends on what our letter said.
    fileprivate var maySayOurWords: Bool {
        switch self {
        case .automatic: true
        case .reply(let reply): !reply.statements.isEmpty || !reply.questions.isEmpty
        default: false
        }
    }
}

extension AnswerReader {
    /// What somebody says to a question of the program's own, whatever else the letter is about; nil for anything but a mere yes or no.
    fileprivate func isYes(_ message: IncomingMessage) -> Bool? {
        var reader = self
        reader.context.asked = [Asked(.confirmation)]
        guard case .reply(let reply) = reader.claim(message), reply.understood == .full, reply.questions.isEmpty,
            reply.statements.count == 1
        else { return nil }
        switch reply.statements[0].verb {
        case .yes: return true
        case .no: return false
        default: return nil
        }
    }
}

extension Claim.Ignored {
    /// The methods of RFC 5546 §1.4 that answer nothing. Any other word of a message's is its author's, and no journal's.
    private static let knownMethods: Set = ["PUBLISH", "REQUEST", "ADD", "CANCEL", "DECLINECOUNTER"]

    fileprivate var words: String {
        switch self {
        case .loop(let sign): "it is the program's own mail (\(sign))"
        case .mailingList: "it came through a mailing list"
        case .delayed: "a letter is late; the mail system goes on trying"
        case .delivered: "a letter arrived"
        case .foreignCalendar(let method):
            "a calendar that answers nothing"
                + (Self.knownMethods.contains(method.uppercased()) ? " (\(method.uppercased()))" : "")
        }
    }
}
