import Glibc

/// Readable lines on standard error, one a record: `warning: text [MENTORSHIP=f1 RUNG=-3]`. On a terminal, where a person reads along, the
/// text alone.
public struct StandardErrorJournal: JournalSink {
    private let descriptor: Int32
    private let showsFields: Bool

    /// Lines go to this descriptor, standard error by default. It stays the caller's.
    public init(descriptor: Int32 = STDERR_FILENO) {
        self.descriptor = descriptor
        showsFields = isatty(descriptor) == 0
    }

    /// Writes the line. What the descriptor does not take at once is lost: a full pipe must not hold the service up.
    public func write(_ record: JournalRecord) {
        var rest = Array(Self.line(for: record, showsFields: showsFields).utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return
            }
        }
    }

    /// The record as one line with its line end; control characters in it are written as escapes.
    static func line(for record: JournalRecord, showsFields: Bool = true) -> String {
        var line = "\(record.priority): \(escaped(record.message))"
        if showsFields, !record.fields.isEmpty {
            line += " [" + record.boundedFields.map { "\($0.name)=\(quoted($0.value))" }.joined(separator: " ") + "]"
        }
        return line + "\n"
    }

    private static func quoted(_ value: String) -> String {
        let plain = !value.isEmpty && !value.contains { $0.isWhitespace || "\"[]".contains($0) }
        let text = escaped(value)
        return plain ? text : "\"" + text.replacing("\"", with: "\\\"") + "\""
    }

    /// A line end would begin a line that nobody wrote, an escape sequence would paint the reader's terminal.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\\": result += "\\\\"
            case _ where scalar.properties.generalCategory == .control:
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
