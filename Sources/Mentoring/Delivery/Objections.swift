import CivilTime

/// Whether what waits for somebody still makes sense. All reasons not to say something that was decided stand in this file: they are asked when
/// a rung comes, when its letter is made, and when that is tried again.
struct Objections {
    let recipient: Recipient
    let person: Person?
    let muted: Set<LetterKind>
    /// Who was erased, of the people that a waiting notice is about.
    let erased: Set<PersonID>
    let timelines: Timelines
    private var now: Instant { timelines.now }

    init(_ recipient: Recipient, person: Person?, muted: Set<LetterKind>, erased: Set<PersonID>, timelines: Timelines) {
        self.recipient = recipient
        self.person = person
        self.muted = muted
        self.erased = erased
        self.timelines = timelines
    }

    /// Why a waiting notice no longer makes sense; nil while it does.
    func objection(to notice: Notice, among waiting: [Notice]) throws -> SuppressionReason? {
        if let reason = try turned(notice, waiting) { return reason }
        // Somebody who asks for no more letters gets one that confirms it.
        if case .person = recipient, notice.address == nil, notice.letter != .farewell, !(person?.isReachable ?? false)
        {
            return .unreachable
        }
        if muted.contains(notice.letter), !notice.isAnswer { return "they want no more letters of this kind" }
        if case .person(let id) = notice.id.subject, erased.contains(id) { return "it is about somebody who is erased" }
        if let home = notice.id.subject.mentorship,
            let reason = timelines.dossiers[home].flatMap({ notice.withdrawal(in: $0) })
        {
            return reason
        }
        if notice.letter == .moved { return try isBack(notice) ? "it is where it was" : nil }
        if notice.isAnswer, !notice.isSnoozed { return nil }
        guard case .commitment(let id) = notice.id.subject else { return isUnwanted(notice.urgency) ? .notDue : nil }
        guard let timeline = try timelines.timeline(of: id.mentorship) else { return "its mentorship is gone" }
        guard let status = try timeline.status(of: id) else { return "the schedule no longer has it" }
        if notice.letter == .escalation { return isMoot(notice, status) ? "it is settled meanwhile" : nil }
        guard status.record.revision == notice.id.revision else { return "it was moved" }
        guard status.state.isOpen else { return "it is \(status.state.rawValue)" }
        if status.reported == .contradiction { return "participants say opposite things; the coordinator asks" }
        // Asked for by the person, for that day.
        if notice.isSnoozed { return !notice.asks && status.due <= now ? "its time is over" : nil }
        guard let rung = timeline.rung(of: notice, status) else {
            return "the policy no longer has this reminder"
        }
        if rung.isOver(due: status.due, at: now) { return "its time is over" }
        return try isUnwanted(timeline.urgency(of: notice, status)) ? .notDue : nil
    }

    /// Whether the recipient wants fewer letters than to be told it.
    private func isUnwanted(_ urgency: @autoclosure () throws -> Urgency) rethrows -> Bool {
        guard let person, person.frequency != .usual else { return false }
        return try urgency().isUnwanted(person.frequency)
    }

    /// Whether a meeting was moved, and back again: the notice says when it was before.
    private func isBack(_ notice: Notice) throws -> Bool {
        guard case .commitment(let id) = notice.id.subject,
            case .move(let before, _, _) = notice.content
        else { return false }
        return try timelines.status(of: id)?.due == before
    }

    /// Why a pause or its end need not be told: another followed before it was, and what somebody knows holds.
    private func turned(_ notice: Notice, _ waiting: [Notice]) throws -> SuppressionReason? {
        guard notice.isTurn, case .mentorship(let id) = notice.id.subject, let dossier = timelines.dossiers[id] else {
            return nil
        }
        let isPaused = dossier.mentorship.state == .paused
        let own = waiting.filter { $0.isTurn && $0.id.subject == notice.id.subject }
        let wasPaused = own.min { ($0.rungAt, $0.id) < ($1.rungAt, $1.id) }?.letter == .resumed
        guard notice.letter == .paused else {
            return isPaused ? "it pauses again" : wasPaused ? nil : "it goes on as it did before"
        }
        guard isPaused else { return "it does not pause any more" }
        let told = dossier.notices.values.filter {
            $0.letter == .paused && $0.state == .lettered && $0.id.recipient == notice.id.recipient
        }.max { $0.decidedAt < $1.decidedAt }
        guard wasPaused, let told else { return nil }
        let today = try timelines.rules.zones.zone(dossier.mentorship.zone).civil(at: now).date
        let last = dossier.mentorship.pauses.first { $0.contains(today) }?.through
        var known: CivilDate?
        if case .pause(let through, _) = told.content { known = through }
        return known == last ? "it pauses as it did before" : nil
    }

    /// Whether what the coordinator was to be told no longer holds.
    private func isMoot(_ notice: Notice, _ status: CommitmentStatus) -> Bool {
        guard case .escalation(let reason) = notice.id.origin else { return false }
        switch reason {
        case .missedMeeting, .missedCheckIn, .missedMilestone: return status.state != .missed
        case .contradiction: return status.reported != .contradiction
        case .notAsked: return !status.state.isOpen || !status.record.couldNotAsk
        case .atRisk, .unreachable, .movedAgain, .lateAnswer, .needsPerson: return false
        }
    }
}

extension Rung {
    /// Whether it says nothing any more about something that is due then: what comes before something is over with it.
    func isOver(due: Instant, at moment: Instant) -> Bool { (anchor == .start || days < 0) && moment >= due }
}

extension CommitmentTimeline {
    /// The rung that a notice came from; nil where the policy no longer has it.
    func rung(of notice: Notice, _ status: CommitmentStatus) -> Rung? {
        ladder(of: status).rungs.first { $0.origin == notice.id.origin }
    }

    /// Why a rung that has come is not worth a letter, which would leave at a moment; nil when it is.
    func objection(to rung: Rung, _ status: CommitmentStatus, at moment: Instant?) -> SuppressionReason? {
        guard let moment else { return "no sensible moment is left" }
        guard rung.isOver(due: status.due, at: rung.anchor == .start ? now : moment) else { return nil }
        return status.due <= now ? "its time is over" : "no sensible moment is left before it"
    }
}

extension Notice {
    /// Why it is not sent any more, for what became of its mentorship or of somebody in it; nil while nothing did.
    ///
    /// A mentorship that was ended leaves its closing letters and what takes it out of calendars. Of somebody who is erased nothing is said:
    /// only a calendar is still told, without a name.
    package func withdrawal(in dossier: Dossier) -> SuppressionReason? {
        let mentorship = dossier.mentorship
        guard mentorship.kind == .mentorship, id.subject.mentorship == mentorship.id, !isInvitation else { return nil }
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

extension Notice {
    /// Why its letter is not tried again, for what is stored of its commitment; nil while it makes sense.
    package func objection(_ record: CommitmentRecord, _ zones: ZoneDatabase, now: Instant) -> String? {
        if record.revision != id.revision { return "\(record.id) was moved" }
        if !record.state.isOpen { return "\(record.id) is \(record.state.rawValue)" }
        guard case .rung(.due, let days) = id.origin, days < 0, let zone = try? zones.zone(record.zone),
            zone.instant(of: record.due) <= now
        else { return nil }
        return "\(record.id): its time is over"
    }
}
