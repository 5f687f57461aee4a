import Mail

/// Fields, from their bytes to Unicode: unfolded, and RFC 2047's words decoded.
struct HeaderReading {
    let limits: ReadingLimits
    let characterSets: CharacterSets

    /// No longer value is looked at, in bytes as it stands in the message.
    static let longestRaw = 32 << 10

    /// Fields that hold addresses: a word that is decoded may not become syntax there.
    private static let fieldsOfAddresses: Set<String> = [
        "from", "sender", "reply-to", "to", "cc", "bcc", "resent-from", "resent-sender", "resent-reply-to", "resent-to",
        "resent-cc", "resent-bcc",
        "return-path", "delivered-to", "x-original-to", "x-original-from", "envelope-to", "x-envelope-to",
        "x-failed-recipients", "errors-to", "return-receipt-to",
        "disposition-notification-to", "mail-followup-to", "mail-reply-to", "apparently-to", "x-forwarded-to",
        "x-forwarded-for", "list-post", "list-unsubscribe",
        "original-recipient", "final-recipient", "x-actual-recipient",
    ]

    /// Fields of which there is one at most (RFC 5322 §3.6, RFC 2045): where there are two, programs differ in which one they go by.
    private static let single: Set<String> = [
        "from", "sender", "reply-to", "to", "cc", "date", "subject", "message-id", "in-reply-to", "references",
        "content-type", "content-transfer-encoding", "mime-version", "content-disposition",
    ]

    /// Decodes, as far as the limits go. `what` names the header in faults.
    func fields(_ raw: [RawField], of what: String, _ faults: inout ReadingFaults) -> [IncomingMessage.Field] {
        var fields: [IncomingMessage.Field] = []
        var size = 0
        for field in raw {
            guard fields.count < limits.fields else {
                faults.note("\(what) has more than \(limits.fields) fields: the rest is left out")
                break
            }
            let value = decode(field, of: what, &faults)
            size += field.name.utf8.count + value.utf8.count
            guard size <= limits.allFields else {
                faults.note("\(what) is longer than \(limits.allFields) bytes: the rest is left out")
                break
            }
            if Self.single.contains(field.name), fields.contains(where: { $0.name == field.name }) {
                faults.note("\(what) has more than one field \(field.name)")
            }
            fields.append(IncomingMessage.Field(field.name, value))
        }
        return fields
    }

    private func decode(_ field: RawField, of what: String, _ faults: inout ReadingFaults) -> String {
        var bytes = Self.unfolded(field.value)
        var isCut = bytes.count > Self.longestRaw
        if isCut { bytes.removeLast(bytes.count - Self.longestRaw) }
        var text: String
        if bytes.contains(where: { $0 >= 0x80 }) {
            faults.note("\(what) is not all ASCII")
            text = CleanText.line(characterSets.decode(bytes, declared: nil).text)
        } else {
            text = CleanText.line(String(decoding: bytes, as: UTF8.self))
        }
        text = CleanText.line(
            EncodedWords(characterSets: characterSets, isAmongAddresses: Self.fieldsOfAddresses.contains(field.name))
                .decode(text))
        isCut = isCut || text.utf8.count > limits.field
        if isCut { faults.note("\(what) has a field of more than \(limits.field) bytes: it is cut") }
        return CleanText.prefix(text, limits.field)
    }

    /// Without the line ends that folding put in (RFC 5322 §2.2.3): the blank behind each belongs to the value.
    private static func unfolded(_ bytes: [UInt8]) -> [UInt8] {
        var lines = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })[...]
        var value = Array(lines.popFirst() ?? [])
        for line in lines { value += (line.first == 0x20 || line.first == 0x09 ? [] : [0x20]) + line }
        return value
    }
}
