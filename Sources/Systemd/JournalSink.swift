import Glibc

/// Where journal records go.
public protocol JournalSink {
    /// Writes one record. It can't fail: a service that can't write its journal still does its work.
    func write(_ record: JournalRecord)
    /// How many records it takes in a second for good; nil for as many as come. What is written beyond it may be lost without a sign.
    var recordsPerSecond: Int? { get }
}

extension JournalSink {
    /// As many as come.
    public var recordsPerSecond: Int? { nil }
}

/// Finds the sink for this process.
public enum Journal {
    /// The journal where standard error is connected to it, readable lines on standard error otherwise:
    /// sd_journal_sendv reports success also where no journal runs, and the record is gone. `stream` is the
    /// environment's JOURNAL_STREAM, the device and inode of the journal's socket (systemd.exec(5)). `identifier`
    /// becomes SYSLOG_IDENTIFIER.
    public static func standard(
        identifier: String, stream: String? = environment("JOURNAL_STREAM")
    ) -> any JournalSink {
        leads(to: stream, descriptor: STDERR_FILENO)
            ? SystemdJournal(identifier: identifier) : StandardErrorJournal()
    }

    /// An environment variable of this process.
    public static func environment(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        return String(cString: value)
    }

    /// Whether the descriptor is the very file that `DEVICE:INODE` names.
    static func leads(to stream: String?, descriptor: Int32) -> Bool {
        guard let parts = stream?.split(separator: ":", omittingEmptySubsequences: false), parts.count == 2,
            let device = UInt64(parts[0]), let inode = UInt64(parts[1])
        else { return false }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return false }
        return UInt64(status.st_dev) == device && UInt64(status.st_ino) == inode
    }
}
