import CivilTime

/// The words of all languages by which typed answers are read: `answers.yaml` of each language. All of them are folded (``Folding/plain(_:)``).
package struct AnswerWords: Hashable, Sendable {
    /// Lists of words and phrases, by what they say.
    package enum List: String, CaseIterable, Sendable {
        case yes, no
        /// The question is left out.
        case skips
        /// Nothing is certain: "not sure".
        case hedges
        /// What is said is denied: "not weekly".
        case negations
        case ands
        /// One or the other: "4 or 5".
        case ors
        /// From one to the other: "4 to 5".
        case ranges
        /// About: "about 3".
        case approximations
        /// Of the scale: "4 of 5".
        case scales
        /// Words that say nothing around a number: "I'd say 4".
        case fillers
        case everyDay = "every-day"
        case workdays, weekend
        case anyTime = "any-time"
        case after, before
        /// Words that say nothing among days and hours.
        case hourFillers = "hour-fillers"
        /// The forenoon's and the afternoon's hours: "9 am".
        case am, pm
        /// Words of yes and no that more may follow in one breath: "yes with the goals".
        case firm
        /// Words that may stand right behind a number on a scale: "4 stars", "4 thanks".
        case afterNumber = "after-number"
    }

    package var lists: [List: Set<[String]>] = [:]
    package var numbers: [String: Int] = [:]
    /// Words for units, each with the name that it has in all languages: `hours` and `Stunden` are `hour`.
    package var units: [String: String] = [:]
    /// Places on the scale from 1 to 5, of words beyond doubt.
    package var verdicts: [[String]: Int] = [:]
    package var weekdays: [String: Weekday] = [:]
    package var months: [String: Int] = [:]
    /// Parts of a day, each from a full hour until before another.
    package var partsOfDay: [[String]: HourSpan] = [:]

    /// From a full hour until before another.
    package struct HourSpan: Hashable, Sendable {
        package var from: Int
        package var until: Int

        package init(from: Int, until: Int) {
            self.from = from
            self.until = until
        }
    }

    package init() {}

    /// Adds the words of another language; what it says of a word that is known stands beside it.
    package mutating func merge(_ other: AnswerWords) {
        for (list, phrases) in other.lists { lists[list, default: []].formUnion(phrases) }
        numbers.merge(other.numbers) { first, _ in first }
        units.merge(other.units) { first, _ in first }
        verdicts.merge(other.verdicts) { first, _ in first }
        weekdays.merge(other.weekdays) { first, _ in first }
        months.merge(other.months) { first, _ in first }
        partsOfDay.merge(other.partsOfDay) { first, _ in first }
    }

    /// The words of a phrase, folded as answers are.
    package static func phrase(_ text: some StringProtocol) -> [String] { AnswerText(String(text)).words.map(\.text) }

    func has(_ list: List, _ phrase: [String]) -> Bool { lists[list]?.contains(phrase) == true }

    func has(_ list: List, _ word: String) -> Bool { has(list, [word]) }

    /// How many words from a place on are the longest phrase of a list; 0 for none.
    func length(_ list: List, at place: Int, in words: [String]) -> Int {
        guard let phrases = lists[list] else { return 0 }
        for count in stride(from: min(Self.longest, words.count - place), to: 0, by: -1)
        where phrases.contains(Array(words[place..<(place + count)])) {
            return count
        }
        return 0
    }

    /// The most words of a phrase.
    static let longest = 5
}
