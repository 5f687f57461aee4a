import CivilTime
import Service
import Systemd

/// Settings and templates, as the service would take them.
enum CheckedConfiguration {
    /// Reads everything that the service reads, and refuses what it would refuse.
    ///
    /// No letter leaves a command: Message-IDs are made with a key that is no secret, and the real one is not needed.
    static func load(
        _ directory: String, zones: ZoneDatabase = ZoneDatabase(), key: [UInt8] = [UInt8](repeating: 0, count: 32),
        today: CivilDate? = nil
    ) throws -> Configuration {
        try Configuration.load(
            directory: directory, zones: zones, key: key, today: today ?? Zone.utc.civil(at: SystemClock().now).date,
            sendmail: Environment.value("MENTORD_SENDMAIL"))
    }
}
