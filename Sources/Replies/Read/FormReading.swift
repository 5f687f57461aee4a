import Forms

/// A check-in's form, filled in within the quoted letter or above it. A letter that asks how several things go numbers the lines of each.
struct FormReading {
    /// What was filled in, by the number that stood before the lines; `nil` where none did.
    private(set) var answers: [(number: Int?, answer: CheckInAnswer)] = []
    /// Whether empty lines of the form stand where somebody's own words do: then the letter itself may, too.
    private(set) var hasOwnBlanks = false
    /// Lines whose rating is none of 1 to 5.
    private(set) var unreadable: [String] = []
    /// The message without the lines that were taken.
    private(set) var remaining: [MarkedLine] = []

    private let lexicon: Lexicon
    private let fields: [(words: [String], kind: FormField.Kind)]

    /// - Parameter count: how many things the letter asked: where there are several, a line that begins with one of their numbers goes on
    ///   with nothing.
    init(_ lines: [MarkedLine], form: [FormField], count: Int, _ lexicon: Lexicon) {
        self.lexicon = lexicon
        // The longest label first: "How is it going (1-5)" before "How is it going".
        fields = form.map { (FormReading.words(Folding.visible($0.label)[...]).map(\.text), $0.kind) }
            .filter { !$0.words.isEmpty }.sorted { $0.words.count > $1.words.count }
        let lines = lines.flatMap(apart)
        var index = 0
        while index < lines.count {
            let line = lines[index]
            guard let (number, kind, value) = match(line.text) else {
                remaining.append(line)
                index += 1
                continue
            }
            index += 1
            var text = value
            // The answer may stand below the line, and go on over several.
            let isBelow = value.isEmpty && line.mark == .quoted
            while index < lines.count, lines[index].mark == .own, match(lines[index].text) == nil,
                !FormReading.startsWithNumber(lines[index].text, upTo: count)
            {
                let next = lines[index]
                if line.mark == .own, next.isBlank || value.isEmpty { break }
                if line.mark == .quoted, !isBelow { break }
                if !next.isBlank { text += (text.isEmpty ? "" : "\n") + next.text.trimmedBlanks }
                index += 1
            }
            take(count > 1 ? number : nil, kind, text, of: line)
        }
    }

    /// Lines of the form that a mail program joined, each on its own again: "How is it going, 1-5: 2 Anything we should know: no".
    private func apart(_ line: MarkedLine) -> [MarkedLine] {
        guard match(line.text) != nil else { return [line] }
        var lines: [MarkedLine] = []
        var rest = Folding.visible(line.text.prefix(PlainLines.longest))[...]
        while lines.count < 40, let start = nextLabel(in: rest) {
            lines.append(MarkedLine(mark: line.mark, text: String(rest[..<start])))
            rest = rest[start...]
        }
        return lines.isEmpty ? [line] : lines + [MarkedLine(mark: line.mark, text: String(rest))]
    }

    /// Where a label begins behind the one that a text begins with: with its colon, so that it is no sentence.
    private func nextLabel(in text: Substring) -> String.Index? {
        let words = FormReading.words(text)
        for start in words.indices.dropFirst() {
            for field in fields where words[start...].starts(with: field.words, by: { $0.text == $1 }) {
                // The words that the first label shares with this one are the first's.
                guard start > 1 || words[0].text.contains(where: { !$0.isNumber }) else { continue }
                let last = words[start + field.words.count - 1]
                let behind = text[last.end...].prefix(12)
                guard let mark = behind.firstIndex(where: { $0 == ":" || $0 == "?" }),
                    behind[..<mark].allSatisfy({ !$0.isLetter })
                else { continue }
                return words[start].start
            }
        }
        return nil
    }

    private static func startsWithNumber(_ text: String, upTo count: Int) -> Bool {
        guard count > 1 else { return false }
        let digits = text.drop { $0.isWhitespace || $0 == "(" || $0 == "#" }.prefix { $0.isASCII && $0.isNumber }
        return Int(digits).map { (1...count).contains($0) } ?? false
    }

    private mutating func take(_ number: Int?, _ kind: FormField.Kind, _ text: String, of line: MarkedLine) {
        guard !text.isEmpty else {
            hasOwnBlanks = hasOwnBlanks || line.mark == .own
            return
        }
        let known = answers.firstIndex { $0.number == number }
        var answer = known.map { answers[$0].answer } ?? CheckInAnswer()
        defer {
            if answer != CheckInAnswer() {
                if let known { answers[known].answer = answer } else { answers.append((number, answer)) }
            }
        }
        switch kind {
        case .rating:
            let reading = Rating(text, lexicon)
            guard let rating = reading.value else {
                // Words in place of a number are words.
                if text.unicodeScalars.contains(where: { $0.isDigit }) {
                    unreadable.append(line.text)
                    return
                }
                answer.words = answer.words ?? text.bounded(CheckInAnswer.longest)
                return
            }
            answer.rating = answer.rating ?? rating
            if !reading.words.isEmpty { answer.words = answer.words ?? reading.words.bounded(CheckInAnswer.longest) }
        case .words: answer.words = answer.words ?? text.bounded(CheckInAnswer.longest)
        }
    }

    /// The field whose label begins the line, the number before it, and what stands behind it; empty if nothing was filled in.
    private func match(_ text: String) -> (number: Int?, kind: FormField.Kind, value: String)? {
        let line = Folding.visible(text.prefix(PlainLines.longest))
        let words = FormReading.words(line[...])
        for field in fields {
            // A number may stand before the label, as the letter counts its questions.
            for start in 0...1 where start == 0 || words.first?.text.unicodeScalars.allSatisfy({ $0.isDigit }) == true {
                let end = start + field.words.count
                guard words.count >= end, words[start..<end].map(\.text).elementsEqual(field.words),
                    let last = words[start..<end].last
                else { continue }
                var value = String(line[last.end...])
                // The rest of the label, such as "(1-5):", ends with its colon or question mark.
                let head = value.prefix(12)
                if let mark = head.lastIndex(where: { $0 == ":" || $0 == "?" }),
                    head[..<mark].allSatisfy({ !$0.isLetter })
                {
                    value = String(value[value.index(after: mark)...])
                } else if !field.words.isEmpty, value.contains(where: \.isLetter) {
                    // A sentence that begins like the label is no form.
                    continue
                }
                return (start == 0 ? nil : Int(words[0].text) ?? 0, field.kind, FormReading.filled(value))
            }
        }
        return nil
    }

    /// Without the blanks, lines and brackets that mark where to write.
    private static func filled(_ value: String) -> String {
        var text = value.trimmedBlanks
        let room: Set<Character> = ["_", "[", "]", ".", " ", "(", ")", "*"]
        while let first = text.first, room.contains(first) { text.removeFirst() }
        while let last = text.last, last == "_" || last == "[" || last == "]" || last == " " || last == "*" {
            text.removeLast()
        }
        return text
    }

    private static func words(_ text: Substring) -> [(text: String, start: String.Index, end: String.Index)] {
        var words: [(text: String, start: String.Index, end: String.Index)] = []
        var index = text.startIndex
        while index < text.endIndex, words.count < 400 {
            let start = index
            while index < text.endIndex, text[index].isLetter || text[index].isNumber {
                index = text.index(after: index)
            }
            if start < index {
                words.append((Folding.plain(text[start..<index]), start, index))
            } else {
                index = text.index(after: index)
            }
        }
        return words
    }
}

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
