import Mentoring

/// What replies likely mean, learnt from examples: it says what to ask, and never what to record.
package struct GuessModel: Hashable, Sendable {
    /// What is likeliest.
    struct Guess: Hashable {
        var verb: Verb.Kind
        /// How far it is ahead of the next, in units in which 1 is odds of e to 1.
        var lead: Float
        /// How far it is ahead of distress.
        var leadOfDistress: Float
    }

    /// For each question, the verbs.
    let verbs: [GuessQuestion: GuessTable]
    /// Of one label: how much speaks for a reply that is easily read wrongly.
    let tricky: GuessTable

    func guess(_ features: GuessFeatures, _ question: GuessQuestion) -> Guess? {
        guard let table = verbs[question] else { return nil }
        let scores = table.scores(features)
        let order = scores.indices.sorted { scores[$0] > scores[$1] }
        guard order.count > 1, let verb = Verb.Kind(rawValue: table.labels[order[0]]) else { return nil }
        let distress = table.labels.firstIndex(of: Verb.Kind.distress.rawValue)
        return Guess(
            verb: verb, lead: scores[order[0]] - scores[order[1]],
            leadOfDistress: distress.map { scores[order[0]] - scores[$0] } ?? .infinity)
    }

    /// How much speaks for a reply that is easily read wrongly; 0 is even.
    func trickiness(_ features: GuessFeatures) -> Float { tricky.scores(features)[0] }
}
