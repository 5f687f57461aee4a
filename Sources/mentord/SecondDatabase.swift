import CivilTime
import Mentoring
import Store

/// What was written in confidence, as the service uses it: opened for each text, so that whose it is is looked at each time.
struct SecondDatabase {
    let state: String

    /// Looks whether it can be used, before a text comes that needs it, and brings over what an earlier version kept in the state. What
    /// is wrong is told and stops nothing: answers that have such a text wait until it is mended.
    ///
    /// The caller holds the state's lock.
    func prepare(telling store: Store, at now: Instant) {
        do {
            let texts = try ConfidentialStore.open(state: state)
            defer { texts.close() }
            _ = try texts.takeOver(from: state)
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

    /// Keeps a text.
    func keep(_ text: ConfidentialText) throws {
        let texts = try ConfidentialStore.open(state: state)
        defer { texts.close() }
        _ = try texts.add(text)
    }
}
