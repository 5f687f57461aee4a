import CivilTime
import Mentoring
import Store

/// A domain whose mail system refuses all that we send: letters to its people wait, and nobody else's do.
extension ServiceLoop {
    /// So long, in seconds, letters wait beyond what is known, where the time is over: an hour.
    private static let least: Int64 = 3_600

    /// Puts off what waits for somebody whose domain refuses us; returns whether it does.
    func restForDomain(of recipient: Recipient, _ now: Instant) throws -> Bool {
        guard case .person(let id) = recipient, let refused = try store.read({ try refusal(of: id, $0, now) }) else {
            return false
        }
        let until = max(refused + BounceEvidence.window, now + Self.least)
        try store.write { writer in
            try writer.putOffWaiting(for: recipient, until: until)
            try writer.append(
                Event(
                    at: now, kind: .letterDeferred, person: id,
                    text: "letters wait until \(until): the mail system of their domain refuses what we send"))
        }
        return true
    }

    /// When the domain of somebody refused us last, if it refuses all.
    private func refusal(of id: PersonID, _ reader: Reader, _ now: Instant) throws -> Instant? {
        let closed = try reader.value(StoreKey.breakerClosed).flatMap { Int64($0) }.map { Instant(seconds: $0) }
        let since = max(now - BounceEvidence.window, closed ?? .distantPast)
        let refusals = try reader.bounces(since: since).filter { $0.kind == .ours }
        guard refusals.count >= BounceEvidence.domainRefusals, let person = try reader.person(id) else { return nil }
        let house = BounceEvidence.house(of: person.email)
        let own = refusals.filter { BounceEvidence.house(of: $0.address) == house }
        guard let first = own.map(\.at).min(), let last = own.map(\.at).max() else { return nil }
        return BounceEvidence.refusesAll(
            own.map(\.recipient),
            taken: try reader.addressesSubmitted(since: first - BounceEvidence.window, before: last),
            house: house)
            ? last : nil
    }
}
