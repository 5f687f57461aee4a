import CivilTime
import Files
import Glibc
import Service

/// The Maildir that messages come in by, as commands see it.
struct InboxFolder {
    let path: String
    private let state: String

    init(state: String) {
        self.state = state
        path = "\(state)/\(InboxPlace.name)"
    }

    /// Whether the user who runs this may read messages: only the service's user may.
    var mayRead: Bool { FileStatus(state)?.owner == geteuid() }

    /// What the file system keeps free for the database and its journal, in bytes: mail must not stop decisions.
    private static let reserve = 64 << 20

    /// So many messages that wait are a flood, or nobody deals with them: the mail system keeps what comes then.
    private static let mostWaiting = 20_000

    /// Whether there is room for one more message; throws ``CommandFault`` that says what there is too much or too little of.
    func checkRoom(for bytes: Int) throws(CommandFault) {
        var room = statvfs()
        if statvfs(path, &room) == 0 || statvfs(path + "/..", &room) == 0 {
            let free = UInt64(room.f_bavail).multipliedReportingOverflow(by: UInt64(room.f_frsize))
            guard free.overflow || free.partialValue >= UInt64(Self.reserve + bytes) else {
                throw CommandFault(
                    Failure.busy, "\(path): less than \(Self.reserve >> 20) MiB are free; the rest is the database's")
            }
        }
        guard names("new").count < Self.mostWaiting else {
            throw CommandFault(
                Failure.busy, "\(path)/new: \(Self.mostWaiting) messages wait already; does the service run?")
        }
    }

    /// Writes a message so that it is whole and on the disk.
    /// - Parameter folder: `new` for one that the service is to take, `cur` for one that is taken at once.
    func write(_ message: [UInt8], to folder: String, as name: String) throws(CommandFault) {
        do throws(FileFault) {
            let place = try InboxPlace(state: state)
            let target = folder == "new" ? place.new : place.cur
            // In `tmp` until it is whole. Its owner reads it, nobody else: people answer in confidence.
            try place.tmp.create(message, name, 0o600)
            // A rename, which the service's watch on the folder sees (IN_MOVED_TO); no other message has the name.
            do { try place.tmp.move(name, to: target, existing: .isReplacedIfOwn) } catch {
                // A file that is left is removed with the old ones.
                try? place.tmp.remove(name)
                throw error
            }
            try target.sync()
        } catch { throw CommandFault(error) }
    }

    /// The names in one of its folders, the oldest first.
    func names(_ folder: String) -> [String] {
        FileStatus.names(in: "\(path)/\(folder)").filter { $0.utf8.first != UInt8(ascii: ".") }
    }

    /// The bytes of an original that is still kept.
    func original(_ name: String) -> [UInt8]? {
        guard !name.contains("/") else { return nil }
        return ["cur", "new"].lazy.compactMap {
            try? InputFile.read("\(path)/\($0)/\(name)", limit: Inbox.largestMessage)
        }.first
    }

    func remove(_ name: String) {
        guard let place = try? InboxPlace(state: state) else { return }
        // One that is not there is removed already.
        for folder in [place.cur, place.new, place.tmp] { try? folder.remove(name) }
    }

    /// A name that no other message has, beginning with the time (https://cr.yp.to/proto/maildir.html).
    /// - Parameters:
    ///   - seconds: when it came in; nil for now.
    ///   - number: tells several of one process apart.
    static func name(at seconds: Int64? = nil, number: Int = 0) -> String {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let micro = String(1_000_000 + time.tv_nsec / 1_000).dropFirst()
        return "\(seconds ?? Int64(time.tv_sec)).M\(micro)P\(getpid())Q\(number).mentord"
    }
}
