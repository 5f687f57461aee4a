import CivilTime

extension Notice {
    /// Why it is not sent any more, for what became of its mentorship or of somebody in it; nil while nothing did.
    ///
    /// A mentorship that was ended leaves its closing letters and what takes it out of calendars. Of somebody who is erased nothing is said:
    /// only a calendar is still told, without a name.
    package func withdrawal(in dossier: Dossier) -> SuppressionReason? {
        let mentorship = dossier.mentorship
        guard mentorship.id != .program, id.subject.mentorship == mentorship.id, !isInvitation else { return nil }
        if dossier.participants.contains(where: \.isErased) { return "it is about somebody who is erased" }
        if case .commitment(let commitment) = id.subject, let owner = commitment.person, dossier.people[owner] == nil {
            return "whose it was takes no part any more"
        }
        if isAnswer, !isSnoozed { return nil }
        switch mentorship.state {
        case .endedEarly: return id.origin == .ended || isFurtherMatter ? nil : "its mentorship has ended"
        case .completed: return isOfUnderWay ? "its mentorship is completed" : nil
        case .proposed, .introduced, .active, .paused:
            return isAboutMentorship && id.origin == .completed ? "its mentorship goes on" : nil
        }
    }

    private var isAboutMentorship: Bool {
        if case .mentorship = id.subject { true } else { false }
    }

    /// Whether it is for a coordinator, and none of the matters that end with the mentorship.
    private var isFurtherMatter: Bool {
        guard case .coordinator = id.recipient else { return false }
        guard case .escalation(let reason) = id.origin else { return true }
        return switch reason {
        case .missedMeeting, .missedCheckIn, .missedMilestone, .atRisk, .contradiction, .notAsked, .movedAgain,
            .lateAnswer:
            false
        case .unreachable, .needsPerson: true
        }
    }

    /// Whether it is about the mentorship while it is under way: its beginning, its pauses, its being at risk.
    private var isOfUnderWay: Bool {
        guard isAboutMentorship else { return false }
        return switch id.origin {
        case .introduction, .pause, .resumption, .escalation(.atRisk): true
        default: false
        }
    }
}

extension Planning {
    /// Takes back what waits and makes no sense any more once the mentorship is over.
    mutating func withdrawOvertaken() {
        guard !dossier.mentorship.state.isOpen else { return }
        for notice in dossier.notices.values.sorted(by: { $0.id < $1.id }) where notice.state == .waiting {
            if let reason = notice.withdrawal(in: dossier) { suppress(notice, reason) }
        }
    }
}

extension MentorshipActions {
    /// Lets somebody leave what goes on of their mentorship: a group that still has whom it needs goes on without them, everything else ends,
    /// and nobody is told.
    ///
    /// For somebody who is about to be erased.
    package func leave(_ dossier: Dossier, _ person: PersonID, by reporter: Reporter, now: Instant) throws -> [Decision]
    {
        guard dossier.mentorship.state.isOpen else { return [] }
        let left = dossier.mentorship.participants.filter { $0.person != person }
        let program = try rules.program(of: dossier.mentorship)
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
