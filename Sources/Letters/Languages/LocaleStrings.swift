import CivilTime

/// How a language writes dates, lengths of time, lists, calendar titles and the names of languages: its `locale.yaml`. Templates say
/// everything else.
package struct LocaleStrings: Sendable {
    var isRightToLeft: Bool
    /// The name that mail programs show for the sender, where the settings give none.
    var sender: TextPattern
    var dates: Dates
    var lists: Lists
    var durations: Durations
    var calendar: CalendarTitles
    var languages: [String: String]
    /// What stands behind a form's questions.
    var questions = QuestionHints.plain

    struct Dates: Sendable {
        var weekdays: [String]
        var shortWeekdays: [String]
        var months: [String]
        var shortMonths: [String]
        /// What stands for the number of a month's first day, where that is not 1.
        var first: String?
        var day: TextPattern
        /// For a subject, where the year is plain.
        var short: TextPattern
        var time: TextPattern
        var when: TextPattern
        /// What another zone's clocks show then, on the same day and on another.
        var there: TextPattern
        var thereOnAnotherDay: TextPattern
    }

    struct Lists: Sendable {
        var middle: TextPattern
        var last: TextPattern
        /// The first ones, and how many more, at least two.
        var more: CountedText
    }

    struct Durations: Sendable {
        var minutes: CountedText
        var hours: CountedText
        var both: TextPattern
    }

    /// What meetings are called in a calendar.
    struct CalendarTitles: Sendable {
        var title: TextPattern
        /// With the names of the others.
        var with: TextPattern
        /// In a calendar that is nobody's own, with the names of all.
        var of: TextPattern
        /// The calendar of all, and of one person.
        var name: TextPattern
        var nameOf: TextPattern
    }

    /// `Tuesday, 12 January 2027`; `Dienstag, 12. Januar 2027`.
    func day(_ date: CivilDate) -> String {
        dates.day.filled(parts(of: date, weekdays: dates.weekdays, months: dates.months))
    }

    /// `Tue 12 Jan`; `Di., 12. Jan.`.
    func shortDay(_ date: CivilDate) -> String {
        dates.short.filled(parts(of: date, weekdays: dates.shortWeekdays, months: dates.shortMonths))
    }

    private func parts(of date: CivilDate, weekdays: [String], months: [String]) -> [String: String] {
        let day = date.day == 1 ? dates.first ?? "1" : "\(date.day)"
        return [
            "weekday": weekdays[date.weekday.rawValue - 1], "day": day, "month": months[date.month - 1],
            "year": "\(date.year)",
        ]
    }

    /// `18:00`; `18:00 Uhr`.
    func time(_ time: TimeOfDay) -> String {
        dates.time.filled(["hour": Self.twoDigits(time.hour), "minute": Self.twoDigits(time.minute)])
    }

    /// `18:00`, as one types it in any language.
    static func clock(_ time: TimeOfDay) -> String { "\(twoDigits(time.hour)):\(twoDigits(time.minute))" }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// `Tuesday, 12 January 2027, 18:00 (Europe/Berlin)`.
    func when(_ moment: CivilDateTime, zone: String) -> String {
        dates.when.filled(["day": day(moment.date), "time": time(moment.time), "zone": zone])
    }

    /// `18:00 in Europe/Berlin`, with the day if it is another than the reader's.
    func there(_ moment: CivilDateTime, zone: String, isSameDay: Bool) -> String {
        (isSameDay ? dates.there : dates.thereOnAnotherDay)
            .filled(["day": day(moment.date), "time": time(moment.time), "zone": zone])
    }

    /// `45 minutes`, `1 hour`, `1 hour and 30 minutes`.
    func duration(minutes count: Int) -> String {
        if count < 60 { return durations.minutes.filled(count) }
        let hours = durations.hours.filled(count / 60)
        guard count % 60 > 0 else { return hours }
        return durations.both.filled(["hours": hours, "minutes": durations.minutes.filled(count % 60)])
    }

    /// `Mei, Tomás and Amélie`; of more than `most` names fewer, and how many others.
    func list(_ names: [String], most: Int = 3) -> String {
        // At least two are left out, so that a plural is right.
        let shown = names.count > most ? names.prefix(most - 1) : names.dropLast()
        guard let first = shown.first else { return names.first ?? "" }
        let begun = shown.dropFirst().reduce(first) { lists.middle.filled(["names": $0, "name": $1]) }
        if names.count > most { return lists.more.filled(names.count - shown.count, ["names": begun]) }
        return lists.last.filled(["names": begun, "name": names[names.count - 1]])
    }

    /// The name of a language by its code, such as `de` or `pt-BR`; the code of one that is not known.
    func language(_ code: String) -> String {
        let short = code.lowercased().replacing("_", with: "-").split(separator: "-").first.map(String.init) ?? ""
        return languages[short] ?? code
    }
}
