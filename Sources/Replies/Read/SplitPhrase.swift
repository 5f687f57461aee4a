import CivilTime

/// What is said around a day, a name or a time, so that no phrase of the book holds it whole: "wir haben uns am Montag getroffen",
/// "bitte auf Freitag, 18 Uhr verschieben", "Carol cancelled".
struct SplitPhrase {
    var verb: Verb.Kind
    var argument: Segment.Argument?
    /// The clock that was named with a time, if another than the writer's.
    var clock: String?
    /// The index of the word behind it.
    var end: Int

    /// What begins at a word; `items`: the numbers that were named before it.
    static func read(_ words: [Word], at index: Int, _ setting: LineReading.Setting, items: [Int]) -> SplitPhrase? {
        let reader = SplitReader(words: words, setting: setting, items: items)
        return reader.meeting(index) ?? reader.move(index) ?? reader.pause(index) ?? reader.cancellation(index)
    }
}

private struct SplitReader {
    let words: [Word]
    let setting: LineReading.Setting
    let items: [Int]

    /// "[wir] haben uns am Montag [wie geplant] getroffen"; "on Monday, we met".
    func meeting(_ start: Int) -> SplitPhrase? {
        if let opening = skip(start, .splitMetBefore),
            let day = setting.dayOfMeeting(words, at: opening, items: items)
        {
            let behind = skip(day, .splitMetBetween) ?? day
            return skip(behind, .splitMetAfter).map { SplitPhrase(verb: .met, end: $0) }
        }
        guard setting.lexicon[.splitOn].contains(words[start].text),
            let day = setting.dayOfMeeting(words, at: start, items: items), day < words.count,
            let (meaning, length) = setting.lexicon.phrases.phrase(at: day, of: words[...]), meaning == .verb(.met)
        else { return nil }
        return SplitPhrase(verb: .met, end: day + length)
    }

    /// "bitte auf Freitag, 18 Uhr verschieben", "auf Freitag, 18 Uhr verschoben".
    func move(_ start: Int) -> SplitPhrase? {
        guard let target = skip(skip(start, .splitMoveBefore) ?? start, .splitMoveTo) else { return nil }
        var moment = MomentWords(
            now: setting.now, words: words[...], lexicon: setting.lexicon, clocks: setting.clocks)
        let length = moment.read(at: target)
        guard length > 0, let end = skip(target + length, .splitMoveAfter) else { return nil }
        switch moment.moment() {
        case .success(let time):
            return SplitPhrase(verb: .move, argument: .moment(time), clock: moment.clock?.identifier, end: end)
        case .failure(let lack): return SplitPhrase(verb: .move, argument: .lack(lack.lack), end: end)
        }
    }

    /// "wir möchten bis zum 5. Januar pausieren".
    func pause(_ start: Int) -> SplitPhrase? {
        guard let target = skip(skip(start, .splitPauseBefore) ?? start, .splitPauseUntil), target < words.count
        else { return nil }
        let (argument, length) = setting.endOfPause(words, at: target)
        guard length > 0 else { return nil }
        return skip(target + length, .splitPauseAfter).map { SplitPhrase(verb: .pause, argument: argument, end: $0) }
    }

    /// "Carol cancelled", where a meeting is asked about that is over and Carol is one of those who were to meet.
    func cancellation(_ start: Int) -> SplitPhrase? {
        guard setting.holds(.meetingOver, items) else { return nil }
        var next = start
        while next < words.count, next - start < 4, setting.partners.contains(words[next].text) {
            if words[next].endsClause { return nil }
            next += 1
        }
        guard next > start else { return nil }
        next = skip(next, .splitCancelledBetween) ?? next
        return skip(next, .splitCancelled).map { SplitPhrase(verb: .missed, end: $0) }
    }

    /// The index behind the phrase of a list that stands at a word; `nil` if none does.
    private func skip(_ start: Int, _ key: LexiconKey) -> Int? { setting.lexicon[key].skip(start, of: words[...]) }
}

extension LineReading.Setting {
    /// Whether a situation is that of all the things that numbers name, or of the only one.
    func holds(_ situation: Situation, _ items: [Int]) -> Bool {
        let only = situation == .meetingOver ? self.only(for: .met) : asked.count == 1 ? 1 : nil
        let meant = items.isEmpty ? [only].compactMap { $0 } : items
        return !meant.isEmpty
            && meant.allSatisfy { asked.indices.contains($0 - 1) && situation.holds(asked[$0 - 1], at: written) }
    }

    /// The index behind a day, if that is the day on which the meeting was due: it says nothing new then.
    func dayOfMeeting(_ words: [Word], at start: Int, items: [Int], needsDigits: Bool = false) -> Int? {
        let item = items.count == 1 ? items[0] : items.isEmpty ? only(for: .met) ?? 0 : 0
        guard asked.indices.contains(item - 1), let due = asked[item - 1].due else { return nil }
        let dueDate = zone.civil(at: due).date
        var next = start
        while next < words.count, next - start < 2,
            lexicon[.splitDay].contains(words[next].text)
        { next += 1 }
        // A weekday in the past is looked for from the day after it.
        let dates = DateWords(today: dueDate.adding(days: -1), words: words[...], lexicon: lexicon)
        guard next < words.count, let found = dates.date(at: next), found.reading == .date(dueDate) else { return nil }
        let hasDigits = words[next..<(next + found.length)].contains {
            $0.text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
        }
        let age = now.date - dueDate
        guard age >= 0, hasDigits || !needsDigits && age < 7 else { return nil }
        return next + found.length
    }

    /// The last day of a pause, and how many words name it: "3 months", "1 April".
    func endOfPause(_ words: [Word], at index: Int) -> (argument: Segment.Argument, length: Int) {
        let dates = DateWords(today: now.date, words: words[...], lexicon: lexicon)
        if index < words.count, words[index].isNegative {
            let isCounted = index + 1 < words.count && DateWords.isUnit(words[index + 1].text, lexicon)
            return (.lack(.date), isCounted ? 2 : 1)
        }
        if let (end, length) = dates.end(ofSpanAt: index) {
            return (end - now.date <= MomentWords.furthest ? .day(end) : .lack(.tooFar(end)), length)
        }
        var moment = MomentWords(now: now, words: words[...], lexicon: lexicon)
        let length = moment.read(at: index, allowsTime: false)
        switch moment.day() {
        case .success(let day): return (.day(day), length)
        case .failure(let lack): return (.lack(lack.lack), length)
        }
    }
}
