import CivilTime
import Foundation
import Mentoring
import Roster
import Store
import Testing

@testable import Service

/// A time zone whose file is gone from the machine: one condition, told once, and taken up when it is back.
struct MissingZoneTests {
    /// A copy of the machine's time zone data.
    private final class Folder {
        let path = NSTemporaryDirectory() + "zones-\(UUID().uuidString)"

        init() throws {
            let system = Community.zones.directory
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            for name in ["Europe", "Africa", "Asia", "America", "Pacific", "Etc", "UTC", "tzdata.zi"] {
                try FileManager.default.copyItem(atPath: "\(system)/\(name)", toPath: "\(path)/\(name)")
            }
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func hide(_ zone: String) { rename("\(path)/\(zone)", "\(path)/hidden") }
        func bringBack(_ zone: String) { rename("\(path)/hidden", "\(path)/\(zone)") }
    }

    /// So many mentorships in Calcutta, and one in Berlin.
    private static func roster(_ count: Int, _ zones: ZoneDatabase) throws -> RosterFile {
        var text = "people:\n"
        for index in 0..<count {
            text += "  - {id: a\(index), name: A, email: a\(index)@example.org, zone: Asia/Calcutta}\n"
            text += "  - {id: b\(index), name: B, email: b\(index)@example.org, zone: Europe/Berlin}\n"
        }
        text += "  - {id: c, name: C, email: c@example.org, zone: Europe/Berlin}\n"
        text += "  - {id: d, name: D, email: d@example.org, zone: Europe/Berlin}\nmentorships:\n"
        for index in 0..<count {
            text +=
                "  - {id: m\(index), program: formal, mentors: [a\(index)], mentees: [b\(index)], start: 2027-01-05T18:00, zone: Asia/Calcutta}\n"
        }
        text +=
            "  - {id: other, program: formal, mentors: [c], mentees: [d], start: 2027-01-05T18:00, zone: Europe/Berlin}\n"
        return try Community.read(Array(text.utf8), "zones.yaml")
    }

    private let folder: Folder
    private let fixture: PaperOffice

    init() throws {
        folder = try Folder()
        let zones = ZoneDatabase(directory: folder.path)
        fixture = try PaperOffice(zones: zones, roster: try Self.roster(50, zones))
    }

    private func letters(to name: String) -> Int {
        fixture.world.started.count { $0.address == "\(name)@example.org" }
    }

    @Test func aMissingZoneIsOneWarningThatNamesThePackage() throws {
        folder.hide("Asia/Calcutta")
        let service = try fixture.boot()
        service.start()
        fixture.live(service, until: "2027-01-07T12:00:00Z")
        let warnings = try fixture.events(.zonesMissing)
        #expect(
            warnings.map(\.text) == [
                "time zones are missing, and what needs them is not planned: "
                    + "Asia/Calcutta (50 mentorships; package tzdata-legacy, or the zone Asia/Kolkata)"
            ])
        #expect(fixture.paper.lines(with: "Calcutta").count == 1)
        #expect(try fixture.events(.fault).isEmpty)
        // The others go on, and STATUS and the service manager say what does not.
        #expect(letters(to: "c") > 0)
        #expect(letters(to: "a0") == 0)
        #expect(fixture.world.lastStatus.contains("time zones missing: Asia/Calcutta"))
        #expect(fixture.world.lastCondition == .zonesMissing)
    }

    @Test func aZoneThatComesBackIsTakenUpAtOnce() throws {
        folder.hide("Asia/Calcutta")
        let service = try fixture.boot()
        service.start()
        fixture.live(service, until: "2027-01-06T12:00:00Z")
        #expect(letters(to: "a0") == 0)
        folder.bringBack("Asia/Calcutta")
        // As inotify tells it.
        fixture.live(service, until: "2027-01-06T12:00:10Z", first: [.zonesChanged])
        #expect(try fixture.events(.zonesBack).count == 1)
        #expect(letters(to: "a0") + letters(to: "b0") > 0)
        #expect(!fixture.world.lastStatus.contains("missing"))
        #expect(fixture.world.lastCondition == .well)
    }

    @Test func oneThatIsBackUnnoticedIsFoundWithinTenMinutes() throws {
        folder.hide("Asia/Calcutta")
        let service = try fixture.boot()
        service.start()
        fixture.live(service, until: "2027-01-06T12:00:00Z")
        folder.bringBack("Asia/Calcutta")
        fixture.live(service, until: "2027-01-06T12:11:00Z")
        #expect(try fixture.events(.zonesBack).count == 1)
        #expect(letters(to: "a0") + letters(to: "b0") > 0)
    }

    @Test func oneThatGoesUnderTheRunningServiceIsToldAndComesBackAtTheNextStart() throws {
        let service = try fixture.boot()
        service.start()
        fixture.live(service, until: "2027-01-04T12:00:00Z")
        folder.hide("Asia/Calcutta")
        fixture.live(service, until: "2027-01-10T12:00:00Z", first: [.zonesChanged])
        #expect(try fixture.events(.zonesMissing).count == 1)
        #expect(try fixture.events(.fault).isEmpty)
        let before = letters(to: "a0") + letters(to: "b0")
        service.stop()
        folder.bringBack("Asia/Calcutta")
        let next = try fixture.boot()
        next.start()
        fixture.live(next, until: "2027-01-11T12:00:00Z")
        #expect(try fixture.events(.zonesBack).count == 1)
        #expect(letters(to: "a0") + letters(to: "b0") > before)
    }

    @Test func anotherZoneForAllWhoNeedItEndsTheConditionToo() throws {
        folder.hide("Asia/Calcutta")
        let service = try fixture.boot()
        service.start()
        fixture.live(service, until: "2027-01-06T12:00:00Z")
        let command = try StateDatabase.open(directory: fixture.folder)
        try command.write { writer in
            for index in 0..<50 {
                if var person = try writer.person(PersonID(checked: "a\(index)")) {
                    person.zone = "Asia/Kolkata"
                    try writer.put(person)
                }
                if var mentorship = try writer.mentorship(MentorshipID(checked: "m\(index)")) {
                    mentorship.zone = "Asia/Kolkata"
                    try writer.put(mentorship)
                    try writer.setNextWake(mentorship.id, fixture.world.now)
                }
            }
        }
        fixture.live(service, until: "2027-01-06T12:00:20Z", first: [.storeChanged])
        #expect(fixture.world.lastCondition == .well)
        #expect(letters(to: "a0") + letters(to: "b0") > 0)
    }
}
