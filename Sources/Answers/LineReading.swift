import CivilTime

/// What a line says, word by word: every word must be known, or nothing is taken from it.
struct LineReading {
    /// What must be known to read it.
    struct Setting {
        var asked: [Asked]
        /// Folded.
        var names: Set<String>
        /// The writer's clock, when it was written.
        var now: CivilDateTime
        var zone: Zone
    }

    /// Its parts; empty if it is not understood.
    private(set) var segments: [Segment] = []
    /// Sentences that follow and say nothing that is known; they may make the rest doubtful.
    private(set) var rest: [Word] = []
    /// What may be meant, of a line that is not understood.
    private(set) var guess: Verb.Kind?
    /// Whether it is a greeting, thanks or a name, and says nothing.
    private(set) var isEmpty = false

    private let setting: Setting
    private let words: [Word]
    private var current = Segment()
    private var index = 0
    /// Where the last sentence ended that was wholly understood, and what it said.
    private var checkpoint: (index: Int, segments: [Segment])?
    private var isGreeting = false

    init(_ line: Words, _ setting: Setting) {
        self.setting = setting
        words = line.words
        guard !line.isQuestion, !line.isCut else {
            guess = SentenceReading(words).guess
            return
        }
        if let moment = bareMoment() {
            segments = [moment]
            return
        }
        while index < words.count {
            if step() {
                noteEndOfSentence()
                continue
            }
            fail()
            return
        }
        finish()
    }

    // MARK: Ends

    private mutating func finish() {
        endSegment()
        guard !segments.isEmpty else {
            isEmpty = !current.hasManner && !current.hasRegret
            return
        }
        if segments.contains(where: { $0.verb == nil }) {
            guess = segments.lazy.compactMap(\.verbs.first).first
            segments = []
        }
    }

    private mutating func fail() {
        if let checkpoint {
            segments = checkpoint.segments
            rest = Array(words[checkpoint.index...])
        } else {
            segments = []
            guess = SentenceReading(words).guess
        }
    }

    /// Remembers that all up to here is understood, if it says something.
    private mutating func noteEndOfSentence() {
        guard index > 0, words[index - 1].endsSentence, words[index - 1].number == nil || !current.verbs.isEmpty else {
            return
        }
        guard words[index - 1].number == nil || index == words.count else { return }
        var said = segments
        if !current.verbs.isEmpty { said.append(current) }
        if !said.isEmpty, !said.contains(where: { $0.verb == nil }) { checkpoint = (index, said) }
    }

    private mutating func endSegment() {
        if !current.verbs.isEmpty { segments.append(current) }
        let (regret, manner) = (current.hasRegret, current.hasManner)
        let isEmpty = current.verbs.isEmpty
        current = Segment()
        // What was said before the first verb goes with it.
        if isEmpty { (current.hasRegret, current.hasManner) = (regret, manner) }
    }

    // MARK: Steps

    /// Takes the next words; whether they are known.
    private mutating func step() -> Bool {
        if takeItems() { return true }
        if let (meaning, length) = PhraseBook.phrase(at: index, of: words[...]) { return take(meaning, length) }
        if takeDayOfMeeting() { return true }
        if setting.names.contains(words[index].text) {
            index += 1
            return true
        }
        return takeGreetedName()
    }

    private mutating func take(_ meaning: PhraseBook.Meaning, _ length: Int) -> Bool {
        switch meaning {
        case .hint: return false
        case .filler:
            isGreeting = isGreeting || index == 0
            index += length
        case .regret:
            current.hasRegret = true
            index += length
        case .manner:
            current.hasManner = true
            index += length
        case .verb(let kind):
            index += length
            current.verbs.append(kind)
            takeArgument(of: kind)
        }
        return true
    }

    private mutating func takeArgument(of kind: Verb.Kind) {
        switch kind {
        case .move:
            var moment = MomentWords(now: setting.now, words: words[...])
            index += moment.read(at: index)
            skipOwnClock()
            switch moment.moment() {
            case .success(let moment): current.argument = .moment(moment)
            case .failure(let lack): current.argument = .lack(lack.lack)
            }
        case .pause:
            if let (days, length) = DateWords(today: setting.now.date, words: words[...]).span(at: index) {
                index += length
                current.argument =
                    days <= MomentWords.furthest
                    ? .day(setting.now.date.adding(days: days)) : .lack(.tooFar(setting.now.date.adding(days: days)))
                return
            }
            var moment = MomentWords(now: setting.now, words: words[...])
            index += moment.read(at: index, allowsTime: false)
            switch moment.day() {
            case .success(let day): current.argument = .day(day)
            case .failure(let lack): current.argument = .lack(lack.lack)
            }
        case .snooze: takeDays()
        default: break
        }
    }

    private mutating func takeDays() {
        if let (days, length) = DateWords(today: setting.now.date, words: words[...]).span(at: index) {
            index += length
            current.argument = (1...60).contains(days) ? .days(days) : .lack(.days)
            return
        }
        var moment = MomentWords(now: setting.now, words: words[...])
        index += moment.read(at: index, allowsTime: false)
        guard moment.hasDate else { return }
        switch moment.day() {
        case .success(let day):
            let days = day - setting.now.date
            current.argument = (1...60).contains(days) ? .days(days) : .lack(.days)
        case .failure(let lack): current.argument = .lack(lack.lack)
        }
    }

    /// "my time", "Ortszeit": the sender's clock, which is meant anyway. Any other zone is not understood.
    private mutating func skipOwnClock() {
        for phrase in [
            ["my", "time"], ["local", "time"], ["ortszeit"], ["meine", "zeit"], ["meiner", "zeit"], ["please"],
            ["bitte"],
        ] {
            let end = index + phrase.count
            if end <= words.count, words[index..<end].map(\.text) == phrase {
                index = end
                return
            }
        }
    }

    /// A date and a time and nothing else, where one meeting is asked about: the new time.
    private func bareMoment() -> Segment? {
        guard setting.asked.count == 1, setting.asked[0].kind == .meeting, !words.isEmpty else { return nil }
        var moment = MomentWords(now: setting.now, words: words[...])
        guard moment.read(at: 0) == words.count, moment.hasDate, moment.hasTime else { return nil }
        var segment = Segment(verbs: [.move])
        switch moment.moment() {
        case .success(let moment): segment.argument = .moment(moment)
        case .failure(let lack): segment.argument = .lack(lack.lack)
        }
        return segment
    }

    /// "we met on Tuesday": says nothing new if that is the day on which the meeting was due.
    private mutating func takeDayOfMeeting() -> Bool {
        guard current.verbs.last == .met else { return false }
        let item = current.items.count == 1 ? current.items[0] : setting.asked.count == 1 ? 1 : 0
        guard setting.asked.indices.contains(item - 1), let due = setting.asked[item - 1].due else { return false }
        let dueDate = setting.zone.civil(at: due).date
        var next = index
        while next < words.count, next - index < 2,
            ["on", "last", "am", "letzten", "this", "den"].contains(words[next].text)
        { next += 1 }
        // A weekday in the past is looked for from the day after it.
        let dates = DateWords(today: dueDate.adding(days: -1), words: words[...])
        guard next < words.count, case .date(let date)? = dates.date(at: next)?.reading, date == dueDate,
            let length = dates.date(at: next)?.length
        else { return false }
        let age = setting.now.date - dueDate
        guard age >= 0,
            age < 7
                || words[next..<(next + length)].contains(where: { $0.text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } })
        else { return false }
        index = next + length
        return true
    }

    /// "Hi Amina, …": a name behind a greeting, up to a comma.
    private mutating func takeGreetedName() -> Bool {
        guard isGreeting, current.verbs.isEmpty, segments.isEmpty else { return false }
        var end = index
        while end < words.count, end - index < 3 {
            let word = words[end]
            guard word.isCapital, !word.text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }), !Doubt.opens([word]),
                PhraseBook.phrases[word.text] == nil
            else { return false }
            end += 1
            if word.endsClause || end == words.count {
                index = end
                isGreeting = false
                return true
            }
        }
        return false
    }
}

// MARK: - Numbers

extension LineReading {
    /// "1 and 3", "1-3", "all": which of the things asked are meant, before a verb or behind it.
    private mutating func takeItems() -> Bool {
        guard setting.asked.count > 0, let (items, length, closes) = itemList(at: index) else { return false }
        var next = index + length
        while next < words.count,
            ["is", "are", "was", "were", "ist", "sind", "wurde", "wurden", "have", "haben"].contains(words[next].text),
            next - index - length < 1
        { next += 1 }
        let opensSegment = next < words.count && isVerb(at: next)
        if opensSegment, !(closes && !current.verbs.isEmpty && current.items.isEmpty && segments.isEmpty && isVerbFirst)
        {
            endSegment()
            current.items = items
            index = next
            return true
        }
        guard !current.verbs.isEmpty, current.items.isEmpty, current.argument == nil else { return false }
        current.items = items
        index += length
        endSegment()
        return true
    }

    /// Whether the line begins with a verb, so that numbers follow theirs: "MET 1, MISSED 2".
    private var isVerbFirst: Bool { words.last?.number != nil }

    private func isVerb(at index: Int) -> Bool {
        var index = index
        while index < words.count, let (meaning, length) = PhraseBook.phrase(at: index, of: words[...]) {
            switch meaning {
            case .verb: return true
            case .hint, .manner: return false
            case .filler, .regret: index += length
            }
        }
        return false
    }

    /// A list of numbers; `closes`: whether a mark follows it.
    private func itemList(at start: Int) -> (items: [Int], length: Int, closes: Bool)? {
        var index = start
        let all = 1...setting.asked.count
        if words[index].text == "to" || words[index].text == "zu", index + 1 < words.count { index += 1 }
        if ["all", "both", "everything", "alle", "beide", "beiden", "allen", "allem"].contains(words[index].text) {
            let isBoth = ["both", "beide", "beiden"].contains(words[index].text)
            guard !isBoth || all.count == 2, all.count > 1 else { return nil }
            return (Array(all), index + 1 - start, words[index].endsClause)
        }
        guard index == start else { return nil }
        if ["nr", "number", "nummer", "item", "punkt"].contains(words[index].text), index + 1 < words.count,
            words[index + 1].number != nil
        {
            index += 1
        }
        var items: [Int] = []
        while index < words.count {
            guard let range = numbers(words[index]), all.contains(range.lowerBound), all.contains(range.upperBound)
            else { break }
            items += Array(range)
            index += 1
            if index < words.count, ["and", "und"].contains(words[index].text), index + 1 < words.count,
                numbers(words[index + 1]) != nil
            {
                index += 1
            }
        }
        guard !items.isEmpty else { return nil }
        return (items, index - start, words[index - 1].endsClause)
    }

    /// `2`, or `1-3`.
    private func numbers(_ word: Word) -> ClosedRange<Int>? {
        if let number = word.number, word.text.utf8.count <= 2 { return number...number }
        let parts = word.text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let low = Word(text: String(parts[0]), raw: "").number,
            let high = Word(text: String(parts[1]), raw: "").number, low < high, high <= 99
        else {
            return nil
        }
        return low...high
    }
}
