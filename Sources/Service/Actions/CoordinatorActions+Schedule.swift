import CivilTime
import Mentoring
import Recurrence
import Store

extension CoordinatorActions {
    /// Changes when a mentorship meets, from the next commitment on: what was due by now stays what it is.
    /// - Parameters:
    ///   - rule: its own rule; nil leaves it as it is. It must yield the first meeting.
    ///   - holidays: its own calendar of holidays, or nil within for its people's; nil leaves it as it is.
    ///   - zone: its zone identifier; nil leaves it as it is. Wall-clock times stay what they are.
    /// - Throws: ``ScheduleError``, ``DeskError``, `StoreError`; nothing is changed then.
    @discardableResult
    package func reschedule(_ id: MentorshipID, rule: RecurrenceRule?, zone: Zone?, holidays: HolidayCalendarID?? = nil)
        throws -> [Event]
    {
        try change(id) { dossier in
            guard dossier.mentorship.state.isOpen else {
                throw AnswerError.over(id, dossier.mentorship.state)
            }
            var mentorship = dossier.mentorship
            var changed: [String] = []
            if let zone, zone.identifier != mentorship.zone {
                mentorship.zone = zone.identifier
                changed.append("zone")
            }
            if let rule, rule != mentorship.rule {
                guard RecurrenceSet(start: mentorship.start, rule: rule).contains(mentorship.start) else {
                    throw ScheduleError.startNotInRule(id, rule, start: mentorship.start)
                }
                mentorship.rule = rule
                changed.append("rule")
            }
            if let holidays, holidays != mentorship.holidays {
                mentorship.holidays = holidays
                changed.append("holidays")
            }
            guard !changed.isEmpty else { return [] }
            return try MentorshipActions(rules: rules).reschedule(
                dossier, to: mentorship, by: reporter.description, why: "changed: " + changed.joined(separator: ", "),
                now: now)
        }
    }
}

extension Writer {
    /// Keeps what has come due of somebody's commitments before another zone or other holidays of theirs say otherwise.
    func keepPast(of person: Person, before changed: Person, rules: Rules, now: Instant) throws {
        guard person.zone != changed.zone || person.holidays != changed.holidays else { return }
        for id in try mentorshipIDs(of: person.id, all: true) {
            guard let dossier = try dossier(id, since: .distantPast) else { continue }
            // The service reports mentorships that can't be planned.
            guard let decisions = try? MentorshipActions(rules: rules).keepPast(dossier, now: now) else { continue }
            try apply(decisions)
        }
    }
}

/// Why a mentorship can't meet at other times.
package enum ScheduleError: Error, Hashable, Sendable, CustomStringConvertible {
    case startNotInRule(MentorshipID, RecurrenceRule, start: CivilDateTime)

    package var description: String {
        switch self {
        case .startNotInRule(let id, let rule, let start):
            "\(id): \(rule) does not yield its first meeting, \(start); \"mentorctl occurrences\" shows what a rule yields"
        }
    }
}
