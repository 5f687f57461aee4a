import CivilTime
import Forms
import Letters
import Mail
import Mentoring
import Processes
import Replies
import Settings
import Store

/// Reads from the store what a message may concern.
struct ConversationReader {
    let writer: Writer
    let configuration: Configuration
    let now: Instant

    private var reader: Reader { writer }
    private var rules: Rules { configuration.rules }

    private static let day: Int64 = 86_400

    /// How long an answer to a letter counts, in seconds: 120 days.
    private static let tokenLife: Int64 = 120 * 86_400

    /// What a message is said in, whatever it says; returns nil for a message that was dealt with before: it counts once, however often it comes.
    func conversation(_ message: IncomingMessage, file: String) throws -> Conversation? {
        guard let answers = configuration.answers, let own = configuration.settings.answers else { return nil }
        let identity = MessageIdentity(message) { answers.reference(messageID: $0) }
        guard try reader.received(key: identity.key) == nil else { return nil }
        let community = configuration.settings.community
        let mailbox = OwnMailbox(
            addresses: [own.address, community.from.address], delimiter: own.delimiter,
            values: configuration.values, lexicon: configuration.lexicon, zone: community.zone)
        var conversation = Conversation(rules: rules, mailbox: mailbox, now: now, file: file, identity: identity)
        let token = AnswerReader.token(of: message, address: own.address, delimiter: own.delimiter)
        let marks = ButtonMark.tokens(
            of: message,
            AnswerContext(
                lexicon: configuration.lexicon, ownAddresses: mailbox.addresses, delimiter: own.delimiter, now: now))
        if let answered = try answered(token, marks, identity, answers) {
            let letter = answered.letter
            conversation.letter = letter
            conversation.use = answered.use
            conversation.pressed = answered.pressed
            conversation.isFresh = try isFresh(letter, token)
            if case .person(let id) = letter.recipient { conversation.recipient = try correspondent(id) }
        }
        if let sender = identity.sender {
            conversation.senders = try reader.people(address: sender)
            if conversation.senders.count == 1 {
                let known = conversation.recipient.flatMap { $0.person.id == conversation.senders[0] ? $0 : nil }
                conversation.sender = try known ?? correspondent(conversation.senders[0])
            }
            conversation.answersToSender = try reader.answersSent(to: sender, since: now - Self.day)
            conversation.canWriteToSender = (try? EnvelopeAddress(sender)) != nil
        }
        guard conversation.isFresh, let letter = conversation.letter else { return conversation }
        try add(letter, to: &conversation)
        return conversation
    }

    /// Whether the message came before, in answer to the same letter: it is the same, even if a mail system added something to it on one of two
    /// ways. With other words of its author it is another, whatever its Message-ID.
    func isRepetition(_ conversation: Conversation) throws -> Bool {
        guard conversation.isFresh, let letter = conversation.letter, let digest = conversation.digest,
            let id = conversation.identity.messageID, let sender = conversation.identity.sender
        else { return false }
        return try reader.isReceived(messageID: id, sender: sender, letter: letter.number, digest: digest)
    }

    // MARK: The letter

    /// The letter that a message answers, and how it says so.
    private struct Answered {
        let letter: Letter
        var use: AddressToken.Verb?
        var pressed: PressedButton?
    }

    /// The letter that a genuine token names, in the address or in the marks of a button; without one, the letter whose Message-ID the message
    /// says it answers: nobody can guess one.
    private func answered(
        _ token: AddressToken?, _ marks: [AddressToken], _ identity: MessageIdentity, _ answers: AnswerAddresses
    ) throws -> Answered? {
        let addressed = try token.flatMap { try letter(of: $0, answers) }
        // What an address for something else proves is no reply, whatever its mail says.
        if let addressed, let use = token?.verb, use != .reply, use != .answer {
            return Answered(letter: addressed, use: use)
        }
        var proven = try marks.prefix(Self.mostMarks).compactMap { mark in
            try letter(of: mark, answers).map { (token: mark, letter: $0) }
        }
        if let addressed, let token { proven.insert((token, addressed), at: 0) }
        if let first = proven.first {
            let buttons = proven.compactMap { found in
                found.token.button.map { (button: $0, letter: found.letter.number) }
            }
            return Answered(
                letter: first.letter, use: first.token.verb,
                pressed: PressedButton(buttons, answering: first.letter.number))
        }
        guard token == nil else { return nil }
        for id in identity.answered {
            if let number = try reader.letterNumber(messageID: id), let letter = try reader.letter(number) {
                return Answered(letter: letter)
            }
        }
        return nil
    }

    /// More marks than that are no button's.
    private static let mostMarks = 8

    /// The letter that a token names, if it is genuine.
    private func letter(of token: AddressToken, _ answers: AnswerAddresses) throws -> Letter? {
        guard let reference = AnswerToken.reference(in: token.text),
            let number = try reader.letterNumber(reference: reference), let letter = try reader.letter(number),
            answers.isGenuine(token, recipient: letter.address)
        else { return nil }
        return letter
    }

    /// Whether an answer to a letter counts still. The organizer's address stays the same as long as there is a calendar entry, however old its
    /// first letter is.
    private func isFresh(_ letter: Letter, _ token: AddressToken?) throws -> Bool {
        if letter.createdAt > now - Self.tokenLife { return true }
        guard let token, token.verb == .calendar, case .person(let person) = letter.recipient else { return false }
        let folded = token.text.lowercased()
        return try reader.invitations(of: person).contains { $0.organizer.lowercased().contains(folded) }
    }

    /// What the letter asked, the mentorships that it is about, and the message that it asked about.
    private func add(_ letter: Letter, to conversation: inout Conversation) throws {
        let thread = try thread(letter)
        (conversation.dossiers, conversation.ownMentorships) = try dossiers(of: thread, to: letter.recipient)
        let items = items(
            of: thread, conversation.dossiers, conversation.ownMentorships,
            sheets: try sheets(of: letter, thread, conversation.dossiers))
        conversation.items = items
        if case .person(let person) = letter.recipient {
            for commitment in items.items.filter({ $0.sheet != nil }).compactMap(\.commitment) {
                conversation.answered[commitment] = try reader.sheet(of: commitment, by: person)?.answered
            }
        }
        guard let mark = (items.ownQuestion ?? items.notUnderstood)?.answeredMark,
            let message = try reader.received(mark: mark)
        else { return }
        var question = OpenQuestion(message: message)
        if items.ownQuestion != nil, let person = message.person, let sender = message.sender {
            question.holders = try reader.people(address: sender)
            question.waiting = try reader.waitingReceived(of: person, from: sender, at: now)
        }
        conversation.question = question
    }

    /// A conversation about one letter ends; this is to be sure.
    private static let longest = 50

    private func thread(_ letter: Letter) throws -> LetterThread {
        var entries: [LetterThread.Entry] = []
        var next: Letter? = letter
        while let letter = next, entries.count <= Self.longest {
            var notices: [Notice] = []
            for id in letter.notices {
                // Left out, it would give its number to the next.
                guard let notice = try reader.notice(id) else { break }
                notices.append(notice)
            }
            entries.append(LetterThread.Entry(notices: notices, count: letter.notices.count))
            next = try notices.first.flatMap { try answeredLetter(by: $0) }
        }
        return LetterThread(entries)
    }

    /// The letter that was answered by the message that a notice answers.
    private func answeredLetter(by notice: Notice) throws -> Letter? {
        guard let mark = notice.answeredMark, let number = try reader.received(mark: mark)?.letter else { return nil }
        return try reader.letter(number)
    }

    /// The mentorships that a letter is about; of a letter that is about none, its recipient's, in their order.
    private func dossiers(
        of thread: LetterThread, to recipient: Recipient
    ) throws -> (all: [MentorshipID: Dossier], own: [MentorshipID]) {
        var all: [MentorshipID: Dossier] = [:]
        func add(_ id: MentorshipID) throws {
            if all[id] == nil { all[id] = try reader.dossier(id, since: .distantPast) }
        }
        for notice in thread.meant.entries.first?.notices ?? [] {
            if let home = notice.id.subject.mentorship { try add(home) }
        }
        guard all.isEmpty, case .person(let person) = recipient else { return (all, []) }
        let own = try reader.mentorshipIDs(of: person)
        for id in own { try add(id) }
        return (all, own)
    }

    private func items(
        of thread: LetterThread, _ dossiers: [MentorshipID: Dossier], _ own: [MentorshipID],
        sheets: [CommitmentID: AskedSheet] = [:]
    ) -> AnsweredItems {
        AnsweredItems(
            thread, dossiers: dossiers, own: own.compactMap { dossiers[$0]?.mentorship }, sheets: sheets, rules: rules,
            now: now)
    }

    /// What a letter asks to fill in, and of the letter before it, where that one answers an answer: people answer either.
    private func sheets(
        of letter: Letter, _ thread: LetterThread, _ dossiers: [MentorshipID: Dossier]
    ) throws -> [CommitmentID: AskedSheet] {
        var found: [CommitmentID: AskedSheet] = [:]
        for notice in thread.meant.entries.first?.notices ?? [] {
            guard case .commitment(let id) = notice.id.subject, let dossier = dossiers[id.mentorship],
                let form = try? rules.owner(of: dossier.mentorship).form(of: id, among: rules.forms)
            else { continue }
            let place = letter.notices.firstIndex(of: notice.id).map { $0 + 1 }
            let sheet = letter.sheets.first { $0.item == place && $0.form == form.name }
            let asked = try sheet.flatMap { try reader.form($0.form, version: $0.version) } ?? form
            found[id] = AskedSheet(
                form: asked, questions: sheet?.questions ?? form.questions.prefix(FormSheet.most).map(\.id),
                labels: letter.labels)
        }
        return found
    }

    /// What the letter asked, by its numbers, that was answered by the message that a notice answers; nil for one that answers none.
    func items(answeredBy notice: Notice) throws -> [AnsweredItems.Item]? {
        guard let letter = try answeredLetter(by: notice) else { return nil }
        let thread = try thread(letter).meant
        let (dossiers, own) = try dossiers(of: thread, to: letter.recipient)
        return items(of: thread, dossiers, own).items
    }

    // MARK: People

    private func correspondent(_ id: PersonID) throws -> Correspondent? {
        guard let person = try reader.person(id) else { return nil }
        return Correspondent(
            person: person, otherAddresses: try reader.otherAddresses(of: id), received: try reader.received(of: id),
            answersSent: try reader.answersSent(about: id, since: now - Self.day))
    }

    // MARK: What a claim concerns beside

    /// Adds what the message concerns by what it claims to be.
    func add(_ claim: Claim, of message: IncomingMessage, to conversation: inout Conversation) throws {
        switch claim {
        case .ignored, .unsubscribe: return
        case .complaint(let complaint):
            if conversation.letter == nil { try add(complaint, message, to: &conversation) }
            try addCoordinators(to: &conversation)
        case .bounce(let bounce): conversation.bounces = try bounces(bounce, conversation)
        case .calendarReply(let reply):
            conversation.entry = try entry(reply, conversation)
            if let home = conversation.entry?.invitation.key.mentorship, conversation.dossiers[home] == nil {
                conversation.dossiers[home] = try reader.dossier(home, since: .distantPast)
            }
            try addCoordinators(to: &conversation)
        case .reply, .automatic: try addCoordinators(to: &conversation)
        }
    }

    /// The letter that a complaint carries: its own header proves it, or its Message-ID, which nobody can guess.
    private func add(
        _ complaint: Complaint, _ message: IncomingMessage, to conversation: inout Conversation
    ) throws {
        guard let answers = configuration.answers, let own = configuration.settings.answers else { return }
        let token = AnswerReader.carriedToken(of: message, address: own.address, delimiter: own.delimiter)
        let proven = try token.flatMap { try letter(of: $0, answers) }
        let named = try complaint.letterMessageID.flatMap(reader.letterNumber(messageID:)).flatMap(reader.letter)
        guard let letter = proven ?? named, case .person(let id) = letter.recipient else { return }
        conversation.letter = letter
        conversation.isFresh = try isFresh(letter, nil)
        conversation.recipient = try correspondent(id)
        if conversation.isFresh { try add(letter, to: &conversation) }
    }

    /// Who may hear of what is said, and what they heard.
    private func addCoordinators(to conversation: inout Conversation) throws {
        conversation.unreadToday = try reader.unreadCount(since: now - Self.day)
        for id in conversation.items?.mentorships ?? [] {
            conversation.contacts[id] = try reader.contacts(takingPartIn: id)
        }
        let asksForm = conversation.items?.items.contains { item in
            item.sheet != nil || item.commitment?.isCheckIn == true
        }
        if asksForm == true { conversation.alerts = try reader.alerts(rules, now) }
    }

    private func bounces(_ bounce: Bounce, _ conversation: Conversation) throws -> BounceHistory {
        var history = BounceHistory()
        if let id = bounce.letterMessageID, let number = try reader.letterNumber(messageID: id),
            let letter = try reader.letter(number), case .person(let person) = letter.recipient
        {
            history.named = (letter, try reader.person(person))
        }
        guard conversation.use == .bounce, conversation.isFresh, let letter = conversation.letter else {
            return history
        }
        let since = conversation.cameIn - BounceEvidence.window
        history.stop = try reader.breaker()?.cause
        history.breakerClosed = try reader.value(StoreKey.breakerClosed).flatMap { Int64($0) }.map {
            Instant(seconds: $0)
        }
        history.recent = try reader.bounces(since: since)
        history.address = try reader.bounces(from: letter.address.lowercased(), since: now - BounceScore.memory)
        // Fewer can't be our fault, and nobody's address is looked at again.
        guard history.recent.count + 1 >= BounceEvidence.refusals else { return history }
        for case .person(let id) in Set(history.recent.map(\.recipient) + [letter.recipient]).sorted() {
            guard let person = try reader.person(id), person.addressFault != nil else { continue }
            history.unreachable.append(
                BounceHistory.Address(
                    person: person,
                    bounces: try reader.bounces(from: person.email.lowercased(), since: now - BounceScore.memory)))
        }
        return history
    }

    /// The entry with that UID in the calendar of whom the letter went to. Exchange changes the case of some.
    private func entry(_ reply: CalendarReply, _ conversation: Conversation) throws -> CalendarEntry? {
        guard let person = conversation.recipient?.person.id else { return nil }
        let calendar = try InvitationMaker(writer: writer, configuration: configuration, now: now).calendar()
        let folded = reply.uid.lowercased()
        guard
            let found = try reader.invitations(of: person).first(where: {
                calendar.uid(of: $0.key).lowercased() == folded
            })
        else { return nil }
        return CalendarEntry(found, answers: try reader.participations(of: found.key.mentorship))
    }
}

extension Reader {
    /// Who takes part in a mentorship, with every address from which they answer.
    func contacts(takingPartIn id: MentorshipID) throws -> [Contact] {
        var found: [Contact] = []
        for participant in try mentorship(id)?.participants ?? [] {
            guard let person = try person(participant.person) else { continue }
            for address in [person.email] + (try otherAddresses(of: person.id)) {
                found.append(Contact(address: address, name: person.name))
            }
        }
        return found
    }

    /// What coordinators were told of check-ins of late, and whatever nobody could be told of.
    func alerts(_ rules: Rules, _ now: Instant) throws -> [Notice] {
        let numbers = Set(rules.coordinators.values.joined()).union(rules.contacts.keys).union([1])
        return try numbers.sorted().flatMap {
            try notices(for: .coordinator($0), since: now - CheckInAlert.pause)
        }.filter { $0.letter == .needsPerson } + untold()
    }

    /// How a coordinator is told of a check-in.
    func alert(about id: MentorshipID, _ rules: Rules, _ now: Instant) throws -> CheckInAlert {
        CheckInAlert(rules: rules, now: now, contacts: try contacts(takingPartIn: id), known: try alerts(rules, now))
    }
}

extension Writer {
    /// Tells of check-ins that nobody could be told of, where somebody can be now: the settings changed.
    func tellRestOfAlerts(_ rules: Rules, _ now: Instant) throws {
        for notice in try untold() {
            guard case .checkIn(let id) = notice.content,
                try !alert(about: id.mentorship, rules, now).recipients.isEmpty
            else { continue }
            try replaceContent(of: notice.id, with: nil)
            try apply(alert(about: id.mentorship, rules, now).decisions(about: id))
        }
    }
}
