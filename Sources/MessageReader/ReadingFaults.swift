/// What was cut, overlooked or repaired in a message, each once.
struct ReadingFaults {
    /// More than these say nothing new.
    private static let most = 50

    private(set) var all: [String] = []

    mutating func note(_ fault: String) {
        if all.count < Self.most && !all.contains(fault) { all.append(fault) }
    }

    /// A name that a stranger wrote, as it may stand in a fault: short, and of plain characters.
    static func quoted(_ name: String) -> String {
        "“"
            + String(
                String.UnicodeScalarView(
                    name.unicodeScalars.prefix(40).map { (0x21...0x7E).contains($0.value) ? $0 : "?" })) + "”"
    }
}
