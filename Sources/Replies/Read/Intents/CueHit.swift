/// A phrase that was found.
struct CueHit: Hashable {
    var kind: CueKind
    /// Its tokens.
    var range: Range<Int>
    var sentence: Int
    var clause = 0
}
