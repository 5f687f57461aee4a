import Forms

/// The forms of a letter, filled in within the quoted letter, above it or below it.
struct SheetReading {
    /// What was filled in, by the thing that it is about; nil where several things ask the same and none is named.
    private(set) var answers: [(item: Int?, answer: FilledForm)] = []
    /// Whether empty lines of a form stand where somebody's own words do: then the letter itself may, too.
    private(set) var hasOwnBlanks = false
    /// The message without the lines that were taken.
    private(set) var remaining: [MarkedLine] = []

    private let lines: [MarkedLine]
    private let sheet: SheetLines
    private let reader: ValueReader
    /// The lines of the letter's own words, folded: they are nobody's answer.
    private let ofLetter: Set<String>
    /// Whether people number what they write: one number alone may be anything.
    private let areNumbered: Bool
    /// The words of names by which somebody may sign.
    private let names: Set<String>

    /// - Parameters:
    ///   - sheets: what the letter asks, by the number of the thing.
    ///   - count: how many things the letter is about.
    ///   - letter: the letter that is answered, where its words are known.
    init(
        _ lines: [MarkedLine], sheets: [Int: AskedSheet], count: Int, reader: ValueReader,
        letter: AnsweredLetter? = nil, names: Set<String> = []
    ) {
        self.reader = reader
        self.names = names
        sheet = SheetLines(sheets, count: count)
        guard !sheet.targets.isEmpty else {
            (self.lines, ofLetter, areNumbered, remaining) = (lines, [], false, lines)
            return
        }
        let sheet = sheet
        let apart = Self.rejoined(lines, sheet).flatMap { Self.apart($0, sheet) }
        areNumbered = Self.areNumbered(apart, sheet, reader)
        self.lines = apart
        ofLetter = Set(
            (letter?.texts ?? []).flatMap { Folding.lines($0.text).map(Self.plain) }.filter { $0.utf8.count >= 12 })
        read()
    }

    /// Takes what was answered in the form's order: then every line of one's own is an answer.
    mutating func take(_ answer: FilledForm, about item: Int) {
        answers = [(item, answer)]
        remaining = []
    }

    // MARK: Lines

    /// Whether somebody's own lines begin with the numbers of questions: several do, and what stands behind them is an answer where it must be
    /// typed, or at least a number.
    private static func areNumbered(_ lines: [MarkedLine], _ sheet: SheetLines, _ reader: ValueReader) -> Bool {
        var found: Set<SheetLines.Target> = []
        var isTyped = false
        for line in lines where line.mark == .own {
            guard let (target, value) = sheet.numbered(line.text) else { continue }
            found.insert(target)
            guard !target.question.kind.isText else { continue }
            switch reader.read(value, for: target.question) {
            case .value, .skipped: isTyped = true
            case .unclear(let why): isTyped = isTyped || why != .unknown
            case .empty: break
            }
        }
        return found.count > 1 && isTyped
    }

    /// Lines of the letter that a mail program broke in two while quoting, each whole again.
    private static func rejoined(_ lines: [MarkedLine], _ sheet: SheetLines) -> [MarkedLine] {
        var result: [MarkedLine] = []
        for line in lines {
            // Some break a quoted line and don't mark its rest.
            if let last = result.last, last.mark == .quoted, !last.isBlank, !line.isBlank,
                line.mark == .quoted || last.text.count >= wrapped, sheet.match(last.text) == nil,
                sheet.match(line.text) == nil
            {
                let joined = last.text.trimmedBlanks + " " + line.text.trimmedBlanks
                if joined.utf8.count < 600, sheet.match(joined) != nil {
                    result[result.count - 1].text = joined
                    continue
                }
            }
            result.append(line)
        }
        return result
    }

    /// Several lines of the form on one, each on its own again: "How is it going, 1-5: 2 Anything we should know: no", "1. 4 2. API design 3. no".
    private static func apart(_ line: MarkedLine, _ sheet: SheetLines) -> [MarkedLine] {
        var pieces: [MarkedLine] = []
        var rest = Folding.visible(line.text.prefix(PlainLines.longest))[...]
        if sheet.match(line.text) != nil {
            while pieces.count < 40, let start = sheet.nextLabel(in: rest) {
                pieces.append(MarkedLine(mark: line.mark, text: String(rest[..<start])))
                rest = rest[start...]
            }
        } else if line.mark == .own, sheet.numbered(String(rest)) != nil {
            while pieces.count < 40, let start = nextNumber(in: rest, sheet) {
                pieces.append(MarkedLine(mark: line.mark, text: String(rest[..<start])))
                rest = rest[start...]
            }
        }
        return pieces.isEmpty ? [line] : pieces + [MarkedLine(mark: line.mark, text: String(rest))]
    }

    /// Where the number of the next question begins behind a blank: the very next, so that no other number is taken for one.
    private static func nextNumber(in text: Substring, _ sheet: SheetLines) -> String.Index? {
        guard let (target, _) = sheet.numbered(String(text)) else { return nil }
        var index = text.startIndex
        var looks = 0
        while looks < 60, let blank = text[index...].firstIndex(of: " ") {
            index = text.index(after: blank)
            looks += 1
            guard index < text.endIndex, text[index].isNumber || text[index] == "(" else { continue }
            let head = text[index...].prefix(12)
            if let next = sheet.numbered(String(head))?.target, next.item == target.item,
                next.number == target.number + 1
            {
                return index
            }
        }
        return nil
    }

    private static func plain(_ line: String) -> String {
        Folding.plain(Folding.visible(line.prefix(400))).trimmedBlanks
    }

    private mutating func read() {
        var index = 0
        while index < lines.count {
            let line = lines[index]
            if let match = sheet.match(line.text) {
                index += 1
                let (text, rest) = collect(&index, match.targets[0].question, match.value, from: line.mark)
                take(match, text, of: line)
                remaining += rest
            } else if line.mark == .own, let (target, value) = numbered(line.text) {
                index += 1
                let (text, rest) = collect(&index, target.question, value, from: .own)
                take(.init(item: target.item, targets: [target], value: value), text, of: line)
                remaining += rest
            } else {
                remaining.append(line)
                index += 1
            }
        }
    }

    /// A line that begins with the number of a question. Where it is the only one, only a typed answer that stands there alone is one.
    private func numbered(_ text: String) -> (target: SheetLines.Target, value: String)? {
        guard let (target, value) = sheet.numbered(text) else { return nil }
        if areNumbered { return (target, value) }
        guard !target.question.kind.isText, case .value(_, let remark) = reader.read(value, for: target.question),
            remark.isEmpty
        else { return nil }
        return (target, value)
    }

    /// The text of an answer: what stands behind the line and goes on below it.
    /// - Returns: the text, and the lines that stand between and are none of it.
    private func collect(
        _ index: inout Int, _ question: Question, _ value: String, from mark: MarkedLine.Mark
    ) -> (text: String, rest: [MarkedLine]) {
        let isLong = question.kind == .long
        var text = Self.filled(value, isText: question.kind.isText)
        if mark == .quoted, !text.isEmpty {
            // It was typed behind the quoted line, and goes on in the next where a program broke it.
            while isLong, index < lines.count, lines[index].mark != .signature, !lines[index].isBlank, !isEnd(index),
                lines[index - 1].text.count >= Self.wrapped
            {
                text += " " + lines[index].text.trimmedBlanks
                index += 1
            }
            return (text, [])
        }
        let isBelow = text.isEmpty
        var blanks = 0
        while index < lines.count, lines[index].mark == .own, !isEnd(index) {
            let next = lines[index]
            if next.isBlank {
                // Below an empty line of one's own nothing is looked for: it may be the letter itself.
                if mark == .own, text.isEmpty { break }
                if !isLong, !text.isEmpty { break }
                blanks += 1
                index += 1
                continue
            }
            if !isLong, !text.isEmpty, !isBelow || blanks > 0 { break }
            if question.kind == .short, !text.isEmpty { break }
            if !text.isEmpty { text += String(repeating: "\n", count: 1 + min(blanks, 1)) }
            text += next.text.trimmedBlanks
            blanks = 0
            index += 1
        }
        return (isLong ? unsigned(text) : text, [])
    }

    /// Without the author's name below the text.
    private func unsigned(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 2, lines[lines.count - 2].isEmpty, let name = lines.last else { return text }
        let last = Words(String(name.prefix(80))).words
        let isName = (1...3).contains(last.count) && last.allSatisfy { names.contains($0.text) }
        return isName ? lines.dropLast(2).joined(separator: "\n") : text
    }

    /// A quoted line shorter than that was not broken by a mail program.
    private static let wrapped = 45

    /// Whether a line begins something else: another line of the form, or words of the letter's.
    private func isEnd(_ index: Int) -> Bool {
        let text = lines[index].text
        return sheet.match(text) != nil || (areNumbered && sheet.numbered(text) != nil)
            || ofLetter.contains(Self.plain(text))
    }

    // MARK: Values

    private mutating func take(_ match: SheetLines.Match, _ text: String, of line: MarkedLine) {
        guard !text.isEmpty else {
            hasOwnBlanks = hasOwnBlanks || line.mark == .own
            return
        }
        let items = Set(match.targets.map(\.item))
        let item = items.count == 1 ? items.first : match.item
        let question = match.targets[0].question
        let place = answers.firstIndex { $0.item == item } ?? answers.count
        if place == answers.count { answers.append((item, FilledForm())) }
        var answer = answers[place].answer
        switch reader.read(text, for: question) {
        case .empty: break
        case .skipped: set(.skipped, question.id, &answer)
        case .value(let value, let remark):
            set(value, question.id, &answer)
            if !remark.isEmpty { answer.words = answer.words ?? remark.bounded(FilledForm.longest) }
        case .unclear(let why): if answer.values[question.id] == nil { answer.unclear[question.id] = why }
        }
        answers[place].answer = answer
        if answer.isEmpty { answers.remove(at: place) }
    }

    /// Takes a value; two different ones in one message are none.
    private func set(_ value: AnswerValue, _ id: QuestionID, _ answer: inout FilledForm) {
        if let known = answer.values[id], known != value {
            answer.values[id] = nil
            answer.unclear[id] = .ambiguous
        } else if answer.unclear[id] != .ambiguous {
            answer.values[id] = value
            answer.unclear[id] = nil
        }
    }

    /// Without the blanks, lines and brackets that mark where to write.
    private static func filled(_ value: String, isText: Bool) -> String {
        var text = value.trimmedBlanks
        let room: Set<Character> = isText ? ["_", " "] : ["_", "[", "]", ".", " ", "(", ")"]
        while let first = text.first, room.contains(first) { text.removeFirst() }
        while let last = text.last, last == "_" || last == " " || !isText && (last == "[" || last == "]") {
            text.removeLast()
        }
        // Marks of emphasis around the whole.
        while text.count > 2, let first = text.first, first == text.last, first == "*" {
            text = String(text.dropFirst().dropLast())
        }
        return text
    }
}
