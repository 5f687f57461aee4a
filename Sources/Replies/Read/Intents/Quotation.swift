import Forms

/// What stands in quotation marks in a line: somebody else's words.
enum Quotation {
    /// What stands in quotation marks within a line, folded, if it is not all of the line.
    static func within(_ line: String) -> [String] {
        let parts = parts(line)
        guard parts.count >= 3, !(parts[0].trimmedBlanks.isEmpty && parts[2].trimmedBlanks.isEmpty) else { return [] }
        return parts.indices.filter { $0 % 2 == 1 && $0 + 1 < parts.count }.map { index in
            Words(parts[index]).words.map(\.text).joined(separator: " ")
        }
    }

    /// Whether three or more words stand in quotation marks.
    static func isLong(_ line: String) -> Bool {
        let parts = parts(line)
        guard parts.count >= 3 else { return false }
        return parts.indices.contains {
            $0 % 2 == 1 && $0 + 1 < parts.count && parts[$0].split(separator: " ").count >= 3
        }
    }

    private static func parts(_ line: String) -> [String] {
        Folding.visible(line.prefix(PlainLines.longest)).split(separator: "\"", omittingEmptySubsequences: false)
            .map(String.init)
    }
}
