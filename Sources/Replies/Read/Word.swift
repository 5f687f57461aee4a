import Forms

/// A word of a line that somebody wrote, as the grammar compares it.
struct Word: Hashable {
    /// Folded: lower case, ASCII, without marks around it.
    var text: String
    var raw: String
    /// Whether a full stop follows at once: `5.` is a day.
    var hasDot = false
    /// Whether a sentence ends behind it: a full stop, an exclamation mark.
    var endsSentence = false
    var endsClause = false
    /// Whether a question ends behind it.
    var asks = false
    /// Whether a dash stands between it and the next: "1. - 11. March".
    var isBeforeDash = false
    /// A plus or a minus right before its digits: "-1 days", "UTC +1".
    var sign: Unicode.Scalar?

    /// Whether it is less than nothing: "-1 days".
    var isNegative: Bool { sign == "-" }

    var isCapital: Bool { raw.unicodeScalars.first?.properties.isUppercase == true }

    /// Its value, of at most four digits.
    var number: Int? {
        guard !text.isEmpty, text.utf8.count <= 4, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
            return nil
        }
        return Int(text)
    }
}

/// A line that somebody wrote, taken apart.
struct Words {
    /// Lines beyond these are no answers.
    static let most = 120

    var words: [Word] = []
    var isQuestion = false
    /// Whether words were left out, because there are too many.
    var isCut = false

    /// Takes a line apart that `Folding.visible` has made plain.
    init(_ line: String) {
        var splitter = WordSplitter()
        for scalar in line.unicodeScalars {
            splitter.take(scalar)
            if splitter.words.count > Words.most {
                isCut = true
                break
            }
        }
        splitter.endChunk()
        words = splitter.words
        isQuestion = splitter.isQuestion
    }
}

/// Splits a line at blanks and at marks, except those that belong to a date, a time or a word.
private struct WordSplitter {
    var words: [Word] = []
    var isQuestion = false
    private var chunk: [Unicode.Scalar] = []

    mutating func take(_ scalar: Unicode.Scalar) {
        switch scalar {
        case " ", "\t", "\n": endChunk()
        case "?", "¿", "？":
            endChunk()
            isQuestion = true
            if !words.isEmpty {
                words[words.count - 1].asks = true
                words[words.count - 1].endsClause = true
                words[words.count - 1].endsSentence = true
            }
        case ",", ";", "!", "(", ")", "[", "]", "{", "}", "\"", "=", "<", ">", "|":
            endChunk()
            if var last = words.popLast() {
                last.endsClause = true
                if scalar == "!" { last.endsSentence = true }
                words.append(last)
            }
        case "*", "_", "`": endChunk()
        case "&":
            endChunk()
            words.append(Word(text: "and", raw: "&"))
        default: chunk.append(scalar)
        }
    }

    mutating func endChunk() {
        defer { chunk = [] }
        guard !chunk.isEmpty else { return }
        // Marks between a digit and a letter, as in "1.MET" and "1:yes"; within a time or a date they stay.
        var start = 0
        var index = 0
        while index < chunk.count {
            let next = index + 1 < chunk.count ? chunk[index + 1] : " "
            let previous = index > 0 ? chunk[index - 1] : " "
            if chunk[index] == ":" || (chunk[index] == "." && previous.isDigit) {
                let joins = previous.isDigit && next.isDigit
                if !joins {
                    add(Array(chunk[start...index]))
                    start = index + 1
                }
            }
            index += 1
        }
        if start < chunk.count { add(Array(chunk[start...])) }
    }

    private mutating func add(_ piece: [Unicode.Scalar]) {
        var piece = piece[...]
        // A dash on its own divides sentences: "MISSED - I was ill".
        let isDash = piece.allSatisfy { $0 == "-" }
        if piece.first == "-", !words.isEmpty { words[words.count - 1].isBeforeDash = true }
        var sign: Unicode.Scalar?
        if let first = piece.first, first == "-" || first == "+", piece.dropFirst().first?.isDigit == true {
            sign = first
        }
        let leading: Set<Unicode.Scalar> = ["-", "'", "#", "+", ".", ":"]
        while let first = piece.first, leading.contains(first) { piece = piece.dropFirst() }
        var word = Word(text: "", raw: "")
        while let last = piece.last, last == "." || last == ":" || last == "'" || last == "-" {
            if last == "." {
                word.hasDot = true
                word.endsSentence = true
            }
            word.endsClause = true
            piece = piece.dropLast()
        }
        guard !piece.isEmpty else {
            if word.endsSentence || isDash, var previous = words.popLast() {
                previous.endsSentence = true
                previous.endsClause = true
                words.append(previous)
            }
            return
        }
        word.sign = sign
        word.raw = String(String.UnicodeScalarView(piece))
        // Pictures say nothing, except those that say no.
        let says = piece.contains {
            $0.properties.isAlphabetic || $0.isDigit || $0 == "~" || WordSplitter.refusals.contains($0)
        }
        guard says || piece.contains(where: { $0.value < 0x2000 && !$0.isMark }) else {
            // "MET / MISSED"
            if piece.elementsEqual("/".unicodeScalars), !words.isEmpty { words[words.count - 1].endsClause = true }
            return
        }
        word.text = Folding.plain(word.raw)
        // "18:00." ends a sentence, "5." names a day; a day is told by `hasDot`.
        words.append(word)
    }

    /// 👎 ❌ ✗ ✘ 🚫 ⛔ ❎ and ⊘.
    private static let refusals: Set<Unicode.Scalar> = [
        "\u{1F44E}", "\u{274C}", "\u{2717}", "\u{2718}", "\u{1F6AB}", "\u{26D4}", "\u{274E}", "\u{2298}",
        "\u{1F645}", "\u{2753}", "\u{2754}", "\u{1F937}", "\u{1F914}",
    ]
}

extension Unicode.Scalar {
    var isDigit: Bool { value >= 0x30 && value <= 0x39 }
    /// ASCII marks that say nothing on their own.
    var isMark: Bool { "!\"#'()*+,-./:;<=>[\\]^_`{|}".unicodeScalars.contains(self) }
}
