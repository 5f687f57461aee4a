import CivilTime

/// Who was asked about a commitment, and when their silence becomes a verdict.
///
/// Asked: a letter that asks was submitted for this very revision, and did not fail, to every reachable person whom its rung addresses: another
/// due time is another revision. The grace is the missed rung less the first asking rung, counted from that submission; days of a break, a
/// pause or (for a check-in) its owner's absence do not count.
struct GracePeriod {
    /// When everybody whom one rung addresses had been asked; nil while that is not so.
    let askedAt: Instant?
    /// The grace in civil days; nil for a ladder without a verdict.
    let graceDays: Int?
    /// When silence becomes a verdict; nil while nobody was asked, or for a ladder without one.
    let verdictAt: Instant?
    private let missedAt: Instant?
    private let zone: Zone

    /// When it is found that nobody could be asked; nil while somebody was asked or still may be.
    let couldNotAskAt: Instant?

    init(_ status: CommitmentStatus, dossier: Dossier, timeline: CommitmentTimeline) throws {
        let ladder = timeline.ladder(of: status)
        let applying = timeline.applying(to: status)
        zone = try timeline.zone(status.record.zone)
        let asking = applying.filter(\.asks)
        func notice(_ rung: Rung, _ recipient: Recipient) -> Notice? {
            dossier.notices[
                NoticeID(
                    subject: .commitment(status.id), revision: status.record.revision, origin: rung.origin,
                    recipient: recipient)]
        }
        let moments = asking.compactMap { rung -> Instant? in
            let addressed = timeline.recipients(of: rung, for: status.id)
            // A letter that a lost database may have sent is not known to have asked about this very due time.
            let submitted = addressed.compactMap { notice(rung, $0) }.filter { !$0.letterFailed }.compactMap(
                \.submittedAt)
            return submitted.isEmpty || submitted.count < addressed.count ? nil : submitted.max()
        }
        askedAt = moments.min().map { max($0, dossier.graceFrom ?? $0) }
        graceDays = ladder.graceDays(of: applying)
        guard let missedAfterDays = ladder.missedAfterDays, let graceDays else {
            verdictAt = nil
            couldNotAskAt = nil
            missedAt = nil
            return
        }
        let letterTime = timeline.rules.policy.letters.time
        let missedDay = zone.civil(at: status.due).date.adding(days: missedAfterDays)
        let missedAt = zone.instant(of: CivilDateTime(missedDay, letterTime))
        self.missedAt = missedAt
        if let askedAt {
            let asked = zone.civil(at: askedAt)
            let last = Self.day(graceDays, after: asked.date, status, dossier: dossier, timeline: timeline)
            verdictAt = max(missedAt, zone.instant(of: CivilDateTime(last, asked.time)))
            couldNotAskAt = nil
            return
        }
        verdictAt = nil
        let planned = try timeline.rungs(of: status).filter(\.rung.asks)
        let mayStillAsk = planned.contains { rung in
            guard let notice = notice(rung.rung, rung.recipient) else {
                return (rung.moment ?? rung.nominal) > dossier.mentorship.plannedThrough
            }
            switch notice.state {
            case .waiting: return true
            case .lettered: return notice.submittedAt == nil && !notice.letterFailed
            case .suppressed: return false
            }
        }
        couldNotAskAt = mayStillAsk ? nil : missedAt
    }

    /// When silence would become a verdict if everybody were asked at that instant; nil for a ladder without one.
    func verdictIfAsked(at instant: Instant) -> Instant? {
        guard let missedAt, let graceDays else { return nil }
        return max(missedAt, zone.instant(of: zone.civil(at: instant).adding(days: graceDays)))
    }

    /// The civil day that lies so many counted days after another.
    private static func day(
        _ days: Int, after date: CivilDate, _ status: CommitmentStatus, dossier: Dossier, timeline: CommitmentTimeline
    )
        -> CivilDate
    {
        let owner = status.id.person.flatMap { dossier.people[$0] }
        var left = days
        var day = date
        for _ in 0..<800 where left > 0 {
            day = day.adding(days: 1)
            let isSuspended =
                timeline.rules.calendar.breaks.contains { $0.contains(day) }
                || dossier.mentorship.pauses.contains { $0.contains(day) } || owner?.isAbsent(on: day) ?? false
            if !isSuspended { left -= 1 }
        }
        return left > 0 ? .last : day
    }
}
