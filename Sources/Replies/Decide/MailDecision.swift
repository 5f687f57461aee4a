import CivilTime
import Mentoring

/// What a message comes to: all of it is written in one transaction, in this order.
package struct MailDecision: Hashable, Sendable {
    /// What changes in the store.
    package enum Change: Hashable, Sendable {
        /// A decision about people, or an event of the history alone.
        case decide(Decision)
        /// The message was dealt with.
        case remember(ReceivedMessage)
        /// A message before is settled.
        case settle(received: Int64, ReceivedOutcome)
        /// A message before is dealt with anew.
        case forget(received: Int64)
        /// Somebody answers from a further address.
        case addAddress(String, PersonID)
        /// Somebody wants no more letters of a kind.
        case mute(LetterKind, PersonID)
        /// A letter came back.
        case bounce(BounceRecord)
        /// A letter that was submitted reached nobody.
        case fail(letter: Int64, fault: String)
        /// What came back since then is our own fault.
        case takeBlame(since: Instant)
        /// Sending stops.
        case openBreaker(StopCause)
        /// The mentorships of somebody are planned anew.
        case wake(PersonID)
        /// A calendar's answer.
        case participation(Participation)
        /// What was answered about single meetings counts no more.
        case forgetAnswersToMeetings(MentorshipID, cycle: Int, PersonID)
    }

    package var changes: [Change] = []
    /// What goes into the second database.
    package var confidences: [ConfidentialText] = []
    /// Files of messages that are to be looked at again, because their senders are known now.
    package var again: [String] = []
}
