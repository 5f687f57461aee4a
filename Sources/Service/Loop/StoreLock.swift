import CivilTime

/// How long another program has kept the store locked. A moment is nothing; what lasts is told.
struct StoreLock {
    /// A lock that lasts so long, in seconds, is told.
    private static let patience: Int64 = 10

    private var since: (instant: Instant, uptime: Int64)?
    private var isTold = false

    /// The store was busy in a step.
    ///
    /// - Returns: what STATUS and the journal are to say; nil while it may be a command that is done in a moment.
    mutating func meet(_ path: String, _ clock: any Clock) -> String? {
        let since = since ?? (clock.now, clock.uptime)
        self.since = since
        guard clock.uptime - since.uptime >= Self.patience else { return nil }
        isTold = true
        return
            "the store is locked by another program since \(since.instant), so nothing is planned or sent; \(path) is in "
            + "its hands: sudo fuser -v \(path)"
    }

    /// What the history is to say when the store answers again; nil where nothing was told.
    func ending(_ clock: any Clock) -> String? {
        guard isTold, let since else { return nil }
        return
            "the store was locked by another program for \(clock.uptime - since.uptime) s; nothing was planned or sent meanwhile"
    }
}
