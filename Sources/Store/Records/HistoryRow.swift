import Mentoring

/// A row of the history with its number: numbers only ever grow.
package struct HistoryRow: Hashable, Sendable {
    /// Its number.
    package var number: Int64
    /// What happened.
    package var event: Event
}
