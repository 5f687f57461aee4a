import CivilTime
import Glibc
import Service
import Store

/// Whether the database can be written to now, and whether it can go on growing.
struct DatabaseExamination {
    let store: StateDatabase
    let instance: InstanceOptions

    private static let subject = "database"
    /// With less room than this, in bytes, the next letters may already not be saved.
    private static let least: UInt64 = 16 << 20
    /// With less than this, somebody should know.
    private static let scarce: UInt64 = 256 << 20

    func findings() -> [Finding] { [lock()] + [room()].compactMap { $0 } }

    /// Takes the lock of a writer, and gives it back with nothing changed.
    private func lock() -> Finding {
        do {
            try store.write { _ in }
            return .good(Self.subject, store.path)
        } catch StoreError.busy(let path) {
            return Self.locked(path)
        } catch {
            return .fault(Self.subject, "it can't be written to: \(error)", mend: "do what is said there")
        }
    }

    /// That somebody has kept it locked for as long as a command waits.
    static func locked(_ path: String) -> Finding {
        .fault(
            subject, "another program has kept \(path) locked for 5 seconds: nothing can be saved",
            mend: "sudo fuser -v \(path) shows who has it")
    }

    private func room() -> Finding? {
        var facts = statvfs()
        guard statvfs(instance.state, &facts) == 0 else { return nil }
        let room = UInt64(facts.f_bavail) * UInt64(facts.f_frsize)
        guard room < Self.scarce else { return nil }
        let text = "the file system of \(instance.state) has \(room >> 20) MiB left"
        let mend = "make room: df -h \(instance.state)"
        return room < Self.least
            ? .fault(Self.subject, "\(text): nothing more can be saved soon", mend: mend)
            : .warning(Self.subject, text, mend: mend)
    }

    /// The time zones that mentorships and people name and that are not here: what needs them is not planned.
    static func zones(_ reader: Reader, _ zones: ZoneDatabase) throws -> [Finding] {
        try MissingZones(reader: reader, zones: zones).entries.map { zone in
            .fault(
                "time zones",
                "\(zone.name) is not on this machine: \(counted(zone.mentorships, "mentorship")) "
                    + "\(zone.mentorships == 1 ? "is" : "are") not planned", mend: zone.remedy)
        }
    }
}
