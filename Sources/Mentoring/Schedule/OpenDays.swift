import CivilTime

/// The days and times at which one person may get a letter, in their own zone.
///
/// Closed are the days on which the community rests, the person's absences, and the pauses of the mentorship that the letter is about.
///
/// A class because it is handed around and never changed.
final class OpenDays {
    private let calendar: CommunityCalendar
    private let isWorkingDay: [Bool]
    let letterTime: TimeOfDay
    let zone: Zone
    let absences: [DateSpan]
    let holidays: HolidayCalendarID?
    let pauses: [DateSpan]

    /// How far an open day is looked for, in days: further, and no sensible moment is left.
    private static let reach = 400

    init(_ rules: Rules, zone: Zone, person: Person?, pauses: [DateSpan] = []) {
        calendar = rules.calendar
        isWorkingDay = Weekday.allCases.map(rules.calendar.workingDays.contains)
        // A letter time within quiet hours would never come: their end stands for it.
        let isQuiet = rules.calendar.isQuiet(rules.policy.letters.time)
        letterTime = (isQuiet ? rules.calendar.quietUntil : nil) ?? rules.policy.letters.time
        self.zone = zone
        absences = person?.absences ?? []
        holidays = person?.holidays
        self.pauses = pauses
    }

    func isOpen(_ date: CivilDate) -> Bool {
        isWorkingDay[date.weekday.rawValue - 1] && calendar.holiday(on: date, calendar: holidays) == nil
            && !calendar.breaks.contains { $0.contains(date) } && !absences.contains { $0.contains(date) }
            && !pauses.contains { $0.contains(date) }
    }

    func onOrBefore(_ date: CivilDate) -> CivilDate? {
        (0...Self.reach).lazy.map { date.adding(days: -$0) }.first(where: isOpen)
    }

    func onOrAfter(_ date: CivilDate) -> CivilDate? {
        (0...Self.reach).lazy.map { date.adding(days: $0) }.first(where: isOpen)
    }

    func letterTime(on date: CivilDate) -> Instant { zone.instant(of: CivilDateTime(date, letterTime)) }

    /// The first moment at or after an instant at which a letter may leave: now, when it is an open day between letter time and quiet hours.
    func moment(from instant: Instant) -> Instant? {
        let civil = zone.civil(at: instant)
        if isOpen(civil.date) {
            if civil.time < letterTime { return letterTime(on: civil.date) }
            if !calendar.isQuiet(civil.time) { return instant }
        }
        return nextDay(after: instant)
    }

    /// The letter time of the first open day after the day of an instant.
    func nextDay(after instant: Instant) -> Instant? {
        onOrAfter(zone.civil(at: instant).date.adding(days: 1)).map(letterTime(on:))
    }

    /// When the week's letter leaves to somebody who wants one a week: the letter time of the first open day of an ISO week, of the next week
    /// where that day is over.
    func weekly(from instant: Instant) -> Instant? {
        let date = zone.civil(at: instant).date
        guard let first = onOrAfter(date.adding(days: 1 - date.weekday.rawValue)), first >= date else {
            return nextWeek(after: instant)
        }
        return letterTime(on: first)
    }

    /// The letter time of the first open day of the next ISO week.
    func nextWeek(after instant: Instant) -> Instant? {
        let date = zone.civil(at: instant).date
        return onOrAfter(date.adding(days: 8 - date.weekday.rawValue)).map(letterTime(on:))
    }
}
