import ArgumentParser
import CivilTime
import Glibc
import JSONText
import Letters
import Mail
import Service
import Store

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Examine the installation, and say how to mend each fault.",
        discussion: """
            Looks at the settings, the state and its key, the confidential texts, the unit, the mail system, the \
            way of answers, the clock, the time zones and the last backup. It changes nothing. As root it sees all; \
            to others it says what they can't see. With --send-to it hands a test letter to sendmail. Ends with 69 \
            if something keeps the service from its work.
            """)

    @Option(help: ArgumentHelp("Submit a test letter to this address as well.", valueName: "address"))
    var sendTo: String?

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let findings = try examine()
        if form.json {
            JSON.list(findings.map(\.json)).show()
        } else {
            for line in Finding.lines(findings) { print(line) }
        }
        guard !findings.contains(where: { $0.verdict == .fault }) else { throw ExitCode(Failure.unavailable) }
    }

    private func examine() throws -> [Finding] {
        let clock = SystemClock()
        let zones = ZoneDatabase()
        let unit = UnitExamination(instance)
        var findings: [Finding] = []
        var configuration: Configuration?
        do {
            configuration = try CheckedConfiguration.load(instance.config, zones: zones)
            findings.append(.good("settings", "\(instance.config): no faults"))
            if let community = configuration?.settings.community {
                findings += [MailDomain(community).finding()].compactMap { $0 }
            }
        } catch {
            findings += "\(error)".split(separator: "\n").map {
                .fault("settings", String($0), mend: "mend that line; then: mentorctl check-config \(instance.config)")
            }
        }
        findings += unit.findings()
        findings += StateExamination(instance: instance).findings(user: unit.user)
        findings += ConfidentialExamination(instance: instance).findings()
        findings.append(KeyExamination(instance: instance).finding())
        if let status = FileStatus(instance.state) {
            findings.append(ProgramExamination.membership(of: status.group, named: status.groupName))
        }
        findings.append(ProgramExamination.clock(clock))
        if let configuration {
            findings += mail(configuration, unit)
            findings += AnswersExamination(instance: instance, answers: configuration.settings.answers, now: clock.now)
                .findings()
        }
        if let configuration {
            findings += BackupExamination(instance: instance, settings: configuration.settings.backup).findings()
        }
        findings += database(zones, configuration, unit, clock.now)
        return findings
    }

    private func mail(_ configuration: Configuration, _ unit: UnitExamination) -> [Finding] {
        let mail = MailExamination(
            command: configuration.sendmailCommand, instance: instance, dropIns: unit.isThere ? unit.dropIns : nil)
        var findings = mail.findings()
        if let sendTo {
            let from = configuration.settings.community.from.address
            let letter = TestLetter(from: configuration.settings.community.from, to: sendTo, now: SystemClock().now)
            do {
                findings.append(mail.submit(try letter.bytes(), sender: from, to: sendTo))
            } catch {
                findings.append(
                    .fault(
                        "mail", "no test letter can be written to \(sendTo): \(error)", mend: "write another address"))
            }
        }
        return findings
    }

    /// What stands in the database: root becomes its owner for it, so it comes last.
    private func database(
        _ zones: ZoneDatabase, _ configuration: Configuration?, _ unit: UnitExamination, _ now: Instant
    ) -> [Finding] {
        do {
            let store = try CommandContext.open(instance.state)
            defer { store.close() }
            let zone = (try? configuration.map { try zones.zone($0.rules.calendar.zone) }) ?? Zone.utc
            let condition = DatabaseExamination(store: store, instance: instance).findings()
            return try store.read { reader in
                var findings = try condition + DatabaseExamination.zones(reader, zones)
                findings += try ProgramExamination(
                    reader: reader, instance: instance, zone: zone, zones: zones, now: now
                )
                .findings()
                if let configuration {
                    let mail = MailExamination(
                        command: configuration.sendmailCommand, instance: instance, dropIns: nil)
                    findings.append(try mail.experience(reader, zone: zone))
                }
                return findings
            }
        } catch let fault as CommandFault where fault.code == Failure.noInput {
            return [.warning("database", fault.description)]
        } catch StoreError.busy(let path) {
            return [DatabaseExamination.locked(path)]
        } catch {
            return [.fault("database", "\(error)", mend: "do what is said there")]
        }
    }
}
