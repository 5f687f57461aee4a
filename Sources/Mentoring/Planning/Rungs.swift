import CivilTime

/// One rung for one recipient, with its moments.
struct PlannedRung: Hashable {
    let rung: Rung
    let recipient: Recipient
    /// The letter time of the day that the ladder says.
    let nominal: Instant
    /// The letter time of the open day that it moves to; nil when there is none.
    let moment: Instant?

    /// When it has passed for good: a rung that moved is decided at the later of the two.
    var decidedAt: Instant { max(nominal, moment ?? nominal) }
}

/// A commitment's ladder turned into rungs for people: which apply, to whom, when.
extension CommitmentTimeline {
    /// The ladder of a commitment: the one frozen when it became due, else the settings'.
    func ladder(of status: CommitmentStatus) -> Ladder {
        if let frozen = status.record.ladder { return frozen }
        switch status.id.kind {
        case .meeting: return program.meetingLadder
        case .checkIn: return program.checkInLadder
        case .milestone:
            return program.milestones.first { $0.name == status.id.name }?.ladder
                ?? Ladder(rungs: [], missedAfterDays: nil)
        }
    }

    /// The clause that a commitment rests on.
    func clause(of id: CommitmentID) -> Clause {
        switch id.kind {
        case .meeting: program.meetingClause
        case .checkIn: program.checkInClause
        case .milestone: program.milestones.first { $0.name == id.name }?.clause ?? program.clause
        }
    }

    /// The rungs of the ladder that apply.
    func applying(to status: CommitmentStatus) -> [Rung] {
        let rungs = ladder(of: status).rungs
        let isSilent =
            rungs.contains(where: \.skipAfterSilence) && silences(before: status.id) >= rules.policy.letters.silences
        let isFirstOrMoved =
            status.planned?.isFirstOfCycle ?? false || status.record.moves > 0 || status.record.movedByZone
            || status.suspendedBy != nil
        return rungs.filter { rung in
            if rung.skipAfterSilence && isSilent { return false }
            switch rung.when {
            case .always: return true
            case .firstOrMoved: return isFirstOrMoved
            }
        }
    }

    /// How many of the commitments of the same name (and person) before it ended in silence, in a row; excused ones are passed over.
    private func silences(before id: CommitmentID) -> Int {
        guard id.kind != .milestone else { return 0 }
        var count = 0
        for ordinal in stride(from: id.ordinal - 1, to: 0, by: -1) {
            var earlier = id
            earlier.ordinal = ordinal
            guard let record = dossier.records[earlier] else { return count }
            switch record.state {
            case .missed where record.bySilence: count += 1
            case .excused: continue
            case .planned, .due, .fulfilled, .missed, .withdrawn, .unrecorded: return count
            }
        }
        return count
    }

    /// Every rung of a present commitment that applies, for every recipient, as it stands now.
    func rungs(of status: CommitmentStatus) throws -> [PlannedRung] {
        if let known = plannedRungs[status.id] { return known }
        let start = try zone(dossier.mentorship.zone).instant(of: dossier.mentorship.start)
        var found: [PlannedRung] = []
        for rung in applying(to: status) {
            for recipient in recipients(of: rung, for: status.id) {
                let anchor = rung.anchor == .due ? status.due : start
                if let planned = try planned(rung, for: recipient, anchor: anchor, start: start) {
                    found.append(planned)
                }
            }
        }
        plannedRungs[status.id] = found
        return found
    }

    private func planned(_ rung: Rung, for recipient: Recipient, anchor: Instant, start: Instant) throws -> PlannedRung?
    {
        let (zone, days) = try open(recipient)
        let date = zone.civil(at: anchor).date.adding(days: rung.days)
        let isProgram = dossier.mentorship.id == .program
        // Nobody is told of what lies before the mentorship's start.
        if !isProgram && date < zone.civil(at: start).date { return nil }
        let open = rung.days < 0 ? days.onOrBefore(date) : days.onOrAfter(date)
        if let open, !isProgram, rung.days < 0, open < zone.civil(at: start).date { return nil }
        return PlannedRung(
            rung: rung, recipient: recipient, nominal: days.letterTime(on: date), moment: open.map(days.letterTime(on:))
        )
    }

    /// The zone and the open days of a recipient, for letters about this mentorship.
    func open(_ recipient: Recipient) throws -> (Zone, OpenDays) {
        if let known = openDays.first(where: { $0.recipient == recipient }) { return (known.zone, known.days) }
        let (zone, days): (Zone, OpenDays)
        switch recipient {
        case .coordinator:
            zone = try self.zone(rules.calendar.zone)
            days = OpenDays(rules, zone: zone, person: nil)
        case .person(let id):
            let person = dossier.people[id]
            zone = try self.zone(person?.zone ?? dossier.mentorship.zone)
            days = OpenDays(rules, zone: zone, person: person, pauses: dossier.mentorship.pauses)
        }
        openDays.append((recipient, zone, days))
        return (zone, days)
    }

    /// Whom a rung addresses: the reachable ones; where none of them is, the other participants who are.
    func recipients(of rung: Rung, for id: CommitmentID) -> [Recipient] {
        let addressed: [PersonID]
        switch rung.to {
        case .coordinator:
            let role = rules.policy.reviews.first { $0.name == id.name }?.role ?? "coordinator"
            return rules.coordinators(of: role)
        case .all: addressed = dossier.mentorship.participants.map(\.person)
        case .owner: addressed = id.person.map { [$0] } ?? []
        case .reporter:
            let reporters = dossier.mentorship.people(program.reporter)
            let reachable = reporters.filter(isReachable)
            addressed = reachable.isEmpty ? reporters : [reachable[(id.ordinal - 1) % reachable.count]]
        }
        let reachable = addressed.filter(isReachable)
        if !reachable.isEmpty || rung.to == .owner { return reachable.map(Recipient.person) }
        return dossier.mentorship.participants.map(\.person).filter(isReachable).map(Recipient.person)
    }

    private func isReachable(_ id: PersonID) -> Bool { dossier.people[id]?.isReachable ?? false }
}
