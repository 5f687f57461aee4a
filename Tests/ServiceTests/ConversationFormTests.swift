import Foundation
import Mentoring
import Testing

@testable import Service

/// The lines to fill in: a reply is read by those of the letter that it answers, whatever the templates say by then.
@Suite struct ConversationFormTests {
    typealias Trial = ConversationTrial

    private static let own = """
        {{% CONTENT_TYPE:TEXT}}
        ? Rate your month with {{partners}}, 1–5:
        ? What went wrong?
        """

    /// A check-in's letter with lines of the community's own; then the templates are the program's again.
    private static func asked() throws -> (trial: Trial, letter: Letter) {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        try trial.change(letters: ["en/partials/answer-check-in.mustache": own])
        trial.live(until: "2027-02-09T20:00:00Z")
        try trial.reply("MET", to: try #require(try trial.letters("meeting-coming", to: "anna").last))
        trial.live(until: "2027-02-12T20:00:00Z")
        let letter = try #require(try trial.letters(to: "ben").first { try trial.kinds($0) == ["check-in"] })
        try trial.change()
        return (trial, letter)
    }

    @Test(arguments: [
        "Rate your month with Anna Alt, 1–5: 2\nWhat went wrong? She was away.",
        "> Rate your month with Anna Alt, 1–5: 2\n> What went wrong? She was away.",
        "Rate your month with Anna Alt: 2\nWhat went wrong: She was away.",
    ]) func theLabelsOfTheLetterCount(reply: String) throws {
        let (trial, letter) = try Self.asked()
        #expect(letter.labels == ["Rate your month with Anna Alt, 1–5", "What went wrong"])
        trial.live(days: 2)
        try trial.reply(reply, to: letter)
        trial.settle()
        #expect(try trial.record("m1/check-in/ben/1")?.state == .fulfilled)
        let text = try #require(trial.confided.first).text
        #expect(text.contains("2") && text.contains("She was away."))
        #expect(!text.contains("What went wrong"))
    }
}
