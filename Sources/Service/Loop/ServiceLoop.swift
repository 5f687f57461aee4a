import CivilTime
import Letters
import Mentoring
import Processes
import Settings
import Store
import Systemd

/// The service: one thread, one step at a time. It waits for the earliest of what may happen, takes one step, and waits again.
///
/// It keeps nothing that the store does not: after a crash at any moment, the next start goes on from what was committed.
package final class ServiceLoop {
    let store: StateDatabase
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
    var volume = VolumeGuard()
    /// Keeps what people say in confidence.
    let confide: (Confidence) throws -> Void
    var sending = SendmailBackoff()
    private var historian = JournalExporter()
    private var isStarted = false
    var letsBytesGo = false
    private var wantsReload = false
    private(set) var isReady = false
    private var isStopping = false
    var status = ""
    /// Since when, by the uptime, another program keeps the store locked, once that was told.
    var lockedSince: Int64?
    /// Whether another process has changed the store since that was looked at.
    private var isChangedElsewhere = false
    /// Letters that were in hand when sending was to be tried anew: sendmail may hang with them, and another may go beside them.
    var hanging: Set<Int64> = []
    private var fault: StoreError?
    /// Whether something else than the store failed in this step.
    private var hasFailed = false
    private var pace = RateLimiter()
    var lastLook: (wall: Int64, uptime: Int64)
    /// Which restore of the database this service knows of.
    private var restored: String?
    /// Letters in hand whose rows a restore took away: what becomes of them is nobody's to note.
    var orphans: Set<Int64> = []
    var missingZones: Set<String> = []
    /// Missing zones that something named beside mentorships and people: the records of what was due.
    var unfoundZones: Set<String> = []
    /// When missing zones are looked for where nothing tells that they came back.
    var zonesLookAt = Instant.distantFuture
    /// Whose letters rest because a zone is missing.
    var zoneless: Set<Recipient> = []
    /// Why the service ends although nobody asked it to; nil while it does not.
    var ending: StoreError?
    /// Since when, by the uptime, another file or none stands where the database was; nil while it is in place.
    var movedSince: Int64?
    /// What the service manager was told of its condition.
    var condition = Condition.well
    /// Since when, by the uptime, the store can't be used; nil while it can.
    var faultSince: Int64?
    /// When time zone data that is being upgraded will be complete; nil while none is.
    var zonesSettleAt: Instant?

    /// How many mentorships are planned between two looks at signals and the watchdog.
    static let slice = 100
    /// How long a store that is busy or broken is left alone, in seconds.
    static let rest: Int64 = 2

    /// - Parameters:
    ///   - confide: keeps what people say in confidence, in the second database.
    ///   - load: reads the configuration as it stands on a day; called at start and for each reload.
    package init(
        store: StateDatabase, world: World, zones: ZoneDatabase,
        confide: @escaping (Confidence) throws -> Void = { _ in },
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

    /// Runs until it is told to stop, or can't go on; returns why it ended; nil when it was told to.
    @discardableResult
    package func run() -> StoreError? {
        start()
        var wakes: Set<Wake> = []
        while true {
            guard let deadline = step(wakes) else { break }
            wakes = wait(until: deadline.instant)
        }
        stop()
        return ending
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
                try noticeClockBeforeStart(writer, now)
                try ensureProgram(writer, now)
                try writer.append(
                    Event(
                        at: now, kind: .started,
                        text: "mentord \(Version.number) started; time zones \(zones.version ?? "of unknown version")"))
                try noteForms(writer, now)
                try noteSettings(writer, now)
            }
            restored = try store.read { try $0.value(StoreKey.restored) }
            sending = try store.read(SendmailBackoff.init)
            for letter in try store.read({ try $0.lettersInHand() })
            where !frozen.contains(where: { $0.number == letter.number }) {
                try takeUp(letter, now)
            }
            try checkZones(now)
            isStarted = true
        }
    }

    /// A letter that was in hand when the last run ended: whether it was submitted can't be known, so it goes again; not for ever.
    private func takeUp(_ letter: Letter, _ now: Instant) throws {
        if try isTakenBack(letter.number, now) { return }
        // Tries whose end is known were no crashes.
        let crashes = letter.attempts - (try store.read { try $0.attemptCount(of: letter.number) })
        guard crashes < Self.mostCrashes else {
            return try settle(
                letter, .failed, now,
                "handed over \(crashes) times, and each time the service ended before it knew the outcome")
        }
        frozen.append(try store.write { try $0.beginAttempt(letter.number) })
    }

    private static let mostCrashes = 8

    /// Lets the letters in hand come to their end, for at most five seconds, then says goodbye.
    func stop() {
        let limit = world.clock.uptime + 4
        // A service that ends by itself has said why, and its status stays readable.
        world.supervisor.stopping(ending == nil ? "stopping" : status)
        while world.courier.inHand > 0 {
            guarded { try collect() }
            if world.courier.inHand == 0 { break }
            if world.clock.uptime >= limit {
                world.courier.terminate()
                break
            }
            _ = wait(until: world.clock.now + 1)
        }
        if ending != nil { return }
        guarded {
            try store.write { writer in
                try writer.setLooked(world.clock.now)
                try writer.append(Event(at: world.clock.now, kind: .stopped, text: "mentord stopped"))
            }
            _ = try historian.tell(store, world)
        }
        if store.fileState != .inPlace { _ = endForMovedStore() }
    }

    // MARK: One step

    /// Takes one step; returns when to look again; nil when the service is to stop.
    package func step(_ wakes: Set<Wake>) -> Deadline? {
        if wakes.contains(.stop) || isStopping {
            isStopping = true
            return nil
        }
        if ending != nil { return nil }
        if let deadline = restForMovedStore(wakes) { return ending == nil ? deadline : nil }
        fault = nil
        hasFailed = false
        // Kept until they are dealt with: a store that is busy ends the step.
        wantsReload = wantsReload || wakes.contains(.reload)
        if wakes.contains(.zonesChanged) { zonesChanged() }
        isChangedElsewhere = store.wasChangedElsewhere || isChangedElsewhere
        if !isStarted { start() }
        var next: Instant?
        guarded {
            // A reader does not notice that the store is locked.
            if wakes.contains(.watchdog) { try store.write { _ in } }
            try noteUnlocked()
            try noticeClock()
            if wantsReload || isConfigurationOld { try reload() }
            wantsReload = false
            try noticeZones()
            if isChangedElsewhere {
                try noticeRestore()
                if !frozen.isEmpty { try dropUnneeded() }
                if !missingZones.isEmpty { try checkZones(world.clock.now) }
                isChangedElsewhere = false
            }
            try collect()
            let mail = try receive(world.clock.now)
            next = try [mail, work(), reportDay(world.clock.now), zonesSettleAt, zonesLook].compactMap { $0 }.min()
            next = try [next, historian.tell(store, world)].compactMap { $0 }.min()
        }
        note(fault)
        if let fault, mustEnd(after: fault) { return nil }
        // A store that answers with a fault answers: killing the service mends nothing, and it goes on by itself.
        if wakes.contains(.watchdog) { world.supervisor.watchdog() }
        if let fault { return rest(after: fault) }
        // A step that failed in the middle has not said when to look again.
        if hasFailed { next = [next, world.clock.now + 60].compactMap { $0 }.min() }
        return Deadline(instant: next)
    }

    /// When missing zones are looked for; nil while none is missing.
    private var zonesLook: Instant? { missingZones.isEmpty ? nil : zonesLookAt }

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
        // Another step follows at once, and says it.
        if !isMore || !isReady { try say(now) }
        return isMore ? now : try earliest(now)
    }

    private func earliest(_ now: Instant) throws -> Instant? {
        let (wake, send, retry) = try store.read { reader in
            // Notices behind an open breaker are looked at when a command closes it.
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
    var handsFree: Int {
        (sending.failsSince == nil ? configuration.settings.sendmail.atOnce : 1)
            + hanging.intersection(world.courier.numbers).count
    }

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
        (restored, volume) = (now, VolumeGuard())
        orphans.formUnion(world.courier.numbers)
        frozen = []
        ended = []
    }

    // MARK: The store may be busy or broken

    /// Runs a part of a step; what the store says is kept, and nothing is lost: the same work is found again.
    func guarded(_ body: () throws -> Void) {
        do { try body() } catch let error as StoreError { fault = error } catch {
            report(fault: "\(error)")
            hasFailed = true
        }
    }

    /// Something that a person should look at, straight into the journal: the store may be what is wrong.
    func report(fault text: String) {
        world.journal.write(
            JournalEncoder.record(Event(at: world.clock.now, kind: .fault, text: text), time: world.clock.microseconds))
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
        // Rungs that have come by the old settings are decided by them; no earlier rung of the new settings fires.
        if try store.read({ try $0.hold() == nil }) { while try plan(now) {} }
        try store.write { try $0.setLooked(now) }
        do {
            zones.forget()
            let next = try load(Zone.utc.civil(at: now).date)
            let faults = Self.faults(of: next.rules.forms, asked: try store.read { try $0.newestForms() })
            guard faults.isEmpty else { throw Configuration.Faults(lines: faults.map(\.description)) }
            configuration = next
        } catch {
            try store.write { writer in
                try writer.append(
                    Event(at: now, kind: .settingsRefused, text: "settings refused; the ones before hold: \(error)"))
            }
            return
        }
        if let courier = world.courier as? SendmailCourier { courier.command = configuration.sendmailCommand }
        try store.write { writer in
            try noteForms(writer, now)
            try noteSettings(writer, now)
        }
        try trySendingNow(now)
    }

    /// New settings or new time zone data mean a new look at every mentorship.
    func noteSettings(_ writer: Writer, _ now: Instant) throws {
        let print = configuration.mark(zones)
        guard try writer.value("settings") != print else { return }
        try writer.setValue("settings", print)
        if let looked = try writer.looked() { try writer.passWatermark(to: min(looked, now)) }
        try writer.wakeAll()
        try writer.tellRestOfAlerts(configuration.rules, now)
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
                    + configuration.hints.map { "; hint: \($0)" }.joined()))
    }
}
