import CivilTime
import Mentoring
import Store

/// Stops and starts planning and sending. It needs no settings: letters must stop whatever stands in a file.
public struct HoldSwitch {
    private let store: Store
    private let now: Instant
    private let reporter: Reporter

    /// - Parameter reporter: whose word it is.
    public init(store: Store, now: Instant, reporter: Reporter = .coordinator) {
        self.store = store
        self.now = now
        self.reporter = reporter
    }

    /// Puts the service on hold: it plans and sends nothing.
    ///
    /// - Returns: whether it was not on hold before.
    @discardableResult
    public func hold(reason: String) throws -> Bool {
        try store.write { writer in
            guard try writer.hold() == nil else { return false }
            try writer.setHold(Hold(reason: reason, since: now, by: reporter.description))
            try writer.append(Event(at: now, kind: .held, actor: reporter.description, text: "on hold: \(reason)"))
            return true
        }
    }

    /// Releases the hold: what came due meanwhile is taken up as after an outage.
    ///
    /// - Returns: whether there was a hold.
    @discardableResult
    public func release() throws -> Bool {
        try store.write { writer in
            guard try writer.hold() != nil else { return false }
            try writer.setHold(nil)
            let text = "released: planning and sending begin"
            try writer.append(Event(at: now, kind: .released, actor: reporter.description, text: text))
            return true
        }
    }
}
