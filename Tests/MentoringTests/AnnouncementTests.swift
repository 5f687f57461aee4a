import CivilTime
import Mentoring
import Testing

/// What people are told as it happens. 11 January 2027 is a Monday, the first meeting is on Tuesday the 12th.
@Suite struct AnnouncementTests {
    private let rules = PolicyFixture.rules { $0.letters.announces = Set(Announcement.allCases) }

    private func walk(imported: String, from: String) throws -> Walk {
        let dossier = try Dossier.of("formal", start: "2027-01-12T18:00", imported: imported)
        return Walk([dossier], rules: rules, from: instant(from))
    }

    private func told(_ walk: Walk, _ letter: String) throws -> [String] {
        try walk.letters.flatMap { sent in
            try sent.notices.filter { $0.letter.name == letter }.map { _ in
                "\(sent.to) \(try walk.clock(of: sent.to).civil(at: sent.at))"
            }
        }.sorted()
    }

    /// Entered on a Saturday: on Monday morning, once, to both, each on their own clock (Dakar keeps UTC).
    @Test func whoWasMatchedIsIntroducedOnce() throws {
        var walk = try walk(imported: "2027-01-09T10:00:00Z", from: "2027-01-09T10:00:00Z")
        try walk.advance(to: instant("2027-01-10T00:00:00Z"))
        try walk.look()
        try walk.advance(to: instant("2027-03-01T00:00:00Z"))
        #expect(try told(walk, "introduction") == ["amina 2027-01-11T09:00", "jonas 2027-01-11T09:00"])
    }

    /// A mentorship that runs already, and one that was looked at before, introduces nobody.
    @Test(arguments: [
        ("2027-01-20T10:00:00Z", "2027-01-20T10:00:00Z"), ("2026-01-01T00:00:00Z", "2027-01-13T10:00:00Z"),
    ])
    func whoMeetsAlreadyIsNot(_ imported: String, _ from: String) throws {
        var walk = try walk(imported: imported, from: from)
        try walk.advance(to: instant("2027-03-01T00:00:00Z"))
        #expect(try told(walk, "introduction").isEmpty)
    }

    @Test func withoutTheSettingNobodyIs() throws {
        let dossier = try Dossier.of("formal", start: "2027-01-12T18:00", imported: "2027-01-09T10:00:00Z")
        var walk = Walk([dossier], from: instant("2027-01-09T10:00:00Z"))
        try walk.advance(to: instant("2027-02-01T00:00:00Z"))
        #expect(try told(walk, "introduction").isEmpty)
    }

    /// Told when the pause begins and when it is over, though the pause itself keeps reminders back.
    @Test func pausesAreToldAtBothEnds() throws {
        var walk = try walk(imported: "2027-01-09T10:00:00Z", from: "2027-01-09T10:00:00Z")
        try walk.advance(to: instant("2027-01-25T10:00:00Z"))
        let rules = rules
        try walk.command {
            try MentorshipActions(rules: rules).pause(
                $0, from: day("2027-02-01"), until: day("2027-02-15"), by: .coordinator, now: $1)
        }
        try walk.advance(to: instant("2027-03-01T00:00:00Z"))
        // 1 and 15 February 2027 are Mondays.
        #expect(try told(walk, "paused") == ["amina 2027-02-01T09:00", "jonas 2027-02-01T09:00"])
        #expect(try told(walk, "resumed") == ["amina 2027-02-15T09:00", "jonas 2027-02-15T09:00"])
    }
}
