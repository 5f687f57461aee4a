import CivilTime
import Letters
import Mentoring
import Store

extension ServiceLoop {
    /// When the day's report is written, on the community's clock: before anybody begins to work.
    private static let reportTime = TimeOfDay(clamping: 6 * 3_600)
    private static let reported = "reported"

    /// Writes the day's report once its time has come; one a day, however often the service starts. After an outage only today's is written.
    /// - Returns: when the next one is due, or at once while there is more of the day's work.
    func reportDay(_ now: Instant) throws -> Instant {
        // The report does not wait for a zone that is missing.
        let zone = (try? zones.zone(configuration.rules.calendar.zone)) ?? .utc
        let today = zone.civil(at: now).date
        let time = zone.instant(of: CivilDateTime(today, Self.reportTime))
        if now < time { return time }
        let next = zone.instant(of: CivilDateTime(today.adding(days: 1), Self.reportTime))
        guard try store.read({ try $0.value(Self.reported) }) != today.description else {
            return try letBytesGo(now) ?? next
        }
        try discardOldMail(now)
        try forgetOldAttempts(now)
        letsBytesGo = true
        try store.write { writer in
            try writer.setValue(Self.reported, today.description)
            let report = try DayReport(reader: writer, now: now)
            try writer.append(Event(at: now, kind: .status, text: report.description, payload: .day(report)))
        }
        return try letBytesGo(now) ?? next
    }

    /// So many letters' bytes are let go of in one transaction.
    private static let letGoAtOnce = 100

    /// Lets go of the bytes of letters that came to their end long ago, once a day and some at a time.
    /// - Returns: when to go on; nil when that is done for the day.
    private func letBytesGo(_ now: Instant) throws -> Instant? {
        guard letsBytesGo else { return nil }
        let end = now - Int64(configuration.rules.policy.letters.keepDays) * 86_400
        let letters = try store.write { writer in
            let letters = try writer.lettersWithBytes(settledBefore: end, limit: Self.letGoAtOnce)
            for letter in letters {
                try writer.letGo(ofBytesOf: letter.number, digest: LetterDigest.digest(of: letter.bytes))
            }
            return letters
        }
        letsBytesGo = letters.count == Self.letGoAtOnce
        return letsBytesGo ? now : nil
    }
}
