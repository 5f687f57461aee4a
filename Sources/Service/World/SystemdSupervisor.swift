import Systemd

/// systemd, through its notification socket; nothing happens where there is none.
public struct SystemdSupervisor: Supervisor {
    private let notifier = Notifier()

    /// Speaks to the manager that started us.
    public init() {}

    /// READY=1 with a status.
    public func ready(_ status: String) { _ = notifier.ready(status: status) }
    /// RELOADING=1.
    public func reloading() { _ = notifier.reloading() }
    /// STOPPING=1 with a status.
    public func stopping(_ status: String) { _ = notifier.stopping(status: status) }
    /// STATUS=.
    public func status(_ text: String) { _ = notifier.status(text) }
    /// ERRNO=.
    public func condition(_ condition: Condition) { _ = notifier.errorNumber(condition.number) }
    /// WATCHDOG=1.
    public func watchdog() { _ = notifier.watchdog() }
    /// EXTEND_TIMEOUT_USEC=.
    public func extend(seconds: Int) { _ = notifier.extendTimeout(microseconds: UInt64(seconds) * 1_000_000) }
}
