import CivilTime
import Foundation
import Mentoring
import Service
import Simulation

/// A simulated year of a thousand mentorships whose people answer at random: once where nobody reads a letter, once with each letter in a file.
enum YearCost {
    /// - Parameter hasWords: whether each letter is worded and put into a file, as `simulate --maildir` does.
    static func figure(hasWords: Bool) throws -> Figure {
        Figure(
            name: "simulate a year of 1,000 mentorships\(hasWords ? ", each letter written" : "")",
            measured: try year(1_000, hasWords: hasWords),
            unit: "s", goal: hasWords ? 60 : 15)
    }

    private static func year(_ count: Int, hasWords: Bool) throws -> Double {
        let (zones, from) = (ZoneDatabase(), CivilDate(daysSinceEpoch: 20_788))
        let load = { (today: CivilDate, key: [UInt8]) in
            try Configuration.load(directory: "config", zones: zones, key: key, today: today)
        }
        let roster = try ExampleRoster.file(
            mentorships: count, load(from, Array(repeating: 7, count: 32)), zones: zones)
        let folder = FileManager.default.temporaryDirectory.appending(path: "mentord-bench-letters-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try seconds {
            let simulation = try Simulation(
                roster: roster,
                options: Simulation.Options(
                    from: from, until: from.adding(days: 365), answers: .random, hasWords: hasWords),
                zones: zones, journal: Community.Silent(), load: load,
                onLetter: { letter, _ in
                    guard hasWords else { return }
                    try? Data(letter.bytes).write(to: folder.appending(path: "\(letter.number)"))
                })
            simulation.run()
        }
    }
}
