import CivilTime

/// Works out what people's calendars should say, and which message brings each there. The meetings are those of ``MeetingSeries``: the very
/// ones that the planner reminds of.
package struct Invitations: Sendable {
    package var rules: Rules

    /// What calendars should say, and when that may become more without any fact changing.
    package struct Outcome: Sendable {
        package var decisions: [Decision]
        /// When to look again; nil for when something changes.
        package var next: Instant?
    }

    /// People are invited this long before their first meeting, in seconds: 60 days.
    static let lead: Int64 = 60 * 86_400
    /// A change of something so near, in seconds, is told at any hour: 3 days.
    static let urgency: Int64 = 3 * 86_400
    /// A cycle without end is looked at so far ahead, in days.
    static let daysAhead = 130
    /// One meeting is announced at least so many days before.
    private static let leastAnnouncement = 7

    package init(rules: Rules) { self.rules = rules }

    // MARK: What calendars should say

    /// What each calendar should say of a mentorship; nothing of one that is over or not introduced.
    /// - Parameter sent: what calendars were told: a meeting that was announced by itself stays so, wherever it is moved.
    package func contents(of dossier: Dossier, sent: [Invitation], now: Instant) throws -> [InvitationKey:
        InvitationContent]
    {
        let mentorship = dossier.mentorship
        guard [.introduced, .active, .paused].contains(mentorship.state) else { return [:] }
        guard let program = try rules.owner(of: mentorship).program, program.meetings.invitations != .none else {
            return [:]
        }
        var found: [InvitationKey: InvitationContent] = [:]
        let known = Set(sent.filter { $0.state == .invited }.map(\.key))
        for series in try Agenda(rules: rules).series(of: dossier, now: now, daysAhead: Self.daysAhead) {
            let zone = try rules.zones.zone(series.zone)
            let meetings = series.meetings.map { meeting(of: $0, mentorship, zone) }
            for person in mentorship.participants.map(\.person) {
                guard let own = dossier.people[person] else { continue }
                let listed = mentorship.invited(with: person, isGroup: program.isGroup).compactMap {
                    dossier.people[$0]
                }.filter { !$0.isErased }
                let whole = InvitationContent(
                    zone: series.zone, start: series.start, rule: "\(series.rule)", minutes: series.minutes,
                    address: InvitationContent.mark(own.email.lowercased()),
                    attendees: InvitationContent.mark(
                        listed.map { "\($0.name) <\($0.email.lowercased())>" }.joined(separator: ",")),
                    meetings: meetings)
                func key(_ meeting: Int) -> InvitationKey {
                    InvitationKey(mentorship: mentorship.id, cycle: series.cycle, meeting: meeting, person: person)
                }
                if program.meetings.invitations == .series {
                    found[key(0)] = series.isSingle ? whole.single(meetings.first) : whole
                } else {
                    for meeting in meetings where meeting.at > now {
                        let isNear = meeting.at - announcement(program) <= now
                        guard isNear || known.contains(key(meeting.ordinal)) else { continue }
                        found[key(meeting.ordinal)] = whole.single(meeting)
                    }
                }
            }
        }
        return found
    }

    /// A meeting within a pause that has no end yet stands where it is for the planner; nobody comes to it.
    private func meeting(of meeting: MeetingSeries.Meeting, _ mentorship: Mentorship, _ zone: Zone)
        -> InvitationContent.Meeting
    {
        let rests = mentorship.pauses.contains { $0.through == nil && $0.contains(meeting.due.date) }
        return InvitationContent.Meeting(
            ordinal: meeting.id.ordinal, planned: meeting.planned, due: meeting.due, at: zone.instant(of: meeting.due),
            takesPlace: meeting.takesPlace && !rests)
    }

    /// How long before a meeting it is announced, in seconds: with the first letter that speaks of it.
    func announcement(_ program: Program) -> Int64 {
        let first = program.rule(CommitmentID.meeting)?.ladder.rungs.map { -$0.days }.max() ?? 0
        return Int64(max(first, Self.leastAnnouncement)) * 86_400
    }

    // MARK: Which message

    /// The one message that brings a calendar from what it was told last to what it should say; nil when it says so already.
    ///
    /// One occurrence that changed is told alone. Where several did, the whole entry is sent anew: calendar programs take no message about
    /// several occurrences. One without any meeting ahead is taken back.
    /// - Parameter base: what every SEQUENCE is raised by. A calendar that was told below it was told before a backup was put back, and what
    ///   it was told after that backup is forgotten. That alone is no reason for a message: most were told nothing. But what changes is told
    ///   with the whole entry, which also puts right what the calendar may have heard meanwhile.
    package static func step(
        from sent: Invitation?, to wanted: InvitationContent?, base: Int, now: Instant
    ) -> InvitationStep? {
        let next = wanted?.next(after: now)
        let isForgotten = (sent?.sequence ?? base) < base
        guard let sent, sent.state == .invited else {
            return next.map { $0.at <= now + lead } ?? false ? .invite : nil
        }
        guard let wanted, next != nil else { return sent.content.next(after: now) == nil ? nil : .cancel }
        if wanted.address != sent.content.address { return .invite }
        guard wanted.hasFrame(of: sent.content) else { return .update }
        let changed = changes(from: sent.content, to: wanted, now: now)
        guard let first = changed.first else { return nil }
        // Not every calendar program takes a cancelled entry back by itself.
        guard changed.count == 1, !isForgotten, wanted.rule != nil, first.old.takesPlace else { return .update }
        return first.new.takesPlace ? .change(meeting: first.new.ordinal) : .drop(meeting: first.new.ordinal)
    }

    /// The meetings ahead that are not as they were told, in order.
    package static func changes(from old: InvitationContent, to new: InvitationContent, now: Instant) -> [(
        old: InvitationContent.Meeting, new: InvitationContent.Meeting
    )] {
        let known = Dictionary(old.meetings.map { ($0.ordinal, $0) }) { first, _ in first }
        return new.meetings.compactMap { meeting in
            var before = known[meeting.ordinal] ?? meeting
            if known[meeting.ordinal] == nil {
                // It was too far ahead to be told: the recurrence said where it is.
                before.due = meeting.planned
                before.takesPlace = true
                if !meeting.isAsPlanned { before.at = meeting.at }
            }
            guard max(before.at, meeting.at) > now, !before.says(meeting) else { return nil }
            return (before, meeting)
        }
    }

    /// What is noted of a message when it is made: what the calendar says from then on.
    package static func noted(
        _ step: InvitationStep, _ wanted: InvitationContent?, sent: Invitation?, sequence: Int, now: Instant
    ) -> InvitationContent? {
        guard var content = wanted ?? sent?.content else { return nil }
        let known = Dictionary((sent?.content.meetings ?? []).map { ($0.ordinal, $0.sequence) }) { first, _ in first }
        let before = sent?.content.sequence ?? 0
        switch step {
        case .invite, .update, .cancel:
            content.sequence = sequence
            for index in content.meetings.indices { content.meetings[index].sequence = sequence }
        case .change(let meeting), .drop(let meeting):
            content.sequence = before
            for index in content.meetings.indices {
                let ordinal = content.meetings[index].ordinal
                content.meetings[index].sequence = ordinal == meeting ? sequence : known[ordinal] ?? before
            }
        }
        content.meetings.removeAll { $0.at <= now }
        return content
    }
}

extension InvitationContent {
    /// The same for one meeting, without a recurrence.
    fileprivate func single(_ meeting: Meeting?) -> InvitationContent {
        guard var meeting else { return self }
        var single = self
        single.start = meeting.due
        single.rule = nil
        meeting.planned = meeting.due
        single.meetings = [meeting]
        return single
    }

    /// Whether all is the same but where single meetings are.
    fileprivate func hasFrame(of other: InvitationContent) -> Bool {
        zone == other.zone && start == other.start && rule == other.rule && minutes == other.minutes
            && attendees == other.attendees
    }
}

extension Mentorship {
    /// Whom an invitation of one participant lists: everybody; in a group only those for whose sake they are in it, and themselves, because
    /// mentees are not told each other's addresses.
    package func invited(with person: PersonID, isGroup: Bool) -> [PersonID] {
        // Somebody who is no longer in it is told nobody's address.
        guard let own = participants.first(where: { $0.person == person })?.role else { return [person] }
        return participants.filter { $0.person == person || !isGroup || $0.role == .peer || $0.role != own }.map(
            \.person)
    }
}
