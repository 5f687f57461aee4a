import CivilTime
import Processes

/// Where messages wait that came in, and the reader that reads them.
package protocol MailRoom {
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
    package var hasRoom: Bool { inHand == nil }
    package var backlog: Int { inHand == nil ? 0 : 1 }
    package func putBack(_ names: [String]) {}
}

/// Why a message can't be read now.
package struct MailRoomError: Error, Sendable, CustomStringConvertible {
    package let description: String
    /// Whether the message is at fault, so that trying again is no use; else its reader is, or the machine.
    package let isOfMessage: Bool

    package init(description: String, isOfMessage: Bool = true) {
        self.description = description
        self.isOfMessage = isOfMessage
    }
}

/// A mail room that nothing ever comes into: in simulations.
package struct EmptyMailRoom: MailRoom {
    package func next() -> String? { nil }
    package func start(_ name: String) throws(MailRoomError) {}
    package func ended() -> (name: String, outcome: RunningReading.Outcome)? { nil }
    package var inHand: String? { nil }
    package func putAside(_ name: String) {}
    package func bringBack(_ name: String) {}
    package func discard(before instant: Instant) {}
    package var descriptors: [Int32] { [] }
    package var limit: Int64? { nil }
}
