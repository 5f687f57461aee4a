import CivilTime
import Glibc
import JSONText
import Service
import Store

/// Takes messages without the service: reads, verifies and records them in one go.
struct MailTaking {
    /// What became of several messages.
    struct Tally {
        var (new, known, unreadable) = (0, 0, 0)
        /// Files that could not be taken, and why.
        var faults: [String] = []

        var count: Int { new + known + unreadable + faults.count }

        var json: JSON {
            [
                "new": .number(new), "known": .number(known), "unreadable": .number(unreadable),
                "failed": .list(faults.map { .text($0) }),
            ]
        }

        /// `12 messages: 5 new, 7 known`.
        var text: String {
            var parts = ["\(new) new", "\(known) known"]
            if unreadable > 0 { parts.append("\(unreadable) unreadable") }
            if !faults.isEmpty { parts.append("\(faults.count) failed") }
            return "\(counted(count, "message")): \(parts.joined(separator: ", "))."
        }
    }

    let inbox: InboxFolder
    private let intake: MailIntake

    /// - Parameter isRepeated: whether letters may have gone back before; then none goes.
    init(
        _ instance: InstanceOptions, store: StateDatabase, configuration: Configuration, isRepeated: Bool,
        now: Instant = SystemClock().now
    ) throws(CommandFault) {
        guard configuration.answers != nil else {
            throw CommandFault(
                Failure.configuration,
                "mentord.yaml has no answers: address, so nothing that comes in is an answer; docs/answers.md says how")
        }
        inbox = InboxFolder(state: instance.state)
        intake = MailIntake(
            store: store, configuration: configuration, now: now, isRepeated: isRepeated
        ) { [state = instance.state] text in
            let texts = try ConfidentialStore.open(state: state)
            defer { texts.close() }
            _ = try texts.add(text)
        }
    }

    /// Takes a message that stands in `cur`.
    func take(_ name: String) throws -> MailIntake.Result {
        let result = try intake.take(name, try ReadingProgram.read("\(inbox.path)/cur/\(name)"))
        guard case .new(let again) = result else { return result }
        for other in again where !other.contains("/") && other != name {
            // Its sender is known now; where its original is gone, nothing can be taken.
            guard FileStatus("\(inbox.path)/cur/\(other)") != nil else { continue }
            _ = try intake.take(other, try ReadingProgram.read("\(inbox.path)/cur/\(other)"))
        }
        return result
    }

    /// Takes originals once more; each counts once, however often it comes.
    /// - Parameter paths: files, or folders of files (a Maildir's `new` and `cur`).
    func replay(_ paths: [String]) -> Tally {
        let progress = Progress()
        var tally = Tally()
        let files = paths.flatMap(Self.files)
        for (number, file) in files.enumerated() {
            progress.say("\(number + 1) of \(files.count) messages looked at")
            do {
                switch try replay(file, number) {
                case .new: tally.new += 1
                case .known: tally.known += 1
                case .unreadable: tally.unreadable += 1
                }
            } catch { tally.faults.append("\(file): \(error)") }
        }
        progress.end()
        return tally
    }

    private func replay(_ file: String, _ number: Int) throws -> MailIntake.Result {
        let name = file.split(separator: "/").last.map(String.init) ?? ""
        let own = "\(inbox.path)/cur/\(name)"
        if let real = Self.real(file), real == Self.real(own) { return try take(name) }
        let message = try InputFile.read(file, limit: Inbox.largestMessage)
        let copy = InboxFolder.name(at: Self.cameIn(file, name), number: number)
        try inbox.write(Array(message.prefix(Inbox.largestMessage)), to: "cur", as: copy)
        let result: MailIntake.Result
        do { result = try take(copy) } catch {
            inbox.remove(copy)
            throw error
        }
        // One that is known has its original already.
        if result == .known { inbox.remove(copy) }
        return result
    }

    private static func files(_ path: String) -> [String] {
        guard FileStatus(path)?.isDirectory ?? false else { return [path] }
        let names = FileStatus.names(in: path).filter { $0.utf8.first != UInt8(ascii: ".") }
        let isMaildir = names.contains("new") && names.contains("cur")
        return (isMaildir ? ["cur", "new"] : names).flatMap { name -> [String] in
            let inside = "\(path)/\(name)"
            guard isMaildir else { return FileStatus(inside)?.isRegular ?? false ? [inside] : [] }
            return files(inside)
        }
    }

    /// When a message came in: as its name says (maildir(5)), or when its file was written.
    private static func cameIn(_ file: String, _ name: String) -> Int64? {
        let digits = name.prefix { $0.isASCII && $0.isNumber }
        if digits.count == 10, let seconds = Int64(digits) { return seconds }
        var status = stat()
        return stat(file, &status) == 0 ? Int64(status.st_mtim.tv_sec) : nil
    }

    private static func real(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
