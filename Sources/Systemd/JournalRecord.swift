/// How urgent a record is, with syslog(3)'s numbers.
public enum JournalPriority: Int, Sendable, CaseIterable {
    /// The system is unusable.
    case emergency = 0
    /// A person must act at once.
    case alert
    /// A critical condition.
    case critical
    /// Something failed.
    case error
    /// Something may fail soon, or works only in part.
    case warning
    /// Normal, but worth knowing.
    case notice
    /// Normal.
    case info
    /// For whoever looks for a fault.
    case debug
}

/// One record for the journal: a sentence for people, fields for programs.
public struct JournalRecord: Sendable {
    /// What kind of record it is; nil for one that needs no name.
    public var messageID: JournalMessageID?
    /// How urgent it is.
    public var priority: JournalPriority
    /// The sentence.
    public var message: String
    /// What programs select by, in order. A field may come more than once.
    public var fields: [(field: JournalField, value: String)]
    /// When it happened, in microseconds since the epoch, by the writer's clock. The real journal puts down its own
    /// time.
    public var time: Int64

    /// A record of what happened at `time`, in microseconds since the epoch.
    public init(
        _ messageID: JournalMessageID?, _ priority: JournalPriority, _ message: String,
        fields: [(field: JournalField, value: String)] = [], time: Int64
    ) {
        self.messageID = messageID
        self.priority = priority
        self.message = message
        self.fields = fields
        self.time = time
    }

    /// What is kept of a value, in bytes of UTF-8; the rest is cut off at a character's border. The same as journald's
    /// own bound for a line of standard output (LineMax= in journald.conf(5)).
    static let longestValue = 48 << 10

    /// The fields as a sink writes them: the record's own first, then the others in order, each within bounds.
    func assignments(identifier: String) -> [(name: String, value: String)] {
        var assignments = [("PRIORITY", String(priority.rawValue)), ("SYSLOG_IDENTIFIER", identifier)]
        if let messageID { assignments.append(("MESSAGE_ID", messageID.description)) }
        assignments.append(("MESSAGE", Self.bounded(message)))
        return assignments + boundedFields
    }

    /// The names and values of `fields`, in order, each within bounds.
    var boundedFields: [(name: String, value: String)] { fields.map { ($0.field.name, Self.bounded($0.value)) } }

    private static func bounded(_ value: String) -> String {
        guard value.utf8.count > longestValue else { return value }
        var end = value.utf8.index(value.startIndex, offsetBy: longestValue)
        while end.samePosition(in: value.unicodeScalars) == nil { end = value.utf8.index(before: end) }
        return String(value.unicodeScalars[..<end])
    }
}
