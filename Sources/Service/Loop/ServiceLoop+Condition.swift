import CivilTime
import Mentoring
import Store

/// What the service says of its own condition, and when it can't go on.
extension ServiceLoop {
    /// A store that is busy for so long, in seconds, is a condition and not a moment.
    static let patience: Int64 = 10

    /// Tells the service manager what keeps it from its work, where that changed.
    /// - Parameter fault: what the store said in this step.
    func note(_ fault: StoreError?) {
        guard let fault else {
            faultSince = nil
            return tell(sending.failsSince != nil ? .sendmailFails : missingZones.isEmpty ? .well : .zonesMissing)
        }
        let since = faultSince ?? world.clock.uptime
        faultSince = since
        switch fault {
        case .busy: if world.clock.uptime - since >= Self.patience { tell(.storeBusy) }
        case .full: tell(.storeFull)
        case .readOnly, .forbidden: tell(.storeReadOnly)
        case .vanished, .replaced: tell(.storeMoved)
        default: tell(.storeBroken)
        }
    }

    func tell(_ condition: Condition) {
        guard condition != self.condition else { return }
        self.condition = condition
        world.supervisor.condition(condition)
    }

    /// Whether the service ends because of what the store says.
    ///
    /// A damaged database gets no better by trying, and every write may make it worse. Before the first plan nobody has seen the service work
    /// yet: the administrator who starts it is told at once, and systemd tries again.
    func mustEnd(after fault: StoreError) -> Bool {
        switch fault {
        case .busy: return false
        case .damaged, .newerSchema, .foreign: break
        default: guard !isReady else { return false }
        }
        ending = fault
        status = "\(fault)"
        world.supervisor.status(status)
        report(fault: status)
        return true
    }

    /// Leaves the store alone for a moment, and says what lasts.
    func rest(after fault: StoreError) -> Deadline {
        guard case .busy(let path) = fault else {
            sayFault("the store can't be used: \(fault)")
            return Deadline(instant: world.clock.now + Self.rest)
        }
        // A restart would find the same lock.
        if !isReady { world.supervisor.extend(seconds: 60) }
        if let since = faultSince, world.clock.uptime - since >= Self.patience {
            lockedSince = since
            let instant = world.clock.now - (world.clock.uptime - since)
            sayFault(
                "the store is locked by another program since \(instant), so nothing is planned or sent; sudo fuser -v \(path) shows it"
            )
        }
        return Deadline(instant: world.clock.now + 1)
    }

    /// Says a lasting fault of the store once, in STATUS and in the journal.
    private func sayFault(_ text: String) {
        guard status != text else { return }
        status = text
        world.supervisor.status(text)
        report(fault: text)
    }

    /// The store was locked so long that it was told: the history learns of it, too.
    func noteUnlocked() throws {
        guard let since = lockedSince else { return }
        let text =
            "the store was locked by another program for \(world.clock.uptime - since) s; nothing was planned or sent meanwhile"
        try store.write { try $0.append(Event(at: world.clock.now, kind: .fault, text: text)) }
        lockedSince = nil
    }

    // MARK: A database whose file was removed or replaced

    /// Looks whether the database's file is in place. What a file that nobody can find any more holds is lost with the service, so nothing is
    /// planned or sent then; the letters in hand come to their end, what there was is copied, and the service ends.
    /// - Returns: when to look again; nil while the file is in place. ``ending`` says when that is not to be waited for.
    func restForMovedStore(_ wakes: Set<Wake>) -> Deadline? {
        guard store.fileState != .inPlace else {
            movedSince = nil
            return nil
        }
        // As long as nothing is copied, what was there is in this process alone.
        if wakes.contains(.watchdog) { world.supervisor.watchdog() }
        let since = movedSince ?? world.clock.uptime
        movedSince = since
        // Somebody who moves the file away may be about to move it back, or to put another one in its place.
        guard world.clock.uptime - since >= Self.rest else { return Deadline(instant: world.clock.now + 1) }
        guarded { try collect() }
        guard world.courier.inHand == 0 else { return Deadline(instant: nil) }
        if endForMovedStore() { return Deadline(instant: nil) }
        return Deadline(instant: world.clock.now + Self.rest)
    }

    /// Copies what the file held, and ends; returns whether the service ends; false while there is no room for the copy.
    func endForMovedStore() -> Bool {
        let state = store.fileState
        guard state != .inPlace else { return false }
        tell(.storeMoved)
        do {
            let copy = try store.rescue(at: world.clock.now.seconds)
            ending = moved(state, rescued: copy)
        } catch StoreError.damaged {
            ending = moved(state, rescued: nil)
        } catch {
            let text = "\(moved(state, rescued: nil)) A copy of what it held can't be written: \(error)"
            if status != text { report(fault: text) }
            status = text
            world.supervisor.status(text)
            return false
        }
        if case .replaced = state { holdReplaced() }
        status = ending.map { "\($0)" } ?? ""
        world.supervisor.status(status)
        report(fault: status)
        return true
    }

    private func moved(_ state: StateDatabase.FileState, rescued: String?) -> StoreError {
        if case .replaced = state { return .replaced(path: store.path, rescued: rescued) }
        return .vanished(path: store.path, rescued: rescued)
    }

    /// The file that stands there now is most likely an older copy: it sends nothing before a person has looked.
    private func holdReplaced() {
        // SQLite knows the files beside a database by its name: within one process, the old one's and the new one's would be the same.
        store.close()
        let directory = String(store.path.dropLast(StateDatabase.fileName.count + 1))
        let now = world.clock.now
        do {
            let other = try StateDatabase.open(directory: directory, busyTimeout: 1_000, create: false, wakes: false)
            defer { other.close() }
            let reason = "the database's file was replaced while the service ran"
            try other.write { writer in
                guard try writer.hold() == nil else { return }
                try writer.setHold(Hold(reason: reason, since: now, by: "service"))
                try writer.append(Event(at: now, kind: .held, text: "on hold: \(reason)"))
            }
        } catch {
            report(fault: "the file that stands there now can't be put on hold: \(error)")
        }
    }
}
