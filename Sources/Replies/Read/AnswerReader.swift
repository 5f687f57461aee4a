import CivilTime
import Forms
import Mail

/// Turns a message that came in into a claim: what it is, and what it says. It changes nothing and believes nothing; the caller verifies token
/// and sender.
///
/// The order is RFC 3834's, with what real mail needs: a bounce is known before an automatic reply, because mail systems mark bounces as
/// such; a calendar's answer before it too, because Google Calendar marks its answers `Auto-Submitted: auto-generated`.
package struct AnswerReader: Sendable {
    package var context: AnswerContext

    package init(_ context: AnswerContext) { self.context = context }

    /// What a message claims. Costs time proportional to its length.
    ///
    /// What the answered letter's own recipient wrote is a reply, a calendar's answer, or a vacation program's notice, and nothing else: header fields
    /// of lists, rules and priorities say nothing about who wrote, nor does a text about mail that came back.
    package func claim(_ message: IncomingMessage) -> Claim {
        let isRecipient = context.author == .recipient
        if let own = OwnMail.sign(message, context) { return .ignored(.loop(own)) }
        if let complaint = Complaint.read(message) { return .complaint(complaint) }
        if !isRecipient, let claim = report(message) { return claim }
        let automatic = AutomaticMail.sign(
            message, context.lexicon, isRecipient: isRecipient, isProven: context.isProven)
        let mayBePerson = automatic == nil || automatic?.isMereMark == true
        // Somebody who is away does not answer an invitation, whatever a calendar in it says.
        if mayBePerson, let answer = CalendarAnswer.read(message, context) {
            // Their own invitation is no answer; what they wrote beside it may be one.
            if case .ignored = answer, isRecipient {} else { return answer }
        }
        let token = context.ownAddresses.lazy.compactMap {
            AnswerReader.token(of: message, address: $0, delimiter: context.delimiter)
        }.first
        if let token, token.verb == .unsubscribe, mayBePerson { return .unsubscribe(token) }
        if let automatic { return isRecipient ? recipients(automatic, message) : .automatic(reply(automatic, message)) }
        if !isRecipient, !context.isProven, let list = AutomaticMail.list(message) {
            return .ignored(.mailingList(list.bounded(200)))
        }
        // Text under "Absence on Friday" is no answer, but it is not lost; a subject with nothing below it is a program's.
        if let kind = AutomaticMail.mereName(of: message, context.lexicon, isRecipient: isRecipient) {
            let own = OwnLines(OwnText.lines(of: message, context)).text
            if own.isEmpty, !isRecipient { return .automatic(reply(AutomaticMail.Sign(kind: kind), message)) }
            return .reply(Reply(ownText: own.bounded(FilledForm.longest)))
        }
        return .reply(reading(message))
    }

    /// What the words say; of a message without any, what its subject does. An answer to other words than our letter's is none.
    private func reading(_ message: IncomingMessage) -> Reply {
        var reply = PressedReading.read(message, context)
        if context.pressed == nil, reply.ownText.isEmpty, reply.statements.isEmpty, let told = subjectAsText(message) {
            let said = ReplyReading.read(told, context)
            if !said.statements.isEmpty || !said.questions.isEmpty { reply = said }
        }
        guard !reply.statements.isEmpty || !reply.questions.isEmpty, let letter = context.letter,
            OtherMail.isAnswered(by: message, letter, context)
                || reply.isInOwnWords && !OtherMail.isInThread(message, of: letter)
        else { return reply }
        return Reply(
            ownText: reply.ownText,
            understood: .none(guess: reply.statements.first?.verb.kind ?? reply.questions.first?.verb))
    }

    /// "MET" in the subject of a message in which nothing else stands. What repeats our own subject says nothing.
    private func subjectAsText(_ message: IncomingMessage) -> IncomingMessage? {
        let subject = SubjectLine(message["subject"] ?? "")
        let words = subject.core.split(separator: " ").count
        guard (1...(subject.isReply ? 2 : 6)).contains(words),
            context.letter.map({ SubjectLine($0.subject).core != subject.core }) ?? true
        else { return nil }
        var told = message
        told.texts = [IncomingMessage.Text(type: "text/plain", text: subject.core)]
        return told
    }

    /// Whether a program may have written a message that is read as its author's: nothing should go back then, for it may be answered in turn.
    package func mayBeProgram(_ message: IncomingMessage) -> Bool {
        if AutomaticMail.sign(message, context.lexicon) != nil || AutomaticMail.list(message) != nil { return true }
        if BounceSigns.certainty(message) == .certain { return true }
        return AutomaticMail.mereName(of: message, context.lexicon) != nil
            && OwnLines(OwnText.lines(of: message, context)).text.isEmpty
    }

    /// What is marked as a program's, and came from the address of whom the answered letter went to. An envelope without a sender is the doing of those
    /// who passed it on, too: an answer in it counts. One that a program marked as its own may be sent by a rule that somebody made: nobody knows.
    private func recipients(_ sign: AutomaticMail.Sign, _ message: IncomingMessage) -> Claim {
        var automatic = reply(sign, message)
        guard sign.kind != .receipt, !sign.isNamed, automatic.through == nil, automatic.length == nil,
            BounceSigns.certainty(message) != .certain, !BounceSigns.isDaemon(message)
        else { return .automatic(automatic) }
        let words = ReplyReading.read(message, context)
        let isAnswer = AnswerReader.isExact(words)
        if sign.isNullSender, isAnswer { return .reply(words) }
        let own = words.ownText.split(whereSeparator: \.isNewline).flatMap { Words(Folding.visible($0)).words }
        let isProse = sign.isNullSender && !own.isEmpty && !words.isCourtesy
        automatic.mayBeAnswer = isAnswer || isProse && !AutomaticMail.isProgramsText(own, context.lexicon)
        return .automatic(automatic)
    }

    /// Whether a reply is an answer and nothing else. Free words may answer how it goes; they are not exact.
    private static func isExact(_ reply: Reply) -> Bool {
        guard reply.understood == .full, reply.questions.isEmpty, !reply.statements.isEmpty else { return false }
        return reply.statements.allSatisfy { statement in
            if case .checkIn(let answer) = statement.verb { return answer.rating != nil }
            return true
        }
    }

    private func report(_ message: IncomingMessage) -> Claim? {
        switch DeliveryReport.read(message, own: context.ownAddresses, author: context.author) {
        case .bounce(let bounce): .bounce(bounce)
        case .delayed: .ignored(.delayed)
        case .delivered: .ignored(.delivered)
        case nil: nil
        }
    }

    private func reply(_ sign: AutomaticMail.Sign, _ message: IncomingMessage) -> AutomaticReply {
        guard sign.kind != .receipt else { return AutomaticReply(kind: .receipt) }
        let written = MessageDate.written(message, now: context.now)
        let own = OwnWords.read(message, context)
        let absence = AbsenceDates.read(own, today: context.zone.civil(at: written).date, context.lexicon)
        let length = AbsenceLength.read(own, context.lexicon) ?? (absence.isFar ? .long : nil)
        // A text that names the day of a return is somebody's absence, whatever its subject.
        let kind = sign.kind == .other && (absence.through != nil || length != nil) ? .absence : sign.kind
        return AutomaticReply(kind: kind, from: absence.from, through: absence.through, length: length)
    }
}

/// The program's own mail, come back.
enum OwnMail {
    /// By what it is known; `nil` if it is somebody else's.
    static func sign(_ message: IncomingMessage, _ context: AnswerContext) -> String? {
        for loop in message.all("x-loop") {
            let folded = loop.lowercased()
            if context.ownAddresses.contains(where: { folded.has($0.lowercased()) }) { return "X-Loop" }
        }
        if let sender = Sender(message), sender.field != "return-path", isOwn(sender.address, context) { return "From" }
        guard let submitted = message["auto-submitted"],
            Folding.plain(submitted).trimmedBlanks.hasPrefix("auto-generated")
        else { return nil }
        let id = message["message-id"]?.trimmedBlanks.lowercased() ?? ""
        for own in context.ownAddresses {
            guard let domain = AddressSides(own)?.domain else { continue }
            if id.hasSuffix("@" + domain + ">") { return "Message-ID" }
        }
        return nil
    }

    /// Whether it is an address of the program, with a token or without.
    static func isOwn(_ address: String, _ context: AnswerContext) -> Bool {
        guard let sides = AddressSides(address) else { return false }
        return context.ownAddresses.contains { own in
            guard let ours = AddressSides(own), ours.domain == sides.domain else { return false }
            return sides.local == ours.local || sides.local.hasPrefix(ours.local + String(context.delimiter))
        }
    }
}
