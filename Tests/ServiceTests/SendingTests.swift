import CivilTime
import Foundation
import Mentoring
import Roster
import Processes
import Store
import Systemd
import Testing

@testable import Service
@testable import Simulation

/// How sendmail's failures are met: one condition when it takes nothing, an address at fault when it refuses one, no loop when a letter kills us.
struct SendingTests {
    private struct Silent: JournalSink { func write(_ record: JournalRecord) {} }

    private struct ServiceFixture {
        let store: StateDatabase
        let world: VirtualWorld

        init(
            until: String, roster: RosterFile? = nil,
            store: @autoclosure () throws -> StateDatabase = try StateDatabase.inMemory(),
            mail: @escaping VirtualWorld.Mail
        ) throws {
            let start = Community.instant("2027-01-11T00:00:00Z")
            let configuration = try Community.configuration(Zone.utc.civil(at: start).date, Simulation.key(seed: 1))
            let store = try store()
            try store.write { try $0.setHold(nil) }
            _ = try RosterImport(store: store, rules: configuration.rules, now: start).run(
                try roster ?? Community.example(), recordsBegan: start, isDryRun: false)
            self.store = store
            world = VirtualWorld(start: start, end: Community.instant(until), mail: mail)
        }

        func boot() throws -> ServiceLoop {
            let parts = World(clock: world, waiter: world, courier: world, journal: Silent(), supervisor: world)
            return try ServiceLoop(store: store, world: parts, zones: Community.zones) {
                try Community.configuration($0, Simulation.key(seed: 1))
            }
        }

        func events(_ kinds: EventKind...) throws -> [Event] {
            try store.read { try $0.events(EventFilter(kinds: Set(kinds), limit: 10_000)) }
        }
    }

    private static let failure = SubmissionFailure(cause: .exited(status: 75), diagnostic: "queue is down")
    private static let refusal = SubmissionFailure(
        cause: .exited(status: 67), diagnostic: "unknown user jonas@example.com")

    @Test func sendmailThatTakesNothingIsOneWarning() throws {
        let mended = Community.instant("2027-01-20T00:00:00Z")
        let fixture = try ServiceFixture(until: "2027-01-25T00:00:00Z") { (_, now) throws(CourierError) in
            (now < mended ? .temporary(Self.failure) : .submitted, 1)
        }
        try fixture.boot().run()
        #expect(try fixture.events(.sendingFails).count == 1)
        #expect(try fixture.events(.sendingWorks).count == 1)
        // Two letters may fail before it is clear that sendmail is at fault; after that nothing is told of single letters.
        #expect(try fixture.events(.letterDeferred).count <= 2)
        #expect(try fixture.events(.letterFailed).isEmpty)
        let numbers = Set(fixture.world.started.map(\.number))
        let states = try fixture.store.read { reader in try numbers.compactMap { try reader.letter($0)?.state } }
        #expect(!states.contains(.deferred), "all that still makes sense has left")
        #expect(!fixture.world.lastStatus.isEmpty)
    }

    /// Once others were taken around it for a day; OutageTests say how soon.
    @Test func aRefusedAddressIsTheCoordinatorsMatter() throws {
        let fixture = try ServiceFixture(until: "2027-01-27T00:00:00Z") { (letter, _) throws(CourierError) in
            (letter.address == "jonas@example.com" ? .permanent(Self.refusal) : .submitted, 1)
        }
        try fixture.boot().run()
        let jonas = try fixture.store.read { try $0.person(PersonID("jonas")!) }
        // The journal and the listings name people by id: what sendmail said of the address is not passed on.
        #expect(
            jonas?.addressFault?.description
                == "sendmail ended with exit status 67 (unknown recipient): unknown user jonas")
        let told = fixture.world.started.filter { $0.recipient == .coordinator(1) }
        #expect(told.contains { String(decoding: $0.bytes, as: UTF8.self).contains("letters can't reach jonas") })
        #expect(try fixture.events(.letterFailed).allSatisfy { !$0.text.contains("@example") })
    }

    /// What waited for sendmail before the breaker opened waits for the word as well; coordinators hear of it.
    @Test func anOpenBreakerHoldsDeferredLetters() throws {
        let mended = Community.instant("2027-01-11T12:00:00Z")
        let fixture = try ServiceFixture(until: "2027-01-14T00:00:00Z") { (letter, now) throws(CourierError) in
            guard case .person = letter.recipient else { return (.submitted, 1) }
            return (now < mended ? .temporary(Self.failure) : .submitted, 1)
        }
        let service = try fixture.boot()
        service.start()
        var wakes: Set<Wake> = []
        var isOpened = false
        while let deadline = service.step(wakes) {
            if !isOpened, fixture.world.now >= Community.instant("2027-01-11T09:30:00Z") {
                try fixture.store.write { try $0.setBreaker((.volume("a test"), fixture.world.now)) }
                isOpened = true
            }
            wakes = service.wait(until: deadline.instant)
        }
        #expect(isOpened)
        let late = fixture.world.started.filter { $0.recipient != .coordinator(1) && $0.createdAt >= mended }
        #expect(late.isEmpty)
        #expect(try fixture.store.read { try $0.deferredLetters(at: fixture.world.now, limit: 100) }.isEmpty == false)
        #expect(try fixture.events(.letterSubmitted).allSatisfy { $0.person == nil })
    }

    @Test func aLetterThatKillsTheServiceIsGivenUp() throws {
        let fixture = try ServiceFixture(until: "2027-03-01T00:00:00Z") { (_, _) throws(CourierError) in (.submitted, 1)
        }
        var starts = 0
        while try fixture.events(.letterFailed).isEmpty, starts < 40 {
            fixture.world.diesAtNextStart = true
            let service = try fixture.boot()
            service.start()
            var wakes: Set<Wake> = []
            while !fixture.world.isDead, let deadline = service.step(wakes) {
                wakes = service.wait(until: deadline.instant)
            }
            fixture.world.loseChildren()
            starts += 1
        }
        let failed = try fixture.events(.letterFailed)
        #expect(failed.count == 1)
        #expect(starts <= 10)
        #expect(failed.first?.text.contains("each time the service ended before it knew the outcome") == true)
    }

    /// A command may keep the store busy just when a letter ends: its end is noted as soon as the store answers, and nothing goes out twice.
    @Test func aBusyStoreLosesNoOutcome() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "mentord-busy-\(UInt64.random(in: 0 ... .max))"
        ).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let fixture = try ServiceFixture(
            until: "2027-01-12T12:00:00Z", roster: Self.bigMorning(),
            store: StateDatabase.open(directory: folder, busyTimeout: 1, wakes: false)
        ) { (_, _) throws(CourierError) in (.submitted, 1) }
        let command = try StateDatabase.open(directory: folder, busyTimeout: 1, wakes: false)
        let service = try fixture.boot()
        try command.write { _ in service.start() }
        var wakes: Set<Wake> = []
        var steps = 0
        while true {
            steps += 1
            let deadline =
                steps % 3 == 0 ? try command.write { _ in service.step(wakes) } : service.step(wakes)
            guard let deadline else { break }
            wakes = service.wait(until: deadline.instant)
        }
        #expect(fixture.world.started.count == Set(fixture.world.started.map(\.number)).count)
        #expect(Self.big(fixture).count == 80)
        #expect(try fixture.store.read { try $0.lettersInHand() }.isEmpty)
    }

    @Test func noMoreThanThirtyLettersInAnyMinute() throws {
        let fixture = try ServiceFixture(until: "2027-01-12T12:00:00Z", roster: Self.bigMorning()) {
            (_, _) throws(CourierError) in
            (.submitted, 0)
        }
        try fixture.boot().run()
        let times = Self.big(fixture).map(\.createdAt.seconds)
        #expect(times.count == 80)
        for time in times { #expect(times.filter { $0 >= time && $0 < time + 60 }.count <= 30) }
    }

    /// The letters of the big morning; the day before, all were introduced to each other.
    private static func big(_ fixture: ServiceFixture) -> [Letter] {
        let morning = Community.instant("2027-01-12T00:00:00Z")
        return fixture.world.started.filter { $0.recipient != .coordinator(1) && $0.createdAt >= morning }
    }

    /// Forty pairs that begin on the same day in the same zone: eighty first letters at nine.
    private static func bigMorning() throws -> RosterFile {
        var people = "people:\n"
        var mentorships = "mentorships:\n"
        for pair in 0..<40 {
            for side in ["a", "b"] {
                people += "  - {id: \(side)\(pair), name: N, email: \(side)\(pair)@example.org, zone: Europe/Berlin}\n"
            }
            mentorships +=
                "  - {id: m\(pair), program: formal, mentors: [a\(pair)], mentees: [b\(pair)], start: 2027-01-12T18:00, zone: Europe/Berlin}\n"
        }
        return try Community.read(Array((people + mentorships).utf8), "morning.yaml")
    }
}
