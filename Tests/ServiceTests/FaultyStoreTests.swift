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
        let fixture = try PaperOffice()
        try Self.damage(fixture.file)
        let service = try fixture.boot()
        let end = service.run()
        guard case .damaged? = end else {
            Issue.record("it ended with \(String(describing: end))")
            return
        }
        #expect(fixture.world.readiness == 0)
        #expect(fixture.world.uptime < 10)
        #expect(fixture.world.lastStatus.hasPrefix("The database is damaged: "), "\(fixture.world.lastStatus)")
        #expect(!fixture.paper.lines(with: "The database is damaged").isEmpty)
    }

    @Test func aDatabaseThatIsRemovedUnderTheServiceEndsItAndWhatItHeldIsKept() throws {
        let fixture = try PaperOffice()
        let service = try fixture.boot()
        service.start()
        fixture.live(service, until: "2027-01-06T12:00:00Z")
        let letters = try fixture.store.read { try $0.letterCount(createdSince: .distantPast) }
        #expect(letters > 0)
        try FileManager.default.removeItem(atPath: fixture.file)
        let began = fixture.world.uptime
        #expect(!fixture.live(service, until: "2027-02-06T12:00:00Z", first: [.storeChanged]))
        #expect(fixture.world.uptime - began < 10)
        service.stop()
        guard case .vanished(let path, let rescued?)? = service.ending else {
            Issue.record("it ended with \(String(describing: service.ending))")
            return
        }
        #expect(path == fixture.file)
        #expect(fixture.world.lastStatus.contains("is gone"))
        #expect(fixture.world.lastCondition == .storeMoved)
        #expect(fixture.paper.lines(with: "is gone, and there was a database").count == 1)
        // Nobody begins with an empty one in silence, not even the service at its next start.
        let expected = StoreError.vanished(path: path, rescued: rescued)
        #expect(throws: expected) { try StateDatabase.open(directory: fixture.folder) }
        #expect(throws: expected) { try StateDatabase.open(directory: fixture.folder, create: false) }
        // Moved back, the copy is what there was.
        fixture.store.close()
        try FileManager.default.moveItem(atPath: rescued, toPath: path)
        let back = try StateDatabase.open(directory: fixture.folder, create: false)
        #expect(try back.read { try $0.letterCount(createdSince: .distantPast) } == letters)
        #expect(try back.read { try $0.hold() } == nil)
    }

    @Test func aDatabaseThatIsReplacedUnderTheServiceIsPutOnHold() throws {
        let fixture = try PaperOffice()
        let service = try fixture.boot()
        service.start()
        fixture.live(service, until: "2027-01-04T12:00:00Z")
        // An old copy, as by cp and mv.
        try fixture.store.copy(to: fixture.folder + "/copy")
        fixture.live(service, until: "2027-01-20T12:00:00Z")
        #expect(rename(fixture.folder + "/copy", fixture.file) == 0)
        let started = fixture.world.started.count
        #expect(!fixture.live(service, until: "2027-02-20T12:00:00Z", first: [.storeChanged]))
        #expect(fixture.world.started.count == started)
        service.stop()
        guard case .replaced(_, let rescued?)? = service.ending else {
            Issue.record("it ended with \(String(describing: service.ending))")
            return
        }
        #expect(FileManager.default.fileExists(atPath: rescued))
        fixture.store.close()
        let next = try StateDatabase.open(directory: fixture.folder, create: false)
        let hold = try #require(try next.read { try $0.hold() })
        #expect(hold.reason == "the database's file was replaced while the service ran")
    }

    @Test func aDatabaseThatIsMovedBackAtOnceIsNoFault() throws {
        let fixture = try PaperOffice()
        let service = try fixture.boot()
        service.start()
        fixture.live(service, until: "2027-01-04T12:00:00Z")
        #expect(rename(fixture.file, fixture.file + ".away") == 0)
        _ = service.step([.storeChanged])
        #expect(rename(fixture.file + ".away", fixture.file) == 0)
        #expect(fixture.live(service, until: "2027-01-20T12:00:00Z", first: [.storeChanged]))
        #expect(fixture.world.lastCondition == .well)
    }

    @Test func asLongAsNothingCanBeSavedTheServiceManagerIsTold() throws {
        let fixture = try PaperOffice()
        let service = try fixture.boot()
        service.start()
        fixture.live(service, until: "2027-01-04T12:00:00Z")
        service.note(.full(path: "x"))
        #expect(fixture.world.lastCondition == .storeFull)
        // A moment's lock is no condition; one of ten seconds is.
        service.note(nil)
        service.note(.busy(path: "x"))
        #expect(fixture.world.lastCondition == .well)
        fixture.world.sleep(seconds: 11)
        service.note(.busy(path: "x"))
        #expect(fixture.world.lastCondition == .storeBusy)
        service.note(nil)
        #expect(fixture.world.lastCondition == .well)
    }
}
