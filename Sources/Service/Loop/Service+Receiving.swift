import CivilTime
import Mentoring
import Sendmail
import Store

/// From messages that came in to facts: one at a time, read by a child that has no rights.
extension Service {
    /// How long originals are kept, in seconds: 30 days.
    private static let keep: Int64 = 30 * 86_400

    /// How long the inbox is left alone when its reader can't work, in seconds.
    private static let pause: Int64 = 60

    /// How often dealing with a message is begun. One that ends the service, or its reader, each time would keep all others waiting for ever.
    private static let mostBeginnings = 3

    /// Looks at what came in, as far as it goes without waiting.
    ///
    /// - Returns: when more can be done; nil when nothing waits, or what is being read is waited for.
    func receive(_ now: Instant) throws -> Instant? {
        guard configuration.settings.answers != nil else { return nil }
        if let (name, outcome) = world.mailRoom.ended() { reading = (name, outcome) }
        if let (name, outcome) = reading {
            do { try dealWith(name, outcome) } catch let error as MailRoomError { return try rest(after: error, now) }
        }
        guard world.mailRoom.inHand == nil, let next = world.mailRoom.next() else { return nil }
        if let opensAt = readerOpensAt, opensAt > now { return opensAt }
        do {
            try world.mailRoom.start(next)
            return nil
        } catch  where error.isOfMessage {
            // What can't be read must not keep the others waiting.
            _ = try intake.giveUp(next, "\(error)")
            world.mailRoom.putAside(next)
            return now
        } catch {
            return try rest(after: error, now)
        }
    }

    /// Takes a message off only when the store has taken note: one that is busy now does at the next step.
    private func dealWith(_ name: String, _ outcome: RunningReading.Outcome) throws {
        if begun?.name != name { begun = (name, try store.write { try $0.beginMessage(name) }) }
        let count = begun?.count ?? 1
        if count > Self.mostBeginnings {
            _ = try intake.giveUp(name, "\(Self.mostBeginnings) times something ended while it was dealt with")
        } else {
            _ = try intake.take(name, outcome, isLastTry: count == Self.mostBeginnings)
        }
        (reading, begun, readerOpensAt) = (nil, nil, nil)
        world.mailRoom.putAside(name)
    }

    /// The message waits, and so do the others, while nothing else does.
    private func rest(after error: MailRoomError, _ now: Instant) throws -> Instant? {
        // A machine that is at fault is not counted against the message.
        if !error.isOfMessage, begun != nil { try store.write { try $0.endMessage() } }
        (reading, begun) = (nil, nil)
        if readerOpensAt == nil { report(fault: "messages that came in wait: \(error)") }
        readerOpensAt = now + Self.pause
        return readerOpensAt
    }

    private var intake: MailIntake {
        let room = world.mailRoom
        return MailIntake(
            store: store, configuration: configuration, zones: zones, now: world.clock.now,
            bringBack: { room.bringBack($0) }, confide: confide)
    }

    /// Removes originals that were kept long enough, and with them who sent what was nobody's answer.
    func discardOldMail(_ now: Instant) throws {
        world.mailRoom.discard(before: now - Self.keep)
        try store.write { try $0.forgetStrangers(before: now - Self.keep) }
    }
}
