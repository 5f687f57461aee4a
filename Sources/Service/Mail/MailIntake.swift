import CivilTime
import Forms
import Mail
import Mentoring
import Processes
import Replies
import Store

/// Takes what a reader made of a message into the database: what the service does with each that comes in, and what a command does that
/// takes one without it.
package struct MailIntake {
    /// What became of a message.
    package enum Result: Hashable, Sendable {
        /// It was dealt with; these files of other messages are to be looked at again, because their senders are known now.
        case new(again: [String])
        /// It was dealt with before, and counts once.
        case known
        case unreadable
    }

    private let store: StateDatabase
    /// Within which transaction a message is recorded: one of its own, or a part of one for several.
    private var within: Writer?
    private let configuration: Configuration
    private let now: Instant
    private let isRepeated: Bool
    private let bringBack: (String) -> Void
    private let confide: (Confidence) throws -> Void

    /// - Parameters:
    ///   - isRepeated: whether it may have been answered before, so that no letter goes back: after a restore.
    ///   - bringBack: lets a message that was put aside, by its file, be looked at again. It is called before the commit: what was brought back
    ///     for nothing is known, and put aside again; what was not brought back would be lost.
    ///   - confide: keeps what people say in confidence, in the second database.
    package init(
        store: StateDatabase, configuration: Configuration, now: Instant, isRepeated: Bool = false,
        bringBack: @escaping (String) -> Void = { _ in }, confide: @escaping (Confidence) throws -> Void
    ) {
        self.store = store
        self.configuration = configuration
        self.now = now
        self.isRepeated = isRepeated
        self.bringBack = bringBack
        self.confide = confide
    }

    /// Records what a reader printed of a file.
    /// - Parameter isLastTry: whether a reader that came to a bad end, which may pass, is not to be tried again.
    /// - Throws: `StoreError`, or ``MailRoomError`` where the reader or the second database is at fault; nothing is changed then, and the message
    ///   is to be looked at again.
    package func take(_ file: String, _ outcome: RunningReading.Outcome, isLastTry: Bool = false) throws -> Result {
        switch outcome {
        case .output(let bytes):
            return try take(file, IncomingMessage(json: bytes), "its reader printed nothing of use")
        case .failed(let failure):
            let fault = "its reader came to a bad end, \(Self.words(failure))"
            guard failure.cause != .exited(status: Self.badMessage) else { return try take(file, nil, fault) }
            let isOfMessage = !Self.isOfMachine(failure.cause)
            guard isOfMessage, isLastTry else { throw MailRoomError(description: fault, isOfMessage: isOfMessage) }
            return try take(file, nil, fault)
        }
    }

    /// Records what a reader printed of several files, in one transaction: what one message makes impossible is undone for it alone.
    /// - Throws: what ``take(_:_:isLastTry:)`` throws; nothing is changed then, by none of them.
    package func takeAll(_ messages: [(name: String, outcome: RunningReading.Outcome)]) throws {
        try store.write { writer in
            var intake = self
            intake.within = writer
            for message in messages { _ = try intake.take(message.name, message.outcome) }
        }
    }

    private func write<Value>(_ body: (Writer) throws -> Value) throws -> Value {
        guard let within else { return try store.write(body) }
        return try within.part { try body(within) }
    }

    /// `mentord-read` says so of what it can't take for a message: EX_DATAERR of sysexits(3).
    private static let badMessage: Int32 = 65

    /// Whether a reader could not work, whatever the message: EX_IOERR, and what a loader or a shell says of a program that can't be run.
    private static func isOfMachine(_ cause: SubmissionFailure.Cause) -> Bool {
        switch cause {
        case .exited(let status): [74, 126, 127].contains(status)
        case .stopped, .lost: true
        case .killed, .timedOut: false
        }
    }

    private static func words(_ failure: SubmissionFailure) -> String {
        let cause =
            switch failure.cause {
            case .exited(let status): "exit status \(status)"
            case .killed(let signal): "signal \(signal)"
            case .timedOut(let seconds): "after more than \(seconds) s"
            case .stopped: "stopped by the service"
            case .lost: "whose cause is not known"
            }
        return failure.diagnostic.isEmpty ? cause : "\(cause): \(failure.diagnostic)"
    }

    package func giveUp(_ file: String, _ fault: String) throws -> Result { try take(file, nil, fault) }

    private func take(_ file: String, _ message: IncomingMessage?, _ fault: String) throws -> Result {
        guard let message else { return try giveUp(on: file, fault) }
        do { return try take(file, message) } catch  where Self.isOfMessage(error) {
            // A message that this program can't deal with must not stop it: the others, and all letters, would wait for ever.
            return try giveUp(on: file, "this program can't deal with it, report that: \(error)")
        }
    }

    /// Whether an error would come again with the same message, rather than pass.
    private static func isOfMessage(_ error: any Error) -> Bool {
        if error is MailRoomError { return false }
        guard let error = error as? StoreError else { return true }
        switch error {
        case .refused, .misused: return true
        case .busy, .full, .readOnly, .damaged, .newerSchema, .foreign, .notThere, .vanished, .replaced, .forbidden,
            .unsafe, .cannotOpen, .failed:
            return false
        }
    }

    /// Reads what a message concerns, decides, and records what it comes to.
    func take(_ file: String, _ message: IncomingMessage) throws -> Result {
        try write { writer in
            let reader = ConversationReader(writer: writer, configuration: configuration, now: now)
            guard var conversation = try reader.conversation(message, file: file) else {
                try writer.endMessage()
                return .known
            }
            conversation.isRepeated = isRepeated
            let claim = try conversation.claim(of: message)
            conversation.digest = configuration.answers?.digest(ofOwnText: claim.ownText(of: message))
            if try reader.isRepetition(conversation) {
                try writer.endMessage()
                return .known
            }
            try reader.add(claim, of: message, to: &conversation)
            let decision = try conversation.decide(claim, of: message)
            for change in decision.changes { try apply(change, writer) }
            // Before the commit: if that fails, the message is looked at again, and the same text of the same mail counts once.
            for confidence in decision.confidences.map(Confidence.text) + decision.answers.map(Confidence.answers) {
                do { try confide(confidence) } catch {
                    throw MailRoomError(
                        description: "what is said in confidence can't be kept: \(error)", isOfMessage: false)
                }
            }
            for file in decision.again { bringBack(file) }
            try writer.endMessage()
            return .new(again: decision.again)
        }
    }

    private func apply(_ change: MailDecision.Change, _ writer: Writer) throws {
        switch change {
        case .decide(let decision):
            for case .answers(let answers) in decision.changes {
                if let form = configuration.rules.forms.forms[answers.form], form.version == answers.version {
                    try writer.put(form)
                }
            }
            try writer.apply([decision])
        case .remember(let message): try writer.insert(message)
        case .settle(let number, let outcome): try writer.settle(received: number, outcome)
        case .forget(let number): try writer.forget(received: number)
        case .addAddress(let address, let person): try writer.addAddress(address, to: person, at: now)
        case .mute(let letter, let person): try writer.mute(letter, for: person, at: now)
        case .bounce(let bounce): try writer.insert(bounce)
        case .fail(let letter, let fault): try writer.finish(letter, state: .failed, at: now, fault: fault)
        case .takeBlame(let since): _ = try writer.takeBlame(forBouncesSince: since)
        case .openBreaker(let cause): try ServiceLoop.openBreaker(cause, configuration, writer, now)
        case .wake(let person): for id in try writer.mentorshipIDs(of: person) { try writer.setNextWake(id, now) }
        case .participation(let participation): try writer.put(participation)
        case .forgetAnswersToMeetings(let mentorship, let cycle, let person):
            try writer.forgetAnswersToMeetings(of: mentorship, cycle: cycle, person: person)
        }
    }

    private func giveUp(on file: String, _ reason: String) throws -> Result {
        try write { writer in
            let key = "file \(file)"
            if try writer.received(key: key) == nil {
                try writer.insert(
                    ReceivedMessage(
                        key: key, at: now, file: file, messageID: nil, sender: nil, claim: .unreadable,
                        outcome: .unread))
                try writer.append(
                    Event(
                        at: now, kind: .answerUnread,
                        text: "a message could not be read (\(reason)); its file is \(file)"))
            }
            try writer.endMessage()
            return .unreadable
        }
    }
}
