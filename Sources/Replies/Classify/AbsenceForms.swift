import CivilTime

/// The days of an absence that are not named by their two ends: "on 4 and 5 March", "from 5 March for two weeks", "all of April".
struct AbsenceForms {
    private let dates: DateWords
    private let words: [Word]
    private var lexicon: Lexicon { dates.lexicon }

    init(_ dates: DateWords, _ words: [Word]) {
        self.dates = dates
        self.words = words
    }

    func range(at index: Int) -> AbsenceDates.Range? {
        guard let range = days(at: index) ?? span(at: index) ?? spanBefore(at: index) ?? months(at: index),
            range.through >= dates.today,
            range.through - dates.today <= MomentWords.furthest,
            AbsenceDates.saysAbsence(Array(AbsenceDates.sentence(dates, words, index)), lexicon)
        else { return nil }
        return range
    }

    /// "On 4, 5 and 6 March": days that follow each other, the last with its month.
    private func days(at start: Int) -> AbsenceDates.Range? {
        let isWeekday = words.indices.contains(start) && lexicon.weekdays[words[start].text] != nil
        guard let opening = dates.length(.absenceOn, at: start) ?? (isWeekday ? 0 : nil) else { return nil }
        var index = start + opening
        var count = 0
        var day = 0
        while let number = number(&index), count == 0 || number == day + 1 {
            (day, count) = (number, count + 1)
            let isListed = words[index - 1].endsClause
            let joint = dates.length(.absenceAnd, at: index)
            guard isListed || joint != nil else { return nil }
            index += joint ?? 0
            if joint == nil { continue }
            let last = index + (dates.length(.absenceOn, at: index) ?? 0)
            guard case .date(let date)? = AbsenceDates.explicit(dates, words, last)?.reading,
                let end = AbsenceDates.explicit(dates, words, last)?.end, date.day == day + 1
            else { continue }
            return AbsenceDates.Range(from: date.adding(days: -count), through: date, length: end - start)
        }
        return nil
    }

    /// A day's number without a month, and moves behind it.
    private func number(_ index: inout Int) -> Int? {
        var place = index
        while words.indices.contains(place), AbsenceDates.isBeside(dates, words[place]) { place += 1 }
        guard words.indices.contains(place), AbsenceDates.explicit(dates, words, place) == nil,
            let day = AbsenceDates.day(dates, words[place])
        else { return nil }
        index = place + 1
        return day
    }

    /// "From 5 March for two weeks".
    private func span(at start: Int) -> AbsenceDates.Range? {
        guard let opening = dates.length(.absenceSince, at: start),
            let first = AbsenceDates.explicit(dates, words, start + opening), case .date(let from) = first.reading,
            let link = dates.length(.absenceFor, at: first.end)
        else { return nil }
        var counted = dates
        counted.today = from
        guard let span = counted.end(ofSpanAt: first.end + link) else { return nil }
        return AbsenceDates.Range(
            from: from, through: span.date.adding(days: -1), length: first.end + link + span.length - start)
    }

    /// "For two weeks from 5 March".
    private func spanBefore(at start: Int) -> AbsenceDates.Range? {
        guard let opening = dates.length(.absenceFor, at: start),
            let counted = dates.end(ofSpanAt: start + opening),
            let link = dates.length(.absenceSince, at: start + opening + counted.length),
            let first = AbsenceDates.explicit(dates, words, start + opening + counted.length + link),
            case .date(let from) = first.reading
        else { return nil }
        var after = dates
        after.today = from
        guard let span = after.end(ofSpanAt: start + opening) else { return nil }
        return AbsenceDates.Range(from: from, through: span.date.adding(days: -1), length: first.end - start)
    }

    /// "All of April".
    private func months(at start: Int) -> AbsenceDates.Range? {
        guard let opening = dates.length(.absenceWhole, at: start), let month = month(at: start + opening) else {
            return nil
        }
        return AbsenceDates.Range(from: month.first, through: month.last, length: month.end - start)
    }

    /// "The end of March": its last day.
    func monthEnd(at start: Int) -> (reading: DateWords.Reading, end: Int)? {
        var index = start
        while words.indices.contains(index), lexicon[.absenceArticles].contains(words[index].text) { index += 1 }
        for place in [start, index] {
            guard let length = dates.length(.absenceMonthEnd, at: place) else { continue }
            let first = dates.today.adding(days: 1 - dates.today.day)
            return (.date(first.adding(months: 1).adding(days: -1)), place + length)
        }
        guard let opening = dates.length(.absenceEnd, at: start), let month = month(at: start + opening) else {
            return nil
        }
        return (.date(month.last), month.end)
    }

    /// A month, with its year or the next to come.
    private func month(at start: Int) -> (first: CivilDate, last: CivilDate, end: Int)? {
        var index = start
        while words.indices.contains(index),
            lexicon[.absenceOf].contains(words[index].text) || lexicon[.absenceArticles].contains(words[index].text)
        {
            index += 1
        }
        guard words.indices.contains(index), let month = lexicon.months[words[index].text] else { return nil }
        let year = words.indices.contains(index + 1) ? words[index + 1].number.flatMap { $0 >= 2000 ? $0 : nil } : nil
        for candidate in year.map({ [$0] }) ?? [dates.today.year, dates.today.year + 1] {
            guard let first = CivilDate(year: candidate, month: month, day: 1) else { continue }
            let last = first.adding(months: 1).adding(days: -1)
            if last >= dates.today { return (first, last, index + (year == nil ? 1 : 2)) }
        }
        return nil
    }
}
