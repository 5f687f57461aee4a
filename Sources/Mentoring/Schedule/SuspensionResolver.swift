import CivilTime

/// What pauses, breaks, holidays and absences make of a commitment's due time.
struct SuspensionResolver {
    /// What becomes of it.
    enum Verdict: Hashable {
        /// Due as it stands, or on another day for a cause.
        case due(CivilDateTime, movedFor: SuspensionCause?)
        case excused(SuspensionCause)
    }

    private let mentorship: Mentorship
    private let owner: Case
    private let calendar: CommunityCalendar
    private let zones: ZoneDatabase
    private let participants: [Person]
    private let hasAbsences: Bool
    private let hasOwnHolidays: Bool

    init(_ dossier: Dossier, owner: Case, rules: Rules) {
        mentorship = dossier.mentorship
        self.owner = owner
        calendar = rules.calendar
        zones = rules.zones
        participants = dossier.participants
        hasAbsences = participants.contains { !$0.absences.isEmpty }
        hasOwnHolidays = participants.contains { $0.holidays != nil }
    }

    private static let reach = 400

    /// - Parameter due: what the schedule says, or where somebody moved it to.
    /// - Parameter next: the due time of the next meeting, which a moved meeting must not reach; nil for other kinds.
    /// - Parameter isPassed: whether it was due already: holidays and breaks have done to it what they do.
    func verdict(
        _ id: CommitmentID, due: CivilDateTime, zone: String, next: CivilDateTime?, isPassed: Bool = false
    ) throws -> Verdict {
        guard let first = try cause(id, due: due, zone: zone, isPassed: isPassed) else {
            return .due(due, movedFor: nil)
        }
        switch owner.handling(of: id, under: first) {
        case .keep: return .due(due, movedFor: nil)
        case .excuse: return .excused(first)
        case .move:
            var moved = due
            let isOnWorkingDay = calendar.workingDays.contains(due.date.weekday)
            for _ in 0..<Self.reach {
                moved = moved.adding(days: 1)
                // A work day stays a work day: what a holiday takes from a Friday comes on Monday.
                if isOnWorkingDay, !calendar.workingDays.contains(moved.date.weekday) { continue }
                if let next, moved >= next { return .excused(first) }
                guard let still = try cause(id, due: moved, zone: zone) else { return .due(moved, movedFor: first) }
                if owner.handling(of: id, under: still) == .keep {
                    return .due(moved, movedFor: first)
                }
            }
            // A pause without a return date: it waits where it is; no rung and no verdict comes while the pause lasts.
            return .due(due, movedFor: nil)
        }
    }

    /// Why it can't be kept at that time, if something stands against it.
    private func cause(
        _ id: CommitmentID, due: CivilDateTime, zone: String, isPassed: Bool = false
    ) throws -> SuspensionCause? {
        if mentorship.pauses.contains(where: { $0.contains(due.date) }) { return .pause }
        if !isPassed, calendar.breaks.contains(where: { $0.contains(due.date) }) { return .programBreak }
        // Those who take part are not those who owe it.
        if owner.rule(of: id)?.isOfficers == true {
            return !isPassed && calendar.holiday(on: due.date, calendar: nil) != nil ? .holiday : nil
        }
        if try absent(id, due: due, zone: zone) { return .absence }
        return try !isPassed && isHoliday(id, due: due, zone: zone) ? .holiday : nil
    }

    private func absent(_ id: CommitmentID, due: CivilDateTime, zone: String) throws -> Bool {
        guard hasAbsences else { return false }
        let instant = try zones.zone(zone).instant(of: due)
        return try stands(in: id) { $0.isAbsent(on: try zones.zone($0.zone).civil(at: instant).date) }
    }

    /// A mentorship's own calendar goes before its people's. A person without one keeps the community's, by the mentorship's days; a person
    /// with one keeps it by the days of their own zone.
    private func isHoliday(_ id: CommitmentID, due: CivilDateTime, zone: String) throws -> Bool {
        if id.person == nil, let own = mentorship.holidays {
            return calendar.holiday(on: due.date, calendar: own) != nil
        }
        let isCommunitys = calendar.holiday(on: due.date, calendar: nil) != nil
        guard hasOwnHolidays else { return isCommunitys }
        let instant = try zones.zone(zone).instant(of: due)
        return try stands(in: id) { person in
            guard let own = person.holidays else { return isCommunitys }
            return calendar.holiday(on: try zones.zone(person.zone).civil(at: instant).date, calendar: own) != nil
        }
    }

    /// Whether what is true of some people stands in the way of a commitment.
    private func stands(in id: CommitmentID, of isTrue: (Person) throws -> Bool) rethrows -> Bool {
        if let owner = id.person { return try participants.first { $0.id == owner }.map(isTrue) ?? false }
        guard id.isMeeting else { return try !participants.isEmpty && participants.allSatisfy(isTrue) }
        // In a group, one member's absence does not take the meeting from the others; the reporting role's does.
        let reporters = owner.program.flatMap { $0.isGroup ? mentorship.people($0.reporter) : nil }
        return try participants.contains { try (reporters?.contains($0.id) ?? true) && isTrue($0) }
    }
}
