import CivilTime
import Mentoring
import Store

extension ServiceLoop {
    /// Plans a slice of the mentorships whose time has come, in one transaction: a disk that must be sure of each costs most of the time.
    /// - Returns: whether more are due.
    func plan(_ now: Instant) throws -> Bool {
        let due = try store.read { try $0.dueMentorships(at: now, limit: Self.slice) }
        guard !due.isEmpty else { return false }
        var complaints: [String] = []
        var missing: Set<String> = []
        try store.write { writer in
            complaints = []
            missing = []
            for id in due {
                do {
                    if let complaint = try plan(id, now, writer) { complaints.append(complaint) }
                } catch let error as ZoneError {
                    missing.insert(error.identifier)
                    // When the zone is back all are planned anew; a look each day costs little, and needs nobody to tell.
                    try writer.setNextWake(id, now + 86_400)
                }
            }
        }
        for complaint in complaints { report(fault: complaint) }
        if !missing.isSubset(of: missingZones) { try checkZones(now, others: missing) }
        return due.count == Self.slice
    }

    /// - Throws: `ZoneError` where a zone that it needs is missing.
    /// - Returns: why it can't be planned; it is tried again in an hour, and does not keep the others waiting.
    private func plan(_ id: MentorshipID, _ now: Instant, _ writer: Writer) throws -> String? {
        guard let dossier = try writer.dossier(id, at: now) else {
            try writer.setNextWake(id, nil)
            return nil
        }
        let people = dossier.people.values.map(\.zone)
        if let zone = (people + [dossier.mentorship.zone]).first(where: missingZones.contains) {
            throw ZoneError.unknown(zone, near: [])
        }
        let plan: Plan
        do { plan = try Planner(rules: configuration.rules).plan(dossier, now: now) } catch let error as ZoneError {
            throw error
        } catch {
            try writer.setNextWake(id, now + 3_600)
            return "\(error)"
        }
        try writer.apply(plan.decisions)
        var next = plan.nextWake
        if configuration.answers != nil {
            // Calendars are told what the plan has just decided.
            guard let planned = try writer.dossier(id, at: now) else {
                return nil
            }
            let invitations = try InvitationMaker(writer: writer, configuration: configuration, now: now).decide(
                planned)
            try writer.apply(invitations.decisions)
            next = [next, invitations.next].compactMap { $0 }.min()
        }
        try writer.setNextWake(id, next)
        return nil
    }

    /// The program's own commitments stand in the store like a mentorship's.
    func ensureProgram(_ writer: Writer, _ now: Instant) throws {
        guard try writer.mentorship(Case.programID) == nil else { return }
        let program = Mentorship.program(zone: try zones.zone(configuration.rules.calendar.zone), now: now)
        try writer.put(program)
        try writer.setNextWake(program.id, now)
    }
}

extension Reader {
    /// Until when the service was there to plan whatever came due.
    func looked() throws -> Instant? { try value("looked").flatMap { Int64($0) }.map { Instant(seconds: $0) } }
}

extension Writer {
    /// Notes that the service was there until an instant.
    func setLooked(_ instant: Instant) throws { try setValue("looked", String(instant.seconds)) }
}
