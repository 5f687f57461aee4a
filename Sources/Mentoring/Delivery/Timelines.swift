import CivilTime

/// The timelines of several mentorships at one instant, each made when it is first asked for.
package final class Timelines {
    package let dossiers: [MentorshipID: Dossier]
    let rules: Rules
    let now: Instant
    private var made: [MentorshipID: CommitmentTimeline] = [:]

    package init(_ dossiers: [MentorshipID: Dossier], rules: Rules, now: Instant) {
        self.dossiers = dossiers
        self.rules = rules
        self.now = now
    }

    /// The timeline of a mentorship; nil of one that was not read.
    package func timeline(of id: MentorshipID) throws -> CommitmentTimeline? {
        if let known = made[id] { return known }
        guard let dossier = dossiers[id] else { return nil }
        let timeline = try CommitmentTimeline(dossier, rules: rules, now: now)
        made[id] = timeline
        return timeline
    }

    /// Where a commitment stands; nil for one that the schedule no longer has.
    package func status(of id: CommitmentID) throws -> CommitmentStatus? {
        try timeline(of: id.mentorship)?.status(of: id)
    }
}
