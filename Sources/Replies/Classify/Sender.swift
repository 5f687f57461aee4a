import Mail

/// Who a message says it is from.
package struct Sender: Hashable, Sendable {
    /// The address, in lower case.
    package var address: String
    /// The field that it was taken from, in lower case: `from`, else `sender`, else `return-path`.
    package var field: String

    /// The sender of a message: of several addresses in From, the first. `nil` if no field holds an address.
    package init?(_ message: IncomingMessage) {
        for field in ["from", "sender", "return-path"] {
            let found = message.all(field).lazy.compactMap { AddressText.addresses(in: $0).first }.first
            if let found {
                address = found.lowercased()
                self.field = field
                return
            }
        }
        return nil
    }
}
