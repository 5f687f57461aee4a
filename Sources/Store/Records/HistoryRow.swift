import Mentoring

/// A row of the history with its number: numbers only ever grow.
package struct HistoryRow: Hashable, Sendable {
    package var number: Int64
    package var event: Event
}
