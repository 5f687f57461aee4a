import ArgumentParser
import Glibc
import Systemd

/// Where a command finds settings and state: the options that nearly all have.
struct InstanceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Work with the community of mentord@NAME.service, where several run on this machine; $MENTORD_INSTANCE names it, too.",
            valueName: "name"))
    var instance: String?

    @Option(
        name: .customLong("state"),
        help: ArgumentHelp(
            "Where the database is; $STATE_DIRECTORY names it, too. (default: /var/lib/mentord)", valueName: "dir"))
    var chosenState: String?

    @Option(
        name: .customLong("config"),
        help: ArgumentHelp(
            "Where the settings are; $CONFIGURATION_DIRECTORY names it, too. (default: /etc/mentord)", valueName: "dir")
    )
    var chosenConfig: String?

    var state: String { chosenState ?? Environment.directory("STATE_DIRECTORY") ?? "/var/lib/\(name)" }

    var config: String { chosenConfig ?? Environment.directory("CONFIGURATION_DIRECTORY") ?? "/etc/\(name)" }

    /// Where backups are, unless a command is told otherwise.
    var backups: String { Environment.directory("MENTORD_BACKUPS") ?? "/var/backups/\(name)" }

    var unit: String { chosenInstance.map { "mentord@\($0).service" } ?? "mentord.service" }

    var setupUnit: String { "mentord-setup\(chosenInstance.map { "@\($0)" } ?? "").service" }

    var backupTimer: String { "mentord-backup\(chosenInstance.map { "@\($0)" } ?? "").timer" }

    /// The folder of drop-ins for the service's unit.
    var dropIns: String { "/etc/systemd/system/mentord\(chosenInstance == nil ? "" : "@").service.d" }

    /// The name under which the key stands in the system's credential store.
    var credential: String { "\(name).key" }

    /// The name of the group that reads what was written in confidence.
    var confidentialGroupName: String { "\(name)-confidential" }

    /// Its number; nil where there is no such group.
    var confidentialGroup: gid_t? { getgrnam(confidentialGroupName).map(\.pointee.gr_gid) }

    /// Names that users, groups and folders of the program itself have after the hyphen.
    private static let taken = ["confidential", "submit"]

    private var chosenInstance: String? { instance ?? Environment.value("MENTORD_INSTANCE") }

    /// Users, folders and units of an instance have its name after a hyphen.
    private var name: String { chosenInstance.map { "mentord-\($0)" } ?? "mentord" }

    func validate() throws {
        guard let chosen = chosenInstance else { return }
        let isName =
            (1...16).contains(chosen.utf8.count)
            && chosen.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            }
        guard isName, !Self.taken.contains(chosen) else {
            throw ValidationError(
                "An instance's name is up to 16 of a-z and 0-9, as in mentord@NAME.service, and none of "
                    + "\(Self.taken.joined(separator: ", ")), which are the program's own.")
        }
    }
}

/// For listings that programs read, too.
struct OutputForm: ParsableArguments {
    @Flag(help: "Print JSON, for programs.")
    var json = false
}
