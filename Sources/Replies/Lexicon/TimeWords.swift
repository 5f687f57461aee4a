import CivilTime

/// Times of day as people write them.
struct TimeWords {
    /// What a time comes to.
    enum Reading: Hashable {
        case time(TimeOfDay)
        case lack(FollowUp.Lack)
    }

    var words: ArraySlice<Word>
    let lexicon: Lexicon
    /// Whether it is the time of a meeting: "at 6" is in the afternoon then, since nobody meets before seven in the morning.
    var isOfMeeting = false

    private func word(_ index: Int) -> Word? { words.indices.contains(index) ? words[index] : nil }

    /// The time that begins at a word, and how many words it takes. `opening`: the word before it. "um 9" counts the hours to 24; "at 9" may be
    /// in the evening.
    func time(at index: Int, after opening: String = "") -> (reading: Reading, length: Int)? {
        guard let first = word(index) else { return nil }
        if isOfMeeting, let found = spoken(at: index, after: opening) { return found }
        if lexicon[.timesNoon].contains(first.text), let next = word(index + 1), lexicon[.itemsAnd].contains(next.text)
        {
            // "midi et demi"
            return (.lack(.ambiguous("\(first.raw) \(next.raw)")), 1)
        }
        if lexicon[.timesNoon].contains(first.text) { return TimeOfDay(hour: 12, minute: 0).map { (.time($0), 1) } }
        guard var clock = ClockWords(first.text, lexicon) else { return nil }
        var length = 1 + mark(at: index + 1, &clock)
        guard
            clock.hasMinutes || clock.isMarked || clock.half != nil || lexicon[.timesAt24].contains(opening)
                || lexicon[.timesAt].contains(opening) && (clock.hour >= 13 || isOfMeeting)
                || isOfMeeting && isBeforePartOfDay(index + length)
        else { return nil }
        let hasHalf = clock.half != nil || isBeforePartOfDay(index + length)
        if isOfMeeting, !hasHalf, !clock.hasLeadingZero, (1...6).contains(clock.hour) { clock.hour += 12 }
        let isOpen = isOfMeeting && !hasHalf && !clock.hasMinutes && !clock.isMarked && (7...9).contains(clock.hour)
        length += partOfDay(at: index + length, &clock)
        guard let time = clock.time else { return nil }
        if clock.isAmbiguous || isOpen && clock.half == nil {
            let text = words[index..<(index + length)].map(\.raw).joined(separator: " ")
            return (.lack(.ambiguous(text)), length)
        }
        return (.time(time), length)
    }

    /// What marks a number as a time, behind it; how many words.
    private func mark(at index: Int, _ clock: inout ClockWords) -> Int {
        guard let next = word(index)?.text else { return 0 }
        if lexicon[.timesHour].contains(next) {
            clock.isMarked = true
            // "18 Uhr 30".
            guard lexicon[.timesHourMinutes].contains(next), !clock.hasMinutes, let minutes = word(index + 1),
                minutes.text.utf8.count == 2, let value = minutes.number, value < 60
            else { return 1 }
            clock.minute = value
            return 2
        }
        if lexicon[.timesAfternoonMark].contains(next) {
            clock.half = .afternoon
            return 1
        }
        if lexicon[.timesMorningMark].contains(next) {
            // "18:00 am Freitag": there it is German.
            guard clock.hour <= 12 else { return 0 }
            clock.half = .morning
            return 1
        }
        if clock.hour == 12, lexicon[.timesNoonBehind].contains(next) {
            clock.isMarked = true
            return 1
        }
        return lexicon[.timesOclock].contains(next) ? 1 : 0
    }

    /// "half past seven", "quarter to six", "halb sieben", "six in the evening".
    private func spoken(at index: Int, after opening: String) -> (reading: Reading, length: Int)? {
        let fractions: [(key: LexiconKey, minutes: Int)] = [
            (.timesHalfPast, 30), (.timesHalfTo, -30), (.timesQuarterPast, 15), (.timesQuarterTo, -15),
        ]
        var start = index
        var minutes: Int?
        for (key, value) in fractions {
            guard let length = lexicon[key].length(at: index, of: words) else { continue }
            (start, minutes) = (index + length, value)
            break
        }
        guard let text = word(start)?.text,
            let hour = lexicon.numbers[text] ?? (minutes == nil ? nil : word(start)?.number), (1...12).contains(hour)
        else { return nil }
        var length = start + 1 - index
        if let next = word(index + length), lexicon[.timesOclock].contains(next.text) { length += 1 }
        var half: ClockWords.Half?
        for (key, value) in [(LexiconKey.timesMorning, ClockWords.Half.morning), (.timesAfternoon, .afternoon)] {
            guard let more = lexicon[key].length(at: index + length, of: words) else { continue }
            half = value
            length += more
            break
        }
        let isTime =
            minutes != nil || half != nil || lexicon[.timesAt].contains(opening)
            || lexicon[.timesAt24].contains(opening)
        // "um eine Woche": a number of weeks.
        if let next = word(index + length), DateWords.isUnit(next.text, lexicon) { return nil }
        guard isTime else { return nil }
        // "um einen Termin", "à une heure près": an article, and no hour.
        let isMarked = minutes != nil || half != nil || length > start + 1 - index
        if hour == 1, !isMarked, let last = word(start), !last.endsClause, let next = word(start + 1),
            lexicon.weekdays[next.text] == nil
        {
            return nil
        }
        // Nobody meets between ten in the evening and seven in the morning.
        let said = (hour % 12) * 60 + (minutes ?? 0)
        let isAfternoon = half == .afternoon || half == nil && said < 7 * 60
        if half == nil, (7 * 60..<10 * 60).contains(said) {
            return (.lack(.ambiguous(words[index..<(index + length)].map(\.raw).joined(separator: " "))), length)
        }
        let day = (said + (isAfternoon ? 720 : 0) + 1440) % 1440
        return TimeOfDay(hour: day / 60, minute: day % 60).map { (.time($0), length) }
    }

    private func isBeforePartOfDay(_ index: Int) -> Bool {
        [LexiconKey.timesMorning, .timesAfternoon].contains { lexicon[$0].length(at: index, of: words) != nil }
    }

    /// "abends", "in the evening": which half of the day.
    private func partOfDay(at index: Int, _ clock: inout ClockWords) -> Int {
        guard clock.half == nil else { return 0 }
        for (key, half) in [(LexiconKey.timesMorning, ClockWords.Half.morning), (.timesAfternoon, .afternoon)] {
            guard let length = lexicon[key].length(at: index, of: words) else { continue }
            clock.half = half
            return length
        }
        return 0
    }
}

/// A time as it is written, before it is known which half of the day it is in.
struct ClockWords {
    enum Half { case morning, afternoon }

    var hour = 0
    var minute = 0
    var hasMinutes = false
    var hasLeadingZero = false
    /// Whether "Uhr" or "h" says that it is a time.
    var isMarked = false
    var half: Half?

    /// `18:00`, `18.00`, `18h`, `18h30`, `6pm`, `6:30pm`, `18uhr`, `18`.
    init?(_ text: String, _ lexicon: Lexicon) {
        guard let first = text.unicodeScalars.first, first.isDigit else { return nil }
        var rest = text[...]
        for (key, half) in [(LexiconKey.timesAfternoonMark, Half.afternoon), (.timesMorningMark, .morning)] {
            guard let mark = lexicon[key].words.first(where: { rest.hasSuffix($0) }) else { continue }
            self.half = half
            rest = rest.dropLast(mark.count)
            break
        }
        if let mark = lexicon[.timesHourAttached].texts.first(where: { rest.hasSuffix($0) }) {
            isMarked = true
            rest = rest.dropLast(mark.count)
        }
        var parts = rest.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 1 { parts = rest.split(separator: ".", omittingEmptySubsequences: false) }
        if parts.count == 1 { parts = rest.split(separator: "h", omittingEmptySubsequences: false) }
        guard parts.count == 1 || parts.count == 2, (1...2).contains(parts[0].utf8.count),
            let hour = Word(text: String(parts[0]), raw: "").number, hour < 24
        else {
            return nil
        }
        self.hour = hour
        hasLeadingZero = parts[0].utf8.first == UInt8(ascii: "0")
        if parts.count == 2 {
            guard parts[1].utf8.count == 2, let minute = Word(text: String(parts[1]), raw: "").number, minute < 60
            else { return nil }
            self.minute = minute
            hasMinutes = true
        }
    }

    /// The time; `nil` if there is none such, as 18:00 in the morning.
    var time: TimeOfDay? {
        switch half {
        case .morning where hour > 12, .afternoon where hour == 0: nil
        case .morning: TimeOfDay(hour: hour % 12, minute: minute)
        case .afternoon: TimeOfDay(hour: hour < 12 ? hour + 12 : hour, minute: minute)
        case nil: TimeOfDay(hour: hour, minute: minute)
        }
    }

    /// Whether it may be in the other half of the day: "6:00" is the evening to many.
    var isAmbiguous: Bool {
        if half == .morning, hour == 12 { return true }
        return half == nil && !hasLeadingZero && (1...7).contains(hour)
    }
}
