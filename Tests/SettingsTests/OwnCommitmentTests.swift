import Forms
import Mentoring
import Testing

@testable import Settings

/// What a community asks for beyond meetings, check-ins and milestones.
@Suite("A community's own commitments")
struct OwnCommitmentTests {
    /// The fixture's policy with a commitment of its own, written into line 31.
    private static func policy(_ line: String) -> String {
        Fixture.policy.replacing(
            "    milestones:\n      goals:", with: "    commitments:\n      \(line)\n    milestones:\n      goals:")
    }

    private static let ladder = "{rungs: [{days: 3, to: owner, letter: milestone-ask, asks: true}], missed: 14}"

    @Test func isReadAsARule() throws {
        let text = Self.policy(
            "portfolio: {owed-by: mentee, due: {every-months: 2}, clause: §4.1.2, form: work, suspension: {pause: move}, ladder: \(Self.ladder)}"
        )
        #expect(Fixture.faults(policy: text) == [])
        let program = try #require(try Fixture.read(policy: text).policy.programs.first)
        let rule = try #require(program.rule("portfolio"))
        #expect(rule.owes == .each(.mentee))
        #expect(rule.due == .every(months: 2))
        #expect(rule.clause == Clause("§4.1.2"))
        #expect(rule.form == "work")
        #expect(rule.suspension == [.pause: .move])
        #expect(rule.ladder.rungs.map(\.to) == [.owner])
        #expect(program.terms.own["portfolio"] == .every(months: 2))
        #expect(program.milestones.map(\.name) == ["goals", "renewal"])
    }

    /// Of a commitment and of a review of the program.
    @Test(arguments: [
        ("work", nil), ("annual-review", nil), ("wrok", #"unknown form "wrok"; did you mean "work"?"#),
        (
            "budget",
            #"unknown form "budget"; write forms/budget.yaml or letters/LANGUAGE/milestones/budget.mustache, or one of annual-review or work"#
        ),
    ])
    func aFormIsOneThatThereIs(_ row: (name: String, fault: String?)) {
        let forms = FormCatalog(names: ["work", "annual-review"])
        let own = Self.policy(
            "p: {owed-by: mentee, due: {every-months: 2}, clause: c, form: \(row.name), ladder: \(Self.ladder)}")
        #expect(Fixture.faults(policy: own, forms: forms) == row.fault.map { ["config/policy.yaml:31: \($0)"] } ?? [])
        let review = Fixture.policy.replacing("clause: §8.2.2,", with: "clause: §8.2.2, form: \(row.name),")
        #expect(
            Fixture.faults(policy: review, forms: forms) == row.fault.map { ["config/policy.yaml:35: \($0)"] } ?? [])
    }

    @Test func whatTheCoordinatorsOweIsRead() throws {
        let ladder = "{rungs: [{days: 3, to: coordinator, letter: program-review, asks: true}], missed: 14}"
        let text = Self.policy(
            "handbook: {owed-by: officer, due: {days-after-start: 14}, clause: §6.2.1, ladder: \(ladder)}")
        #expect(Fixture.faults(policy: text) == [])
        let program = try #require(try Fixture.read(policy: text).policy.programs.first)
        #expect(program.rule("handbook")?.owes == .officer("coordinator"))
        #expect(program.milestones.map(\.name) == ["goals", "renewal", "handbook"])
    }

    @Test(arguments: [
        (
            "p: {owed-by: officer, due: end-of-cycle, clause: c, ladder: milestone}",
            #"19: rung +3 of what the coordinators owe goes to "all"; write coordinator"#
        ),
        (
            "p: {owed-by: officer, role: registrar, due: end-of-cycle, clause: c, ladder: review}",
            #"31: no coordinator has the role "registrar"; name an address for it under "coordinators" in mentord.yaml"#
        ),
        (
            "p: {owed-by: all, role: coordinator, due: end-of-cycle, clause: c, ladder: milestone}",
            #"31: a role of coordinators does not owe what is owed by all; write owed-by: officer"#
        ),
        ("p: {due: {every-months: 2}, clause: c, ladder: check-in}", #"31: missing key "owed-by" in "p""#),
        (
            "p: {owed-by: mentees, due: {every-months: 2}, clause: c, ladder: check-in}",
            #"31: "owed-by" is "mentees"; did you mean "mentee"?"#
        ),
        (
            "p: {owed-by: each, due: {every-months: 7}, clause: c, ladder: check-in}",
            #"31: every 7 months never comes in a cycle of 6; write 6 or less"#
        ),
        (
            "p: {owed-by: each, due: {every-months: 2}, clause: c, ladder: milestone}",
            #"19: rung +3 of what each owes goes to "all"; write owner"#
        ),
        (
            "meeting: {owed-by: all, due: end-of-cycle, clause: c, ladder: milestone}",
            #"31: a commitment cannot be called "meeting""#
        ),
        (
            "goals: {owed-by: all, due: end-of-cycle, clause: c, ladder: milestone}",
            #"31: "goals" is a milestone of the program already; give it another name"#
        ),
        (
            "p: {owed-by: all, due: end-of-cycle, clause: c, ladder: milestone, suspension: {pause: skip}}",
            #"31: "pause" is "skip"; write move, excuse or keep"#
        ),
    ])
    func faultsHaveTheirLine(line: String, expected: String) {
        #expect(Fixture.faults(policy: Self.policy(line)) == ["config/policy.yaml:" + expected])
    }
}
