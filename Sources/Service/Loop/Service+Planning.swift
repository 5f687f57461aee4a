import CivilTime
import Mentoring
import Store

extension Service {
    /// Plans a slice of the mentorships whose time has come, one transaction each.
    ///
    /// - Returns: whether more are due.
    func plan(_ now: Instant) throws -> Bool {
        let due = try store.read { try $0.dueMentorships(at: now, limit: Self.slice) }
        for id in due { try plan(id, now) }
        return due.count == Self.slice
    }

    private func plan(_ id: MentorshipID, _ now: Instant) throws {
        let planner = Planner(rules: configuration.rules)
        var complaint: String?
        try store.write { writer in
            guard let dossier = try writer.dossier(id, since: now - Int64(Planner.daysBack + 30) * 86_400) else {
                return try writer.setNextWake(id, nil)
            }
            do {
                let plan = try planner.plan(dossier, now: now)
                try writer.apply(plan.decisions)
                try writer.setNextWake(id, plan.nextWake)
            } catch let error as StoreError { throw error } catch {
                // One mentorship that can't be planned must not keep the others waiting.
                complaint = "\(error)"
                try writer.setNextWake(id, now + 3_600)
            }
        }
        if let complaint { report(fault: complaint) }
    }

    /// The program's own commitments stand in the store like a mentorship's.
    func ensureProgram(_ writer: Writer, _ now: Instant) throws {
        guard try writer.mentorship(.program) == nil else { return }
        let zone = try zones.zone(configuration.rules.calendar.zone)
        var program = Mentorship(
            id: .program, program: ProgramID(checked: "program"), participants: [], start: zone.civil(at: now),
            zone: zone.identifier, recordsBegan: now)
        program.state = .active
        try writer.put(program)
        try writer.setNextWake(.program, now)
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
