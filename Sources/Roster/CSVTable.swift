import SwiftCSV

/// One row of a table, with the line on which it begins.
struct CSVRow: Hashable {
    let line: Int
    let cells: [String]
}

/// A table as spreadsheets export it: rows that are not blank, cells trimmed, each row with its line.
///
/// SwiftCSV takes a row apart. It tells no lines and stops at the first fault, and an unclosed quotation mark swallows the rest without
/// a word. So the text is cut into rows here, by quotation marks alone, and each row is handed over by itself.
struct CSVTable {
    private(set) var rows: [CSVRow] = []

    static let mostRows = 100_000
    static let largestCell = 4096
    private static let largestRow = 256 * 1024

    init(_ text: String, into findings: inout Findings) {
        var text = text
        var delimiter: CSVDelimiter?
        var firstLine = 1
        if let named = CSVTable.namedDelimiter(text) {
            delimiter = named.delimiter
            text = String(text[named.rest...])
            firstLine = 2
        }
        let found = delimiter ?? CSVTable.likelyDelimiter(text)
        text.makeContiguousUTF8()
        for record in CSVTable.records(of: text, delimiter: found, from: firstLine, into: &findings) {
            guard let cells = CSVTable.cells(of: record, delimiter: found, into: &findings) else { continue }
            guard cells.contains(where: { !$0.isEmpty }) else { continue }
            // The header is a row of the table, too.
            guard rows.count <= CSVTable.mostRows else {
                findings.fault(record.line, nil, "more than \(CSVTable.mostRows) rows; split the file")
                return
            }
            rows.append(CSVRow(line: record.line, cells: cells))
        }
    }

    private struct Record {
        let line: Int
        let text: Substring
    }

    /// Excel's own first line, `sep=;`.
    private static func namedDelimiter(_ text: String) -> (delimiter: CSVDelimiter, rest: String.Index)? {
        guard let end = text.firstIndex(where: \.isNewline) else { return nil }
        let line = text[..<end].lowercased()
        guard line.hasPrefix("sep="), line.count == 5, let character = line.last else { return nil }
        return (.character(character), text.index(after: end))
    }

    /// Whichever of comma, semicolon and tab stands most often in the first line that is not blank, outside quotation marks.
    private static func likelyDelimiter(_ text: String) -> CSVDelimiter {
        var counts: [Character: Int] = [:]
        var isQuoted = false
        var isBlank = true
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if isQuoted { continue }
            if character.isNewline {
                if !isBlank { break }
                counts = [:]
                continue
            }
            switch character {
            case ",", ";", "\t": counts[character, default: 0] += 1
            default: isBlank = isBlank && character.isWhitespace
            }
        }
        let best: Character = [";", "\t"].reduce(",") { (counts[$1] ?? 0) > (counts[$0] ?? 0) ? $1 : $0 }
        return .character(best)
    }

    /// Cuts at line ends outside quotation marks. A mark opens a quoted cell only where the cell begins, as for SwiftCSV.
    private static func records(
        of text: String, delimiter: CSVDelimiter, from firstLine: Int, into findings: inout Findings
    ) -> [Record] {
        let bytes = text.utf8
        let separator = delimiter.rawValue.asciiValue ?? UInt8(ascii: ",")
        var records: [Record] = []
        var (line, recordLine, quoteLine) = (firstLine, firstLine, firstLine)
        var (isQuoted, isQuotedCell, atCellStart) = (false, false, true)
        var start = bytes.startIndex
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            let next = bytes.index(after: index)
            // A line ends with LF, CR LF, or CR alone (old Macs).
            let endsLine = byte == 0x0A || byte == 0x0D && (next == bytes.endIndex || bytes[next] != 0x0A)
            if endsLine { line += 1 }
            if isQuoted {
                if byte == UInt8(ascii: "\"") { isQuoted = false }
            } else if endsLine {
                records.append(Record(line: recordLine, text: text[start..<index]))
                (start, recordLine, atCellStart, isQuotedCell) = (next, line, true, false)
            } else if byte == separator {
                (atCellStart, isQuotedCell) = (true, false)
            } else if byte == UInt8(ascii: "\"") {
                if atCellStart { (isQuotedCell, quoteLine) = (true, line) }
                // A doubled mark inside a quoted cell closes it and opens it again.
                isQuoted = isQuotedCell
                atCellStart = false
            } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t"), byte != 0x0D {
                atCellStart = false
            }
            index = next
        }
        if isQuoted {
            findings.fault(
                quoteLine, nil,
                "a quotation mark opens a cell here and is never closed; everything after it was passed over")
        } else if start < bytes.endIndex {
            records.append(Record(line: recordLine, text: text[start...]))
        }
        return records
    }

    /// The cells of one row, trimmed; nil when it can't be taken apart.
    private static func cells(of record: Record, delimiter: CSVDelimiter, into findings: inout Findings) -> [String]? {
        guard record.text.utf8.count <= largestRow else {
            findings.fault(
                record.line, nil, "a row of more than \(largestRow / 1024) KiB; is a quotation mark missing?")
            return nil
        }
        var text = record.text
        if text.utf8.last == 0x0D { text.unicodeScalars.removeLast() }
        let table: EnumeratedCSV
        do {
            table = try EnumeratedCSV(string: String(text), delimiter: delimiter, loadColumns: false)
        } catch {
            findings.fault(
                record.line, nil,
                "a quotation mark in the middle of a cell; put the cell in quotation marks and double those inside")
            return nil
        }
        guard table.rows.isEmpty else {
            // SwiftCSV reads characters: a mark with an accent on it is none for it.
            findings.fault(record.line, nil, "a quotation mark has an accent on it; remove it")
            return nil
        }
        let cells = table.header.map { trimmed($0) }
        if let index = cells.firstIndex(where: { $0.utf8.count > largestCell }) {
            findings.fault(record.line, nil, "cell \(index + 1) is longer than \(largestCell / 1024) KiB")
            return nil
        }
        return cells
    }
}

/// Without white space at both ends: no-break spaces, zero-width spaces and stray byte order marks are white space, too.
func trimmed(_ text: String) -> String {
    func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
    }
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
    while let last = scalars.last, isSpace(last) { scalars.removeLast() }
    return String(scalars)
}
