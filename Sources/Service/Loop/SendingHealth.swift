import CivilTime

/// Whether sendmail takes letters at all. When it takes none, that is one condition, not a failure per letter: new letters wait, and one is tried
/// now and then.
struct SendingHealth {
    /// So many different letters refused in a row are not the letters' fault.
    private static let limit = 3
    /// How long sendmail is left alone, in seconds: a minute at first, then twice as long each time, up to a quarter of an hour.
    private static let pauses: [Int64] = [60, 120, 240, 480, 900]

    private var refusals = 0
    private(set) var opensAt: Instant?
    /// Since when no letter is taken; nil while letters are.
    private(set) var failsSince: Instant?

    /// Whether a letter may be handed over now.
    func isOpen(_ now: Instant) -> Bool { opensAt.map { $0 <= now } ?? true }

    /// A letter was taken: whatever failed works again.
    mutating func succeed() { self = SendingHealth() }

    /// A letter was not taken.
    ///
    /// - Parameter isSetup: whether the fault would meet every letter.
    /// - Returns: whether that begins a failure.
    mutating func fail(at now: Instant, isSetup: Bool) -> Bool {
        refusals = isSetup ? max(refusals + 1, Self.limit) : refusals + 1
        guard refusals >= Self.limit else { return false }
        opensAt = now + Self.pauses[min(refusals - Self.limit, Self.pauses.count - 1)]
        guard failsSince == nil else { return false }
        failsSince = now
        return true
    }
}
