import Testing

@testable import Settings

/// Whom backups are encrypted to: a typing error is found when the settings are read, and not when a backup is needed.
@Suite struct BackupRecipientTests {
    /// From age's own documentation.
    private static let key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"

    @Test func aPublicKeyOfAgeOrAFile() throws {
        #expect(try BackupRecipient(Self.key) == .age(Self.key))
        #expect(try BackupRecipient("/etc/mentord/backup.pgp") == .openPGP(file: "/etc/mentord/backup.pgp"))
    }

    @Test func everySingleTypingErrorIsFound() {
        let characters = Array(Self.key)
        for index in characters.indices {
            for other in ["q", "z", "1", "A"] where String(characters[index]) != other {
                var changed = characters
                changed[index] = Character(other)
                #expect(throws: BackupRecipient.Fault.self) { try BackupRecipient(String(changed)) }
            }
            var shorter = characters
            shorter.remove(at: index)
            #expect(throws: BackupRecipient.Fault.self) { try BackupRecipient(String(shorter)) }
        }
    }

    @Test(arguments: [
        ("AGE-SECRET-KEY-1QQQ", "must not be on this machine"), ("ops@example.org", "write a public key of age"),
        ("backup.pgp", "whole path"), ("age1", "missing or wrong"),
    ])
    func othersAreRefused(text: String, words: String) {
        let fault = #expect(throws: BackupRecipient.Fault.self) { try BackupRecipient(text) }
        #expect(fault?.description.contains(words) == true)
    }
}
