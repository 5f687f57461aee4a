import CivilTime
import Mentoring
import Roster
import Service

/// A roster of any size, made of the example community's shape: of twelve mentorships five are formal, three of peers, two groups, two reverse.
enum ExampleRoster {
    static func file(mentorships count: Int, _ configuration: Configuration, zones: ZoneDatabase) throws -> RosterFile {
        var people = ""
        var mentorships = ""
        for copy in 0..<(count + 11) / 12 {
            func person(_ name: String, _ zone: String) {
                people +=
                    "  - {id: \(name)\(copy), name: \(name.capitalized) of \(copy), email: \(name)\(copy)@example.org, zone: \(zone)}\n"
            }
            for (name, zone) in zoneOf { person(name, zone) }
            for (index, row) in rows.enumerated() where copy * 12 + index < count {
                func list(_ names: [String]) -> String { names.map { "\($0)\(copy)" }.joined(separator: ", ") }
                let sides =
                    row.mentees.isEmpty
                    ? "peers: [\(list(row.mentors))]"
                    : "mentors: [\(list(row.mentors))], mentees: [\(list(row.mentees))]"
                mentorships +=
                    "  - {id: m\(copy)-\(index), program: \(row.program), \(sides), start: \(row.start), zone: \(row.zone)}\n"
            }
        }
        return try RosterReader.read(
            bytes: Array("people:\n\(people)mentorships:\n\(mentorships)".utf8), fileName: "bench.yaml",
            options: RosterOptions(makeID: { "none" }), zones: zones, programs: configuration.rules.policy.programs,
            communityZone: configuration.rules.calendar.zone)
    }

    private struct Row {
        let program: String
        let mentors: [String]
        var mentees: [String] = []
        let start: String
        let zone: String
    }

    private static let zoneOf = [
        ("amina", "Africa/Dakar"), ("emily", "America/Chicago"), ("farid", "Asia/Dubai"), ("grace", "Africa/Nairobi"),
        ("helen", "Europe/Dublin"), ("jonas", "Europe/Berlin"), ("kofi", "Africa/Accra"), ("lucia", "Europe/Madrid"),
        ("maya", "America/Toronto"), ("mei", "Asia/Kolkata"), ("minh", "Asia/Ho_Chi_Minh"), ("nadia", "Asia/Dhaka"),
        ("oleh", "Europe/Kyiv"), ("priya", "Asia/Kolkata"), ("ricardo", "America/Sao_Paulo"),
        ("sofia", "Europe/Athens"),
        ("thabo", "Africa/Johannesburg"), ("tomas", "Europe/Prague"), ("yuki", "Asia/Tokyo"),
        ("zofia", "Europe/Warsaw"),
    ]

    private static let rows = [
        Row(
            program: "formal", mentors: ["amina"], mentees: ["jonas"], start: "2027-01-12T18:00", zone: "Europe/Berlin"),
        Row(
            program: "formal", mentors: ["amina"], mentees: ["lucia"], start: "2027-01-13T17:30", zone: "Europe/Madrid"),
        Row(program: "formal", mentors: ["amina"], mentees: ["kofi"], start: "2027-01-20T17:00", zone: "Africa/Accra"),
        Row(
            program: "formal", mentors: ["helen"], mentees: ["zofia"], start: "2027-01-19T18:00", zone: "Europe/Warsaw"),
        Row(
            program: "formal", mentors: ["ricardo"], mentees: ["maya"], start: "2027-01-29T12:00",
            zone: "America/Toronto"),
        Row(program: "peer", mentors: ["mei", "tomas"], start: "2027-01-14T12:30", zone: "Asia/Kolkata"),
        Row(program: "peer", mentors: ["yuki", "minh"], start: "2027-01-18T18:00", zone: "Asia/Tokyo"),
        Row(program: "peer", mentors: ["sofia", "oleh"], start: "2027-01-15T17:00", zone: "Europe/Kyiv"),
        Row(
            program: "group", mentors: ["priya"], mentees: ["farid", "mei", "minh", "nadia"], start: "2027-01-21T16:00",
            zone: "Asia/Kolkata"),
        Row(
            program: "group", mentors: ["grace"], mentees: ["kofi", "thabo", "zofia"], start: "2027-01-26T17:00",
            zone: "Africa/Nairobi"),
        Row(
            program: "reverse", mentors: ["jonas"], mentees: ["helen"], start: "2027-01-25T17:00", zone: "Europe/Dublin"
        ),
        Row(
            program: "reverse", mentors: ["emily"], mentees: ["ricardo"], start: "2027-01-27T11:00",
            zone: "America/Chicago"),
    ]
}
