/// Writes rows as CSV (RFC 4180) that a spreadsheet takes for text.
package enum SheetWriter {
    /// What begins a formula in a spreadsheet: a cell that does gets an apostrophe before it.
    private static let formulas: Set<Character> = ["=", "+", "-", "@", "\t", "\r", "\r\n", "\n"]

    /// - Returns: lines that end with CR LF.
    package static func csv(_ rows: [[String]]) -> String {
        rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func cell(_ text: String) -> String {
        let isFormula = text.first.map(formulas.contains) ?? false
        let safe = isFormula && Double(text) == nil ? "'" + text : text
        let isPlain = !safe.unicodeScalars.contains { "\",;\n\r\t".unicodeScalars.contains($0) }
        return isPlain ? safe : "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
