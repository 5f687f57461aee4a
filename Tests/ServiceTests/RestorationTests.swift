import CivilTime
import Foundation
import Mentoring
import Store
import Systemd
import Testing

@testable import Service
@testable import Simulation

/// A database that was lost and restored in the middle of the program, under a service that runs on: what may have been sent is not repeated,
/// nobody is judged without a whole grace after the release, and nothing is forgotten.
struct RestorationTests {
    private final class ServiceFixture {
        let folder: URL
        let store: StateDatabase
        let world: VirtualWorld
        let configuration: Configuration
        let service: ServiceLoop
        /// What sendmail took, with when: the notices of each letter.
        var taken: [(at: Instant, letter: Letter)] = []

        struct Silent: JournalSink { func write(_ record: JournalRecord) {} }

        init() throws {
            folder = FileManager.default.temporaryDirectory.appendingPathComponent("restore-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let start = Community.instant("2027-01-01T00:00:00Z")
            let configuration = try Community.configuration(Zone.utc.civil(at: start).date, Simulation.key(seed: 1))
            self.configuration = configuration
            store = try StateDatabase.open(directory: folder.path)
            world = VirtualWorld(start: start, end: Community.instant("2027-12-31T00:00:00Z"))
            try store.write { try $0.setHold(nil) }
            _ = try RosterImport(store: store, rules: configuration.rules, now: start).run(
                try Community.example(), recordsBegan: start, isDryRun: false)
            let parts = World(clock: world, waiter: world, courier: world, journal: Silent(), supervisor: world)
            service = try ServiceLoop(store: store, world: parts, zones: Community.zones) { _ in configuration }
            world.onSubmission = { [unowned self] world, letter in taken.append((world.now, letter)) }
            service.start()
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func live(until text: String) {
            let limit = Community.instant(text)
            var wakes: Set<Wake> = []
            while let deadline = service.step(wakes), world.now < limit {
                wakes = service.wait(until: min(deadline.instant ?? limit, limit))
                wakes.remove(.stop)
            }
        }

        /// Another program puts a copy in the database's place, as `mentorctl restore` does.
        func restore(_ backup: StateDatabase, madeAt: Instant) throws -> [Restoration.Missing] {
            let missing = try Restoration(
                copy: backup, rules: configuration.rules, madeAt: madeAt, now: world.now
            ).prepare()
            let other = try StateDatabase.open(directory: folder.path)
            try other.replaceContent(with: backup)
            other.close()
            return missing
        }

        func release() throws {
            let other = try StateDatabase.open(directory: folder.path)
            try HoldSwitch(store: other, now: world.now).release()
            other.close()
        }

        func notices(_ range: Range<Instant>) -> [NoticeID] {
            taken.filter { range.contains($0.at) }.flatMap(\.letter.notices)
        }
    }

    /// A rung of a commitment's ladder to a participant.
    private static func isRung(_ id: NoticeID) -> Bool {
        guard case .commitment = id.subject, case .person = id.recipient else { return false }
        return Int(id.origin.description) != nil
    }

    private static let end = Community.instant("2027-12-30T00:00:00Z")

    @Test(arguments: [
        // Days between the backup and the loss; the release is a day and a half later.
        ("2027-02-08T12:00:00Z", "2027-02-09T12:00:00Z"), ("2027-02-08T12:00:00Z", "2027-02-22T12:00:00Z"),
        ("2027-03-01T00:30:00Z", "2027-04-20T12:00:00Z"), ("2027-01-04T09:00:30Z", "2027-01-05T09:00:30Z"),
    ]) func theGapIsAnOutageInWhichLettersMayHaveLeft(_ backupAt: String, _ lossAt: String) throws {
        let fixture = try ServiceFixture()
        fixture.live(until: backupAt)
        let made = fixture.world.now
        let backup = try fixture.store.copyInMemory()
        let sentBefore = Set(fixture.notices(.distantPast..<made))
        fixture.live(until: lossAt)
        let lost = fixture.world.now
        let sentInGap = Set(fixture.notices(made..<lost))
        let missing = try fixture.restore(backup, madeAt: made)

        // What is in hand at the loss comes to its end.
        let count = fixture.taken.count + fixture.world.inHand
        fixture.live(until: (lost + 36 * 3_600).description)
        #expect(fixture.taken.count == count, "on hold, nothing leaves")
        let released = fixture.world.now
        try fixture.release()
        fixture.live(until: "2027-06-20T00:00:00Z")

        // No rung that had come by the loss is told to a participant again, though the restored database knows nothing of it. (One that left
        // early, in a letter that left anyway, comes once more at its time.)
        let after = fixture.notices(released..<Self.end)
        #expect(!after.isEmpty)
        for id in Set(after).intersection(sentBefore.union(sentInGap)) where Self.isRung(id) {
            let notice = try #require(try fixture.store.read { try $0.notice(id) })
            #expect(notice.rungAt > lost, "\(id) was told twice")
        }
        // What was asked about in the gap is listed for the coordinator.
        let listed = Set(missing.map(\.commitment))
        for id in sentInGap where Self.isRung(id) {
            guard case .commitment(let commitment) = id.subject else { continue }
            let notice = try fixture.store.read { try $0.notice(id) }
            #expect(listed.contains(commitment) || notice.map { $0.rungAt > lost } ?? true, "\(id)")
        }
        // A verdict by silence needs the whole grace after the release, which its record names.
        let verdicts = try fixture.store.read { try $0.events(EventFilter(kinds: [.missed], limit: 10_000)) }
        for verdict in verdicts where verdict.at >= lost {
            let days = try #require(verdict.text.firstMatch(of: /grace of (\d+) days/).flatMap { Int64($0.1) })
            // An hour of daylight saving time lies between.
            #expect(verdict.at >= released + days * 86_400 - 3_600, "\(verdict)")
        }
        #expect(!verdicts.isEmpty)
        let last = try #require(CivilDate("2027-04-30"))
        // Nothing is forgotten: whatever was due by the end of April has come to an end by the end of June.
        let open = try fixture.store.read { try $0.openRecords(dueBefore: last) }
        #expect(open.filter { !$0.couldNotAsk && $0.id.mentorship != Case.programID }.map(\.id) == [])
    }

    @Test func whatWasInHandIsNobodysAfterTheRestore() throws {
        let fixture = try ServiceFixture()
        fixture.live(until: "2027-01-04T09:00:00Z")
        let backup = try fixture.store.copyInMemory()
        let made = fixture.world.now
        // A letter is in hand while the database is replaced by one that does not know it.
        fixture.world.mail = { _, _ in (.submitted, 30) }
        var wakes: Set<Wake> = []
        while fixture.world.inHand == 0, let deadline = fixture.service.step(wakes) {
            if fixture.world.inHand > 0 { break }
            wakes = fixture.service.wait(until: deadline.instant)
        }
        #expect(fixture.world.inHand > 0)
        _ = try fixture.restore(backup, madeAt: made)
        fixture.live(until: "2027-01-06T00:00:00Z")
        #expect(try fixture.store.read { try $0.lettersInHand() }.isEmpty)
        #expect(try fixture.store.read { try $0.hold() } != nil)
        try fixture.release()
        fixture.live(until: "2027-03-01T00:00:00Z")
        let ids = fixture.taken.flatMap(\.letter.notices)
        #expect(ids.count == Set(ids).count)
    }
}
