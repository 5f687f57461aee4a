import CSystemd
import Glibc

/// The journal itself, by sd_journal_sendv(3). Take it from `Journal.standard`, which knows whether a journal listens.
public struct SystemdJournal: JournalSink {
    private let identifier: String
    private let fallback = StandardErrorJournal()

    /// `identifier` becomes SYSLOG_IDENTIFIER. A child's own warnings lack it, so it selects ours.
    public init(identifier: String) { self.identifier = identifier }

    /// journald drops what a unit writes beyond its rate, and sd_journal_sendv(3) succeeds all the same. In any 30 seconds this stays below the
    /// 10,000 records that it takes where nobody set anything (journald.conf(5), RateLimitBurst=).
    public var recordsPerSecond: Int? { 300 }

    /// Sends the record with all its fields; on standard error, as a line, if the journal refuses it.
    public func write(_ record: JournalRecord) {
        var bytes: [UInt8] = []
        var ranges: [Range<Int>] = []
        for (name, value) in record.assignments(identifier: identifier) {
            let start = bytes.count
            bytes += name.utf8
            bytes.append(UInt8(ascii: "="))
            bytes += value.utf8
            ranges.append(start..<bytes.count)
        }
        let result = bytes.withUnsafeMutableBytes { buffer in
            // Lengths are explicit, so a line end or a NUL inside a value stays inside it.
            let vectors = ranges.map { range in
                iovec(iov_base: buffer.baseAddress.map { $0 + range.lowerBound }, iov_len: range.count)
            }
            return sd_journal_sendv(vectors, Int32(vectors.count))
        }
        if result < 0 { fallback.write(record) }
    }
}
