/// How well a set of messages is read, as one line of figures.
struct MeasuredSet: CustomStringConvertible, Sendable {
    var name: String
    /// How many there are.
    var count: Int
    /// Of how many what they say is recorded.
    var recorded: Int
    /// How many are rightly guessed, and asked back.
    var guessed = 0
    /// Of how many nothing is assumed.
    var asked = 0
    /// How many are read as something else.
    var wrong: Int

    var description: String {
        "measured: \(name) | count \(count) | recorded \(recorded) | guessed \(guessed) | asked \(asked) | wrong \(wrong)"
    }
}
