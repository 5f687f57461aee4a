import CivilTime

/// What a line says, word by word: every word must be known, or nothing is taken from it.
struct LineReading {
    /// What must be known to read it.
    struct Setting {
        var asked: [Asked]
        /// Folded.
        var names: Set<String>
        /// Those of them that the context has: of the people who may have met.
        var partners: Set<String>
        /// Those of them who are neither the author nor one of those whom the letter asks about.
        var others: Set<String> = []
        var written: Instant
        /// That moment on the writer's clock.
        var now: CivilDateTime
        /// The writer's clock, and the others that may be named.
        var clocks: NamedClock.Clocks
        let lexicon: Lexicon

        var zone: Zone { clocks.zone }
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
    private var lexicon: Lexicon { setting.lexicon }
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
            guess = SentenceReading(words, setting.lexicon).guess
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
            isEmpty = !current.hasManner && !current.hasHow && !current.hasRegret && current.days.isEmpty
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
            guess = SentenceReading(words, setting.lexicon).guess
        }
    }

    /// Remembers that all up to here is understood, if it says something.
    private mutating func noteEndOfSentence() {
        guard index > 0, words[index - 1].endsSentence, words[index - 1].number == nil || !current.verbs.isEmpty else {
            return
        }
        guard words[index - 1].number == nil || index == words.count else { return }
        noteCheckpoint()
    }

    private mutating func noteCheckpoint() {
        var said = segments
        if !current.verbs.isEmpty { said.append(dated(current)) }
        if !said.isEmpty, !said.contains(where: { $0.verb == nil }) { checkpoint = (index, said) }
    }

    private mutating func endSegment() {
        if !current.verbs.isEmpty { segments.append(dated(current)) }
        let last = current
        current = Segment()
        // Words before the first verb belong to it.
        if last.verbs.isEmpty {
            (current.hasRegret, current.hasManner, current.hasHow) = (last.hasRegret, last.hasManner, last.hasHow)
            current.days = last.days
        }
    }

    /// A segment whose days are compared with the day on which the meeting was due: "we met last week" may be said of another one.
    private func dated(_ segment: Segment) -> Segment {
        // Of several things, where it could be about two, none is recorded anyway.
        let items = segment.items.isEmpty ? [setting.only(for: .met)].compactMap { $0 } : segment.items
        guard !segment.days.isEmpty, !items.isEmpty else { return segment }
        var segment = segment
        let dues = items.map { item in
            setting.asked.indices.contains(item - 1) ? setting.asked[item - 1].due : nil
        }
        segment.hasWrongDay = !dues.allSatisfy { due in
            guard let due else { return false }
            return segment.days.allSatisfy { $0.contains(setting.zone.civil(at: due), now: setting.now) }
        }
        return segment
    }

    // MARK: Steps

    /// Takes the next words; whether they are known.
    private mutating func step() -> Bool {
        if takeItems() { return true }
        if takeSplitPhrase() { return true }
        if let (meaning, length) = lexicon.phrases.phrase(at: index, of: words[...]) { return take(meaning, length) }
        if takeDayOfMeeting() { return true }
        if setting.names.contains(words[index].text) {
            index += 1
            return true
        }
        if beginsTalk() { noteCheckpoint() }
        return takeGreetedName()
    }

    /// "we met and talked about …": what follows is a sentence of its own.
    private func beginsTalk() -> Bool {
        guard current.verbs.last == .met, index + 1 < words.count else { return false }
        let word = words[index].text
        return lexicon[.talkAnd].contains(word) && lexicon[.talkNext].contains(words[index + 1].text)
            || lexicon[.talkAndLater].contains(word) && lexicon[.talkLater].isAny(of: words[index...])
    }

    private mutating func takeSplitPhrase() -> Bool {
        guard current.argument == nil, current.verbs.allSatisfy({ $0 == .yes || $0 == .no }),
            let found = SplitPhrase.read(words, at: index, setting, items: current.items)
        else { return false }
        current.verbs.append(found.verb)
        current.argument = found.argument
        current.clock = found.clock
        index = found.end
        return true
    }

    private mutating func take(_ meaning: PhraseTable.Meaning, _ length: Int) -> Bool {
        let day = RelativeDay.named(words[index..<(index + length)], lexicon)
        switch meaning {
        case .hint: return false
        case .filler:
            isGreeting = isGreeting || index == 0
            index += length
        case .regret:
            current.hasRegret = true
            index += length
        case .manner:
            if let day { current.days.append(day) } else { current.hasManner = true }
            index += length
        case .how:
            if setting.holds(.meetingOver, current.items) { current.hasHow = true } else { current.hasManner = true }
            index += length
        case .within(let situation, let kind):
            guard setting.holds(situation, current.items) else { return false }
            index += length
            current.verbs.append(kind)
        case .verb(let kind):
            index += length
            current.verbs.append(kind)
            if let day { current.days.append(day) }
            takeArgument(of: kind)
        }
        return true
    }

    private mutating func takeArgument(of kind: Verb.Kind) {
        switch kind {
        case .move:
            var moment = MomentWords(now: setting.now, words: words[...], lexicon: lexicon, clocks: setting.clocks)
            index += moment.read(at: index)
            skipOwnClock()
            current.clock = moment.clock?.identifier
            switch moment.moment() {
            case .success(let moment): current.argument = .moment(moment)
            case .failure(let lack): current.argument = .lack(lack.lack)
            }
        case .pause:
            let (argument, length) = setting.endOfPause(words, at: index)
            current.argument = argument
            index += length
        case .snooze: takeDays()
        default: break
        }
    }

    private mutating func takeDays() {
        if let end = lexicon[.datesNextWeek].skip(index, of: words[...]) {
            index = end
            current.argument = .days(7)
            return
        }
        if index < words.count, words[index].isNegative || words[index].number == 0 {
            // No number of days at all: it is not to be taken for the nearest that is one.
            index += 1
            if index < words.count, DateWords.isUnit(words[index].text, lexicon) { index += 1 }
            current.argument = .lack(.days)
            return
        }
        if let (days, length) = DateWords(today: setting.now.date, words: words[...], lexicon: lexicon).span(at: index)
        {
            index += length
            current.argument = (1...60).contains(days) ? .days(days) : .lack(.days)
            return
        }
        var moment = MomentWords(now: setting.now, words: words[...], lexicon: lexicon, clocks: setting.clocks)
        index += moment.read(at: index, allowsTime: false)
        guard moment.hasDate else { return }
        switch moment.day() {
        case .success(let day):
            let days = day - setting.now.date
            current.argument = (1...60).contains(days) ? .days(days) : .lack(.days)
        case .failure(let lack): current.argument = .lack(lack.lack)
        }
    }

    /// "my time", "Ortszeit": the sender's clock, which is meant anyway. Another that is named with the time is read with it.
    private mutating func skipOwnClock() {
        index = lexicon[.asidesOwnClock].skip(index, of: words[...]) ?? index
    }

    /// A date and a time and nothing else, where one meeting is asked about: the new time.
    private func bareMoment() -> Segment? {
        guard setting.asked.count == 1, [.meeting, .proposal].contains(setting.asked[0].kind), !words.isEmpty else {
            return nil
        }
        var moment = MomentWords(now: setting.now, words: words[...], lexicon: lexicon, clocks: setting.clocks)
        guard moment.read(at: 0) == words.count, moment.hasDate, moment.hasTime else { return nil }
        var segment = Segment(verbs: [.move], clock: moment.clock?.identifier)
        switch moment.moment() {
        case .success(let moment): segment.argument = .moment(moment)
        case .failure(let lack): segment.argument = .lack(lack.lack)
        }
        return segment
    }

    /// "we met on Tuesday": says nothing new if that is the day on which the meeting was due.
    private mutating func takeDayOfMeeting() -> Bool {
        // Behind a yes a weekday may be one to come; a date is none.
        let isYes = current.verbs.last == .yes && setting.holds(.meetingOver, current.items)
        guard current.verbs.last == .met || isYes,
            let end = setting.dayOfMeeting(
                words, at: index, items: current.items, needsDigits: current.verbs.last == .yes)
        else { return false }
        index = end
        return true
    }

    /// "Hi Amina, …": a name behind a greeting, up to a comma.
    private mutating func takeGreetedName() -> Bool {
        guard isGreeting, current.verbs.isEmpty, segments.isEmpty else { return false }
        var end = index
        while end < words.count, end - index < 3 {
            let word = words[end]
            guard word.isCapital, !word.text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }),
                !SentenceClassifier([word], lexicon).opensDoubt,
                lexicon.phrases[word.text] == nil
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
            lexicon[.itemsIs].contains(words[next].text),
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
        while index < words.count, let (meaning, length) = lexicon.phrases.phrase(at: index, of: words[...]) {
            switch meaning {
            case .verb, .within: return true
            case .hint, .manner, .how: return false
            case .filler, .regret: index += length
            }
        }
        return false
    }

    /// A list of numbers; `closes`: whether a mark follows it.
    private func itemList(at start: Int) -> (items: [Int], length: Int, closes: Bool)? {
        var index = start
        let all = 1...setting.asked.count
        if lexicon[.itemsTo].contains(words[index].text), index + 1 < words.count { index += 1 }
        let both = lexicon[.itemsBoth].length(at: index, of: words[...])
        if let length = both ?? lexicon[.itemsAll].length(at: index, of: words[...]) {
            index += length - 1
            let isBoth = both != nil
            guard !isBoth || all.count == 2, all.count > 1 else { return nil }
            return (Array(all), index + 1 - start, words[index].endsClause)
        }
        guard index == start else { return nil }
        if lexicon[.itemsNumber].contains(words[index].text), index + 1 < words.count, words[index + 1].number != nil {
            index += 1
        }
        var items: [Int] = []
        while index < words.count {
            guard let range = numbers(words[index]), all.contains(range.lowerBound), all.contains(range.upperBound)
            else { break }
            items += Array(range)
            index += 1
            if index < words.count, lexicon[.itemsAnd].contains(words[index].text), index + 1 < words.count,
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
