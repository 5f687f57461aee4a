/// Whom backups are encrypted to.
package struct BackupSettings: Hashable, Sendable {
    /// Who alone can read them; nil where they stand as they are.
    package var recipient: BackupRecipient?

    package init(recipient: BackupRecipient? = nil) { self.recipient = recipient }

    init(_ value: YAMLValue) {
        self.init()
        let read: BackupSettings? = value.fields { fields in
            BackupSettings(recipient: fields.optional("recipient").flatMap(BackupSettings.recipient))
        }
        self = read ?? self
    }

    private static func recipient(_ value: YAMLValue) -> BackupRecipient? {
        guard let text = value.text(atMost: 4095) else { return nil }
        do { return try BackupRecipient(text) } catch {
            value.refuseText(text, error.description)
            return nil
        }
    }
}

/// The public key of the administrator who may read backups; the secret key is not on this machine.
package enum BackupRecipient: Hashable, Sendable {
    /// A public key of age(1), `age1…`.
    case age(String)
    /// The path of a file with a public key of OpenPGP, as `gpg --export` writes it.
    case openPGP(file: String)

    /// Why a text is no recipient.
    package struct Fault: Error, CustomStringConvertible {
        package let description: String
    }

    package init(_ text: String) throws(Fault) {
        if text.hasPrefix("/") {
            self = .openPGP(file: text)
            return
        }
        guard text.hasPrefix("age1") else {
            throw Fault(
                description: text.hasPrefix("AGE-SECRET-KEY")
                    ? "that is the secret key, which must not be on this machine; write the public one, age1…"
                    : "write a public key of age (age1…, as age-keygen prints it), or the whole path of a file with one of OpenPGP"
            )
        }
        guard Bech32.isValid(text, prefix: "age", symbols: 58) else {
            throw Fault(description: "it is no public key of age: a character is missing or wrong; copy it once more")
        }
        self = .age(text)
    }

    /// As it stands in mentord.yaml.
    package var text: String {
        switch self {
        case .age(let key): key
        case .openPGP(let file): file
        }
    }
}

/// The checksum of Bech32 (BIP 173), in which age writes its keys: a typing error is found before a backup is lost to it.
enum Bech32 {
    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    private static let generator: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]

    /// - Parameter symbols: how many follow the prefix and its `1`.
    static func isValid(_ text: String, prefix: String, symbols: Int) -> Bool {
        let bytes = Array(text.utf8)
        let human = Array(prefix.utf8)
        guard bytes.count == human.count + 1 + symbols, bytes.starts(with: human + [UInt8(ascii: "1")]) else {
            return false
        }
        let data = bytes.dropFirst(human.count + 1).compactMap { byte in alphabet.firstIndex(of: byte) }
        guard data.count == symbols else { return false }
        return remainder(human.map { Int($0 >> 5) } + [0] + human.map { Int($0 & 31) } + data) == 1
    }

    private static func remainder(_ values: [Int]) -> UInt32 {
        var rest: UInt32 = 1
        for value in values {
            let top = rest >> 25
            rest = (rest & 0x1ff_ffff) << 5 ^ UInt32(value)
            for (bit, part) in generator.enumerated() where top >> UInt32(bit) & 1 == 1 { rest ^= part }
        }
        return rest
    }
}
