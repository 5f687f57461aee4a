import CivilTime
import Foundation
import Mentoring
import Settings
import Testing

@testable import Roster

@Suite struct ExampleRosterTests {
    private func example() throws -> RosterFile {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../config/example-roster.yaml")
        return try read(Array(Data(contentsOf: url)), "example-roster.yaml")
    }

    @Test func suitsThePolicyAsShipped() throws {
        let config = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../config").path
        let around = try #require(CivilDate("2027-01-01"))
        let policy = try InstanceSettings.load(directory: config, zones: zones, around: around).policy
        let bytes = try Array(Data(contentsOf: URL(filePath: config + "/example-roster.yaml")))
        let file = try RosterReader.read(
            bytes: bytes, fileName: "example-roster.yaml", options: RosterOptions(makeID: counting()), zones: zones,
            programs: policy.programs, communityZone: "UTC")
        #expect(file.mentorships.count == 12)
    }

    @Test func isABelievableCommunity() throws {
        let file = try example()
        #expect(file.warnings.isEmpty)
        #expect(file.people.count == 21)
        #expect(Set(file.people.map(\.person.zone)).count == 20)
        #expect(file.people.allSatisfy(\.hasOwnID) && file.mentorships.allSatisfy(\.hasOwnID))
        #expect(file.people.contains { $0.person.name.utf8.count > $0.person.name.count })
        let counts = Dictionary(grouping: file.mentorships, by: \.program.text).mapValues(\.count)
        #expect(counts == ["formal": 5, "peer": 3, "group": 2, "reverse": 2])
    }

    @Test func meetsAtSensibleHoursForEverybodyAllYear() throws {
        let file = try example()
        let people = Dictionary(uniqueKeysWithValues: file.people.map { ($0.person.id, $0.person) })
        for mentorship in file.mentorships {
            for weeks in [0, 13, 26, 39] {
                let instant = try zones.zone(mentorship.zone).instant(of: mentorship.start.adding(days: weeks * 7))
                for participant in mentorship.participants {
                    let person = try #require(people[participant.person])
                    let hour = try zones.zone(person.zone).civil(at: instant).time.hour
                    #expect((8...18).contains(hour), "\(mentorship.id) is at \(hour) o'clock for \(person.id)")
                }
            }
        }
    }

    @Test(arguments: ["2026-11-23", "2027-01-12", "2027-02-28", "2028-02-29", "2030-12-31", "2001-06-15"])
    func canBeMovedToAnyDay(day: String) throws {
        let file = try example()
        let date = try #require(CivilDate(day))
        let moved = try file.shifted(toBeginAround: date)
        let earliest = try #require(moved.mentorships.map(\.start.date).min())
        #expect(abs(earliest - date) <= 3)
        for (before, after) in zip(file.mentorships, moved.mentorships) {
            #expect(after.start.date.weekday == before.start.date.weekday)
            #expect(after.start.time == before.start.time)
            #expect(after.cells[.start] == after.start.description)
            if let rule = after.rule { #expect(MeetingRule.yields(after.start, rule)) }
        }
    }

    @Test func aRuleThatHasEndedCannotBeMoved() throws {
        let file = try yaml(
            YAMLRosterTests.people
                + "mentorships:\n  - {id: p1, program: peer, peers: [mei, tomas], start: 2027-01-14T12:30, rule: FREQ=WEEKLY;UNTIL=20270601}\n"
        )
        let error = #expect(throws: RosterFaults.self) {
            try file.shifted(toBeginAround: CivilDate("2028-01-01") ?? .first)
        }
        #expect(
            error?.description
                == "roster.yaml:7: rule: FREQ=WEEKLY;UNTIL=20270601 yields no day near 2027-12-30T12:30; the start cannot be moved there"
        )
    }
}
