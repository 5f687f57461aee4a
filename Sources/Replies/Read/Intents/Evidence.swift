/// What phrases say of one thing, weighed.
struct Evidence {
    private var counts: [CueKind: Int] = [:]
    /// The sentences in which they stand.
    private(set) var sentences: Set<Int> = []

    init(_ hits: [CueHit]) {
        for hit in hits {
            counts[hit.kind, default: 0] += 1
            if hit.kind.isAnswer { sentences.insert(hit.sentence) }
        }
    }

    subscript(_ kind: CueKind) -> Int { counts[kind] ?? 0 }

    func has(_ kinds: CueKind...) -> Bool { kinds.contains { self[$0] > 0 } }

    var isEmpty: Bool { sentences.isEmpty }

    /// How much says that a meeting took place; from 2 on it is enough.
    var isHeld: Int { 2 * self[.held] + 2 * self[.yes] + self[.heldSoft] }

    /// How much says that it did not.
    var isNotHeld: Int { 2 * self[.notHeld] + 2 * self[.no] + 2 * self[.unsuitable] + self[.excuse] }

    var isDone: Int { 2 * self[.done] + 2 * self[.yes] }

    var isNotDone: Int { 2 * self[.notDone] + 2 * self[.no] + 2 * self[.remind] + self[.excuse] }

    var suits: Int { 2 * self[.suits] + 2 * self[.yes] + 2 * self[.nod] }

    var isUnsuitable: Int { 2 * self[.unsuitable] + 2 * self[.no] + 2 * self[.notHeld] + self[.excuse] }
}
