import CivilTime

/// Why an answer or a command about a mentorship can't be taken. Nothing was changed.
package enum AnswerError: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownCommitment(CommitmentID, known: String)
    /// It lies too far ahead for that answer.
    case notYet(CommitmentID, due: CivilDateTime)
    case inTheFuture(CivilDateTime)
    case inThePast(CivilDateTime)
    /// A meeting can't be moved to or past the next one.
    case pastNext(CommitmentID, to: CivilDateTime, next: CivilDateTime)
    /// A meeting can't be moved to or before the one before it.
    case beforePrevious(CommitmentID, to: CivilDateTime, previous: CivilDateTime)
    /// The time given lies long before the mentorship began.
    case beforeStart(CivilDateTime, start: CivilDateTime)
    /// With those absent nobody met anybody.
    case nobodyMet(CommitmentID)
    /// It is settled: reopen it first.
    case settled(CommitmentID, CommitmentState)
    case nothingToReopen(CommitmentID)
    case suspended(CommitmentID, SuspensionCause)
    case notParticipant(PersonID, MentorshipID)
    case over(MentorshipID, MentorshipState)
    case notPaused(MentorshipID)
    case pausedAlready(MentorshipID)
    case doesNotRenew(MentorshipID, ProgramID)
    case wrongWayRound(from: CivilDate, until: CivilDate)

    package var description: String {
        switch self {
        case .unknownCommitment(let id, let known): "\(id): no such commitment; \(known)"
        case .notYet(let id, let due):
            "\(id) is due at \(due): nothing can be said of it before; excuse or move it instead"
        case .inTheFuture(let time): "\(time) lies in the future: say when it really took place"
        case .inThePast(let time): "\(time) lies in the past: move it to a time ahead, or say that it was held"
        case .pastNext(let id, let to, let next):
            "\(id) can't be moved to \(to): the next meeting is at \(next); excuse this one, or choose a time before that"
        case .beforePrevious(let id, let to, let previous):
            "\(id) can't be moved to \(to): the meeting before it is at \(previous); choose a time after that"
        case .beforeStart(let time, let start):
            "\(time) lies long before the mentorship's start, \(start): is the year right?"
        case .nobodyMet(let id):
            "\(id): with those absent fewer than two people were there; if it did not take place, say \"mentorctl meeting missed \(id)\""
        case .settled(let id, let state):
            "\(id) is \(state.rawValue): \"mentorctl meeting reopen \(id)\" undoes that first"
        case .nothingToReopen(let id): "\(id): there is no answer and no verdict to undo"
        case .suspended(let id, let cause):
            "\(id) is excused because it falls into a \(cause.rawValue): change that instead"
        case .notParticipant(let person, let mentorship): "\(person) does not take part in \(mentorship)"
        case .over(let mentorship, let state): "\(mentorship) is \(state.rawValue): nothing more can be changed in it"
        case .notPaused(let mentorship): "\(mentorship) is not paused"
        case .pausedAlready(let mentorship):
            "\(mentorship) is paused already: resume it first, or choose days after that pause"
        case .doesNotRenew(let mentorship, let program):
            "\(mentorship): the program \"\(program)\" does not renew; set \"renews: true\" in policy.yaml, or import a new mentorship"
        case .wrongWayRound(let from, let until):
            "until \(until) is not after \(from): the day of return comes after the first day away"
        }
    }
}
