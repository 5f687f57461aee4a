import CivilTime
import Mentoring
import Store

extension DayReport {
    /// Counts what there is.
    /// - Parameter now: what was missed, submitted and given up is counted from 24 hours before it.
    init(reader: Reader, now: Instant) throws {
        let counts = try reader.counts()
        let yesterday = now - 86_400
        func events(_ kind: EventKind) throws -> Int {
            try reader.eventCount(kind, since: yesterday, until: now)
        }
        let numbers: [Count: Int] = [
            .active: counts.mentorships[.active] ?? 0, .paused: counts.mentorships[.paused] ?? 0,
            .coming: (counts.mentorships[.proposed] ?? 0) + (counts.mentorships[.introduced] ?? 0),
            .atRisk: counts.atRisk, .due: counts.commitments[.due] ?? 0, .missed: try events(.missed),
            .waiting: counts.noticesWaiting,
            .deferred: (counts.letters[.deferred] ?? 0) + (counts.letters[.submitting] ?? 0),
            .submitted: try reader.submittedCount(since: yesterday), .failed: try events(.letterFailed),
        ]
        self.init(numbers: numbers, isOnHold: try reader.hold() != nil)
    }
}
