import CivilTime

/// Finds the word that a misspelt one may have meant.
package enum Spelling {
    /// The word among `known` that is nearest: the same but for case, or few edits away (every third letter may be wrong); nil when none is near.
    package static func nearest(to word: String, among known: some Sequence<String>) -> String? {
        // Far longer than every key: nothing is near, and comparing would cost.
        let sought = Array(word.lowercased().utf8)
        guard !sought.isEmpty, sought.count <= 64 else { return nil }
        var best: (distance: Int, word: String)?
        for candidate in known {
            let distance = EditDistance.between(Array(candidate.lowercased().utf8), sought)
            guard distance <= max(1, sought.count / 3) else { continue }
            if let best, (best.distance, best.word) <= (distance, candidate) { continue }
            best = (distance, candidate)
        }
        return best?.word
    }
}
