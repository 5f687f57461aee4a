import Mail

extension AnswerReader {
    /// Where a message's recipient stands, the most certain field first: what the mail system wrote, then what the sender did.
    private static let recipients = [
        "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to", "cc", "resent-to", "resent-cc",
    ]

    /// The token that a message is addressed to: of several, the first that has the form, in the fields that the mail system writes, then
    /// in those that the sender does.
    package static func token(
        of message: IncomingMessage, address: String, delimiter: Character = "+"
    ) -> AddressToken? {
        for field in recipients {
            for value in message.all(field).prefix(50) {
                if let token = token(in: value, address: address, delimiter: delimiter) { return token }
            }
        }
        return nil
    }

    /// The token of the letter that a message carries, as that letter's own header has it.
    package static func carriedToken(
        of message: IncomingMessage, address: String, delimiter: Character = "+"
    ) -> AddressToken? {
        for field in message.carried.prefix(500)
        where ["reply-to", "list-unsubscribe", "return-path"].contains(field.name) {
            // "<mailto:anna@example.org?subject=STOP>"
            let value = field.value.split { $0 == ":" || $0 == "?" }.joined(separator: "> <")
            if let token = token(in: value, address: address, delimiter: delimiter) { return token }
        }
        return nil
    }

    private static func token(in value: String, address: String, delimiter: Character) -> AddressToken? {
        AddressText.addresses(in: value).lazy.compactMap {
            AddressToken(address: $0, own: address, delimiter: delimiter)
        }.first
    }
}
