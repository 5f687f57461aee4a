import CivilTime
import Mentoring
import Store

/// Whether sendmail takes letters at all. When it takes none, that is one condition, not a failure per letter: new letters wait, and one is tried
/// now and then.
struct SendmailBackoff {
    /// A letter that was not taken.
    struct Failure {
        var address: String
        /// The number of this try of it.
        var attempt: Int
        /// Whether sendmail said that it is this letter or its address.
        var isRefusal: Bool
        /// Whether the fault would meet every letter.
        var isSetup = false
    }

    /// So many tries in a row that fail are not the letters' fault.
    private static let limit = 3
    /// A letter that was refused so often may be at fault itself: that it is refused again says nothing about sendmail.
    private static let firstTries = 2
    /// How long sendmail is left alone, in seconds: a minute at first, then twice as long each time, up to a quarter of an hour.
    private static let pauses: [Int64] = [60, 120, 240, 480, 900]

    private var failures = 0
    private var addresses: Set<String> = []
    /// Whether something failed that sendmail did not blame on a letter.
    private var isGeneral = false
    private(set) var opensAt: Instant?
    /// Since when no letter is taken; nil while letters are.
    private(set) var failsSince: Instant?

    init() {}

    /// Takes up what is stored, after a restart: it tries at once whether sendmail still takes none.
    init(_ reader: Reader) throws {
        let since = try reader.value(StoreKey.sendingFails).flatMap { Int64($0) }
        self.init(failsSince: since.map { Instant(seconds: $0) }, latest: try reader.latestAttempts(limit: 50))
    }

    /// - Parameter latest: the latest tries, in order.
    init(failsSince: Instant?, latest: [Attempt]) {
        self.failsSince = failsSince
        var tries: [Int64: Int] = [:]
        for attempt in latest {
            tries[attempt.letter, default: 0] += 1
            if attempt.outcome == .taken {
                (failures, addresses, isGeneral) = (0, [], false)
            } else {
                count(
                    Failure(
                        address: attempt.address, attempt: tries[attempt.letter] ?? 1,
                        isRefusal: attempt.outcome == .refused))
            }
        }
    }

    func isOpen(_ now: Instant) -> Bool { opensAt.map { $0 <= now } ?? true }

    /// A letter was taken: whatever failed works again.
    mutating func succeed() { self = SendmailBackoff() }

    /// The settings, or the clock, are others: it is tried now.
    mutating func tryNow() { opensAt = nil }

    /// A letter was not taken; returns whether that begins a failure.
    mutating func fail(_ failure: Failure, at now: Instant) -> Bool {
        count(failure)
        guard isFailing else { return false }
        opensAt = now + Self.pauses[min(max(failures - Self.limit, 0), Self.pauses.count - 1)]
        guard failsSince == nil else { return false }
        failsSince = now
        return true
    }

    private var isFailing: Bool {
        failsSince != nil || failures >= Self.limit && (isGeneral || addresses.count > 1)
    }

    private mutating func count(_ failure: Failure) {
        if failure.isSetup { failures = max(failures, Self.limit - 1) }
        if failure.isRefusal && failure.attempt > Self.firstTries && failsSince == nil { return }
        failures += 1
        addresses.insert(failure.address.lowercased())
        if !failure.isRefusal { isGeneral = true }
    }
}
