/// Text for a header field: one line, whatever it was made from.
///
/// A line end in a subject or a name would begin a header field that nobody wrote, so none can be kept by this type.
/// Control characters and all kinds of line ends become spaces, runs of white space become one space, and the marks
/// that turn the direction of the text after them (U+202A–U+202E, U+2066–U+2069) are dropped.
package struct HeaderText: Sendable, Hashable, CustomStringConvertible {
    package let text: String

    package var description: String { text }

    /// What is kept, in Unicode scalars. What is longer ends with an ellipsis.
    package static let longest = 1_000

    /// Cleans any text; it can't fail.
    package init(_ text: String) {
        var scalars = String.UnicodeScalarView()
        var spaceWaits = false
        for scalar in text.unicodeScalars {
            if Self.turnsDirection(scalar) { continue }
            if Self.isSpace(scalar) {
                spaceWaits = !scalars.isEmpty
                continue
            }
            if spaceWaits { scalars.append(" ") }
            spaceWaits = false
            guard scalars.count < Self.longest else {
                scalars.append("…")
                break
            }
            scalars.append(scalar)
        }
        self.text = String(scalars)
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: true
        default: false
        }
    }

    private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
}
