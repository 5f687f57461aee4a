import Testing

@testable import Replies

/// What phrases come to, with what stands around them: rows that each show one rule of reading, in the three languages.
@Suite struct OwnIntentTests {
    private func reading(_ ask: WrittenSets.Ask, _ text: String, _ language: String = "en") throws
        -> WrittenSets.Reading
    {
        try WrittenSets.reading(
            WrittenSets.Row(id: "", sort: .clear, lang: language, ask: ask, text: text, means: []))
    }

    @Test(
        arguments: [
            // Who was there and says that the other was not.
            (.meeting, "I was there, Nils wasn't.", ["absent nils"]), (.meeting, "I came, Nils not.", ["absent nils"]),
            (.meeting, "Ich war da, Nils nicht.", ["absent nils"]),
            (.meeting, "J'étais là, pas Nils.", ["absent nils"]),
            // A day on which it was called off is not the day of another meeting.
            (.meeting, "Nils cancelled on Monday, so there was no meeting.", ["missed"]),
            // Several things: the same again, a denial, both, neither, numbers.
            (.meetings, "Nils: met. Jonas too.", ["1 met", "2 met"]),
            (.meetings, "The first one took place, the second one not.", ["1 met", "2 missed"]),
            (.meetings, "1 ok 2 ok", ["1 met", "2 met"]),
            (.meetings, "No, neither of them.", ["1 missed", "2 missed"]),
            (.meetings, "Nein, keins von beiden.", ["1 missed", "2 missed"]),
            (.meetings, "Nils und ich haben uns getroffen, Jonas nicht.", ["1 met", "2 missed"]),
            (.mixed, "The meeting fell through, but we have agreed on the goals.", ["1 missed", "2 done"]),
            (.milestones, "The goals are agreed. We have both signed the agreement.", ["1 done", "2 done"]),
            // Another time.
            (.proposed, "👍", ["yes"]), (.proposed, "👌", ["yes"]), (.proposed, "Avec plaisir !", ["yes"]),
            (.proposed, "The 28th is fine, but at 19:00.", ["move 2027-01-28T19:00"]),
            (.proposed, "D'accord pour jeudi, mais à 18h.", ["move 2027-01-28T18:00"]),
            (.coming, "Der 26. passt, aber um 19 Uhr statt um 18 Uhr.", ["move 2027-01-26T19:00"]),
            (.coming, "I'm away from 25 January until 7 February.", ["away 2027-01-25..2027-02-07"]),
            // Who leaves says nothing of the meeting by what they say of the time together.
            (.meeting, "Nils und ich haben unser Mentoring beendet. War schön!", ["leaving"]),
        ] as [(WrittenSets.Ask, String, Set<String>)])
    func isRecorded(_ ask: WrittenSets.Ask, _ text: String, _ said: Set<String>) throws {
        #expect(try reading(ask, text) == .recorded(said), "\(text)")
    }

    @Test(
        arguments: [
            // Another person, a quotation, a question, a joke, a word turned around.
            (.meeting, "Karl and I met on Tuesday."),
            (.meeting, "Nice, a meeting that \"took place\" in your calendar."),
            (.milestone, "Done? Good one."), (.meeting, "A great meeting. With myself."), (.meeting, "No, not missed"),
            (.meeting, "met fast"), (.meeting, "MET MISSED MOVE 2027-01-26 18:00"),
            // What is doubtful of the day that was asked about.
            (.meeting, "We met last year. On Tuesday I can't tell."),
            // Times at which nothing is wished for.
            (.coming, "Wednesday 27 January at 18:00 I'm at the dentist."),
            (.proposed, "Ich bitte um einen Ersatztermin."),
            (.coming, "Can we do another time? I have a dentist at five."), (.coming, "Um 17:30 Uhr gehe ich los."),
            (.proposed, "Thursday at five in the morning I'd be free."),
            // One of two, and nobody knows which.
            (.meetings, "Either Nils or Jonas didn't make it."), (.meetings, "1 oui 2 non, pardon c'est l'inverse"),
        ] as [(WrittenSets.Ask, String)])
    func isAsked(_ ask: WrittenSets.Ask, _ text: String) throws {
        if case .recorded(let said) = try reading(ask, text) { Issue.record("\(text): \(said)") }
    }

    /// A word that is nothing but marks takes no sentence: these texts ended the program once.
    @Test(
        arguments: [
            (.meeting, "\u{300}'\u{300}. Yes."), (.coming, "\u{300}'\u{300}. Can we do 18:00?"),
            (.meetings, "\u{300}'\u{300}. Nils not."), (.proposed, "'. \u{300}. ' Thursday 18:00"),
        ] as [(WrittenSets.Ask, String)])
    func marksAreNoSentence(_ ask: WrittenSets.Ask, _ text: String) throws { _ = try reading(ask, text) }

    /// A time on another clock is converted or asked, and never taken for one on the writer's.
    @Test(
        arguments: [
            ("Could we do 17:00 UTC instead?", nil), ("The 28th at 17:00 UTC would be better.", nil),
            ("Friday 29 January at 17:00 UTC please.", "move 2027-01-29T18:00"),
        ] as [(String, String?)])
    func clocks(_ text: String, _ said: String?) throws {
        if case .recorded(let read) = try reading(.coming, text) { #expect(read == said.map { [$0] }, "\(text)") }
    }

    /// Distress is told whatever stands beside it, and a condition counts although a day stands behind it.
    @Test func whatIsNotTaken() throws {
        #expect(try reading(.meeting, "Nils hit me. I need a break.") == .recorded(["distress"]))
        for text in ["That works for me if Tuesday works for Nils.", "Fine with me, unless Thursday is a holiday."] {
            if case .recorded(let said) = try reading(.proposed, text) { Issue.record("\(text): \(said)") }
        }
        if case .recorded(let said) = try reading(.meeting, "Please pause until 1 January 2199.") {
            Issue.record("\(said)")
        }
    }
}
