import Files
import Foundation
import Glibc
import Systemd

/// The key that Message-IDs are derived from, wherever it is.
struct SystemKey {
    /// Where systemd keeps secrets that are encrypted for this machine (systemd-creds(1)).
    static let store = "/etc/credstore.encrypted"
    /// Its length in bytes.
    static let length = 32

    let instance: InstanceOptions
    /// Whether it is in the system's store, where only root can see and change it: seen when this is made, before root gives up its rights.
    let isSystems: Bool

    init(instance: InstanceOptions) {
        self.instance = instance
        isSystems = access("\(Self.store)/\(instance.credential)", F_OK) == 0
    }

    /// Its file in the system's store.
    var stored: String { "\(Self.store)/\(instance.credential)" }
    /// Its file where there is no such store.
    var ofState: String { "\(instance.state)/key" }

    /// The key, as the service has it: the system's comes before one in the state. Nil if the user who runs this can't read it; root asks
    /// before it gives up its rights.
    func read() -> [UInt8]? {
        if let folder = Environment.value("CREDENTIALS_DIRECTORY"), let key = Self.bytes("\(folder)/key") { return key }
        guard isSystems else { return ownKey }
        guard geteuid() == 0,
            let key = Tool.data("/usr/bin/systemd-creds", ["decrypt", "--name=key", stored, "-"])
        else { return nil }
        return key.count >= Self.length ? Array(key.prefix(Self.length)) : nil
    }

    /// Keeps a key in the state, in place of another one, which stays beside it.
    func write(_ key: [UInt8]) throws(CommandFault) {
        if let old = ownKey, old != key { try DurableFile.write(old, to: ofState + ".before-restore") }
        try DurableFile.write(key, to: ofState)
    }

    /// What root types to put a key that stands in a file into the system's store.
    func command(from file: String) -> String {
        "sudo \(Self.encrypt) \(file) \(stored) && sudo systemctl restart \(instance.unit)"
    }

    /// The same with the key of a backup.
    func command(from content: BackupContent) -> String {
        let inside = BackupFolder.key
        guard let seal = content.seal else { return command(from: "\(content.path)/\(inside)") }
        let file = "\(content.path)/\(BackupFolder.archive).\(seal.rawValue)"
        let decrypt = seal == .age ? "age --decrypt --identity IDENTITY \(file)" : "gpg --decrypt \(file)"
        return
            "sudo sh -c '\(decrypt) | tar -xO ./\(inside) | \(Self.encrypt) - \(stored)' && sudo systemctl restart \(instance.unit)"
    }

    private static let encrypt = "systemd-creds encrypt --with-key=host --name=key"

    /// The state's. Root may be who reads it, and members of the group may put names into the state: a link is not followed, and a file of
    /// somebody else's is no key.
    private var ownKey: [UInt8]? {
        guard let state = try? Folder.open(instance.state, followingLink: true), let file = try? state.facts(of: "key"),
            file.kind == .regular, file.owner == (try? state.facts().owner)
        else { return nil }
        return Self.bytes(ofState)
    }

    /// The key in a file; nil where there is none.
    static func bytes(_ path: String) -> [UInt8]? {
        guard let bytes = try? InputFile.read(path, limit: 4_096), bytes.count >= length else { return nil }
        return Array(bytes.prefix(length))
    }
}
