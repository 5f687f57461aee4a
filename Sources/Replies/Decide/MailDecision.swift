import CivilTime
import Mentoring

/// What a message comes to: all of it is written in one transaction, in this order.
package struct MailDecision: Hashable, Sendable {
    /// What changes in the store.
    package enum Change: Hashable, Sendable {
        /// A decision about people, or an event of the history alone.
        case decide(Decision)
        case remember(ReceivedMessage)
        case settle(received: Int64, ReceivedOutcome)
        case forget(received: Int64)
        case addAddress(String, PersonID)
        case mute(LetterKind, PersonID)
        case bounce(BounceRecord)
        /// A letter that was submitted reached nobody.
        case fail(letter: Int64, fault: String)
        /// Letters that came back since then are our own fault.
        case takeBlame(since: Instant)
        case openBreaker(StopCause)
        case wake(PersonID)
        case participation(Participation)
        /// What was answered about single meetings counts no more.
        case forgetAnswersToMeetings(MentorshipID, cycle: Int, PersonID)
    }

    package var changes: [Change] = []
    package var confidences: [ConfidentialText] = []
    /// What was answered to forms in confidence.
    package var answers: [FormAnswers] = []
    /// Files of messages that are to be looked at again, because their senders are known now.
    package var again: [String] = []
}
