import CivilTime
import Mail
import Mentoring
import Sendmail
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
            try take(name, outcome, now)
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
            try take(next, nil, now, "\(error)")
            world.mailRoom.putAside(next)
            return now
        } catch {
            // The message is not at fault: it waits, and so do the others.
            if readerOpensAt == nil { report(fault: "messages that came in wait: \(error)") }
            readerOpensAt = now + Self.pause
            return readerOpensAt
        }
    }

    private func take(_ name: String, _ outcome: RunningReading.Outcome, _ now: Instant) throws {
        switch outcome {
        case .output(let bytes): try take(name, IncomingMessage(json: bytes), now, "its reader printed nothing of use")
        case .failed(let failure): try take(name, nil, now, "its reader ended: \(failure.cause)")
        }
    }

    private func take(_ name: String, _ message: IncomingMessage?, _ now: Instant, _ fault: String) throws {
        do {
            do { try record(name, message, now, fault, nil) } catch let lack as AnswerLack {
                // What was recorded before the lack was found is undone with its transaction; this time it is asked back at once.
                try record(name, message, now, fault, lack)
            }
        } catch  where message != nil && Self.isOfMessage(error) {
            // A message that this program can't deal with must not stop it: the others, and all letters, would wait for ever.
            report(fault: "the message \(name) can't be dealt with: \(error)")
            try record(name, nil, now, "the program could not deal with it", nil)
        }
    }

    /// Whether an error would come again with the same message, rather than pass.
    private static func isOfMessage(_ error: any Error) -> Bool {
        guard let error = error as? StoreError else { return true }
        switch error {
        case .refused, .misused: return true
        case .busy, .full, .readOnly, .damaged, .newerSchema, .foreign, .notThere, .cannotOpen, .failed: return false
        }
    }

    private func record(
        _ name: String, _ message: IncomingMessage?, _ now: Instant, _ fault: String, _ lack: AnswerLack?
    ) throws {
        try store.write { writer in
            var desk = MailDesk(
                writer: writer, configuration: configuration, zones: zones, now: now, file: name, lack: lack)
            if let message { try desk.take(message) } else { try desk.giveUp(fault) }
            // Before the commit: if that fails, the message is looked at again, and the same text of the same mail counts once. A message that
            // was brought back for nothing is known, and put aside again.
            for text in desk.confidences { try confide(text) }
            for file in desk.again { world.mailRoom.bringBack(file) }
        }
    }

    /// Removes originals that were kept long enough.
    func discardOldMail(_ now: Instant) { world.mailRoom.discard(before: now - Self.keep) }
}
