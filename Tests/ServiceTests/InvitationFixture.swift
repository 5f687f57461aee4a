import CivilTime
import Foundation
import ICalendar
import Mail
import Mentoring
import Roster
import Processes
import Store
import Systemd
import Testing

@testable import Service
@testable import Simulation

/// A community whose meetings come as invitations, on a virtual clock.
final class InvitationFixture {
    private struct Silent: JournalSink { func write(_ record: JournalRecord) {} }

    /// A message to a calendar, as it left.
    struct Sent {
        let letter: Letter
        let at: Instant
        let calendar: ICalendarComponent
        let text: String

        var method: ICalendarMethod? { calendar.method }
        var events: [ICalendarComponent] { calendar.events }
        var event: ICalendarComponent { events[0] }
    }

    let store: StateDatabase
    let world: VirtualWorld
    let configuration: Configuration
    private(set) var sent: [Sent] = []
    private var service: ServiceLoop
    private var number = 0

    static let pair = """
        people:
          - {id: jonas, name: Jonas Müller, email: jonas@example.com, zone: Europe/Berlin, locale: de}
          - {id: mei, name: 陳美玲, email: mei@example.org, zone: Asia/Kolkata, locale: en}
        mentorships:
          - {id: f1, program: formal, mentors: [jonas], mentees: [mei], start: 2027-01-12T18:00, zone: Europe/Berlin}
        """

    init(
        _ roster: String = pair, from: String = "2027-01-05T00:00:00Z", answers: Bool = true,
        invitations: String? = nil,
        store: StateDatabase? = nil
    ) throws {
        let start = Community.instant(from)
        let configuration = try Self.configuration(
            Zone.utc.civil(at: start).date, answers: answers, invitations: invitations)
        self.configuration = configuration
        self.store = try store ?? StateDatabase.inMemory()
        try self.store.write { try $0.setHold(nil) }
        _ = try RosterImport(store: self.store, rules: configuration.rules, now: start).run(
            try Community.read(Array(roster.utf8), "roster.yaml"), recordsBegan: start, isDryRun: false)
        world = VirtualWorld(start: start, end: Community.instant("2030-01-01T00:00:00Z"))
        service = try Self.service(self.store, world, configuration)
        service.start()
        world.onSubmission = { [unowned self] world, letter in
            guard let text = try? Self.calendar(in: letter), let calendar = try? ICalendarReader.read(text).calendar
            else { return }
            sent.append(Sent(letter: letter, at: world.now, calendar: calendar, text: text))
        }
    }

    /// The service starts anew, as after a crash.
    func restart() throws {
        service = try Self.service(store, world, configuration)
        service.start()
    }

    private static func service(_ store: StateDatabase, _ world: VirtualWorld, _ configuration: Configuration) throws
        -> ServiceLoop
    {
        let parts = World(clock: world, waiter: world, courier: world, journal: Silent(), supervisor: world)
        return try ServiceLoop(store: store, world: parts, zones: Community.zones) { _ in configuration }
    }

    private static func configuration(_ today: CivilDate, answers: Bool, invitations: String?) throws -> Configuration {
        let folder = FileManager.default.temporaryDirectory.appending(path: "invite-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let shipped = Community.root + "/config/"
        var policy = try String(contentsOfFile: shipped + "policy.yaml", encoding: .utf8)
        if let invitations {
            policy = policy.replacing(
                "clause: §2.2.2, ladder:", with: "clause: §2.2.2, invitations: \(invitations), ladder:")
        }
        try policy.write(toFile: folder + "/policy.yaml", atomically: true, encoding: .utf8)
        let settings = try String(contentsOfFile: shipped + "mentord.yaml", encoding: .utf8)
        try (settings + (answers ? "\nanswers:\n  address: mentoring@ai-engineers.org\n" : "")).write(
            toFile: folder + "/mentord.yaml", atomically: true, encoding: .utf8)
        return try Configuration.load(
            directory: folder, zones: Community.zones, key: Simulation.key(seed: 1), today: today)
    }

    // MARK: Time

    func live(until text: String) throws { try live(until: Community.instant(text)) }

    func live(days: Int64) throws { try live(until: world.now + days * 86_400) }

    private func live(until limit: Instant) throws {
        var wakes: Set<Wake> = []
        var standstill = 0
        var last = world.uptime
        while world.now < limit, let deadline = service.step(wakes) {
            standstill = world.uptime == last ? standstill + 1 : 0
            last = world.uptime
            try #require(standstill < 2_000, "the service spins at \(world.now)")
            wakes = service.wait(until: min(deadline.instant ?? limit, limit))
        }
    }

    // MARK: What happens

    var actions: CoordinatorActions { CoordinatorActions(store: store, rules: configuration.rules, now: world.now) }

    func messages(to person: String, since count: Int = 0) -> [Sent] {
        sent.dropFirst(count).filter { $0.letter.recipient == .person(PersonID(person)!) }
    }

    func kinds(to person: String) throws -> [String] {
        let letters = world.started.filter { $0.recipient == .person(PersonID(person)!) }
        return try store.read { reader in
            try letters.flatMap(\.notices).compactMap { try reader.notice($0)?.letter.name }
        }
    }

    func participations() throws -> [Participation] {
        try store.read { try $0.participations(of: MentorshipID("f1")!) }
    }

    func events(_ kinds: EventKind...) throws -> [Event] {
        try store.read { try $0.events(EventFilter(kinds: Set(kinds), limit: 1_000)) }
    }

    /// What the calendar program of somebody sends back.
    func answer(
        _ method: ICalendarMethod, _ event: ICalendarComponent, to sent: Sent, from address: String,
        stamp: Instant? = nil
    ) throws {
        number += 1
        let calendar = ICalendarComponent.calendar(product: "-//test//EN", method: method, components: [event])
        var message = IncomingMessage()
        message.header = [
            IncomingMessage.Field("from", address),
            IncomingMessage.Field("to", sent.event.organizer?.address.email ?? ""),
            IncomingMessage.Field("message-id", "<\(number)@calendar.example>"),
            IncomingMessage.Field("subject", "Accepted: Mentoring"),
        ]
        message.calendars = [
            IncomingMessage.Calendar(method: method.rawValue, text: ICalendarWriter.text(of: calendar))
        ]
        try take(message)
    }

    func reply(
        _ status: ParticipationStatus, to sent: Sent, from address: String, occurrence: ICalendarTime? = nil,
        sequence: Int? = nil
    ) throws {
        let me = try #require(sent.event.attendees.first)
        var event = sent.event.answered(by: me, status: status, stamp: world.now)
        if let occurrence { event.recurrenceID = RecurrenceIdentifier(occurrence) }
        if let sequence { event.sequence = sequence }
        try answer(.reply, event, to: sent, from: address)
    }

    /// What somebody writes in answer to a letter.
    func write(_ text: String, to letter: Letter, from address: String) throws {
        number += 1
        var message = IncomingMessage()
        message.header = [
            IncomingMessage.Field("from", address), IncomingMessage.Field("to", try Self.field("Reply-To", of: letter)),
            IncomingMessage.Field("message-id", "<\(number)@mail.example>"),
            IncomingMessage.Field("subject", "Re: your letter"),
        ]
        message.texts = [IncomingMessage.Text(type: "text/plain", text: text + "\n")]
        try take(message)
    }

    private func take(_ message: IncomingMessage) throws {
        _ = try MailIntake(store: store, configuration: configuration, now: world.now, confide: { _ in }).take(
            "\(number)", message)
        try live(until: world.now + 120)
    }

    // MARK: Reading letters

    static func lines(_ letter: Letter) -> [String] {
        String(decoding: letter.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
    }

    private static func field(_ name: String, of letter: Letter) throws -> String {
        let lines = lines(letter)
        let start = try #require(lines.firstIndex { $0.hasPrefix(name + ":") })
        var value = lines[start]
        for line in lines[(start + 1)...] {
            guard line.hasPrefix(" ") else { break }
            value += line
        }
        return String(value.dropFirst(name.count + 1))
    }

    /// The text of the attached file; nil in a letter without one.
    private static func calendar(in letter: Letter) throws -> String? {
        let lines = lines(letter)
        guard let part = lines.firstIndex(where: { $0.hasPrefix("Content-Type: application/ics") }),
            let start = lines[part...].firstIndex(of: "")
        else { return nil }
        let body = lines[(start + 1)...].prefix { !$0.hasPrefix("--") }.joined()
        return Data(base64Encoded: body).map { String(decoding: $0, as: UTF8.self) }
    }
}
