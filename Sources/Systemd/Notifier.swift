import CSystemd
import Glibc

/// Tells the service manager how the service stands, by sd_notify(3), over the socket that NOTIFY_SOCKET names. Without
/// one, nothing is told and nothing fails: a service that runs by hand has nobody to tell.
public struct Notifier: Sendable {
    /// A notifier for this process.
    public init() {}

    /// The start is complete (`READY=1`), or a reload is. `status` is one line for `systemctl status`.
    @discardableResult
    public func ready(status: String? = nil) -> Bool { send(["READY=1"] + Self.assignment(ofStatus: status)) }

    /// A reload begins; `ready` ends it. Sends MONOTONIC_USEC too, which Type=notify-reload (systemd 253) wants.
    @discardableResult
    public func reloading() -> Bool { send(["RELOADING=1", "MONOTONIC_USEC=\(Self.monotonicMicroseconds())"]) }

    /// The service is on its way out (`STOPPING=1`).
    @discardableResult
    public func stopping(status: String? = nil) -> Bool { send(["STOPPING=1"] + Self.assignment(ofStatus: status)) }

    /// One line for `systemctl status` (`STATUS=`). Line ends and control characters become spaces.
    @discardableResult
    public func status(_ text: String) -> Bool { send(Self.assignment(ofStatus: text)) }

    /// What keeps the service from its work, as a number of errno(3) (`ERRNO=`); 0 for nothing.
    @discardableResult
    public func errorNumber(_ number: Int32) -> Bool { send(["ERRNO=\(number)"]) }

    /// The sign of life that `Watchdog.interval()` asks for (`WATCHDOG=1`). Send it only after work was done, or it
    /// proves none.
    @discardableResult
    public func watchdog() -> Bool { send(["WATCHDOG=1"]) }

    /// A start, reload or stop needs up to so many microseconds more from now on (`EXTEND_TIMEOUT_USEC=`).
    @discardableResult
    public func extendTimeout(microseconds: UInt64) -> Bool { send(["EXTEND_TIMEOUT_USEC=\(microseconds)"]) }

    /// True when a service manager was told. A failure is not worth ending a service for: the manager's own time limits
    /// notice.
    private func send(_ assignments: [String]) -> Bool { sd_notify(0, assignments.joined(separator: "\n")) > 0 }

    /// What is kept of a status, in characters.
    private static let longestStatus = 1_000

    /// A line end inside a status would start an assignment of its own.
    private static func assignment(ofStatus text: String?) -> [String] {
        guard let text else { return [] }
        let line = text.prefix(longestStatus).unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control ? " " : Character(scalar)
        }
        return ["STATUS=" + String(line)]
    }

    private static func monotonicMicroseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }
}
