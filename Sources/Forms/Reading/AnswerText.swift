/// Somebody's text as the answer to a question, taken apart into words.
struct AnswerText {
    /// A word, with what stands around it.
    struct Word: Hashable {
        /// Folded: lower case, ASCII as far as Latin letters go.
        var text: String
        /// Where it ends in ``AnswerText/visible``.
        var end: String.Index
        var start: String.Index
        /// Whether a mark or the text's end stands behind it, so that what follows is something else.
        var endsClause = false
    }

    /// Words beyond these are no typed answer.
    private static let most = 400

    /// The text with what can't be seen taken away.
    let visible: String
    private(set) var words: [Word] = []
    /// Whether the text is longer than what was looked at.
    private(set) var isCut = false

    init(_ text: String) {
        // A keycap is its number: 4️⃣.
        var scalars = String.UnicodeScalarView()
        for scalar in Folding.visible(text.prefix(AnswerValue.longestText + 1)).unicodeScalars
        where scalar.value != 0x20E3 {
            scalars.append(scalar)
        }
        visible = String(scalars).trimmedBlanks
        var index = visible.startIndex
        while index < visible.endIndex, words.count < Self.most {
            let start = index
            let isNumber = visible[index].isASCII && visible[index].isNumber
            while index < visible.endIndex, isPart(visible[index], of: isNumber) { index = visible.index(after: index) }
            guard start < index else {
                if !visible[index].isWhitespace, visible[index] != "'", !words.isEmpty {
                    words[words.count - 1].endsClause = true
                }
                index = visible.index(after: index)
                continue
            }
            words.append(Word(text: Folding.plain(visible[start..<index]), end: index, start: start))
        }
        isCut = index < visible.endIndex || text.count > AnswerValue.longestText
        if !words.isEmpty { words[words.count - 1].endsClause = true }
    }

    /// Digits and letters are words of their own: "3h".
    private func isPart(_ character: Character, of number: Bool) -> Bool {
        let isDigit = character.isASCII && character.isNumber
        return number ? isDigit : (character.isLetter || character.isNumber) && !isDigit
    }

    var texts: [String] { words.map(\.text) }

    /// What stands behind so many words, without the marks that divide it from them.
    func rest(after count: Int) -> String {
        guard count > 0, count <= words.count else { return count == 0 ? visible : "" }
        let marks: Set<Character> = [" ", ",", ";", ":", ".", "!", "-", ")", "(", "\n", "\t", "*", "_", "\""]
        return String(visible[words[count - 1].end...].drop { marks.contains($0) }).trimmedBlanks
    }

    /// What stands right behind a word.
    func next(after place: Int) -> Character? {
        let end = words[place].end
        return end < visible.endIndex ? visible[end] : nil
    }

    /// What stands between a word and the next.
    func between(_ place: Int) -> Substring {
        guard place + 1 < words.count else { return visible[words[place].end...] }
        return visible[words[place].end..<words[place + 1].start]
    }
}
