import Mentoring
import Service

extension Forecast {
    /// One kind of letter in two forecasts.
    package struct Difference: Hashable, Sendable {
        /// The program that it belongs to; nil where to none.
        package var program: ProgramID?
        /// The name of the template.
        package var letter: String
        /// How often it is said in the first.
        package var before: Int
        /// How often it is said in the second.
        package var after: Int
    }

    /// How often each kind of letter is said here and in another forecast, by program and name.
    package func differences(to other: Forecast) -> [Difference] {
        let (mine, theirs) = (counts, other.counts)
        return Set(mine.keys).union(theirs.keys).map { kind in
            Difference(program: kind.program, letter: kind.letter, before: mine[kind] ?? 0, after: theirs[kind] ?? 0)
        }.sorted { ($0.program?.text ?? "", $0.letter) < ($1.program?.text ?? "", $1.letter) }
    }

    private struct Kind: Hashable {
        let program: ProgramID?
        let letter: String
    }

    private var counts: [Kind: Int] {
        letters.flatMap(\.parts).reduce(into: [:]) { $0[Kind(program: $1.program, letter: $1.letter), default: 0] += 1 }
    }
}
