import Letters

/// Rows in aligned columns, for people.
struct Table {
    /// One field, painted where colours are shown.
    struct Cell: ExpressibleByStringInterpolation {
        let text: String
        let paint: Paint?

        init(_ text: String, _ paint: Paint? = nil) {
            self.text = text.printable
            self.paint = paint
        }

        init(stringLiteral text: String) { self.init(text) }
    }

    private let header: [String]
    private var rows: [[Cell]] = []

    /// A table with the names of its columns; without any for lists of names and values.
    init(_ header: String...) { self.header = header }

    /// A table whose columns are worked out.
    init(header: [String]) { self.header = header }

    var isEmpty: Bool { rows.isEmpty }

    mutating func add(_ cells: Cell...) { rows.append(cells) }

    /// Adds a row of as many fields as there are columns.
    mutating func add(row: [Cell]) { rows.append(row) }

    mutating func add(name: String, _ value: String, _ paint: Paint? = nil) {
        rows.append([Cell(name, .bold), Cell(value, paint)])
    }

    /// The lines. The last field of a row is not padded.
    var lines: [String] {
        let heads = header.isEmpty ? [] : [header.map { Cell($0, .bold) }]
        let all = heads + rows
        var widths: [Int] = []
        for row in all {
            for (column, cell) in row.enumerated() {
                let width = DisplayWidth.of(cell.text)
                if column < widths.count { widths[column] = max(widths[column], width) } else { widths.append(width) }
            }
        }
        return all.map { row in
            row.enumerated().map { column, cell in
                let painted = cell.paint.map { $0.on(cell.text) } ?? cell.text
                guard column < row.count - 1 else { return painted }
                return painted + String(repeating: " ", count: widths[column] - DisplayWidth.of(cell.text) + 2)
            }.joined()
        }
    }

    /// Prints the lines, or what is to be said when there are no rows.
    func show(otherwise: String) {
        if rows.isEmpty { print(otherwise) } else { for line in lines { print(line) } }
    }
}
