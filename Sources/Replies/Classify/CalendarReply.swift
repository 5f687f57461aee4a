import CivilTime
import ICalendar

/// What a calendar program answered to an invitation (RFC 5546 §3.2.3, §3.2.7).
package struct CalendarReply: Hashable, Sendable {
    /// What is said about the event or one of its occurrences.
    package struct Part: Hashable, Sendable {
        /// The occurrence that is meant, by when it would have been; `nil` means the whole event.
        package var occurrence: ICalendarTime?
        /// The instant of `occurrence`, if its zone is known.
        package var occurrenceInstant: Instant?
        /// Whether all later occurrences are meant as well.
        package var isThisAndFuture: Bool
        /// The version of the invitation that is answered.
        package var sequence: Int
        /// When the answer was written: of two, the later counts.
        package var stamp: Instant?
        /// The address of who answers, as the calendar says, in lower case; the service compares it with the sender.
        package var attendee: String?
        /// Whether they come; `nil` of a COUNTER or REFRESH that does not say.
        package var status: ParticipationStatus?
        /// What they wrote beside it; at most 2,000 characters.
        package var comment: String?
        /// The start that COUNTER proposes, if it is a time whose zone is known.
        package var proposedStart: Instant?

        package init(
            occurrence: ICalendarTime? = nil, occurrenceInstant: Instant? = nil, isThisAndFuture: Bool = false,
            sequence: Int = 0, stamp: Instant? = nil, attendee: String? = nil, status: ParticipationStatus? = nil,
            comment: String? = nil, proposedStart: Instant? = nil
        ) {
            self.occurrence = occurrence
            self.occurrenceInstant = occurrenceInstant
            self.isThisAndFuture = isThisAndFuture
            self.sequence = sequence
            self.stamp = stamp
            self.attendee = attendee
            self.status = status
            self.comment = comment
            self.proposedStart = proposedStart
        }
    }

    /// REPLY, COUNTER, REFRESH or DECLINECOUNTER.
    package var method: ICalendarMethod
    package var uid: String
    /// At least one.
    package var parts: [Part]
    /// What was overlooked or could not be read, in words.
    package var faults: [String] = []
}
