import CivilTime
import Foundation
import Mail
import MessageReader
import Mentoring
import Roster
import Store
import Systemd

@testable import Service
@testable import Simulation

/// A community with answers by mail on a virtual clock: letters go out, and a test writes what people answer.
final class ConversationTrial {
    static let address = "mentoring@ai-engineers.org"

    let store: StateDatabase
    let world: VirtualWorld
    let room: PretendMailRoom
    private(set) var configuration: Configuration
    private(set) var service: ServiceLoop
    /// What went into the second database.
    private(set) var confided: [Confidence] = []
    /// Why the second database can't be used at present.
    var confidentialFault: StoreError?
    /// Everything that went into the journal.
    let journal = Kept()
    /// Answers each letter when it is submitted.
    var onLetter: (Letter) throws -> Void = { _ in }
    private var sent = 0
    /// When the last answer was written.
    private(set) var lastAnswerAt = Instant.distantPast

    final class Kept: JournalSink {
        private(set) var text = ""
        func write(_ record: JournalRecord) {
            text += record.message + "\n" + record.fields.map { "\($0.field)=\($0.value)\n" }.joined()
        }
    }

    init(
        _ roster: String, from: String, until: String = "2028-12-31T00:00:00Z", seed: UInt64 = 1,
        directory: String? = nil, policy: (String) -> String = { $0 }, settings edit: (String) -> String = { $0 }
    ) throws {
        let start = Community.instant(from)
        let configuration = try Self.configuration(
            Zone.utc.civil(at: start).date, Simulation.key(seed: seed), policy: policy, settings: edit)
        self.configuration = configuration
        store =
            try directory.map { try StateDatabase.open(directory: $0, busyTimeout: 1, wakes: false) }
            ?? StateDatabase.inMemory()
        try store.write { try $0.setHold(nil) }
        _ = try RosterImport(store: store, rules: configuration.rules, now: start).run(
            try Community.read(Array(roster.utf8), "roster.yaml"), recordsBegan: start, isDryRun: false)
        world = VirtualWorld(start: start, end: Community.instant(until))
        room = PretendMailRoom(world)
        service = try Self.service(store, world, room, journal, configuration, confide: { _ in })
        try boot()
        world.onSubmission = { [unowned self] _, letter in
            do { try onLetter(letter) } catch { faults.append("\(error)") }
        }
    }

    /// What went wrong in `onLetter`.
    private(set) var faults: [String] = []

    /// The service starts, as after the machine did.
    func boot() throws {
        room.loseChild()
        service = try Self.service(store, world, room, journal, configuration) { [unowned self] text in
            if let confidentialFault { throw confidentialFault }
            // As the second database does: the same text of the same mail counts once.
            guard !confided.contains(text) else { return }
            confided.append(text)
        }
        service.start()
    }

    /// Other settings stand in their files when the service starts the next time.
    func change(
        letters: [String: String] = [:], forms: [String: String] = [:], settings edit: (String) -> String = { $0 }
    ) throws {
        configuration = try Self.configuration(
            Zone.utc.civil(at: world.now).date, Simulation.key(seed: 1), letters: letters, forms: forms,
            settings: edit)
        try boot()
    }

    private static func service(
        _ store: StateDatabase, _ world: VirtualWorld, _ room: PretendMailRoom, _ journal: Kept,
        _ configuration: Configuration,
        confide: @escaping (Confidence) throws -> Void
    ) throws -> ServiceLoop {
        let parts = World(
            clock: world, waiter: world, courier: world, mailRoom: room, journal: journal, supervisor: world)
        return try ServiceLoop(store: store, world: parts, zones: Community.zones, confide: confide) { _ in
            configuration
        }
    }

    /// The shipped settings with answers by mail on.
    static func configuration(
        _ today: CivilDate, _ key: [UInt8], address: String = address, letters: [String: String] = [:],
        forms: [String: String] = [:], policy: (String) -> String = { $0 }, settings edit: (String) -> String = { $0 }
    ) throws -> Configuration {
        let folder = FileManager.default.temporaryDirectory.appending(path: "conversation-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let shipped = Community.root + "/config/"
        try policy(try String(contentsOfFile: shipped + "policy.yaml", encoding: .utf8)).write(
            toFile: folder + "/policy.yaml", atomically: true, encoding: .utf8)
        let settings = try String(contentsOfFile: shipped + "mentord.yaml", encoding: .utf8)
        try (edit(settings) + "\nanswers:\n  address: \(address)\n").write(
            toFile: folder + "/mentord.yaml", atomically: true, encoding: .utf8)
        let files = letters.map { ("letters/" + $0.key, $0.value) } + forms.map { ("forms/\($0.key).yaml", $0.value) }
        for (name, text) in files {
            let file = URL(fileURLWithPath: "\(folder)/\(name)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        var configuration = try Configuration.load(directory: folder, zones: Community.zones, key: key, today: today)
        // What is asked about words that nobody understands does not depend on what was learnt from examples.
        configuration.lexicon.guesses = nil
        return configuration
    }

    // MARK: Time

    func live(until text: String) { live(until: Community.instant(text)) }

    func live(days: Int64) { live(until: world.now + days * 86_400) }

    /// Long enough for an answer to be read and its letters to leave.
    func settle() { live(until: world.now + 300) }

    /// Long enough for what follows quickly to have come to its end, and to be told.
    func calm() { live(until: world.now + 1_200) }

    func live(until limit: Instant) {
        var wakes: Set<Wake> = []
        var steps = 0
        var last = world.uptime
        while let deadline = service.step(wakes), world.now < limit {
            steps = world.uptime == last ? steps + 1 : 0
            last = world.uptime
            // A service that spins would never end: the checks say so.
            if steps > 3_000 {
                faults.append("the service spins at \(world.now)")
                return
            }
            wakes = service.wait(until: min(deadline.instant ?? limit, limit))
            wakes.remove(.stop)
        }
    }

    // MARK: Letters

    func letters(to person: String) -> [Letter] { world.started.filter { $0.recipient == .person(Self.id(person)) } }

    var coordinatorLetters: [Letter] {
        world.started.filter { if case .coordinator = $0.recipient { true } else { false } }
    }

    /// The kinds of notices that a letter was made of.
    func kinds(_ letter: Letter) throws -> [String] {
        try store.read { reader in try letter.notices.compactMap { try reader.notice($0)?.letter.name } }
    }

    /// The letters of one kind to a person, the first first.
    func letters(_ kind: String, to person: String) throws -> [Letter] {
        try letters(to: person).filter { try kinds($0).contains(kind) }
    }

    static func read(_ letter: Letter) throws -> IncomingMessage { try MIMEReader().read(letter.bytes) }

    static func text(_ letter: Letter) throws -> String {
        try read(letter).texts.first { $0.type == "text/plain" }?.text ?? ""
    }

    /// Its text with every line broken elsewhere.
    static func flat(_ letter: Letter?) throws -> String {
        guard let letter else { throw TrialFault(text: "there is no such letter") }
        return try text(letter).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    // MARK: What people write

    /// What a reply's header and text are made of.
    struct Reply {
        var from: String?
        var to: String?
        var messageID: String?
        var subject = "Re: your letter"
        var isLinked = true
        var fields: [(String, String)] = []
        var isQuoting = false
    }

    /// Somebody answers a letter.
    @discardableResult
    func reply(_ text: String, to letter: Letter, _ reply: Reply = Reply()) throws -> String {
        try room.deliver(try message(text, to: letter, reply))
    }

    func message(_ text: String, to letter: Letter, _ reply: Reply = Reply()) throws -> IncomingMessage {
        sent += 1
        lastAnswerAt = world.now
        let read = try Self.read(letter)
        var body = text
        if reply.isQuoting {
            body += "\n\nOn Monday, the program wrote:\n"
            body += try Self.text(letter).split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
                .joined(separator: "\n")
        }
        let date = try MailDate(secondsSinceEpoch: world.now.seconds)
        var header = [
            IncomingMessage.Field("from", "Somebody <\(reply.from ?? letter.address)>"),
            .init("to", reply.to ?? read["reply-to"] ?? ""), .init("subject", reply.subject),
            .init("date", date.description),
            .init("message-id", reply.messageID ?? "<\(sent).\(world.uptime)@mail.example.org>"),
        ]
        if reply.isLinked { header.append(.init("in-reply-to", read["message-id"] ?? "")) }
        header += reply.fields.map { .init($0.0, $0.1) }
        return IncomingMessage(header: header, texts: [.init(type: "text/plain", text: body)])
    }

    /// Somebody's mail program unsubscribes.
    func unsubscribe(_ letter: Letter) throws {
        let field = try Self.read(letter)["list-unsubscribe"] ?? ""
        guard let match = field.firstMatch(of: /mailto:([^>?]+)/) else {
            throw TrialFault(text: "no List-Unsubscribe: \(field)")
        }
        let to = String(match.1).removingPercentEncoding ?? ""
        try reply("unsubscribe", to: letter, Reply(to: to, subject: "unsubscribe", isLinked: false))
    }

    /// A letter comes back, as Postfix says it (RFC 3464).
    func bounce(_ letter: Letter, status: String, to address: String? = nil, fields: [(String, String)] = []) throws {
        sent += 1
        let date = try MailDate(secondsSinceEpoch: world.now.seconds)
        let header: [(String, String)] =
            [
                ("return-path", "<>"), ("from", "MAILER-DAEMON@mx.example.org (Mail Delivery System)"),
                ("to", address ?? letter.sender), ("subject", "Undelivered Mail Returned to Sender"),
                ("auto-submitted", "auto-replied"), ("date", date.description),
                ("message-id", "<bounce\(sent)@mx.example.org>"),
            ] + fields
        try room.deliver(Self.report(letter, status, header))
    }

    /// That a letter came back, as RFC 3464 says it.
    static func report(_ letter: Letter, _ status: String, _ header: [(String, String)]) -> IncomingMessage {
        IncomingMessage(
            header: header.map { .init($0.0, $0.1) },
            texts: [.init(type: "text/plain", text: "This is the mail system at host mx.example.org.")],
            deliveryStatus: [
                [.init("reporting-mta", "dns; mx.example.org")],
                [
                    .init("final-recipient", "rfc822; \(letter.address)"), .init("action", "failed"),
                    .init("status", status), .init("diagnostic-code", "smtp; 550 \(status) no"),
                ],
            ],
            carried: [.init("message-id", "<\(letter.messageID)>")], type: "multipart/report",
            reportType: "delivery-status")
    }

    // MARK: What is known

    static func id(_ person: String) -> PersonID { PersonID(person)! }

    static func commitment(_ text: String) -> CommitmentID { CommitmentID(text)! }

    func record(_ commitment: String) throws -> CommitmentRecord? {
        try store.read { try $0.record(Self.commitment(commitment)) }
    }

    func reports(_ commitment: String) throws -> [Report] {
        try store.read { try $0.reports(on: Self.commitment(commitment)) }
    }

    func person(_ person: String) throws -> Person {
        try store.read { try $0.person(Self.id(person))! }
    }

    func events(_ kinds: EventKind...) throws -> [Event] {
        try store.read { try $0.events(EventFilter(kinds: Set(kinds), limit: 10_000)) }
    }

    var breaker: String? { get throws { try store.read { try $0.breaker()?.cause.description } } }
}

extension ConversationTrial {
    /// A mentor in Berlin and a mentee in New York, who meet once a month.
    static let pair = """
        people:
          - {id: anna, name: Anna Alt, email: anna@example.org, zone: Europe/Berlin}
          - {id: ben, name: Ben Berg, email: ben@example.net, zone: America/New_York}
        mentorships:
          - {id: m1, program: formal, mentors: [anna], mentees: [ben], start: 2027-01-12T18:00, zone: Europe/Berlin}
        """

    /// A pair after its first meeting, when the mentor was asked about it.
    static func asked(directory: String? = nil, roster: String = pair) throws -> (
        trial: ConversationTrial, letter: Letter
    ) {
        let trial = try ConversationTrial(roster, from: "2027-01-11T00:00:00Z", directory: directory)
        trial.live(until: "2027-01-13T12:00:00Z")
        guard let letter = try trial.letters("meeting-ask", to: "anna").first else {
            throw TrialFault(text: "no letter asked about the meeting")
        }
        return (trial, letter)
    }
}

struct TrialFault: Error { let text: String }

extension Confidence {
    /// What was said, in short: `going=2 worked-on=the API`.
    var text: String {
        switch self {
        case .text(let text): text.text
        case .answers(let answers):
            answers.values.sorted { $0.key < $1.key }.map { id, value in
                "\(id)=" + (value.number.map { "\(Int($0))" } ?? value.text ?? "\(value)")
            }.joined(separator: " ")
        }
    }

    var author: PersonID? {
        switch self {
        case .text(let text): text.author
        case .answers(let answers): answers.person
        }
    }

    var mentorship: MentorshipID? {
        switch self {
        case .text(let text): text.mentorship
        case .answers(let answers): answers.commitment.mentorship
        }
    }
}
