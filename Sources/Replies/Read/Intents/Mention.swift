import CivilTime

/// A day, a time or both that somebody names.
struct Mention: Hashable {
    /// Which words they are.
    var words: Range<Int>
    /// Which tokens; empty until they are known.
    var range: Range<Int> = 0..<0
    var sentence = 0
    var date: CivilDate?
    /// The day of the week that is named without a date: which week, nobody knows.
    var weekday: Weekday?
    var relative: RelativeDay?
    var time: TimeOfDay?
    /// What can't be settled of it.
    var lack: FollowUp.Lack?
    /// The moment on the writer's clock, if all of it is there and it is to come.
    var moment: CivilDateTime?
    var clock: String?
    /// Whether a clock is named: only a moment that was converted from it counts.
    var isOfNamedClock = false

    /// The day of a month that is not named: "the 28th".
    var dayOfMonth: Int?

    var hasDay: Bool { date != nil || weekday != nil || dayOfMonth != nil || relative != nil || isDayOpen }
    /// Whether a day is named that can be read in two ways.
    private var isDayOpen: Bool {
        switch lack {
        case .ambiguous: time == nil
        case .noSuchDate: true
        default: false
        }
    }

    /// All of them, in order.
    static func all(in words: [Word], _ setting: LineReading.Setting) -> [Mention] {
        var found: [Mention] = []
        var index = 0
        while index < words.count {
            if let mention = ago(words, index, setting.lexicon) ?? moment(words, index, setting)
                ?? ordinal(words, index, setting.lexicon)
            {
                if let last = found.last, let joined = last.joined(mention, words, setting.lexicon) {
                    found[found.count - 1] = joined
                } else {
                    found.append(mention)
                }
                index = mention.words.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    private static let agos: [LexiconKey] = [
        .agoLastWeek, .agoThisWeek, .agoLastNight, .agoBeforeYesterday, .agoYesterday,
    ]

    private static func ago(_ words: [Word], _ index: Int, _ lexicon: Lexicon) -> Mention? {
        // "this morning"
        if lexicon[.agoThis].contains(words[index].text), index + 1 < words.count,
            let day = RelativeDay.named(words[index..<(index + 2)], lexicon)
        {
            return Mention(words: index..<(index + 2), relative: day)
        }
        for key in agos {
            guard let length = lexicon[key].length(at: index, of: words[...]) else { continue }
            let end = min(index + length + 1, words.count)
            let day =
                RelativeDay.named(words[index..<end], lexicon)
                ?? RelativeDay.named(words[index..<(index + length)], lexicon)
            return Mention(words: index..<(index + length), relative: day)
        }
        return nil
    }

    private static func moment(_ words: [Word], _ index: Int, _ setting: LineReading.Setting) -> Mention? {
        var moment = MomentWords(
            now: setting.now, words: words[...], lexicon: setting.lexicon, clocks: setting.clocks, isOfMeeting: true)
        let length = moment.read(at: index)
        guard length > 0 else { return nil }
        var mention = Mention(words: index..<(index + length))
        mention.date = moment.date
        mention.time = moment.time
        mention.lack = moment.lack
        mention.clock = moment.clock?.identifier
        mention.isOfNamedClock = moment.clock != nil
        let own = words[index..<(index + length)]
        // "so" and "do" are days of the week in German, and words in every language.
        let dates = DateWords(today: setting.now.date, words: words[...], lexicon: setting.lexicon)
        if let day = own.indices.first(where: { setting.lexicon.weekdays[words[$0].text] != nil }) {
            let isAlone = dates.date(at: day).map { $0.length == 1 } ?? true
            let isDoubtful = setting.lexicon[.datesDoubtfulWeekdays].contains(words[day].text)
            if isAlone, isDoubtful, !isWeekday(words, day, setting.lexicon) { return nil }
            // "so 2 February"
            if isDoubtful, day == index, case .noSuchDate? = moment.lack { return nil }
            if isAlone { mention.weekday = setting.lexicon.weekdays[words[day].text] }
        }
        if case .success(let ahead) = moment.moment() { mention.moment = ahead }
        // "Friday 29"
        let end = index + length
        if mention.weekday != nil, moment.time == nil, end < words.count, let day = words[end].number,
            (1...31).contains(day),
            words[end].text.utf8.count <= 2, !words[end - 1].endsClause,
            !(end + 1 < words.count
                && ([.timesHour, .timesMorningMark, .timesAfternoonMark, .timesOclock] as [LexiconKey]).contains {
                    setting.lexicon[$0].contains(words[end + 1].text)
                })
        {
            mention.words = index..<(end + 1)
            mention.dayOfMonth = day
            mention.date = nil
            mention.lack = nil
        }
        return mention
    }

    /// "the 28th": a day of a month that goes without saying.
    private static func ordinal(_ words: [Word], _ index: Int, _ lexicon: Lexicon) -> Mention? {
        let word = words[index]
        var digits = word.text[...]
        for suffix in lexicon[.datesOrdinals].texts where digits.hasSuffix(suffix) && !suffix.isEmpty {
            digits = digits.dropLast(suffix.utf8.count)
            break
        }
        let isMarked =
            digits.utf8.count < word.text.utf8.count
            || word.hasDot && index > 0 && lexicon[.datesBeforeOrdinal].contains(words[index - 1].text)
            || index > 0 && lexicon[.datesBeforeNumber].contains(words[index - 1].text)
        guard isMarked, digits.utf8.count <= 2, let day = Word(text: String(digits), raw: "").number,
            (1...31).contains(day)
        else { return nil }
        return Mention(words: index..<(index + 1), dayOfMonth: day)
    }

    /// Both as one, where a day and a time stand side by side, or a weekday and a day of a month.
    private func joined(_ next: Mention, _ words: [Word], _ lexicon: Lexicon) -> Mention? {
        let between = words[self.words.upperBound..<next.words.lowerBound]
        let connectors: [LexiconKey] = [.datesConnectors, .timesConnectors, .timesAt, .timesAt24, .datesThe, .datesOf]
        let isJoined =
            between.count <= 2
            && between.allSatisfy { word in
                word.text == "@" || connectors.contains { lexicon[$0].contains(word.text) }
            }
        guard isJoined, relative == nil, next.relative == nil,
            lack == nil || next.lack == nil
        else { return nil }
        let isDayTime = hasDay && time == nil && next.time != nil && !next.hasDay
        let isTimeDay = !hasDay && time != nil && next.time == nil && next.hasDay
        let isWeekdayDay = weekday != nil && time == nil && next.dayOfMonth != nil
        guard isDayTime || isTimeDay || isWeekdayDay else { return nil }
        var both = self
        both.words = self.words.lowerBound..<next.words.upperBound
        both.date = date ?? next.date
        both.weekday = weekday ?? next.weekday
        both.dayOfMonth = dayOfMonth ?? next.dayOfMonth
        both.time = time ?? next.time
        both.clock = clock ?? next.clock
        both.isOfNamedClock = isOfNamedClock || next.isOfNamedClock
        both.lack = lack ?? next.lack
        if isWeekdayDay {
            both.date = nil
            // "Monday the 25th": the day says which Monday.
            if case .ambiguous? = lack { both.lack = next.lack }
        }
        if let date = both.date, let time = both.time, both.lack == nil {
            both.moment = both.isOfNamedClock ? nil : CivilDateTime(date, time)
        }
        return both
    }

    /// Whether a short word is meant for a day of the week: "am Di", "Mi 18:00", "on sat".
    private static func isWeekday(_ words: [Word], _ index: Int, _ lexicon: Lexicon) -> Bool {
        if index > 0, [.datesBeforeNumber, .splitOn].contains(where: { lexicon[$0].contains(words[index - 1].text) }) {
            return true
        }
        return words[index].isCapital && index + 1 < words.count
            && words[index + 1].text.utf8.first.map { (0x30...0x39).contains($0) } == true
    }

    /// Fills in what goes without saying where a meeting has a time: its day beside a time alone, its time beside a day alone, where people say
    /// "same time". A weekday alone that is the meeting's own is its day.
    mutating func complete(_ due: CivilDateTime, now: CivilDateTime, isSameTime: Bool) {
        if isOfNamedClock { return }
        if let day = dayOfMonth {
            var next = now.date
            while next.day != day, next - now.date < 62 { next = next.adding(days: 1) }
            guard next.day == day, weekday.map({ $0 == next.weekday }) ?? true else {
                return lack = .noSuchDate("\(day)")
            }
            date = next
            if let time { moment = CivilDateTime(next, time) }
            if time == nil, isSameTime { moment = CivilDateTime(next, due.time) }
            if let known = moment, known <= now { moment = nil }
            return
        }
        if weekday == due.date.weekday { date = due.date }
        if weekday != nil, weekday != due.date.weekday, due.date - now.date > 6 {
            // "Thursday": this week's, or that of the meeting?
            moment = nil
            return
        }
        if lack != nil || relative != nil { return }
        if date == nil, let time { moment = CivilDateTime(due.date, time) }
        if let date, time == nil, isSameTime { moment = CivilDateTime(date, due.time) }
        if let date, let time, weekday != nil { moment = CivilDateTime(date, time) }
        if let known = moment, known <= now { moment = nil }
    }

    /// Whether it is no other day than a moment's, seen from when it was written.
    func mayBe(_ moment: CivilDateTime, now: CivilDateTime) -> Bool {
        if let relative { return relative.contains(moment, now: now) }
        if let dayOfMonth { return dayOfMonth == moment.date.day && weekday.map { $0 == moment.date.weekday } ?? true }
        if let weekday { return weekday == moment.date.weekday }
        if let date { return date == moment.date }
        return !hasDay
    }
}
