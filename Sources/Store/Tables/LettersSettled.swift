import CivilTime

/// Letters that have come to their end. Their bytes are let go of in time; who got what, when and by which Message-ID stays.
extension Reader {
    /// Letters that came to their end before an instant and still have their bytes, the longest settled first.
    package func lettersWithBytes(settledBefore instant: Instant, limit: Int) throws -> [(
        number: Int64, bytes: [UInt8]
    )] {
        try session.rows(
            """
            SELECT number, bytes FROM letter WHERE settled_at < ?1 AND length(bytes) > 1 ORDER BY settled_at LIMIT ?2
            """, [instant, max(limit, 0)]
        ) { (try $0.required(), try $0.required()) }
    }
}

extension Writer {
    /// Lets go of the bytes of a letter that has come to its end; their digest stays.
    package func letGo(ofBytesOf number: Int64, digest: [UInt8]) throws {
        try session.execute(
            "UPDATE letter SET bytes = ?2, digest = ?3 WHERE number = ?1 AND state IN ('submitted', 'failed', 'suppressed')",
            [number, [0x0A] as [UInt8], digest])
    }
}
