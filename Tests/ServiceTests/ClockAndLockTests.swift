import CivilTime
import Foundation
import Mentoring
import Processes
import Store
import Systemd
import Testing

@testable import Service
@testable import Simulation

/// A store that another program keeps locked, and a clock that is set back.
struct ClockAndLockTests {
    /// What systemd and the journal hear.
    private final class Ears: Supervisor, JournalSink {
        private(set) var statuses: [String] = []
        private(set) var readiness = 0
        private(set) var signs = 0
        private(set) var extensions = 0
        private(set) var records: [JournalRecord] = []

        func ready(_ status: String) {
            readiness += 1
            statuses.append(status)
        }
        func reloading() {}
        func stopping(_ status: String) {}
        func status(_ text: String) { statuses.append(text) }
        func condition(_ condition: Condition) {}
        func watchdog() { signs += 1 }
        func extend(seconds: Int) { extensions += 1 }
        func write(_ record: JournalRecord) { records.append(record) }
        var texts: [String] { records.map(\.message) }
    }

    private final class ServiceFixture {
        let store: StateDatabase
        let world: VirtualWorld
        let ears = Ears()
        private(set) var service: ServiceLoop

        init(_ store: StateDatabase, mail: @escaping VirtualWorld.Mail = { _, _ in (.submitted, 1) }) throws {
            let start = Community.instant("2027-01-11T00:00:00Z")
            let configuration = try Community.configuration(Zone.utc.civil(at: start).date, Simulation.key(seed: 1))
            try store.write { try $0.setHold(nil) }
            _ = try RosterImport(store: store, rules: configuration.rules, now: start).run(
                try Community.example(), recordsBegan: start, isDryRun: false)
            self.store = store
            world = VirtualWorld(start: start, end: Community.instant("2028-01-01T00:00:00Z"), mail: mail)
            service = try Self.boot(store, world, ears)
        }

        private static func boot(_ store: StateDatabase, _ world: VirtualWorld, _ ears: Ears) throws -> ServiceLoop {
            let parts = World(clock: world, waiter: world, courier: world, journal: ears, supervisor: ears)
            return try ServiceLoop(store: store, world: parts, zones: Community.zones) {
                try Community.configuration($0, Simulation.key(seed: 1))
            }
        }

        func restart() throws {
            service = try Self.boot(store, world, ears)
            service.start()
        }

        /// Steps until an instant of the wall clock; the watchdog asks every 90 seconds.
        func live(until text: String) throws {
            let limit = Community.instant(text)
            var wakes: Set<Wake> = []
            var asked = world.uptime
            while world.now < limit, let deadline = service.step(wakes) {
                let next = min(deadline.instant ?? limit, limit, world.now + max(1, asked + 90 - world.uptime))
                wakes = service.wait(until: next)
                wakes.remove(.stop)
                if world.uptime >= asked + 90 {
                    asked = world.uptime
                    wakes.insert(.watchdog)
                }
            }
        }
        func hold() throws -> Hold? { try store.read { try $0.hold() } }

        func events(_ kinds: EventKind...) throws -> [Event] {
            try store.read { try $0.events(EventFilter(kinds: Set(kinds), limit: 10_000)) }
        }
    }

    // MARK: A lock

    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mentord-lock-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    /// Another program writes for five minutes just when letters are to leave.
    @Test func aLockOfMinutesIsToldAndTheWatchdogAnswered() throws {
        try inFolder { folder in
            let fixture = try ServiceFixture(StateDatabase.open(directory: folder, busyTimeout: 1, wakes: false))
            let other = try StateDatabase.open(directory: folder, busyTimeout: 1, wakes: false)
            fixture.service.start()
            try fixture.live(until: "2027-01-11T08:59:50Z")
            let (signs, started) = (fixture.ears.signs, fixture.world.started.count)
            try other.write { _ in try fixture.live(until: "2027-01-11T09:05:00Z") }
            #expect(fixture.world.started.count == started)
            #expect(fixture.ears.signs - signs >= 3, "the watchdog got its signs")
            let locked = try #require(fixture.ears.statuses.last)
            #expect(locked.hasPrefix("the store is locked by another program since 2027-01-11T09:00:0"), "\(locked)")
            #expect(fixture.ears.texts.filter { $0 == locked }.count == 1, "told once")

            try fixture.live(until: "2027-01-11T09:30:00Z")
            #expect(fixture.world.started.count > started)
            #expect(!(fixture.ears.statuses.last ?? "locked").contains("locked"))
            let told = try fixture.events(.fault)
            #expect(told.count == 1)
            #expect(told.first?.text.contains("was locked by another program for") == true)
        }
    }

    /// A command that writes for some seconds is nothing to tell.
    @Test func aLockOfSecondsIsNotTold() throws {
        try inFolder { folder in
            let fixture = try ServiceFixture(StateDatabase.open(directory: folder, busyTimeout: 1, wakes: false))
            let other = try StateDatabase.open(directory: folder, busyTimeout: 1, wakes: false)
            fixture.service.start()
            try fixture.live(until: "2027-01-11T08:59:58Z")
            try other.write { _ in try fixture.live(until: "2027-01-11T09:00:06Z") }
            try fixture.live(until: "2027-01-11T09:30:00Z")
            #expect(!fixture.ears.statuses.contains { $0.contains("locked") })
            #expect(try fixture.events(.fault) == [])
        }
    }

    /// A service that starts while the store is locked waits for it, and systemd with it.
    @Test func aStartWaitsForTheLock() throws {
        try inFolder { folder in
            let fixture = try ServiceFixture(StateDatabase.open(directory: folder, busyTimeout: 1, wakes: false))
            let other = try StateDatabase.open(directory: folder, busyTimeout: 1, wakes: false)
            try other.write { _ in
                fixture.service.start()
                try fixture.live(until: "2027-01-11T00:03:00Z")
            }
            #expect(fixture.ears.readiness == 0)
            #expect(fixture.ears.extensions > 100)
            #expect(fixture.ears.statuses.last?.contains("locked") == true)
            try fixture.live(until: "2027-01-11T00:04:00Z")
            #expect(fixture.ears.readiness == 1)
        }
    }

    // MARK: A clock set back

    @Test(arguments: [true, false]) func aClockSetBackByDaysHolds(_ isRunning: Bool) throws {
        let fixture = try ServiceFixture(StateDatabase.inMemory())
        fixture.service.start()
        try fixture.live(until: "2027-02-20T12:00:00Z")
        let count = fixture.world.started.count
        fixture.world.isSynchronised = false
        fixture.world.setClock(by: -5 * 86_400)
        if !isRunning { try fixture.restart() }
        try fixture.live(until: "2027-02-17T12:00:00Z")
        let hold = try #require(try fixture.hold())
        #expect(hold.reason.contains(isRunning ? "the clock jumped back by 5 days" : "the clock stands 4 days before"))
        #expect(hold.reason.contains("not synchronised"))
        #expect(fixture.ears.statuses.last?.contains(hold.reason) == true)
        #expect(fixture.ears.texts.contains { $0.contains("on hold: \(hold.reason)") })
        #expect(fixture.world.started.count == count)

        try HoldSwitch(store: fixture.store, now: fixture.world.now).release()
        try fixture.live(until: "2027-03-20T12:00:00Z")
        // Nothing was decided twice, and it went on.
        #expect(fixture.world.started.count > count)
        let told = fixture.world.started.flatMap(\.notices)
        #expect(told.count == Set(told).count)
        for kind in [EventKind.due, .missed, .cycleBegan] {
            let commitments = try fixture.events(kind).map {
                "\($0.mentorship?.text ?? "") \($0.commitment?.description ?? $0.text)"
            }
            #expect(commitments.count == Set(commitments).count, "\(kind)")
        }
    }

    @Test func aSynchronisedClockThatIsSetBackHoldsNothing() throws {
        let fixture = try ServiceFixture(StateDatabase.inMemory())
        fixture.service.start()
        try fixture.live(until: "2027-02-20T12:00:00Z")
        fixture.world.setClock(by: -5 * 86_400)
        try fixture.live(until: "2027-02-17T12:00:00Z")
        #expect(try fixture.hold() == nil)
        #expect(try fixture.events(.clockSet).count == 1)
    }

    /// What waited for an instant of the clock before does not wait for days.
    @Test func aDeferredLetterDoesNotWaitForTheOldClock() throws {
        var isMended = false
        let failure = SubmissionFailure(cause: .exited(status: 75), diagnostic: "queue is down")
        let fixture = try ServiceFixture(StateDatabase.inMemory()) { (_, _) throws(CourierError) in
            (isMended ? .submitted : .temporary(failure), 1)
        }
        fixture.service.start()
        try fixture.live(until: "2027-01-13T12:00:00Z")
        #expect(fixture.ears.statuses.last?.contains("sendmail takes no letters since") == true)
        fixture.world.setClock(by: -2 * 86_400)
        isMended = true
        try fixture.live(until: "2027-01-11T12:20:00Z")
        #expect(try fixture.store.read { try $0.counts() }.letters[.deferred] == nil)
    }

    // MARK: STATUS

    /// It never says that letters leave beside what keeps them.
    @Test func statusDoesNotContradictItself() throws {
        let failure = SubmissionFailure(cause: .exited(status: 78), diagnostic: "no relay")
        let fixture = try ServiceFixture(StateDatabase.inMemory()) { (_, _) throws(CourierError) in
            (.temporary(failure), 1)
        }
        fixture.service.start()
        try fixture.live(until: "2027-01-12T12:00:00Z")
        for text in fixture.ears.statuses where text.contains("takes no letters") || text.contains("on hold") {
            #expect(!text.contains("letters leave") && !text.contains("next letter"), "\(text)")
        }
        #expect(fixture.ears.statuses.last?.contains("wait for it") == true, "\(fixture.ears.statuses.last ?? "-")")
        // A restart knows of it.
        try fixture.restart()
        try fixture.live(until: "2027-01-12T12:00:01Z")
        #expect(fixture.ears.statuses.last?.contains("takes no letters since 2027-01-11") == true)
        #expect(try fixture.events(.sendingFails).count == 1)
        try fixture.store.write { try $0.setHold(Hold(reason: "a test", since: fixture.world.now, by: "test")) }
        try fixture.live(until: "2027-01-12T13:00:00Z")
        #expect(fixture.ears.statuses.last?.contains("on hold") == true)
        #expect(fixture.ears.statuses.last?.contains("letters leave") == false)
    }
}
