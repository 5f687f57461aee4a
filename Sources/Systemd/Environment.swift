import Glibc

/// The environment as systemd sets it (systemd.exec(5)).
package enum Environment {
    /// A variable; nil where it is not set or empty.
    package static func value(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// A directory that systemd names, the first where it names several; nil where it names none.
    package static func directory(_ name: String) -> String? {
        value(name)?.split(separator: ":").first.map(String.init)
    }
}
