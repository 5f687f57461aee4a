import CivilTime
import Recurrence

/// Recurrence rules. A line each: the rule, DTSTART, a moment to ask about, RDATEs and EXDATEs with commas, a zone; all but the first may be
/// missing.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRule(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let lines = text.split(separator: "\n", maxSplits: 6, omittingEmptySubsequences: false)
    let rule: RecurrenceRule
    do { rule = try RecurrenceRule(String(lines.first ?? "")) } catch {
        require(!error.description.isEmpty, "a refusal says nothing")
        return 0
    }
    checkText(rule)
    let moments = { (index: Int) -> [CivilDateTime] in
        index < lines.count
            ? lines[index].split(separator: ",").prefix(20).compactMap { CivilDateTime(String($0)) } : []
    }
    guard let dtstart = moments(1).first ?? CivilDateTime("2026-01-13T18:00") else { return 0 }
    let set = RecurrenceSet(start: dtstart, rule: rule, rdates: moments(3), exdates: moments(4))
    let questions = RuleQuestions(rule: rule, set: set, rdates: moments(3), exdates: moments(4))
    questions.checkOrder()
    questions.checkParts()
    questions.checkNeighbours()
    questions.checkLater(than: moments(2).first ?? dtstart.adding(days: 1000))
    let zone = try? database.zone(lines.count > 5 ? String(lines[5]) : "Europe/Berlin")
    ZonedQuestions(rule: rule, set: set, zone: zone ?? .utc).check()
    for text in [rule.englishDescription(), rule.englishDescription(start: dtstart, zone: zone)] {
        require(!text.isEmpty && text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(rule) in English is \(text)")
    }
    return 0
}

/// A few zones: scripts/fuzz makes them.
private let database = ZoneDatabase()

private func checkText(_ rule: RecurrenceRule) {
    let printed = rule.description
    guard let again = try? RecurrenceRule(printed) else {
        return require(false, "the rule prints as \(printed), which is refused")
    }
    require(again == rule, "\(printed) reads as another rule")
    require(again.description == printed, "\(printed) prints back as \(again)")
}

private struct RuleQuestions {
    private static let most = 60
    let rule: RecurrenceRule
    let set: RecurrenceSet
    let rdates: [CivilDateTime]
    let exdates: [CivilDateTime]
    let occurrences: [CivilDateTime]

    init(rule: RecurrenceRule, set: RecurrenceSet, rdates: [CivilDateTime], exdates: [CivilDateTime]) {
        self.rule = rule
        self.set = set
        self.rdates = rdates
        self.exdates = exdates
        occurrences = Array(set.occurrences().prefix(RuleQuestions.most))
    }

    /// Ascending, each once, none before the start but RDATEs, none of the EXDATEs, no more than COUNT allows, none after UNTIL.
    func checkOrder() {
        for (before, after) in zip(occurrences, occurrences.dropFirst()) {
            require(before < after, "\(rule): \(after) follows \(before)")
        }
        var ofRule = 0
        for occurrence in occurrences {
            require(!exdates.contains(occurrence), "\(rule): the EXDATE \(occurrence) occurs")
            guard !rdates.contains(occurrence) else { continue }
            ofRule += 1
            require(occurrence >= set.start, "\(rule): \(occurrence) is before the start \(set.start)")
            switch rule.until {
            case .date(let date)?: require(occurrence.date <= date, "\(rule): \(occurrence) is after UNTIL")
            case .local(let moment)?: require(occurrence <= moment, "\(rule): \(occurrence) is after UNTIL")
            case .utc(let instant)?:
                require(Zone.utc.instant(of: occurrence) <= instant, "\(rule): \(occurrence) is after UNTIL")
            case nil: break
            }
        }
        require(ofRule <= rule.count ?? .max, "\(rule) yields \(ofRule) occurrences")
        guard occurrences.count < RuleQuestions.most, rule.count == nil else { return }
        for rdate in rdates where !exdates.contains(rdate) {
            require(occurrences.contains(rdate), "\(rule): the RDATE \(rdate) does not occur")
        }
    }

    /// What RFC 5545's parts ask of every occurrence, whatever the frequency.
    func checkParts() {
        for moment in occurrences where !rdates.contains(moment) {
            let (date, time) = (moment.date, moment.time)
            func check(_ part: String, _ listed: [Int], _ value: Int, _ fromEnd: Int? = nil) {
                require(
                    listed.isEmpty || listed.contains(value) || fromEnd.map(listed.contains) ?? false,
                    "\(rule): \(moment) is none of \(part)'s")
            }
            check("BYSECOND", rule.bySecond, time.second)
            check("BYMINUTE", rule.byMinute, time.minute)
            check("BYHOUR", rule.byHour, time.hour)
            guard rule.isExactAboutDates else { continue }
            check("BYMONTH", rule.byMonth, date.month)
            check("BYDAY", rule.byDay.map(\.weekday.rawValue), date.weekday.rawValue)
            let days = CivilDate.daysInMonth(year: date.year, month: date.month)
            check("BYMONTHDAY", rule.byMonthDay, date.day, date.day - days - 1)
            let yearDays = CivilDate.isLeap(date.year) ? 366 : 365
            check("BYYEARDAY", rule.byYearDay, date.dayOfYear, date.dayOfYear - yearDays - 1)
            require(
                periods(to: moment).isMultiple(of: rule.interval),
                "\(rule) from \(set.start): \(moment) is between periods")
        }
    }

    /// How many of the rule's periods lie between that of the start and that of the moment.
    private func periods(to moment: CivilDateTime) -> Int {
        let start = set.start
        let seconds = Int(moment.wallSeconds - start.wallSeconds)
        switch rule.frequency {
        case .secondly: return seconds
        case .minutely: return (seconds + start.time.second - moment.time.second) / 60
        case .hourly: return (moment.date - start.date) * 24 + moment.time.hour - start.time.hour
        case .daily: return moment.date - start.date
        case .weekly:
            let intoWeek = { (date: CivilDate) in (date.weekday.rawValue - rule.weekStart.rawValue + 7) % 7 }
            return (moment.date - start.date - intoWeek(moment.date) + intoWeek(start.date)) / 7
        case .monthly: return (moment.date.year - start.date.year) * 12 + moment.date.month - start.date.month
        case .yearly: return moment.date.year - start.date.year
        }
    }

    /// From one occurrence to the next and back.
    func checkNeighbours() {
        for (index, occurrence) in occurrences.enumerated().prefix(6) {
            require(set.contains(occurrence), "\(rule): \(occurrence) does not occur")
            let next = set.next(after: occurrence)
            if index + 1 < occurrences.count {
                require(
                    next == occurrences[index + 1], "\(rule): after \(occurrence) comes \(String(describing: next))")
            }
            let earlier = set.next(after: occurrence.adding(seconds: -1))
            if occurrence > .first { require(earlier == occurrence, "\(rule): \(occurrence) is passed over") }
            let previous = set.previous(before: occurrence)
            let expected = index == 0 ? nil : occurrences[index - 1]
            require(
                previous == expected,
                "\(rule): before \(occurrence) comes \(String(describing: previous)), not \(String(describing: expected))"
            )
        }
    }

    /// The occurrences from a moment on are those of all that are not before it.
    func checkLater(than moment: CivilDateTime) {
        let later = Array(set.occurrences(from: moment).prefix(10))
        for (before, after) in zip(later, later.dropFirst()) {
            require(before < after, "\(rule): \(after) follows \(before), from \(moment) on")
        }
        require(later.first ?? moment >= moment, "\(rule): \(String(describing: later.first)) from \(moment) on")
        if let last = occurrences.last, last >= moment || occurrences.count < RuleQuestions.most {
            let expected = Array(occurrences.filter { $0 >= moment }.prefix(10))
            require(
                later.starts(with: expected), "\(rule): from \(moment) on come \(later), not \(expected)")
        }
        guard let found = later.first else { return }
        guard let second = later.dropFirst().first else { return }
        require(set.previous(before: second) == found, "\(rule): \(found) is not before \(second)")
        require(set.next(after: found) == second, "\(rule): \(second) is not after \(found)")
    }
}

/// The same set through a zone.
private struct ZonedQuestions {
    private static let most = 40
    /// By how much clocks were ever set on, and an hour: within it the wall's order may not be that of the instants.
    private static let longestGap: Int64 = 25 * 3600
    let rule: RecurrenceRule
    let set: RecurrenceSet
    let zone: Zone
    let instants: [Instant]

    init(rule: RecurrenceRule, set: RecurrenceSet, zone: Zone) {
        self.rule = rule
        self.set = set
        self.zone = zone
        instants = Array(set.instants(in: zone).prefix(ZonedQuestions.most))
    }

    func check() {
        let moments = Array(set.occurrences(zone: zone).prefix(ZonedQuestions.most))
        let expected = moments.map { zone.instant(of: $0) }
        require(instants == expected, "\(rule) in \(zone.identifier): \(instants), not \(expected) for \(moments)")
        for instant in instants.prefix(4) + instants.dropFirst(10).prefix(2) {
            for query in [instant - 1, instant, instant + 1] { checkNeighbours(of: query) }
        }
    }

    private func checkNeighbours(of query: Instant) {
        // An offset can lead out of the years that have dates.
        let day = ZonedQuestions.longestGap
        guard query > .distantPast + day, query < .distantFuture - day else { return }
        let isWhole = instants.count < ZonedQuestions.most
        // What comes after the instants that are known may be as early as this.
        let known = isWhole ? Instant.distantFuture : (instants.max() ?? .distantPast) - 2 * ZonedQuestions.longestGap
        let after = instants.filter { $0 > query }.min()
        if isWhole || after.map({ $0 < known }) ?? false {
            let next = set.next(after: query, in: zone)
            require(
                next == after,
                "\(rule) from \(set.start) in \(zone.identifier): after \(query) is \(describe(next)), not \(describe(after))"
            )
        }
        guard query < known else { return }
        let before = instants.filter { $0 < query }.max()
        let previous = set.previous(before: query, in: zone)
        require(
            previous == before,
            "\(rule) from \(set.start) in \(zone.identifier): before \(query) is \(describe(previous)), not \(describe(before))"
        )
    }

    private func describe(_ instant: Instant?) -> String { instant?.description ?? "none" }
}

extension RecurrenceRule {
    /// Whether an occurrence's date is one that the parts name.
    fileprivate var isExactAboutDates: Bool { skip == .omit }
}

extension CivilDateTime {
    fileprivate static let first = CivilDateTime(wallSeconds: .min)
}
