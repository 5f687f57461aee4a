extension Schema {
    /// What was written in confidence (`MENC`).
    static let confidential = Schema(
        applicationID: 0x4D45_4E43,
        migrations: [
            Migration(
                name: "1 texts",
                statements: [
                    """
                    PRAGMA application_id = 1296387651;
                    CREATE TABLE text (
                        number INTEGER PRIMARY KEY AUTOINCREMENT,
                        kind TEXT NOT NULL CHECK (kind IN ('feedback', 'conflict')),
                        at INTEGER NOT NULL,
                        mentorship TEXT,
                        author TEXT,
                        message_id TEXT CONSTRAINT a_mail_counts_once UNIQUE,
                        text TEXT NOT NULL CHECK (length(CAST(text AS BLOB)) BETWEEN 1 AND 65536)
                    ) STRICT;
                    CREATE INDEX text_by_mentorship ON text (mentorship, number);
                    CREATE INDEX text_by_author ON text (author, number);
                    """
                ]),
            Migration(name: "2 answers", statements: [SchemaAnswers.table, SchemaAnswers.readings]),
        ])
}
