import CivilTime
import Mentoring
import Store
import Testing

@testable import Service

/// Short answers to letters that answer: what they are about is what that letter says, and nothing else.
struct ConversationShortTests {
    typealias Trial = ConversationTrial

    /// HELP's letter asks nothing, and the one about what is not understood ends with the coordinator's seeing it: yes and no are about that.
    @Test(arguments: ["HELP", "Well, it depends on how you look at it."], ["Yes", "No", "No, thanks", "Ja", "Nein"])
    func yesAndNoToALetterThatExplains(_ first: String, _ second: String) throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply(first, to: letter)
        trial.settle()
        let answer = try #require(trial.letters(to: "anna").last)
        #expect(answer.number != letter.number)
        try trial.reply(second, to: answer)
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
    }

    /// The word that shows, and what happened, in one message: what happened is not lost.
    @Test func showAndMet() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("Well, it depends on how you look at it.", to: letter)
        trial.settle()
        let unread = try #require(try trial.letters("not-understood", to: "anna").first)
        try trial.reply("SHOW\nMET", to: unread)
        trial.settle()
        let said = try trial.letters("confirmation", to: "anna").compactMap { try? Trial.flat($0) }
        #expect(try trial.reports("m1/1").map(\.outcome) == [.held])
        #expect(!said.contains { $0.contains("sees what you wrote") })
    }

    /// What the coordinator sees is still to be answered, and can be.
    @Test func metAfterShow() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("Well, it depends on how you look at it.", to: letter)
        trial.settle()
        try trial.reply("SHOW", to: try #require(try trial.letters("not-understood", to: "anna").first))
        trial.settle()
        try trial.reply("MET", to: try #require(try trial.letters("confirmation", to: "anna").last))
        trial.settle()
        #expect(try trial.reports("m1/1").map(\.outcome) == [.held])
    }

    /// Who is asked for a day or a number of days may say that alone.
    @Test(arguments: [
        ("PAUSE", "10 March", "2027-03-10"), ("PAUSE", "until 10 March", "2027-03-10"),
        ("PAUSE", "2027-03-10\n\nThanks, Anna", "2027-03-10"), ("PAUSE", "bis 10.03.2027", "2027-03-10"),
    ])
    func theDayAlone(_ row: (first: String, second: String, day: String)) throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply(row.first, to: letter)
        trial.settle()
        let which = try #require(try trial.letters("which", to: "anna").last)
        try trial.reply(row.second, to: which, .init(isQuoting: true))
        trial.settle()
        let mentorship = try trial.store.read { try $0.mentorship(MentorshipID("m1")!) }
        #expect(mentorship?.pauses.last?.through == Community.date(row.day))
    }

    /// A number of days alone, whoever signs below it.
    @Test func theDaysAlone() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("SNOOZE", to: letter)
        trial.settle()
        try trial.reply("3\n\nThanks, Anna", to: try #require(try trial.letters("which", to: "anna").last))
        trial.settle()
        #expect(try trial.events(.answerUnread).isEmpty)
        #expect(try trial.events(.answerTaken).count == 1)
    }

    /// A partner who answers a letter that was not hers hears that it did not count, and so does the coordinator.
    @Test func aPartnerWhoAnswersAnothersLetter() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("MET", to: letter, .init(from: "ben@example.net"))
        trial.settle()
        #expect(try trial.reports("m1/1").isEmpty)
        #expect(try trial.letters("confirm-address", to: "anna").isEmpty)
        #expect(try trial.letters("not-understood", to: "ben").count == 1)
        #expect(trial.coordinatorLetters.contains { (try? trial.kinds($0)) == ["unread-reply"] })
    }

    /// Two moves before a letter could leave are told as one, from where the meeting was to where it is.
    @Test func twoMovesAreToldAsOne() throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-02-09T12:00:00Z")
        let coming = try #require(try trial.letters("meeting-coming", to: "anna").last)
        let hold = HoldSwitch(store: trial.store, now: trial.world.now)
        try hold.hold(reason: "a test")
        for time in ["2027-02-11 18:00", "2027-02-12 19:00"] {
            try trial.reply("MOVE \(time)", to: coming)
            trial.settle()
        }
        try hold.release()
        trial.live(until: trial.world.now + 3_600)
        let moved = try trial.letters("moved", to: "ben")
        #expect(moved.count == 1)
        let text = try Trial.flat(moved.first)
        #expect(text.contains("12 February 2027, 13:00 (America/New_York)"), "\(text)")
        #expect(text.contains("It was on Tuesday, 9 February 2027"), "\(text)")
    }
}
