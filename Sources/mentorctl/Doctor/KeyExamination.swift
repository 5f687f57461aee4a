import Glibc

/// The key that Message-IDs are derived from: whether it is there, can be read where it has to be, and is kept to itself.
struct KeyExamination {
    let instance: InstanceOptions

    private static let subject = "key"

    func finding() -> Finding {
        let key = SystemKey(instance: instance)
        if key.isSystems {
            guard key.read() != nil else {
                return .fault(
                    Self.subject, "\(key.stored) can't be decrypted on this machine: the service does not start",
                    mend:
                        "sudo mentorctl restore --key FILE, or an encrypted backup's; without either: sudo rm \(key.stored); "
                        + "sudo systemctl restart \(instance.setupUnit)")
            }
            return .good(Self.subject, "\(key.stored), encrypted for this machine")
        }
        guard let file = FileStatus(key.ofState) else {
            return geteuid() == 0
                ? .warning(
                    Self.subject, "there is none yet; the service makes one when it starts",
                    mend: "sudo systemctl start \(instance.setupUnit)")
                : .warning(Self.subject, "it is not in the state; whether the system's store has it, root alone sees")
        }
        guard file.mode & 0o077 == 0 else {
            return .fault(
                Self.subject,
                "\(key.ofState) can be read by more than its owner (mode \(file.octal)): Message-IDs could be guessed",
                mend: "sudo chmod 600 \(key.ofState)")
        }
        return .good(Self.subject, "\(key.ofState), its owner's alone")
    }
}
