/// Makes text from outside safe to stand in a letter. Names are typed by strangers and read by others.
enum PlainText {
    /// The most that a name may have, in scalars.
    static let longestName = 100
    /// The most that any other text may have, in scalars.
    static let longestText = 1_000

    /// The text on one line: line ends and control characters become spaces, runs of white space one space. What turns the direction of
    /// the text after it, or can't be seen at all, is dropped; the joiners that Persian and Indic names need stay. No more than four
    /// combining marks stay on a letter.
    /// - Parameter limit: the most scalars that are kept; a longer text ends with an ellipsis.
    static func line(_ text: String, limit: Int = longestText) -> String {
        var kept = String.UnicodeScalarView()
        var spaceWaits = false
        var marks = 0
        // Far beyond the limit nothing is read: dropped scalars must not cost without end.
        for scalar in text.unicodeScalars.prefix(limit * 8) {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
                spaceWaits = !kept.isEmpty
                continue
            case .format:
                guard isJoiner(scalar) else { continue }
            case .nonspacingMark, .enclosingMark:
                marks += 1
                guard marks <= 4 else { continue }
            case .unassigned, .surrogate, .privateUse: continue
            default: marks = 0
            }
            if spaceWaits { kept.append(" ") }
            spaceWaits = false
            guard kept.count < limit else {
                kept.append("…")
                break
            }
            kept.append(scalar)
        }
        return String(kept)
    }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x200C || scalar.value == 0x200D }
}
