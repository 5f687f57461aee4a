import CivilTime
import Foundation
import Mentoring
import Processes
import Service
import Store
import Systemd

/// How fast a backlog of messages is dealt with: the service's own loop, its reader and a database on disk. The first argument is how many.
@main
struct InboxBenchmark {
    static func main() throws {
        let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5_000
        let bench = try InboxBenchmark(messages: count)
        let clock = ContinuousClock()
        var steps = 0
        let duration = try clock.measure { steps = try bench.run() }
        try FileManager.default.removeItem(at: bench.directory)
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        print(
            "\(count) messages in \(String(format: "%.1f", seconds)) s: \(Int(Double(count) / seconds)) a second, \(steps) steps"
        )
    }

    private let directory: URL
    private let inbox: Inbox
    private let service: ServiceLoop
    private let waiter: PollWaiter
    private let store: StateDatabase

    private struct Silent: JournalSink { func write(_ record: JournalRecord) {} }

    private init(messages count: Int) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "mentord-bench-inbox-\(getpid())")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let config = directory.appending(path: "config")
        try FileManager.default.copyItem(atPath: "config", toPath: config.path)
        let settings = config.appending(path: "mentord.yaml")
        let text = try String(contentsOf: settings, encoding: .utf8)
        try (text + "\nanswers:\n  address: mentoring@example.org\n").write(
            to: settings, atomically: true, encoding: .utf8)
        let zones = ZoneDatabase()
        let state = directory.appending(path: "state").path
        try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
        store = try StateDatabase.open(directory: state, wakes: false)
        try Self.fill(store)
        inbox = Inbox(state: state, reader: ReaderCommand(path: ReaderCommand.standardPath))
        let now = Int(SystemClock().now.seconds)
        for number in 0..<count {
            try Data(Self.message(number).utf8).write(
                to: URL(filePath: "\(inbox.directory)/new/\(now).M\(String(format: "%06d", number)).bench"))
        }
        waiter = try PollWaiter(directory: state, zones: zones.directory, inbox: inbox.directory, watchdog: nil)
        let world = World(
            clock: SystemClock(), waiter: waiter, courier: SendmailCourier(command: SendmailCommand(path: "/bin/true")),
            mailRoom: inbox, journal: Silent(), supervisor: SystemdSupervisor())
        service = try ServiceLoop(store: store, world: world, zones: zones) { today in
            try Configuration.load(
                directory: config.path, zones: zones, key: Array(repeating: 7, count: 32), today: today)
        }
    }

    /// 300 mentorships, whose people write.
    private static func fill(_ store: StateDatabase) throws {
        try store.write { writer in
            let start = SystemClock().now
            let day = Zone.utc.civil(at: start).date.adding(days: 40)
            for index in 0..<300 {
                let pair = ["a", "b"].map { PersonID(checked: "p\(index)\($0)") }
                for person in pair {
                    try writer.put(
                        Person(id: person, name: person.text, email: "\(person)@example.org", zone: "Europe/Berlin"))
                }
                try writer.put(
                    Mentorship(
                        id: MentorshipID(checked: "m\(index)"), program: ProgramID(checked: "formal"),
                        participants: zip(pair, [Role.mentor, .mentee]).map { Participant(person: $0, role: $1) },
                        start: CivilDateTime(day, .midnight).adding(seconds: 18 * 3600), zone: "Europe/Berlin",
                        recordsBegan: start))
            }
        }
    }

    /// One in three from somebody who takes part, one from a stranger, one from a machine.
    private static func message(_ number: Int) -> String {
        let from = number % 3 == 0 ? "p\(number % 300)a@example.org" : "somebody\(number)@elsewhere.example"
        let automatic = number % 3 == 2 ? "Auto-Submitted: auto-replied\r\n" : ""
        return """
            From: Somebody <\(from)>\r
            To: mentoring@example.org\r
            Date: Mon, 30 Nov 2026 10:00:00 +0000\r
            Subject: Re: our meeting, number \(number)\r
            Message-ID: <\(number)@elsewhere.example>\r
            MIME-Version: 1.0\r
            Content-Type: multipart/alternative; boundary=x\r
            \(automatic)\r
            --x\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            Hello,\r
            \r
            we met yesterday, and it was good to talk. See you on Thursday.\r
            \r
            Best wishes\r
            --x\r
            Content-Type: text/html; charset=utf-8\r
            \r
            <p>Hello,</p><p>we met yesterday, and it was good to talk. See you on Thursday.</p><p>Best wishes</p>\r
            --x--\r

            """
    }

    /// Steps until nothing waits.
    private func run() throws -> Int {
        service.start()
        var wakes: Set<Wake> = []
        var steps = 0
        while true {
            steps += 1
            guard let deadline = service.step(wakes) else { return steps }
            if inbox.backlog == 0, inbox.next() == nil { return steps }
            wakes = waiter.wait(until: deadline.instant, children: inbox.descriptors, limit: inbox.limit)
        }
    }
}
