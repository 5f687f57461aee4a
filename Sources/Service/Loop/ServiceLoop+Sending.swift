import CivilTime
import Mentoring
import Processes
import Settings
import Store

extension Configuration {
    /// The sendmail command: the one that the settings name, else the machine's.
    package var sendmailCommand: SendmailCommand {
        SendmailCommand(path: settings.sendmail.path ?? sendmail, timeLimit: settings.sendmail.timeLimitSeconds)
    }
}

/// From waiting notices to letters, and from letters to sendmail.
extension ServiceLoop {
    /// Hands over what waits, as far as the rate, sendmail and free children let it; returns whether more can be done at once.
    func handOver(_ now: Instant) throws -> Bool {
        try startFrozen(now)
        guard frozen.isEmpty, mayHandOver else { return false }
        // While the breaker is open, the first who may get a letter: a coordinator, if one waits.
        let isOpen = try store.read { try $0.breaker() } != nil
        let limit = isOpen ? Int.max : 1
        if let deferred = try firstThatMayLeave(isOpen, { try $0.unrefusedLetters(at: now, limit: limit) }) {
            try retry(deferred, now)
            return true
        }
        let waiting = try store.read { try $0.waitingRecipients(at: now, limit: limit) }
        if let recipient = try waiting.first(where: { try mayLeave($0, now) }) {
            if try restForDomain(of: recipient, now) { return true }
            do { frozen += try freeze(for: recipient, now) } catch let error as ZoneError {
                try rest(for: recipient, error, now)
                return true
            }
            try startFrozen(now)
            return true
        }
        // Opened just now: the coordinators are told at once.
        if try !isOpen && store.read({ try $0.breaker() }) != nil { return true }
        // A refused letter comes last: it must not hold up the others, and others around it show whose fault it is.
        guard let refused = try firstThatMayLeave(isOpen, { try $0.deferredLetters(at: now, limit: limit) }) else {
            return false
        }
        try retry(refused, now)
        return true
    }

    /// The first of some letters; while the breaker is open, the first of them to a coordinator.
    private func firstThatMayLeave(_ isOpen: Bool, _ find: (Reader) throws -> [Int64]) throws -> Int64? {
        try store.read { reader in
            try find(reader).first { number in
                guard isOpen, case .person? = try reader.letter(number)?.recipient else { return true }
                return false
            }
        }
    }

    /// Looks at one recipient's notices again, writes what is to be said, and freezes it: all in one transaction.
    private func freeze(for recipient: Recipient, _ now: Instant) throws -> [Letter] {
        var complaints: [String] = []
        let letters = try store.write { writer -> [Letter] in
            guard try writer.hold() == nil else { return [] }
            var composer = try LetterComposer(
                recipient, writer: writer, configuration: configuration, wording: world.wording, zones: zones, now: now)
            let letters = try composer.letters()
            complaints = composer.complaints
            return letters
        }
        for complaint in complaints { report(fault: complaint) }
        return letters
    }

    /// Starts frozen letters while children are free.
    private func startFrozen(_ now: Instant) throws {
        while !frozen.isEmpty, mayHandOver {
            let letter = frozen[0]
            do {
                try world.courier.start(letter)
                countLetter()
            } catch {
                switch error {
                case .address: try settle(letter, .failed, now, "its address can't be used", isAddress: true)
                case .submission(let failure):
                    try put(off: letter, now, "\(failure)", .deferred, isSetup: failure.isFaultOfSetup)
                }
            }
            frozen.removeFirst()
        }
    }

    /// Somebody changed the store while letters wait for a child: those that no longer make sense are given up before they leave.
    func dropUnneeded() throws {
        let now = world.clock.now
        for letter in frozen {
            if try isTakenBack(letter.number, now) {
                frozen.removeAll { $0.number == letter.number }
                continue
            }
            let stale: String? = try store.read { reader in try staleness(of: letter, reader, now) }
            guard let reason = stale else { continue }
            try settle(letter, .suppressed, now, reason)
            frozen.removeAll { $0.number == letter.number }
        }
    }

    /// Takes back a letter that names somebody who was erased since: what it still may say is said in a new one.
    /// - Returns: whether it was one.
    func isTakenBack(_ number: Int64, _ now: Instant) throws -> Bool {
        guard let letter = try store.read({ try $0.letter(number) }) else { return true }
        guard letter.isWithheld else { return false }
        try store.write { writer in
            try writer.takeBack(number)
            try writer.append(letter.event(.noticeSuppressed, now, "not sent: it names somebody who is erased"))
        }
        return true
    }

    /// Tries a deferred letter again: the same bytes, unless what it says has no sense any more.
    private func retry(_ number: Int64, _ now: Instant) throws {
        if try isTakenBack(number, now) { return }
        guard let letter = try store.read({ try $0.letter(number) }) else { return }
        let stale: String? = try store.read { reader in try staleness(of: letter, reader, now) }
        if let reason = stale {
            return try settle(letter, .suppressed, now, reason)
        }
        let age = now - letter.createdAt
        let patience = Int64(configuration.rules.policy.letters.retryDays) * 86_400
        let isReplaced = try store.read { reader in try self.isReplaced(letter, reader) }
        if age >= patience && isReplaced {
            return try settle(letter, .suppressed, now, "a later letter about the same says it")
        }
        let begun = try store.write { try $0.beginAttempt(number) }
        frozen.append(begun)
        try startFrozen(now)
    }

    /// Why a letter has no sense any more: everything that it says is settled, moved or over.
    private func staleness(of letter: Letter, _ reader: Reader, _ now: Instant) throws -> String? {
        var reasons: [String] = []
        for id in letter.notices {
            if let reason = try withdrawal(of: id, reader, now) {
                reasons.append("\(reason)")
                continue
            }
            guard case .commitment(let commitment) = id.subject, let record = try reader.record(commitment),
                let notice = try reader.notice(id), notice.letter != .escalation,
                // A letter that answers somebody is about their words, whatever became of the matter since.
                !notice.isAnswer || notice.isSnoozed
            else { return nil }
            guard let reason = notice.objection(record, zones, now: now) else { return nil }
            reasons.append(reason)
        }
        return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
    }

    /// Why what became of a mentorship leaves a notice of it without sense; nil while it has some.
    private func withdrawal(of id: NoticeID, _ reader: Reader, _ now: Instant) throws -> SuppressionReason? {
        guard let home = id.subject.mentorship, let notice = try reader.notice(id),
            let dossier = try reader.dossier(home, since: now)
        else { return nil }
        return notice.withdrawal(in: dossier)
    }

    /// Whether a later notice to the same recipient about the same things exists.
    private func isReplaced(_ letter: Letter, _ reader: Reader) throws -> Bool {
        try letter.notices.allSatisfy { id in
            try reader.notices(for: id.recipient, since: letter.createdAt).contains {
                $0.id.subject == id.subject && $0.id != id && $0.decidedAt > letter.createdAt
            }
        }
    }

    // MARK: What became of them

    /// Notes what became of the letters whose children ended.
    func collect() throws {
        let now = world.clock.now
        for end in world.courier.ended() where orphans.remove(end.number) == nil { ended.append(end) }
        while let (number, outcome) = ended.first {
            // Taken off only when the store has taken note: one that is busy now does at the next step.
            if let letter = try store.read({ try $0.letter(number) }) { try note(outcome, of: letter, now) }
            ended.removeFirst()
        }
    }

    private func note(_ outcome: SubmissionOutcome, of letter: Letter, _ now: Instant) throws {
        switch outcome {
        case .submitted:
            try noteTaken(letter, now)
            sending.succeed()
        case .temporary(let failure): try put(off: letter, now, "\(failure)", .deferred)
        // Whether it is the letter's fault, or that of sendmail, is seen from what becomes of the others.
        case .permanent(let failure): try put(off: letter, now, "\(failure)", .refused)
        }
    }

    private static let backOff: [Int64] = [60, 300, 900, 1_800, 3_600, 7_200, 14_400]

    private func put(
        off letter: Letter, _ now: Instant, _ fault: String, _ outcome: Attempt.Outcome, isSetup: Bool = false
    ) throws {
        var health = sending
        let isNew = health.fail(
            SendmailBackoff.Failure(
                address: letter.address, attempt: letter.attempts, isRefusal: outcome == .refused, isSetup: isSetup),
            at: now)
        let pause = Self.backOff[min(letter.attempts - 1, Self.backOff.count - 1)]
        let next = max(now + pause, health.opensAt ?? now)
        let words = Self.withoutAddresses(fault, letter)
        let since = health.failsSince
        try store.write { writer in
            try writer.note(outcome, of: letter.number, at: now)
            try writer.finish(letter.number, state: .deferred, at: now, nextAttemptAt: next, fault: words)
            try writer.setValue(StoreKey.sendingFails, since.map { String($0.seconds) })
            if since == nil {
                try writer.append(letter.event(.letterDeferred, now, "deferred until \(next): \(words)"))
                try judge(letter, words, writer, now)
            }
            if isNew {
                try writer.append(
                    Event(
                        at: now, kind: .sendingFails,
                        text: "sendmail takes no letters; they wait, none is lost: \(words)"))
            }
        }
        sending = health
    }

    /// - Parameter isAddress: whether the letter was given up because its address takes none.
    func settle(
        _ letter: Letter, _ state: LetterState, _ now: Instant, _ fault: String?, isAddress: Bool = false
    ) throws {
        let words = fault.map { Self.withoutAddresses($0, letter) }
        try store.write { try settle(letter, state, now, words, isAddress: isAddress, $0) }
    }

    func settle(
        _ letter: Letter, _ state: LetterState, _ now: Instant, _ words: String?, isAddress: Bool = false,
        _ writer: Writer
    ) throws {
        try writer.finish(letter.number, state: state, at: now, nextAttemptAt: nil, fault: words)
        switch state {
        case .submitted:
            for notice in letter.notices {
                try writer.append(letter.event(.letterSubmitted, now, "submitted", notice))
            }
        case .failed:
            try writer.append(letter.event(.letterFailed, now, "given up: \(words ?? "")"))
            if isAddress { try reportUnreachable(letter, words ?? "", writer, now) }
        case .suppressed:
            try writer.append(letter.event(.noticeSuppressed, now, "not sent after all: \(words ?? "")"))
        case .submitting, .deferred: break
        }
    }

    /// An address that letters can't reach: none is sent there any more, and the coordinator is told.
    private func reportUnreachable(_ letter: Letter, _ fault: String, _ writer: Writer, _ now: Instant) throws {
        guard case .person(let id) = letter.recipient, var person = try writer.person(id),
            person.email == letter.address,
            person.addressFault == nil
        else { return }
        person.addressFault = .notTaken(fault)
        let planner = Planner(rules: configuration.rules)
        try writer.apply(planner.unreachable(person, now: now))
        for mentorship in try writer.mentorshipIDs(of: id) { try writer.setNextWake(mentorship, now) }
    }

    /// The journal names people by id: what sendmail said may hold their address.
    private static func withoutAddresses(_ text: String, _ letter: Letter) -> String {
        text.replacing(letter.address, with: letter.recipient.description).split(separator: " ").map { word in
            word.contains("@") ? "(address)" : String(word)
        }.joined(separator: " ")
    }
}

extension Letter {
    func event(_ kind: EventKind, _ now: Instant, _ text: String, _ notice: NoticeID? = nil) -> Event {
        var person: PersonID?
        if case .person(let id) = recipient { person = id }
        let about = notice ?? (notices.count == 1 ? notices.first : nil)
        var commitment: CommitmentID?
        if case .commitment(let id) = about?.subject { commitment = id }
        return Event(
            at: now, kind: kind, mentorship: about?.subject.mentorship, person: person, commitment: commitment,
            origin: about?.origin, messageID: messageID, text: "\(text) (letter \(number))")
    }
}
