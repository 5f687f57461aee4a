/// Finds the word that a misspelt one may have meant.
package enum Spelling {
    /// The word among `known` that is nearest: the same but for case, or few edits away (every third letter may be wrong); nil when none is near.
    package static func nearest(to word: String, among known: some Sequence<String>) -> String? {
        // Far longer than every key: nothing is near, and comparing would cost.
        let sought = Array(word.lowercased().utf8)
        guard !sought.isEmpty, sought.count <= 64 else { return nil }
        var best: (distance: Int, word: String)?
        for candidate in known {
            let distance = distance(Array(candidate.lowercased().utf8), sought)
            guard distance <= max(1, sought.count / 3) else { continue }
            if let best, (best.distance, best.word) <= (distance, candidate) { continue }
            best = (distance, candidate)
        }
        return best?.word
    }

    /// Edits from one to the other, in bytes of UTF-8: insertions, deletions, replacements, and swaps of neighbours (optimal string
    /// alignment), which is how `gmial` comes of `gmail`.
    package static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                var least = min(
                    previous[column] + (left[row] == right[column] ? 0 : 1), previous[column + 1] + 1,
                    current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    least = min(least, beforePrevious[column - 1] + 1)
                }
                current.append(least)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
