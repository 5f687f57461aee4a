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
    var lack: Question.Lack?
    /// The moment on the writer's clock, if all of it is there and it is to come.
    var moment: CivilDateTime?
    var clock: String?

    var hasDay: Bool { date != nil || weekday != nil || relative != nil || isDayOpen }
    /// Whether a day is named that can be read in two ways.
    private var isDayOpen: Bool {
        switch lack {
        case .ambiguous, .noSuchDate: time == nil
        default: false
        }
    }

    /// All of them, in order.
    static func all(in words: [Word], _ setting: LineReading.Setting) -> [Mention] {
        var found: [Mention] = []
        var index = 0
        while index < words.count {
            if let mention = ago(words, index, setting.lexicon) ?? moment(words, index, setting) {
                found.append(mention)
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
        for key in agos {
            guard let length = lexicon[key].length(at: index, of: words[...]) else { continue }
            let end = min(index + length + 1, words.count)
            let day = RelativeDay.named(words[index..<end], lexicon) ?? RelativeDay.named(words[index..<(index + length)], lexicon)
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
        let own = words[index..<(index + length)]
        let hasDigits = own.contains { word in
            word.text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } && !isTime(word.text)
        }
        let hasMonth = own.contains { setting.lexicon.months[$0.text] != nil }
        if !hasDigits, !hasMonth { mention.weekday = own.lazy.compactMap { setting.lexicon.weekdays[$0.text] }.first }
        if case .success(let ahead) = moment.moment() { mention.moment = ahead }
        return mention
    }

    private static func isTime(_ text: String) -> Bool { text.has(":") || text.has("h") || text.has("uhr") || text.has("pm") || text.has("am") }

    /// Whether it is no other day than a moment's, seen from when it was written.
    func mayBe(_ moment: CivilDateTime, now: CivilDateTime) -> Bool {
        if let relative { return relative.contains(moment, now: now) }
        if let weekday { return weekday == moment.date.weekday }
        if let date { return date == moment.date }
        return !hasDay
    }
}
