import CivilTime
import Mentoring
import Store

extension Service {
    /// Plans a slice of the mentorships whose time has come, in one transaction: a disk that must be sure of each costs most of the time.
    ///
    /// - Returns: whether more are due.
    func plan(_ now: Instant) throws -> Bool {
        let due = try store.read { try $0.dueMentorships(at: now, limit: Self.slice) }
        guard !due.isEmpty else { return false }
        var complaints: [String] = []
        try store.write { writer in
            complaints = []
            for id in due { if let complaint = try plan(id, now, writer) { complaints.append(complaint) } }
        }
        for complaint in complaints { report(fault: complaint) }
        return due.count == Self.slice
    }

    /// - Returns: why it can't be planned; it is tried again in an hour, and does not keep the others waiting.
    private func plan(_ id: MentorshipID, _ now: Instant, _ writer: Writer) throws -> String? {
        guard let dossier = try writer.dossier(id, since: now - Int64(Planner.daysBack + 30) * 86_400) else {
            try writer.setNextWake(id, nil)
            return nil
        }
        let plan: Plan
        do { plan = try Planner(rules: configuration.rules).plan(dossier, now: now) } catch {
            try writer.setNextWake(id, now + 3_600)
            return "\(error)"
        }
        try writer.apply(plan.decisions)
        var next = plan.nextWake
        if configuration.answers != nil {
            // What the plan has just decided is what calendars are told.
            guard let planned = try writer.dossier(id, since: now - Int64(Planner.daysBack) * 86_400) else {
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
