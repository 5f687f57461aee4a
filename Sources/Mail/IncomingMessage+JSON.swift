import Foundation

extension IncomingMessage {
    /// A message as the reader prints it; nil for anything else.
    package init?(json: [UInt8]) {
        guard let message = try? JSONDecoder().decode(IncomingMessage.self, from: Data(json)) else { return nil }
        self = message
    }
}
