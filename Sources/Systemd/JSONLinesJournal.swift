import JSONText

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
            let texts = (values[name] ?? []).map { JSON.text($0) }
            return (name, texts.count == 1 ? texts[0] : .list(texts))
        }
        return JSON.object(members).text + "\n"
    }
}
