import CivilTime
import Forms

/// The `answers.yaml` of each language: the words by which typed answers are read. They are read in all languages at once.
package struct AnswerWordsFile {
    private static let name = "answers.yaml"

    /// Reads the files of all languages.
    /// - Parameter folders: the folders that hold one for each language; of a file that is in several, the first counts.
    /// - Throws: every fault of all files.
    package static func load(folders: [String]) throws(SettingsFaults) -> AnswerWords {
        let faults = Faults()
        var words = AnswerWords()
        for language in Set(folders.flatMap(SourceFile.names)).filter({ !$0.hasPrefix(".") }).sorted() {
            let paths = folders.map { "\($0)/\(language)/\(name)" }
            guard let path = paths.first(where: SourceFile.exists), let bytes = SourceFile.read(path, faults: faults),
                let root = YAMLValue.document(bytes, file: path, faults: faults), let read = read(root)
            else { continue }
            words.merge(read)
        }
        guard faults.isEmpty else { throw SettingsFaults(faults: faults.all) }
        return words
    }

    private static func read(_ root: YAMLValue) -> AnswerWords? {
        root.fields { fields in
            var words = AnswerWords()
            for list in AnswerWords.List.allCases {
                words.lists[list] = Set((fields.optional(list.rawValue)?.oneOrMore() ?? []).compactMap(phrase))
            }
            for (word, place) in numbered(fields.optional("numbers"), 0...20) {
                words.numbers[word.joined(separator: " ")] = place
            }
            for (word, place) in numbered(fields.optional("verdicts"), 1...5) { words.verdicts[word] = place }
            for (key, value) in fields.optional("units")?.entries() ?? [] {
                guard let name = key.text(atMost: 20) else { continue }
                for phrase in value.oneOrMore().compactMap(phrase) { words.units[phrase.joined(separator: " ")] = name }
            }
            for (index, phrases) in rows(fields.optional("weekdays"), 7).enumerated() {
                for phrase in phrases { words.weekdays[phrase.joined(separator: " ")] = Weekday(rawValue: index + 1) }
            }
            for (index, phrases) in rows(fields.optional("months"), 12).enumerated() {
                for phrase in phrases { words.months[phrase.joined(separator: " ")] = index + 1 }
            }
            for (key, value) in fields.optional("parts-of-day")?.entries() ?? [] {
                guard let phrase = phrase(key), let span = span(value) else { continue }
                words.partsOfDay[phrase] = span
            }
            return words
        }
    }

    private static func phrase(_ value: YAMLValue) -> [String]? {
        guard let text = value.text(atMost: 60) else { return nil }
        let phrase = AnswerWords.phrase(text)
        guard !phrase.isEmpty, phrase.count <= 5 else {
            value.refuse("\(Fault.quoted(text)) is no phrase", "write one to five words")
            return nil
        }
        return phrase
    }

    /// A mapping of numbers to words: `4: [four, 4th]`.
    private static func numbered(_ value: YAMLValue?, _ range: ClosedRange<Int>) -> [([String], Int)] {
        (value?.entries() ?? []).flatMap { key, value -> [([String], Int)] in
            guard let number = key.integer(range) else { return [] }
            return value.oneOrMore().compactMap(phrase).map { ($0, number) }
        }
    }

    /// A list of lists, one for each day or month.
    private static func rows(_ value: YAMLValue?, _ count: Int) -> [[[String]]] {
        guard let value, let list = value.list() else { return [] }
        guard list.count == count else {
            value.refuse("it has \(list.count) rows, not \(count)")
            return []
        }
        return list.map { $0.oneOrMore().compactMap(phrase) }
    }

    private static func span(_ value: YAMLValue) -> AnswerWords.HourSpan? {
        value.fields { fields in
            let from = fields.required("from")?.integer(0...23)
            let until = fields.required("until")?.integer(1...24)
            guard let from, let until else { return nil }
            if until <= from { value.refuse("it ends before it begins") }
            return AnswerWords.HourSpan(from: from, until: until)
        }
    }
}
