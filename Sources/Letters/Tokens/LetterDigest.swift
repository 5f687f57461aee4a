import Crypto

/// The rest of a letter's bytes once they are let go of: their SHA-256, by which a copy that somebody kept can be recognised.
package enum LetterDigest {
    package static func digest(of bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}
