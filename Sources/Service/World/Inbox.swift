import CLinux
import CivilTime
import Files
import Glibc
import Sendmail

/// `STATE/inbox`, a Maildir: what came in stands in `new`, what was dealt with in `cur`, what is being written in `tmp`. The mail system, or
/// `mentorctl receive`, fills it; nobody else may.
public final class Inbox: MailRoom {
    /// Its folder.
    public let directory: String
    private let state: String
    private let command: ReaderCommand
    private var reading: (name: String, child: RunningReading)?
    /// What was dealt with and can't be moved, or can't be opened: left alone until the next start.
    private var stuck: Set<String> = []

    /// The largest message that is taken, in bytes.
    public static let largestMessage = 10 << 20

    /// - Parameter reader: the program that reads messages.
    public init(state: String, reader: ReaderCommand) {
        directory = state + "/inbox"
        self.state = state
        command = reader
        // What can't be made is noticed by whoever needs it.
        _ = try? InboxPlace(state: state)
    }

    /// The first name: names begin with the time at which the message came.
    public func next() -> String? {
        guard let listing = opendir(directory + "/new") else { return nil }
        defer { closedir(listing) }
        var first: String?
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.utf8.first != UInt8(ascii: "."), name != reading?.name, !stuck.contains(name) else {
                continue
            }
            first = first.map { min($0, name) } ?? name
        }
        return first
    }

    /// Opens the file without following links or waiting, and lets the child read it.
    public func start(_ name: String) throws(MailRoomError) {
        let path = "\(directory)/new/\(name)"
        let descriptor: Int32
        do { descriptor = try InboxPlace(state: state).new.open(file: name) } catch {
            // A file that only this service may not read, or that the disk has lost, waits; the others need not wait with it.
            if error.path == path, [EACCES, EIO].contains(error.number) { stuck.insert(name) }
            throw Self.fault(error, isOfMessage: error.path == path)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw MailRoomError(description: "\(path): not a file")
        }
        do { reading = (name, try command.start(input: descriptor)) } catch {
            throw MailRoomError(description: "\(error)", isOfMessage: false)
        }
    }

    /// Looks at the child without waiting.
    public func ended() -> (name: String, outcome: RunningReading.Outcome)? {
        guard let (name, child) = reading, let outcome = child.poll() else { return nil }
        reading = nil
        return (name, outcome)
    }

    /// The message in hand.
    public var inHand: String? { reading?.name }

    /// Moves it from `new` to `cur`.
    public func putAside(_ name: String) {
        do {
            let place = try InboxPlace(state: state)
            try place.new.move(name, to: place.cur, existing: .isReplacedIfOwn)
        } catch {
            // Where it can't be moved it stays, and is known when it comes again: with the next start of the service.
            stuck.insert(name)
        }
    }

    /// Moves it from `cur` to `new`.
    public func bringBack(_ name: String) {
        // One that is not there any more is not missed.
        guard let place = try? InboxPlace(state: state) else { return }
        try? place.cur.move(name, to: place.new, existing: .isReplacedIfOwn)
    }

    /// Removes old files of `cur`, and of `tmp` what nobody finished.
    public func discard(before instant: Instant) {
        guard let place = try? InboxPlace(state: state) else { return }
        for folder in [place.cur, place.tmp] {
            for name in (try? folder.names()) ?? [] {
                guard let file = try? folder.facts(of: name), file.kind != .folder, file.modified < instant.seconds
                else { continue }
                // What can't be removed today is old tomorrow, too.
                try? folder.remove(name)
            }
        }
    }

    /// The child's pidfd.
    public var descriptors: [Int32] { reading.map { [$0.child.pidfd] } ?? [] }

    /// The child's time limit.
    public var limit: Int64? { reading?.child.deadline }

    private static func fault(_ fault: FileFault, isOfMessage: Bool) -> MailRoomError {
        let isMachines = [EMFILE, ENFILE, ENOMEM, EIO, EACCES].contains(fault.number)
        return MailRoomError(description: "\(fault)", isOfMessage: isOfMessage && !isMachines)
    }
}
