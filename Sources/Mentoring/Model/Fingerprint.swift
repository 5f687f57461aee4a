/// FNV-1a, 64 bits (draft-eastlake-fnv): stable over versions and machines, which Swift's own hashes are not. To notice a change, not to prove
/// anything.
package struct Fingerprint {
    package private(set) var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    package init() {}

    /// Takes a named file in. Its length goes in, too, so that bytes can't wander from one file to the next unseen.
    package mutating func add(_ name: String, _ bytes: [UInt8]) {
        add(Array("\(name)\n\(bytes.count)\n".utf8))
        add(bytes)
    }

    package mutating func add(_ bytes: [UInt8]) {
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }

    /// Sixteen hexadecimal digits.
    package var text: String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
