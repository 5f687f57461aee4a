/// Kinds are rows, a ladder is stored once, and what a status shows is kept and not counted.
enum SchemaCounts {
    static let statements =
        [kinds, ladder, commitments, reports, received, letters, indexes] + Tally.statements

    private static let kinds = """
        CREATE TABLE outcome (outcome TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO outcome (outcome) VALUES ('held'), ('missed'), ('excused'), ('done');
        CREATE TABLE received_outcome (outcome TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO received_outcome (outcome) VALUES
            ('recorded'), ('asked-back'), ('awaits-yes'), ('unread'), ('forwarded'), ('ignored');
        """

    /// Thousands of commitments share a handful of ladders.
    private static let ladder = """
        CREATE TABLE ladder (
            number INTEGER PRIMARY KEY NOT NULL,
            content TEXT NOT NULL CONSTRAINT ladder_once UNIQUE CONSTRAINT ladder_is_json CHECK (json_valid(content))
        ) STRICT;
        INSERT INTO ladder (content) SELECT DISTINCT ladder FROM commitment WHERE ladder IS NOT NULL ORDER BY 1;
        """

    private static let commitments = """
        ALTER TABLE commitment RENAME COLUMN ladder TO ladder_text;
        ALTER TABLE commitment ADD COLUMN ladder INTEGER REFERENCES ladder (number);
        UPDATE commitment SET ladder = (SELECT number FROM ladder WHERE content = commitment.ladder_text)
        WHERE ladder_text IS NOT NULL;
        ALTER TABLE commitment DROP COLUMN ladder_text;
        DROP INDEX commitment_by_state;
        """

    private static let reports = """
        CREATE TABLE report_new (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            commitment TEXT NOT NULL CHECK (commitment <> ''),
            mentorship TEXT NOT NULL REFERENCES mentorship (id),
            person TEXT REFERENCES person (id),
            outcome TEXT NOT NULL CONSTRAINT outcome REFERENCES outcome (outcome),
            absent TEXT NOT NULL CONSTRAINT absent_is_list CHECK (json_valid(absent) AND json_type(absent) = 'array'),
            at INTEGER NOT NULL,
            held_at TEXT CONSTRAINT held_at_is_civil
                CHECK (held_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]*'),
            is_revoked INTEGER NOT NULL CHECK (is_revoked IN (0, 1))
        ) STRICT;
        INSERT INTO report_new SELECT number, commitment, mentorship, person, outcome, absent, at, held_at, is_revoked FROM report;
        DROP TABLE report;
        ALTER TABLE report_new RENAME TO report;
        CREATE INDEX report_by_commitment ON report (commitment, number);
        CREATE INDEX report_by_mentorship ON report (mentorship, number);
        """

    /// The mark, by which notices know a message, has a column of its own.
    private static let received = """
        CREATE TABLE received_new (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL CONSTRAINT received_once UNIQUE CHECK (key <> ''),
            mark TEXT NOT NULL,
            at INTEGER NOT NULL,
            file TEXT NOT NULL CHECK (file <> ''),
            message_id TEXT,
            sender TEXT,
            person TEXT,
            letter_number INTEGER REFERENCES letter (number),
            claim TEXT NOT NULL CHECK (claim <> ''),
            outcome TEXT NOT NULL CONSTRAINT received_outcome REFERENCES received_outcome (outcome),
            expires_at INTEGER,
            answered INTEGER NOT NULL CHECK (answered IN (0, 1))
        ) STRICT;
        INSERT INTO received_new SELECT number, key, substr(key, -13), at, file, message_id, sender, person, letter_number, claim, outcome,
            expires_at, answered FROM received;
        DROP TABLE received;
        ALTER TABLE received_new RENAME TO received;
        CREATE INDEX received_by_sender ON received (sender, at);
        CREATE INDEX received_by_time ON received (at);
        CREATE INDEX received_by_file ON received (file);
        CREATE INDEX received_by_person ON received (person, at);
        CREATE INDEX received_by_message_id ON received (message_id);
        CREATE INDEX received_by_mark ON received (mark);
        CREATE INDEX received_waiting ON received (person, letter_number) WHERE outcome IN ('awaits-yes', 'unread');
        CREATE INDEX received_awaiting_yes ON received (expires_at) WHERE outcome = 'awaits-yes';
        CREATE INDEX received_of_strangers ON received (at)
            WHERE person IS NULL AND (sender IS NOT NULL OR message_id IS NOT NULL);
        """

    /// Bytes are let go of some time after a letter has come to its end; their digest stays.
    private static let letters = """
        ALTER TABLE letter ADD COLUMN settled_at INTEGER;
        ALTER TABLE letter ADD COLUMN digest BLOB CONSTRAINT digest_is_sha256 CHECK (length(digest) = 32);
        UPDATE letter SET settled_at = coalesce(
            submitted_at, (SELECT max(at) FROM attempt WHERE letter_number = letter.number), expires_at)
        WHERE state IN ('submitted', 'failed', 'suppressed');
        CREATE INDEX letter_with_bytes ON letter (settled_at) WHERE settled_at IS NOT NULL AND length(bytes) > 1;
        DROP TRIGGER letter_frozen;
        CREATE TRIGGER letter_frozen
        BEFORE UPDATE OF recipient, address, sender, message_id, bytes, digest, created_at ON letter
        WHEN NOT EXISTS (SELECT 1 FROM erasing) AND NOT (OLD.state IN ('submitted', 'failed', 'suppressed')
            AND NEW.bytes = x'0A' AND OLD.digest IS NULL AND NEW.digest IS NOT NULL
            AND (NEW.recipient, NEW.address, NEW.sender, NEW.message_id, NEW.created_at)
                = (OLD.recipient, OLD.address, OLD.sender, OLD.message_id, OLD.created_at))
        BEGIN SELECT RAISE(ABORT, 'a letter is frozen: a retry sends the same bytes'); END;
        """

    /// For questions that went through a table.
    private static let indexes = """
        CREATE INDEX person_by_email ON person (lower(email));
        CREATE INDEX person_by_zone ON person (zone);
        CREATE INDEX person_by_holidays ON person (holidays) WHERE holidays IS NOT NULL;
        CREATE INDEX person_unreachable ON person (address_fault) WHERE address_fault IS NOT NULL;
        CREATE INDEX other_address_by_address ON other_address (address);
        CREATE INDEX mentorship_by_zone ON mentorship (zone);
        CREATE INDEX mentorship_by_holidays ON mentorship (holidays) WHERE holidays IS NOT NULL;
        CREATE INDEX bounce_by_recipient ON bounce (recipient, number);
        CREATE INDEX history_by_kind ON history (kind, at);
        CREATE INDEX invitation_by_time ON invitation (at);
        CREATE INDEX participation_by_answer ON participation (answer, mentorship);
        """
}
