import CivilTime
import Mail
import Mentoring

/// What a message comes to, as far as it is decided.
///
/// Nothing in a message is believed: a token proves which letter is answered and what for, and the sender must be the person whom that
/// letter went to.
struct Deciding {
    let conversation: Conversation
    /// The mentorships as the decisions so far leave them.
    var dossiers: [MentorshipID: Dossier]
    /// What coordinators were told of check-ins, this message's own alerts included.
    var alerts: [Notice]
    var outcome = MailDecision()

    var letter: Letter?
    /// Whose word it claims to be.
    var author: Correspondent?
    var items: AnsweredItems?
    /// What the address was made for that a genuine token proved; nil without one.
    var use: AddressToken.Verb?
    /// Whether it comes from the person whom a letter went to, and proves that letter, even one that is too old to be answered. Somebody must
    /// hear of it then; a mere name in From proves nothing.
    var isRecipient: Bool
    /// Whether a program may have written it, though it is read as its author's words: then nothing goes back.
    var mayBeProgram = false

    var rules: Rules { conversation.rules }
    var now: Instant { conversation.now }
    var identity: MessageIdentity { conversation.identity }
    var person: Person? { author?.person }

    init(_ conversation: Conversation, claim: Claim) {
        self.conversation = conversation
        dossiers = conversation.dossiers
        alerts = conversation.alerts
        isRecipient = conversation.author == .recipient
        letter = conversation.freshLetter
        use = letter == nil ? nil : conversation.use
        if letter == nil || use.map({ !$0.takes(claim) }) == true {
            // An address that was made for one thing proves nothing for another.
            letBeFrom(conversation.sender)
        } else {
            author = conversation.recipient
            items = conversation.items
        }
    }

    /// Lets the message be one that answers no letter.
    mutating func letBeFrom(_ sender: Correspondent?) {
        (letter, items, use) = (nil, nil, nil)
        author = sender
    }

    /// Whether the message came from an address of the person.
    var isKnown: Bool { author?.has(identity.sender, letter) == true }

    // MARK: What comes of it

    /// Carries decisions out: what is decided next sees what they change.
    mutating func apply(_ decisions: [Decision]) {
        for decision in decisions {
            for change in decision.changes { see(change) }
            outcome.changes.append(.decide(decision))
        }
    }

    private mutating func see(_ change: Change) {
        switch change {
        case .mentorship(let mentorship): dossiers[mentorship.id]?.apply(change)
        case .commitment(let record): dossiers[record.id.mentorship]?.apply(change)
        case .report(let report): dossiers[report.commitment.mentorship]?.apply(change)
        case .revokeReports(let id): dossiers[id.mentorship]?.apply(change)
        case .notice(let notice): if let home = notice.id.subject.mentorship { dossiers[home]?.apply(change) }
        case .postpone(let id, _), .suppress(let id, _):
            if let home = id.subject.mentorship { dossiers[home]?.apply(change) }
        case .person(let person):
            for id in dossiers.keys where dossiers[id]?.people[person.id] != nil { dossiers[id]?.apply(change) }
        case .answers: break
        }
    }

    mutating func append(_ event: Event) { apply([Decision([], event)]) }

    /// Remembers a message that changes nothing.
    mutating func setAside(_ claim: ReceivedClaim, _ why: String) {
        remember(claim, .ignored)
        append(
            Event(
                at: now, kind: .answerIgnored, person: person?.id, messageID: identity.messageID,
                text: "a message says nothing to the program: \(why)"))
    }

    mutating func remember(
        _ claim: ReceivedClaim, _ outcome: ReceivedOutcome, until: Instant? = nil, isAnswered: Bool = false
    ) {
        self.outcome.changes.append(
            .remember(
                ReceivedMessage(
                    key: identity.key, at: now, file: conversation.file, messageID: identity.messageID,
                    digest: conversation.digest, sender: identity.sender, person: person?.id, letter: letter?.number,
                    claim: claim,
                    outcome: outcome, expiresAt: until, isAnswered: isAnswered)))
    }

    // MARK: Letters that go back

    /// The most letters that go back to one address in a day: more is a loop, or somebody's joke.
    private static let mostAnswers = 8

    /// After so many letters in answer to answers nothing goes back in that conversation: a person is through by then, a program never.
    private static let deepest = 4

    /// Whether a letter may go back.
    var mayAnswer: Bool { !mayBeProgram && mayAsk }

    /// Whether a letter may go out because of the message: so many a day about who sends, and to who is asked.
    var mayAsk: Bool {
        guard identity.sender != nil, items?.depth ?? 0 < Self.deepest else { return false }
        // Without a letter only From says who wrote, and anybody can write that.
        let most = letter == nil ? 1 : Self.mostAnswers
        return conversation.answersToSender < most && author?.answersSent ?? 0 < most
    }

    /// Decides a letter that goes to somebody because of the message: at once, unless another moment is said; `first` is when the first change
    /// was that it tells of.
    mutating func write(
        _ letter: LetterKind, to recipient: Recipient, about subject: NoticeSubject, _ content: NoticeContent?,
        place: Int = 0, since first: Instant? = nil, at moment: Instant? = nil
    ) {
        var revision = 0
        if case .commitment(let id) = subject { revision = dossiers[id.mentorship]?.records[id]?.revision ?? 0 }
        let id = NoticeID(
            subject: subject, revision: revision, origin: .answer(mark: identity.mark, place: place),
            recipient: recipient)
        var notice = Notice(
            id: id, letter: letter, isScheduled: false, rungAt: first ?? now, sendAt: moment ?? now, decidedAt: now,
            content: content, clause: Clause("§6.2.2"))
        var event = notice.event(.noticeDecided, at: now, text: "an answer by mail")
        if conversation.isRepeated {
            notice.state = .suppressed
            notice.reason = .maybeSent
            event = notice.event(.noticeSuppressed, at: now, text: "not sent: \(SuppressionReason.maybeSent)")
        }
        apply([Decision([.notice(notice)], event)])
    }

    mutating func answer(_ letter: LetterKind, about subject: NoticeSubject? = nil, _ content: NoticeContent?) {
        guard let person else { return }
        write(letter, to: .person(person.id), about: subject ?? .person(person.id), content)
    }

    // MARK: Who is told

    /// Lets the coordinator hear of somebody's message at once.
    mutating func tellCoordinator(_ matter: Matter, about person: Person, place: Int) {
        tellCoordinators(.escalation, about: .person(person.id), .matter(matter), place: place)
    }

    /// Writes to the coordinators who take no part in the letter's matter: the message may be about one who does.
    mutating func tellCoordinators(
        _ letter: LetterKind, about subject: NoticeSubject, _ content: NoticeContent, place: Int
    ) {
        let others = (items?.mentorships ?? []).flatMap { conversation.contacts[$0] ?? [] }
        for (number, coordinator) in rules.coordinators(of: "coordinator", apartFrom: others).enumerated() {
            write(letter, to: coordinator, about: subject, content, place: place + number)
        }
    }
}

extension AddressToken.Verb {
    /// What an address of a letter is for. The envelope sender stands in the log of every mail system on the way, so no reply counts there; and
    /// where people answer, nobody may claim that a letter came back.
    fileprivate func takes(_ claim: Claim) -> Bool {
        switch claim {
        case .reply: self == .reply || self == .calendar || self == .answer
        case .calendarReply: self == .reply || self == .calendar
        case .bounce: self == .bounce
        case .unsubscribe: self == .unsubscribe || self == .reply
        case .automatic, .ignored, .complaint: true
        }
    }
}
