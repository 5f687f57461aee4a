import CivilTime
import Mentoring
import Recurrence

extension Desk {
    /// Changes when a mentorship meets, from the next commitment on.
    ///
    /// - Parameters:
    ///   - rule: its own rule; nil leaves it as it is. It must yield the first meeting, and as many meetings up to now as the rule before:
    ///     ordinals are identities, and what was answered must not be taken for another meeting.
    ///   - holidays: its own calendar of holidays, or nil within for its people's; nil leaves it as it is.
    ///   - zone: its zone identifier; nil leaves it as it is. Wall-clock times stay what they are.
    /// - Throws: ``ScheduleError``, ``DeskError``, `StoreError`; nothing is changed then.
    @discardableResult
    public func reschedule(_ id: MentorshipID, rule: RecurrenceRule?, zone: Zone?, holidays: HolidayCalendarID?? = nil)
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
            let (before, after) = (try past(dossier.mentorship, dossier), try past(mentorship, dossier))
            guard before == after else { throw ScheduleError.otherPast(id, before: before, after: after) }
            let event = Event(
                at: now, kind: .mentorshipChanged, actor: reporter.description, mentorship: id,
                clause: Clause("§2.2.2"),
                text: "changed: " + changed.joined(separator: ", "))
            var next = dossier
            next.mentorship = mentorship
            return [Decision([.mentorship(mentorship)], event)]
                + (try Planner(rules: rules).settle(next, now: now))
        }
    }

    /// How many meetings the schedule alone has put before now.
    private func past(_ mentorship: Mentorship, _ dossier: Dossier) throws -> Int {
        let bare = Dossier(mentorship: mentorship, people: dossier.people)
        let first = try rules.zones.zone(mentorship.zone).instant(of: mentorship.start) - 2 * 86_400
        guard first < now else { return 0 }
        return try Agenda(rules: rules).entries(of: bare, from: first, until: now, now: now)
            .count { $0.id.kind == .meeting }
    }
}

/// Why a mentorship can't meet at other times.
public enum ScheduleError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The rule does not yield the first meeting.
    case startNotInRule(MentorshipID, RecurrenceRule, start: CivilDateTime)
    /// By the new rule another number of meetings would lie behind.
    case otherPast(MentorshipID, before: Int, after: Int)

    /// What, where and what to do.
    public var description: String {
        switch self {
        case .startNotInRule(let id, let rule, let start):
            "\(id): \(rule) does not yield its first meeting, \(start); \"mentorctl occurrences\" shows what a rule yields"
        case .otherPast(let id, let before, let after):
            "\(id): \(before) meetings lie behind it, and by the new rule it would be \(after); "
                + "end it (mentorctl mentorship end \(id)) and import another from the next meeting on"
        }
    }
}
