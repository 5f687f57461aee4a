import CivilTime
import Foundation
import Mail
import MessageReader
import Mentoring
import Store
import Testing

@testable import Service

/// What becomes of mail that was written without regard to how it is read.
struct IndependentMailTests {
    typealias Trial = ConversationTrial

    // MARK: Answers to "did you meet?"

    /// A day that the notice itself names counts, and no other: an absence excuses meetings.
    @Test func absenceNoticesCountByTheirOwnWordsAlone() throws {
        let mail = try Self.asked(IndependentMailAbsences.samples)
        // Until after the week's digest, where a coordinator may hear of somebody who is gone.
        mail.trial.live(until: "2027-01-19T12:00:00Z")
        try Self.check(mail)
        for index in mail.samples.indices {
            let back = try mail.back("a\(IndependentMail.mark(index))")
            #expect(!back.contains { ["which", "not-understood", "help"].contains($0) }, "\(mail.samples[index])")
        }
    }

    @Test func peopleAreHeardWhateverTheirMailLooksLike() throws {
        let mail = try Self.asked(IndependentMailPeople.samples)
        mail.trial.live(until: "2027-01-14T14:00:00Z")
        try Self.check(mail)
    }

    private static func asked(_ samples: [IndependentSample]) throws -> IndependentMail {
        let mail = try IndependentMail(samples, from: "2027-01-11T00:00:00Z")
        mail.trial.live(until: "2027-01-13T12:00:00Z")
        try mail.answerAll { try mail.trial.letters("meeting-ask", to: "a\($0)").first }
        mail.trial.settle()
        return mail
    }

    private static func check(_ mail: IndependentMail) throws {
        #expect(mail.trial.faults.isEmpty)
        for (index, sample) in mail.samples.enumerated() {
            let outcome = try mail.outcome(index)
            #expect(sample.right.contains(outcome), "\(sample): \(outcome), not \(sample.right)")
        }
    }

    // MARK: Check-ins

    @Test func theRatingOfACheckInIsKeptExactlyOrNothingIs() throws {
        let rows = IndependentMailCheckIns.rows
        let mail = try Self.checkedIn(rows.map(\.sample))
        mail.trial.settle()
        for (index, row) in rows.enumerated() {
            let (outcome, text) = try Self.checkIn(mail, index)
            #expect(row.sample.right.contains(outcome), "\(row.sample): \(outcome), not \(row.sample.right): \(text)")
            if outcome == "nothing" {
                let mark = IndependentMail.mark(index)
                let back = try mail.back("n\(mark)").joined(separator: " ")
                let isHeard = try !back.isEmpty || !mail.told("Nils Zo\(mark)").isEmpty
                #expect(isHeard, "\(row.sample): silence")
            }
            guard outcome != "nothing", outcome != "stop" else { continue }
            for part in row.keeps { #expect(text.contains(part), "\(row.sample): \(part) is not in \(text)") }
            for part in row.lacks { #expect(!text.contains(part), "\(row.sample): \(part) is in \(text)") }
        }
    }

    /// Not the number, not the text: whose check-in it is, and how it can be seen.
    @Test func aCallForHelpReachesACoordinatorWithinTheHour() throws {
        let mail = try Self.checkedIn(IndependentMailDistress.calls)
        mail.trial.live(until: mail.answeredAt + 3_600)
        for (index, sample) in mail.samples.enumerated() {
            let letters = try mail.told("Nils Zo\(IndependentMail.mark(index))")
            #expect(!letters.isEmpty, "\(sample): nobody heard of it: \(sample.body)")
            let words = sample.body.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
            if words.count > 4 { #expect(!letters.contains { $0.contains(words) }, "\(sample): the text is shown") }
        }
    }

    @Test func whatOnlyLooksLikeACallForHelpAlarmsNobody() throws {
        let mail = try Self.checkedIn(IndependentMailDistress.harmless)
        mail.trial.live(until: mail.answeredAt + 3_600)
        for (index, sample) in mail.samples.enumerated() {
            let letters = try mail.told("Nils Zo\(IndependentMail.mark(index))")
            #expect(letters.isEmpty, "\(sample): told: \(sample.body)")
            let (outcome, text) = try Self.checkIn(mail, index)
            let right = sample.body.first.flatMap { "12345".contains($0) ? String($0) : nil } ?? "words"
            #expect(outcome == right, "\(sample): \(outcome), not \(right): \(text)")
        }
    }

    /// The mentees are asked how it goes, and nothing else; all answer at the same time.
    private static func checkedIn(_ samples: [IndependentSample]) throws -> IndependentMail {
        let mail = try IndependentMail(samples, from: "2027-01-11T00:00:00Z")
        mail.trial.onLetter = { [unowned mail] letter in try diligent(mail.trial, letter) }
        mail.trial.live(until: "2027-02-12T12:00:00Z")
        mail.trial.onLetter = { _ in }
        try mail.answerAll { mark in
            try mail.trial.letters(to: "n\(mark)").last { try mail.trial.kinds($0) == ["check-in"] }
        }
        return mail
    }

    /// A mentor who answers at once that all has been done.
    static func diligent(_ trial: Trial, _ letter: Letter) throws {
        guard case .person(let person) = letter.recipient, person.description.hasPrefix("a") else { return }
        let kinds = try trial.kinds(letter)
        let lines = kinds.enumerated().compactMap { place, kind in
            kind.hasPrefix("meeting-ask")
                ? "\(place + 1) MET" : kind == "milestone-ask" ? "\(place + 1) DONE" : nil
        }
        if !lines.isEmpty { try trial.reply(lines.joined(separator: "\n"), to: letter) }
    }

    /// What is kept of a mentee's check-in, as the table says it, and the text itself.
    private static func checkIn(_ mail: IndependentMail, _ index: Int) throws -> (outcome: String, text: String) {
        let mark = IndependentMail.mark(index)
        let text = mail.trial.confided.filter { $0.author == Trial.id("n\(mark)") }.map(\.text).joined(separator: "\n")
        if try !mail.trial.person("n\(mark)").takesLetters { return (text.isEmpty ? "stop" : "stop + \(text)", text) }
        let isDone = try mail.trial.record("m\(mark)/check-in/n\(mark)/1")?.state == .fulfilled
        if text.isEmpty { return (isDone ? "counted, and nothing kept" : "nothing", text) }
        guard isDone else { return ("kept, and not counted", text) }
        return (text.firstMatch(of: /going=([1-5])\b/).map { String($0.1) } ?? "words", text)
    }

    // MARK: One word to several things

    @Test(arguments: IndependentMailShort.Beside.allCases)
    func oneWordBelongsToTheOneThingThatItCanMean(_ beside: IndependentMailShort.Beside) throws {
        let samples = IndependentMailShort.rows.filter { $0.beside == beside }.map(\.sample)
        let trial = try Trial(Self.roster(samples, beside), from: "2027-01-11T00:00:00Z")
        // Of those who are asked whether something was done, all before is answered; the second meeting is asked about.
        let (day, meeting) = beside == .oneAsked || beside == .twoAsked ? ("2027-02-10", 2) : ("2027-01-13", 1)
        trial.onLetter = { [unowned trial] letter in
            if trial.world.now < Community.instant("\(day)T00:00:00Z") { try Self.diligent(trial, letter) }
        }
        trial.live(until: "\(day)T12:00:00Z")
        let asked = trial.world.now
        for (index, sample) in samples.enumerated() {
            let letter = try #require(try trial.letters("meeting-ask", to: "a\(IndependentMail.mark(index))").last)
            let bytes = try IndependentMail.bytes(sample, to: letter, at: asked, number: index)
            try trial.room.deliver(try MIMEReader().read(bytes))
        }
        trial.live(until: asked + 3_600)
        #expect(trial.faults.isEmpty)
        for (index, sample) in samples.enumerated() {
            let mark = IndependentMail.mark(index)
            var words: [String] = []
            for commitment in [
                "p\(mark)/\(meeting)", "q\(mark)/1", "q\(mark)/agreement", "q\(mark)/goals", "q\(mark)/orientation",
            ] {
                for report in try trial.reports(commitment) where report.at >= asked {
                    let word = report.outcome == .held ? "met" : "\(report.outcome)"
                    words.append(word)
                }
            }
            let letters = try trial.letters(to: "a\(mark)").filter { $0.createdAt >= asked }.flatMap(trial.kinds)
            if letters.contains(where: { ["which", "not-understood", "help"].contains($0) }) { words.append("asked") }
            let isTold = try trial.coordinatorLetters.contains {
                try $0.createdAt >= asked && Trial.flat($0).contains("Alva Zo\(mark)")
            }
            if words.isEmpty, isTold { words.append("told") }
            let outcome = words.isEmpty ? "nothing" : words.joined(separator: " + ")
            let right = sample.right.map { $0 == "one met" ? "met" : $0 }
            let kinds = try trial.kinds(
                try #require(try trial.letters("meeting-ask", to: "a\(mark)").last { $0.createdAt < asked }))
            #expect(right.contains(outcome), "\(sample): \(outcome), not \(sample.right); \(kinds)")
        }
    }

    /// Mentors who are asked about a meeting, and something beside it, in the same letter.
    private static func roster(_ samples: [IndependentSample], _ beside: IndependentMailShort.Beside) -> String {
        let start =
            switch beside {
            case .told: "2027-01-13T18:00"
            case .oneAsked: "2027-01-31T18:00"
            case .twoAsked: "2027-01-24T18:00"
            case .meeting: "2027-01-12T19:30"
            }
        var people = ""
        var mentorships = ""
        for (index, sample) in samples.enumerated() {
            let mark = IndependentMail.mark(index)
            let locale = sample.language == "de" ? "de" : "en"
            for (letter, name, domain) in [("a", "Alva", "org"), ("n", "Nils", "net"), ("o", "Olga", "com")] {
                people +=
                    "  - {id: \(letter)\(mark), name: \(name) Zo\(mark), email: \(letter)\(mark)@example.\(domain), "
                people += "zone: Europe/Berlin, locale: \(locale)}\n"
            }
            for (id, mentee, start) in [("p", "n", "2027-01-12T18:00"), ("q", "o", start)] {
                mentorships +=
                    "  - {id: \(id)\(mark), program: formal, mentors: [a\(mark)], mentees: [\(mentee)\(mark)], "
                mentorships += "start: \(start), zone: Europe/Berlin}\n"
            }
        }
        return "people:\n\(people)mentorships:\n\(mentorships)"
    }
}
