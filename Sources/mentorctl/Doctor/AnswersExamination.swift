import CivilTime
import Glibc
import Mail
import Processes
import Service
import Settings

/// The way of answers by mail: the setting, the program that reads messages, the inbox, and what waits in it.
struct AnswersExamination {
    let instance: InstanceOptions
    let answers: AnswerSettings?
    let now: Instant

    private static let subject = "answers"
    /// A message that waits longer, in seconds, waits too long.
    private static let patience: Int64 = 15 * 60

    func findings() -> [Finding] {
        guard let answers else {
            return [
                .warning(
                    Self.subject, "they go to the coordinator: mentord.yaml has no answers: address",
                    mend: "see docs/answers.md; then: mentorctl mail check")
            ]
        }
        var findings = [reader()] + inbox()
        if !findings.contains(where: { $0.verdict != .good }) {
            findings.append(
                .good(Self.subject, "\(answers.address) takes them; \"mentorctl mail check\" shows whether they come"))
        }
        return findings
    }

    /// Gives the reader a small message, and looks whether it understands it.
    private func reader() -> Finding {
        let path = ReadingProgram.path
        let mend = "install the package again; mentord-read needs a kernel with seccomp"
        do {
            switch try Self.readSample() {
            case .output(let bytes):
                guard let message = IncomingMessage(json: bytes), message["subject"] == "a test" else {
                    return .fault(Self.subject, "\(path) printed nothing of use for a small message", mend: mend)
                }
                return .good(Self.subject, "\(path) reads messages")
            case .failed(let failure):
                return .fault(
                    Self.subject, "\(path) can't read a message: \("\(failure)".replacing("sendmail", with: "it"))",
                    mend: mend)
            }
        } catch { return .fault(Self.subject, "\(error)", mend: mend) }
    }

    private static func readSample() throws(CommandFault) -> RunningReading.Outcome {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw DurableFile.fault("a pipe") }
        defer { close(ends[0]) }
        // Far less than a pipe holds: nobody waits.
        let sample = Array("Message-ID: <a@b>\nSubject: a test\n\nMET\n".utf8)
        let count = write(ends[1], sample, sample.count)
        close(ends[1])
        guard count == sample.count else { throw DurableFile.fault("a pipe") }
        return try ReadingProgram.read(ends[0])
    }

    private func inbox() -> [Finding] {
        let inbox = InboxFolder(state: instance.state)
        guard let status = FileStatus(inbox.path), let state = FileStatus(instance.state) else {
            return [
                .warning(
                    Self.subject, "\(inbox.path) is not there yet: nothing ever came",
                    mend: "the service makes it when it starts; then: mentorctl mail check")
            ]
        }
        var findings: [Finding] = []
        let owner = "\(state.ownerName):\(state.groupName)"
        for folder in ["", "/tmp", "/new", "/cur"] {
            guard let part = FileStatus(inbox.path + folder), part.isDirectory else {
                findings.append(
                    .fault(
                        Self.subject, "\(inbox.path)\(folder) is missing, or no folder: nothing can come in",
                        mend:
                            "sudo install -d -m 750 -o \(state.ownerName) -g \(state.groupName) \(inbox.path)\(folder)"
                    ))
                continue
            }
            if part.owner != state.owner {
                findings.append(
                    .fault(
                        Self.subject, "\(inbox.path)\(folder) belongs to \(part.ownerName), not to \(state.ownerName)",
                        mend: "sudo chown -R \(owner) \(inbox.path)"))
            } else if part.mode & 0o007 != 0 {
                findings.append(
                    .fault(
                        Self.subject,
                        "others may look into \(inbox.path)\(folder) (mode \(part.octal)): answers are for the service",
                        mend: "sudo chmod 750 \(inbox.path)\(folder)"))
            } else if part.mode & 0o020 != 0 {
                findings.append(
                    .fault(
                        Self.subject,
                        "members of the group \(part.groupName) may change what is in \(inbox.path)\(folder) (mode \(part.octal))",
                        mend: "sudo chmod 750 \(inbox.path)\(folder)"))
            }
        }
        if findings.isEmpty {
            findings.append(
                .good(Self.subject, "\(inbox.path), mode \(status.octal), \(status.ownerName):\(status.groupName)"))
        }
        return findings + [waiting(inbox)].compactMap { $0 }
    }

    private func waiting(_ inbox: InboxFolder) -> Finding? {
        let late = inbox.names("new").filter { name in
            var status = stat()
            guard lstat("\(inbox.path)/new/\(name)", &status) == 0 else { return false }
            return Int64(status.st_mtim.tv_sec) < now.seconds - Self.patience
        }
        guard !late.isEmpty else { return nil }
        return .fault(
            Self.subject,
            "\(counted(late.count, "message")) waited more than 15 minutes in \(inbox.path)/new: answers are not taken",
            mend: "does the service run, and may it read them? journalctl -x -u \(instance.unit) -n 20")
    }
}
