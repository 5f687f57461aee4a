import CivilTime
import Mentoring
import Store

/// What many letters are too many: a fault, or somebody's joke, must not become a thousand letters.
struct VolumeGuard {
    /// The most letters of 24 hours.
    private var limit: Int?
    private var workedOutAt = Instant.distantPast

    /// A bound below which nobody is harmed, whatever was usual.
    private static let least = 40
    /// What people get in a day at most by the rules: one scheduled letter, and one that something made necessary.
    private static let perPerson = 2
    private static let timesUsual = 3
    private static let hour: Int64 = 3_600
    /// So long, in seconds, there is no history to speak of: 14 days.
    private static let youth: Int64 = 14 * 86_400

    /// Why no further letter is to be made; nil while all is as usual.
    /// - Parameter invites: whether people get invitations for their calendars: then on one day, the first, each gets one for each mentorship.
    mutating func objection(_ reader: Reader, invites: Bool, now: Instant) throws -> StopCause? {
        let limit = try currentLimit(reader, invites, now)
        // A coordinator's word lets what was too many leave: from then on it is counted anew.
        let closed = try reader.value(StoreKey.breakerClosed).flatMap { Int64($0) }.map { Instant(seconds: $0) }
        let made = try reader.letterCount(createdSince: max(now - 86_400, closed ?? .distantPast))
        guard made >= limit else { return nil }
        return .overflow(letters: made, usual: limit)
    }

    /// Worked out once an hour: three times the second busiest day of four weeks, since one day may have been a fault itself, and no less than
    /// what the rules let people get.
    private mutating func currentLimit(_ reader: Reader, _ invites: Bool, _ now: Instant) throws -> Int {
        if let limit, now - workedOutAt < Self.hour, now >= workedOutAt { return limit }
        let days = try (1...28).map { day -> Int in
            let end = now - Int64(day) * 86_400
            return try reader.letterCount(createdSince: end - 86_400) - reader.letterCount(createdSince: end)
        }
        // In the days after answers were switched on, everybody is invited to everything; from then on invitations are few.
        let isYoung = try invites && (reader.firstInvitationAt() ?? now) > now - Self.youth
        let allowed = try Self.perPerson * reader.personCount() + (isYoung ? reader.placeCount() : 0)
        let found = max(Self.least + allowed, Self.timesUsual * days.sorted(by: >)[1])
        limit = found
        workedOutAt = now
        return found
    }
}
