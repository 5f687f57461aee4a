import CivilTime
import Foundation
import Mentoring
import Service
import Simulation
import Store
import Systemd

/// A community on disk, for a service whose clock stands still until somebody waits.
struct Community {
    let directory: URL
    let store: StateDatabase
    let zones = ZoneDatabase()
    let start: Instant
    let ids: [MentorshipID]

    struct Silent: JournalSink { func write(_ record: JournalRecord) {} }

    /// Formal pairs in Berlin, whose first meetings are spread over four weeks.
    ///
    /// - Parameter first: the day of the earliest meeting.
    init(mentorships count: Int, start: Instant, first: CivilDate) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "mentord-bench-\(getpid())-\(count)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        store = try StateDatabase.open(directory: directory.path, wakes: false)
        self.start = start
        let made = (0..<count).map { MentorshipID(checked: "m\($0)") }
        ids = made
        let evening = CivilDateTime(first, .midnight).adding(seconds: 18 * 3_600)
        for slice in stride(from: 0, to: count, by: 10_000) {
            try store.write { writer in
                try writer.setHold(nil)
                for index in slice..<min(slice + 10_000, count) {
                    let pair = ["a", "b"].map { PersonID(checked: "p\(index)\($0)") }
                    for person in pair {
                        try writer.put(
                            Person(
                                id: person, name: person.text, email: "\(person)@example.org", zone: "Europe/Berlin"))
                    }
                    try writer.put(
                        Mentorship(
                            id: made[index], program: ProgramID(checked: "formal"),
                            participants: zip(pair, [Role.mentor, .mentee]).map { Participant(person: $0, role: $1) },
                            start: evening.adding(seconds: index % 28 * 86_400), zone: "Europe/Berlin",
                            recordsBegan: start))
                }
            }
        }
    }

    func configuration(today: CivilDate) throws -> Configuration {
        try Configuration.load(
            directory: "config", zones: zones, key: Array(repeating: 7, count: 32), today: today)
    }

    func remove() throws {
        store.close()
        try FileManager.default.removeItem(at: directory)
    }
}
