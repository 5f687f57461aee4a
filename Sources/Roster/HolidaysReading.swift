import Mentoring

/// Reads names of holiday calendars; an empty cell means the community's.
struct HolidaysReading {
    let known: Set<HolidayCalendarID>

    /// The calendar of a cell; nil for an empty one, and after adding a fault.
    func read(_ cell: RosterCell, into findings: inout Findings) -> HolidayCalendarID? {
        guard !cell.text.isEmpty else { return nil }
        if let name = HolidayCalendarID(cell.text), known.contains(name) { return name }
        let names = known.map(\.text).sorted()
        let advice =
            Spelling.nearest(to: cell.text, among: names).map { "did you mean \($0)?" }
            ?? (names.isEmpty
                ? "mentord.yaml has none; add it under calendar: holiday-calendars" : "known are \(listed(names))")
        findings.fault(cell.line, cell.column, "\"\(shown(cell.text))\" is not a calendar of holidays; \(advice)")
        return nil
    }
}
