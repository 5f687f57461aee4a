import CivilTime
import Forms
import Mentoring

/// Everything that a community decides, as valid values: `mentord.yaml` (the community and this machine) and `policy.yaml` (the written
/// policy). The files in `config/` are the defaults; there is no copy of them in code.
package struct InstanceSettings: Sendable {
    package var community: Community
    /// Who runs the program, distinct by address, numbered in the order of the file.
    package var coordinators: [Coordinator]
    package var sendmail: SendmailSettings
    /// How answers by mail come in; nil where they go to a person.
    package var answers: AnswerSettings?
    package var backup = BackupSettings()
    package var calendar: CommunityCalendar
    package var document: PolicyDocument
    package var policy: Policy
    /// Sixteen hexadecimal digits that change when a byte of the files does (FNV-1a, 64 bits). To notice a change, not to prove anything.
    package var fingerprint: String

    /// Reads `mentord.yaml`, `policy.yaml` and the holiday files that the first names, below a directory.
    /// - Parameter directory: its path; faults name the files with it.
    /// - Parameter around: today, in any zone. Holidays that come back are worked out for the year before it to two years after it.
    /// - Parameter forms: the forms that there are; nil where any name passes.
    /// - Throws: every fault of all files.
    package static func load(
        directory: String, zones: ZoneDatabase, around: CivilDate, forms: FormCatalog? = nil
    ) throws(SettingsFaults) -> InstanceSettings {
        var reading = SettingsReading(directory: directory, zones: zones, around: around)
        reading.forms = forms
        return try reading.read()
    }

    package var coordinatorsByRole: [String: [Int]] {
        var numbers: [String: [Int]] = [:]
        for coordinator in coordinators {
            for role in coordinator.roles { numbers[role, default: []].append(coordinator.number) }
        }
        return numbers
    }

    /// The coordinator of a number, as `Recipient.coordinator` names them; nil for one who is no longer in the file.
    package func coordinator(_ number: Int) -> Coordinator? { coordinators.first { $0.number == number } }

    package func rules(zones: ZoneDatabase, forms: FormLibrary = FormLibrary()) -> Rules {
        Rules(
            policy: policy, calendar: calendar, coordinators: coordinatorsByRole, zones: zones,
            contacts: Dictionary(
                coordinators.map { ($0.number, Contact(address: $0.address, name: $0.name)) }, uniquingKeysWith: { $1 }),
            forms: forms
        )
    }
}
