import CivilTime
import Mentoring
import Testing

@testable import Service

/// What comes in and needs no letter back, and what it changes all the same.
struct ConversationQuietTests {
    typealias Trial = ConversationTrial

    /// Thanks for a confirmation get no answer, and no coordinator hears of them.
    @Test(arguments: ["Thanks!", "Danke dir!", "Ok, thank you very much", "👍"])
    func thanks(_ text: String) throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("MET", to: letter)
        trial.settle()
        let confirmation = try #require(try trial.letters("confirmation", to: "anna").first)
        let (before, told) = (trial.letters(to: "anna").count, trial.coordinatorLetters.count)
        try trial.reply(text, to: confirmation)
        trial.settle()
        #expect(trial.letters(to: "anna").count == before)
        #expect(trial.coordinatorLetters.count == told)
        #expect(try trial.events(.answerUnread).isEmpty)
        #expect(try trial.reports("m1/1").map(\.outcome) == [.held])
    }

    /// An absence begins on the day that its notice names, so that a meeting before it stands.
    @Test(
        arguments: [
            ("I am out of office from 1 February to 5 February 2027.", "2027-02-01", "2027-02-05"),
            ("Ich bin vom 01.02. bis 05.02. nicht im Büro.", "2027-02-01", "2027-02-05"),
            ("I am away until 20 January 2027.", "2027-01-13", "2027-01-20"),
        ])
    func anAbsence(_ row: (text: String, from: String, through: String)) throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply(row.text, to: letter, .init(fields: [("auto-submitted", "auto-replied")]))
        trial.settle()
        let absence = try #require(try trial.person("anna").absences.first)
        #expect(absence == DateSpan(from: Community.date(row.from), through: Community.date(row.through)))
        #expect(try trial.letters("not-understood", to: "anna").isEmpty)
    }
}
