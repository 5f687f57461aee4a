import CivilTime

/// When to look at a mentorship again, and the weekly digest.
extension Planning {
    /// The longest time without a look, in seconds: 30 days. A mentorship without end plans in windows.
    private static let longest: Int64 = 30 * 86_400

    /// The earliest instant after now at which something may be decided; nil when nothing will ever be owed.
    mutating func nextWake() throws -> Instant? {
        let timeline = try timeline
        var earliest = try lifeInstants(timeline).filter { $0 > now }.min()
        func consider(_ instant: Instant?) { if let instant, isSooner(instant) { earliest = instant } }
        func isSooner(_ instant: Instant) -> Bool { instant > now && earliest.map { instant < $0 } ?? true }
        let open = try timeline.open()
        for (status, rungs) in open {
            consider(status.due)
            for rung in rungs {
                let moment = rung.moment ?? rung.nominal
                if isSooner(moment), dossier.notices[noticeID(rung, status)] == nil { earliest = moment }
            }
            guard status.state == .due else { continue }
            let inquiry = try GracePeriod(status, dossier: dossier, timeline: timeline)
            consider(inquiry.verdictAt)
            consider(status.record.couldNotAsk ? nil : inquiry.couldNotAskAt)
        }
        if timeline.owner.isProgram { consider(try digest()?.next) }
        let isLive = dossier.mentorship.state.isOpen || !open.isEmpty
        return isLive ? min(earliest ?? .distantFuture, now + Self.longest) : earliest
    }

    /// The starts and ends of the mentorship's own life: cycles and pauses.
    private func lifeInstants(_ timeline: CommitmentTimeline) throws -> [Instant] {
        guard dossier.mentorship.state.isOpen, let schedule = timeline.schedule else { return [] }
        let zone = try timeline.zone(dossier.mentorship.zone)
        func midnight(_ date: CivilDate) -> Instant {
            zone.instant(of: CivilDateTime(wallSeconds: Int64(date.daysSinceEpoch) * 86_400))
        }
        let cycles = dossier.mentorship.cycles.flatMap { [$0.start, schedule.end(of: $0)] }.compactMap { $0 }
        let pauses = dossier.mentorship.pauses.flatMap { [$0.from, $0.through?.adding(days: 1)] }.compactMap { $0 }
        return cycles.map(zone.instant(of:)) + pauses.map(midnight)
    }

    // MARK: The digest

    /// The week's digest: when it was or is due, what it comes from, and when the next one is.
    private func digest() throws -> (at: Instant, origin: NoticeOrigin, next: Instant)? {
        let zone = try rules.zones.zone(rules.calendar.zone)
        let days = OpenDays(rules, zone: zone, person: nil)
        let today = zone.civil(at: now).date
        let monday = today.adding(days: 1 - today.weekday.rawValue)
        guard let open = days.onOrAfter(monday), let following = days.onOrAfter(monday.adding(days: 7)) else {
            return nil
        }
        let week = open.isoWeek
        let at = days.letterTime(on: open)
        return (at, .digest(year: week.year, week: week.week), at > now ? at : days.letterTime(on: following))
    }

    /// Monday 09:00, or the first open day after it: one screen for the coordinators.
    mutating func announceDigest() throws {
        guard try timeline.owner.isProgram, let digest = try digest() else { return }
        guard digest.at <= now, digest.at > watermark else { return }
        for recipient in rules.coordinators(of: "coordinator") {
            let id = NoticeID(subject: .program, revision: 0, origin: digest.origin, recipient: recipient)
            let notice = Notice(
                id: id, letter: .digest, rungAt: digest.at, sendAt: now, decidedAt: now, clause: Clause("§10.2.2"))
            decideNotice(notice, why: "the week's digest is due")
        }
    }
}
