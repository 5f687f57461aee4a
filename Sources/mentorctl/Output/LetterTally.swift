import Mentoring

/// How many letters each recipient got in each month.
struct LetterTally {
    private struct Month: Hashable, Comparable {
        let year: Int
        let month: Int

        static func < (left: Month, right: Month) -> Bool { (left.year, left.month) < (right.year, right.month) }

        var text: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
    }

    private var counts: [Recipient: [Month: Int]] = [:]
    private(set) var total = 0

    mutating func count(_ recipient: Recipient, year: Int, month: Int) {
        counts[recipient, default: [:]][Month(year: year, month: month), default: 0] += 1
        total += 1
    }

    /// Prints a row for each recipient and a column for each month; a coordinator is written `@1`.
    func show() {
        let months = Set(counts.values.flatMap(\.keys)).sorted()
        guard !months.isEmpty else { return print("\nNo letter left.") }
        var table = Table(header: ["LETTERS TO"] + months.map(\.text) + ["ALL"])
        for recipient in counts.keys.sorted() {
            let row = counts[recipient] ?? [:]
            let numbers = months.map { row[$0] ?? 0 } + [row.values.reduce(0, +)]
            table.add(row: [Table.Cell(recipient.description)] + numbers.map { Table.Cell(String($0)) })
        }
        let sums = months.map { month in counts.values.reduce(0) { $0 + ($1[month] ?? 0) } } + [total]
        table.add(row: [Table.Cell("all", .bold)] + sums.map { Table.Cell(String($0)) })
        print()
        for line in table.lines { print(line) }
    }
}
