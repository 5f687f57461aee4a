import CLinux
import CivilTime
import Glibc
import Sendmail

/// `STATE/inbox`, a Maildir: what came in stands in `new`, what was dealt with in `cur`, what is being written in `tmp`. The mail system, or
/// `mentorctl receive`, fills it; nobody else may.
public final class Inbox: MailRoom {
    /// Its folder.
    public let directory: String
    private let command: ReaderCommand
    private var reading: (name: String, child: RunningReading)?
    /// What was dealt with and can't be moved, or can't be opened: left alone until the next start.
    private var stuck: Set<String> = []

    /// The largest message that is taken, in bytes.
    public static let largestMessage = 10 << 20

    /// - Parameter reader: the program that reads messages.
    public init(state: String, reader: ReaderCommand) {
        directory = state + "/inbox"
        command = reader
        Self.make(directory)
    }

    /// Makes the folders that are missing. What can't be made is noticed by whoever needs it.
    public static func make(_ directory: String) {
        for path in [directory, directory + "/tmp", directory + "/new", directory + "/cur"] {
            // For the group as well, whatever the umask: the state's other files are its, too.
            if mkdir(path, 0o770) == 0 { chmod(path, 0o2770) }
        }
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
        let descriptor = clinux_open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0)
        guard descriptor >= 0 else {
            let number = errno
            // A file that only this service may not read, or that the disk has lost, waits; the others need not wait with it.
            if [EACCES, EIO].contains(number) { stuck.insert(name) }
            throw Self.fault(path, number)
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
        // Where it can't be moved it stays, and is known when it comes again: with the next start of the service.
        if rename("\(directory)/new/\(name)", "\(directory)/cur/\(name)") != 0 { stuck.insert(name) }
    }

    /// Moves it from `cur` to `new`.
    public func bringBack(_ name: String) {
        guard !name.contains("/") else { return }
        rename("\(directory)/cur/\(name)", "\(directory)/new/\(name)")
    }

    /// Removes old files of `cur`, and of `tmp` what nobody finished.
    public func discard(before instant: Instant) {
        for folder in ["cur", "tmp"] {
            guard let listing = opendir("\(directory)/\(folder)") else { continue }
            defer { closedir(listing) }
            while let entry = readdir(listing) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                guard name != ".", name != ".." else { continue }
                let path = "\(directory)/\(folder)/\(name)"
                var status = stat()
                guard lstat(path, &status) == 0, Int64(status.st_mtim.tv_sec) < instant.seconds else { continue }
                unlink(path)
            }
        }
    }

    /// The child's pidfd.
    public var descriptors: [Int32] { reading.map { [$0.child.pidfd] } ?? [] }

    /// The child's time limit.
    public var limit: Int64? { reading?.child.deadline }

    private static func fault(_ path: String, _ number: Int32) -> MailRoomError {
        let isOfMessage = ![EMFILE, ENFILE, ENOMEM, EIO, EACCES].contains(number)
        return MailRoomError(description: "\(path): \(String(cString: strerror(number)))", isOfMessage: isOfMessage)
    }
}
