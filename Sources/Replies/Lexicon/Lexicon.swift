import CivilTime
import Forms

/// The words of all languages by which messages are read, compiled once into tables.
package struct Lexicon: Sendable {
    /// What one language's file says, by list.
    package struct Language: Sendable {
        package var phrases: [LexiconKey: [[String]]] = [:]
        /// Pieces of lines, of the lists that hold these.
        package var texts: [LexiconKey: [String]] = [:]
        /// The phrases by which a message is understood that says things in its own words.
        package var cues: CueTable?

        package init() {}
    }

    private let lists: [LexiconKey: WordList]
    let phrases: PhraseTable
    /// What words point at.
    let senses: SenseTable
    let weekdays: [String: Weekday]
    let months: [String: Int]
    /// Zones and abbreviations of clocks by what people call them: "German time".
    let clocks: [String: String]
    let numbers: [String: Int]
    /// One for each language that has them.
    let cues: [CueTable]
    /// What replies likely mean that nothing else places; nil where nothing was learnt.
    package var guesses: GuessModel?

    /// Compiles languages. What two of them say counts for both; of a phrase that stands for two things, the verb goes before the rest.
    package init(_ languages: [Language], guesses: GuessModel? = nil) {
        self.guesses = guesses
        var lists: [LexiconKey: WordList] = [:]
        var phrases: [LexiconKey: [[String]]] = [:]
        for key in LexiconKey.allCases {
            let texts = languages.flatMap { $0.texts[key] ?? [] }.map { Folding.plain(Folding.visible($0)) }
            let said = languages.flatMap { $0.phrases[key] ?? [] }
            phrases[key] = said
            lists[key] = WordList(phrases: said, texts: texts)
        }
        self.lists = lists
        cues = languages.compactMap(\.cues)
        self.phrases = PhraseTable(phrases)
        senses = SenseTable(phrases)
        weekdays = Self.names(lists, Self.weekdayKeys.map { ($0, $1) })
        months = Self.names(lists, zip(Self.monthKeys, 1...12).map { ($0, $1) })
        clocks = Dictionary(
            languages.flatMap { $0.texts[.timesClocks] ?? [] }.compactMap { item in
                let sides = item.split(separator: " ")
                return sides.count == 2 ? (Folding.plain(sides[0]), String(sides[1])) : nil
            }, uniquingKeysWith: { first, _ in first })
        numbers = Self.names(lists, zip(Self.numberKeys, 1...12).map { ($0, $1) })
    }

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
        .numbersEight, .numbersNine, .numbersTen, .numbersEleven, .numbersTwelve,
    ]
}
