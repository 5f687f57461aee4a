import CivilTime

/// Times of day as people write them, in English and German.
struct TimeWords {
    /// What a time comes to.
    enum Reading: Hashable {
        case time(TimeOfDay)
        case lack(Question.Lack)
    }

    /// What is read.
    var words: ArraySlice<Word>

    private func word(_ index: Int) -> Word? { words.indices.contains(index) ? words[index] : nil }

    /// The time that begins at a word, and how many words it takes. `opening`: "at" or "um", if it stands before it. Who says "um 9" counts
    /// the hours to 24; "at 9" may be in the evening.
    func time(at index: Int, after opening: String? = nil) -> (reading: Reading, length: Int)? {
        guard let first = word(index) else { return nil }
        if first.text == "noon" || first.text == "midday" {
            return TimeOfDay(hour: 12, minute: 0).map { (.time($0), 1) }
        }
        guard var clock = Clock(first.text) else { return nil }
        var length = 1
        if let next = word(index + length) {
            switch next.text {
            case "uhr", "h", "hrs", "hours":
                clock.isMarked = true
                length += 1
                // "18 Uhr 30".
                if next.text == "uhr", !clock.hasMinutes, let minutes = word(index + length),
                    minutes.text.utf8.count == 2, let value = minutes.number, value < 60
                {
                    clock.minute = value
                    length += 1
                }
            case "pm", "p.m":
                clock.half = .afternoon
                length += 1
            case "am", "a.m":
                // "18:00 am Freitag": there it is German.
                if clock.hour <= 12 {
                    clock.half = .morning
                    length += 1
                }
            case "o'clock", "oclock": length += 1
            case "noon" where clock.hour == 12:
                clock.isMarked = true
                length += 1
            default: break
            }
        }
        guard
            clock.hasMinutes || clock.isMarked || clock.half != nil || opening == "um"
                || (opening == "at" && clock.hour >= 13)
        else { return nil }
        length += partOfDay(at: index + length, &clock)
        guard let time = clock.time else { return nil }
        if clock.isAmbiguous {
            let text = words[index..<(index + length)].map(\.raw).joined(separator: " ")
            return (.lack(.ambiguous(text)), length)
        }
        return (.time(time), length)
    }

    /// "abends", "in the evening": which half of the day.
    private func partOfDay(at index: Int, _ clock: inout Clock) -> Int {
        guard let first = word(index), clock.half == nil else { return 0 }
        let halves: [String: Clock.Half] = [
            "abends": .afternoon, "nachmittags": .afternoon, "morgens": .morning, "vormittags": .morning,
            "evening": .afternoon, "afternoon": .afternoon, "morning": .morning,
        ]
        if let half = halves[first.text] {
            clock.half = half
            return 1
        }
        if first.text == "in", word(index + 1)?.text == "the", let half = word(index + 2).flatMap({ halves[$0.text] }) {
            clock.half = half
            return 3
        }
        return 0
    }
}

/// A time as it is written, before it is known which half of the day it is in.
struct Clock {
    enum Half { case morning, afternoon }

    var hour = 0
    var minute = 0
    var hasMinutes = false
    var hasLeadingZero = false
    /// Whether "Uhr" or "h" says that it is a time.
    var isMarked = false
    var half: Half?

    /// `18:00`, `18.00`, `18h`, `18h30`, `6pm`, `6:30pm`, `18uhr`, `18`.
    init?(_ text: String) {
        var rest = text[...]
        for (suffix, half) in [("pm", Half.afternoon), ("am", .morning), ("p.m", .afternoon), ("a.m", .morning)]
            as [(String, Half)] where rest.hasSuffix(suffix)
        {
            self.half = half
            rest = rest.dropLast(suffix.utf8.count)
            break
        }
        if rest.hasSuffix("uhr") {
            isMarked = true
            rest = rest.dropLast(3)
        } else if rest.hasSuffix("h") {
            isMarked = true
            rest = rest.dropLast()
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
