import Glibc
import Processes
import Settings

/// Encryption of a backup to somebody whose secret key is elsewhere, by age(1) or gpg(1).
struct BackupSeal {
    /// By which program, as the file's name says.
    enum Way: String, CaseIterable {
        case age
        case gpg
    }

    let recipient: BackupRecipient

    var way: Way {
        switch recipient {
        case .age: .age
        case .openPGP: .gpg
        }
    }

    /// The program, found before any work is done for it, as is the key.
    /// - Throws: ``CommandFault`` where one is not there: no backup is made that more people can read than was said.
    @discardableResult
    func tool() throws(CommandFault) -> ToolCommand {
        if case .openPGP(let file) = recipient, access(file, R_OK) != 0 {
            throw CommandFault(
                Failure.configuration,
                "\(file): the key that backups are encrypted to can't be read: \(String(cString: strerror(errno)))")
        }
        return try Self.tool(way)
    }

    private static func tool(_ way: Way) throws(CommandFault) -> ToolCommand {
        guard let tool = ToolCommand(way.rawValue) else {
            throw CommandFault(
                Failure.unavailable,
                "backups are encrypted by \(way.rawValue), which is not installed: sudo apt install \(way.rawValue)")
        }
        return tool
    }

    /// Encrypts a file into a new one.
    func encrypt(_ source: String, to target: String) throws {
        do {
            switch recipient {
            case .age(let key): try tool().run(["--encrypt", "--recipient", key, "--output", target, source])
            case .openPGP(let file):
                try Self.withHome { home in
                    try tool().run(
                        home + [
                            "--trust-model", "always", "--compress-algo", "none", "--recipient-file", file, "--output",
                            target, "--encrypt", source,
                        ])
                }
            }
        } catch let failure as ToolCommand.Failure {
            throw CommandFault(Failure.unavailable, "the backup can't be encrypted: \(failure)")
        }
        guard chmod(target, 0o600) == 0, isSealed(target) else {
            throw CommandFault(Failure.software, "\(target): \(way.rawValue) wrote nothing that is encrypted")
        }
    }

    /// Whether a file begins as an encrypted one does, so that nothing plain is taken for it.
    private func isSealed(_ path: String) -> Bool {
        let limit = 32
        guard let bytes = try? InputFile.read(path, limit: limit), bytes.count > limit else { return false }
        switch way {
        case .age: return bytes.starts(with: Array("age-encryption.org/v1".utf8))
        // A packet of a session key for a public key: tag 1, in either form (RFC 4880 §4.2).
        case .gpg: return bytes[0] & 0x80 != 0 && (bytes[0] & 0x40 != 0 ? bytes[0] & 0x3f : bytes[0] >> 2 & 0xf) == 1
        }
    }

    /// Decrypts a file into a new one.
    /// - Parameter identity: a file with the secret key: of age, or of OpenPGP without a passphrase (`gpg --export-secret-keys`).
    static func decrypt(_ source: String, by way: Way, identity: String, to target: String) throws {
        let tool = try tool(way)
        do {
            switch way {
            case .age: try tool.run(["--decrypt", "--identity", identity, "--output", target, source])
            case .gpg:
                try withHome { home in
                    let quietly = home + ["--pinentry-mode", "error"]
                    try tool.run(quietly + ["--import", identity])
                    try tool.run(quietly + ["--output", target, "--decrypt", source])
                }
            }
        } catch let failure as ToolCommand.Failure {
            throw CommandFault(Failure.noPermission, "\(source): can't be decrypted with \(identity): \(failure)")
        }
    }

    /// Lends gpg a home of its own: no keyring, no settings and no agent of anybody's have a say. Its path is short, because the path of the
    /// agent's socket must be.
    private static func withHome(_ body: (_ arguments: [String]) throws -> Void) throws {
        let home = try ScratchFolder(in: "/tmp")
        defer {
            // One that was not started is not missed.
            try? ToolCommand("gpgconf")?.run(["--homedir", home.path, "--kill", "all"])
            home.remove()
        }
        try body(["--batch", "--no-tty", "--quiet", "--no-options", "--homedir", home.path])
    }
}

/// A folder that nobody else looks into, for as long as something is done.
struct ScratchFolder {
    let path: String

    /// - Parameter parent: where; nobody can guess its name there.
    init(in parent: String) throws(CommandFault) {
        var template = Array("\(parent)/mentord.XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw DurableFile.fault(parent) }
        path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    func remove() { DurableFile.remove(folder: path) }
}
