import CivilTime
import Mentoring
import Service
import Store
import Systemd

/// A letter that would leave if nobody answered and nothing else changed.
package struct ForecastLetter: Hashable, Sendable {
    /// One thing that it says.
    package struct Part: Hashable, Sendable {
        package var letter: String
        package var subject: NoticeSubject
        /// The program of the mentorship that it is about; nil where it is about none.
        package var program: ProgramID?
    }

    package var at: Instant
    package var recipient: Recipient
    package var parts: [Part]
}

/// What would leave in the coming days: the service's own loop, on an excerpt of the database and a virtual clock. Nobody answers in it.
package struct Forecast {
    package let letters: [ForecastLetter]
    /// What went wrong, as the journal would have it.
    package let faults: [String]

    /// Looks ahead.
    /// - Parameters:
    ///   - store: read, never written to. A hold on it counts as released, an open breaker as closed.
    ///   - configuration: what would hold in these days. Its key does not matter: no letter leaves.
    ///   - days: how far, in days of 24 hours.
    ///   - onLetter: called for each letter as it is found, to show progress: hundreds of mentorships take seconds.
    package init(
        store: StateDatabase, configuration: Configuration, zones: ZoneDatabase, from now: Instant, days: Int,
        onLetter: @escaping (ForecastLetter) -> Void = { _ in }
    ) throws {
        let end = now + Int64(days) * 86_400
        // Other settings make every mentorship due.
        let isSame = try store.read { try $0.value("settings") } == configuration.mark(zones)
        let copy = try store.excerpt(wakingBefore: isSame ? end : nil, now: now)
        defer { copy.close() }
        try self.init(on: copy, configuration: configuration, zones: zones, from: now, until: end, onLetter: onLetter)
    }

    /// Looks ahead on a database that is changed by it.
    init(
        on copy: StateDatabase, configuration: Configuration, zones: ZoneDatabase, from now: Instant,
        until end: Instant, onLetter: @escaping (ForecastLetter) -> Void = { _ in }
    ) throws {
        try copy.write { writer in
            try writer.setHold(nil)
            try writer.setBreaker(nil)
        }
        let world = VirtualWorld(start: now, end: end)
        let faults = FaultCollector()
        var found: [ForecastLetter] = []
        var fault: (any Error)?
        world.onSubmission = { world, letter in
            do {
                let parts = try copy.read { reader in try letter.notices.map { try Self.part($0, reader) } }
                let forecast = ForecastLetter(at: world.now, recipient: letter.recipient, parts: parts)
                found.append(forecast)
                onLetter(forecast)
            } catch let error { fault = error }
        }
        let service = try ServiceLoop(
            store: copy,
            world: World(
                clock: world, waiter: world, courier: world, wording: NoWording(), journal: faults, supervisor: world),
            zones: zones,
            load: { _ in configuration })
        service.run()
        if let fault { throw fault }
        letters = found
        self.faults = faults.texts
    }

    private static func part(_ id: NoticeID, _ reader: Reader) throws -> ForecastLetter.Part {
        let program = try id.subject.mentorship.flatMap { try reader.mentorship($0)?.program }
        return ForecastLetter.Part(
            letter: try reader.notice(id)?.letter.name ?? id.origin.description, subject: id.subject, program: program)
    }
}

/// Keeps what the loop complains of, and lets the rest pass.
private final class FaultCollector: JournalSink {
    private(set) var texts: [String] = []
    private let kind = JournalEncoder.messageID(of: .fault)

    func write(_ record: JournalRecord) {
        if record.messageID == kind, !texts.contains(record.message) { texts.append(record.message) }
    }
}
