import Settings

/// Every fault of a roster at once, in the order of its lines. Nothing was taken from it.
package struct RosterFaults: Error, Hashable, Sendable, CustomStringConvertible {
    /// The faults, at least one.
    package var faults: [Fault]

    /// Puts faults in the order of their lines.
    package init(_ faults: [Fault]) {
        self.faults = faults.enumerated()
            .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
            .map(\.element)
    }

    /// One fault a line: `people.csv:17: email: "a@@b" has two @ signs; …`.
    package var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// What is found while a file is read: faults refuse it, warnings do not.
struct Findings {
    let file: String
    private(set) var faults: [Fault] = []
    private(set) var warnings: [Fault] = []

    /// A file with so many faults is wrong throughout; looking on would cost time and tell nothing new.
    static let limit = 1000

    /// Whether reading on is no use. Says so once, at the line where it was given up.
    mutating func givesUp(at line: Int?) -> Bool {
        guard faults.count >= Findings.limit else { return false }
        fault(line, nil, "\(faults.count) faults so far; the rest of the file was not looked at")
        return true
    }

    /// Whether a near name is worth searching for: the first faults show what the slip is.
    var isWorthSuggesting: Bool { faults.count < 50 }

    /// Adds a fault; `column` is the column or key in the file's own words.
    mutating func fault(_ line: Int?, _ column: String? = nil, _ message: String) {
        faults.append(fault(at: line, column, message))
    }

    mutating func add(_ others: [Fault]) { faults += others }

    mutating func warn(_ line: Int?, _ column: String? = nil, _ message: String) {
        warnings.append(fault(at: line, column, message))
    }

    private func fault(at line: Int?, _ column: String?, _ message: String) -> Fault {
        Fault(file: file, line: line, message: (column.map { "\(shown($0)): " } ?? "") + message)
    }

    /// Ends the reading if anything is wrong.
    func check() throws(RosterFaults) {
        if !faults.isEmpty { throw RosterFaults(faults) }
    }
}

/// Text from a file as a message may show it between its own quotation marks: cut short, and nothing in it can disturb a terminal.
func shown(_ text: String) -> String { String(Fault.quoted(text).dropFirst().dropLast()) }

/// `a, b and c`.
func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
}
