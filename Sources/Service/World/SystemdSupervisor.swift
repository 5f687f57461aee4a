import Systemd

/// systemd, through its notification socket; nothing happens where there is none.
package struct SystemdSupervisor: Supervisor {
    private let notifier = Notifier()

    package init() {}

    package func ready(_ status: String) { _ = notifier.ready(status: status) }
    package func reloading() { _ = notifier.reloading() }
    package func stopping(_ status: String) { _ = notifier.stopping(status: status) }
    package func status(_ text: String) { _ = notifier.status(text) }
    package func condition(_ condition: Condition) { _ = notifier.errorNumber(condition.number) }
    package func watchdog() { _ = notifier.watchdog() }
    package func extend(seconds: Int) { _ = notifier.extendTimeout(microseconds: UInt64(seconds) * 1_000_000) }
}
