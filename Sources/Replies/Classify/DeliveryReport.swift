import Forms
import Mail

/// What a message reports about the delivery of another.
enum DeliveryReport: Hashable {
    case bounce(Bounce)
    /// All that it says is that a letter is late.
    case delayed
    /// All that it says is that a letter arrived or was passed on.
    case delivered

    /// Recipients beyond these are not looked at; a letter goes to one.
    static let mostRecipients = 100

    /// The report of a message; `nil` if it is none.
    ///
    /// Somebody whose address is known may write about mail that came back: their words are no report.
    static func read(_ message: IncomingMessage, own: [String], author: Author) -> DeliveryReport? {
        if let report = structured(message, own: own) { return report }
        guard let certainty = BounceSigns.certainty(message), certainty == .certain || author == .unknown else {
            return nil
        }
        return BounceText.read(message, certainty, own: own)
    }

    // MARK: RFC 3464

    /// What a message/delivery-status part says.
    private static func structured(_ message: IncomingMessage, own: [String]) -> DeliveryReport? {
        var failures: [Bounce.Failure] = []
        var isDelayed = false
        var isDelivered = false
        for group in message.deliveryStatus.flatMap(recipients).prefix(mostRecipients) {
            func field(_ name: String) -> String? { group.first { $0.name == name }?.value }
            let final = field("final-recipient")
            guard final != nil || field("action") != nil || field("original-recipient") != nil || field("status") != nil
            else { continue }
            let status = field("status").flatMap(StatusCode.first(in:))
            switch action(field("action"), status, message) {
            case .delayed: isDelayed = true
            case .delivered: isDelivered = true
            case .failed:
                failures.append(
                    failure(final, field("original-recipient"), status, field("diagnostic-code") ?? "", message))
            }
        }
        if !failures.isEmpty {
            return .bounce(Bounce(failures: failures, letterMessageID: letterMessageID(message)))
        }
        if isDelayed { return .delayed }
        return isDelivered ? .delivered : nil
    }

    /// The fields of each recipient: some programs put no blank line between two of them.
    private static func recipients(_ group: [IncomingMessage.Field]) -> [[IncomingMessage.Field]] {
        var groups: [[IncomingMessage.Field]] = [[]]
        for field in group {
            if field.name == "final-recipient", groups[groups.count - 1].contains(where: { $0.name == field.name }) {
                groups.append([])
            }
            groups[groups.count - 1].append(field)
        }
        return groups
    }

    private enum Action { case failed, delayed, delivered }

    /// What became of one recipient (RFC 3464 §2.3.3). Some programs write "failed (bad address)", Sendmail writes "deliverable" of what it was
    /// only asked to try; where no known word stands, the status says it, and one that says nothing of a failure is none.
    private static func action(_ field: String?, _ status: StatusCode?, _ message: IncomingMessage) -> Action {
        let word = field.map { Folding.plain($0.trimmedBlanks) } ?? ""
        if word.has("fail") || ["undeliver", "expire"].contains(where: { word.hasPrefix($0) }) { return .failed }
        if word.hasPrefix("delay") { return .delayed }
        if ["deliver", "relay", "expand"].contains(where: { word.hasPrefix($0) }) { return .delivered }
        switch status?.major {
        case 2: return .delivered
        case 4: return BounceSigns.isDelay(message) ? .delayed : .failed
        case 5: return .failed
        default: return word.isEmpty ? .failed : .delivered
        }
    }

    private static func failure(
        _ final: String?, _ original: String?, _ status: StatusCode?, _ diagnostic: String, _ message: IncomingMessage
    ) -> Bounce.Failure {
        let recipient = final.flatMap(address)
        let first = original.flatMap(address)
        var text = diagnostic.trimmedBlanks
        if text.isEmpty {
            // Exchange says why in the text alone.
            text = BounceText.reason(message, of: recipient ?? first) ?? ""
        }
        let code = StatusCode.better(status, StatusCode.first(in: text))
        return Bounce.Failure(
            recipient: recipient ?? first, originalRecipient: first == recipient ? nil : first,
            kind: BounceKind.of(code, text), status: code?.text, diagnostic: text.bounded(500))
    }

    /// `rfc822; anna@example.org`; some leave the type out.
    static func address(_ value: String) -> String? {
        let bare = value.firstIndex(of: ";").map { String(value[value.index(after: $0)...]) } ?? value
        let trimmed = bare.trimmedBlanks
        if let found = AddressText.addresses(in: trimmed).first { return found.lowercased() }
        return nil
    }

    /// The Message-ID of the letter that it carries, without angle brackets.
    static func letterMessageID(_ message: IncomingMessage) -> String? {
        guard let value = message.carried.first(where: { $0.name == "message-id" })?.value else { return nil }
        let id = value.trimmedBlanks.drop { $0 == "<" }.prefix { $0 != ">" && $0 != " " }
        return id.isEmpty || id.utf8.count > 998 ? nil : String(id)
    }
}

/// A status code of RFC 3463: class, subject and detail.
struct StatusCode: Hashable {
    var major: Int
    var subject: Int
    var detail: Int

    var text: String { "\(major).\(subject).\(detail)" }

    /// Whether it says nothing but the class.
    var isGeneral: Bool { subject == 0 && detail == 0 }

    /// The first code in a text, such as `5.1.1` in `smtp; 550 5.1.1 User unknown`. `5.1.1.1` and `15.1.1` are none.
    static func first(in text: String) -> StatusCode? {
        let bytes = Array(text.utf8.prefix(4_000))
        var index = 0
        func digits(_ start: Int, _ most: Int) -> (Int, Int)? {
            var (end, value) = (start, 0)
            while end < bytes.count, end - start < most, bytes[end] >= 0x30, bytes[end] <= 0x39 {
                value = value * 10 + Int(bytes[end] - 0x30)
                end += 1
            }
            return end == start ? nil : (value, end)
        }
        func isDigitOrDot(_ at: Int) -> Bool {
            at >= 0 && at < bytes.count && (bytes[at] == 0x2E || (bytes[at] >= 0x30 && bytes[at] <= 0x39))
        }
        while index + 4 < bytes.count {
            let byte = bytes[index]
            if byte == 0x32 || byte == 0x34 || byte == 0x35, bytes[index + 1] == 0x2E, !isDigitOrDot(index - 1),
                let (subject, dot) = digits(index + 2, 3), dot < bytes.count, bytes[dot] == 0x2E,
                let (detail, end) = digits(dot + 1, 3),
                !(isDigitOrDot(end) && !(bytes[end] == 0x2E && !isDigitOrDot(end + 1)))
            {
                return StatusCode(major: Int(byte - 0x30), subject: subject, detail: detail)
            }
            index += 1
        }
        return nil
    }

    /// The one that says more; of two that do, the one that stands for itself.
    static func better(_ stated: StatusCode?, _ found: StatusCode?) -> StatusCode? {
        guard let stated else { return found?.major == 2 ? nil : found }
        guard let found, found.major != 2, stated.isGeneral, !found.isGeneral else { return stated }
        return found
    }
}
