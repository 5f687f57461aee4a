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
    static func read(
        _ words: [Word], at index: Int, _ setting: LineReading.Setting, items: [Int]
    ) -> SplitPhrase? {
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
        if let opening = skip(start, ["wir haben uns", "haben uns"]),
            let day = setting.dayOfMeeting(words, at: opening, items: items)
        {
            let behind = skip(day, ["wie geplant", "wie vereinbart", "wie verabredet"]) ?? day
            return skip(behind, ["getroffen"]).map { SplitPhrase(verb: .met, end: $0) }
        }
        guard ["on", "am"].contains(words[start].text),
            let day = setting.dayOfMeeting(words, at: start, items: items), day < words.count,
            let (meaning, length) = PhraseBook.phrase(at: day, of: words[...]), meaning == .verb(.met)
        else { return nil }
        return SplitPhrase(verb: .met, end: day + length)
    }

    /// "bitte auf Freitag, 18 Uhr verschieben", "auf Freitag, 18 Uhr verschoben".
    func move(_ start: Int) -> SplitPhrase? {
        let opening =
            skip(
                start,
                [
                    "bitte das treffen", "bitte den termin", "bitte", "das treffen bitte", "den termin bitte",
                    "wir haben das treffen", "wir haben den termin", "wir haben es", "wir haben uns", "wir haben",
                    "haben wir", "das treffen wurde", "der termin wurde", "das treffen ist", "der termin ist",
                    "es wurde", "wurde", "das treffen", "den termin", "treffen", "termin",
                ]) ?? start
        guard let target = skip(opening, ["auf"]) else { return nil }
        var moment = MomentWords(now: setting.now, words: words[...], clocks: setting.clocks)
        let length = moment.read(at: target)
        guard length > 0, let end = skip(target + length, ["verschieben", "verlegen", "verschoben", "verlegt"]) else {
            return nil
        }
        switch moment.moment() {
        case .success(let time):
            return SplitPhrase(verb: .move, argument: .moment(time), clock: moment.clock?.identifier, end: end)
        case .failure(let lack): return SplitPhrase(verb: .move, argument: .lack(lack.lack), end: end)
        }
    }

    /// "wir möchten bis zum 5. Januar pausieren".
    func pause(_ start: Int) -> SplitPhrase? {
        var next =
            skip(
                start,
                [
                    "wir moechten", "ich moechte", "wir wollen", "ich will", "wir wuerden", "ich wuerde", "bitte",
                ]) ?? start
        next = skip(next, ["gerne", "gern"]) ?? next
        next = skip(next, ["unser mentoring", "mein mentoring", "das mentoring"]) ?? next
        guard let target = skip(next, ["bis zum", "bis", "fuer"]), target < words.count else { return nil }
        let (argument, length) = setting.endOfPause(words, at: target)
        guard length > 0 else { return nil }
        return skip(target + length, ["pausieren"]).map { SplitPhrase(verb: .pause, argument: argument, end: $0) }
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
        next = skip(next, ["has", "had", "hat", "hatte", "unfortunately", "leider"]) ?? next
        next = skip(next, ["leider", "unfortunately"]) ?? next
        return skip(next, ["cancelled", "canceled", "abgesagt"]).map { SplitPhrase(verb: .missed, end: $0) }
    }

    /// The index behind the first of the phrases that stands at a word; `nil` if none does.
    private func skip(_ start: Int, _ phrases: [String]) -> Int? {
        for phrase in phrases {
            let parts = phrase.split(separator: " ")
            let end = start + parts.count
            if end <= words.count, zip(parts, words[start..<end]).allSatisfy({ $0 == $1.text }) { return end }
        }
        return nil
    }
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
            ["on", "last", "am", "letzten", "this", "den", "dem"].contains(words[next].text)
        { next += 1 }
        // A weekday in the past is looked for from the day after it.
        let dates = DateWords(today: dueDate.adding(days: -1), words: words[...])
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
        let dates = DateWords(today: now.date, words: words[...])
        if index < words.count, words[index].isNegative {
            let isCounted = index + 1 < words.count && DateWords.units.contains(words[index + 1].text)
            return (.lack(.date), isCounted ? 2 : 1)
        }
        if let (end, length) = dates.end(ofSpanAt: index) {
            return (end - now.date <= MomentWords.furthest ? .day(end) : .lack(.tooFar(end)), length)
        }
        var moment = MomentWords(now: now, words: words[...])
        let length = moment.read(at: index, allowsTime: false)
        switch moment.day() {
        case .success(let day): return (.day(day), length)
        case .failure(let lack): return (.lack(lack.lack), length)
        }
    }
}
