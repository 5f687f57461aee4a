import CivilTime

/// What must be asked for words to be understood that mean something else elsewhere.
enum Situation: Hashable {
    /// Whether a meeting took place whose start is over: only then does "cancelled" say that it did not.
    case meetingOver
    /// Whether something suits: only then is "works for me" a yes.
    case agreement

    /// Whether one thing is what the situation is about, for words that were written at an instant.
    func holds(_ asked: Asked, at written: Instant) -> Bool {
        switch self {
        case .meetingOver: asked.kind == .meeting && !asked.isTold && asked.due.map { $0 <= written } == true
        case .agreement: asked.kind == .proposal || asked.kind == .confirmation
        }
    }
}
