import CivilTime
import Mentoring
import Store

/// Makes a backup's database fit to be taken up again: on hold, with the time since the backup for an outage in which letters may have left.
///
/// It works on a copy in memory, which then takes the live database's place as one change.
package struct Restoration {
    /// A commitment about which people may have been asked, or may have answered, in the gap: a coordinator asks them.
    package struct Missing: Hashable, Sendable {
        package var commitment: CommitmentID
        package var what: String
    }

    private let copy: StateDatabase
    private let rules: Rules
    private let madeAt: Instant
    private let now: Instant
    private let lost: LostTime

    /// - Parameters:
    ///   - copy: the backup's database in memory; it is changed.
    ///   - live: the database that it will replace, on hold; nil where there is none that can be read.
    ///   - last: the number of the backup's last record in the history, where more was recorded in the copy; nil where nothing was.
    package init(
        copy: StateDatabase, replacing live: StateDatabase? = nil, last: Int64? = nil, rules: Rules, madeAt: Instant,
        now: Instant
    ) throws {
        self.copy = copy
        self.rules = rules
        self.madeAt = madeAt
        self.now = now
        let number = try last ?? copy.read { try $0.lastHistoryRow(until: madeAt)?.number }
        lost = try LostTime(copy: copy, live: live, last: number, now: now)
    }

    /// Whether the database that is replaced tells what left since the backup.
    package var isGapKnown: Bool { lost.isKnown }

    /// How many entries stand in people's calendars for mentorships that the backup does not know: nobody can take them back.
    package func strayEntries() throws -> Int {
        try lost.entries(besides: Set(try copy.read { try $0.mentorships().map(\.id) }))
    }

    /// Prepares the copy.
    /// - Parameter onProgress: told how many mentorships were looked at.
    /// - Returns: what fell into the gap, by commitment.
    /// - Throws: `StoreError`; what the planner can't plan is left for the service to report.
    package func prepare(onProgress: (Int) -> Void = { _ in }) throws -> [Missing] {
        var found: [CommitmentID: String] = [:]
        try copy.write { writer in
            try writer.markAllTold()
            try takeCalendars(writer)
            try writer.setHold(Hold(reason: "restored from the backup of \(madeAt)", since: now, by: "coordinator"))
            try writer.setValue(StoreKey.retired, nil)
            try writer.setValue(StoreKey.restored, "\(now.seconds) \(madeAt.seconds)")
            try writer.setValue(StoreKey.awaitsRelease, "1")
            // Until the release nothing is judged; then it is set to that instant.
            try writer.setValue(StoreKey.graceFrom, String(now.seconds))
            for id in try leaveWhatMayHaveLeft(writer) {
                if case .commitment(let commitment) = id.subject { found[commitment] = "a letter may have left" }
            }
            let text =
                lost.isKnown
                ? "restored from the backup of \(madeAt); letters that left since then are not repeated"
                : "restored from the backup of \(madeAt); letters of the time since then may have left, and are not repeated"
            try writer.append(Event(at: now, kind: .restored, actor: "coordinator", text: text))
        }
        var planned = 0
        while true {
            let due = try copy.read { try $0.dueMentorships(at: now, limit: 50) }
            guard !due.isEmpty else { break }
            try copy.write { writer in for id in due { try plan(id, writer, &found) } }
            planned += due.count
            onProgress(planned)
        }
        return found.map { Missing(commitment: $0.key, what: $0.value) }.sorted {
            $0.commitment.description < $1.commitment.description
        }
    }

    /// Leaves what may have left since the backup as it is; what was decided and not submitted goes again.
    /// - Returns: the notices that are not repeated.
    private func leaveWhatMayHaveLeft(_ writer: Writer) throws -> [NoticeID] {
        var left: [NoticeID] = []
        for letter in try writer.lettersOnTheirWay() {
            guard try lost.mayHaveSent(letter, writer) else {
                try writer.letGoAgain(letter.number, at: now)
                continue
            }
            let again =
                lost.isKnown
                ? [] : try letter.notices.filter { try writer.notice($0).map { try !lost.mayHaveSent($0) } ?? false }
            try writer.leaveAsMaybeSent(letter, but: again)
            left += letter.notices.filter { !again.contains($0) }
        }
        // A later notice may have come along in a letter that left anyway; where nothing is known, it counts as not sent.
        for notice in try writer.waitingNotices(dueBy: lost.isKnown ? .distantFuture : now)
        where try lost.mayHaveSent(notice) {
            try writer.suppress(notice.id, reason: .maybeSent)
            left.append(notice.id)
        }
        for var notice in try lost.left(since: madeAt) {
            if let id = notice.id.subject.mentorship, try writer.mentorship(id) == nil { continue }
            notice.state = .suppressed
            notice.reason = .maybeSent
            // The writer knows those that the backup has.
            if try writer.insert(notice) { left.append(notice.id) }
        }
        return left
    }

    /// What calendars were told since the backup.
    ///
    /// Where it is known, it stands in the place of what the backup says: whose entry differs from the plan is told that, and nobody else.
    /// Where it is not, nobody is told anything for the restore alone. What the plan says of most meetings is what it said before, and a
    /// message to each calendar would be hundreds on one morning, for the few whose meeting was changed in the lost time. Such a change came
    /// by mail, which is taken again, or by a command, which somebody enters again: then the entry changes, and is told as a whole, above
    /// every SEQUENCE that may have been sent (``Invitations/step(from:to:base:now:)``).
    private func takeCalendars(_ writer: Writer) throws {
        guard lost.isKnown else { return try writer.raiseSequences() }
        for mentorship in try writer.mentorships().map(\.id) {
            for invitation in try lost.invitations(of: mentorship) ?? []
            where try writer.person(invitation.key.person) != nil {
                try writer.put(invitation)
            }
        }
    }

    private func plan(_ id: MentorshipID, _ writer: Writer, _ found: inout [CommitmentID: String]) throws {
        guard let dossier = try writer.dossier(id, at: now),
            let plan = try? Planner(rules: rules).plan(dossier, now: now)
        else {
            // The service says what is wrong with it.
            try writer.setNextWake(id, now + 1)
            return
        }
        var decisions = plan.decisions
        for index in decisions.indices {
            if let event = decisions[index].event, event.kind == .due, let commitment = event.commitment {
                found[commitment] = found[commitment] ?? "came due, and may have been answered"
            }
            for place in decisions[index].changes.indices {
                // Its rung has come; that its letter would leave on the next working day now does not mean that it has not left before.
                guard case .notice(var notice) = decisions[index].changes[place], notice.state == .waiting,
                    try lost.mayHaveSent(notice)
                else { continue }
                notice.state = .suppressed
                notice.reason = .maybeSent
                decisions[index].changes[place] = .notice(notice)
                if let event = decisions[index].event {
                    decisions[index].event = Event(
                        at: event.at, kind: .noticeSuppressed, mentorship: event.mentorship, person: event.person,
                        commitment: event.commitment, origin: event.origin, clause: event.clause,
                        text: "not sent: \(SuppressionReason.maybeSent)")
                }
                if case .commitment(let commitment) = notice.id.subject {
                    found[commitment] =
                        notice.asks ? "was perhaps asked about, and may have been answered" : "a letter may have left"
                }
            }
        }
        try writer.apply(decisions)
        try writer.setNextWake(id, plan.nextWake)
    }
}
