import CivilTime

/// A word as cues are looked for: spelt in one way.
struct CueToken: Hashable {
    var text: String
    /// The word of the line that it comes from.
    var word: Int
    /// Which sentence of the message it stands in, from 0 on.
    var sentence: Int
    /// Which clause, from 0 on: one ends at a mark, and where a word joins or turns.
    var clause = 0
    var isCapital: Bool
    var isPartner: Bool
    var endsClause = false
    var endsSentence = false
    /// The token behind the date or time that begins here.
    var momentEnd: Int?
}
