/// What phrases say of one thing, weighed.
struct Evidence {
    let hits: [CueHit]
    /// Of which of the things that were asked, from 0 on.
    let thing: Int

    init(_ hits: [CueHit], _ thing: Int) {
        self.hits = hits
        self.thing = thing
    }

    subscript(_ kind: CueKind) -> Int { hits.count { $0.kind == kind } }

    func has(_ kinds: CueKind...) -> Bool { hits.contains { kinds.contains($0.kind) } }

    var isEmpty: Bool { hits.isEmpty }

    /// How much says that a meeting took place; from 2 on it is enough.
    var isHeld: Int { 2 * self[.held] + 2 * self[.yes] + self[.heldSoft] + self[.present] }

    /// How much says that it did not.
    var isNotHeld: Int { 2 * self[.notHeld] + 2 * self[.neither] + 2 * self[.no] + self[.excuse] }

    var isDone: Int { 2 * self[.done] + 2 * self[.yes] }

    /// An apology beside a word that it is done says nothing.
    var isNotDone: Int {
        2 * self[.notDone] + 2 * self[.neither] + 2 * self[.no] + 2 * self[.remind] + (isDone > 0 ? 0 : self[.excuse])
    }

    var suits: Int { 2 * self[.suits] + 2 * self[.yes] + 2 * self[.nod] }

    var isUnsuitable: Int { 2 * self[.unsuitable] + 2 * self[.no] + 2 * self[.notHeld] + self[.excuse] }
}
