import CLinux
import Glibc

/// The machine's clocks.
package struct SystemClock: Clock {
    package init() {}

    package var microseconds: Int64 { Self.read(CLOCK_REALTIME) }

    /// CLOCK_BOOTTIME in seconds: it goes on through suspend.
    package var uptime: Int64 { Self.read(CLOCK_BOOTTIME) / 1_000_000 }

    /// adjtimex(2): not STA_UNSYNC.
    package var isSynchronised: Bool { clinux_clock_is_synchronised() }

    static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }
}
