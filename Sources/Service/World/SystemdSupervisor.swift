import Systemd

/// systemd, through its notification socket; nothing happens where there is none.
package struct SystemdSupervisor: Supervisor {
    private let notifier = Notifier()

    /// Speaks to the manager that started us.
    package init() {}

    /// READY=1 with a status.
    package func ready(_ status: String) { _ = notifier.ready(status: status) }
    /// RELOADING=1.
    package func reloading() { _ = notifier.reloading() }
    /// STOPPING=1 with a status.
    package func stopping(_ status: String) { _ = notifier.stopping(status: status) }
    /// STATUS=.
    package func status(_ text: String) { _ = notifier.status(text) }
    /// ERRNO=.
    package func condition(_ condition: Condition) { _ = notifier.errorNumber(condition.number) }
    /// WATCHDOG=1.
    package func watchdog() { _ = notifier.watchdog() }
    /// EXTEND_TIMEOUT_USEC=.
    package func extend(seconds: Int) { _ = notifier.extendTimeout(microseconds: UInt64(seconds) * 1_000_000) }
}
