import CivilTime
import Mentoring
import Service
import Store

/// What was written in confidence, as the service uses it. It stays open: letting go of a database's queue starts threads of libdispatch, which
/// wake an idle service every second from then on. Its owner is checked before each text all the same.
final class SecondDatabase {
    private let state: String
    private var texts: ConfidentialStore?

    init(state: String) { self.state = state }

    /// Looks whether it can be used, before a text comes that needs it, and brings over what an earlier version kept in the state. What is
    /// wrong is told and stops nothing: answers that have such a text wait until it is mended.
    ///
    /// The caller holds the state's lock.
    func prepare(telling store: StateDatabase, at now: Instant) {
        do {
            _ = try opened().takeOver(from: state)
        } catch {
            // The next start looks again, and doctor whenever it is asked.
            try? store.write {
                try $0.append(
                    Event(
                        at: now, kind: .fault, actor: "service",
                        text:
                            "what is said in confidence can't be kept, and answers that have such a text wait: \(error)"
                    ))
            }
        }
    }

    func keep(_ confidence: Confidence) throws {
        do { try opened().add(confidence) } catch StoreError.unsafe {
            // Somebody may have put another folder there, as a restore by hand does: one that is safe is taken.
            texts?.close()
            texts = nil
            try opened().add(confidence)
        }
    }

    private func opened() throws -> ConfidentialStore {
        if let texts { return texts }
        let opened = try ConfidentialStore.open(state: state)
        texts = opened
        return opened
    }
}
