import Forms

/// What stands before the text of another message: "On Tuesday, Anna wrote:", a line of dashes, the header that Outlook shows.
struct Introduction {
    let lexicon: Lexicon
    /// By what the header of our own letter is known, in whatever language.
    private let signs: LetterSigns

    init(_ lexicon: Lexicon, _ signs: LetterSigns) {
        self.lexicon = lexicon
        self.signs = signs
    }

    /// How many lines introduce it, and whether all that follows is quoted, because no marks tell where it ends.
    func find(_ lines: [TextLine], at index: Int) -> (length: Int, isRest: Bool)? {
        let text = lines[index].text.trimmedBlanks
        guard !text.isEmpty else { return nil }
        if isDivider(text) { return (1, true) }
        if let length = header(lines, at: index) ?? shape(lines, at: index) { return (length, true) }
        if text.utf8.count >= 5, text.utf8.allSatisfy({ $0 == 0x5F || $0 == 0x2D || $0 == 0x3D || $0 == 0x2A }) {
            // A line of underscores counts only before a header; on its own it is decoration.
            guard let next = nextFilled(lines, after: index),
                header(lines, at: next) != nil || shape(lines, at: next) != nil
            else { return nil }
            return (next - index, false)
        }
        guard let length = attribution(lines, at: index) else { return nil }
        guard let next = nextFilled(lines, after: index + length - 1) else { return (length, true) }
        return (length, lines[next].depth == 0)
    }

    /// The next line that is not blank, if it is near.
    private func nextFilled(_ lines: [TextLine], after index: Int) -> Int? {
        let end = min(lines.count, index + 12)
        guard index + 1 < end else { return nil }
        return lines[(index + 1)..<end].firstIndex { !$0.text.trimmedBlanks.isEmpty }
    }

    // MARK: "-----Original Message-----"

    /// `-----Original Message-----` and the like in any language: dashes on both sides of words.
    func isDivider(_ text: String) -> Bool {
        if isRunTogether(text) { return true }
        guard text.utf8.count <= 120, !text.hasPrefix("-----BEGIN PGP SIGN") else { return false }
        func run(_ scalars: some Sequence<Unicode.Scalar>) -> Int {
            var count = 0
            for scalar in scalars {
                if scalar == "-" || scalar == "_" || scalar == "=" || scalar == "*" || scalar == "#" {
                    count += 1
                } else if scalar != " " {
                    break
                }
            }
            return count
        }
        let hasWords = text.unicodeScalars.contains { $0.properties.isAlphabetic }
        if hasWords, text.hasPrefix("--"), run(text.unicodeScalars) >= 3, run(text.unicodeScalars.reversed()) >= 2 {
            return true
        }
        if hasWords, text.hasPrefix("__"), run(text.unicodeScalars) >= 3, run(text.unicodeScalars.reversed()) >= 3 {
            return true
        }
        let plain = Folding.plain(text)
        return lexicon[.quotingDividers].isPart(of: plain) && plain.utf8.count < 90
    }

    /// `-------- Original message --------From: …`: Samsung's program leaves out the line ends.
    private func isRunTogether(_ text: String) -> Bool {
        guard text.hasPrefix("----"), signs.areIn(text) else { return false }
        return text.drop { $0 == "-" }.contains("----")
    }

    // MARK: The header that Outlook and others show

    /// The name of a line that looks like a header field, folded.
    private func fieldName(_ line: TextLine) -> String? {
        let text = line.text.trimmedBlanks
        guard let colon = text.unicodeScalars.prefix(24).firstIndex(where: { $0 == ":" || $0 == "：" }) else {
            return nil
        }
        let name = Folding.plain(String(text.unicodeScalars[..<colon]))
        return String(name.filter { $0 != "*" && $0 != " " && $0 != "_" && $0 != "[" && $0 != "]" })
    }

    /// How many lines a header of another message takes, if one begins here: it names who it is from and at least one other field.
    private func header(_ lines: [TextLine], at index: Int) -> Int? {
        let (from, others) = (lexicon[.quotingFrom].texts, lexicon[.quotingFields].texts)
        guard let first = fieldName(lines[index]), from.contains(first) || others.contains(first) else { return nil }
        var fields = Set<String>()
        var isFrom = false
        var length = 0
        var blanks = 0
        for line in lines[index...].prefix(16) {
            guard line.depth == 0 else { break }
            if line.text.trimmedBlanks.isEmpty {
                blanks += 1
                if blanks > 1 { break }
                length += 1
                continue
            }
            guard let name = fieldName(line), from.contains(name) || others.contains(name) else {
                // A long list of recipients goes on in the next line.
                if fields.count >= 1, blanks == 0, length > 0, line.text.has("@") || line.text.hasPrefix(" ") {
                    length += 1
                    continue
                }
                break
            }
            blanks = 0
            if from.contains(name) { isFrom = true }
            fields.insert(name)
            length += 1
        }
        let isDated = hasDate(lines[index...].prefix(4))
        if !isFrom { return fields.count >= 3 && isDated ? length : nil }
        return fields.count >= 2 && (fields.count >= 3 || lines[index].text.has("@") || isDated) ? length : nil
    }

    /// How many lines a header takes whose names are in a language that is not known here: lines in a row of a short name, a colon and a value. Two
    /// will do if our address or our subject stands there, three if the author's address does and a date with a time; else four, or three with two
    /// addresses, one of them in the first two, and a date with a time.
    private func shape(_ lines: [TextLine], at index: Int) -> Int? {
        var (length, fields, addresses, blanks) = (0, 0, 0, 0)
        var (isFromSomebody, hasMoment, isOurs) = (false, false, false)
        var (isSpaced, isToAuthor) = (false, false)
        for (offset, line) in lines[index...].prefix(12).enumerated() {
            let text = line.text.trimmedBlanks
            guard line.depth == 0 else { break }
            if text.isEmpty {
                blanks += 1
                if fields == 0 || blanks > 1 { break }
                continue
            }
            guard let value = Introduction.field(text)?.value else { break }
            // Blank lines stand between all fields or between none.
            if fields == 1 { isSpaced = blanks > 0 } else if fields > 1, isSpaced != (blanks > 0) { break }
            (blanks, fields, length) = (0, fields + 1, offset + 1)
            isToAuthor = isToAuthor || signs.isToAuthor(value)
            isOurs = isOurs || signs.areIn(value)
            if value.has("@") {
                addresses += 1
                if fields <= 2 { isFromSomebody = true }
            }
            let digits = value.unicodeScalars.count { $0.isDigit }
            if digits >= 7, !value.has("@"), value.has(":") || value.has(".") { hasMoment = true }
        }
        if isToAuthor, hasMoment, fields >= 3 { return length }
        if isOurs, fields >= (isSpaced ? 3 : 2) { return length }
        guard isFromSomebody, hasMoment, fields >= 4 || fields == 3 && addresses >= 2 else { return nil }
        return length
    }

    /// The name and the value of a line that looks like a header field in any language.
    static func field(_ text: String) -> (name: String, value: String)? {
        let scalars = text.unicodeScalars
        guard let colon = scalars.prefix(30).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let name = String(String.UnicodeScalarView(scalars[..<colon].filter { $0 != "*" && $0 != "_" })).trimmedBlanks
        guard !name.isEmpty,
            name.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0 == " " || $0 == "-" || $0 == "'" }),
            name.count(where: { $0 == " " }) <= 2
        else { return nil }
        let value = String(String.UnicodeScalarView(scalars[scalars.index(after: colon)...])).trimmedBlanks
        return value.isEmpty ? nil : (name, value)
    }

    private func hasDate(_ lines: ArraySlice<TextLine>) -> Bool {
        lines.contains { line in line.text.unicodeScalars.count { $0.isDigit } >= 5 }
    }

    // MARK: "On Tuesday, Anna wrote:"

    /// How many lines introduce a quotation; at most three, and they may be wrapped.
    private func attribution(_ lines: [TextLine], at index: Int) -> Int? {
        var joined = ""
        for (count, line) in lines[index...].prefix(4).enumerated() {
            let text = line.text.trimmedBlanks
            guard line.depth == 0, !text.isEmpty, text.utf8.count <= 300 else { return nil }
            joined += (joined.isEmpty ? "" : " ") + text
            guard count < 3 || joined.utf8.count < 400 else { return nil }
            let isQuotedNext = nextFilled(lines, after: index + count).map { lines[$0].depth > 0 } ?? false
            if isAttribution(joined, beforeQuotation: isQuotedNext, isWrapped: count > 0) { return count + 1 }
            // Only what opens like one may go on in the next line.
            if count == 0, !mayGoOn(Folding.plain(joined)) { return nil }
        }
        return nil
    }

    private func mayGoOn(_ plain: String) -> Bool {
        let digits = plain.unicodeScalars.count { $0.isDigit }
        if lexicon[.quotingOpeners].begins(plain) { return digits >= 3 || plain.has("@") }
        return plain.has("@") && digits >= 0 || digits >= 6
    }

    private func hasDay(_ plain: String) -> Bool {
        let words = plain.split(separator: " ").filter { !$0.contains("@") }
        return words.reduce(0) { $0 + $1.unicodeScalars.count { $0.isDigit } } >= 3
    }

    func isAttribution(_ text: String, beforeQuotation isQuotedNext: Bool, isWrapped: Bool) -> Bool {
        guard let last = text.unicodeScalars.last else { return false }
        let plain = Folding.plain(text)
        let digits = plain.unicodeScalars.count { $0.isDigit }
        let hasEvidence = plain.has("@") || digits >= 3
        // "2011/4/7 Nathan <nathan@example.org>".
        if isQuotedNext, last == ">", digits >= 5, plain.unicodeScalars.first?.isDigit == true { return true }
        guard last == ":" || last == "：" || (isQuotedNext && hasEvidence && lexicon[.quotingEnds].ends(plain)) else {
            return false
        }
        // Whatever the language: our address, a day and a colon.
        if signs.areIn(text), hasDay(plain) { return true }
        let hasVerb = lexicon[.quotingVerbs].texts.contains { verb in
            plain.has(" " + verb) || plain.hasPrefix(verb) || (verb.utf8.first ?? 0) >= 0x80 && plain.has(verb)
        }
        if hasVerb {
            if isWrapped {
                return hasEvidence && (lexicon[.quotingOpeners].begins(plain) || plain.has("@") || digits >= 6)
            }
            if isQuotedNext { return true }
            return hasEvidence && (lexicon[.quotingOpeners].begins(plain) || plain.has("@") || digits >= 6)
        }
        // Gmail's older form: "2027-02-09 10:00 GMT+01:00 Anna <anna@example.org>:".
        if plain.hasSuffix(">:") || plain.hasSuffix(") :") { return digits >= 6 && plain.has("@") }
        return isQuotedNext && plain.has("@") && digits >= 3
    }
}
