import CivilTime
import Mentoring
import Store

/// What many letters are too many: a fault, or somebody's joke, must not become a thousand letters.
struct VolumeGuard {
    /// The most letters of 24 hours.
    private var limit: Int?
    private var workedOutAt = Instant.distantPast
    /// So many recipients may get letters before the day is counted again.
    private var room = 0
    /// How many letters were made on the days that are over, by days since 1970 in UTC.
    private var days: [Int64: Int] = [:]

    /// A bound below which nobody is harmed, whatever was usual.
    private static let least = 40
    /// What people get in a day at most by the rules: one scheduled letter, and one that something made necessary.
    private static let perPerson = 2
    private static let timesUsual = 3
    private static let day: Int64 = 86_400
    private static let hour: Int64 = 3_600
    /// So long, in seconds, there is no history to speak of: 14 days.
    private static let youth: Int64 = 14 * 86_400

    /// Why no further letter is to be made; nil while all is as usual.
    /// - Parameter invites: whether people get invitations for their calendars: then on one day, the first, each gets one for each mentorship.
    mutating func objection(_ reader: Reader, invites: Bool, now: Instant) throws -> StopCause? {
        let limit = try currentLimit(reader, invites, now)
        room -= 1
        if room > 0 { return nil }
        // A coordinator's word lets what was too many leave: from then on it is counted anew.
        let closed = try reader.value(StoreKey.breakerClosed).flatMap { Int64($0) }.map { Instant(seconds: $0) }
        let made = try reader.letterCount(createdSince: max(now - 86_400, closed ?? .distantPast))
        guard made >= limit else {
            // Half of what is left, if everybody got as many as one may: the window moves on meanwhile, and only loses letters.
            room = (limit - made) / (2 * LetterComposer.mostADay)
            return nil
        }
        return .overflow(letters: made, usual: limit)
    }

    /// Worked out once an hour: three times the second busiest day of four weeks (whole days of UTC), since one day may have been a fault itself,
    /// and no less than what the rules let people get.
    private mutating func currentLimit(_ reader: Reader, _ invites: Bool, _ now: Instant) throws -> Int {
        if let limit, now - workedOutAt < Self.hour, now >= workedOutAt { return limit }
        let today = now.seconds / Self.day
        let past = (1...28).map { today - Int64($0) }
        days = try Dictionary(
            uniqueKeysWithValues: past.map { day in
                let (start, end) = (Instant(seconds: day * Self.day), Instant(seconds: (day + 1) * Self.day))
                return (day, try days[day] ?? reader.letterCount(createdSince: start, before: end))
            })
        // In the days after answers were switched on, everybody is invited to everything; from then on invitations are few.
        let isYoung = try invites && (reader.firstInvitationAt() ?? now) > now - Self.youth
        let allowed = try Self.perPerson * reader.personCount() + (isYoung ? reader.placeCount() : 0)
        let found = max(Self.least + allowed, Self.timesUsual * days.values.sorted(by: >)[1])
        limit = found
        workedOutAt = now
        room = 0
        return found
    }
}
