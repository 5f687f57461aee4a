/// What an answer says of the times that it is about: the one that was proposed, or is fixed, the one that it would take the place of, and any third.
struct ProposalVotes {
    /// Which time a phrase is about.
    enum Side: Hashable {
        case old, new, third
        /// Of none that is named.
        case open
    }

    /// How much speaks for the time that was asked about, and against it.
    private(set) var yes = 0
    private(set) var no = 0
    /// How much speaks for a third time.
    private(set) var third = 0
    /// Whether the old time is said not to suit either.
    private(set) var isOldBad = false

    init(_ said: [(kind: CueKind, side: Side, isWord: Bool)]) {
        for (kind, side, _) in said where kind != .move { add(kind, side) }
        let isSaid = yes > 0 || no > 1
        // "I must decline the change": a word for it beside an answer says nothing more.
        for (kind, side, isWord) in said where kind == .move && !(isWord && isSaid) { add(kind, side) }
    }

    private mutating func add(_ kind: CueKind, _ side: Side) {
        switch (kind, side) {
        case (.suits, .new), (.yes, .new), (.nod, .new), (.keep, .new), (.move, .new), (.prefer, .new): yes += 2
        case (.suits, .open), (.yes, .open), (.nod, .open), (.held, .new): yes += 2
        case (.suits, .old), (.yes, .old), (.nod, .old), (.keep, .old), (.keep, .open), (.move, .old), (.prefer, .old):
            no += 2
        case (.suits, .third), (.yes, .third), (.keep, .third), (.prefer, .third), (.move, .third), (.move, .open):
            third += 2
        case (.unsuitable, .old), (.notHeld, .old): isOldBad = true
        case (.unsuitable, .new), (.unsuitable, .open), (.no, _), (.notHeld, .new), (.notHeld, .open): no += 2
        case (.excuse, _): no += 1
        default: break
        }
    }
}
