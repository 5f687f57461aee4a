import CivilTime
import Foundation
import Mentoring
import Processes
import Replies
import Store
import Testing

@testable import Service

/// A check-in that needs a person: who is told of it, when, and what nobody is told.
@Suite struct CheckInAlertTests {
    typealias Trial = ConversationTrial

    /// The mentee of a pair is asked how it goes, and about nothing else.
    static func checkIn(
        directory: String? = nil, settings: (String) -> String = { $0 }
    ) throws -> (trial: Trial, letter: Letter) {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z", directory: directory, settings: settings)
        trial.live(until: "2027-02-09T20:00:00Z")
        // The mentor says it before anybody asks.
        try trial.reply("MET", to: try #require(try trial.letters("meeting-coming", to: "anna").last))
        trial.live(until: "2027-02-12T20:00:00Z")
        let letter = try #require(try trial.letters(to: "ben").first { try trial.kinds($0) == ["check-in"] })
        return (trial, letter)
    }

    private static func told(_ trial: Trial) throws -> [Letter] {
        try trial.coordinatorLetters.filter { try trial.kinds($0) == ["needs-person"] }
    }

    /// On a Saturday at three in the morning.
    @Test(arguments: ["2, I'd like another mentor", "1", "I want to quit", "4, but he shouts at me"])
    func aCryForHelpIsToldWithinTheHour(_ text: String) throws {
        let (trial, letter) = try Self.checkIn()
        trial.live(until: "2027-02-13T03:00:00Z")
        try trial.reply(text, to: letter)
        trial.live(until: trial.world.now + 3_600)
        let told = try Self.told(trial)
        #expect(told.count == 1)
        let read = try Trial.read(try #require(told.first))
        #expect(read["subject"] == "An answer needs a person")
        let words = try Trial.flat(told.first)
        #expect(words.contains("Ben Berg's answers in mentorship m1"), "\(words)")
        #expect(words.contains("mentorctl answers --case m1 --person ben"), "\(words)")
        // Neither the number nor a word of it, nor the other's address.
        for secret in ["another mentor", "shouts", "quit", "rating of", "2,", "anna@"] {
            #expect(!words.contains(secret), "\(secret): \(words)")
        }
        #expect(trial.confided.count == 1)
        let confirmation = try #require(try trial.letters("confirmation", to: "ben").last)
        #expect(try Trial.read(confirmation)["subject"] == "Noted: your check-in")
        let answer = try Trial.flat(confirmation)
        #expect(
            answer.contains("A person looks at it: somebody of the coordination who takes no part in your mentorship"),
            "\(answer)")
        #expect(!answer.contains("nothing more to do"))
    }

    @Test(arguments: ["3", "5, all well", "All is well", "4"])
    func allIsWellIsToldNobody(_ text: String) throws {
        let (trial, letter) = try Self.checkIn()
        try trial.reply(text, to: letter)
        trial.settle()
        #expect(try Self.told(trial).isEmpty)
        #expect(trial.confided.count == 1)
        let confirmation = try #require(try trial.letters("confirmation", to: "ben").last)
        #expect(try Trial.read(confirmation)["subject"] == "Noted: your check-in")
        #expect(try Trial.flat(confirmation).contains("nothing more to do"))
    }

    /// Who answers twice within the hour is one person who needs one.
    @Test func aCorrectionIsNotToldTwice() throws {
        let (trial, letter) = try Self.checkIn()
        try trial.reply("2", to: letter)
        trial.settle()
        try trial.reply("1, it is worse than I said", to: letter)
        trial.settle()
        #expect(try Self.told(trial).count == 1)
        #expect(trial.confided.count == 2)
    }

    private static func coordinators(_ addresses: String...) -> (String) -> String {
        { settings in
            var lines = settings.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let start = (lines.firstIndex(of: "coordinators:") ?? 0) + 1
            while lines[start].hasPrefix("  ") { lines.remove(at: start) }
            let roles = [
                "mentorship-coordinator", "program-manager", "conflict-resolution", "feedback", "training", "general",
            ]
            lines.insert(
                contentsOf: roles.enumerated().map { "  \($1): \(addresses[min($0, addresses.count - 1)])" }, at: start)
            return lines.joined(separator: "\n")
        }
    }

    /// The mentor is a coordinator, too, under another spelling of their address, or under their name.
    @Test(arguments: ["Anna+Office@example.org", "Anna Alt <office@example.org>"])
    func whoTakesPartIsNotTold(_ address: String) throws {
        let (trial, letter) = try Self.checkIn(settings: Self.coordinators(address, "next@example.org"))
        try trial.reply("1", to: letter)
        trial.settle()
        #expect(try Self.told(trial).map(\.address) == ["next@example.org"])
        // Nor by what is listed of the mentorship or its people.
        let filter = EventFilter(mentorship: Trial.commitment("m1/1").mentorship, limit: 1_000)
        for event in try trial.store.read({ try $0.events(filter) }) {
            #expect(
                !event.text.contains("needs a person") && event.origin?.description.hasPrefix("needs-person") != true)
        }
        // What is not understood may be about them as well.
        try trial.reply("Quagmire? Is she, or not", to: letter)
        trial.settle()
        let unread = try trial.coordinatorLetters.filter { try trial.kinds($0) == ["unread-reply"] }
        #expect(unread.map(\.address) == ["next@example.org"])
    }

    /// The journal and STATUS say so, and name nobody; once another coordinator is named, that one is told.
    @Test func whereNobodyIsApartTheJournalSaysSo() throws {
        let (trial, letter) = try Self.checkIn(settings: Self.coordinators("anna@example.org"))
        try trial.reply("1", to: letter)
        trial.settle()
        #expect(try Self.told(trial).isEmpty)
        let events = try trial.events(.notTold)
        #expect(events.count == 1 && events[0].mentorship == nil && events[0].person == nil)
        let now = trial.world.now
        let status = try trial.store.read { try StatusLine(reader: $0, sending: SendmailBackoff(), now: now).text }
        #expect(status.contains("1 check-in needs a person, and every coordinator takes part in it"), "\(status)")
        #expect(try Trial.flat(try trial.letters("confirmation", to: "ben").last).contains("nothing more to do"))
        try trial.change(settings: Self.coordinators("anna@example.org", "other@example.org"))
        trial.settle()
        #expect(try Self.told(trial).map(\.address) == ["other@example.org"])
        #expect(try trial.store.read { try $0.untold() }.isEmpty)
    }

    /// A letter that sendmail does not take at once is not given up because the check-in is done.
    @Test func itIsTriedAgain() throws {
        let (trial, letter) = try Self.checkIn()
        var refusals = 2
        let failure = SubmissionFailure(cause: .exited(status: 75), diagnostic: "try again")
        trial.world.mail = { (_, _) throws(CourierError) in
            refusals -= 1
            return (refusals >= 0 ? .temporary(failure) : .submitted, 1)
        }
        try trial.reply("2", to: letter)
        trial.live(until: trial.world.now + 3_600)
        let letters = try Self.told(trial).suffix(1) + trial.letters("confirmation", to: "ben").suffix(1)
        let states = try trial.store.read { reader in try letters.map { try reader.letter($0.number)?.state } }
        #expect(states == [.submitted, .submitted])
    }

    /// The rating stands in the second database alone: not in a notice, a letter, the journal, or the file.
    @Test func theRatingIsNowhereElse() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rating-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (trial, letter) = try Self.checkIn(directory: folder)
        try trial.reply("2/5", to: letter)
        trial.settle()
        #expect(trial.confided.map(\.text) == ["going=2"])
        let notices = try trial.store.read { try $0.notices(for: .person(Trial.id("ben"))) }
        #expect(
            notices.filter { $0.letter == LetterKind("confirmation") }.map(\.content) == [
                .outcome(.checkedIn(isRead: true))
            ])
        for sent in trial.world.started {
            #expect(try !Trial.flat(sent).contains(" of 5"))
            #expect(try Trial.read(sent)["subject"]?.contains("of 5") == false)
        }
        #expect(!trial.journal.text.contains("2/5") && !trial.journal.text.contains("checked-in"))
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let bytes = try Data(contentsOf: URL(filePath: folder + "/" + name))
            for secret in ["checked-in 2", "2 of 5", "1 to 5: 2", "2/5"] {
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) is in \(name)")
            }
        }
    }

    /// Whatever the number and the words are, what others are sent is the same.
    @Test func noLetterTellsOneCryFromAnother() throws {
        let texts = try ["1", "2, I want another mentor", "He is rude to me"].map { text -> [String] in
            let (trial, letter) = try Self.checkIn()
            try trial.reply(text, to: letter)
            trial.live(days: 3)
            return try trial.world.started.map { try Trial.text($0) }
        }
        #expect(texts[0] == texts[1] && texts[1] == texts[2])
    }

    /// What a coordinator types for somebody is told like what they write.
    @Test func whatACommandRecordsIsToldAsWell() throws {
        let (trial, _) = try Self.checkIn()
        var kept: [Confidence] = []
        let actions = CoordinatorActions(store: trial.store, rules: trial.configuration.rules, now: trial.world.now)
        let id = Trial.commitment("m1/check-in/ben/1")
        let typed = TypedAnswers(
            id, of: Trial.id("ben"), FilledForm(rating: 2, words: "it is hard"), source: "command 1 \(id)")
        let events = try actions.answer(typed, lexicon: trial.configuration.lexicon) { kept.append($0) }.events
        #expect(events.map(\.kind) == [.fulfilled])
        #expect(kept.map(\.text) == ["going=2 worked-on=it is hard"])
        #expect(kept.first?.author == Trial.id("ben"))
        trial.settle()
        #expect(try Self.told(trial).count == 1)
        #expect(!trial.journal.text.contains("it is hard"))
    }
}
