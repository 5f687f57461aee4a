import Foundation

/// Postfix's queue, as postqueue(1) tells it.
enum MailQueue {
    private struct Entry: Decodable {
        struct Recipient: Decodable {
            var address: String
            var reason: String?

            enum CodingKeys: String, CodingKey {
                case address
                case reason = "delay_reason"
            }
        }
        var recipients: [Recipient]
    }

    /// Why a message to an address was not delivered yet; nil where none waits, or another mail system runs here.
    static func reason(for address: String) -> String? {
        guard let lines = Tool.data("/usr/sbin/postqueue", ["-j"]) else { return nil }
        let entries = lines.split(separator: UInt8(ascii: "\n")).compactMap {
            try? JSONDecoder().decode(Entry.self, from: $0)
        }
        let recipient = entries.lazy.flatMap(\.recipients).first { $0.address.lowercased() == address.lowercased() }
        return recipient?.reason
    }
}
