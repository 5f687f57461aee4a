/// The ninth version: what may be done to rows that are otherwise only added to, or frozen, stands in a flag that the triggers read.
enum SchemaNine {
    static let statements = [erasing, history, letters]

    /// One row while somebody is erased.
    private static let erasing = """
        CREATE TABLE erasing (only INTEGER PRIMARY KEY NOT NULL CONSTRAINT one_erasure CHECK (only = 1)) STRICT;
        """

    private static let history = """
        DROP TRIGGER history_no_update;
        CREATE TRIGGER history_no_update BEFORE UPDATE ON history WHEN NOT EXISTS (SELECT 1 FROM erasing)
        BEGIN SELECT RAISE(ABORT, 'the history is only ever added to'); END;
        """

    private static let letters = """
        DROP TRIGGER letter_frozen;
        CREATE TRIGGER letter_frozen BEFORE UPDATE OF recipient, address, sender, message_id, bytes, created_at ON letter
        WHEN NOT EXISTS (SELECT 1 FROM erasing)
        BEGIN SELECT RAISE(ABORT, 'a letter is frozen: a retry sends the same bytes'); END;
        """
}
