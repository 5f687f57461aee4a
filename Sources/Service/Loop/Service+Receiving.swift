import CivilTime
import Mentoring
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
            note(try intake.take(name, outcome))
            reading = nil
            world.mailRoom.putAside(name)
        }
        guard world.mailRoom.inHand == nil, let next = world.mailRoom.next() else { return false }
        do { try world.mailRoom.start(next) } catch {
            // What can't be read must not keep the others waiting.
            note(try intake.giveUp(next, "\(error)"))
            world.mailRoom.putAside(next)
            return true
        }
        return false
    }

    private var intake: MailIntake {
        MailIntake(store: store, configuration: configuration, zones: zones, now: world.clock.now, confide: confide)
    }

    private func note(_ result: MailIntake.Result) {
        guard case .new(let again) = result else { return }
        for file in again { world.mailRoom.bringBack(file) }
    }

    /// Removes originals that were kept long enough.
    func discardOldMail(_ now: Instant) { world.mailRoom.discard(before: now - Self.keep) }
}
