import Replies
import CivilTime
import Letters
import Mail
import Mentoring
import Settings
import Store

/// Deals with one message that came in, within one transaction: verifies who says it about what, and makes a fact of it or asks back.
///
/// Nothing in a message is believed: a token proves which letter is answered and what for, and the sender must be the person whom that
/// letter went to. A message counts once, however often it comes.
struct InboundMail {
    let writer: Writer
    let configuration: Configuration
    let zones: ZoneDatabase
    let now: Instant
    /// The name of the message's file, by which its original is found again.
    let file: String
    /// What an answer was found to lack when it was looked at before.
    let lack: ClarificationError?
    /// Whether letters that went back may have left already: then none is sent again.
    let isRepeated: Bool
    /// Whether it turned out to have been dealt with before.
    private(set) var wasKnown = false
    /// What goes into the second database.
    private(set) var confidences: [ConfidentialText] = []
    /// Files of messages that are to be looked at again, because their senders are known now.
    private(set) var again: [String] = []

    /// How long an answer to a letter counts, in seconds: 120 days.
    private static let tokenLife: Int64 = 120 * 86_400

    /// How long a message may have waited, or be kept, in seconds: 40 days.
    private static let longestWait: Int64 = 40 * 86_400

    init(
        writer: Writer, configuration: Configuration, zones: ZoneDatabase, now: Instant, file: String,
        lack: ClarificationError? = nil, isRepeated: Bool = false
    ) {
        self.writer = writer
        self.configuration = configuration
        self.zones = zones
        self.now = now
        self.file = file
        self.lack = lack
        self.isRepeated = isRepeated
    }

    /// Takes a message.
    ///
    /// - Throws: `StoreError`; nothing is changed then, and the message is looked at again.
    mutating func take(_ message: IncomingMessage) throws {
        guard let answers = configuration.answers, let own = configuration.settings.answers else { return }
        let identity = MessageIdentity(message, answers: answers)
        guard try writer.received(key: identity.key) == nil else {
            wasKnown = true
            return
        }
        let token = AnswerReader.token(of: message, address: own.address, delimiter: own.delimiter)
        let answered = try answered(token, identity, answers)
        let letter = answered?.counts == true ? answered?.letter : nil
        if let letter, let id = identity.messageID, let sender = identity.sender,
            try writer.isReceived(messageID: id, sender: sender, letter: letter.number)
        {
            wasKnown = true
            return
        }
        let person = try person(letter, identity)
        let items = try letter.map { try AnsweredItems($0, writer: writer, configuration: configuration, now: now) }
        var context = try context(person, items, answered?.letter, author(answered?.letter, identity.sender))
        let reader = AnswerReader(context)
        var claim = reader.claim(message)
        if case .automatic = claim, let letter {
            // It repeats our words more often than not; to read them back costs, so only here.
            context.letter = Self.text(of: letter)
            claim = AnswerReader(context).claim(message)
        }
        let use = letter == nil ? nil : token?.verb
        var incoming = MailCase(identity: identity, letter: letter, person: person, items: items, use: use)
        if let use, !Self.takes(claim, use) {
            // An address that was made for one thing proves nothing for another.
            let sender = try self.person(nil, identity)
            incoming = MailCase(identity: identity, letter: nil, person: sender, items: nil, use: nil)
        }
        incoming.isRecipient = context.author == .recipient
        switch claim {
        case .reply(let reply):
            incoming.mayBeProgram = reader.mayBeProgram(message)
            if let question = incoming.items?.ownQuestion, let isYes = isYes(message, context) {
                try take(isYes, to: question, incoming)
            } else if reply.isCourtesy {
                // Who thanks expects no letter, and nobody need look at it.
                try setAside(incoming, "reply", "it is a word of thanks")
            } else {
                try take(completed(reply, message, context, incoming.items) ?? reply, incoming)
            }
        case .bounce(let bounce): try take(bounce, incoming)
        case .automatic(let automatic): try take(automatic, incoming)
        case .unsubscribe: try unsubscribe(incoming)
        case .calendarReply(let answer): try take(answer, incoming)
        case .ignored(.loop) where MailCheck.isOne(message):
            try setAside(incoming, MailCheck.claim, "it shows that mail comes in (mentorctl mail check)")
        case .ignored(let why): try setAside(incoming, "ignored", Self.words(why))
        }
    }

    /// A message that could not be read at all.
    mutating func giveUp(_ reason: String) throws {
        let key = "file \(file)"
        guard try writer.received(key: key) == nil else { return }
        try writer.insert(
            ReceivedMessage(
                key: key, at: now, file: file, messageID: nil, sender: nil, claim: "unreadable", outcome: .unread))
        try writer.append(
            Event(at: now, kind: .answerUnread, text: "a message could not be read (\(reason)); its file is \(file)"))
    }

    // MARK: Who, and about what

    /// What an address of a letter is for. The envelope sender stands in the log of every mail system on the way, so no reply counts there; and
    /// where people answer, nobody may claim that a letter came back.
    private static func takes(_ claim: Claim, _ use: AddressToken.Verb) -> Bool {
        switch claim {
        case .reply, .calendarReply: use == .reply || use == .calendar
        case .bounce: use == .bounce
        case .unsubscribe: use == .unsubscribe || use == .reply
        case .automatic, .ignored: true
        }
    }

    /// The letter that a genuine token names; without one, the letter whose Message-ID the message says it answers: nobody can guess one. An answer
    /// to one that is too old counts no more, though it is known whose it is.
    private func answered(
        _ token: AddressToken?, _ identity: MessageIdentity, _ answers: AnswerAddresses
    ) throws -> (letter: Letter, counts: Bool)? {
        if let token {
            guard let reference = AnswerToken.reference(in: token.text),
                let number = try writer.letterNumber(reference: reference), let letter = try writer.letter(number),
                answers.isGenuine(token, recipient: letter.address)
            else { return nil }
            let counts = try isFresh(letter) || (token.verb == .calendar && isOrganizer(token.text, of: letter))
            return (letter, counts)
        }
        for id in identity.answered {
            guard let number = try writer.letterNumber(messageID: id), let letter = try writer.letter(number) else {
                continue
            }
            return (letter, isFresh(letter))
        }
        return nil
    }

    /// The organizer's address stays the same as long as there is a calendar entry, however old its first letter is.
    private func isOrganizer(_ token: String, of letter: Letter) throws -> Bool {
        guard case .person(let person) = letter.recipient else { return false }
        let folded = token.lowercased()
        return try writer.invitations(of: person).contains { $0.organizer.lowercased().contains(folded) }
    }

    private func isFresh(_ letter: Letter) -> Bool { letter.createdAt > now - Self.tokenLife }

    /// Whom the letter went to; without a letter, whoever alone has the sender's address.
    private func person(_ letter: Letter?, _ identity: MessageIdentity) throws -> Person? {
        if let letter {
            guard case .person(let id) = letter.recipient else { return nil }
            return try writer.person(id)
        }
        guard let sender = identity.sender else { return nil }
        let known = try writer.people(address: sender)
        return known.count == 1 ? try writer.person(known[0]) : nil
    }

    private func context(
        _ person: Person?, _ items: AnsweredItems?, _ letter: Letter?, _ author: Author
    ) throws -> AnswerContext {
        // A letter that asks nothing to be filled in may be answered with the lines of another.
        let labels = letter?.labels ?? []
        let settings = configuration.settings
        let zone = try zones.zone(person?.zone ?? settings.community.zone)
        return AnswerContext(
            now: cameIn, zone: zone, zones: zones, lexicon: configuration.lexicon,
            asked: items?.asked ?? [],
            form: FormField.lines(labels.isEmpty ? configuration.letters.formLabels : labels),
            names: items?.names ?? person.map { [$0.name] } ?? [],
            ownAddresses: [settings.answers?.address, settings.community.from.address].compactMap { $0 },
            delimiter: settings.answers?.delimiter ?? "+", author: author)
    }

    /// What a letter says, for telling its words from those of an answer; nil once that is no longer kept.
    private static func text(of letter: Letter) -> AnsweredLetter? {
        let written = WrittenMessage(letter.bytes)
        return written.subject.isEmpty ? nil : AnsweredLetter(subject: written.subject, texts: written.texts)
    }

    /// Who wrote a message, by the letter that it proves and the address that it comes from.
    private func author(_ letter: Letter?, _ sender: String?) throws -> Author {
        if case .person(let id)? = letter?.recipient, isKnown(sender, try writer.person(id), letter) {
            return .recipient
        }
        guard let sender, try !writer.people(address: sender).isEmpty else { return .unknown }
        return .registered
    }

    /// What somebody says to a question of the program's own, whatever else the letter is about; nil for anything but a mere yes or no.
    private func isYes(_ message: IncomingMessage, _ context: AnswerContext) -> Bool? {
        var context = context
        context.asked = [Asked(.confirmation)]
        guard case .reply(let reply) = AnswerReader(context).claim(message), reply.understood == .full,
            reply.questions.isEmpty, reply.statements.count == 1
        else { return nil }
        switch reply.statements[0].verb {
        case .yes: return true
        case .no: return false
        default: return nil
        }
    }

    /// What somebody says who was asked for a day, or for a number of days, and says that alone: "10 January" where the letter asked until when
    /// to pause, or what happened below the word that shows. nil for anything else.
    private func completed(
        _ reply: Reply, _ message: IncomingMessage, _ context: AnswerContext, _ items: AnsweredItems?
    ) -> Reply? {
        guard let items, reply.statements.isEmpty else { return nil }
        // What stands below, a greeting or a name, is read as it stands.
        let own = reply.ownText.drop { $0.isNewline }
        let (first, rest) = (own.prefix { !$0.isNewline }, own.drop { !$0.isNewline })
        var texts = items.need?.frames.map { "\($0.before)\(first)\($0.behind)\(rest)" } ?? []
        if items.notUnderstood != nil, ShortWord(reply.ownText).isShow {
            // Who says below the word that shows what happened need not be shown.
            texts.append(String(rest))
        }
        for text in texts {
            var whole = message
            whole.texts = [.init(type: "text/plain", text: text)]
            guard case .reply(let found) = AnswerReader(context).claim(whole), found.understood == .full,
                found.questions.isEmpty, found.statements.count == 1
            else { continue }
            return Reply(statements: found.statements, ownText: reply.ownText, understood: .full)
        }
        return nil
    }

    /// When the message came in, as its file is named by whoever wrote it (maildir(5)): "tomorrow" is said of that day, however long the
    /// message waited. A name that says no likely time counts for nothing.
    var cameIn: Instant {
        guard let seconds = Int64(file.prefix { $0.isASCII && $0.isNumber }) else { return now }
        let named = Instant(seconds: seconds)
        return named <= now && named > now - Self.longestWait ? named : now
    }

    // MARK: What needs no answer

    /// Remembers a message that changes nothing.
    func setAside(_ incoming: MailCase, _ claim: String, _ why: String) throws {
        try remember(incoming, claim, .ignored)
        try writer.append(
            Event(
                at: now, kind: .answerIgnored, person: incoming.person?.id, messageID: incoming.identity.messageID,
                text: "a message says nothing to the program: \(why)"))
    }

    @discardableResult
    func remember(
        _ incoming: MailCase, _ claim: String, _ outcome: ReceivedOutcome, until: Instant? = nil,
        isAnswered: Bool = false
    ) throws -> Int64 {
        try writer.insert(
            ReceivedMessage(
                key: incoming.identity.key, at: now, file: file, messageID: incoming.identity.messageID,
                sender: incoming.identity.sender, person: incoming.person?.id, letter: incoming.letter?.number,
                claim: claim,
                outcome: outcome, expiresAt: until, isAnswered: isAnswered))
    }

    /// The methods of RFC 5546 §1.4 that answer nothing. Any other word of a message's is its author's, and no journal's.
    private static let knownMethods: Set = ["PUBLISH", "REQUEST", "ADD", "CANCEL", "DECLINECOUNTER"]

    private static func words(_ why: Claim.Ignored) -> String {
        switch why {
        case .loop(let sign): "it is the program's own mail (\(sign))"
        case .mailingList: "it came through a mailing list"
        case .delayed: "a letter is late; the mail system goes on trying"
        case .delivered: "a letter arrived"
        case .foreignCalendar(let method):
            "a calendar that answers nothing"
                + (knownMethods.contains(method.uppercased()) ? " (\(method.uppercased()))" : "")
        }
    }

    // MARK: Letters that go back

    /// The most letters that go back to one address in a day: more is a loop, or somebody's joke.
    private static let mostAnswers = 8

    /// After so many letters in answer to answers nothing goes back in that conversation: a person is through by then, a program never.
    private static let deepest = 4

    /// Whether a letter may go back because of a message: so many a day to who sends, and to who is asked about it.
    func mayAnswer(_ incoming: MailCase) throws -> Bool {
        guard let sender = incoming.identity.sender, !incoming.mayBeProgram,
            incoming.items?.depth ?? 0 < Self.deepest
        else { return false }
        let day = now - 86_400
        // Without a letter only From says who wrote, and anybody can write that.
        let most = incoming.letter == nil ? 1 : Self.mostAnswers
        guard try writer.answersSent(to: sender, since: day) < most else { return false }
        guard let person = incoming.person else { return true }
        return try writer.answersSent(about: person.id, since: day) < most
    }

    /// Decides a letter that goes to somebody because of a message: at once, unless another moment is said; `first` is when the first change was
    /// that it tells of.
    func write(
        _ letter: LetterKind, to recipient: Recipient, about subject: NoticeSubject, _ content: NoticeContent?,
        _ incoming: MailCase,
        place: Int = 0, clause: Clause = Clause("§6.2.2"), since first: Instant? = nil, at moment: Instant? = nil
    ) throws {
        var revision = 0
        if case .commitment(let id) = subject { revision = try writer.record(id)?.revision ?? 0 }
        let id = NoticeID(
            subject: subject, revision: revision,
            origin: .answer(mark: incoming.identity.mark, place: place), recipient: recipient)
        var notice = Notice(
            id: id, letter: letter, isScheduled: false, rungAt: first ?? now, sendAt: moment ?? now, decidedAt: now,
            content: content, clause: clause)
        var event = notice.event(.noticeDecided, at: now, text: "an answer by mail")
        if isRepeated {
            notice.state = .suppressed
            notice.reason = .maybeSent
            event = notice.event(.noticeSuppressed, at: now, text: "not sent: \(SuppressionReason.maybeSent)")
        }
        try writer.apply([Decision([.notice(notice)], event)])
    }

    /// Lets a person be told of a check-in at once; whether somebody is.
    func alert(of id: CommitmentID) throws -> Bool {
        try CheckInAlert(writer: writer, rules: configuration.rules, now: now).tell(of: id)
    }

    /// Keeps a text for the second database.
    mutating func confide(_ text: ConfidentialText) { confidences.append(text) }

    /// Lets a message be looked at anew.
    mutating func lookAgain(at file: String) { again.append(file) }
}
