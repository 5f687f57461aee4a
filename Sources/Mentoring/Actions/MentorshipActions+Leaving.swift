import CivilTime

extension MentorshipActions {
    /// Lets somebody leave what goes on of their mentorship: a group that still has whom it needs goes on without them, everything else ends,
    /// and nobody is told.
    ///
    /// For somebody who is about to be erased.
    package func leave(_ dossier: Dossier, _ person: PersonID, by reporter: Reporter, now: Instant) throws -> [Decision]
    {
        guard dossier.mentorship.state.isOpen else { return [] }
        let left = dossier.mentorship.participants.filter { $0.person != person }
        guard let program = try rules.owner(of: dossier.mentorship).program else { return [] }
        let isEnough = program.roles.allSatisfy { rule in left.count { $0.role == rule.role } >= rule.least }
        guard program.isGroup, isEnough else { return try end(dossier, quietly: true, by: reporter, now: now) }
        var mentorship = dossier.mentorship
        mentorship.participants = left
        return [
            Decision(
                [.mentorship(mentorship)],
                Event(
                    at: now, kind: .mentorshipChanged, actor: reporter.description, mentorship: mentorship.id,
                    person: person, clause: Clause("§10.1.2"), text: "changed: participants"))
        ]
    }
}
