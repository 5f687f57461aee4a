import CivilTime
import Mentoring
import Settings

/// Reads rosters. Pure: the caller has the clock, the database and the files.
package enum RosterReader {
    /// The largest file that is read, in bytes: 16 MiB, some hundred times the largest community's.
    package static let largestFile = 16 << 20

    /// Reads people and mentorships, or says all that is wrong with them at once.
    /// - Parameter bytes: the file's content, at most `largestFile`.
    /// - Parameter fileName: the file's name, for messages; its ending tells the format where none is given.
    /// - Parameter format: how it is written; nil for what the name tells.
    /// - Parameter options: what the coordinator said about columns, dates and identifiers.
    /// - Parameter communityZone: the zone identifier of people and mentorships that have none.
    /// - Throws: every fault, in the order of the lines.
    package static func read(
        bytes: [UInt8], fileName: String, format: RosterFormat? = nil, options: RosterOptions, zones: ZoneDatabase,
        programs: [Program], communityZone: String
    ) throws(RosterFaults) -> RosterFile {
        var findings = Findings(file: fileName)
        guard bytes.count <= largestFile else {
            findings.fault(
                nil, nil,
                "is larger than \(largestFile >> 20) MiB; split it into several files with the same header: what an earlier one brought stays"
            )
            throw RosterFaults(findings.faults)
        }
        guard let format = format ?? RosterFormat(fileName: fileName) else {
            findings.fault(nil, nil, "is neither .yaml nor .csv by its name")
            throw RosterFaults(findings.faults)
        }
        let zoneReading = ZoneReading(database: zones, community: communityZone)
        let dates = try dateReading(options.dateFormat, fileName)
        let people = PeopleReading(options: options, dates: dates, zones: zoneReading)
        let mentorships = MentorshipReading(options: options, dates: dates, zones: zoneReading, programs: programs)
        let found: (people: [RosterPerson], mentorships: [RosterMentorship], listsMentorships: Bool)
        switch format {
        case .csv:
            let text = try text(bytes, &findings)
            var roster = CSVRoster(people: people, mentorships: mentorships)
            found = roster.read(text, map: options.columnMap, into: &findings)
        case .yaml:
            var roster = YAMLRoster(people: people, mentorships: mentorships)
            found = roster.read(bytes, into: &findings)
        }
        try findings.check()
        return RosterFile(
            name: fileName, people: found.people, mentorships: found.mentorships,
            listsMentorships: found.listsMentorships, warnings: RosterFaults(findings.warnings).faults)
    }

    private static func dateReading(_ pattern: String?, _ file: String) throws(RosterFaults) -> DateReading {
        do {
            return try DateReading(pattern: pattern)
        } catch {
            throw RosterFaults([Fault(file: file, line: nil, message: error.reason)])
        }
    }

    private static func text(_ bytes: [UInt8], _ findings: inout Findings) throws(RosterFaults) -> String {
        do {
            let text = try RosterText(bytes)
            if let warning = text.warning { findings.warn(nil, nil, warning) }
            return text.text
        } catch {
            throw RosterFaults([Fault(file: findings.file, line: nil, message: error.reason)])
        }
    }
}
