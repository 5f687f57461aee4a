import CivilTime
import Glibc
import Mentoring
import Processes
import Store

/// The way letters take out of here: the sendmail command, what the unit needs for this MTA, and a submission.
struct MailExamination {
    let command: SendmailCommand
    let instance: InstanceOptions
    /// The unit's drop-ins; nil where no unit is known.
    let dropIns: [String]?

    private static let subject = "mail"
    /// Where MTAs stand that can hand nothing over under the unit's sandbox without a drop-in.
    private static let postfix = "/usr/sbin/postdrop"

    func findings() -> [Finding] {
        guard access(command.path, X_OK) == 0 else {
            return [
                .fault(
                    Self.subject, "\(command.path) can't be run: \(String(cString: strerror(errno)))",
                    mend:
                        "install an MTA (sudo apt install postfix), or name its command in mentord.yaml: sendmail: path"
                )
            ]
        }
        if access(Self.postfix, F_OK) == 0, let dropIns, !dropIns.contains("mta.conf") {
            return [
                .fault(
                    Self.subject, "Postfix is there, and the unit lacks what its postdrop needs: letters would hang",
                    mend: "sudo install -D -m 644 /usr/share/mentord/mta/postfix.conf "
                        + "\(instance.dropIns)/mta.conf; sudo systemctl daemon-reload; sudo systemctl restart \(instance.unit)"
                )
            ]
        }
        let dropIn = dropIns?.contains("mta.conf") ?? false ? ", with its drop-in" : ""
        return [.good(Self.subject, "\(command.path)\(dropIn)")]
    }

    /// What the service itself experienced: it hands over from within its sandbox.
    func experience(_ reader: Reader, zone: Zone) throws -> Finding {
        let events = try reader.events(EventFilter(kinds: [.sendingFails, .sendingWorks, .letterSubmitted], limit: 1))
        guard let last = events.last else {
            return .warning(Self.subject, "the service has not submitted a letter yet")
        }
        guard last.kind != .sendingFails else {
            return .fault(
                Self.subject, "since \(zone.text(last.at)) \(zone.identifier) no letter was taken: \(last.text)",
                mend: "journalctl -x SYSLOG_IDENTIFIER=mentord MENTORD_EVENT=sending-fails; then the MTA's own log")
        }
        return .good(Self.subject, "the service's last letter was submitted \(zone.text(last.at)) \(zone.identifier)")
    }

    /// Submits a letter as the user who runs this.
    func submit(_ message: [UInt8], sender: String, to address: String) -> Finding {
        let outcome: SubmissionOutcome
        do { outcome = try command.submit(message, sender: sender, to: address) } catch {
            return .fault(Self.subject, "a test letter could not be handed over: \(error)", mend: "see the reason")
        }
        switch outcome {
        case .submitted:
            return .good(Self.subject, "a test letter to \(address) was submitted; whether it arrives, its reader sees")
        case .temporary(let failure), .permanent(let failure):
            return .fault(
                Self.subject, "a test letter to \(address) was not taken: \(failure)",
                mend: "look into the MTA's own log")
        }
    }
}
