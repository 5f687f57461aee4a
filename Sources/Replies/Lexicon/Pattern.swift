import Forms

/// A way to write several phrases at once: words, `(a|b c)` for one of several and `[a|b]` for one of several or nothing.
package enum Pattern {
    /// The most phrases that one pattern may stand for.
    private static let most = 5_000

    /// The phrases, each as its words; nil for what is no pattern: a bracket that is not closed or holds another, an empty choice, nothing at
    /// all, or too many phrases.
    package static func expand(_ pattern: String) -> [[String]]? {
        // Most are one plain word.
        if !pattern.isEmpty, pattern.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) { return [[pattern]] }
        var results: [[String]] = [[]]
        var rest = Folding.plain(Folding.visible(pattern))[...]
        while let first = rest.first {
            if first == " " {
                rest = rest.dropFirst()
                continue
            }
            var choices: [[String]]
            if first == "(" || first == "[" {
                let inner = rest.dropFirst().prefix { !"()[]".contains($0) }
                rest = rest.dropFirst(inner.count + 1)
                guard rest.first == (first == "(" ? ")" : "]") else { return nil }
                rest = rest.dropFirst()
                choices = inner.split(separator: "|", omittingEmptySubsequences: false).map(words)
                if choices.contains(where: \.isEmpty) { return nil }
                if first == "[" { choices.append([]) }
            } else {
                let word = rest.prefix { !" ()[]|".contains($0) }
                guard !word.isEmpty else { return nil }
                rest = rest.dropFirst(word.count)
                choices = [[String(word)]]
            }
            guard results.count * choices.count <= most else { return nil }
            results = results.flatMap { start in choices.map { start + $0 } }
        }
        results.removeAll(where: \.isEmpty)
        return results.isEmpty ? nil : results
    }

    private static func words(_ text: Substring) -> [String] { text.split(separator: " ").map(String.init) }
}
