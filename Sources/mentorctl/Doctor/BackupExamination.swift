import Glibc
import Settings

/// What lies in the folder of backups, and whether the next one can be encrypted as the settings say.
struct BackupExamination {
    let instance: InstanceOptions
    let settings: BackupSettings

    private static let subject = "backups"

    /// Root and the service's user see the backups; for others this is of the settings alone.
    func findings() -> [Finding] {
        var findings = [encryption()]
        let open = BackupFolder.all(in: instance.backups).filter(\.hasPlainKey)
        if let first = open.first {
            findings.append(
                .warning(
                    Self.subject,
                    "\(counted(open.count, "backup")) in \(instance.backups) (\(first.name)\(open.count > 1 ? " …" : "")) have the program's key in "
                        + "plain beside all texts: who gets one can answer in everybody's name",
                    mend:
                        "sudo rm \(instance.backups)/*/\(BackupFolder.key): it is the one that this machine has, and they can be restored without"
                ))
        }
        return findings
    }

    private func encryption() -> Finding {
        guard let recipient = settings.recipient else {
            return .good(
                Self.subject, "they stand as they are, without the program's key: mentord.yaml has no backup: recipient"
            )
        }
        if case .openPGP(let file) = recipient, access(file, R_OK) != 0 {
            return .fault(
                Self.subject, "\(file) can't be read, the public key that backups are encrypted to: none is made",
                mend: "gpg --export KEY | sudo tee \(file) > /dev/null")
        }
        let seal = BackupSeal(recipient: recipient)
        do { try seal.tool() } catch {
            return .fault(Self.subject, "\(error); no backup is made", mend: "sudo apt install \(seal.way.rawValue)")
        }
        return .good(Self.subject, "encrypted by \(seal.way.rawValue) to \(recipient.text)")
    }
}
