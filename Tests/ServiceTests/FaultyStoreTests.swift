import Foundation
import Mentoring
import Store
import Testing

@testable import Service

/// A database that is damaged, or whose file somebody removes or replaces while the service has it open.
struct FaultyStoreTests {
    private static let start = "2027-01-04T00:00:00Z"

    /// Overwrites a page in the middle of the file, behind the database's back.
    private static func damage(_ path: String) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        let size = try file.seekToEnd()
        // Page 1 holds the schema: with that one gone the file can't even be opened.
        for page in 1..<(size / 4_096) {
            try file.seek(toOffset: page * 4_096)
            try file.write(contentsOf: Data(repeating: 0xA5, count: 4_096))
        }
        try file.close()
    }

    @Test func aDatabaseWithDamagedPagesEndsTheStartAtOnceAndSaysWhy() throws {
        let office = try PaperOffice()
        try Self.damage(office.file)
        let service = try office.boot()
        let end = service.run()
        guard case .damaged? = end else {
            Issue.record("it ended with \(String(describing: end))")
            return
        }
        #expect(office.world.readiness == 0)
        #expect(office.world.uptime < 10)
        #expect(office.world.lastStatus.hasPrefix("The database is damaged: "), "\(office.world.lastStatus)")
        #expect(!office.paper.lines(with: "The database is damaged").isEmpty)
    }

    @Test func aDatabaseThatIsRemovedUnderTheServiceEndsItAndWhatItHeldIsKept() throws {
        let office = try PaperOffice()
        let service = try office.boot()
        service.start()
        office.live(service, until: "2027-01-06T12:00:00Z")
        let letters = try office.store.read { try $0.letterCount(createdSince: .distantPast) }
        #expect(letters > 0)
        try FileManager.default.removeItem(atPath: office.file)
        let began = office.world.uptime
        #expect(!office.live(service, until: "2027-02-06T12:00:00Z", first: [.storeChanged]))
        #expect(office.world.uptime - began < 10)
        service.stop()
        guard case .vanished(let path, let rescued?)? = service.ending else {
            Issue.record("it ended with \(String(describing: service.ending))")
            return
        }
        #expect(path == office.file)
        #expect(office.world.lastStatus.contains("is gone"))
        #expect(office.world.lastCondition == .storeMoved)
        #expect(office.paper.lines(with: "is gone, and there was a database").count == 1)
        // Nobody begins with an empty one in silence, not even the service at its next start.
        let expected = StoreError.vanished(path: path, rescued: rescued)
        #expect(throws: expected) { try Store.open(directory: office.folder) }
        #expect(throws: expected) { try Store.open(directory: office.folder, create: false) }
        // Moved back, the copy is what there was.
        office.store.close()
        try FileManager.default.moveItem(atPath: rescued, toPath: path)
        let back = try Store.open(directory: office.folder, create: false)
        #expect(try back.read { try $0.letterCount(createdSince: .distantPast) } == letters)
        #expect(try back.read { try $0.hold() } == nil)
    }

    @Test func aDatabaseThatIsReplacedUnderTheServiceIsPutOnHold() throws {
        let office = try PaperOffice()
        let service = try office.boot()
        service.start()
        office.live(service, until: "2027-01-04T12:00:00Z")
        // An old copy, as by cp and mv.
        try office.store.copy(to: office.folder + "/copy")
        office.live(service, until: "2027-01-20T12:00:00Z")
        #expect(rename(office.folder + "/copy", office.file) == 0)
        let started = office.world.started.count
        #expect(!office.live(service, until: "2027-02-20T12:00:00Z", first: [.storeChanged]))
        #expect(office.world.started.count == started)
        service.stop()
        guard case .replaced(_, let rescued?)? = service.ending else {
            Issue.record("it ended with \(String(describing: service.ending))")
            return
        }
        #expect(FileManager.default.fileExists(atPath: rescued))
        office.store.close()
        let next = try Store.open(directory: office.folder, create: false)
        let hold = try #require(try next.read { try $0.hold() })
        #expect(hold.reason == "the database's file was replaced while the service ran")
    }

    @Test func aDatabaseThatIsMovedBackAtOnceIsNoFault() throws {
        let office = try PaperOffice()
        let service = try office.boot()
        service.start()
        office.live(service, until: "2027-01-04T12:00:00Z")
        #expect(rename(office.file, office.file + ".away") == 0)
        _ = service.step([.storeChanged])
        #expect(rename(office.file + ".away", office.file) == 0)
        #expect(office.live(service, until: "2027-01-20T12:00:00Z", first: [.storeChanged]))
        #expect(office.world.lastCondition == .well)
    }

    @Test func asLongAsNothingCanBeSavedTheServiceManagerIsTold() throws {
        let office = try PaperOffice()
        let service = try office.boot()
        service.start()
        office.live(service, until: "2027-01-04T12:00:00Z")
        service.note(.full(path: "x"))
        #expect(office.world.lastCondition == .storeFull)
        // A moment's lock is no condition; one of ten seconds is.
        service.note(nil)
        service.note(.busy(path: "x"))
        #expect(office.world.lastCondition == .well)
        office.world.sleep(seconds: 11)
        service.note(.busy(path: "x"))
        #expect(office.world.lastCondition == .storeBusy)
        service.note(nil)
        #expect(office.world.lastCondition == .well)
    }
}
