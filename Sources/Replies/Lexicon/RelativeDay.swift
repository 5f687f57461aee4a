import CivilTime

/// A day or a week that is named by how long ago it is, in English and German: "yesterday", "letzte Woche".
struct RelativeDay: Hashable {
    /// Which dates it may be, as days from today, or as weeks from this one.
    enum Span: Hashable {
        case day(Int)
        case week(Int)
    }

    var span: Span
    /// Which hours it may be.
    var hours: ClosedRange<Int> = 0...23

    /// The day that the words of a phrase name, if they name one.
    static func named(_ words: ArraySlice<Word>) -> RelativeDay? {
        let texts = words.map(\.text)
        func has(_ phrase: String...) -> Bool {
            texts.indices.contains { texts[$0...].starts(with: phrase) }
        }
        if has("last", "week") || has("letzte", "woche") { return RelativeDay(span: .week(-1)) }
        if has("this", "week") || has("diese", "woche") { return RelativeDay(span: .week(0)) }
        if has("last", "night") { return RelativeDay(span: .day(-1), hours: 16...23) }
        let hours = texts.lazy.compactMap { parts[$0] }.first
        for (index, text) in texts.enumerated() {
            if let days = names[text] { return RelativeDay(span: .day(days), hours: hours ?? 0...23) }
            if text == "this", let hours, texts.indices.contains(index + 1), parts[texts[index + 1]] != nil {
                return RelativeDay(span: .day(0), hours: hours)
            }
        }
        return nil
    }

    private static let names = ["today": 0, "heute": 0, "yesterday": -1, "gestern": -1, "vorgestern": -2]
    /// Wider than the words are, because nobody is exact about them.
    private static let parts: [String: ClosedRange<Int>] = [
        "morning": 0...12, "afternoon": 11...18, "evening": 16...23, "frueh": 0...12, "morgen": 0...12,
        "vormittag": 0...12, "mittag": 11...15, "nachmittag": 11...18, "abend": 16...23,
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
