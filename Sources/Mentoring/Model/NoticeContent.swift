import CivilTime
import Forms

/// What a letter says beyond what its notice is about. It waits with the notice in the database.
package enum NoticeContent: Hashable, Sendable, Codable {
    /// What a coordinator is to look at.
    case matter(Matter)
    /// Which of two addresses is told that it changed.
    case addressChange(AddressSide)
    /// The last day of a pause, if it has one, and who asked for it.
    case pause(through: CivilDate?, by: PersonID?)
    /// Who let the mentorship go on.
    case resumption(by: PersonID)
    /// When a meeting was before, who moved it, and whether the reader had proposed the new time.
    case move(from: Instant, by: PersonID, isAgreed: Bool)
    /// Who does not come to a meeting, or to all from it on.
    case refusal(by: PersonID, isAll: Bool)
    /// Another time for a meeting, and who would like it.
    case proposal(Instant, by: PersonID)
    case outcome(AnswerOutcome)
    case lack(Clarification)
    /// An answer came from an address that is not known, with whose letter; and what it said first, if it was understood.
    case strangeAddress(String, said: SaidVerb?, to: PersonID)
    /// An answer was not understood for the second time.
    case notUnderstoodAgain
    /// Whose answer could not be read, and how much a coordinator is told of it.
    case unread(by: PersonID, Unread)
    /// Whose check-in a person must read.
    case checkIn(CommitmentID)
    /// A mark of what a calendar is to say; nil for nothing any more.
    case calendar(mark: String?)
    case stop(StopCause)
    /// What of a form is asked once more.
    case openQuestions([QuestionID])

    /// How much a coordinator is told of an answer that could not be read.
    package enum Unread: Hashable, Sendable, Codable {
        /// That it came; its author was told what can be said.
        case known
        /// That it came from somebody who gets no letters, and was asked nothing.
        case noLetters
        /// What was written, which its author lets the coordinator see; nil once the letter is made.
        case shown(String?)
    }
}

/// Why sending stopped by itself.
package enum StopCause: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Mail systems refuse what we send; with the status code that the last one named, in parentheses, if any.
    case refused(status: String)
    /// Far more letters than usual were made within 24 hours.
    case overflow(letters: Int, usual: Int)
    /// The same in the words of another version of the program.
    case volume(String)

    package var description: String {
        switch self {
        case .refused(let status): "letters come back for a reason that is ours\(status)"
        case .overflow(let letters, let usual):
            "\(letters) letters were made within 24 hours; \(usual) are the most that is usual"
        case .volume(let words): words
        }
    }
}
