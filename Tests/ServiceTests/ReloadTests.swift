import CivilTime
import Mentoring
import Store
import Systemd
import Testing

@testable import Service
@testable import Simulation

/// What a change of settings means for running mentorships: no rung that has passed fires, whether it comes by reload or by restart; after a
/// bad change the old settings hold.
struct ReloadTests {
    private final class ServiceFixture {
        let store: StateDatabase
        let world: VirtualWorld
        var configuration: Configuration
        var refuses = false

        struct Silent: JournalSink { func write(_ record: JournalRecord) {} }

        init() throws {
            let start = Community.instant("2027-01-01T00:00:00Z")
            configuration = try Community.configuration(Zone.utc.civil(at: start).date, Simulation.key(seed: 1))
            store = try StateDatabase.inMemory()
            world = VirtualWorld(start: start, end: Community.instant("2027-02-01T00:00:00Z"))
            try store.write { try $0.setHold(nil) }
            _ = try RosterImport(store: store, rules: configuration.rules, now: start).run(
                try Community.example(), recordsBegan: start, isDryRun: false)
        }

        func boot() throws -> ServiceLoop {
            let parts = World(clock: world, waiter: world, courier: world, journal: Silent(), supervisor: world)
            let service = try ServiceLoop(store: store, world: parts, zones: Community.zones) { [unowned self] _ in
                if refuses { throw Configuration.Faults(lines: ["policy.yaml:3: unknown key \"laddder\""]) }
                return configuration
            }
            service.start()
            return service
        }

        /// Lets the service live until an instant, with these wake-ups at its first step.
        func live(_ service: ServiceLoop, until text: String, first: Set<Wake> = []) {
            let limit = Community.instant(text)
            var wakes = first
            while let deadline = service.step(wakes), world.now < limit {
                wakes = service.wait(until: min(deadline.instant ?? limit, limit))
                wakes.remove(.stop)
            }
        }

        /// Reminds of meetings 24 and 20 days before as well: for f1's second meeting, 9 February, on 16 and 20 January.
        func addRungs() {
            for index in configuration.rules.policy.programs.indices {
                let early = [-24, -20].map { Rung(days: $0, to: .all, letter: LetterKind("meeting-coming")) }
                configuration.rules.policy.programs[index].commitments[0].ladder.rungs.insert(contentsOf: early, at: 0)
            }
            configuration.settings.fingerprint = "changed"
        }

        func rungs(_ id: CommitmentID) throws -> Set<String> {
            let notices = try store.read { try $0.notices(for: .person(PersonID("jonas")!)) }
            return Set(notices.filter { $0.id.subject == .commitment(id) }.map(\.id.origin.description))
        }
    }

    private let second = CommitmentID.meeting(MentorshipID("f1")!, 2)

    @Test func aRungThatHasPassedDoesNotFireAfterAReload() throws {
        let fixture = try ServiceFixture()
        let service = try fixture.boot()
        fixture.live(service, until: "2027-01-18T12:00:00Z")
        fixture.addRungs()
        fixture.live(service, until: "2027-01-19T12:00:00Z", first: [.reload])
        #expect(try fixture.rungs(second) == [])
        fixture.live(service, until: "2027-01-21T12:00:00Z")
        #expect(try fixture.rungs(second) == ["-20"])
    }

    @Test func norAfterARestart() throws {
        let fixture = try ServiceFixture()
        let service = try fixture.boot()
        fixture.live(service, until: "2027-01-18T12:00:00Z")
        service.stop()
        fixture.addRungs()
        let next = try fixture.boot()
        fixture.live(next, until: "2027-01-19T12:00:00Z")
        #expect(try fixture.rungs(second) == [])
        fixture.live(next, until: "2027-01-21T12:00:00Z")
        #expect(try fixture.rungs(second) == ["-20"])
    }

    @Test func afterABadChangeTheOldSettingsHold() throws {
        let fixture = try ServiceFixture()
        let service = try fixture.boot()
        fixture.live(service, until: "2027-01-18T12:00:00Z")
        fixture.refuses = true
        fixture.live(service, until: "2027-01-19T12:00:00Z", first: [.reload])
        let refused = try fixture.store.read { try $0.events(EventFilter(kinds: [.settingsRefused])) }
        #expect(
            refused.map(\.text) == ["settings refused; the ones before hold: policy.yaml:3: unknown key \"laddder\""])
        fixture.live(service, until: "2027-01-28T12:00:00Z")
        #expect(fixture.world.readiness == 2)
        #expect(try fixture.rungs(.milestone(MentorshipID("f1")!, "agreement", 1)) == ["start", "+3"])
    }

    /// A mentorship that is entered in the afternoon, before its first meeting in the evening, gets its opening letter.
    @Test func enteredOnItsFirstDayItIsOpened() throws {
        let fixture = try ServiceFixture()
        let now = Community.instant("2027-01-05T14:00:00Z")
        let service = try fixture.boot()
        fixture.live(service, until: "2027-01-05T14:00:00Z")
        let file = try Community.read(
            Array(
                """
                people:
                  - {id: eva, name: Eva, email: eva@example.org, zone: Europe/Berlin}
                  - {id: leo, name: Leo, email: leo@example.org, zone: Europe/Berlin}
                mentorships:
                  - {id: late, program: formal, mentors: [eva], mentees: [leo], start: 2027-01-05T18:00, zone: Europe/Berlin}
                """.utf8), "late.yaml")
        _ = try RosterImport(store: fixture.store, rules: fixture.configuration.rules, now: now).run(
            file, recordsBegan: now, isDryRun: false)
        fixture.live(service, until: "2027-01-05T15:00:00Z", first: [.storeChanged])
        let letters = fixture.world.started.filter { $0.address == "leo@example.org" }
        #expect(letters.count == 1)
        #expect(letters.first?.notices.map(\.origin.description) == ["start", "start", "start", "introduction"])
    }
}
