import CivilTime
import Forms

@testable import Settings

/// Two short files without faults, and a reading that takes them from memory. Tests change a line of them.
enum Fixture {
    static let mentord = """
        community:
          name: Test Community
          mail-domain: example.org
          from: Mentoring <mentoring@example.org>
          zone: Europe/Berlin
        coordinators:
          mentorship-coordinator: [Rosa Lind <rosa@example.org>, second@example.org]
          conflict-resolution: ROSA@example.org
        sendmail: {path: /usr/sbin/sendmail, at-once: 2, time-limit-seconds: 60}
        calendar:
          working-days: [mon, tue, wed, thu, fri]
          quiet-hours: {from: "20:00", until: "08:00"}
          holidays: []
          breaks: []

        """

    static let policy = """
        document: {number: T-1, next-review: 2027-07-01}
        letters:
          time: "09:00"
        escalation:
          letter: [at-risk]
          roles: {contradiction: conflict-resolution}
        suspension:
          pause: {meetings: excuse, check-ins: excuse, milestones: move}
          break: {meetings: excuse, check-ins: excuse, milestones: move}
          holiday: {meetings: move, check-ins: move, milestones: move}
          absence: {meetings: excuse, check-ins: excuse, milestones: keep}
        ladders:
          meeting:
            rungs:
              - {days: -3, to: all, letter: meeting-coming}
              - {days: 1, to: reporter, letter: meeting-ask, asks: true}
            missed: 11
          check-in: {rungs: [{days: 0, to: owner, letter: check-in, asks: true}], missed: 14}
          milestone: {rungs: [{days: 3, to: all, letter: milestone-ask, asks: true}], missed: 14}
          review: {rungs: [{days: 3, to: coordinator, letter: program-review, asks: true}], missed: never}
        programs:
          formal:
            title: Formal
            clause: §2.1.1
            roles: {mentor: 1, mentee: 1}
            reporter: mentor
            cycle-months: 6
            meetings: {every-months: 1, minutes: 60, clause: §2.2.2, ladder: meeting}
            check-ins: {every-months: 1, clause: §8.1.1, ladder: check-in}
            milestones:
              goals: {due: {days-after-start: 14}, clause: §5.2.3, ladder: milestone}
              renewal: {due: {days-before-end: 14}, clause: §2.2.1, ladder: milestone}
            renews: true
        reviews:
          policy-review: {date: next-review, clause: §8.2.2, ladder: review}

        """

    /// 2027-01-01.
    static let around = CivilDate(daysSinceEpoch: 20_819)

    /// Reads files from memory; a file that is not in the table does not exist.
    static func read(_ files: [String: [UInt8]], forms: FormCatalog? = nil) throws(SettingsFaults) -> InstanceSettings {
        var reading = SettingsReading(directory: "config", zones: ZoneDatabase(), around: around)
        reading.forms = forms
        reading.open = { path, faults in
            if let bytes = files[path] { return bytes }
            faults.add(Fault(file: path, message: "cannot be opened: there is no such file"))
            return nil
        }
        return try reading.read()
    }

    /// Reads the two files as texts.
    static func read(
        mentord: String = mentord, policy: String = policy, forms: FormCatalog? = nil
    ) throws(SettingsFaults) -> InstanceSettings {
        try read(["config/mentord.yaml": Array(mentord.utf8), "config/policy.yaml": Array(policy.utf8)], forms: forms)
    }

    /// What is wrong with the two files, a line each; empty if nothing is.
    static func faults(
        mentord: String = mentord, policy: String = policy, forms: FormCatalog? = nil
    ) -> [String] {
        do {
            _ = try read(mentord: mentord, policy: policy, forms: forms)
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }
}
