import CivilTime
import Testing

@testable import Replies

/// What a statistical guess sees in a text, what it makes of it, and that it records nothing.
@Suite struct GuessTests {
    // MARK: Features

    /// The hash's own published values.
    @Test(arguments: [("", 0x811C_9DC5), ("a", 0xE40C_292C), ("foobar", 0xBF9C_F968)] as [(String, UInt32)])
    func hash(_ row: (text: String, value: UInt32)) {
        #expect(FNV1a.hash(row.text.utf8) == row.value)
    }

    @Test func words() {
        let features = GuessFeatures(["Nils' goals: Dank Nils's", "am 12.1., KÖNNEN wir?"], names: ["nils", "alva"])
        #expect(features.words == ["@", "goals", "dank", "@", "s", "am", "00", "0", "koennen", "wir", "?"])
        #expect(GuessFeatures(["Alvas Ziel", "👍 — …"], names: ["alva"]).words == ["@", "ziel"])
        #expect(GuessFeatures(["встреча была"], names: []).words == ["встреча", "была"])
    }

    /// " ab", "ab ", " ab " and "w:ab", and of the question "q:meeting".
    @Test func places() {
        #expect(GuessFeatures(["Ab!"], names: []).places(bits: 12) == [632, 2567, 3720, 3934])
        #expect(
            GuessFeatures(["ab"], names: [], questions: [.meeting, .meeting]).places(bits: 12) == [
                632, 2567, 3223, 3720, 3934,
            ])
        #expect(GuessFeatures(["ab"], names: []).places(bits: 1) == [0, 1])
        #expect(GuessFeatures(["...", ""], names: []).places(bits: 12).isEmpty)
    }

    /// (4 + 2) and (-2 + 2), halved by the scale and by the root of four features, and the biases.
    @Test func scores() {
        var weights = [Int8](repeating: 0, count: 2 << 12)
        weights.replaceSubrange(632 * 2..<632 * 2 + 2, with: [4, -2])
        weights.replaceSubrange(3934 * 2..<3934 * 2 + 2, with: [2, 2])
        let table = GuessTable(labels: ["met", "missed"], bits: 12, scale: 0.5, biases: [0.25, -1], weights: weights)
        #expect(table.scores(GuessFeatures(["ab"], names: [])) == [1.75, -1])
    }

    // MARK: What comes with the program

    @Test(arguments: [
        (Asked.Kind.meeting, "it was such a nice long conversation, thanks for asking", Verb.Kind.met),
        (.meeting, "sorry, no, he was ill and we had to cancel", .missed),
        (.meeting, "Das Gespräch mussten wir leider absagen", .missed),
        (.meeting, "please remove me from this list, no more mails", .stop),
        (.milestone, "Oui, nous avons fixé nos objectifs ensemble", .done),
        (.proposal, "Thursday at five works fine for me", .yes),
    ])
    func likeliest(_ row: (asked: Asked.Kind, text: String, verb: Verb.Kind)) {
        #expect(likely(row.text, [row.asked])?.guess(1)?.verb == row.verb)
    }

    /// Nothing is guessed of what no example is about, nor of a letter about something else.
    @Test func nothingToGuess() {
        #expect(likely("we met", [.renewal]) == nil)
        #expect(likely("we met", [.meeting, .checkIn]) == nil)
        #expect(likely("👍", [.meeting])?.guess(1) == nil)
        let letter = Array(repeating: "we had such a nice long conversation", count: 20)
        #expect(likely(letter.joined(separator: "\n"), [.meeting])?.guess(1) == nil)
    }

    /// Of one of two meetings nobody can tell which is meant; of a meeting and a milestone the verb says it.
    @Test func ofSeveral() {
        let always = Self.model(.met)
        #expect(likely("blah blah blah", [.meeting, .meeting], always)?.guess(1) == nil)
        #expect(likely("blah blah blah", [.milestone, .meeting], always)?.guess(1).map { [$0.item] } == [2])
        #expect(likely("blah blah blah", [.meeting, .meeting], Self.model(.stop))?.guess(1).map { [$0.item] } == [nil])
    }

    /// What may be distress is no guess of something else: a person is to read it.
    @Test func distressIsNotAskedAway() {
        #expect(likely("blah blah blah", [.meeting], Self.model(.met, distress: 19))?.guess(1) == nil)
        #expect(likely("blah blah blah", [.meeting], Self.model(.met, distress: 18))?.guess(1)?.verb == .met)
    }

    // MARK: It never records

    @Test func aGuessIsOnlyAsked() {
        let reply = reply("Hmm blah blubb", Self.model(.met))
        #expect(reply?.understood == .none(guess: .met) && reply?.guessedItem == 1)
        #expect(reply?.statements == [] && reply?.isCourtesy == false)
        #expect(self.reply("Hmm blah blubb", nil)?.understood == Reply.Understanding.none(guess: nil))
    }

    /// What is easily read wrongly is asked where phrases said it; a plain answer and distress are taken.
    @Test func whatIsTrickyIsAsked() {
        let words = "Nils and I caught up on Zoom, it was a good hour and we talked about his thesis."
        #expect(Fixture.short(reply(words, Self.model(.met))) == "1 met")
        #expect(Fixture.short(reply(words, Self.model(.met, trickiness: 2))) == "met?")
        #expect(Fixture.short(reply("Nils and I caught up on Zoom.", Self.model(.met, trickiness: 2))) == "1 met")
        #expect(Fixture.short(reply("MET", Self.model(.met, trickiness: 2))) == "1 met")
        #expect(
            Fixture.short(reply("I am afraid of him, he threatened me", Self.model(.met, trickiness: 2))) == "distress")
    }

    // MARK: Hostile input

    @Test func hostile() {
        let noise = String(String.UnicodeScalarView((0..<300_000).compactMap { Unicode.Scalar($0 * 7 % 0xD800) }))
        for text in [String(repeating: "a", count: 1_000_000), String(repeating: "a ", count: 500_000), noise] {
            let features = GuessFeatures([text, text], names: [])
            #expect(features.words.count <= GuessFeatures.mostWords)
            #expect(features.words.reduce(0) { $0 + $1.unicodeScalars.count } <= 4 * GuessFeatures.mostCharacters)
            #expect(features.places(bits: 18).count <= 16 * GuessFeatures.mostCharacters)
        }
    }

    // MARK: Helpers

    /// A model that always guesses one verb, by 20.
    private static func model(_ verb: Verb.Kind, distress: Float = -20, trickiness: Float = -2) -> GuessModel {
        let labels = ["distress", verb.rawValue, "leaving"]
        let table = GuessTable(
            labels: labels, bits: 1, scale: 0, biases: [distress, 20, 0], weights: [Int8](repeating: 0, count: 6))
        var tables = Dictionary(uniqueKeysWithValues: GuessQuestion.allCases.map { ($0, table) })
        // Of a meeting it is surer than of anything else.
        if verb == .met {
            tables[.milestone] = GuessTable(
                labels: ["done", "no"], bits: 1, scale: 0, biases: [1, 0], weights: [Int8](repeating: 0, count: 4))
        }
        return GuessModel(
            verbs: tables,
            tricky: GuessTable(labels: ["ask"], bits: 1, scale: 0, biases: [trickiness], weights: [0, 0]))
    }

    private func context(_ asked: [Asked.Kind], _ model: GuessModel?) -> AnswerContext {
        var context = Fixture.context(asked)
        context.lexicon.guesses = model
        context.names = ["Nils"]
        context.asked = context.asked.map { asked in
            var asked = asked
            asked.partners = ["Nils"]
            return asked
        }
        return context
    }

    private func reply(_ text: String, _ model: GuessModel?) -> Reply? {
        guard case .reply(let reply) = AnswerReader(context([.meeting], model)).claim(Fixture.message(text)) else {
            return nil
        }
        return reply
    }

    private func likely(_ text: String, _ asked: [Asked.Kind], _ model: GuessModel? = Fixture.lexicon.guesses)
        -> LikelyMeaning?
    {
        let setting = ReplyReading(Fixture.message(text), context(asked, model)).setting
        return LikelyMeaning(text.split(separator: "\n").map(String.init), setting)
    }
}
