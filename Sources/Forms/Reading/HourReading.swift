import CivilTime

/// Reads the hours of a week: "Mon-Fri 18-21", "weekends", "Tue 9:00-12:00; Thu afternoon". What can't be read as a whole is none.
struct HourReading {
    private let answer: AnswerText
    private let words: AnswerWords

    init(_ answer: AnswerText, _ words: AnswerWords) {
        self.answer = answer
        self.words = words
    }

    var reading: ValueReading {
        var parser = Parser(answer, words)
        guard let hours = parser.parse() else { return .unclear(parser.isNoHour ? .noSuchDate : .unknown) }
        return hours.isEmpty ? .unclear(.unknown) : .value(.availability(hours), remark: "")
    }

    /// Days with the hours on them, in either order, then other days.
    private struct Parser {
        /// Days and hours that belong together.
        private struct Group {
            var days: [Weekday] = []
            var spans: [AnswerWords.HourSpan] = []
            /// Parts of the day, which the spans lie in where both are said.
            var parts: [AnswerWords.HourSpan] = []
            /// Whether the hours were said before the days.
            var isHoursFirst = false

            var hasHours: Bool { !spans.isEmpty || !parts.isEmpty }
        }

        let answer: AnswerText
        let words: AnswerWords
        let texts: [String]
        private var groups: [Group] = [Group()]
        var isNoHour = false
        private var place = 0

        init(_ answer: AnswerText, _ words: AnswerWords) {
            self.answer = answer
            self.words = words
            texts = answer.texts
        }

        mutating func parse() -> WeekHours? {
            while place < texts.count {
                guard takeDays() || takeHours() || takeFiller() else { return nil }
            }
            let said = groups.filter { !$0.days.isEmpty || $0.hasHours }
            guard let first = said.first else { return nil }
            // Days alone are the hours at which people are up; beside others with hours they are doubtful.
            if said.count == 1, !first.hasHours { return hours([first], whole: true) }
            return said.allSatisfy(\.hasHours) ? hours(said, whole: false) : nil
        }

        private func hours(_ groups: [Group], whole: Bool) -> WeekHours? {
            var hours = WeekHours()
            for group in groups {
                guard let spans = whole ? [AnswerWords.HourSpan(from: 8, until: 22)] : Self.spans(of: group) else {
                    return nil
                }
                for day in group.days.isEmpty ? Weekday.allCases : group.days {
                    for span in spans { hours.insert(day, from: span.from, until: span.until) }
                }
            }
            return hours
        }

        /// The hours of a group; nil where hours and the part of the day don't go together.
        private static func spans(of group: Group) -> [AnswerWords.HourSpan]? {
            guard !group.spans.isEmpty, !group.parts.isEmpty else { return group.spans + group.parts }
            var found: [AnswerWords.HourSpan] = []
            for span in group.spans {
                let within = group.parts.contains { $0.from <= span.from && span.until <= $0.until }
                guard within else { return nil }
                found.append(span)
            }
            return found
        }

        private mutating func add(_ found: [Weekday]) {
            let last = groups[groups.count - 1]
            if last.hasHours, !last.days.isEmpty { groups.append(Group()) }
            if last.hasHours, last.days.isEmpty { groups[groups.count - 1].isHoursFirst = true }
            for day in found where !groups[groups.count - 1].days.contains(day) {
                groups[groups.count - 1].days.append(day)
            }
        }

        private mutating func insert(_ from: Int, _ until: Int, isPart: Bool = false) {
            let last = groups[groups.count - 1]
            if last.isHoursFirst, !last.days.isEmpty { groups.append(Group()) }
            let span = AnswerWords.HourSpan(from: from, until: until)
            if isPart {
                groups[groups.count - 1].parts.append(span)
            } else {
                groups[groups.count - 1].spans.append(span)
            }
        }

        private mutating func takeDays() -> Bool {
            let all = Weekday.allCases
            for (list, found) in [
                (AnswerWords.List.everyDay, all), (.workdays, Array(all.prefix(5))), (.weekend, Array(all.suffix(2))),
            ] {
                let length = words.length(list, at: place, in: texts)
                guard length > 0 else { continue }
                place += length
                add(found)
                return true
            }
            let length = words.length(.anyTime, at: place, in: texts)
            if length > 0 {
                place += length
                let last = groups[groups.count - 1]
                if last.days.isEmpty || last.hasHours { add(all) }
                insert(8, 22)
                return true
            }
            guard let first = words.weekdays[texts[place]] else { return false }
            if let last = rangeEnd(words.weekdays) {
                add(span(first, last))
            } else {
                place += 1
                add([first])
            }
            return true
        }

        private func span(_ first: Weekday, _ last: Weekday) -> [Weekday] {
            let all = Weekday.allCases
            return first <= last
                ? all.filter { first <= $0 && $0 <= last } : all.filter { $0 >= first || $0 <= last }
        }

        /// The value behind a range mark: Friday of "Mon-Fri". Moves behind it where there is one.
        private mutating func rangeEnd(_ known: [String: Weekday]) -> Weekday? {
            guard place + 1 < texts.count else { return nil }
            if let last = known[texts[place + 1]], answer.between(place).contains("-") {
                place += 2
                return last
            }
            let length = words.length(.ranges, at: place + 1, in: texts)
            guard length > 0, place + 1 + length < texts.count, let last = known[texts[place + 1 + length]] else {
                return nil
            }
            place += 2 + length
            return last
        }

        private mutating func takeHours() -> Bool {
            for count in stride(from: min(AnswerWords.longest, texts.count - place), to: 0, by: -1) {
                guard let part = words.partsOfDay[Array(texts[place..<(place + count)])] else { continue }
                place += count
                insert(part.from, part.until, isPart: true)
                return true
            }
            let after = words.length(.after, at: place, in: texts)
            if after > 0, let start = clock(from: place + after) {
                guard !hasEnd(start.next) else {
                    place += after
                    return takeSpan()
                }
                // "After 6" may be in the morning.
                guard start.half != nil || start.hour >= 8 else { return false }
                place = start.next
                insert(start.roundedUp, 24)
                return true
            }
            let before = words.length(.before, at: place, in: texts)
            if before > 0, let end = clock(from: place + before) {
                guard end.hour > 8 else { return false }
                place = end.next
                insert(8, end.hour)
                return true
            }
            return takeSpan()
        }

        /// "18-21", "9:00 to 12:00", "14h-16h", "6-8pm".
        private mutating func takeSpan() -> Bool {
            guard var start = clock(from: place) else { return false }
            let length = words.length(.ranges, at: start.next, in: texts)
            let isDash = start.next < texts.count && answer.between(start.next - 1).contains("-")
            guard length > 0 || isDash, let end = clock(from: start.next + length) else { return false }
            // "6-8pm": the mark of the end is the start's as well.
            if let half = end.half, start.half == nil, start.hour < 12 { start = start.taking(half) }
            guard start.hour < end.hour || (start.hour == end.hour && start.minute < end.minute), end.hour <= 24 else {
                isNoHour = true
                return false
            }
            place = end.next
            insert(start.roundedUp, end.hour)
            return true
        }

        private func hasEnd(_ place: Int) -> Bool {
            guard place < texts.count else { return false }
            let length = words.length(.ranges, at: place, in: texts)
            return (length > 0 || answer.between(place - 1).contains("-")) && clock(from: place + length) != nil
        }

        private struct Clock {
            var hour: Int
            var minute: Int
            /// Whether "am" (0) or "pm" (12) stands with it.
            var half: Int?
            /// The place behind it.
            var next: Int

            /// Half an hour of an hour is none of it.
            var roundedUp: Int { minute > 0 ? hour + 1 : hour }

            func taking(_ half: Int) -> Clock {
                var clock = self
                clock.half = half
                if half == 12, hour < 12 { clock.hour += 12 }
                return clock
            }
        }

        private func clock(from start: Int) -> Clock? {
            guard start < texts.count, let hour = Int(texts[start]), texts[start].utf8.count <= 2,
                (0...24).contains(hour)
            else { return nil }
            var clock = Clock(hour: hour, minute: 0, next: start + 1)
            func minutes(at place: Int) -> Int? {
                guard place < texts.count, texts[place].utf8.count == 2, let minute = Int(texts[place]),
                    (0..<60).contains(minute)
                else { return nil }
                return minute
            }
            let between = answer.between(start)
            if between == ":" || between == ".", let minute = minutes(at: start + 1) {
                clock.minute = minute
                clock.next += 1
            }
            // "18h", "18h30", "18 Uhr"
            if clock.next < texts.count, words.units[texts[clock.next]] == "hour" {
                clock.next += 1
                if answer.between(clock.next - 1).isEmpty, let minute = minutes(at: clock.next) {
                    clock.minute = minute
                    clock.next += 1
                }
            }
            for (list, half) in [(AnswerWords.List.am, 0), (.pm, 12)] {
                let length = words.length(list, at: clock.next, in: texts)
                guard length > 0 else { continue }
                guard (1...12).contains(clock.hour) else { return nil }
                clock.next += length
                clock.hour = clock.hour % 12 + half
                clock.half = half
                return clock
            }
            return clock
        }

        private mutating func takeFiller() -> Bool {
            let length = max(
                words.length(.ands, at: place, in: texts), words.length(.hourFillers, at: place, in: texts))
            place += length
            return length > 0
        }
    }
}
