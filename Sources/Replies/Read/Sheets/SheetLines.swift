import Forms

/// The lines of a letter's forms, by which the lines of a reply are known again.
struct SheetLines {
    /// One question of one of the letter's things.
    struct Target: Hashable {
        /// The number of the thing in its letter.
        var item: Int
        /// The question's number, from 1.
        var number: Int
        var question: Question
    }

    /// A line that begins like one of the letter's.
    struct Match {
        /// The number of the thing that stands before it; nil where none does.
        var item: Int?
        /// What may be meant: one, or one of each thing with the same form.
        var targets: [Target]
        /// What stands behind the label.
        var value: String
    }

    let targets: [Target]
    /// Whether the letter is about several things, whose numbers stand before the questions'.
    let isOfSeveral: Bool
    /// Longest first: "How is it going (1-5)" before "How is it going".
    private let labels: [(words: [String], targets: [Target])]

    /// - Parameter count: how many things the letter is about.
    init(_ sheets: [Int: AskedSheet], count: Int) {
        isOfSeveral = count > 1
        var targets: [Target] = []
        var byLabel: [[String]: [Target]] = [:]
        for (item, sheet) in sheets.sorted(by: { $0.key < $1.key }) {
            for (index, id) in sheet.questions.enumerated() {
                guard let question = sheet.form.question(id) else { continue }
                let target = Target(item: item, number: index + 1, question: question)
                targets.append(target)
                let texts = question.text.all.map(Self.folded)
                let whole = sheet.labels.map(Self.folded).filter { label in
                    texts.contains { !$0.isEmpty && label.starts(with: $0) }
                }
                for label in Set(texts + whole) where !label.isEmpty { byLabel[label, default: []].append(target) }
            }
            for (label, target) in Self.others(sheet, item) { byLabel[label, default: []].append(target) }
        }
        self.targets = targets
        labels = byLabel.map { (words: $0.key, targets: $0.value) }.sorted {
            ($1.words.count, $0.words.joined(separator: " ")) < ($0.words.count, $1.words.joined(separator: " "))
        }
    }

    /// The lines that a community's own template has beside its form's, and those of letters before forms were files: a number is the first rating's,
    /// words are those of the first question for them.
    private static func others(_ sheet: AskedSheet, _ item: Int) -> [(label: [String], target: Target)] {
        let questions = sheet.questions.enumerated().compactMap { index, id in
            sheet.form.question(id).map { Target(item: item, number: index + 1, question: $0) }
        }
        let known = questions.flatMap { $0.question.text.all.map(folded) }
        return FormField.lines(sheet.labels).compactMap { field in
            let label = folded(field.label)
            guard !label.isEmpty, !known.contains(where: { label.starts(with: $0) }) else { return nil }
            let target = questions.first {
                field.kind == .rating ? $0.question.kind == .rating : $0.question.kind == .long
            }
            return target.map { (label, $0) }
        }
    }

    /// The line of the letter that a line begins with, and what stands behind it; nil for any other line.
    func match(_ text: String) -> Match? {
        let line = Folding.visible(text.prefix(PlainLines.longest))
        let words = Self.words(line[...])
        let numbers = words.prefix(2).prefix { Int($0.text) != nil && $0.text.utf8.count <= 2 }
        for (label, targets) in labels {
            for start in 0...numbers.count {
                let end = start + label.count
                guard words.count >= end, words[start..<end].map(\.text).elementsEqual(label),
                    let last = words[start..<end].last, let value = Self.value(behind: last.end, in: line)
                else { continue }
                let item = item(words.prefix(start).compactMap { Int($0.text) })
                let fitting = item == nil ? targets : targets.filter { $0.item == item }
                // A number of something else says nothing: which is meant must be asked.
                return fitting.isEmpty
                    ? Match(item: nil, targets: targets, value: value)
                    : Match(item: item, targets: fitting, value: value)
            }
        }
        return nil
    }

    /// The thing that the numbers before a label name: of one thing the only number is the question's.
    private func item(_ numbers: [Int]) -> Int? { isOfSeveral ? numbers.first : nil }

    /// What stands behind a label; nil where the line goes on as a sentence, which is no form.
    private static func value(behind end: String.Index, in line: String) -> String? {
        let rest = line[end...]
        // The rest of the label, such as "(1-5):", ends with its colon or question mark.
        let head = rest.prefix(12)
        if let mark = head.firstIndex(where: { $0 == ":" || $0 == "?" }), head[..<mark].allSatisfy({ !$0.isLetter }) {
            return String(rest[rest.index(after: mark)...])
        }
        return rest.contains(where: \.isLetter) ? nil : String(rest)
    }

    /// Where the label of another line begins behind the one that a text begins with: with its colon, so that it is no sentence.
    func nextLabel(in text: Substring) -> String.Index? {
        let words = Self.words(text)
        for start in words.indices.dropFirst() {
            for (label, _) in labels where words[start...].starts(with: label, by: { $0.text == $1 }) {
                // The numbers before the first label are its own: "1.1 How is it going:".
                guard words[..<start].contains(where: { $0.text.contains { !$0.isNumber } }) else { continue }
                let last = words[start + label.count - 1]
                let behind = text[last.end...].prefix(12)
                guard let mark = behind.firstIndex(where: { $0 == ":" || $0 == "?" }),
                    behind[..<mark].allSatisfy({ !$0.isLetter })
                else { continue }
                // Its number belongs to it: "2. What did you work on:".
                let before = words[start - 1]
                let between = text[before.end..<words[start].start].prefix(4)
                let isNumbered =
                    start > 1 && Int(before.text) != nil && (between.first == "." || between.first == ")")
                return isNumbered ? before.start : words[start].start
            }
        }
        return nil
    }

    /// The question that a number before a mark names, as people number what they write: "1. 4", "2) API design", "2.1: no".
    /// - Returns: the target and what stands behind; nil for any other line.
    func numbered(_ text: String) -> (target: Target, value: String)? {
        let line = Folding.visible(text.prefix(PlainLines.longest))
        var rest = line.drop { $0 == " " || $0 == "(" || $0 == "#" || $0 == "*" }
        guard let first = Self.number(&rest) else { return nil }
        var numbers = [first]
        if isOfSeveral {
            guard rest.first == "." || rest.first == "/" else { return nil }
            rest = rest.dropFirst()
            guard let second = Self.number(&rest) else { return nil }
            numbers.append(second)
        }
        guard let mark = rest.first, ".:)-=".contains(mark) else { return nil }
        rest = rest.dropFirst()
        // A time, a date or a number with a part of one is no number of a question.
        if let next = rest.first, next.isNumber || (mark == "-" && next != " ") { return nil }
        let wanted = isOfSeveral ? numbers : [targets.first?.item ?? 1, numbers[0]]
        guard let target = targets.first(where: { $0.item == wanted[0] && $0.number == wanted[1] }) else { return nil }
        return (target, String(rest.drop { $0 == " " || $0 == ")" }))
    }

    private static func number(_ text: inout Substring) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(digits.count) else { return nil }
        text = text.dropFirst(digits.count)
        return Int(digits)
    }

    private static func folded(_ label: String) -> [String] { words(Folding.visible(label)[...]).map(\.text) }

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
