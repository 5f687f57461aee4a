import CivilTime
import Mentoring
import Store

extension Service {
    /// When the day's report is written, on the community's clock: before anybody begins to work.
    private static let reportTime = TimeOfDay(clamping: 6 * 3_600)
    private static let reported = "reported"

    /// Writes the day's report once its time has come; one a day, however often the service starts. After an outage only today's is written.
    ///
    /// - Returns: when the next one is due.
    func reportDay(_ now: Instant) throws -> Instant {
        let zone = try zones.zone(configuration.rules.calendar.zone)
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

    /// After a package upgrade has put its files into place, some seconds pass between the first and the last of them.
    private static let settling: Int64 = 20

    /// Files of the time zone data were replaced.
    func zonesChanged() { zonesSettleAt = world.clock.now + Self.settling }

    /// Takes time zone data that was upgraded under the running service: what is planned is planned anew.
    func takeNewZones() throws {
        let now = world.clock.now
        guard let settled = zonesSettleAt, settled <= now else { return }
        zones.forget()
        try store.write { try noteSettings($0, now) }
        zonesSettleAt = nil
    }
}
