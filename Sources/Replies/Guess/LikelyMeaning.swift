import Mentoring

/// What a reply likely means, by what replies meant that were written like it.
struct LikelyMeaning {
    /// A verb that is not so far ahead of the next is no guess. On examples from which nothing was learnt, 8 of 10 that are so far ahead are right.
    static let leastLead: Float = 0.5
    /// How far it is ahead if it is asked instead of what phrases say.
    static let leastLeadOverPhrases: Float = 1
    /// Nor is one that is not so far ahead of distress: a person is to look at that, and nobody asks back.
    static let leastLeadOfDistress: Float = 1.5
    /// From here on what was read is asked instead. On examples from which nothing was learnt, this is so of fewer than 1 % of those that were read rightly.
    static let mostTrickiness: Float = 1.2
    /// Shorter texts are as they read: of their few words phrases know more.
    static let leastWordsOfTricky = 12
    /// How many words a text has of which something is guessed: one or two may be anything, and a long one is a letter about something else.
    static let words = 3...80

    private let model: GuessModel
    /// One for each of the things asked.
    private let questions: [GuessQuestion]
    private let lines: [String]
    private let names: Set<String>

    /// nil where nothing can be guessed: nothing was learnt, or not of what was asked.
    init?(_ lines: [String], _ setting: LineReading.Setting) {
        guard let model = setting.lexicon.guesses else { return nil }
        let questions = setting.asked.compactMap { GuessQuestion($0, at: setting.written) }
        guard !questions.isEmpty, questions.count == setting.asked.count else { return nil }
        self.model = model
        self.questions = questions
        self.lines = lines
        names = setting.names
    }

    /// What to ask whether it was meant, and of which of the things asked, from 1 on. A verb that may be of several of them is none.
    /// - Parameter leastLead: how far it is ahead of the next.
    func guess(_ leastLead: Float) -> (verb: Verb.Kind, item: Int?)? {
        guard let (question, guess) = likeliest, guess.lead >= leastLead,
            guess.verb == .distress || guess.leadOfDistress >= Self.leastLeadOfDistress
        else { return nil }
        guard guess.verb.isAboutOne else { return (guess.verb, nil) }
        let fitting = questions.indices.filter { questions[$0] == question }
        return fitting.count == 1 ? (guess.verb, fitting[0] + 1) : nil
    }

    /// Of what question it is likeliest to be an answer, and which.
    var likeliest: (question: GuessQuestion, guess: GuessModel.Guess)? {
        let features = GuessFeatures(lines, names: names)
        guard Self.words.contains(features.words.count) else { return nil }
        let asked = GuessQuestion.allCases.filter(questions.contains)
        return asked.compactMap { question in model.guess(features, question).map { (question, $0) } }
            .max { $0.1.lead < $1.1.lead }
    }

    /// What to ask instead of recording what was read, where replies that were written like this one are easily read wrongly; nil where it may be
    /// recorded. What somebody says of themselves, such as distress, is told whatever it is written like.
    func doubted(_ statements: [Statement]) -> (verb: Verb.Kind, item: Int?)? {
        guard let first = statements.first, statements.allSatisfy({ $0.item != nil }),
            trickiness > Self.mostTrickiness
        else { return nil }
        return (first.verb.kind, first.item)
    }

    /// How much speaks for a reply that is easily read wrongly.
    private var trickiness: Float {
        let features = GuessFeatures(lines, names: names, questions: questions)
        return features.words.count < Self.leastWordsOfTricky ? 0 : model.trickiness(features)
    }
}
