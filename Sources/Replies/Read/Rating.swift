import Forms

/// A number from 1 to 5, written `4`, `4/5` or `4 of 5`, with words behind it or not.
struct Rating {
    /// The number; `nil` if there is none, or two.
    var value: Int?
    var words = ""

    /// - Parameter isFree: whether it is no form's line: then a number with a blank and a word behind it may be the number of anything,
    ///   "3 pm works for me".
    init(_ text: String, _ lexicon: Lexicon, isFree: Bool = false) {
        let line = Folding.visible(text).trimmedBlanks
        let scalars = Array(line.unicodeScalars)
        guard let first = scalars.first, first.isDigit, first.value >= 0x31, first.value <= 0x35 else { return }
        var index = 1
        if index < scalars.count, scalars[index].isDigit { return }
        let rest = String(String.UnicodeScalarView(scalars[index...]))
        let plain = Folding.plain(rest)
        for scale in lexicon[.ratingScales].texts where plain.hasPrefix(scale) {
            // The scale is ASCII in both, so that it is as long.
            index += scale.unicodeScalars.count
            break
        }
        let hasScale = index > 1
        guard index < scalars.count else {
            value = Int(first.value - 0x30)
            return
        }
        let next = scalars[index]
        // "4-5", "4.5", "4:30", "4th" and "4%" are no ratings.
        guard
            next == " " || next == "," || next == ";" || next == "!" || next == "\n" || next == ")"
                || (next == "." && (index + 1 >= scalars.count || scalars[index + 1].isSpace))
                || (next == ":" && index + 1 < scalars.count && scalars[index + 1].isSpace)
        else {
            return
        }
        if isFree, !hasScale, next == " " || next == ")", !Rating.isApart(scalars[(index + 1)...], lexicon) { return }
        words = String(String.UnicodeScalarView(scalars[(index + 1)...])).trimmedBlanks
        while let mark = words.first, mark == "-" || mark == "," || mark == ":" || mark == " " { words.removeFirst() }
        // The rest of ":)" says nothing.
        if words.unicodeScalars.allSatisfy(\.isMark) { words = "" }
        let second = Words(String(words.prefix(40))).words.first
        // "4 or 5", "3 to 4", "2 MET": two numbers, or the number of something.
        if let second,
            lexicon[.ratingCounted].contains(second.text) || second.number != nil
                || isFree
                    && (lexicon[.ratingDated].contains(second.text) || DateWords.looksLikeMoment(second.text, lexicon)
                        || lexicon.months[second.text] != nil)
        {
            words = ""
            return
        }
        value = Int(first.value - 0x30)
    }

    /// Whether what stands behind a blank begins with a mark or on a line of its own, or says nothing, or how good it is and no more: "4 - all
    /// well", "4 👍", "5 great".
    private static func isApart(_ rest: ArraySlice<Unicode.Scalar>, _ lexicon: Lexicon) -> Bool {
        let text = String(String.UnicodeScalarView(rest))
        let words = Words(text).words
        if !words.isEmpty, lexicon[.ratingVerdicts].length(at: 0, of: words[...]) == words.count { return true }
        guard let next = rest.first(where: { $0 != " " }) else { return true }
        return "\n,.:;-–—(!".unicodeScalars.contains(next)
            || !rest.contains { $0.properties.isAlphabetic || $0.isDigit }
    }
}
