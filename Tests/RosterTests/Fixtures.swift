import CivilTime
import Mentoring
import Settings
import Synchronization

@testable import Roster

/// The policy's four programs, as far as a roster looks at them.
let programs = [
    program("formal", [RoleRule(role: .mentor, least: 1, most: 1), RoleRule(role: .mentee, least: 1, most: 1)]),
    program("peer", [RoleRule(role: .peer, least: 2, most: 2)]),
    program("group", [RoleRule(role: .mentor, least: 1, most: 1), RoleRule(role: .mentee, least: 2, most: 12)]),
    program("reverse", [RoleRule(role: .mentor, least: 1, most: 1), RoleRule(role: .mentee, least: 1, most: 1)]),
]

private func program(_ id: String, _ roles: [RoleRule]) -> Program {
    let ladder = Ladder(rungs: [], missedAfterDays: nil)
    let stay = SuspensionHandlings(meetings: .keep, checkIns: .keep, milestones: .keep)
    return Program(
        id: ProgramID(checked: id), title: "\(id) mentoring", clause: Clause("§2.1"), roles: roles,
        reporter: roles[0].role,
        cycle: CycleForm(months: 6), meetings: MeetingForm(.months(1), minutes: 60),
        commitments: [
            CommitmentRule(CommitmentID.meeting, due: .rhythm, ladder: ladder, clause: Clause("§2.2.2")),
            CommitmentRule(
                CommitmentID.checkIn, owes: .each(nil), due: .every(months: 1), ladder: ladder,
                clause: Clause("§8.1.1")),
        ],
        suspension: SuspensionRules(pause: stay, programBreak: stay, holiday: stay, absence: stay))
}

let zones = ZoneDatabase()

/// Identifiers that a test can foretell: x1, x2, …
func counting(_ prefix: String = "x") -> @Sendable () -> String {
    let count = Counter()
    return { "\(prefix)\(count.next())" }
}

private final class Counter: Sendable {
    private let count = Mutex(0)
    func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }
}

func read(
    _ bytes: [UInt8], _ name: String = "people.csv", map: [String: String] = [:], dates: String? = nil,
    known: [Person] = []
) throws(RosterFaults) -> RosterFile {
    try RosterReader.read(
        bytes: bytes, fileName: name,
        options: RosterOptions(
            columnMap: map, dateFormat: dates, known: known,
            holidayCalendars: [HolidayCalendarID(checked: "bavaria"), HolidayCalendarID(checked: "kenya")],
            makeID: counting()), zones: zones,
        programs: programs, communityZone: "Europe/Berlin")
}

func csv(
    _ text: String, map: [String: String] = [:], dates: String? = nil, known: [Person] = []
) throws(RosterFaults) -> RosterFile {
    try read(Array(text.utf8), map: map, dates: dates, known: known)
}

func yaml(_ text: String, known: [Person] = []) throws(RosterFaults) -> RosterFile {
    try read(Array(text.utf8), "roster.yaml", known: known)
}

/// What is wrong with a text, a line each; empty when nothing is.
func faults(_ read: () throws(RosterFaults) -> RosterFile) -> [String] {
    do {
        _ = try read()
        return []
    } catch {
        return error.faults.map(\.description)
    }
}
