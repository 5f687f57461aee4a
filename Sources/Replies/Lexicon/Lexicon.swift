import CivilTime

/// The words of all languages by which messages are read, compiled once into tables.
package struct Lexicon: Sendable {
    /// What one language's file says: patterns, or pieces of lines, by list.
    package typealias Language = [LexiconKey: [String]]

    private let lists: [LexiconKey: WordList]
    /// What phrases stand for.
    let phrases: PhraseTable
    /// What words point at.
    let senses: SenseTable
    let weekdays: [String: Weekday]
    let months: [String: Int]
    /// The numbers that have names.
    let numbers: [String: Int]

    /// Compiles languages. What two of them say counts for both; of a phrase that stands for two things, the verb goes before the rest.
    package init(_ languages: [Language]) {
        var lists: [LexiconKey: WordList] = [:]
        var phrases: [LexiconKey: [[String]]] = [:]
        for key in LexiconKey.allCases {
            let items = languages.flatMap { $0[key] ?? [] }
            if key.isText {
                lists[key] = WordList(texts: items.map { Folding.plain(Folding.visible($0)) })
            } else {
                phrases[key] = items.flatMap { Pattern.expand($0) ?? [] }
                lists[key] = WordList(phrases: phrases[key] ?? [])
            }
        }
        self.lists = lists
        self.phrases = PhraseTable(phrases)
        senses = SenseTable(phrases)
        weekdays = Self.names(lists, Self.weekdayKeys.map { ($0, $1) })
        months = Self.names(lists, zip(Self.monthKeys, 1...12).map { ($0, $1) })
        numbers = Self.names(lists, zip(Self.numberKeys, 1...10).map { ($0, $1) })
    }

    /// A list.
    subscript(_ key: LexiconKey) -> WordList { lists[key] ?? WordList() }

    private static func names<Value>(
        _ lists: [LexiconKey: WordList], _ keys: [(LexiconKey, Value)]
    ) -> [String: Value] {
        var names: [String: Value] = [:]
        for (key, value) in keys { for word in lists[key]?.words ?? [] { names[word] = value } }
        return names
    }

    private static let weekdayKeys: [(LexiconKey, Weekday)] = [
        (.weekdaysMonday, .monday), (.weekdaysTuesday, .tuesday), (.weekdaysWednesday, .wednesday),
        (.weekdaysThursday, .thursday), (.weekdaysFriday, .friday), (.weekdaysSaturday, .saturday),
        (.weekdaysSunday, .sunday),
    ]
    private static let monthKeys: [LexiconKey] = [
        .monthsJanuary, .monthsFebruary, .monthsMarch, .monthsApril, .monthsMay, .monthsJune, .monthsJuly,
        .monthsAugust, .monthsSeptember, .monthsOctober, .monthsNovember, .monthsDecember,
    ]
    private static let numberKeys: [LexiconKey] = [
        .numbersOne, .numbersTwo, .numbersThree, .numbersFour, .numbersFive, .numbersSix, .numbersSeven,
        .numbersEight, .numbersNine, .numbersTen,
    ]
}
