import CivilTime
import Mail
import Mentoring
import Sendmail
import Store

/// Takes what a reader made of a message into the database: what the service does with each that comes in, and what a command does that
/// takes one without it.
public struct MailIntake {
    /// What became of a message.
    public enum Result: Hashable, Sendable {
        /// It was dealt with; these files of other messages are to be looked at again, because their senders are known now.
        case new(again: [String])
        /// It was dealt with before, and counts once.
        case known
        /// No reader could make anything of it.
        case unreadable
    }

    private let store: Store
    private let configuration: Configuration
    private let zones: ZoneDatabase
    private let now: Instant
    private let isRepeated: Bool
    private let confide: (ConfidentialText) throws -> Void

    /// - Parameters:
    ///   - isRepeated: whether it may have been answered before, so that no letter goes back: after a restore.
    ///   - confide: keeps what people say in confidence, in the second database.
    public init(
        store: Store, configuration: Configuration, zones: ZoneDatabase, now: Instant, isRepeated: Bool = false,
        confide: @escaping (ConfidentialText) throws -> Void
    ) {
        self.store = store
        self.configuration = configuration
        self.zones = zones
        self.now = now
        self.isRepeated = isRepeated
        self.confide = confide
    }

    /// Records what a reader printed of a file.
    ///
    /// - Throws: `StoreError`, or what `confide` throws; nothing is changed then, and the message is to be looked at again.
    public func take(_ file: String, _ outcome: RunningReading.Outcome) throws -> Result {
        switch outcome {
        case .output(let bytes):
            try take(file, IncomingMessage(json: bytes), "its reader printed nothing of use")
        case .failed(let failure): try take(file, nil, "its reader ended: \(failure.cause)")
        }
    }

    /// Records that a file could not be read at all.
    public func giveUp(_ file: String, _ fault: String) throws -> Result { try take(file, nil, fault) }

    private func take(_ file: String, _ message: IncomingMessage?, _ fault: String) throws -> Result {
        do { return try record(file, message, fault, nil) } catch let lack as AnswerLack {
            // What was recorded before the lack was found is undone with its transaction; this time it is asked back at once.
            return try record(file, message, fault, lack)
        }
    }

    private func record(
        _ file: String, _ message: IncomingMessage?, _ fault: String, _ lack: AnswerLack?
    ) throws -> Result {
        try store.write { writer in
            var desk = MailDesk(
                writer: writer, configuration: configuration, zones: zones, now: now, file: file, lack: lack,
                isRepeated: isRepeated)
            guard let message else {
                try desk.giveUp(fault)
                return .unreadable
            }
            try desk.take(message)
            // Before the commit: if that fails, the message is looked at again, and the same text of the same mail counts once.
            for text in desk.confidences { try confide(text) }
            return desk.wasKnown ? .known : .new(again: desk.again)
        }
    }
}
