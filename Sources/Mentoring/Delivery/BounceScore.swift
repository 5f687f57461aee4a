import CivilTime

/// How sure it is that an address takes no letters, from what came back from it.
package struct BounceScore: Hashable, Sendable {
    /// What a letter that came back says of its address.
    package enum Weight: Sendable {
        case hard
        /// It takes none at present.
        case soft
        /// Nothing: the fault is not the address's.
        case none

        fileprivate var value: Double {
            switch self {
            case .hard: 1
            case .soft: 0.2
            case .none: 0
            }
        }
    }

    /// So far back, in seconds, what came back matters: 90 days.
    package static let memory: Int64 = 90 * 86_400

    /// A letter that came back counts for half after so long, in seconds: 14 days.
    private static let halfLife: Int64 = 14 * 86_400

    /// One hard bounce, or five soft ones within days.
    private static let deadAt = 1.0

    /// The sum of the weights, each halved once for every half-life that has passed.
    package private(set) var value = 0.0

    /// Adds up what came back, and when; a clock that was set back makes nothing older than it is.
    package init(_ bounces: some Sequence<(weight: Weight, at: Instant)>, now: Instant) {
        for bounce in bounces {
            // In whole steps: no rounding that another machine does otherwise.
            let halvings = max(0, now - bounce.at) / Self.halfLife
            value += bounce.weight.value / Double(Int64(1) << min(30, halvings))
        }
    }

    /// Whether no further letter is sent there. A sum of fifths that should be one may be short of it by a rounding.
    package var isDead: Bool { value >= Self.deadAt - 1e-9 }
}
