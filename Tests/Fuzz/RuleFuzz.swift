import CivilTime
import Recurrence

/// Recurrence rules. A line each: the rule, DTSTART, a moment to ask about, RDATEs and EXDATEs with commas; all but the first may be missing.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRule(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let lines = text.split(separator: "\n", maxSplits: 5, omittingEmptySubsequences: false)
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
    return 0
}

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

extension RecurrenceRule {
    /// Whether an occurrence's date is one that the parts name.
    fileprivate var isExactAboutDates: Bool { skip == .omit }
}

extension CivilDateTime {
    fileprivate static let first = CivilDateTime(wallSeconds: .min)
}
