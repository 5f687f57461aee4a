import CivilTime
import Mentoring

/// A community's calendar as it stands in its file.
struct CalendarReading {
    var calendar: CommunityCalendar
    var quietHours: YAMLValue?
    /// The iCalendar files that are named as holidays, and whose calendar each belongs to; nil for the community's.
    var files: [(calendar: HolidayCalendarID?, name: YAMLValue)]

    init?(_ value: YAMLValue, zone: String) {
        let read: CalendarReading? = value.fields { fields in
            let days = fields.required("working-days").flatMap(CalendarReading.workingDays)
            let quiet = fields.optional("quiet-hours")
            let hours = quiet.flatMap(CalendarReading.hours)
            var files: [(calendar: HolidayCalendarID?, name: YAMLValue)] = []
            let holidays = CalendarReading.holidays(fields.optional("holidays"), of: nil, &files)
            var calendars: [HolidayCalendarID: [CivilDate: String]] = [:]
            for (key, value) in fields.optional("holiday-calendars")?.entries() ?? [] {
                guard let name = key.identifier(HolidayCalendarID.self) else { continue }
                calendars[name] = CalendarReading.holidays(value, of: name, &files)
            }
            let breaks = fields.optional("breaks")?.list()?.compactMap(CalendarReading.programBreak) ?? []
            guard let days else { return nil }
            let calendar = CommunityCalendar(
                zone: zone, workingDays: days, quietFrom: hours?.from, quietUntil: hours?.until, holidays: holidays,
                holidayCalendars: calendars, breaks: breaks)
            return CalendarReading(calendar: calendar, quietHours: quiet, files: files)
        }
        guard let read else { return nil }
        self = read
    }

    private init(
        calendar: CommunityCalendar, quietHours: YAMLValue?, files: [(calendar: HolidayCalendarID?, name: YAMLValue)]
    ) {
        self.calendar = calendar
        self.quietHours = quietHours
        self.files = files
    }

    private static let dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    private static func workingDays(_ value: YAMLValue) -> Set<Weekday>? {
        guard let list = value.list() else { return nil }
        if list.isEmpty { value.refuse("\(value.label) is empty", "no letter would ever leave") }
        let days = list.compactMap { item in
            item.word(of: dayNames).flatMap(dayNames.firstIndex).flatMap { Weekday(rawValue: $0 + 1) }
        }
        return Set(days)
    }

    private static func hours(_ value: YAMLValue) -> (from: TimeOfDay, until: TimeOfDay)? {
        value.fields { fields in
            let from = fields.required("from")?.time()
            let until = fields.required("until")?.time()
            guard let from, let until else { return nil }
            if from == until {
                value.refuse("\(value.label) begin and end at \(from)", "remove them if there are none")
            }
            return (from, until)
        }
    }

    /// Reads one calendar's days; its files are added to `files`.
    private static func holidays(
        _ list: YAMLValue?, of calendar: HolidayCalendarID?,
        _ files: inout [(calendar: HolidayCalendarID?, name: YAMLValue)]
    ) -> [CivilDate: String] {
        var holidays: [CivilDate: String] = [:]
        for entry in list?.list() ?? [] {
            if let file = holiday(entry, &holidays) { files.append((calendar, file)) }
        }
        return holidays
    }

    /// Reads a date, a range or a file; gives the file's name back.
    private static func holiday(_ value: YAMLValue, _ holidays: inout [CivilDate: String]) -> YAMLValue? {
        value.fields { fields in
            let day = fields.optional("date")
            let from = fields.optional("from")
            let through = fields.optional("through")
            let file = fields.optional("file")
            let name = fields.optional("name")
            switch (day, from, through, file) {
            case (let day?, nil, nil, nil):
                let title = title(name, of: value)
                guard let date = day.date(), let title else { return nil }
                holidays[date] = title
            case (nil, let from?, let through?, nil):
                let title = title(name, of: value)
                guard let span = span(from, through, atMost: 366), let title else { return nil }
                for offset in 0...max(0, (span.through ?? span.from) - span.from) {
                    holidays[span.from.adding(days: offset)] = title
                }
            case (nil, nil, nil, let file?) where name == nil: return file
            default:
                value.refuse("\(value.label) is not a holiday", "write {date, name}, {from, through, name} or {file}")
            }
            return nil
        }
    }

    private static func title(_ name: YAMLValue?, of value: YAMLValue) -> String? {
        guard let name else {
            value.refuse("missing key \"name\" in \(value.label)")
            return nil
        }
        return name.text()
    }

    private static func programBreak(_ value: YAMLValue) -> DateSpan? {
        value.fields { fields in
            let from = fields.required("from")
            let through = fields.required("through")
            _ = fields.optional("name")?.text()
            guard let from, let through else { return nil }
            return span(from, through, atMost: 366)
        }
    }

    private static func span(_ from: YAMLValue, _ through: YAMLValue, atMost longest: Int) -> DateSpan? {
        let first = from.date()
        let last = through.date()
        guard let first, let last else { return nil }
        guard last >= first else {
            through.refuse("\(through.label) is \(last), before \"from\", \(first)")
            return nil
        }
        guard last - first < longest else {
            through.refuse("\(through.label) is \(last), more than \(longest) days after \(first)")
            return nil
        }
        return DateSpan(from: first, through: last)
    }
}
