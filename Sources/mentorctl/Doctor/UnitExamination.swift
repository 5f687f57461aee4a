import Foundation

/// The unit, as systemd sees it.
struct UnitExamination {
    /// The unit's name, such as `mentord.service`.
    let unit: String
    private let instance: InstanceOptions
    private let properties: [String: String]

    private static let systemctl = "/usr/bin/systemctl"
    private static let subject = "unit"

    init(_ instance: InstanceOptions) {
        self.instance = instance
        unit = instance.unit
        let names =
            "LoadState,ActiveState,SubState,UnitFileState,NRestarts,NeedDaemonReload,DropInPaths,StatusText,StatusErrno,Result,User"
        let output = Tool.output(Self.systemctl, ["show", unit, "--property=\(names)"]) ?? ""
        properties = Dictionary(
            output.split(separator: "\n").compactMap { line in
                line.firstIndex(of: "=").map { (String(line[..<$0]), String(line[line.index(after: $0)...])) }
            }, uniquingKeysWith: { $1 })
    }

    private func property(_ name: String) -> String { properties[name] ?? "" }

    /// Whether systemd runs here and knows the unit.
    var isThere: Bool { property("LoadState") == "loaded" }

    /// The user that the service runs as; nil where systemd does not know.
    var user: String? {
        let user = property("User")
        return isThere && !user.isEmpty ? user : nil
    }

    /// The names of the unit's drop-ins.
    var dropIns: [String] {
        property("DropInPaths").split(separator: " ").map { String($0.split(separator: "/").last ?? $0) }
    }

    func findings() -> [Finding] {
        guard FileManager.default.fileExists(atPath: "/run/systemd/system") else {
            return [.warning(Self.subject, "systemd does not run here; \(unit) was not examined")]
        }
        guard isThere else {
            let state = property("LoadState")
            return [
                .fault(
                    Self.subject, "systemd can't load \(unit) (\(state.isEmpty ? "no answer" : state))",
                    mend: "install the package again, or: sudo systemctl daemon-reload; systemd-analyze verify \(unit)")
            ]
        }
        return running() + enabled() + drifted()
    }

    private func running() -> [Finding] {
        let state = "\(property("ActiveState")) (\(property("SubState")))"
        switch property("ActiveState") {
        case "active":
            let said = ServiceExamination(
                unit: unit, instance: instance, number: property("StatusErrno"), words: property("StatusText"))
            if let finding = said.finding() { return [finding] }
            let restarts = Int(property("NRestarts")) ?? 0
            if restarts > 0 {
                return [
                    .warning(
                        Self.subject,
                        "\(unit) is active, after \(restarts) restart\(restarts == 1 ? "" : "s"): it crashed",
                        mend: "journalctl -x -p warning SYSLOG_IDENTIFIER=mentord")
                ]
            }
            return [.good(Self.subject, "\(unit) is active: \(property("StatusText"))")]
        case "activating" where property("SubState") == "auto-restart":
            return [
                .fault(
                    Self.subject, "\(unit) ends as soon as it is started: \(property("StatusText"))",
                    mend: "journalctl -x -u \(unit) -n 20")
            ]
        case "activating", "reloading", "deactivating":
            return [.warning(Self.subject, "\(unit) is \(state): \(property("StatusText"))")]
        case "failed":
            return [
                .fault(
                    Self.subject, "\(unit) has failed (\(property("Result"))): \(property("StatusText"))",
                    mend:
                        "journalctl -x -u \(unit) -n 20; then: sudo systemctl reset-failed \(unit); sudo systemctl start \(unit)"
                )
            ]
        default:
            return [
                .fault(
                    Self.subject, "\(unit) is \(state): nothing is planned or sent",
                    mend: "sudo systemctl start \(unit)")
            ]
        }
    }

    private func enabled() -> [Finding] {
        let state = property("UnitFileState")
        guard state == "disabled" || state == "masked" else { return [] }
        return [
            .warning(
                Self.subject, "\(unit) is \(state): it does not start with the machine",
                mend: state == "masked" ? "sudo systemctl unmask \(unit)" : "sudo systemctl enable \(unit)")
        ]
    }

    private func drifted() -> [Finding] {
        guard property("NeedDaemonReload") == "yes" else { return [] }
        return [
            .warning(
                Self.subject, "the unit file was changed since systemd read it",
                mend: "sudo systemctl daemon-reload; sudo systemctl restart \(unit)")
        ]
    }
}
