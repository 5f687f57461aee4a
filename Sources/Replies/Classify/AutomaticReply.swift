import CivilTime

/// What a program sent on its own; it must never be answered.
package struct AutomaticReply: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, Codable {
        case absence
        /// A letter was opened, or deleted unread (RFC 8098).
        case receipt
        /// Anything else: a ticket was opened, an address has changed.
        case other
    }

    package var kind: Kind
    /// The first day of an absence, if the text names both its ends without doubt: of "from 1 to 5 March" the first. It may be ahead, or
    /// some days ago.
    package var from: CivilDate?
    /// The last day of an absence, if the text names one without doubt: of "back on 5 March", "returning on 5 March" or "wieder ab 5. März"
    /// the day before; of "until 5 March" that day, though some who write so are back on it: a letter that comes a day later is no harm, and
    /// one to somebody who is away is.
    package var through: CivilDate?

    /// How long the absence is by its own words, if these say more than a day does.
    package var length: Length?

    /// Whether somebody may have said something by it, though a program marked it as its own: a person should ask what it was to say.
    package var mayBeAnswer = false

    /// How long somebody is away who names no day that counts.
    package enum Length: String, Hashable, Sendable, Codable {
        /// Months: parental leave, a sabbatical, or a day that is further ahead than any that is believed.
        case long
        /// For good: they left, or the address is given up.
        case gone
    }
}
