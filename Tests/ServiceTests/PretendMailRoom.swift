import CivilTime
import Foundation
import Mail
import Processes

@testable import Service
@testable import Simulation

/// An inbox in memory, whose reader gives what it was told: the service sees what `mentord-read` would print.
final class PretendMailRoom: MailRoom {
    private(set) var waiting: [String] = []
    private(set) var aside: [String] = []
    /// What is being read, the oldest first.
    private var hand: [String] = []
    /// So many may be read at once.
    var mostInHand = 1
    private var contents: [String: RunningReading.Outcome] = [:]
    private var count = 0
    private let world: VirtualWorld
    /// Called before the service hears of the end of a reading: a machine may die here.
    var onEnd: () -> Void = {}
    /// Called when a message is put aside, before it is.
    var onPutAside: () -> Void = {}
    /// Called when a message is brought back, before it is.
    var onBringBack: () -> Void = {}
    /// Why nothing can be read at present.
    var fault: MailRoomError?
    /// Names whose file is no file.
    var broken: Set<String> = []
    /// Lets what is put aside stay where it is, as on a file system that is read-only.
    var isStuck = false

    init(_ world: VirtualWorld) { self.world = world }

    /// A message comes in.
    @discardableResult
    func deliver(_ message: IncomingMessage) throws -> String {
        try deliver(.output([UInt8](JSONEncoder().encode(message))))
    }

    @discardableResult
    func deliver(_ outcome: RunningReading.Outcome) throws -> String {
        count += 1
        let name = String(format: "%010d", count)
        contents[name] = outcome
        waiting.append(name)
        world.after(seconds: 0, wake: .mailCame) {}
        return name
    }

    /// The reader says something else of a message from now on.
    func change(_ name: String, to outcome: RunningReading.Outcome) { contents[name] = outcome }

    /// The machine dies: what was being read is read again.
    func loseChild() { hand = [] }

    var inHand: String? { hand.first }
    var hasRoom: Bool { hand.count < mostInHand }
    var backlog: Int { waiting.count }

    func next() -> String? { waiting.filter { !hand.contains($0) }.min() }

    func start(_ name: String) throws(MailRoomError) {
        if let fault { throw fault }
        if broken.contains(name) { throw MailRoomError(description: "\(name): not a file") }
        hand.append(name)
        world.after(seconds: 0, wake: .submission) {}
    }

    func ended() -> (name: String, outcome: RunningReading.Outcome)? {
        guard let name = hand.first, let outcome = contents[name] else { return nil }
        onEnd()
        hand.removeFirst()
        return (name, outcome)
    }

    func putAside(_ name: String) {
        onPutAside()
        guard !isStuck, waiting.contains(name) else { return }
        waiting.removeAll { $0 == name }
        aside.append(name)
    }

    func bringBack(_ name: String) {
        onBringBack()
        guard aside.contains(name) else { return }
        aside.removeAll { $0 == name }
        waiting.append(name)
    }

    func discard(before instant: Instant) {}
    var descriptors: [Int32] { [] }
    var limit: Int64? { nil }
}
