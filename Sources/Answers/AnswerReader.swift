import CivilTime
import Mail

/// Turns a message that came in into a claim: what it is, and what it says. It changes nothing and believes nothing; whoever asks verifies
/// token and sender.
///
/// The order is RFC 3834's, with what real mail needs: a bounce is known before an automatic reply, because mail systems mark bounces as
/// such; a calendar's answer before it too, because Google Calendar marks its answers `Auto-Submitted: auto-generated`.
public struct AnswerReader: Sendable {
    /// What must be known to read.
    public var context: AnswerContext

    /// A reader of answers to one letter.
    public init(_ context: AnswerContext) { self.context = context }

    /// What a message claims. Costs time proportional to its length.
    public func claim(_ message: IncomingMessage) -> Claim {
        if let own = OwnMail.sign(message, context) { return .ignored(.loop(own)) }
        switch DeliveryReport.read(message, own: context.ownAddresses) {
        case .bounce(let bounce): return .bounce(bounce)
        case .delayed: return .ignored(.delayed)
        case .delivered: return .ignored(.delivered)
        case nil: break
        }
        let automatic = AutomaticMail.sign(message)
        // Somebody who is away does not answer an invitation, whatever a calendar in it says.
        if automatic == nil || automatic?.isMereMark == true, let answer = CalendarAnswer.read(message, context) {
            return answer
        }
        let token = context.ownAddresses.lazy.compactMap {
            AnswerReader.token(of: message, address: $0, delimiter: context.delimiter)
        }.first
        if let token, token.verb == .unsubscribe, automatic == nil || automatic?.isMereMark == true {
            return .unsubscribe(token)
        }
        if let automatic { return .automatic(reply(automatic, message)) }
        if let list = AutomaticMail.list(message) { return .ignored(.mailingList(list.bounded(200))) }
        // What somebody wrote under "Absence on Friday" is no answer, nor is it lost; a subject with nothing below it is a program's.
        if let kind = AutomaticMail.mereName(of: message) {
            let own = OwnLines(OwnText.lines(of: message)).text
            if own.isEmpty { return .automatic(reply(AutomaticMail.Sign(kind: kind), message)) }
            return .reply(Reply(ownText: own.bounded(CheckInAnswer.longest)))
        }
        return .reply(ReplyReading.read(message, context))
    }

    private func reply(_ sign: AutomaticMail.Sign, _ message: IncomingMessage) -> AutomaticReply {
        guard sign.kind != .receipt else { return AutomaticReply(kind: .receipt) }
        let written = MessageDate.written(message, now: context.now)
        let absence = AbsenceDates.read(message, today: context.zone.civil(at: written).date)
        // A text that names the day of a return is somebody's absence, whatever its subject.
        let kind = sign.kind == .other && absence.through != nil ? .absence : sign.kind
        return AutomaticReply(kind: kind, from: absence.from, through: absence.through)
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
