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

/// A sendmail that says "no such host" or "no such recipient" while its relay is away: whose fault it is shows from what becomes of the others.
struct OutageTests {
    private static let start = "2027-01-11T00:00:00Z"

    private final class ServiceFixture {
        let store: StateDatabase
        let world: VirtualWorld
        /// When sendmail took each letter.
        private(set) var taken: [Int64: Instant] = [:]

        struct Silent: JournalSink { func write(_ record: JournalRecord) {} }

        init(_ roster: RosterFile, until: String, mail: @escaping VirtualWorld.Mail) throws {
            let start = Community.instant(OutageTests.start)
            let configuration = try Community.configuration(Zone.utc.civil(at: start).date, Simulation.key(seed: 1))
            store = try StateDatabase.inMemory()
            try store.write { try $0.setHold(nil) }
            _ = try RosterImport(store: store, rules: configuration.rules, now: start).run(
                roster, recordsBegan: start, isDryRun: false)
            world = VirtualWorld(start: start, end: Community.instant(until), mail: mail)
            world.onSubmission = { [unowned self] world, letter in taken[letter.number] = world.now }
        }

        func boot() throws -> ServiceLoop {
            let parts = World(clock: world, waiter: world, courier: world, journal: Silent(), supervisor: world)
            return try ServiceLoop(store: store, world: parts, zones: Community.zones) {
                try Community.configuration($0, Simulation.key(seed: 1))
            }
        }

        /// Runs to the end; `dice` kills the service now and then between two steps.
        func run(_ dice: inout SeededGenerator) throws {
            while true {
                let service = try boot()
                service.start()
                var wakes: Set<Wake> = []
                while Int.random(in: 0..<400, using: &dice) > 0 {
                    guard let deadline = service.step(wakes) else { return }
                    wakes = service.wait(until: deadline.instant)
                }
                world.loseChildren()
            }
        }

        func events(_ kinds: EventKind...) throws -> [Event] {
            try store.read { try $0.events(EventFilter(kinds: Set(kinds), limit: 10_000)) }
        }

        func person(_ id: String) throws -> Person {
            try #require(try store.read { try $0.person(PersonID(id)!) })
        }

        /// Everybody of whom the store says that letters can't reach them.
        func unreachable() throws -> [String] {
            try store.read { try $0.people() }.filter { $0.addressFault != nil }.map(\.id.text)
        }

        /// What became of everything that was handed over.
        func states() throws -> Set<LetterState> {
            let numbers = Set(world.started.map(\.number))
            return Set(try store.read { reader in try numbers.compactMap { try reader.letter($0)?.state } })
        }
    }

    private static func failure(_ status: Int32) -> SubmissionOutcome {
        let failure = SubmissionFailure(cause: .exited(status: status), diagnostic: "cannot locate host")
        return [65, 67, 68].contains(status) ? .permanent(failure) : .temporary(failure)
    }

    private static func pairs(_ count: Int, start: String = "2027-01-12T18:00") throws -> RosterFile {
        var people = "people:\n"
        var mentorships = "mentorships:\n"
        let zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata"]
        for pair in 0..<count {
            for side in ["a", "b"] {
                people +=
                    "  - {id: \(side)\(pair), name: N, email: \(side)\(pair)@example.org, zone: \(zones[pair % 3])}\n"
            }
            mentorships +=
                "  - {id: m\(pair), program: formal, mentors: [a\(pair)], mentees: [b\(pair)], start: \(start), zone: \(zones[pair % 3])}\n"
        }
        return try Community.read(Array((people + mentorships).utf8), "pairs.yaml")
    }

    // MARK: An outage

    /// For hours, letters get 65, 67, 68 or 75 at random, or are taken; the service dies now and then.
    @Test(arguments: Array(1...16 as ClosedRange<UInt64>))
    func anOutageKillsNoAddress(_ seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        var mailDice = SeededGenerator(seed: seed ^ 77)
        let begins = Community.instant("2027-01-12T00:00:00Z") + Int64.random(in: 0...20, using: &dice) * 3_600
        let ends = begins + Int64.random(in: 1...40, using: &dice) * 3_600
        // Some outages take nothing, some half.
        let goodness = [0, 10, 50].randomElement(using: &dice) ?? 0
        let fixture = try ServiceFixture(Self.pairs(Int(seed % 9) + 1), until: "2027-02-01T00:00:00Z") {
            (_, now) throws(CourierError) in
            guard now >= begins, now < ends, Int.random(in: 0..<100, using: &mailDice) >= goodness else {
                return (.submitted, 1)
            }
            return (Self.failure([65, 67, 68, 68, 75].randomElement(using: &mailDice) ?? 68), 1)
        }
        try fixture.run(&dice)
        #expect(try fixture.unreachable() == [])
        #expect(try fixture.events(.letterFailed) == [])
        // What had no sense any more was not sent; all else has left.
        #expect(try fixture.states().isSubset(of: [.submitted, .suppressed]))
        // Four hours after the end at the latest, the longest that a letter rests.
        for letter in fixture.world.started where letter.createdAt < ends {
            if let at = fixture.taken[letter.number] { #expect(at <= ends + 4 * 3_600 + 900) }
        }
    }

    /// After a quiet night the first letter of the morning meets the outage; it is over within the hour.
    @Test func anOutageThatBeginsWithTheMorningsFirstLetterIsOneWarning() throws {
        let (begins, ends) = (Community.instant("2027-01-12T00:00:00Z"), Community.instant("2027-01-12T15:10:00Z"))
        let fixture = try ServiceFixture(Self.pairs(6), until: "2027-01-15T00:00:00Z") {
            (_, now) throws(CourierError) in
            (now >= begins && now < ends ? Self.failure(68) : .submitted, 1)
        }
        try fixture.boot().run()
        #expect(try fixture.unreachable() == [])
        #expect(try fixture.events(.sendingFails).count == 1)
        #expect(try fixture.events(.sendingWorks).count == 1)
        #expect(try fixture.events(.letterFailed) == [])
        // A quarter of an hour after the end at the latest one is tried, and then all leave at the usual pace.
        let met = Set(fixture.world.started.filter { $0.createdAt >= begins && $0.createdAt < ends }.map(\.number))
        #expect(met.count >= 3)
        for number in met { #expect(try #require(fixture.taken[number]) <= ends + 20 * 60) }
    }

    /// Where only one person gets letters, nobody can know whose fault it is: the letter leaves when it can, and a coordinator hears of it.
    @Test func theOnlyRecipientIsNotTakenForUnreachable() throws {
        let ends = Community.instant("2027-01-19T12:00:00Z")
        let fixture = try ServiceFixture(Self.pairs(1), until: "2027-01-25T00:00:00Z") {
            (letter, now) throws(CourierError) in
            guard case .person = letter.recipient else { return (.submitted, 1) }
            return (now < ends ? Self.failure(67) : .submitted, 1)
        }
        try fixture.boot().run()
        #expect(try fixture.unreachable() == [])
        let told = fixture.world.started.filter { $0.recipient == .coordinator(1) }.map {
            String(decoding: $0.bytes, as: UTF8.self)
        }
        #expect(told.contains { $0.contains("has left since") }, "\(told.last ?? "-")")
        #expect(try fixture.events(.letterFailed) == [])
        #expect(!fixture.taken.isEmpty)
    }

    /// What kept letters from leaving is over when settings are mended: they are tried at once.
    @Test func mendedSettingsAreTriedAtOnce() throws {
        let mended = Community.instant("2027-01-13T12:00:00Z")
        let fixture = try ServiceFixture(Self.pairs(3), until: "2027-01-14T00:00:00Z") {
            (_, now) throws(CourierError) in
            (now < mended ? Self.failure(78) : .submitted, 1)
        }
        fixture.world.after(seconds: mended - fixture.world.now + 40, wake: .reload) {}
        try fixture.boot().run()
        let first = try #require(fixture.taken.values.min())
        #expect(first - mended < 60)
        #expect(
            fixture.world.started.filter { $0.createdAt < mended }.allSatisfy {
                (fixture.taken[$0.number] ?? .distantFuture) - mended < 240
            })
    }

    /// A command that hangs has a letter in hand when the settings name another one: that is tried beside it.
    @Test func mendedSettingsAreTriedBesideACommandThatHangs() throws {
        let world = Reference<VirtualWorld>()
        var mendedAt: Instant?
        let hangs = SubmissionFailure(cause: .timedOut(seconds: 600), diagnostic: "")
        let fixture = try ServiceFixture(Self.pairs(3), until: "2027-01-14T00:00:00Z") {
            (_, now) throws(CourierError) in
            if let mendedAt, now >= mendedAt { return (.submitted, 1) }
            if mendedAt == nil, now >= Community.instant("2027-01-12T18:00:00Z") {
                mendedAt = now + 100
                world.value?.after(seconds: 100, wake: .reload) {}
            }
            return (.temporary(hangs), 600)
        }
        world.value = fixture.world
        try fixture.boot().run()
        let mended = try #require(mendedAt)
        #expect(try #require(fixture.taken.values.min()) - mended < 10)
    }

    // MARK: A bad address

    /// A bad address is told within days, in a busy service and in one that sends a few letters a week, and holds up nobody.
    @Test(arguments: [(12, 67, 3), (12, 65, 3), (12, 68, 3), (2, 67, 8), (1, 68, 30)] as [(Int, Int32, Int64)])
    func aBadAddressIsFoundOut(_ pairs: Int, _ status: Int32, _ days: Int64) throws {
        let until = "2027-03-01T00:00:00Z"
        let bad = try ServiceFixture(Self.pairs(pairs), until: until) { (letter, _) throws(CourierError) in
            (letter.address.hasPrefix("a0@") ? Self.failure(status) : .submitted, 1)
        }
        try bad.boot().run()
        #expect(try bad.unreachable() == ["a0"])
        let first = try #require(bad.world.started.first { $0.address.hasPrefix("a0@") }).createdAt
        let found = try #require(try bad.events(.personChanged).first { $0.text.contains("letters can't reach them") })
        #expect(found.at - first <= days * 86_400, "found out after \((found.at - first) / 3_600) hours")
        print(
            "a bad address of \(2 * pairs) people: found out after \((found.at - first) / 3_600) hours, \(bad.world.started.filter { $0.address.hasPrefix("a0@") && $0.createdAt <= found.at }.count) tries"
        )
        #expect(try bad.events(.sendingFails) == [])

        let good = try ServiceFixture(Self.pairs(pairs), until: until) { (_, _) throws(CourierError) in (.submitted, 1)
        }
        try good.boot().run()
        // Whoever has nothing to do with a0 gets the same letters at the same time, within the seconds that a0's tries take.
        func times(_ fixture: ServiceFixture) -> [String: [Int64]] {
            Dictionary(
                grouping: fixture.world.started.filter {
                    !$0.address.hasPrefix("a0@") && !$0.address.hasPrefix("b0@") && $0.recipient != .coordinator(1)
                }, by: \.address
            ).mapValues { $0.map { $0.createdAt.seconds / 300 } }
        }
        #expect(times(bad) == times(good))
    }

    /// One letter that is never taken is no bad address, as long as others reach it.
    @Test func aLetterThatIsNeverTakenIsNoBadAddress() throws {
        var refused: Int64?
        let fixture = try ServiceFixture(Self.pairs(8), until: "2027-02-20T00:00:00Z") {
            (letter, _) throws(CourierError) in
            guard letter.address.hasPrefix("a0@") else { return (.submitted, 1) }
            if refused == nil { refused = letter.number }
            return (refused == letter.number ? Self.failure(65) : .submitted, 1)
        }
        try fixture.boot().run()
        #expect(try fixture.unreachable() == [])
        #expect(try fixture.events(.letterFailed).count == 1)
    }

    /// Two addresses were refused for a day, and one of them was taken for dead; when the other is taken after all, that is taken back: the
    /// letter leaves, and what was to be told of it is not.
    @Test func whatAnOutageProvedIsTakenBack() throws {
        var isOver = false
        let store = Reference<StateDatabase>()
        let fixture = try ServiceFixture(Self.pairs(9), until: "2027-02-01T00:00:00Z") {
            (letter, now) throws(CourierError) in
            let isLate = letter.address.hasPrefix("a1@") && now >= Community.instant("2027-01-11T20:00:00Z")
            guard letter.address.hasPrefix("a0@") || isLate, !isOver else { return (.submitted, 1) }
            if isLate, let fault = try? store.value?.read({ try $0.person(PersonID("a0")!)?.addressFault }) {
                isOver = !fault.description.isEmpty
            }
            return (isOver ? .submitted : Self.failure(67), 1)
        }
        store.value = fixture.store
        try fixture.boot().run()
        #expect(isOver, "a0 was taken for unreachable while a1 was still tried")
        #expect(try fixture.unreachable() == [])
        #expect(try fixture.events(.personChanged).contains { $0.text.contains("letters go there again") })
        #expect(try fixture.states().isSubset(of: [.submitted, .suppressed]))
        #expect(
            !fixture.world.started.filter { $0.recipient == .coordinator(1) }.contains {
                String(decoding: $0.bytes, as: UTF8.self).contains("letters can't reach a0")
            })
    }

    private final class Reference<Value> { var value: Value? }

    // MARK: A real command

    /// Waits for real children while a made-up clock goes on.
    private final class Patience: Waiter {
        let world: VirtualWorld
        let courier: SendmailCourier
        init(_ world: VirtualWorld, _ courier: SendmailCourier) { (self.world, self.courier) = (world, courier) }
        func wait(until deadline: Instant?, children: [Int32], limit: Int64?) -> Set<Wake> {
            guard !children.isEmpty else { return world.wait(until: deadline, children: [], limit: nil) }
            var polled = children.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            poll(&polled, nfds_t(polled.count), 10_000)
            return world.wait(until: world.now + 1, children: [], limit: nil).union([.submission])
        }
    }

    @Test func aRelayWhoseNameIsNotFoundForAWhileLosesNoLetter() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dns-away-" + UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["new", "tmp"] {
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent("Maildir/\(name)"), withIntermediateDirectories: true)
        }
        let command = folder.appendingPathComponent("sendmail")
        try FileManager.default.createSymbolicLink(
            at: command, withDestinationURL: URL(fileURLWithPath: Community.root + "/Tests/Support/sendmail-dns-away"))
        let fixture = try ServiceFixture(Self.pairs(4), until: "2027-01-20T00:00:00Z") { (_, _) throws(CourierError) in
            (.submitted, 1)
        }
        let courier = SendmailCourier(command: SendmailCommand(path: command.path))
        let up = folder.appendingPathComponent("up").path
        fixture.world.after(seconds: 2 * 86_400 + 50_000) {
            _ = FileManager.default.createFile(atPath: up, contents: nil)
        }
        let parts = World(
            clock: fixture.world, waiter: Patience(fixture.world, courier), courier: courier,
            journal: ServiceFixture.Silent(),
            supervisor: fixture.world)
        let configuration = try Community.configuration(CivilDate("2027-01-11")!, Simulation.key(seed: 1))
        try ServiceLoop(store: fixture.store, world: parts, zones: Community.zones) { _ in configuration }.run()
        #expect(try fixture.unreachable() == [])
        #expect(try fixture.events(.letterFailed) == [])
        #expect(try fixture.events(.sendingFails).count == 1)
        #expect(try fixture.store.read { try $0.counts() }.letters[.deferred] == nil)
        let letters = try FileManager.default.contentsOfDirectory(
            atPath: folder.appendingPathComponent("Maildir/new").path)
        #expect(letters.count == (try fixture.store.read { try $0.counts() }.letters[.submitted]))
        #expect(letters.count > 8)
    }
}
