import Glibc
import Store

/// The state directory: whose it and its files are.
struct StateExamination {
    let instance: InstanceOptions

    private static let subject = "state"

    private var directory: String { instance.state }

    /// - Parameter user: the user that the service runs as, where there is one.
    func findings(user: String?) -> [Finding] {
        guard let status = FileStatus(directory), status.isDirectory else {
            return [
                .fault(
                    Self.subject, "\(directory) is not there, or you may not look",
                    mend: "sudo systemctl start \(instance.setupUnit); members of the group mentord may look")
            ]
        }
        var findings: [Finding] = []
        if let user, status.ownerName != user {
            findings.append(
                .fault(
                    Self.subject, "\(directory) belongs to \(status.ownerName), not to \(user)",
                    mend: "sudo chown -R \(user):\(user) \(directory)"))
        }
        if status.mode & 0o7 != 0 {
            findings.append(
                .fault(
                    Self.subject, "others may look into \(directory) (mode \(status.octal))",
                    mend: "sudo chmod 2770 \(directory)"))
        } else if status.mode & 0o2070 != 0o2070 {
            findings.append(
                .warning(
                    Self.subject,
                    "what members of the group make in \(directory) does not become the group's (mode \(status.octal))",
                    mend: "sudo chmod 2770 \(directory)"))
        }
        findings += foreign(status)
        if findings.isEmpty {
            let owner = "\(status.ownerName):\(status.groupName)"
            findings.append(.good(Self.subject, "\(directory), mode \(status.octal), \(owner)"))
        }
        return findings
    }

    /// Files that the service could not write to: root's.
    private func foreign(_ status: FileStatus) -> [Finding] {
        let names = FileStatus.names(in: directory).filter { name in
            guard let file = FileStatus("\(directory)/\(name)") else { return false }
            return file.owner == 0 && status.owner != 0
        }
        guard !names.isEmpty else { return [] }
        return [
            .fault(
                Self.subject, "\(names.joined(separator: ", ")) belongs to root, and the service can't write it",
                mend: "sudo chown \(status.ownerName):\(status.groupName) "
                    + names.map { "\(directory)/\($0)" }.joined(separator: " "))
        ]
    }
}
