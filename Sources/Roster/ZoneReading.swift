import CivilTime

/// Reads zone identifiers; an empty cell means the community's zone.
struct ZoneReading {
    let database: ZoneDatabase
    let community: String

    /// The zone identifier of a cell; the community's after adding a fault.
    func read(_ cell: RosterCell, into findings: inout Findings) -> String {
        guard !cell.text.isEmpty else { return community }
        do {
            return try database.zone(cell.text).identifier
        } catch {
            findings.fault(cell.line, cell.column, error.description)
            return community
        }
    }
}
