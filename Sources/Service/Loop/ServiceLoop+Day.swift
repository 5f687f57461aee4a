import CivilTime
import Mentoring
import Store

extension ServiceLoop {
    /// When the day's report is written, on the community's clock: before anybody begins to work.
    private static let reportTime = TimeOfDay(clamping: 6 * 3_600)
    private static let reported = "reported"

    /// Writes the day's report once its time has come; one a day, however often the service starts. After an outage only today's is written.
    ///
    /// - Returns: when the next one is due.
    func reportDay(_ now: Instant) throws -> Instant {
        // The report does not wait for a zone that is missing.
        let zone = (try? zones.zone(configuration.rules.calendar.zone)) ?? .utc
        let today = zone.civil(at: now).date
        let time = zone.instant(of: CivilDateTime(today, Self.reportTime))
        if now < time { return time }
        let next = zone.instant(of: CivilDateTime(today.adding(days: 1), Self.reportTime))
        guard try store.read({ try $0.value(Self.reported) }) != today.description else { return next }
        try discardOldMail(now)
        try forgetOldAttempts(now)
        try store.write { writer in
            try writer.setValue(Self.reported, today.description)
            let report = try DayReport(reader: writer, now: now)
            try writer.append(Event(at: now, kind: .status, text: report.description))
        }
        return next
    }
}
