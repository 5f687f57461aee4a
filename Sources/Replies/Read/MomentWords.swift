import CivilTime

/// A date and a time out of words: what follows MOVE, PAUSE and SNOOZE.
struct MomentWords {
    /// On the writer's clock, when it was written.
    var now: CivilDateTime
    var words: ArraySlice<Word>
    private let lexicon: Lexicon

    private(set) var date: CivilDate?
    private(set) var time: TimeOfDay?
    /// What cannot be settled.
    private(set) var lack: FollowUp.Lack?
    /// Whether a date, or a time, was named, settled or not.
    private(set) var hasDate = false
    private(set) var hasTime = false
    private(set) var clock: NamedClock?
    private let clocks: NamedClock.Clocks?
    /// Whether it is the time of a meeting: see ``TimeWords/isOfMeeting``.
    private let isOfMeeting: Bool

    /// The furthest day that is believed, in days.
    static let furthest = 400

    /// - Parameter clocks: the writer's clock and the others that may be named; nil where no time is read.
    init(
        now: CivilDateTime, words: ArraySlice<Word>, lexicon: Lexicon, clocks: NamedClock.Clocks? = nil,
        isOfMeeting: Bool = false
    ) {
        self.isOfMeeting = isOfMeeting
        self.now = now
        self.words = words
        self.lexicon = lexicon
        self.clocks = clocks
    }

    /// Reads as many words from `index` on as belong to one date and one time; how many.
    mutating func read(at start: Int, allowsTime: Bool = true) -> Int {
        var index = start
        let dates = DateWords(today: now.date, words: words, lexicon: lexicon)
        let times = TimeWords(words: words, lexicon: lexicon, isOfMeeting: isOfMeeting)
        while index < words.endIndex {
            let next = behindConnectors(index, .datesConnectors)
            let timeStart = behindConnectors(next, .timesConnectors)
            let opening = timeStart > index ? words[timeStart - 1].text : ""
            if !hasTime, allowsTime, let found = times.time(at: timeStart, after: opening),
                isTimeBeforeDate(dates, timeStart)
            {
                take(found.reading)
                index = timeStart + found.length
                takeClock(&index)
                continue
            }
            if !hasDate, let found = dates.date(at: next) {
                take(found.reading)
                index = next + found.length
                // The splitter made two words of "2026-03-05T18:00".
                continue
            }
            if let both = combined(at: next), !hasDate, !hasTime, allowsTime {
                take(.date(both.date))
                take(.time(both.time))
                index = next + 1
                takeClock(&index)
                continue
            }
            break
        }
        // "18:00 on 4 December, UTC".
        if hasTime, clock == nil { takeClock(&index) }
        return index - start
    }

    /// The index behind at most three words that connect.
    private func behindConnectors(_ start: Int, _ key: LexiconKey) -> Int {
        let behind = words[start...].prefix(3).prefix { lexicon[key].contains($0.text) }
        return start + behind.count
    }

    private mutating func takeClock(_ index: inout Int) {
        guard let clocks, let found = NamedClock.read(words, at: index, clocks, lexicon) else { return }
        clock = found.clock
        index += found.length
    }

    /// Whether a word that may be a time is to be taken for one: not if it may be a date as well.
    private func isTimeBeforeDate(_ dates: DateWords, _ index: Int) -> Bool {
        hasDate && hasDottedTime(index) || dates.date(at: index) == nil
    }

    private func hasDottedTime(_ index: Int) -> Bool { words[index].text.has(":") }

    /// `2026-03-05T18:00`, with seconds or without, but with no zone.
    private func combined(at index: Int) -> (date: CivilDate, time: TimeOfDay)? {
        guard words.indices.contains(index) else { return nil }
        let parts = words[index].text.split(separator: "t")
        guard parts.count == 2, let date = CivilDate(String(parts[0])), let time = TimeOfDay(String(parts[1])) else {
            return nil
        }
        return (date, time)
    }

    private mutating func take(_ reading: DateWords.Reading) {
        hasDate = true
        switch reading {
        case .date(let date): self.date = date
        case .lack(let lack): self.lack = self.lack ?? lack
        }
    }

    private mutating func take(_ reading: TimeWords.Reading) {
        hasTime = true
        switch reading {
        case .time(let time): self.time = time
        case .lack(let lack): self.lack = self.lack ?? lack
        }
    }

    func moment() -> Result<CivilDateTime, QuestionLack> {
        guard hasDate || hasTime else { return .failure(QuestionLack(.dateAndTime)) }
        guard hasDate else { return .failure(QuestionLack(.date)) }
        if let lack { return .failure(QuestionLack(lack)) }
        guard let date else { return .failure(QuestionLack(.date)) }
        if date < now.date, clock == nil {
            return .failure(QuestionLack(.past(CivilDateTime(date, time ?? .midnight))))
        }
        guard let time else { return .failure(QuestionLack(.time)) }
        var moment = CivilDateTime(date, time)
        if let clock, let clocks {
            guard let own = clock.moment(moment, on: clocks.zone) else {
                return .failure(QuestionLack(.ambiguous("\(time) \(clock.name)")))
            }
            moment = own
        }
        if moment <= now { return .failure(QuestionLack(.past(moment))) }
        if date - now.date > MomentWords.furthest { return .failure(QuestionLack(.tooFar(date))) }
        return .success(moment)
    }

    func day() -> Result<CivilDate, QuestionLack> {
        if let lack { return .failure(QuestionLack(lack)) }
        guard let date else { return .failure(QuestionLack(.date)) }
        if date <= now.date { return .failure(QuestionLack(.past(CivilDateTime(date, .midnight)))) }
        if date - now.date > MomentWords.furthest { return .failure(QuestionLack(.tooFar(date))) }
        return .success(date)
    }
}

/// A lack, where an error is asked for.
struct QuestionLack: Error, Hashable {
    var lack: FollowUp.Lack
    init(_ lack: FollowUp.Lack) { self.lack = lack }
}
