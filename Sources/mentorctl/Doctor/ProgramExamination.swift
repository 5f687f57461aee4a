import CivilTime
import Glibc
import Mentoring
import Service
import Store

/// What the database and the machine's clock say of the program's own state.
struct ProgramExamination {
    let reader: Reader
    let instance: InstanceOptions
    let zone: Zone
    let zones: ZoneDatabase
    let now: Instant

    private static let day: Int64 = 86_400

    func findings() throws -> [Finding] { try [hold(), breaker(), backup(), zoneData()].compactMap { $0 } }

    private func hold() throws -> Finding {
        guard let hold = try reader.hold() else { return .good("program", "planning and sending") }
        return .warning(
            "program", "on hold since \(zone.text(hold.since)) \(zone.identifier): \(hold.reason)",
            mend: "mentorctl outbox shows what would leave; then: mentorctl release")
    }

    private func breaker() throws -> Finding? {
        guard let breaker = try reader.breaker() else { return nil }
        return .fault(
            "program", "sending stopped by itself \(zone.text(breaker.since)) \(zone.identifier): \(breaker.cause)",
            mend: "find out why (mentorctl log --kind breaker-opened, the mail log); then: mentorctl release")
    }

    private func backup() throws -> Finding {
        let timer = BackupTimer(instance)
        guard let last = try reader.value("backup").flatMap({ Int64($0) }).map({ Instant(seconds: $0) }) else {
            return .warning("backup", "there never was one\(timer.text)", mend: timer.mend(never: true))
        }
        let text = "the last was made \(zone.text(last)) \(zone.identifier)"
        guard now - last > 3 * Self.day else { return .good("backup", text) }
        return .warning("backup", "\(text)\(timer.text)", mend: timer.mend(never: false))
    }

    /// Whether the service plans with the time zone data that is installed.
    private func zoneData() throws -> Finding {
        guard let version = zones.version else {
            return .warning(
                "time zones", "the version of \(zones.directory) is not known", mend: "sudo apt install tzdata")
        }
        let taken = try reader.value("settings")?.split(separator: " ").last.map(String.init)
        guard let taken, taken != version else { return .good("time zones", "tzdata \(version)") }
        return .warning(
            "time zones", "tzdata \(version) is installed, and the service plans with \(taken)",
            mend: "sudo systemctl reload \(instance.unit)")
    }

    /// Whether the clock, on which every decision hangs, is right.
    static func clock(_ clock: SystemClock) -> Finding {
        clock.isSynchronised
            ? .good("clock", "the kernel says that it is synchronised")
            : .warning(
                "clock",
                "the kernel does not know it to be right; a jump of more than a day would put the service on hold",
                mend: "sudo timedatectl set-ntp true, or install chrony")
    }

    /// Whether the user who runs this may use the other commands.
    static func membership(of group: gid_t, named name: String) -> Finding {
        if geteuid() == 0 { return .good("you", "root; commands become the state's owner before they touch it") }
        var groups = [gid_t](repeating: 0, count: 1_024)
        let count = getgroups(Int32(groups.count), &groups)
        guard getegid() == group || groups.prefix(Int(max(0, count))).contains(group) else {
            return .fault(
                "you", "you are not a member of the group \(name)",
                mend: "sudo adduser YOUR-NAME \(name), then log in again")
        }
        let own = Set(groups.prefix(Int(max(0, count))) + [getegid()])
        guard own.isDisjoint(with: journalReaders) else { return .good("you", "a member of the group \(name)") }
        return .warning(
            "you",
            "a member of the group \(name), but of none that may read the journal; \"mentorctl log\" shows the same",
            mend: "sudo adduser YOUR-NAME systemd-journal, then log in again")
    }

    /// The groups whose members read the system's journal (journalctl(1)).
    private static var journalReaders: [gid_t] {
        ["systemd-journal", "adm"].compactMap { (name: String) in getgrnam(name)?.pointee.gr_gid }
    }
}
