import Mentoring
import Yams

/// The keys of a mapping, asked for by name. What was never asked for is unknown and becomes a fault.
///
/// Ask for every key before the first early return: a key that was not asked for yet would be taken for an unknown one.
package final class YAMLFields {
    package let value: YAMLValue
    private let values: [String: YAMLValue]
    private let keys: [(text: String, value: YAMLValue)]
    private var asked: Set<String> = []
    private var lacking: [String] = []

    fileprivate init(_ value: YAMLValue, _ entries: [(key: YAMLValue, value: YAMLValue)]) {
        self.value = value
        let texts = entries.map { (text: $0.key.node.scalar?.string ?? "", value: $0.key) }
        keys = texts
        values = Dictionary(zip(texts.map(\.text), entries.map(\.value))) { first, _ in first }
    }

    /// The value of a key that may be left out.
    package func optional(_ key: String) -> YAMLValue? {
        asked.insert(key)
        return values[key]
    }

    /// The value of a key that must be there; nil when it is not, which becomes a fault in the end.
    package func required(_ key: String) -> YAMLValue? {
        let found = optional(key)
        if found == nil { lacking.append(key) }
        return found
    }

    fileprivate func finish() {
        let missing = asked.subtracting(keys.map(\.text)).sorted()
        var suggested: Set<String> = []
        for (text, key) in keys where !asked.contains(text) {
            let near = Spelling.nearest(to: text, among: missing)
            if let near { suggested.insert(near) }
            key.refuse(
                "unknown key \(Fault.quoted(text))",
                near.map { "did you mean \"\($0)\"?" } ?? (asked.isEmpty ? nil : "the keys here are \(listed)"))
        }
        // A misspelt key is told once, as what it is.
        let owner = value.label == "the file" ? "" : " in \(value.label)"
        for key in lacking where !suggested.contains(key) { value.refuse("missing key \"\(key)\"\(owner)") }
    }

    private var listed: String { asked.sorted().joined(separator: ", ") }
}

extension YAMLValue {
    /// Reads a mapping with known keys: asks for each in `read`, then refuses the others.
    package func fields<Result>(_ read: (YAMLFields) -> Result?) -> Result? {
        guard let entries = entries() else { return nil }
        let fields = YAMLFields(self, entries)
        let result = read(fields)
        fields.finish()
        return result
    }

    /// The most keys of one mapping: each unknown one is compared with the known ones.
    private static let mostKeys = 1000

    /// The keys and values of a mapping, in the order of the file: for names that the file itself chooses. A key that stands twice is
    /// refused, its first value stays.
    package func entries() -> [(key: YAMLValue, value: YAMLValue)]? {
        guard let mapping = node.mapping else { return refuseKind("a mapping (key: value)") }
        guard mapping.count <= YAMLValue.mostKeys else {
            refuse("\(label) has \(mapping.count) keys; \(YAMLValue.mostKeys) is the most")
            return nil
        }
        var first: [String: YAMLValue] = [:]
        var entries: [(key: YAMLValue, value: YAMLValue)] = []
        for (keyNode, valueNode) in mapping {
            guard let scalar = keyNode.scalar else {
                YAMLValue(node: keyNode, source: source, label: "a key").refuse("a key of \(label) is not a text")
                continue
            }
            let text = source.standIns[scalar.string] ?? scalar.string
            let plain = Node.scalar(.init(text, .implicit, scalar.style, scalar.mark))
            let key = YAMLValue(node: plain, source: source, label: "the key \(Fault.quoted(text))", isKey: true)
            if let earlier = first[text] {
                let line = earlier.line.map { "line \($0) has it already" }
                key.refuse("duplicate key \(Fault.quoted(text))", line)
                continue
            }
            first[text] = key
            let value = YAMLValue(node: valueNode, source: source, label: Fault.quoted(text), key: keyNode)
            entries.append((key, value))
        }
        return entries
    }
}
