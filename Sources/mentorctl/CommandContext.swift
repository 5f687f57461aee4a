import CivilTime
import Forms
import Glibc
import Mentoring
import Service
import Settings
import Store

/// What a command works with: the settings, the database, and the time.
struct CommandContext {
    /// The settings; nil where they have faults and the command can do without.
    let settings: InstanceSettings?
    let rules: Rules
    let store: StateDatabase
    let zones: ZoneDatabase
    /// When the command began. Everything that it says and does is of this instant.
    let now: Instant
    /// Whether there is a database, and not an empty one in memory that stands for it.
    let isStored: Bool

    /// Reads the settings, then opens the database as its owner.
    /// - Parameter missing: what is done where there is no database yet.
    /// - Parameter bearsFaults: whether the command only looks, and can do so while the settings on disk are broken: the service runs on, too.
    /// - Parameter reading: what else must be read before root becomes the database's owner.
    init(
        _ instance: InstanceOptions, missing: Missing = .refuse, bearsFaults: Bool = false,
        forms: FormLibrary = FormLibrary(), reading: () throws -> Void = {}
    ) throws {
        now = SystemClock().now
        zones = ZoneDatabase()
        let today = Zone.utc.civil(at: now).date
        do {
            let loaded = try InstanceSettings.load(directory: instance.config, zones: zones, around: today)
            settings = loaded
            rules = loaded.rules(zones: zones, forms: forms)
        } catch {
            guard bearsFaults else { throw error }
            Terminal.warn(
                "the settings have faults (\"mentorctl check-config\" says which); the community's times are shown in UTC"
            )
            settings = nil
            rules = Self.withoutSettings(zones)
        }
        try reading()
        isStored = missing != .pretend || access("\(instance.state)/\(StateDatabase.fileName)", F_OK) == 0
        store = try Self.open(instance.state, missing: missing)
    }

    /// Opens the database alone: what stops letters must work whatever the settings say.
    static func open(_ state: String, missing: Missing = .refuse) throws -> StateDatabase {
        try Ownership.become(ownerOf: state)
        let isMissing =
            access(state, F_OK) == 0 && access("\(state)/\(StateDatabase.fileName)", F_OK) != 0 && errno == ENOENT
        guard isMissing else { return try StateDatabase.open(directory: state, create: false) }
        if missing != .anew, let vanished = StateDatabase.vanished(from: state) { throw vanished }
        switch missing {
        case .anew: return try StateDatabase.open(directory: state, anew: true)
        case .create: return try StateDatabase.open(directory: state)
        case .pretend: return try StateDatabase.inMemory()
        case .refuse:
            throw CommandFault(
                Failure.noInput,
                "\(state): there is no database yet; \"mentorctl import FILE\" makes one, or name the right directory with --state"
            )
        }
    }

    /// What is done where there is no database yet.
    enum Missing {
        /// The command has nothing to work with.
        case refuse
        /// One is made, on hold.
        case create
        /// An empty one in memory stands for it: nothing is left behind.
        case pretend
        /// One is made, also in the place of one that is gone.
        case anew
    }

    /// What can be known without settings: no program, UTC.
    private static func withoutSettings(_ zones: ZoneDatabase) -> Rules {
        let letters = LetterRules(time: .midnight, perWeek: 0, rideDays: 0, perMinute: 1, retryDays: 0, silences: 0)
        let escalation = EscalationRules(letter: [], roles: [:], digestLines: 0, atRiskAfter: 2)
        let policy = Policy(document: "", programs: [], letters: letters, escalation: escalation, reviews: [])
        let calendar = CommunityCalendar(
            zone: "UTC", workingDays: [], quietFrom: nil, quietUntil: nil, holidays: [:], breaks: [])
        return Rules(policy: policy, calendar: calendar, coordinators: [:], zones: zones)
    }

    var zone: Zone { get throws { try zones.zone(rules.calendar.zone) } }

    /// Today, in the community's zone.
    var today: CivilDate { get throws { try zone.civil(at: now).date } }

    /// The instant at which a day begins in the community's zone.
    func midnight(_ date: CivilDate) throws -> Instant { try zone.instant(of: CivilDateTime(date, .midnight)) }

    /// What coordinators do, or what a participant says through them.
    func actions(by person: PersonID? = nil) -> CoordinatorActions {
        CoordinatorActions(store: store, rules: rules, now: now, reporter: person.map { .person($0) } ?? .coordinator)
    }

    /// The commitment that was typed, in full or as people shorten it.
    func commitment(_ text: String) throws -> CommitmentID {
        let mentorship = text.split(separator: "/").first.flatMap { MentorshipID(String($0)) }
        let people = try mentorship.flatMap { id in try store.read { try $0.mentorship(id) } }?.participants ?? []
        let id = CommitmentID(text) { person in people.contains { $0.person == person } }
        guard let id else {
            throw CommandFault.data(
                "\(Fault.quoted(text)) is not a commitment; write f1/3 for a meeting, f1/amina/2 for a check-in, f1/goals for a milestone"
            )
        }
        return id
    }

    /// The calendar of holidays that was typed; nil for an empty name, the community's.
    func holidayCalendar(_ text: String) throws -> HolidayCalendarID? {
        if text.isEmpty { return nil }
        let known = rules.calendar.holidayCalendars.keys
        if let name = HolidayCalendarID(text), known.contains(name) { return name }
        let names = known.map(\.text).sorted()
        let advice =
            Spelling.nearest(to: text, among: names).map { "did you mean \"\($0)\"?" }
            ?? (names.isEmpty
                ? "mentord.yaml has none; add it under calendar: holiday-calendars"
                : "known are \(names.joined(separator: ", "))")
        throw CommandFault.data("\(Fault.quoted(text)) is not a calendar of holidays; \(advice)")
    }

    /// Says what came of a change, in the words of the history.
    func tell(_ events: [Event], otherwise: String = "Nothing changed.") {
        for event in events { print(JournalEncoder.sentence(event).printable) }
        if events.isEmpty { print(otherwise) }
        noteWake()
    }

    /// Says so where the service could not be woken after a change: it finds it at its next look.
    func noteWake() {
        guard let fault = store.wakeFault else { return }
        Terminal.warn("the change is saved, but the service was not woken and sees it at its next look: \(fault)")
    }
}
