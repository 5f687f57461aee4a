/// What a file says in one place, and what that place is called in messages.
struct RosterCell: Hashable {
    let text: String
    let line: Int
    /// The column or key, in the file's own words.
    let column: String
}

/// A person as written, before anything is read into it.
struct PersonRow: Hashable {
    let line: Int
    var id: RosterCell?
    var cells: [PersonColumn: RosterCell] = [:]
    /// Whether it is one of several rows that may name the same person again, as the two sides of a table of pairs do.
    var mayRepeat = false
    /// Whether what is missing was reported already.
    var missingIsReported = false
}

/// A mentorship as written.
struct MentorshipRow: Hashable {
    let line: Int
    var id: RosterCell?
    var cells: [MentorshipColumn: RosterCell] = [:]
    /// A time of day that stands in a column of its own.
    var time: RosterCell?
    /// Whether what is missing was reported already.
    var missingIsReported = false
}
