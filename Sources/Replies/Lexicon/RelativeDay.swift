import CivilTime

/// A day or a week that is named by how long ago it is: "yesterday", "letzte Woche".
struct RelativeDay: Hashable {
    /// Which dates it may be, as days from today, or as weeks from this one.
    enum Span: Hashable {
        case day(Int)
        case week(Int)
    }

    var span: Span
    var hours: ClosedRange<Int> = 0...23

    static func named(_ words: ArraySlice<Word>, _ lexicon: Lexicon) -> RelativeDay? {
        func has(_ key: LexiconKey) -> Bool {
            words.indices.contains { lexicon[key].length(at: $0, of: words) != nil }
        }
        if has(.agoLastWeek) { return RelativeDay(span: .week(-1)) }
        if has(.agoThisWeek) { return RelativeDay(span: .week(0)) }
        if has(.agoLastNight) { return RelativeDay(span: .day(-1), hours: 16...23) }
        let parts = words.map { word in
            RelativeDay.parts.first { lexicon[$0.key].contains(word.text) }?.hours
        }
        let hours = parts.lazy.compactMap { $0 }.first
        for (index, word) in words.enumerated() {
            if let day = days.first(where: { lexicon[$0.key].contains(word.text) }) {
                return RelativeDay(span: .day(day.days), hours: hours ?? 0...23)
            }
            if lexicon[.agoThis].contains(word.text), index + 1 < parts.count, parts[index + 1] != nil, let hours {
                return RelativeDay(span: .day(0), hours: hours)
            }
        }
        return nil
    }

    private static let days: [(key: LexiconKey, days: Int)] = [
        (.agoToday, 0), (.agoYesterday, -1), (.agoBeforeYesterday, -2),
    ]
    /// Wider than the words are, because nobody is exact about them.
    private static let parts: [(key: LexiconKey, hours: ClosedRange<Int>)] = [
        (.agoMorning, 0...12), (.agoNoon, 11...15), (.agoAfternoon, 11...18), (.agoEvening, 16...23),
    ]

    /// Whether a moment is in it, seen from now.
    func contains(_ moment: CivilDateTime, now: CivilDateTime) -> Bool {
        guard hours.contains(moment.time.hour) else { return false }
        switch span {
        case .day(let days): return moment.date - now.date == days
        case .week(let weeks):
            func monday(_ date: CivilDate) -> CivilDate {
                date.adding(days: Weekday.monday.rawValue - date.weekday.rawValue)
            }
            return monday(moment.date) - monday(now.date) == 7 * weeks
        }
    }
}
