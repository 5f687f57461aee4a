/// The eighth version: what became of each try to hand a letter over, so that a restart forgets nothing of an outage.
enum SchemaAttempts {
    static let statements = [attempt]

    private static let attempt = """
        CREATE TABLE attempt (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            letter_number INTEGER NOT NULL REFERENCES letter (number),
            at INTEGER NOT NULL,
            outcome TEXT NOT NULL CONSTRAINT attempt_outcome CHECK (outcome IN ('taken', 'refused', 'deferred'))
        ) STRICT;
        CREATE INDEX attempt_by_letter ON attempt (letter_number, number);
        CREATE INDEX attempt_that_failed ON attempt (at) WHERE outcome <> 'taken';
        CREATE INDEX attempt_by_time ON attempt (at);
        """
}
