import CivilTime
import Mentoring
import Store

/// From messages that came in to facts: one at a time, read by a child that has no rights.
extension Service {
    /// How long originals are kept, in seconds: 30 days.
    private static let keep: Int64 = 30 * 86_400

    /// How long the inbox is left alone when its reader can't be started, in seconds.
    private static let pause: Int64 = 60

    /// Looks at what came in, as far as it goes without waiting.
    ///
    /// - Returns: when more can be done; nil when nothing waits, or what is being read is waited for.
    func receive(_ now: Instant) throws -> Instant? {
        guard configuration.settings.answers != nil else { return nil }
        if let (name, outcome) = world.mailRoom.ended() { reading = (name, outcome) }
        if let (name, outcome) = reading {
            // Taken off only when the store has taken note: one that is busy now does at the next step.
            _ = try intake.take(name, outcome)
            reading = nil
            world.mailRoom.putAside(name)
        }
        guard world.mailRoom.inHand == nil, let next = world.mailRoom.next() else { return nil }
        if let opensAt = readerOpensAt, opensAt > now { return opensAt }
        do {
            try world.mailRoom.start(next)
            readerOpensAt = nil
            return nil
        } catch  where error.isOfMessage {
            // What can't be read must not keep the others waiting.
            _ = try intake.giveUp(next, "\(error)")
            world.mailRoom.putAside(next)
            return now
        } catch {
            // The message is not at fault: it waits, and so do the others.
            if readerOpensAt == nil { report(fault: "messages that came in wait: \(error)") }
            readerOpensAt = now + Self.pause
            return readerOpensAt
        }
    }

    private var intake: MailIntake {
        let room = world.mailRoom
        return MailIntake(
            store: store, configuration: configuration, zones: zones, now: world.clock.now,
            bringBack: { room.bringBack($0) }, confide: confide)
    }

    /// Removes originals that were kept long enough.
    func discardOldMail(_ now: Instant) { world.mailRoom.discard(before: now - Self.keep) }
}
