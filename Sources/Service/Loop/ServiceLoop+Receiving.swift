import CivilTime
import Mentoring
import Processes
import Store

/// From messages that came in to facts: each is read by a process of its own that has no rights.
extension ServiceLoop {
    /// How long originals are kept, in seconds: 30 days.
    private static let keep: Int64 = 30 * 86_400

    /// How long the inbox is left alone when its reader can't work, in seconds.
    private static let pause: Int64 = 60

    /// How often dealing with a message is begun. One that ends the service, or its reader, each time would keep all others waiting for ever.
    private static let mostBeginnings = 3

    /// So many messages are recorded together: few enough that letters leave in between.
    private static let mostAtOnce = 16

    /// So many are waited for while more is being read: each transaction waits for the disk, and what is being read has a time limit.
    private static let leastAtOnce = 8

    /// Looks at what came in, as far as it goes without waiting.
    /// - Returns: when more can be done; nil when nothing waits, or what is being read is waited for.
    func receive(_ now: Instant) throws -> Instant? {
        guard configuration.settings.answers != nil else { return nil }
        while readings.count < Self.mostAtOnce, let (name, outcome) = world.mailRoom.ended() {
            readings.append((name, outcome))
        }
        do {
            if readings.count >= Self.leastAtOnce || world.mailRoom.inHand == nil, !readings.isEmpty {
                try dealWithReadings()
            }
        } catch let error as MailRoomError { return try rest(after: error, now) }
        return try startReading(now)
    }

    private func startReading(_ now: Instant) throws -> Instant? {
        while world.mailRoom.hasRoom, let next = world.mailRoom.next() {
            if let opensAt = readerOpensAt, opensAt > now { return opensAt }
            do {
                try world.mailRoom.start(next)
            } catch  where error.isOfMessage {
                // A message that can't be read must not keep the others waiting.
                _ = try intake.giveUp(next, "\(error)")
                world.mailRoom.putAside(next)
                return now
            } catch {
                return try rest(after: error, now)
            }
        }
        return nil
    }

    /// Takes messages off only when the store has taken note: one that is busy now does at the next step.
    ///
    /// Several are recorded in one transaction. Where that fails, or ended the service before, each is recorded by itself, so that it is known which
    /// message it is that can't be dealt with.
    private func dealWithReadings() throws {
        if byThemselves == nil {
            byThemselves = try store.read { try $0.value(StoreKey.messageInHand) } == nil ? 0 : Self.mostAtOnce
        }
        if readings.count > 1, byThemselves == 0, readerOpensAt == nil {
            do { return try dealWithAll() } catch let error as StoreError {
                switch error {
                case .refused, .misused: break
                default: throw error
                }
            } catch {}
            byThemselves = readings.count
        }
        while let (name, outcome) = readings.first {
            try dealWith(name, outcome)
            byThemselves = max(0, (byThemselves ?? 0) - 1)
            readings.removeFirst()
        }
    }

    private func dealWithAll() throws {
        let all = readings
        if begun?.name != all[0].name { begun = (all[0].name, try store.write { try $0.beginMessage(all[0].name) }) }
        try intake.takeAll(all)
        (readings, begun) = ([], nil)
        for message in all { world.mailRoom.putAside(message.name) }
    }

    private func dealWith(_ name: String, _ outcome: RunningReading.Outcome) throws {
        if begun?.name != name { begun = (name, try store.write { try $0.beginMessage(name) }) }
        let count = begun?.count ?? 1
        if count > Self.mostBeginnings {
            _ = try intake.giveUp(name, "\(Self.mostBeginnings) times something ended while it was dealt with")
        } else {
            _ = try intake.take(name, outcome, isLastTry: count == Self.mostBeginnings)
        }
        (begun, readerOpensAt) = (nil, nil)
        world.mailRoom.putAside(name)
    }

    /// The message waits, and so do the others, while nothing else does.
    private func rest(after error: MailRoomError, _ now: Instant) throws -> Instant? {
        // A machine that is at fault is not counted against the message.
        if !error.isOfMessage, begun != nil { try store.write { try $0.endMessage() } }
        // Messages that were read and not recorded are read again, in the order in which they came.
        world.mailRoom.putBack(readings.map(\.name))
        (readings, begun) = ([], nil)
        if readerOpensAt == nil { report(fault: "messages that came in wait: \(error)") }
        readerOpensAt = now + Self.pause
        return readerOpensAt
    }

    private var intake: MailIntake {
        let room = world.mailRoom
        return MailIntake(
            store: store, configuration: configuration, now: world.clock.now,
            bringBack: { room.bringBack($0) }, confide: confide)
    }

    /// Removes originals that were kept long enough, and with them the senders of messages that answered nothing.
    func discardOldMail(_ now: Instant) throws {
        world.mailRoom.discard(before: now - Self.keep)
        try store.write { try $0.forgetStrangers(before: now - Self.keep) }
    }
}
