import CivilTime

/// Whose fault it is that a letter is not taken.
package enum RefusalCause: Hashable, Sendable {
    /// Nobody can know yet: it may be an outage. The letter is tried again.
    case unknown
    /// This one letter can't be sent; others to its address are taken.
    case letter
    /// Its address takes no letters.
    case address
}

/// What a letter's tries prove about it, seen among those of all other letters.
///
/// Some sendmail commands say "unknown host" or "unknown recipient" (exit status 65, 67, 68) of every letter while their relay is away. So such
/// a word proves something only where sendmail took other people's letters just then, and it must be said again a day later: an outage ends
/// within the day or meets others, too. A letter about which nothing is proven is tried on; that costs one more try every few hours. An
/// address that is taken for dead costs a person all letters.
package struct RefusalEvidence: Sendable {
    /// A letter that others surround counts once an hour, in seconds.
    static let apart: Int64 = 3_600
    /// Tries that lie at most so far apart, in seconds, are of the same moment: 15 minutes.
    static let near: Int64 = 15 * 60
    /// Between the first and the last such moment lies this at least, in seconds: nearly a day, so that the same hour of the next day counts.
    static let leastSpan: Int64 = 20 * 3_600
    /// Where it may be the whole domain that is away: three days.
    static let longSpan: Int64 = 72 * 3_600
    /// Fewer tries prove nothing.
    package static let leastTries = 5

    private let own: [Attempt]
    /// What became of other addresses' letters, without the tries that may be the fault of those addresses: those say nothing about sendmail.
    private let others: [Attempt]
    /// The last try of each other address.
    private let lastOf: [String: Attempt]
    /// Whether another letter to the same address was taken since.
    private let isAddressGood: Bool
    /// Whether others of its domain were tried since, and whether a letter of theirs was taken.
    private let mates: (tried: Bool, taken: Bool)

    /// - Parameter attempts: every try of any letter from some time before the first of this one on, in order.
    package init(of letter: Int64, among attempts: [Attempt]) {
        var own: [Attempt] = []
        var lastOf: [String: Attempt] = [:]
        var lastTaken: [String: Int64] = [:]
        let tries = attempts.map { (address: $0.address.lowercased(), attempt: $0) }
        for (address, attempt) in tries {
            if attempt.letter == letter { own.append(attempt) }
            lastOf[address] = attempt
            if attempt.outcome == .taken { lastTaken[address] = attempt.number }
        }
        let address = own.first?.address.lowercased() ?? ""
        let first = own.first?.number ?? 0
        self.own = own
        isAddressGood = lastTaken[address].map { $0 > first } ?? false
        lastOf[address] = nil
        self.lastOf = lastOf
        others = tries.filter {
            $0.address != address && ($0.attempt.outcome != .refused || lastTaken[$0.address] ?? 0 > $0.attempt.number)
        }.map(\.attempt)
        let domain = own.first?.domain.lowercased()
        let fellows = lastOf.filter { $0.value.number > first && $0.value.domain.lowercased() == domain }.keys
        mates = (!fellows.isEmpty, fellows.contains { lastTaken[$0] ?? 0 > first })
    }

    /// Since when the letter is not taken; nil for one that was never tried.
    package var since: Instant? { own.first?.at }

    /// Whether sendmail has said of every try that it is this letter or its address.
    package var isRefused: Bool { !own.isEmpty && own.allSatisfy { $0.outcome == .refused } }

    package var wasTaken: Bool { own.contains { $0.outcome == .taken } }

    /// Whose fault it is.
    /// - Parameter patience: how long a letter is tried, in seconds, of which sendmail says that it may be taken later.
    package func cause(patience: Int64) -> RefusalCause {
        guard !wasTaken else { return .unknown }
        let refusals = own.filter { $0.outcome == .refused }
        guard isProven(refusals, least: nil) || isProven(own, least: patience) else { return .unknown }
        return isAddressGood ? .letter : .address
    }

    private func isProven(_ tries: [Attempt], least: Int64?) -> Bool {
        guard tries.count >= Self.leastTries, isMostlyTaken else { return false }
        var occasions: [Attempt] = []
        var domains: Set<String> = []
        for attempt in tries {
            guard let witnesses = witnesses(of: attempt),
                occasions.last.map({ abs(attempt.at - $0.at) >= Self.apart }) ?? true
            else { continue }
            occasions.append(attempt)
            domains.formUnion(witnesses.map { $0.domain.lowercased() })
        }
        guard let first = occasions.first, let last = occasions.last else { return false }
        return last.at - first.at >= least ?? (mayBeDomains(domains) ? Self.longSpan : Self.leastSpan)
    }

    /// The letters of others just before and just after a try, if both were taken and one of them at the same moment.
    private func witnesses(of attempt: Attempt) -> [Attempt]? {
        let place = others.partitioningIndex { $0.number > attempt.number }
        guard place > 0, place < others.count else { return nil }
        let (before, after) = (others[place - 1], others[place])
        guard before.outcome == .taken, after.outcome == .taken,
            min(abs(attempt.at - before.at), abs(after.at - attempt.at)) <= Self.near
        else { return nil }
        return [before, after]
    }

    /// Whether more addresses are taken than not: where most are not, it is sendmail that refuses.
    private var isMostlyTaken: Bool {
        let refused = lastOf.values.filter { $0.outcome != .taken }.count
        return lastOf.count - refused > refused
    }

    /// Whether it may be the domain that is away, not the one address: nobody there gets letters, and those who do are all of one other domain
    /// (which may be this machine's own), or somebody else of the domain gets none.
    private func mayBeDomains(_ witnesses: Set<String>) -> Bool {
        !mates.taken && (witnesses.count < 2 || mates.tried)
    }
}

extension [Attempt] {
    /// The place of the first element of which something holds that holds of all after it, too.
    fileprivate func partitioningIndex(where isBehind: (Attempt) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
