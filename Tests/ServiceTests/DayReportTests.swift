import CivilTime
import Mentoring
import Store
import Systemd
import Testing

@testable import Service
@testable import Simulation

/// The day's report: once a day, whatever happens; true; and its numbers are fields.
struct DayReportTests {
    private final class Records: JournalSink {
        var all: [JournalRecord] = []
        func write(_ record: JournalRecord) { all.append(record) }
        var reports: [JournalRecord] { all.filter { $0.messageID == JournalEncoder.messageID(of: .status) } }
    }

    private let store: StateDatabase
    private let world: VirtualWorld
    private let configuration: Configuration
    private let records = Records()

    init() throws {
        let start = Community.instant("2027-01-04T12:00:00Z")
        configuration = try Community.configuration(Zone.utc.civil(at: start).date, Simulation.key(seed: 1))
        store = try StateDatabase.inMemory()
        world = VirtualWorld(start: start, end: Community.instant("2027-03-01T00:00:00Z"))
        _ = try RosterImport(store: store, rules: configuration.rules, now: start).run(
            try Community.example(), recordsBegan: start, isDryRun: false)
    }

    private func boot() throws -> ServiceLoop {
        let parts = World(clock: world, waiter: world, courier: world, journal: records, supervisor: world)
        let service = try ServiceLoop(store: store, world: parts, zones: Community.zones) { [configuration] _ in
            configuration
        }
        service.start()
        return service
    }

    private func live(_ service: ServiceLoop, until text: String) {
        let limit = Community.instant(text)
        var wakes: Set<Wake> = []
        while let deadline = service.step(wakes), world.now < limit {
            wakes = service.wait(until: min(deadline.instant ?? limit, limit))
            wakes.remove(.stop)
        }
    }

    private func fields(_ record: JournalRecord) -> [String: String] {
        Dictionary(record.fields.map { ($0.field.name, $0.value) }) { $1 }
    }

    @Test func oneADayAlsoOnHoldAndAfterRestarts() throws {
        let service = try boot()
        live(service, until: "2027-01-05T05:59:00Z")
        // Noon of the fourth is past its six o'clock: that day's report came at once.
        #expect(records.reports.count == 1)
        #expect(records.reports[0].message.hasPrefix("on hold; "))
        live(try boot(), until: "2027-01-05T05:59:00Z")
        #expect(records.reports.count == 1)
        live(try boot(), until: "2027-01-08T12:00:00Z")
        #expect(records.reports.count == 5)
        #expect(records.reports.last?.time == Community.instant("2027-01-08T06:00:00Z").seconds * 1_000_000)
        #expect(records.reports.allSatisfy { $0.priority == .info })
    }

    @Test func bytesOfLettersGoThirtyDaysAfterTheirEnd() throws {
        try store.write { try $0.setHold(nil) }
        let service = try boot()
        live(service, until: "2027-02-03T05:59:00Z")
        let first = try #require(try store.read { try $0.letter(1) })
        #expect(first.state == .submitted)
        #expect(!first.isWithheld)
        live(service, until: "2027-02-25T12:00:00Z")
        let (kept, numbers) = try store.read { reader in
            (
                try reader.lettersWithBytes(settledBefore: .distantFuture, limit: 10_000).map(\.number),
                try (1...Int64(world.started.count)).compactMap { try reader.letter($0) }
            )
        }
        let end = Community.instant("2027-02-25T06:00:00Z") - 30 * 86_400
        #expect(numbers.filter { ($0.submittedAt ?? $0.createdAt) >= end }.map(\.number).sorted() == kept.sorted())
        #expect(numbers.contains { $0.isWithheld })
    }

    @Test func afterAnOutageOnlyTodays() throws {
        live(try boot(), until: "2027-01-05T12:00:00Z")
        world.sleep(seconds: 10 * 86_400)
        live(try boot(), until: "2027-01-15T13:00:00Z")
        #expect(records.reports.count == 3)
    }

    @Test func itsNumbersAreThoseOfTheStoreAndStandInFields() throws {
        try store.write { try $0.setHold(nil) }
        live(try boot(), until: "2027-02-24T07:00:00Z")
        let report = try #require(records.reports.last)
        let fields = fields(report)
        // Nobody answered for seven weeks: some commitments are due, and letters went out in the last day or not, as the store says.
        let counts = try store.read { try $0.counts() }
        #expect(fields["MENTORD_COUNT_ACTIVE"] == String(counts.mentorships[.active] ?? 0))
        #expect(fields["MENTORD_COUNT_DUE"] == String(counts.commitments[.due] ?? 0))
        #expect(try #require(Int(fields["MENTORD_COUNT_DUE"] ?? "")) > 0)
        let day = Community.instant("2027-02-23T06:00:00Z")..<Community.instant("2027-02-24T06:00:00Z")
        func seen(_ kind: EventKind) -> Int {
            records.all.filter {
                $0.messageID == JournalEncoder.messageID(of: kind)
                    && day.contains(Instant(seconds: $0.time / 1_000_000))
            }.count
        }
        #expect(fields["MENTORD_COUNT_MISSED"] == String(seen(.missed)))
        #expect(fields["MENTORD_EVENT"] == "status")
        // In all the days together every verdict was counted once.
        let missed = records.reports.compactMap { Int(self.fields($0)["MENTORD_COUNT_MISSED"] ?? "") }.reduce(0, +)
        let verdicts = records.all.filter {
            $0.messageID == JournalEncoder.messageID(of: .missed) && $0.time < report.time
        }.count
        #expect(missed == verdicts)
        #expect(missed > 0)
    }

    @Test(arguments: [
        "mentorships: active 1, paused 2, to come 3, at risk 4; commitments: due 5, missed 6; outbox: waiting 7, deferred 8; letters: submitted 9, failed 10",
        "on hold; mentorships: active 0, paused 0, to come 0, at risk 0; commitments: due 0, missed 0; outbox: waiting 0, deferred 0; letters: submitted 0, failed 0",
    ]) func canBeReadBack(_ text: String) throws {
        #expect(try #require(DayReport(text)).description == text)
    }

    @Test(arguments: [
        "", "on hold; ", "mentorships", "mentorships: active", "mentorships: active x; a: b", "mentorships: active 1",
    ]) func nothingElseIsAReport(_ text: String) { #expect(DayReport(text) == nil) }

    @Test func upgradedZonesAreTakenOnceTheirFilesAreInPlace() throws {
        try store.write { try $0.setHold(nil) }
        let service = try boot()
        live(service, until: "2027-01-06T12:00:00Z")
        // As if the service had planned with an older release.
        try store.write { try $0.setValue("settings", "\(configuration.settings.fingerprint) 1999z") }
        func taken() throws -> Int { try store.read { try $0.events(EventFilter(kinds: [.settingsTaken])) }.count }
        let before = try taken()
        let deadline = try #require(service.step([.zonesChanged])?.instant)
        #expect(deadline.seconds - world.now.seconds <= 20)
        #expect(try taken() == before)
        live(service, until: "2027-01-06T12:01:00Z")
        #expect(try taken() == before + 1)
        #expect(try store.read { try $0.value("settings") } != "\(configuration.settings.fingerprint) 1999z")
    }
}
