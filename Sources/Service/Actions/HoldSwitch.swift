import CivilTime
import Mentoring
import Store

/// Why a hold stays.
package enum HoldError: Error, Sendable, CustomStringConvertible {
    case retired(since: Instant)

    package var description: String {
        switch self {
        case .retired(let since):
            "this installation was retired \(since): its program runs elsewhere, and two that run would write to the same people; "
                + "to take it back here, restore a backup: mentorctl restore"
        }
    }
}

/// Stops and starts planning and sending. It needs no settings: letters must stop whatever stands in a file.
package struct HoldSwitch {
    private let store: StateDatabase
    private let now: Instant
    private let reporter: Reporter

    /// - Parameter reporter: whose word it is.
    package init(store: StateDatabase, now: Instant, reporter: Reporter = .coordinator) {
        self.store = store
        self.now = now
        self.reporter = reporter
    }

    /// Puts the service on hold: it plans and sends nothing.
    /// - Returns: whether it was not on hold before.
    @discardableResult
    package func hold(reason: String) throws -> Bool {
        try store.write { writer in
            guard try writer.hold() == nil else { return false }
            try writer.setHold(Hold(reason: reason, since: now, by: reporter.description))
            try writer.append(Event(at: now, kind: .held, actor: reporter.description, text: "on hold: \(reason)"))
            return true
        }
    }

    /// Holds for good: the program moves to another installation.
    package func retire(reason: String) throws {
        try store.write { writer in
            try writer.setHold(Hold(reason: "retired: \(reason)", since: now, by: reporter.description))
            try writer.setValue(StoreKey.retired, String(now.seconds))
            try writer.append(Event(at: now, kind: .retired, actor: reporter.description, text: "retired: \(reason)"))
        }
    }

    /// What a release ended.
    package enum Released: Sendable {
        /// There was neither.
        case nothing
        /// The breaker that had stopped sending.
        case breaker
        /// A hold, and the breaker if it was open.
        case hold
    }

    /// Releases the hold, and closes the breaker: what came due meanwhile is taken up as after an outage.
    /// - Throws: ``HoldError``; the breaker stays as it is then, too.
    @discardableResult
    package func release() throws -> Released {
        try store.write { writer in
            let isOpen = try writer.breaker() != nil
            if isOpen {
                try writer.setBreaker(nil)
                // A release allows the letters that were too many; they do not count again.
                try writer.setValue(StoreKey.breakerClosed, String(now.seconds))
                try writer.append(
                    Event(at: now, kind: .breakerClosed, actor: reporter.description, text: "sending goes on"))
            }
            guard try writer.hold() != nil else { return isOpen ? .breaker : .nothing }
            if let since = try writer.value(StoreKey.retired).flatMap({ Int64($0) }) {
                throw HoldError.retired(since: Instant(seconds: since))
            }
            try writer.setHold(nil)
            if try writer.value(StoreKey.awaitsRelease) != nil {
                // Answers may have been lost with the gap: graces count from now.
                try writer.setValue(StoreKey.graceFrom, String(now.seconds))
                try writer.setValue(StoreKey.awaitsRelease, nil)
                try writer.wakeAll()
            }
            let text = "released: planning and sending begin"
            try writer.append(Event(at: now, kind: .released, actor: reporter.description, text: text))
            return .hold
        }
    }
}
