/// What became of somebody's text as the answer to one question.
package enum ValueReading: Hashable, Sendable {
    /// It is an answer; `remark` is what stands beside it and says more, or empty.
    case value(AnswerValue, remark: String)
    /// They leave it out: "skip", "-".
    case skipped
    /// Nothing is written.
    case empty
    /// Something is written that is no answer, or that could be two: it is asked back and never guessed.
    case unclear(Unclear)

    /// Why an answer can't be read.
    package enum Unclear: String, Hashable, Sendable, Codable, CaseIterable {
        /// Nothing in it is an answer of this kind.
        case unknown
        /// It can be read in two ways: "4 or 5", 03/04/2027.
        case ambiguous
        /// It is a number beyond the bounds.
        case outOfRange = "out-of-range"
        /// There is no such day, or no such hour.
        case noSuchDate = "no-such-date"
        /// More is said than is asked for: three options where two are the most.
        case tooMany = "too-many"
        /// The text is longer than what is kept.
        case tooLong = "too-long"
    }
}

/// Which number of "03/04/2027" is the day.
package enum DateOrder: Hashable, Sendable {
    case dayFirst
    case monthFirst
}
