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
        status.record.ladder ?? owner.rule(of: status.id)?.ladder ?? Ladder(rungs: [], missedAfterDays: nil)
    }

    func clause(of id: CommitmentID) -> Clause { owner.rule(of: id)?.clause ?? owner.clause }

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
        guard !id.isMilestone else { return 0 }
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

    /// Every rung of a commitment that applies, for every recipient, as it stands now.
    func rungs(of status: CommitmentStatus) throws -> [PlannedRung] {
        let start = try start()
        var found: [PlannedRung] = []
        for rung in applying(to: status) {
            for recipient in recipients(of: rung, for: status.id) {
                let anchor = rung.anchor == .due ? status.due : start
                if let planned = try planned(rung, for: recipient, anchor: anchor) {
                    found.append(planned)
                }
            }
        }
        return found
    }

    private func planned(_ rung: Rung, for recipient: Recipient, anchor: Instant) throws -> PlannedRung? {
        let reader = try reader(recipient)
        let days = reader.days
        let date = days.zone.civil(at: anchor).date.adding(days: rung.days)
        // Nobody is told of what lies before the mentorship's start.
        if date < reader.first { return nil }
        let open = rung.days < 0 ? days.onOrBefore(date) : days.onOrAfter(date)
        if let open, rung.days < 0, open < reader.first { return nil }
        return PlannedRung(
            rung: rung, recipient: recipient, nominal: days.letterTime(on: date), moment: open.map(days.letterTime(on:))
        )
    }

    /// Somebody whom letters about a mentorship are for.
    struct Reader {
        let recipient: Recipient
        let days: OpenDays
        /// The first day on their clock that letters may be about: the mentorship's start.
        let first: CivilDate
    }

    /// The open days of a recipient, for letters about this mentorship.
    func openDays(_ recipient: Recipient) throws -> OpenDays { try reader(recipient).days }

    private func reader(_ recipient: Recipient) throws -> Reader {
        if let known = readers.first(where: { $0.recipient == recipient }) { return known }
        let days: OpenDays
        switch recipient {
        case .coordinator: days = OpenDays(rules, zone: try zone(rules.calendar.zone), person: nil)
        case .person(let id):
            let person = dossier.people[id]
            days = OpenDays(
                rules, zone: try zone(person?.zone ?? dossier.mentorship.zone), person: person,
                pauses: dossier.mentorship.pauses)
        }
        let reader = Reader(
            recipient: recipient, days: days, first: owner.isProgram ? .first : days.zone.civil(at: try start()).date)
        readers.append(reader)
        return reader
    }

    /// The coordinators of a role, but for those who take part.
    private func officers(of role: String) -> [Recipient] {
        let people = dossier.participants.map { Contact(address: $0.email, name: $0.name) }
        return people.isEmpty ? rules.coordinators(of: role) : rules.coordinators(of: role, apartFrom: people)
    }

    /// Whom a rung addresses: the reachable ones; where none of them is, the other participants who are.
    func recipients(of rung: Rung, for id: CommitmentID) -> [Recipient] {
        let addressed: [PersonID]
        switch rung.to {
        case .coordinator:
            guard case .officer(let role) = owner.rule(of: id)?.owes else {
                return rules.coordinators(of: "coordinator")
            }
            return officers(of: role)
        case .owner:
            // A cycle that began while it was owed together asks all.
            guard let owner = id.person else { return reachable.map(Recipient.person) }
            return dossier.people[owner]?.isReachable ?? false ? [.person(owner)] : []
        case .all: addressed = reachable
        case .reporter:
            let role = owner.program?.reporter
            let reporters = (role.map(dossier.mentorship.people) ?? []).filter(reachable.contains)
            addressed = reporters.isEmpty ? [] : [reporters[(id.ordinal - 1) % reporters.count]]
        }
        return (addressed.isEmpty ? reachable : addressed).map(Recipient.person)
    }
}
