import CivilTime
import Letters
import Mentoring
import Sendmail
import Settings
import Store
import Systemd

/// The service: one thread, one step at a time. It waits for the earliest of what may happen, takes one step, and waits again.
///
/// It keeps nothing that the store does not: after a crash at any moment, the next start goes on from what was committed.
public final class Service {
    let store: Store
    let world: World
    let zones: ZoneDatabase
    private let load: (CivilDate) throws -> Configuration

    var configuration: Configuration
    /// Letters that are frozen and wait for a child to be free.
    var frozen: [Letter] = []
    /// Letters whose children ended, until the store has taken note of it.
    var ended: [(number: Int64, outcome: SubmissionOutcome)] = []
    /// Messages that were read, until the store has taken note of them.
    var readings: [(name: String, outcome: RunningReading.Outcome)] = []
    /// So many messages are dealt with one by one, because several at once could not be; nil until that is known of the run before.
    var byThemselves: Int?
    /// When messages are dealt with again; nil while nothing is wrong with the reader, or with where things are kept.
    var readerOpensAt: Instant?
    /// The message that is being dealt with, and how often that was begun, in this run and those before.
    var begun: (name: String, count: Int)?
    /// Whether more than usual wants to leave.
    var volume = VolumeGuard()
    /// Keeps what people say in confidence.
    let confide: (ConfidentialText) throws -> Void
    var sending = SendingHealth()
    private let historian = Historian()
    private var isStarted = false
    private var wantsReload = false
    private var isReady = false
    private var isStopping = false
    private var status = ""
    private var fault: StoreError?
    private var pace = Pace()
    private var lastLook: (wall: Int64, uptime: Int64)
    /// Which restore of the database this service knows of.
    private var restored: String?
    /// Letters in hand whose rows a restore took away: what becomes of them is nobody's to note.
    var orphans: Set<Int64> = []
    /// When time zone data that is being upgraded will be complete; nil while none is.
    var zonesSettleAt: Instant?

    /// How many mentorships are planned between two looks at signals and the watchdog.
    static let slice = 20
    /// How long a store that is busy or broken is left alone, in seconds.
    private static let rest: Int64 = 2

    /// - Parameters:
    ///   - confide: keeps what people say in confidence, in the second database.
    ///   - load: reads the configuration as it stands on a day; called at start and for each reload.
    /// - Throws: what `load` throws.
    public init(
        store: Store, world: World, zones: ZoneDatabase,
        confide: @escaping (ConfidentialText) throws -> Void = { _ in },
        load: @escaping (CivilDate) throws -> Configuration
    ) throws {
        self.store = store
        self.world = world
        self.zones = zones
        self.load = load
        self.confide = confide
        configuration = try load(Zone.utc.civil(at: world.clock.now).date)
        lastLook = (world.clock.microseconds, world.clock.uptime)
    }

    /// Runs until it is told to stop.
    public func run() {
        start()
        var wakes: Set<Wake> = []
        while true {
            guard let deadline = step(wakes) else { break }
            wakes = wait(until: deadline.instant)
        }
        stop()
    }

    /// When to look again; nil inside means that only something from outside wakes it.
    package struct Deadline {
        /// The instant; nil for as long as nothing from outside happens.
        package let instant: Instant?
    }

    func wait(until instant: Instant?) -> Set<Wake> {
        let limits = [world.courier.limit, world.mailRoom.limit].compactMap { $0 }
        return world.waiter.wait(
            until: instant, children: world.courier.descriptors + world.mailRoom.descriptors, limit: limits.min())
    }

    // MARK: Start and stop

    /// Takes up where the last run ended: letters that were in hand go out again with the same bytes. A store that is busy makes the first
    /// step try again.
    package func start() {
        guarded {
            let now = world.clock.now
            try store.write { writer in
                try ensureProgram(writer, now)
                try writer.append(
                    Event(
                        at: now, kind: .started,
                        text: "mentord \(Version.number) started; time zones \(zones.version ?? "of unknown version")"))
                try noteSettings(writer, now)
            }
            restored = try store.read { try $0.value(StoreKey.restored) }
            for letter in try store.read({ try $0.lettersInHand() })
            where !frozen.contains(where: { $0.number == letter.number }) {
                try takeUp(letter, now)
            }
            isStarted = true
        }
    }

    /// A letter that was in hand when the last run ended: whether it was submitted can't be known, so it goes again; not for ever.
    private func takeUp(_ letter: Letter, _ now: Instant) throws {
        guard letter.attempts < Self.mostCrashes else {
            return try settle(
                letter, .failed, now,
                "handed over \(letter.attempts) times, and each time the service ended before it knew the outcome")
        }
        frozen.append(try store.write { try $0.beginAttempt(letter.number) })
    }

    private static let mostCrashes = 8

    /// Lets the letters in hand come to their end, for at most five seconds, then says goodbye.
    func stop() {
        let limit = world.clock.uptime + 4
        world.supervisor.stopping("stopping")
        while world.courier.inHand > 0 {
            guarded { try collect() }
            if world.courier.inHand == 0 { break }
            if world.clock.uptime >= limit {
                world.courier.terminate()
                break
            }
            _ = wait(until: world.clock.now + 1)
        }
        guarded {
            try store.write { writer in
                try writer.setLooked(world.clock.now)
                try writer.append(Event(at: world.clock.now, kind: .stopped, text: "mentord stopped"))
            }
            try historian.tell(store, world.journal)
        }
    }

    // MARK: One step

    /// Takes one step.
    ///
    /// - Returns: when to look again; nil when the service is to stop.
    package func step(_ wakes: Set<Wake>) -> Deadline? {
        if wakes.contains(.stop) || isStopping {
            isStopping = true
            return nil
        }
        fault = nil
        wantsReload = wantsReload || wakes.contains(.reload)
        if !isStarted { start() }
        var next: Instant?
        guarded {
            try noticeClock(wakes)
            if wantsReload || isConfigurationOld { try reload() }
            wantsReload = false
            try noticeZones(wakes)
            if store.wasChangedElsewhere {
                try noticeRestore()
                if !frozen.isEmpty { try dropUnneeded() }
            }
            try collect()
            let mail = try receive(world.clock.now)
            next = try [mail, work(), reportDay(world.clock.now), zonesSettleAt].compactMap { $0 }.min()
            try historian.tell(store, world.journal)
        }
        if let fault { return rest(after: fault) }
        if wakes.contains(.watchdog) { world.supervisor.watchdog() }
        return Deadline(instant: next)
    }

    /// Plans what is due, then hands over; on hold, nothing of it.
    private func work() throws -> Instant? {
        let now = world.clock.now
        if try store.read({ try $0.hold() }) != nil {
            try say(now)
            return nil
        }
        if try plan(now) {
            if !isReady { world.supervisor.extend(seconds: 60) }
            return now
        }
        let isMore = try handOver(now)
        try say(now)
        if isMore { return now }
        return try earliest(now)
    }

    private func earliest(_ now: Instant) throws -> Instant? {
        let (wake, send, retry) = try store.read { reader in
            // What waits behind an open breaker is looked at when a command closes it.
            guard try reader.breaker() == nil else {
                return (
                    try reader.earliestWake(), try reader.earliestSendToCoordinators(),
                    try reader.earliestRetryToCoordinators()
                )
            }
            return (try reader.earliestWake(), try reader.earliestSend(), try reader.earliestRetry())
        }
        let letter = opening(frozen.isEmpty ? [send, retry].compactMap { $0 }.min() : now)
        return [wake, letter].compactMap { $0 }.min().map { max($0, now) }
    }

    /// When a letter that is due at an instant can be handed over; nil while a child in hand is waited for.
    private func opening(_ due: Instant?) -> Instant? {
        guard let due, world.courier.inHand < handsFree else { return nil }
        let paced = pace.opensAt(world.clock, perMinute: configuration.rules.policy.letters.perMinute)
        return [due, sending.opensAt, paced].compactMap { $0 }.max()
    }

    /// How many letters may be in hand: one, to try, while sendmail takes none.
    var handsFree: Int { sending.failsSince == nil ? configuration.settings.sendmail.atOnce : 1 }

    /// Whether another letter may be made now: the rate is kept, sendmail takes letters, and a child is free.
    var mayHandOver: Bool {
        world.courier.inHand < handsFree && sending.isOpen(world.clock.now)
            && pace.opensAt(world.clock, perMinute: configuration.rules.policy.letters.perMinute) == nil
    }

    func countLetter() { pace.count(world.clock) }

    /// Another database stands in the place of the one that this service knew: nothing that it had in mind holds.
    private func noticeRestore() throws {
        let now = try store.read { try $0.value(StoreKey.restored) }
        guard now != restored else { return }
        restored = now
        orphans.formUnion(world.courier.numbers)
        frozen = []
        ended = []
    }

    // MARK: The store may be busy or broken

    /// Runs a part of a step; what the store says is kept, and nothing is lost: the same work is found again.
    func guarded(_ body: () throws -> Void) {
        do { try body() } catch let error as StoreError { fault = error } catch {
            report(fault: "\(error)")
        }
    }

    private func rest(after fault: StoreError) -> Deadline {
        if case .busy = fault { return Deadline(instant: world.clock.now + 1) }
        let text = "the store can't be used: \(fault)"
        if status != text {
            status = text
            world.supervisor.status(text)
            report(fault: text)
        }
        return Deadline(instant: world.clock.now + Self.rest)
    }

    /// Something that a person should look at, straight into the journal: the store may be what is wrong.
    func report(fault text: String) {
        world.journal.write(
            Wording.record(Event(at: world.clock.now, kind: .fault, text: text), time: world.clock.microseconds))
    }

    // MARK: Status

    /// Says in plain words what the service does, where that changed; says ready after the first plan.
    private func say(_ now: Instant) throws {
        let text = try store.read { try StatusLine(reader: $0, sending: sending, now: now).text } + backlog
        if !isReady {
            isReady = true
            status = text
            world.supervisor.ready(text)
        } else if text != status {
            status = text
            world.supervisor.status(text)
        }
    }

    /// How many messages wait to be read, if that takes a while.
    private var backlog: String {
        let waiting = world.mailRoom.backlog
        // In hundreds: a line for each message would say no more.
        return waiting < 100 ? "" : "; about \(waiting / 100 * 100) messages that came in wait to be read"
    }

    // MARK: Settings

    private var isConfigurationOld: Bool {
        Zone.utc.civil(at: world.clock.now).date - configuration.readOn > 300
    }

    /// Takes new settings if they are good; after bad ones the old ones hold.
    private func reload() throws {
        world.supervisor.reloading()
        defer { world.supervisor.ready(status) }
        let now = world.clock.now
        // What has come by the old settings is decided by them; nothing that the new ones would have held before now fires.
        if try store.read({ try $0.hold() == nil }) { while try plan(now) {} }
        try store.write { try $0.setLooked(now) }
        do {
            zones.forget()
            configuration = try load(Zone.utc.civil(at: now).date)
        } catch {
            try store.write { writer in
                try writer.append(
                    Event(at: now, kind: .settingsRefused, text: "settings refused; the ones before hold: \(error)"))
            }
            return
        }
        if let courier = world.courier as? SendmailCourier { courier.command = configuration.sendmailCommand }
        try store.write { try noteSettings($0, now) }
    }

    /// New settings or new time zone data mean a new look at every mentorship.
    func noteSettings(_ writer: Writer, _ now: Instant) throws {
        let print = "\(configuration.settings.fingerprint) \(zones.version ?? "-")"
        guard try writer.value("settings") != print else { return }
        try writer.setValue("settings", print)
        if let looked = try writer.looked() { try writer.passWatermark(to: min(looked, now)) }
        try writer.wakeAll()
        let calendars = configuration.rules.calendar.holidayCalendars
        for name in try writer.holidayCalendarsInUse() where calendars[name] == nil {
            try writer.append(
                Event(
                    at: now, kind: .fault,
                    text:
                        "mentord.yaml has no holiday calendar \"\(name)\", which people or mentorships name: the community's holidays stand for it"
                ))
        }
        try writer.append(
            Event(
                at: now, kind: .settingsTaken,
                text:
                    "settings \(configuration.settings.fingerprint) taken, with time zones \(zones.version ?? "of unknown version")"
            ))
    }

    // MARK: The clock

    /// A clock set forward by more than a day while the kernel is not sure of it puts the service on hold; any other jump is noted.
    private func noticeClock(_ wakes: Set<Wake>) throws {
        let wall = world.clock.microseconds
        let uptime = world.clock.uptime
        defer { lastLook = (wall, uptime) }
        let jump = (wall - lastLook.wall) / 1_000_000 - (uptime - lastLook.uptime)
        guard abs(jump) > 60 else { return }
        let now = world.clock.now
        try store.write { writer in
            try writer.append(Event(at: now, kind: .clockSet, text: "the clock was set by \(jump) s"))
            guard jump > 86_400, !world.clock.isSynchronised, try writer.hold() == nil else { return }
            let reason = "the clock jumped forward by \(jump / 86_400) days and is not synchronised"
            try writer.setHold(Hold(reason: reason, since: now, by: "service"))
            try writer.append(Event(at: now, kind: .held, text: "on hold: \(reason)"))
        }
    }
}
