import CLinux
import CivilTime
import Files
import Glibc
import Processes

/// `STATE/inbox`, a Maildir: what came in stands in `new`, what was dealt with in `cur`, what is being written in `tmp`. The mail system, or
/// `mentorctl receive`, fills it; nobody else may.
package final class Inbox: MailRoom {
    package let directory: String
    private let state: String
    private let command: ReaderCommand
    /// The names of `new` when it was listed last, from the first that is not in hand on.
    private var listed: ArraySlice<String> = []
    /// How often `new` was listed: once for all that waits, however much it is.
    private(set) var listings = 0
    /// What is being read, the oldest first.
    private var reading: [String] = []
    private var server: ReaderServer?
    /// Readers that were told to end.
    private var leaving: [ReaderServer] = []
    /// What was dealt with and can't be moved, or can't be opened: left alone until the next start.
    private var stuck: Set<String> = []

    /// The largest message that is taken, in bytes.
    package static let largestMessage = 10 << 20

    /// - Parameter reader: the program that reads messages.
    package init(state: String, reader: ReaderCommand) {
        directory = state + "/inbox"
        self.state = state
        command = reader
        // Code that needs a missing folder will notice.
        _ = try? InboxPlace(state: state)
    }

    /// The first name: names begin with the time at which the message came.
    package func next() -> String? {
        if let known = firstListed() { return known }
        // Later arrivals are looked for once all of this is read.
        guard reading.isEmpty else { return nil }
        list()
        let first = firstListed()
        if first == nil { sendAway() }
        return first
    }

    /// The first that was listed and is still there.
    private func firstListed() -> String? {
        while let name = listed.first {
            var status = stat()
            if !reading.contains(name), !stuck.contains(name), lstat("\(directory)/new/\(name)", &status) == 0 {
                return name
            }
            listed.removeFirst()
        }
        return nil
    }

    private func list() {
        listings += 1
        guard let listing = opendir(directory + "/new") else { return }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.utf8.first != UInt8(ascii: ".") { names.append(name) }
        }
        listed = names.sorted()[...]
    }

    package var backlog: Int { listed.count + reading.count }

    package var hasRoom: Bool { server?.takesMore ?? reading.isEmpty }

    /// Opens the file without following links or waiting, and lets a reader read it.
    package func start(_ name: String) throws(MailRoomError) {
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
        do throws(ReadingError) {
            let reader: ReaderServer
            if let server { reader = server } else { reader = try command.serve() }
            server = reader
            try reader.read(descriptor)
        } catch { throw MailRoomError(description: "\(error)", isOfMessage: false) }
        reading.append(name)
        if listed.first == name { listed.removeFirst() }
    }

    package func ended() -> (name: String, outcome: RunningReading.Outcome)? {
        leaving.removeAll { $0.hasEnded }
        guard let server, let name = reading.first, let outcome = server.poll() else { return nil }
        reading.removeFirst()
        if server.isDone {
            // Another reader takes its other messages.
            listed = (reading + listed)[...]
            reading = []
            sendAway()
        }
        return (name, outcome)
    }

    private func sendAway() {
        guard let server else { return }
        server.leave()
        leaving.append(server)
        self.server = nil
    }

    package var inHand: String? { reading.first }

    package func putBack(_ names: [String]) { listed = (names + listed)[...] }

    package func putAside(_ name: String) {
        do {
            let place = try InboxPlace(state: state)
            try place.new.move(name, to: place.cur, existing: .isReplacedIfOwn)
        } catch {
            // Where it can't be moved it stays, and is known when it comes again: with the next start of the service.
            stuck.insert(name)
        }
    }

    package func bringBack(_ name: String) {
        // One that is not there any more is not missed.
        guard let place = try? InboxPlace(state: state),
            (try? place.cur.move(name, to: place.new, existing: .isReplacedIfOwn)) != nil
        else { return }
        if !listed.contains(name) { listed = [name] + listed }
    }

    /// Removes old files of `cur`, and of `tmp` what nobody finished.
    package func discard(before instant: Instant) {
        guard let place = try? InboxPlace(state: state) else { return }
        for folder in [place.cur, place.tmp] {
            for name in (try? folder.names()) ?? [] {
                guard let file = try? folder.facts(of: name), file.kind != .folder, file.modified < instant.seconds
                else { continue }
                // A file that can't be removed today is old tomorrow, too.
                try? folder.remove(name)
            }
        }
    }

    package var descriptors: [Int32] { (server?.descriptors ?? []) + leaving.map(\.pidfd) }

    package var limit: Int64? { server?.deadline }

    private static func fault(_ fault: FileFault, isOfMessage: Bool) -> MailRoomError {
        let isMachines = [EMFILE, ENFILE, ENOMEM, EIO, EACCES].contains(fault.number)
        return MailRoomError(description: "\(fault)", isOfMessage: isOfMessage && !isMachines)
    }
}
