import CivilTime
import Foundation
import GRDB
import Mentoring
import Testing

@testable import Store

@Suite("Opening, durability and company")
struct StoreOpeningTests {
    @Test("a new database is on hold, and stays so when it is opened again")
    func newIsOnHold() throws {
        let directory = try Directory()
        for _ in 1...2 {
            let store = try StateDatabase.open(directory: directory.path)
            let hold = try #require(try store.read { try $0.hold() })
            #expect(hold.reason == "new database")
            #expect(hold.by == "service")
            #expect(abs(Double(hold.since.seconds) - Date().timeIntervalSince1970) < 3_600)
            store.close()
        }
        let store = try StateDatabase.open(directory: directory.path)
        try store.write { try $0.setHold(nil) }
        store.close()
        let again = try StateDatabase.open(directory: directory.path)
        #expect(try again.read { try $0.hold() } == nil)
    }

    @Test("the files are 0660 whatever the umask")
    func modes() async throws {
        await #expect(processExitsWith: .success) {
            let directory = try Directory()
            umask(0o077)
            let store = try StateDatabase.open(directory: directory.path)
            try store.write { try $0.setValue("a", "b") }
            for name in ["mentord.sqlite", "mentord.sqlite-wal", "mentord.sqlite-shm", "wake"] {
                let mode = try directory.mode(name)
                guard mode == 0o660 else { exit(2) }
            }
        }
    }

    @Test("each connection is durable: WAL and synchronous=FULL, as SQLite itself says")
    func durable() throws {
        let directory = try Directory()
        let store = try StateDatabase.open(directory: directory.path)
        let (level, journal, keys) = try store.inspect { database in
            (
                try Int.fetchOne(database, sql: "PRAGMA synchronous"),
                try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                try Int.fetchOne(database, sql: "PRAGMA foreign_keys")
            )
        }
        #expect(level == 2)
        #expect(journal == "wal")
        #expect(keys == 1)
    }

    @Test("what is not there is not made unasked")
    func notThere() throws {
        let directory = try Directory()
        let missing = directory.path + "/none"
        #expect(throws: StoreError.notThere(path: missing)) { try StateDatabase.open(directory: missing) }
        #expect(throws: StoreError.notThere(path: directory.path + "/mentord.sqlite")) {
            try StateDatabase.open(directory: directory.path, create: false)
        }
        #expect(!directory.has("mentord.sqlite"))
    }

    @Test("a file that is no database is damaged, another program's database is foreign")
    func strangers() throws {
        let directory = try Directory()
        let path = directory.path + "/mentord.sqlite"
        try Data(repeating: 65, count: 8_192).write(to: URL(fileURLWithPath: path))
        #expect(throws: StoreError.damaged("\(path): file is not a database")) {
            try StateDatabase.open(directory: directory.path)
        }
        try FileManager.default.removeItem(atPath: path)
        try DatabaseQueue(path: path).inDatabase { try $0.execute(sql: "CREATE TABLE birds (name TEXT)") }
        #expect(throws: StoreError.foreign(path: path)) { try StateDatabase.open(directory: directory.path) }
    }

    @Test("another writer makes it busy, and undoes nothing")
    func busy() throws {
        let directory = try Directory()
        let first = try StateDatabase.open(directory: directory.path)
        let second = try StateDatabase.open(directory: directory.path, busyTimeout: 10)
        try first.write { writer in
            try writer.setValue("a", "first")
            #expect(throws: StoreError.busy(path: second.path)) { try second.write { try $0.setValue("a", "second") } }
            #expect(try second.read { try $0.value("a") } == nil)
        }
        try second.write { try $0.setValue("b", "second") }
        #expect(try first.read { [try $0.value("a"), try $0.value("b")] } == ["first", "second"])
    }

    @Test("others' commits are told from our own")
    func changedElsewhere() throws {
        let directory = try Directory()
        let first = try StateDatabase.open(directory: directory.path)
        let second = try StateDatabase.open(directory: directory.path)
        #expect(!first.wasChangedElsewhere)
        try first.write { try $0.setValue("a", "1") }
        #expect(!first.wasChangedElsewhere)
        #expect(second.wasChangedElsewhere)
        #expect(!second.wasChangedElsewhere)
        try second.write { try $0.setValue("a", "2") }
        #expect(first.wasChangedElsewhere)
        #expect(!first.wasChangedElsewhere)
        #expect(try first.read { try $0.value("a") } == "2")
    }

    @Test("the wake file is touched after a commit only, and not by the service's own connection")
    func wakeFile() throws {
        struct Stop: Error {}
        let directory = try Directory()
        let service = try StateDatabase.open(directory: directory.path, wakes: false)
        try service.write { try $0.setValue("a", "service") }
        #expect(!directory.has("wake"))
        let store = try StateDatabase.open(directory: directory.path)
        #expect(throws: Stop.self) {
            try store.write { writer in
                try writer.setValue("a", "undone")
                throw Stop()
            }
        }
        try store.write { _ in }
        try store.write { try $0.setValue("a", "service") }
        #expect(!directory.has("wake"), "nothing was changed")
        try store.write { writer in
            try writer.setValue("a", "command")
            #expect(!directory.has("wake"), "not yet committed")
        }
        #expect(directory.has("wake"))
        #expect(store.wakeFault == nil)
        #expect(try store.read { try $0.value("a") } == "command")
    }

    @Test("a full file system is told, and what was saved stays")
    func full() throws {
        let directory = try Directory()
        let store = try StateDatabase.open(directory: directory.path)
        try store.write { try $0.setValue("a", "saved") }
        // SQLite's own bound on the file's size answers as a full file system does.
        _ = try store.engine.queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA max_page_count = 1") }
        #expect(throws: StoreError.full(path: store.path)) {
            try store.write { writer in
                try writer.setValue("a", "lost")
                try writer.setValue("b", String(repeating: "x", count: 1_000_000))
            }
        }
        #expect(try store.read { [try $0.value("a"), try $0.value("b")] } == ["saved", nil])
    }

    @Test("a new directory opened by many at once becomes one database")
    func openedByMany() async throws {
        let directory = try Directory()
        let path = directory.path
        let opened = await withTaskGroup(of: String.self) { group in
            for number in 1...6 {
                group.addTask {
                    do {
                        let store = try StateDatabase.open(directory: path)
                        try store.write { try $0.setValue("\(number)", "here") }
                        return "opened"
                    } catch {
                        return "\(error)"
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(opened == Array(repeating: "opened", count: 6))
        let store = try StateDatabase.open(directory: path)
        #expect(
            try store.read { reader in try (1...6).map { try reader.value("\($0)") } }
                == Array(repeating: "here", count: 6))
        #expect(try store.read { try $0.hold() } != nil)
    }

    @Test("what stands in the database's place and is no file is told")
    func directoryInPlace() throws {
        let directory = try Directory()
        let path = directory.path + "/" + StateDatabase.fileName
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        let error = try #require(throws: StoreError.self) { try StateDatabase.open(directory: directory.path) }
        #expect(error == .cannotOpen(path: path, reason: "unable to open database file"))
    }

    @Test("a service that can't be woken is told beside the commit, which stands")
    func unwoken() throws {
        let directory = try Directory()
        let wake = directory.path + "/" + StateDatabase.wakeFileName
        try FileManager.default.createDirectory(atPath: wake, withIntermediateDirectories: false)
        let store = try StateDatabase.open(directory: directory.path)
        try store.write { try $0.setValue("a", "1") }
        #expect(store.wakeFault == .cannotOpen(path: wake, reason: "Is a directory"))
        #expect(try store.read { try $0.value("a") } == "1")
        try FileManager.default.removeItem(atPath: wake)
        try store.write { try $0.setValue("a", "2") }
        #expect(store.wakeFault == nil)
    }

    @Test("a process that is killed within a transaction leaves nothing of it, and all of the one before")
    func killed() async throws {
        let directory = try Directory()
        let path = directory.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let store = try StateDatabase.open(directory: path)
            try store.write { try $0.setValue("a", "whole") }
            try store.write { writer in
                try writer.setValue("a", "half")
                try writer.setValue("b", "half")
                kill(getpid(), SIGKILL)
            }
        }
        let store = try StateDatabase.open(directory: path)
        #expect(try store.read { [try $0.value("a"), try $0.value("b")] } == ["whole", nil])
    }

    @Test("a reader kept beyond its transaction, a nested transaction and a closed store are told so")
    func misuse() throws {
        let store = try StateDatabase.inMemory()
        let kept = try store.read { $0 }
        #expect(throws: StoreError.misused("a reader or writer was used after its transaction")) { try kept.hold() }
        try store.read { (_: Reader) -> Void in
            #expect(throws: StoreError.misused("a transaction was begun within another")) { try store.write { _ in } }
        }
        store.close()
        #expect(throws: StoreError.misused("it is closed")) { _ = try store.read { try $0.hold() } }
    }
}
