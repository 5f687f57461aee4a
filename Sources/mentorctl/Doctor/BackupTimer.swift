/// The timer that makes backups, as systemd sees it.
struct BackupTimer {
    private let instance: InstanceOptions
    private let isActive: Bool
    /// When it makes the next one, as systemd prints it; nil where nothing is planned.
    private let next: String?

    init(_ instance: InstanceOptions) {
        self.instance = instance
        let output =
            Tool.output(
                "/usr/bin/systemctl", ["show", instance.backupTimer, "--property=ActiveState,NextElapseUSecRealtime"])
            ?? ""
        let lines = output.split(separator: "\n")
        isActive = lines.contains("ActiveState=active")
        let time = lines.first { $0.hasPrefix("NextElapseUSecRealtime=") }?.split(separator: "=").dropFirst().first
        next = time.map(String.init)
    }

    /// What is to be added where no backup was made lately.
    var text: String { isActive ? "; \(instance.backupTimer) makes the next one \(next ?? "when its time comes")" : "" }

    /// What is to be typed where no backup was made lately.
    /// - Parameter never: whether there was none at all: a timer that waits has done nothing wrong then.
    func mend(never: Bool) -> String {
        let service = instance.backupTimer.replacing(".timer", with: ".service")
        guard isActive else { return "sudo systemctl enable --now \(instance.backupTimer)" }
        return never
            ? "to have one now: sudo systemctl start \(service)" : "journalctl -u \(service) -n 20 says why it fails"
    }
}
