/// The known name that differs from a mistyped one in the fewest letters, if it is near enough to have been meant.
public func nearest(_ name: String, _ known: [String]) -> String? {
    let best = known.map { ($0, distance(name, $0)) }.min { ($0.1, $0.0) < ($1.1, $1.0) }
    guard let best, best.1 <= max(1, name.count / 3) else { return nil }
    return best.0
}

/// Levenshtein's distance: the fewest letters to insert, delete or replace.
private func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for column in right.indices {
            let cost = min(row[column] + 1, row[column + 1] + 1, diagonal + (right[column] == letter ? 0 : 1))
            diagonal = row[column + 1]
            row[column + 1] = cost
        }
    }
    return row[right.count]
}
