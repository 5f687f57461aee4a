import CivilTime

package enum CommitmentState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Its due time lies ahead.
    case planned
    /// Its due time has come; nothing is known of it yet.
    case due
    /// It was kept.
    case fulfilled
    /// It need not be kept.
    case excused
    /// It was not kept: somebody said so, or was asked and said nothing for the whole grace.
    case missed
    /// Its mentorship ended first.
    case withdrawn
    /// It was due before records began.
    case unrecorded

    /// Whether an answer is still awaited.
    package var isOpen: Bool {
        switch self {
        case .planned, .due: true
        case .fulfilled, .excused, .missed, .withdrawn, .unrecorded: false
        }
    }
}

/// Something that someone owes by an instant: what the schedule says, before anything happened to it.
package struct Commitment: Hashable, Sendable {
    package var id: CommitmentID
    /// When it is due, on the wall clock of `zone`.
    package var due: CivilDateTime
    /// The zone identifier of `due`: the mentorship's; the person's for a check-in.
    package var zone: String
    package var cycle: Int
    /// Whether it is the first of its name in its cycle.
    package var isFirstOfCycle: Bool
    /// When the meeting after it would have been, for the last one before a change of rhythm; nil for every other.
    var following: CivilDateTime?

    package init(id: CommitmentID, due: CivilDateTime, zone: String, cycle: Int, isFirstOfCycle: Bool) {
        self.id = id
        self.due = due
        self.zone = zone
        self.cycle = cycle
        self.isFirstOfCycle = isFirstOfCycle
    }
}

/// What is stored of a commitment once something happened to it.
package struct CommitmentRecord: Hashable, Sendable {
    package var id: CommitmentID
    /// 0 at first; each move and each reopening opens the next, with its own ladder.
    package var revision: Int
    /// When it is due, on the wall clock of `zone`.
    package var due: CivilDateTime
    package var zone: String
    /// What `due` came to by the time zone data of the last look: where newer data say otherwise, people are told anew. nil in what was
    /// stored before such looks.
    package var instant: Instant?
    /// Whether this revision was opened because the instant changed and the wall clock did not.
    package var movedByZone: Bool
    /// The wall-clock time that somebody moved it to, in `zone`; nil while the schedule decides.
    package var movedTo: CivilDateTime?
    /// How often it was moved by somebody, in a row.
    package var moves: Int
    /// Where it stands. `planned` with a due time that has passed reads as `due`.
    package var state: CommitmentState
    /// The ladder that holds since it became due; nil while the settings still decide.
    package var ladder: Ladder?
    package var openedAt: Instant
    package var settledAt: Instant?
    /// Whether the miss was judged from silence, not said by somebody.
    package var bySilence: Bool
    package var couldNotAsk: Bool
    /// Why it was moved or excused, or what is the matter with it.
    package var reason: CommitmentReason?

    /// The first record of a commitment.
    package init(_ commitment: Commitment, openedAt: Instant) {
        id = commitment.id
        revision = 0
        due = commitment.due
        zone = commitment.zone
        instant = nil
        movedByZone = false
        movedTo = nil
        moves = 0
        state = .planned
        ladder = nil
        self.openedAt = openedAt
        settledAt = nil
        bySilence = false
        couldNotAsk = false
        reason = nil
    }
}
