import CivilTime
import Forms
import Mentoring

/// One reading of all settings files.
struct SettingsReading {
    let directory: String
    let zones: ZoneDatabase
    let around: CivilDate
    /// The forms that there are; nil where any name passes.
    var forms: FormCatalog?
    /// Gives a file's bytes, or nil after adding a fault: a table in tests.
    var open: (_ path: String, _ faults: Faults) -> [UInt8]? = { SourceFile.read($0, faults: $1) }

    func read() throws(SettingsFaults) -> InstanceSettings {
        let faults = Faults()
        var fingerprint = Fingerprint()
        let machine = document("mentord.yaml", faults, &fingerprint).flatMap(machine)
        let policy = document("policy.yaml", faults, &fingerprint).flatMap {
            PolicyReading($0, roles: machine?.roles, forms: forms)
        }
        let days = (machine?.calendar.files ?? []).map {
            (calendar: $0.calendar, days: holidays($0.name, faults, &fingerprint))
        }
        if let machine, let policy { check(machine.calendar, policy) }
        guard faults.isEmpty, let machine, let policy else { throw SettingsFaults(faults: faults.all) }
        var calendar = machine.calendar.calendar
        // A day in mentord.yaml itself goes before the same day in a file.
        for file in days {
            if let name = file.calendar {
                calendar.holidayCalendars[name, default: [:]].merge(file.days) { own, _ in own }
            } else {
                calendar.holidays.merge(file.days) { own, _ in own }
            }
        }
        return InstanceSettings(
            community: machine.community, coordinators: machine.coordinators, sendmail: machine.sendmail,
            answers: machine.answers, backup: machine.backup,
            calendar: calendar, document: policy.document, policy: policy.policy, fingerprint: fingerprint.text)
    }

    /// What `mentord.yaml` says.
    private struct Machine {
        var community: Community
        var coordinators: [Coordinator]
        var roles: Set<String>
        var sendmail: SendmailSettings
        var answers: AnswerSettings?
        var backup: BackupSettings
        var calendar: CalendarReading
    }

    private func path(_ name: String) -> String {
        name.hasPrefix("/") || directory.isEmpty ? name : directory + (directory.hasSuffix("/") ? "" : "/") + name
    }

    private func document(_ name: String, _ faults: Faults, _ fingerprint: inout Fingerprint) -> YAMLValue? {
        let file = path(name)
        guard let bytes = open(file, faults) else { return nil }
        guard let root = YAMLValue.document(bytes, file: file, faults: faults) else { return nil }
        fingerprint.add(name, bytes)
        return root
    }

    private func machine(_ value: YAMLValue) -> Machine? {
        value.fields { fields in
            let community = fields.required("community").flatMap { Community($0, zones: zones) }
            let coordinators = fields.required("coordinators").map(Coordinator.list)
            let sendmail = fields.optional("sendmail").map(SendmailSettings.init) ?? SendmailSettings()
            let answers = fields.optional("answers")
            let read = answers.map(AnswerSettings.init)
            let backup = fields.optional("backup").map(BackupSettings.init) ?? BackupSettings()
            let calendar = fields.required("calendar").flatMap {
                CalendarReading($0, zone: community?.zone ?? "UTC")
            }
            guard let community, let coordinators, let calendar else { return nil }
            if let answers, let address = (read ?? nil)?.address,
                coordinators.coordinators.contains(where: { $0.address.lowercased() == address })
            {
                answers.refuse(
                    "\(address) is a coordinator's address, too: what coordinators are told would come back to the program",
                    "give answers an address that nobody reads")
            }
            return Machine(
                community: community, coordinators: coordinators.coordinators, roles: coordinators.roles,
                sendmail: sendmail, answers: read ?? nil, backup: backup, calendar: calendar)
        }
    }

    /// The days that an iCalendar file names.
    private func holidays(
        _ value: YAMLValue, _ faults: Faults, _ fingerprint: inout Fingerprint
    ) -> [CivilDate: String] {
        guard let name = value.text(atMost: 4095) else { return [:] }
        let file = path(name)
        guard let bytes = open(file, faults) else { return [:] }
        fingerprint.add(name, bytes)
        return HolidayFile(name: file, around: around).days(bytes, faults)
    }

    /// Letters that leave when letters rest would never leave.
    private func check(_ reading: CalendarReading, _ policy: PolicyReading) {
        let time = policy.policy.letters.time
        guard reading.calendar.isQuiet(time), let quiet = reading.quietHours, let from = reading.calendar.quietFrom,
            let until = reading.calendar.quietUntil
        else { return }
        if let place = policy.letterTime {
            place.refuse("letters leave at \(time), in the quiet hours \(from)–\(until) (\(quiet.place))")
        } else {
            quiet.refuse("the quiet hours \(from)–\(until) contain \(time), when letters leave")
        }
    }
}
