import Mentoring

/// `guesses.dat`: a line that names it, the tables, and a sum of all before.
///
/// A table is its name, its labels, its bits, its scale, its biases and its weights. Names have their length before them, numbers are
/// little-endian, and a label for the guess is the raw value of a verb.
extension GuessModel {
    /// What is wrong with a file.
    package enum Flaw: Error, Hashable {
        case noGuesses
        case otherVersion
        case cut
        case changed
        case content

        /// In a few words without a full stop.
        package var text: String {
            switch self {
            case .noGuesses: "is no file of guesses"
            case .otherVersion: "is of another version"
            case .cut: "is cut off"
            case .changed: "was damaged: its sum is another"
            case .content: "has tables that cannot be"
            }
        }
    }

    private static let head = "mentord guesses "
    private static let version = "1\n"
    private static let trickyName = "tricky"

    // MARK: Reading

    package init(_ bytes: [UInt8]) throws(Flaw) {
        let start = (Self.head + Self.version).utf8.count
        guard bytes.starts(with: Self.head.utf8) else { throw .noGuesses }
        guard bytes.starts(with: (Self.head + Self.version).utf8) else { throw .otherVersion }
        guard bytes.count >= start + 5 else { throw .cut }
        var source = GuessBytes(bytes[start...])
        var verbs: [GuessQuestion: GuessTable] = [:]
        var tricky: GuessTable?
        for _ in 0..<(try source.byte()) {
            let name = try source.text()
            let table = try source.table()
            if name == Self.trickyName {
                tricky = table
            } else if let question = GuessQuestion(rawValue: name) {
                verbs[question] = table
            } else {
                throw .content
            }
        }
        let sum = FNV1a.hash(bytes[..<source.rest.startIndex])
        guard try source.number() == sum, source.rest.isEmpty else { throw .changed }
        guard let tricky, tricky.labels.count == 1, verbs.count == GuessQuestion.allCases.count,
            verbs.values.allSatisfy({ $0.labels.count > 1 && $0.labels.allSatisfy { Verb.Kind(rawValue: $0) != nil } })
        else { throw .content }
        self.init(verbs: verbs, tricky: tricky)
    }

    // MARK: Writing

    package var bytes: [UInt8] {
        var bytes = Array((Self.head + Self.version).utf8)
        let tables = GuessQuestion.allCases.compactMap { question in verbs[question].map { (question.rawValue, $0) } }
        bytes.append(UInt8(tables.count + 1))
        for (name, table) in tables + [(Self.trickyName, tricky)] {
            GuessBytes.append(name, to: &bytes)
            bytes.append(UInt8(table.labels.count))
            for label in table.labels { GuessBytes.append(label, to: &bytes) }
            bytes.append(UInt8(table.bits))
            for value in [table.scale] + table.biases { GuessBytes.append(value.bitPattern, to: &bytes) }
            bytes += table.weights.map { UInt8(bitPattern: $0) }
        }
        GuessBytes.append(FNV1a.hash(bytes), to: &bytes)
        return bytes
    }
}

/// The bytes of such a file, from the front to the back.
private struct GuessBytes {
    var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func take(_ count: Int) throws(GuessModel.Flaw) -> ArraySlice<UInt8> {
        guard rest.count >= count else { throw .cut }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func byte() throws(GuessModel.Flaw) -> Int { Int(try take(1).first ?? 0) }

    mutating func number() throws(GuessModel.Flaw) -> UInt32 {
        try take(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    mutating func float() throws(GuessModel.Flaw) -> Float {
        let value = Float(bitPattern: try number())
        guard value.isFinite else { throw .content }
        return value
    }

    mutating func text() throws(GuessModel.Flaw) -> String {
        guard let text = String(validating: try take(byte()), as: UTF8.self) else { throw .content }
        return text
    }

    mutating func table() throws(GuessModel.Flaw) -> GuessTable {
        let count = try byte()
        var labels: [String] = []
        for _ in 0..<count { labels.append(try text()) }
        let bits = try byte()
        guard (1...GuessTable.mostBits).contains(bits), (1...GuessTable.mostLabels).contains(count),
            Set(labels).count == count
        else { throw .content }
        let scale = try float()
        var biases: [Float] = []
        for _ in 0..<count { biases.append(try float()) }
        let weights = try take(count << bits).map { Int8(bitPattern: $0) }
        return GuessTable(labels: labels, bits: bits, scale: scale, biases: biases, weights: weights)
    }

    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(text.utf8.count))
        bytes += text.utf8
    }

    static func append(_ number: UInt32, to bytes: inout [UInt8]) {
        for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}
