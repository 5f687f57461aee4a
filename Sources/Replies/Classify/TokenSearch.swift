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
                for candidate in AddressText.addresses(in: value) {
                    if let token = AddressToken(address: candidate, own: address, delimiter: delimiter) { return token }
                }
            }
        }
        return nil
    }
}
