import CivilTime
import Mentoring
import Yams

/// A value in a YAML file, with its place and its name in faults. Reading it as something that it is not adds a fault and gives nil, so a
/// reader just goes on; a reader of a whole file asks `faults.isEmpty` at the end.
///
/// Plain texts stay texts: `no` is not *false* (it is Norway's language) and `09:00` is not a number. Only the reading methods decide.
package struct YAMLValue {
    /// What the values of one file have in common.
    final class Source {
        let file: String
        let faults: Faults
        let standIns: [String: String]

        init(file: String, faults: Faults, standIns: [String: String]) {
            self.file = file
            self.faults = faults
            self.standIns = standIns
        }
    }

    let node: Node
    let source: Source
    /// How faults name the value: `"minutes"`, `item 2 of "rungs"`, `the file`.
    package let label: String
    /// Its line, from 1; of a list or a mapping the line of its key.
    package let line: Int?
    /// Its column, from 1, in Unicode scalars.
    package let column: Int?

    /// Whether it is a key that the file itself chooses, so that its text is not said twice.
    private let isKey: Bool

    init(node: Node, source: Source, label: String, key: Node? = nil, isKey: Bool = false) {
        self.node = node
        self.source = source
        self.label = label
        self.isKey = isKey
        let mark = node.scalar == nil ? key?.mark ?? node.mark : node.mark
        line = mark?.line
        column = mark?.column
    }

    /// Reads a whole document.
    /// - Parameter bytes: UTF-8 text, with or without a byte order mark; one document, without anchors and aliases.
    /// - Parameter limit: the most bytes that are looked at.
    package static func document(_ bytes: [UInt8], file: String, limit: Int = 1 << 20, faults: Faults) -> YAMLValue? {
        var composer = YAMLComposer(file: file, limit: limit, faults: faults)
        guard let node = composer.compose(bytes) else { return nil }
        let source = Source(file: file, faults: faults, standIns: composer.standIns)
        return YAMLValue(node: node, source: source, label: "the file")
    }

    package var file: String { source.file }

    /// Where the value stands: `config/policy.yaml:41`.
    package var place: String { file + (line.map { ":\($0)" } ?? "") }

    package func refuse(_ message: String, _ suggestion: String? = nil) {
        source.faults.add(Fault(file: file, line: line, column: column, message: message, suggestion: suggestion))
    }

    package var isMapping: Bool { node.mapping != nil }

    package var isList: Bool { node.sequence != nil }

    /// Whether it is the bare word: for keys that take a word or something longer. Adds no fault.
    package func isWord(_ word: String) -> Bool { node.scalar?.string == word }

    /// Its items, none of them looked at yet. An empty list is one.
    package func list() -> [YAMLValue]? {
        guard let sequence = node.sequence else { return refuseKind("a list") }
        return sequence.enumerated().map { index, item in
            YAMLValue(node: item, source: source, label: "item \(index + 1) of \(label)")
        }
    }

    /// Its items, or itself alone: for keys that take one or several.
    package func oneOrMore() -> [YAMLValue] { isList ? list() ?? [] : [self] }

    /// The bare text as it stands, if it is one line and has something in it.
    func scalar() -> String? {
        guard let scalar = node.scalar else { return refuseKind("a single value") }
        let text = scalar.string
        if text.isEmpty || (scalar.style == .plain && (text == "~" || text == "null")) {
            refuse("\(label) has no value")
            return nil
        }
        return text
    }

    /// Refuses what the value says, in the file's own words.
    func refuseText(_ text: String, _ suggestion: String) {
        refuse(isKey ? "unknown key \(Fault.quoted(text))" : "\(label) is \(Fault.quoted(text))", suggestion)
    }

    func refuseKind<Value>(_ wanted: String) -> Value? {
        let found =
            switch node {
            case .scalar: "a single value"
            case .mapping: "a mapping (key: value)"
            case .sequence: "a list"
            case .alias: "an alias"
            }
        refuse("\(label) is \(found), not \(wanted)")
        return nil
    }
}

extension YAMLValue {
    /// A text of one line, without control characters and surrounding white space.
    package func text(atMost longest: Int = 200) -> String? {
        guard let text = scalar() else { return nil }
        guard text.unicodeScalars.allSatisfy({ $0 == "\t" || $0.properties.generalCategory != .control }) else {
            refuse("\(label) has a line break or another control character")
            return nil
        }
        guard text.first?.isWhitespace == false, text.last?.isWhitespace == false else {
            refuse("\(label) begins or ends with a space")
            return nil
        }
        guard text.count <= longest else {
            refuse("\(label) has \(text.count) characters; \(longest) is the most")
            return nil
        }
        return text
    }

    /// A whole number in decimal digits.
    package func integer(_ range: ClosedRange<Int>) -> Int? {
        guard let text = scalar() else { return nil }
        guard let number = Int(text), range.contains(number) else {
            refuseText(text, "write a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    /// `true` or `false`; nothing else, so that `off` and `n` are not taken for what somebody did not mean.
    package func flag() -> Bool? {
        guard let text = scalar() else { return nil }
        switch text {
        case "true": return true
        case "false": return false
        default:
            refuseText(text, "write true or false")
            return nil
        }
    }

    /// A civil date, `yyyy-mm-dd`.
    package func date() -> CivilDate? {
        guard let text = scalar() else { return nil }
        if let date = CivilDate(text) { return date }
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isShaped =
            parts.map(\.count) == [4, 2, 2]
            && parts.allSatisfy { $0.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } }
        refuseText(text, isShaped ? "the calendar has no such day" : "write a date such as 2027-01-31")
        return nil
    }

    /// A time of day, `hh:mm`.
    package func time() -> TimeOfDay? {
        guard let text = scalar() else { return nil }
        guard let time = TimeOfDay(text) else {
            refuseText(text, "write a time from 00:00 to 23:59")
            return nil
        }
        return time
    }

    /// A zone of this machine, by its IANA name; the fault names near ones.
    package func zone(in zones: ZoneDatabase) -> Zone? {
        guard let text = scalar() else { return nil }
        do {
            return try zones.zone(text)
        } catch {
            refuse("\(error)")
            return nil
        }
    }

    /// An identifier, lower-cased. A key must be in lower case already: else two keys could be one identifier.
    package func identifier<ID: Identifier>(_ type: ID.Type = ID.self) -> ID? {
        guard let text = scalar() else { return nil }
        guard let id = ID(text) else {
            refuseText(text, "write at most 64 of a–z, 0–9, \".\", \"_\" and \"-\", a letter or a digit first")
            return nil
        }
        if isKey, id.text != text {
            refuse("\(label) has capitals", "write \(Fault.quoted(id.text))")
        }
        return id
    }

    package func word(of words: [String]) -> String? {
        guard let text = scalar() else { return nil }
        guard words.contains(text) else {
            let near = Spelling.nearest(to: text, among: words)
            refuseText(text, near.map { "did you mean \"\($0)\"?" } ?? "write \(Fault.alternatives(words))")
            return nil
        }
        return text
    }

    package func choice<Choice: CaseIterable & RawRepresentable>(_ type: Choice.Type = Choice.self) -> Choice?
    where Choice.RawValue == String {
        word(of: type.allCases.map(\.rawValue)).flatMap(type.init(rawValue:))
    }

    /// An address, with a name or without: `amina@example.org`, `Amina Diallo <amina@example.org>`.
    package func mailbox() -> Mailbox? {
        guard let text = text(atMost: 320) else { return nil }
        do {
            return try Mailbox(parsing: text)
        } catch {
            refuse("\(label) is \(Fault.quoted(text)): \(error)")
            return nil
        }
    }
}
