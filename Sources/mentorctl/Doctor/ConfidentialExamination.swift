import Files
import Glibc
import Store

/// The second database: whether somebody else than its group reads what was written in confidence, or could from now on.
struct ConfidentialExamination {
    let instance: InstanceOptions

    private static let subject = "confidential"

    func findings() -> [Finding] {
        let path = ConfidentialStore.folder(besides: instance.state)
        let former = "\(instance.state)/\(ConfidentialStore.formerFolder)"
        var findings = [folder(path)]
        if FileStatus(former) != nil {
            findings.append(
                .warning(
                    Self.subject,
                    "\(former) is still there, of an earlier version: texts in it could be read by others",
                    mend: "sudo systemctl restart \(instance.unit) brings them over; if it stays: sudo ls -lR \(former)"
                ))
        }
        return findings
    }

    private func folder(_ path: String) -> Finding {
        // The setup puts right whose the folder and the file are.
        let mend = "sudo systemctl restart \(instance.setupUnit); sudo systemctl restart \(instance.unit)"
        do {
            let state = try Folder.open(instance.state, followingLink: true).facts()
            let (parent, name) = try Folder.holding(path, followingLink: true)
            guard let facts = try parent.facts(of: name) else {
                // A package has made it; a service that is run by hand makes it with the first text.
                guard try parent.facts().owner != state.owner else {
                    return .good(Self.subject, "\(path) is made with the first text")
                }
                return .fault(Self.subject, "\(path) is not there: nothing can be kept in confidence", mend: mend)
            }
            if let fault = ConfidentialStore.fault(of: facts, in: try parent.facts(), state: state) {
                return .fault(Self.subject, "\(path): \(fault)", mend: "look who has read it; then: \(mend)")
            }
            // A packaged service has a group for it; a service that is run by hand has none.
            if facts.mode & 0o070 != 0, let group = instance.confidentialGroup, facts.group != group {
                return .fault(
                    Self.subject,
                    "\(path) belongs to the group \(facts.groupName), not to \(instance.confidentialGroupName)",
                    mend: mend
                )
            }
            return try file(path, facts, mend)
                ?? .good(Self.subject, "\(path), mode \(facts.octal), \(facts.ownerName):\(facts.groupName)")
        } catch {
            return .fault(Self.subject, "\(error)", mend: mend)
        }
    }

    /// What is wrong with the files in it, for those who may look.
    private func file(_ path: String, _ folder: FileFacts, _ mend: String) throws(FileFault) -> Finding? {
        guard let inside = try? Folder.open(path) else { return nil }
        for name in try inside.names() {
            guard let facts = try inside.facts(of: name), let fault = ConfidentialStore.fault(of: facts, in: folder)
            else { continue }
            return .fault(Self.subject, "\(path)/\(name): \(fault)", mend: mend)
        }
        return nil
    }
}
