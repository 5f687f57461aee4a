import Crypto

/// What stays of a letter's bytes once they are let go of: their SHA-256, by which a copy that somebody kept can be told.
package enum LetterDigest {
    /// The digest of a whole message.
    package static func digest(of bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}
