import CivilTime
import Mentoring
import Store

/// Clocks that are set.
extension ServiceLoop {
    /// A clock that is set by more than a day, while the kernel is not sure of it, puts the service on hold; any other jump is noted.
    func noticeClock() throws {
        let (wall, uptime) = (world.clock.microseconds, world.clock.uptime)
        let jump = (wall - lastLook.wall) / 1_000_000 - (uptime - lastLook.uptime)
        if abs(jump) > 60 {
            let now = world.clock.now
            try store.write { writer in
                try writer.append(Event(at: now, kind: .clockSet, text: "the clock was set by \(jump) s"))
                let direction = jump > 0 ? "forward" : "back"
                try holdIfUnsure(jump, "the clock jumped \(direction) by \(abs(jump) / 86_400) days", writer, now)
            }
            if jump < 0 { try waitByNewClock(now) }
        }
        // Only when the store has taken note: one that is busy now does at the next step.
        lastLook = (wall, uptime)
    }

    /// The clock was set back while nobody was there: it stands before what was recorded last.
    func noticeClockBeforeStart(_ writer: Writer, _ now: Instant) throws {
        guard let last = try writer.latestEventAt(), last - now > Self.day else { return }
        let text = "the clock stands \((last - now) / Self.day) days before what was recorded last"
        try writer.append(Event(at: now, kind: .clockSet, text: text))
        try holdIfUnsure(now - last, text, writer, now)
    }

    private static let day: Int64 = 86_400

    private func holdIfUnsure(_ jump: Int64, _ text: String, _ writer: Writer, _ now: Instant) throws {
        guard abs(jump) > Self.day, !world.clock.isSynchronised, try writer.hold() == nil else { return }
        let reason = "\(text) and is not synchronised"
        try writer.setHold(Hold(reason: reason, since: now, by: "service"))
        try writer.append(Event(at: now, kind: .held, text: "on hold: \(reason)"))
    }

    /// A wait until an instant of the old clock does not last longer because the clock was set back.
    private func waitByNewClock(_ now: Instant) throws {
        if zonesSettleAt != nil { zonesChanged() }
        readerOpensAt = nil
        try trySendingNow(now)
    }
}
