import CSystemd

/// The service manager's watchdog (`WatchdogSec=` of the unit).
public enum Watchdog {
    /// How often the manager wants a sign of life, in microseconds; nil where it wants none of this process. Send one
    /// at half of it. See sd_watchdog_enabled(3).
    public static func interval() -> UInt64? {
        var microseconds: UInt64 = 0
        return sd_watchdog_enabled(0, &microseconds) > 0 ? microseconds : nil
    }
}
