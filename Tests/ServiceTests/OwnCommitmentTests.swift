import CivilTime
import Foundation
import Mentoring
import Service
import Simulation
import Store
import Systemd
import Testing

/// A community asks each mentee for a portfolio every two months, and its officers for a review of the program: by its settings alone.
struct OwnCommitmentTests {
    /// The shipped settings with a commitment and a review of the community's own.
    private static func settings() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("own-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: URL(filePath: Community.root + "/config"), to: folder)
        let file = folder.appendingPathComponent("policy.yaml")
        var text = try String(contentsOf: file, encoding: .utf8)
        text = text.replacing(
            "    check-ins: {every-months: 1, clause: §8.1.1, ladder: check-in}\n    milestones:\n      # §5.2.3",
            with: """
                    check-ins: {every-months: 1, clause: §8.1.1, ladder: check-in}
                    commitments:
                      portfolio:
                        owed-by: mentee
                        due: {every-months: 2}
                        clause: §4.1.2
                        ladder:
                          rungs:
                            - {days: -7, to: owner, letter: milestone-start}
                            - {days: 3, to: owner, letter: milestone-ask, asks: true}
                          missed: 14
                    milestones:
                      # §5.2.3
                """)
        text += "  budget: {date: 2027-03-01, clause: §10.2.2, ladder: program-review, form: annual-review}\n"
        try text.write(to: file, atomically: true, encoding: .utf8)
        return folder
    }

    private final class Box {
        var letters: [Letter] = []
        var lines: [String] = []
    }

    private func run(_ answers: SimulatedAnswers) throws -> (letters: [Letter], lines: [String], store: StateDatabase) {
        let folder = try Self.settings()
        defer { try? FileManager.default.removeItem(at: folder) }
        let box = Box()
        let simulation = try Simulation(
            roster: try Community.example(),
            options: .init(
                from: Community.date("2027-01-01"), until: Community.date("2027-08-15"), answers: answers, seed: 1),
            zones: Community.zones, journal: JSONLinesJournal(identifier: "mentord") { box.lines.append($0) },
            load: {
                try Configuration.load(
                    directory: folder.path(percentEncoded: false), zones: Community.zones, key: $1, today: $0)
            }, onLetter: { letter, _ in box.letters.append(letter) })
        simulation.run()
        return (box.letters, box.lines, simulation.store)
    }

    private func text(_ letter: Letter) -> String { String(decoding: letter.bytes, as: UTF8.self) }

    /// f1 starts on 12 January in Berlin, where Jonas, its mentee, is as well: 12 March, 12 May and 12 July.
    @Test func isPlannedRemindedAndJudged() throws {
        let result = try run(.none)
        let dossier = try #require(
            try result.store.read { try $0.dossier(MentorshipID(checked: "f1"), since: .distantPast) })
        let own = dossier.records.values.filter { $0.id.name == "portfolio" }.sorted { $0.id < $1.id }
        #expect(own.map(\.id.description) == ["f1/portfolio/jonas/1", "f1/portfolio/jonas/2", "f1/portfolio/jonas/3"])
        #expect(own.map(\.due.date.description) == ["2027-03-12", "2027-05-12", "2027-07-12"])
        #expect(own.map(\.state) == [.missed, .missed, .missed])
        #expect(own.allSatisfy { $0.bySilence && $0.zone == "Europe/Berlin" })
        let notices = dossier.notices.keys.filter { $0.subject == .commitment(own[0].id) }
        #expect(Set(notices.map(\.origin.description)).isSuperset(of: ["-7", "+3"]))
        #expect(notices.allSatisfy { $0.recipient != .person(PersonID(checked: "amina")) })
        let asking = result.letters.filter {
            $0.notices.contains { $0.subject == .commitment(own[0].id) && $0.origin == .rung(.due, days: 3) }
        }
        #expect(asking.count == 1)
        #expect(asking.first.map { text($0).contains("portfolio") } == true)
        let journal = result.lines.filter { $0.contains("f1/portfolio/jonas/1") && $0.contains("§4.1.2") }
        #expect(journal.contains { $0.contains("\"MENTORD_EVENT\":\"missed\"") })
        #expect(journal.contains { $0.contains("\"MENTORD_EVENT\":\"letter-submitted\"") || $0.contains("+3") })
    }

    @Test func whoDoesItIsNotAskedAgain() throws {
        let result = try run(.all)
        let dossier = try #require(
            try result.store.read { try $0.dossier(MentorshipID(checked: "f1"), since: .distantPast) })
        #expect(
            dossier.records.values.filter { $0.id.name == "portfolio" }.map(\.state) == [
                .fulfilled, .fulfilled, .fulfilled,
            ])
        #expect(!dossier.mentorship.isAtRisk)
    }

    /// A form is what any language has words for.
    @Test func aFormThatThereIsNotIsAFault() throws {
        let folder = try Self.settings()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("policy.yaml")
        let text = try String(contentsOf: file, encoding: .utf8).replacing("form: annual-review", with: "form: audit")
        try text.write(to: file, atomically: true, encoding: .utf8)
        let path = folder.path(percentEncoded: false)
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
            $0.contains("form: audit")
        }
        do {
            _ = try Configuration.load(
                directory: path, zones: Community.zones, key: [1], today: Community.date("2027-01-01"))
            Issue.record("it was taken")
        } catch {
            #expect(
                error.lines == [
                    "\(path)/policy.yaml:\((line ?? 0) + 1): unknown form \"audit\"; write forms/audit.yaml or "
                        + "letters/LANGUAGE/milestones/audit.mustache, or one of agreement, annual-review, annual-survey, check-in, "
                        + "closing, concern, end-evaluation, fit, focus-group, goals, interview, mentee-application, mentee-review, "
                        + "mentor-application, mentor-review, mid-review, orientation, policy-review, profile, reference, renewal or "
                        + "yearly-evaluation"
                ])
        }
    }

    /// The review is told in the words of the form that it names.
    @Test func aReviewOfItsOwnHasAForm() throws {
        let result = try run(.none)
        let review = CommitmentID.milestone(Case.programID, "budget", 2027)
        let record = try #require(try result.store.read { try $0.record(review) })
        #expect(record.due.date.description == "2027-03-01")
        #expect(record.state == .missed)
        let told = result.letters.filter { $0.notices.contains { $0.subject == .commitment(review) } }
        #expect(!told.isEmpty)
        let annual = try String(
            contentsOfFile: Community.root + "/letters/en/milestones/annual-review.mustache", encoding: .utf8)
        let words = annual.split(separator: "\n").last.map(String.init) ?? "-"
        #expect(told.allSatisfy { text($0).replacing("=\r\n", with: "").replacing("\r\n", with: " ").contains(words) })
    }
}
