import Foundation

/// RFC 4648 §4, with padding.
enum Base64 {
    /// One string without line ends.
    static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    /// Lines of at most 76 characters (RFC 2045 §6.8), each with its line end.
    static func lines(_ bytes: [UInt8]) -> [UInt8] {
        guard !bytes.isEmpty else { return [] }
        return Data(bytes).base64EncodedData(options: [.lineLength76Characters, .endLineWithLineFeed])
            + [ASCII.lineFeed]
    }

    /// What was encoded; line ends don't count.
    static func decode(_ encoded: some Collection<UInt8>) -> [UInt8] {
        Data(base64Encoded: Data(encoded), options: .ignoreUnknownCharacters).map(Array.init) ?? []
    }
}
