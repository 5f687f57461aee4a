import Mentoring

extension LetterFrequency {
    /// How often a cell says that letters come: as usual for an empty one, and after adding a fault.
    init(_ cell: RosterCell, into findings: inout Findings) {
        self = .usual
        guard !cell.text.isEmpty else { return }
        // As people type it: "Due only".
        let written = cell.text.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" }.joined(separator: "-")
        if let known = LetterFrequency(rawValue: written) {
            self = known
            return
        }
        let names = Self.allCases.map(\.rawValue)
        let advice =
            Spelling.nearest(to: written, among: names).map { "did you mean \($0)?" } ?? "known are \(listed(names))"
        findings.fault(
            cell.line, cell.column, "\"\(shown(cell.text))\" does not say how often letters come; \(advice)")
    }
}
