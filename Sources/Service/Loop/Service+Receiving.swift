import CivilTime
import Mail
import Mentoring
import Sendmail
import Store

/// From messages that came in to facts: one at a time, read by a child that has no rights.
extension Service {
    /// How long originals are kept, in seconds: 30 days.
    private static let keep: Int64 = 30 * 86_400

    /// Looks at what came in, as far as it goes without waiting.
    ///
    /// - Returns: whether more can be done at once.
    func receive(_ now: Instant) throws -> Bool {
        guard configuration.settings.answers != nil else { return false }
        if let (name, outcome) = world.mailRoom.ended() { reading = (name, outcome) }
        if let (name, outcome) = reading {
            // Taken off only when the store has taken note: one that is busy now does at the next step.
            try take(name, outcome, now)
            reading = nil
            world.mailRoom.putAside(name)
        }
        guard world.mailRoom.inHand == nil, let next = world.mailRoom.next() else { return false }
        do { try world.mailRoom.start(next) } catch {
            // What can't be read must not keep the others waiting.
            try take(next, nil, now, "\(error)")
            world.mailRoom.putAside(next)
            return true
        }
        return false
    }

    private func take(_ name: String, _ outcome: RunningReading.Outcome, _ now: Instant) throws {
        switch outcome {
        case .output(let bytes): try take(name, IncomingMessage(json: bytes), now, "its reader printed nothing of use")
        case .failed(let failure): try take(name, nil, now, "its reader ended: \(failure.cause)")
        }
    }

    private func take(_ name: String, _ message: IncomingMessage?, _ now: Instant, _ fault: String) throws {
        var again: [String]
        do { again = try record(name, message, now, fault, nil) } catch let lack as AnswerLack {
            // What was recorded before the lack was found is undone with its transaction; this time it is asked back at once.
            again = try record(name, message, now, fault, lack)
        }
        for file in again { world.mailRoom.bringBack(file) }
    }

    /// - Returns: the files of messages that are to be looked at again.
    private func record(
        _ name: String, _ message: IncomingMessage?, _ now: Instant, _ fault: String, _ lack: AnswerLack?
    ) throws -> [String] {
        try store.write { writer in
            var desk = MailDesk(
                writer: writer, configuration: configuration, zones: zones, now: now, file: name, lack: lack)
            if let message { try desk.take(message) } else { try desk.giveUp(fault) }
            // Before the commit: if that fails, the message is looked at again, and the same text of the same mail counts once.
            for text in desk.confidences { try confide(text) }
            return desk.again
        }
    }

    /// Removes originals that were kept long enough.
    func discardOldMail(_ now: Instant) { world.mailRoom.discard(before: now - Self.keep) }
}
