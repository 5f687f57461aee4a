import CivilTime
import Glibc
import Mail
import Mentoring
import Processes
import Replies
import Service
import Settings
import Store

/// One message out through the mail system and back in: what it shows of the way of answers.
struct RoundTrip {
    private let base: MailAddress
    private let from: Mailbox
    private let instance: InstanceOptions
    private let inbox: InboxFolder
    /// What no other message holds; it stands behind the delimiter, in mixed case.
    private let token: String
    private let recipient: MailAddress
    private let delimiter: Character
    private let before: Set<String>

    /// The header of a message is not read further than this, in bytes.
    private static let longestHeader = 64 << 10
    /// How long the service may take for a message that has come, in seconds.
    private static let patience = 10.0

    /// - Throws: ``CommandFault`` for an address that leaves no room for what stands behind the delimiter.
    init(base address: String, delimiter: Character, from: Mailbox, instance: InstanceOptions) throws(CommandFault) {
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567ABCDEFGHJKLMNPQRSTUVWXYZ")
        token = "t.Ab" + String((0..<25).map { _ in letters[Int.random(in: letters.indices)] })
        do {
            base = try MailAddress(address)
            recipient = try MailAddress("\(base.localPart)\(delimiter)\(token)@\(base.domain.ascii)")
        } catch { throw CommandFault.data("\(address.printable): \(error)") }
        self.delimiter = delimiter
        self.from = from
        self.instance = instance
        inbox = InboxFolder(state: instance.state)
        before = Set(inbox.names("new") + inbox.names("cur"))
    }

    func handOver(_ command: SendmailCommand) -> [Finding] {
        do {
            switch try command.submit(try message(), sender: base.address, to: recipient.address) {
            case .submitted: return [.good("handed over", "to \(command.path), for \(recipient.address)")]
            case .temporary(let failure), .permanent(let failure):
                return [
                    .fault("handed over", "\(failure)", mend: "look into the mail system's own log; mentorctl doctor")
                ]
            }
        } catch { return [.fault("handed over", "\(error)", mend: "mentorctl doctor")] }
    }

    private func message() throws -> [UInt8] {
        let now = SystemClock().now
        let sender = try MailAddress(from.address, displayName: from.name)
        return Message(
            from: sender, to: [recipient], subject: HeaderText("A test of mentorctl mail check"),
            date: try MailDate(secondsSinceEpoch: now.seconds),
            messageID: try MessageID(left: "check.\(now.seconds).\(token.dropFirst(2))", right: sender.domain.ascii),
            extraFields: [(try HeaderName(MailCheck.field), HeaderText(token))],
            body: .text("Somebody ran \"mentorctl mail check\" on the community's server. This message says nothing.\n")
        ).bytes()
    }

    /// Waits until it is in the inbox, and says how it came.
    func wait(seconds: Int) -> [Finding] {
        let progress = Progress()
        let start = Self.uptime
        while Self.uptime - start < Double(seconds) {
            if let found = arrived() {
                progress.end()
                let after = (Self.uptime - start) * 10
                return examine(found, after: "\(Int(after) / 10).\(Int(after) % 10)")
            }
            progress.say("waiting for the message: \(Int(Self.uptime - start)) of \(seconds) s")
            usleep(200_000)
        }
        progress.end()
        let reason = MailQueue.reason(for: recipient.address)
        if let reason {
            return [
                .fault(
                    "came in",
                    "nothing came within \(counted(seconds, "second")); it waits in the queue: \(reason.printable)",
                    mend: "mend that (docs/answers.md); then: sudo postqueue -f")
            ]
        }
        return [.fault("came in", "nothing came within \(counted(seconds, "second"))", mend: wayIn)]
    }

    /// What is to be looked at when nothing comes, as far as can be seen from here.
    private var wayIn: String {
        if let set = Tool.output("/usr/sbin/postconf", ["-h", "recipient_delimiter"]) {
            let set = set.filter { !$0.isWhitespace }
            if !set.contains(delimiter) {
                return
                    "sudo postconf -e 'recipient_delimiter = \(delimiter)' (it is \(set.isEmpty ? "empty" : "\"\(set)\"")); sudo postfix reload"
            }
            return
                "the mail log says where it went; see transport_maps or the alias for "
                + "\(base.address), and docs/answers.md"
        }
        return
            "the mail system's log says where it went; see its router or alias for \(base.address) and for what stands behind the "
            + "\(delimiter), and docs/answers.md"
    }

    private func arrived() -> (folder: String, name: String, header: [(name: String, value: String)])? {
        for folder in ["new", "cur"] {
            for name in inbox.names(folder) where !before.contains(name) {
                let file = "\(inbox.path)/\(folder)/\(name)"
                guard let bytes = try? InputFile.read(file, limit: Self.longestHeader) else { continue }
                let header = Self.header(String(decoding: bytes, as: UTF8.self))
                let field = MailCheck.field.lowercased()
                if header.contains(where: { $0.name == field && $0.value == token }) { return (folder, name, header) }
            }
        }
        return nil
    }

    private func examine(
        _ found: (folder: String, name: String, header: [(name: String, value: String)]), after seconds: String
    ) -> [Finding] {
        let file = FileStatus("\(inbox.path)/new/\(found.name)") ?? FileStatus("\(inbox.path)/cur/\(found.name)")
        return [
            .good("came in", "after \(seconds) s, as \(inbox.path)/\(found.folder)/\(found.name)"),
            ending(found.header),
            sender(found.header), owner(file, found.name), taken(found.name),
        ]
    }

    /// Whether the mail system says to which address exactly it brought the message.
    private func ending(_ header: [(name: String, value: String)]) -> Finding {
        let written = ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to"]
        let values = header.filter { written.contains($0.name) }.map(\.value)
        if values.contains(where: { $0.contains(token) }) {
            return .good("address", "what stands behind the \(delimiter) is kept, upper and lower case too")
        }
        if values.contains(where: { $0.lowercased().contains(token.lowercased()) }) {
            return .good("address", "what stands behind the \(delimiter) is kept, in lower case; it needs no more")
        }
        return .warning(
            "address",
            "the mail system does not say to which address the message came; the To field does, and not in every mail",
            mend: "pipe with the flags D and O (Postfix), or envelope_to_add (Exim); see docs/answers.md")
    }

    private func sender(_ header: [(name: String, value: String)]) -> Finding {
        guard let value = header.first(where: { $0.name == "return-path" })?.value else {
            return .warning(
                "sender", "there is no Return-Path: by it answers of programs are told from people's",
                mend: "pipe with the flag R (Postfix), or return_path_add (Exim); see docs/answers.md")
        }
        return .good("sender", "Return-Path is \(value.printable)")
    }

    private func owner(_ file: FileStatus?, _ name: String) -> Finding {
        guard let file, let state = FileStatus(instance.state) else {
            return .warning("file", "it was taken away before it could be looked at")
        }
        let text = "written by \(file.ownerName), group \(file.groupName), mode \(file.octal)"
        let mayRead =
            file.owner == state.owner || file.mode & 0o004 != 0 || file.group == state.group && file.mode & 0o040 != 0
        guard mayRead else {
            return .fault(
                "file", "\(text): the service, \(state.ownerName), may not read it",
                mend:
                    "let the mail system write as \(state.ownerName): user= in master.cf, user = in Exim's transport, or an alias file "
                    + "whose .db belongs to \(state.ownerName)")
        }
        return .good("file", text)
    }

    /// Whether the service took it off the new ones.
    private func taken(_ name: String) -> Finding {
        if let lock = try? StateLock(directory: instance.state) {
            lock.release()
            return .warning(
                "service", "it does not run; it takes the message when it does",
                mend: "sudo systemctl start \(instance.unit)")
        }
        let start = Self.uptime
        while Self.uptime - start < Self.patience {
            if FileStatus("\(inbox.path)/new/\(name)") == nil { return remembered(name) }
            usleep(200_000)
        }
        return .fault(
            "service", "it runs, and has not taken the message within \(Int(Self.patience)) s",
            mend: "journalctl -x SYSLOG_IDENTIFIER=mentord -n 20; mentorctl doctor")
    }

    private func remembered(_ name: String) -> Finding {
        let row: ReceivedMessage?
        do {
            let store = try CommandContext.open(instance.state)
            defer { store.close() }
            row = try store.read { try $0.received(file: name) }
        } catch { return .warning("service", "it took the message; what it made of it can't be seen: \(error)") }
        guard let row else { return .warning("service", "it took the message, and remembers nothing of it") }
        guard row.claim == .check else {
            return .fault(
                "service", "it took the message for something else (\(row.claim), \(row.outcome.rawValue))",
                mend: "mentorctl doctor; mentorctl log --kind answer-unread")
        }
        return .good("service", "it took the message, and set it aside as a test")
    }

    /// The fields, names in lower case, values unfolded (RFC 5322 §2.2.3); a line `From ` in front is passed over.
    private static func header(_ text: String) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        for line in text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty { break }
            if let first = line.first, first == " " || first == "\t" {
                if let last = fields.indices.last { fields[last].value += line }
                continue
            }
            guard let colon = line.firstIndex(of: ":"), !line.hasPrefix("From ") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            fields.append((line[..<colon].lowercased(), String(value)))
        }
        return fields
    }

    /// Seconds that never go back.
    private static var uptime: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
