import ArgumentParser
import CivilTime
import Glibc
import Processes
import Service
import Store
import Systemd

/// Start-up: reads what the service needs, says plainly what is missing, and hands over to the loop.
@main
struct Mentord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mentord",
        abstract: "Runs a community's mentorship program by its written policy.",
        discussion: """
            Works out who owes what by when, reminds by e-mail through the local sendmail, notices what was missed, tells the \
            coordinator, and writes every decision to the journal. Runs in the foreground; systemd is expected to watch it. \
            SIGHUP reads the settings again, SIGTERM finishes the letter in hand and stops.

            A new database is on hold: nothing is planned or sent until "mentorctl release".
            """,
        version: "mentord \(Version.number) (tzdata \(ZoneDatabase().version ?? "of unknown version"))")

    @Option(help: ArgumentHelp("Read mentord.yaml, policy.yaml and letters/ here.", valueName: "dir"))
    var config = Environment.directory("CONFIGURATION_DIRECTORY") ?? "/etc/mentord"

    @Option(help: ArgumentHelp("Keep the database here.", valueName: "dir"))
    var state = Environment.directory("STATE_DIRECTORY") ?? "/var/lib/mentord"

    func run() throws {
        // Files for the group get its rights where they are made; all others are the service's alone.
        umask(0o077)
        let zones = ZoneDatabase()
        let journal = Journal.standard(identifier: "mentord")
        do {
            let lock = try StateLock(directory: state)
            defer { lock.release() }
            let store = try StateDatabase.open(directory: state, busyTimeout: 200, wakes: false)
            let key = try SecretKey.load(
                state: state, credentials: Environment.value("CREDENTIALS_DIRECTORY"),
                hasLetters: try store.read { try $0.letterCount(createdSince: .distantPast) } > 0)
            let load = { [config] (today: CivilDate) throws(Configuration.Faults) in
                try Configuration.load(
                    directory: config, zones: zones, key: key, today: today,
                    sendmail: Environment.value("MENTORD_SENDMAIL"))
            }
            let first = try load(Zone.utc.civil(at: SystemClock().now).date)
            let inbox = Inbox(
                state: state,
                reader: ReaderCommand(path: Environment.value("MENTORD_READER") ?? ReaderCommand.standardPath))
            let waiter = try PollWaiter(
                directory: state, zones: zones.directory, inbox: inbox.directory, watchdog: Watchdog.interval())
            let world = World(
                clock: SystemClock(), waiter: waiter, courier: SendmailCourier(command: first.sendmailCommand),
                mailRoom: inbox, journal: journal, supervisor: SystemdSupervisor())
            let second = SecondDatabase(state: state)
            second.prepare(telling: store, at: world.clock.now)
            let service = try ServiceLoop(store: store, world: world, zones: zones, confide: second.keep, load: load)
            let fault = service.run()
            store.close()
            if let fault { throw Ended(fault: fault) }
        } catch let end as Ended {
            // The service has said itself what is wrong.
            throw ExitCode(Self.exitCode(of: end.fault))
        } catch {
            let lines = "\(error)".split(separator: "\n").map(String.init)
            let more = lines.count > 1 ? " (and \(lines.count - 1) more in the journal)" : ""
            SystemdSupervisor().status("can't start: \(lines.first ?? "")\(more)")
            for line in lines { journal.write(JournalEncoder.startFailure(line, time: SystemClock().microseconds)) }
            throw ExitCode(Self.exitCode(of: error))
        }
    }

    /// That the service could not go on.
    private struct Ended: Error { let fault: StoreError }

    /// sysexits(3): 78 for settings, 65 for a database that this version can't work with (systemd tries neither again), 74 for what can't be
    /// read or written now.
    private static func exitCode(of error: any Error) -> Int32 {
        switch error {
        case is Configuration.Faults: 78
        case StoreError.newerSchema, StoreError.foreign, StoreError.damaged, StoreError.vanished: 65
        case let lock as StateLock.Taken: lock.isByAnother ? 75 : 74
        default: 74
        }
    }
}
