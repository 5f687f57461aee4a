import CivilTime

/// One try to hand a letter over to sendmail, and what became of it.
package struct Attempt: Hashable, Sendable {
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        case taken
        /// It said that this letter, or its address, can't be taken. In an outage it may say so of any letter.
        case refused
        case deferred
    }

    /// Its row: a later try has a greater number, whatever the clock was set to meanwhile.
    package var number: Int64
    package var letter: Int64
    package var address: String
    /// When its end was noted.
    package var at: Instant
    package var outcome: Outcome

    package init(number: Int64, letter: Int64, address: String, at: Instant, outcome: Outcome) {
        self.number = number
        self.letter = letter
        self.address = address
        self.at = at
        self.outcome = outcome
    }

    /// What follows the @ of its address.
    var domain: Substring { address.lastIndex(of: "@").map { address[address.index(after: $0)...] } ?? "" }
}
