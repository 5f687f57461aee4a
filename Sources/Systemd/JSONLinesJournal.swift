/// Records as JSON, one object a line, with the names and the form of `journalctl -o json`: all values are strings, and
/// a field that comes more than once has an array.
public struct JSONLinesJournal: JournalSink {
    private let identifier: String
    private let output: (String) -> Void

    /// `output` gets each line with its line end. `identifier` becomes SYSLOG_IDENTIFIER.
    public init(identifier: String, output: @escaping (String) -> Void) {
        self.identifier = identifier
        self.output = output
    }

    /// Hands the record's line to the output.
    public func write(_ record: JournalRecord) { output(Self.line(for: record, identifier: identifier)) }

    /// `__REALTIME_TIMESTAMP` is the record's time in microseconds since the epoch.
    static func line(for record: JournalRecord, identifier: String) -> String {
        var names: [String] = ["__REALTIME_TIMESTAMP"]
        var values: [String: [String]] = ["__REALTIME_TIMESTAMP": [String(record.time)]]
        for (name, value) in record.assignments(identifier: identifier) {
            if values[name] == nil { names.append(name) }
            values[name, default: []].append(value)
        }
        let members = names.map { name in
            let texts = (values[name] ?? []).map(quoted)
            return quoted(name) + ":" + (texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ",") + "]")
        }
        return "{" + members.joined(separator: ",") + "}\n"
    }

    /// A string of RFC 8259 §7.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
