/// Everything that is wrong in the files that are being read. Readers add to it and go on, so that a person sees all of it at once.
package final class Faults {
    /// The most faults that are kept; a file that is wrong throughout need not be listed in full.
    package static let limit = 500

    private var files: [String] = []
    private var kept: [Fault] = []
    private var known: Set<Fault> = []
    private var dropped = 0

    package init() {}

    package var isEmpty: Bool { kept.isEmpty }

    /// Adds a fault. The same one twice is one: a ladder that several programs use is read several times.
    package func add(_ fault: Fault) {
        guard !known.contains(fault) else { return }
        guard kept.count < Faults.limit else { dropped += 1; return }
        if !files.contains(fault.file) { files.append(fault.file) }
        known.insert(fault)
        kept.append(fault)
    }

    /// All of them, by file (in the order in which the files first had one), line and column.
    package var all: [Fault] {
        let order = Dictionary(uniqueKeysWithValues: files.enumerated().map { ($1, $0) })
        var sorted = kept.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            return (order[a.file] ?? 0, a.line ?? 0, a.column ?? 0, left.offset)
                < (order[b.file] ?? 0, b.line ?? 0, b.column ?? 0, right.offset)
        }.map(\.element)
        if dropped > 0, let last = sorted.last {
            sorted.append(Fault(file: last.file, message: "\(dropped) more faults are not listed"))
        }
        return sorted
    }
}
