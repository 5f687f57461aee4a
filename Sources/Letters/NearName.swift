/// The name that a misspelt one probably meant.
enum NearName {
    /// The nearest of the names, if every third letter at most is wrong.
    static func near(_ text: String, among names: some Sequence<String>) -> String? {
        guard text.utf8.count <= 64 else { return nil }
        let sought = Array(text.lowercased().utf8)
        let nearest = names.map { (distance(Array($0.lowercased().utf8), sought), $0) }.min { $0 < $1 }
        guard let nearest, nearest.0 <= max(1, sought.count / 3) else { return nil }
        return nearest.1
    }

    /// Levenshtein's distance: insertions, deletions and replacements from one to the other.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var previous = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                let replaced = previous[column] + (byte == other ? 0 : 1)
                current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[right.count]
    }
}
