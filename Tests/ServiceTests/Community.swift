import CivilTime
import Foundation
import Mentoring
import Roster
import Service
import Settings
import Simulation

/// A made-up community for simulations: the shipped settings and letters, and a roster drawn from a seed.
enum Community {
    static let zones = ZoneDatabase()
    static let zoneNames = [
        "Europe/Berlin", "Africa/Dakar", "Asia/Kolkata", "America/New_York", "Pacific/Auckland", "America/Sao_Paulo",
        "Asia/Tokyo",
    ]

    /// The project's own folder.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path(percentEncoded: false)

    static func configuration(_ today: CivilDate, _ key: [UInt8]) throws -> Configuration {
        try Configuration.load(directory: root + "/config", zones: zones, key: key, today: today)
    }

    /// The example roster, as it is shipped.
    static func example() throws -> RosterFile {
        let url = URL(filePath: root + "/config/example-roster.yaml")
        return try read([UInt8](Data(contentsOf: url)), "example-roster.yaml")
    }

    static func read(_ bytes: [UInt8], _ name: String) throws -> RosterFile {
        let policy = try InstanceSettings.load(directory: root + "/config", zones: zones, around: date("2027-01-01"))
            .policy
        return try RosterReader.read(
            bytes: bytes, fileName: name, options: RosterOptions(makeID: { "unused" }), zones: zones,
            programs: policy.programs, communityZone: "UTC")
    }

    /// The text of a roster of so many mentorships over all four programs, with starts in the first half of a year, drawn from a seed.
    static func drawn(mentorships count: Int, year: Int, seed: UInt64) -> String {
        var dice = SeededGenerator(seed: seed)
        var people = ""
        var mentorships = ""
        var number = 0
        func person() -> String {
            number += 1
            let id = "p\(number)"
            let zone = zoneNames.randomElement(using: &dice) ?? "UTC"
            people += "  - {id: \(id), name: \"Person \(number) Ünal\", email: \(id)@example.org, zone: \(zone)}\n"
            return id
        }
        var mentors = (0..<max(2, count / 6)).map { _ in person() }
        for index in 0..<count {
            let month = Int.random(in: 1...6, using: &dice)
            let day = Int.random(in: 1...28, using: &dice)
            let hour = Int.random(in: 8...19, using: &dice)
            let start = String(format: "%04d-%02d-%02dT%02d:00", year, month, day, hour)
            let zone = zoneNames.randomElement(using: &dice) ?? "UTC"
            let mentor = mentors.randomElement(using: &dice) ?? person()
            let who =
                switch index % 4 {
                case 0: "program: formal, mentors: [\(mentor)], mentees: [\(person())]"
                case 1: "program: peer, peers: [\(person()), \(person())]"
                case 2: "program: group, mentors: [\(mentor)], mentees: [\(person()), \(person()), \(person())]"
                default: "program: reverse, mentors: [\(person())], mentees: [\(person())]"
                }
            mentorships += "  - {id: m\(index), \(who), start: \(start), zone: \(zone)}\n"
            mentors.shuffle(using: &dice)
        }
        return "people:\n\(people)mentorships:\n\(mentorships)"
    }

    static func date(_ text: String) -> CivilDate { CivilDate(text)! }

    static func instant(_ text: String) -> Instant { Instant(rfc3339: text)! }
}
