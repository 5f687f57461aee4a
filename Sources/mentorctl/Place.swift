import ArgumentParser
import Glibc

/// Where a command finds settings and state: the options that nearly all have.
struct Place: ParsableArguments {
    @Option(help: ArgumentHelp("Where the database is; $STATE_DIRECTORY names it, too.", valueName: "dir"))
    var state = Environment.directory("STATE_DIRECTORY", otherwise: "/var/lib/mentord")

    @Option(help: ArgumentHelp("Where the settings are; $CONFIGURATION_DIRECTORY names it, too.", valueName: "dir"))
    var config = Environment.directory("CONFIGURATION_DIRECTORY", otherwise: "/etc/mentord")
}

/// For listings that programs read, too.
struct Form: ParsableArguments {
    @Flag(help: "Print JSON, for programs.")
    var json = false
}

/// The environment as systemd sets it (systemd.exec(5)).
enum Environment {
    /// A variable; nil where it is not set or empty.
    static func value(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// A directory that systemd names; the first where it names several.
    static func directory(_ name: String, otherwise: String) -> String {
        value(name)?.split(separator: ":").first.map(String.init) ?? otherwise
    }
}
