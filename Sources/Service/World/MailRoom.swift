import CivilTime
import Sendmail

/// Where messages wait that came in, and the reader that reads them.
public protocol MailRoom {
    /// The next message that waits, the oldest first; nil when none does.
    func next() -> String?
    /// Starts reading a message, by the name that ``next()`` gave it.
    func start(_ name: String) throws(MailRoomError)
    /// What became of the oldest message in hand, once its reading has ended.
    func ended() -> (name: String, outcome: RunningReading.Outcome)?
    /// The oldest message in hand; nil for none.
    var inHand: String? { get }
    /// Whether another can be started now.
    var hasRoom: Bool { get }
    /// How many messages wait, as far as it is known without looking, those in hand included.
    var backlog: Int { get }
    /// Lets messages that were read wait again, in this order and before all others.
    func putBack(_ names: [String])
    /// Puts a message that was dealt with aside. It is kept for a while.
    func putAside(_ name: String)
    /// Lets a message that was put aside wait once more.
    func bringBack(_ name: String)
    /// Removes messages that were put aside before an instant.
    func discard(before instant: Instant)
    /// Descriptors that become readable when a reading ends.
    var descriptors: [Int32] { get }
    /// The earliest time limit of what is being read, in nanoseconds of CLOCK_MONOTONIC.
    var limit: Int64? { get }
}

extension MailRoom {
    /// Whether nothing is in hand.
    public var hasRoom: Bool { inHand == nil }
    /// Nothing is known of others.
    public var backlog: Int { inHand == nil ? 0 : 1 }
    /// What was not put aside waits.
    public func putBack(_ names: [String]) {}
}

/// Why a message can't be read now.
public struct MailRoomError: Error, Sendable, CustomStringConvertible {
    /// What happened and what to do.
    public let description: String
    /// Whether the message is at fault, so that trying again is no use; else its reader is, or the machine.
    public let isOfMessage: Bool

    /// Says why.
    public init(description: String, isOfMessage: Bool = true) {
        self.description = description
        self.isOfMessage = isOfMessage
    }
}

/// A mail room that nothing ever comes into: in simulations.
public struct EmptyMailRoom: MailRoom {
    /// Nothing waits.
    public init() {}
    /// Never.
    public func next() -> String? { nil }
    /// Nothing is started.
    public func start(_ name: String) throws(MailRoomError) {}
    /// Nothing ends.
    public func ended() -> (name: String, outcome: RunningReading.Outcome)? { nil }
    /// Nothing.
    public var inHand: String? { nil }
    /// Nothing is put aside.
    public func putAside(_ name: String) {}
    /// Nothing comes back.
    public func bringBack(_ name: String) {}
    /// Nothing is kept.
    public func discard(before instant: Instant) {}
    /// None.
    public var descriptors: [Int32] { [] }
    /// None.
    public var limit: Int64? { nil }
}
