import Mentoring

/// The first version's tables. Instants are seconds since 1970-01-01T00:00Z; civil times and dates are text as RFC 3339 writes them, in the zone beside them.
///
/// The lists of states are frozen here as they were when the version was made, not taken from the types: a new state is a new migration.
enum SchemaOne {
    static let statements = [
        mark, meta, hold, people, mentorships, commitments, reports, letters, notices, history, imports, newIsOnHold,
    ]

    private static let mark = "PRAGMA application_id = 1296387668"

    private static let meta = """
        CREATE TABLE meta (
            key TEXT PRIMARY KEY NOT NULL CHECK (key <> ''),
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let hold = """
        CREATE TABLE hold (
            only INTEGER PRIMARY KEY NOT NULL CONSTRAINT one_hold CHECK (only = 1),
            reason TEXT NOT NULL CHECK (reason <> ''),
            since INTEGER NOT NULL,
            by TEXT NOT NULL CHECK (by <> '')
        ) STRICT;
        """

    private static let people = """
        CREATE TABLE person (
            id TEXT PRIMARY KEY NOT NULL
                CONSTRAINT person_id_form CHECK (length(id) BETWEEN 1 AND 64 AND id NOT GLOB '*[^a-z0-9._-]*' AND id GLOB '[a-z0-9]*'),
            name TEXT NOT NULL CHECK (name <> ''),
            email TEXT NOT NULL CHECK (email LIKE '_%@_%'),
            zone TEXT NOT NULL CHECK (zone <> ''),
            locale TEXT,
            joined TEXT CONSTRAINT joined_is_date CHECK (joined GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            takes_letters INTEGER NOT NULL CHECK (takes_letters IN (0, 1)),
            address_fault TEXT,
            absences TEXT NOT NULL CONSTRAINT absences_is_list CHECK (json_valid(absences) AND json_type(absences) = 'array')
        ) STRICT, WITHOUT ROWID;
        """

    private static let mentorships = """
        CREATE TABLE mentorship (
            id TEXT PRIMARY KEY NOT NULL
                CONSTRAINT mentorship_id_form CHECK (length(id) BETWEEN 1 AND 64 AND id NOT GLOB '*[^a-z0-9._-]*' AND id GLOB '[a-z0-9]*'),
            program TEXT NOT NULL CHECK (program <> ''),
            zone TEXT NOT NULL CHECK (zone <> ''),
            rule TEXT CHECK (rule <> ''),
            state TEXT NOT NULL CONSTRAINT mentorship_state
                CHECK (state IN ('proposed', 'introduced', 'active', 'paused', 'completed', 'ended-early')),
            cycles TEXT NOT NULL CONSTRAINT cycles_never_empty CHECK (json_valid(cycles) AND json_array_length(cycles) > 0),
            pauses TEXT NOT NULL CONSTRAINT pauses_is_list CHECK (json_valid(pauses) AND json_type(pauses) = 'array'),
            renewal_agreed INTEGER NOT NULL CHECK (renewal_agreed IN (0, 1)),
            records_began INTEGER NOT NULL,
            planned_through INTEGER NOT NULL,
            is_at_risk INTEGER NOT NULL CHECK (is_at_risk IN (0, 1)),
            ended_at INTEGER CONSTRAINT ended_only_when_closed CHECK (ended_at IS NULL OR state IN ('completed', 'ended-early')),
            next_wake INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX mentorship_by_wake ON mentorship (next_wake) WHERE next_wake IS NOT NULL;
        CREATE INDEX mentorship_by_state ON mentorship (state, is_at_risk);

        CREATE TABLE participant (
            mentorship TEXT NOT NULL REFERENCES mentorship (id),
            place INTEGER NOT NULL CHECK (place >= 0),
            person TEXT NOT NULL REFERENCES person (id),
            role TEXT NOT NULL CONSTRAINT role CHECK (role IN ('mentor', 'mentee', 'peer')),
            PRIMARY KEY (mentorship, place),
            CONSTRAINT one_part_each UNIQUE (mentorship, person)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX participant_by_person ON participant (person, mentorship);
        """

    private static let commitments = """
        CREATE TABLE commitment (
            id TEXT PRIMARY KEY NOT NULL,
            mentorship TEXT NOT NULL REFERENCES mentorship (id),
            kind TEXT NOT NULL CONSTRAINT commitment_kind CHECK (kind IN ('meeting', 'check-in', 'milestone')),
            name TEXT NOT NULL CHECK (name <> ''),
            person TEXT REFERENCES person (id),
            ordinal INTEGER NOT NULL CHECK (ordinal > 0),
            revision INTEGER NOT NULL CONSTRAINT commitment_revision CHECK (revision >= 0),
            due TEXT NOT NULL CONSTRAINT due_is_civil
                CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]*'),
            zone TEXT NOT NULL CHECK (zone <> ''),
            moved_to TEXT CONSTRAINT moved_to_is_civil
                CHECK (moved_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]*'),
            moves INTEGER NOT NULL CHECK (moves >= 0),
            state TEXT NOT NULL CONSTRAINT commitment_state
                CHECK (state IN ('planned', 'due', 'fulfilled', 'excused', 'missed', 'withdrawn', 'unrecorded')),
            ladder TEXT CONSTRAINT ladder_is_json CHECK (ladder IS NULL OR json_valid(ladder)),
            opened_at INTEGER NOT NULL,
            settled_at INTEGER,
            by_silence INTEGER NOT NULL CHECK (by_silence IN (0, 1)),
            could_not_ask INTEGER NOT NULL CHECK (could_not_ask IN (0, 1)),
            reason TEXT,
            CONSTRAINT check_in_has_person CHECK ((kind = 'check-in') = (person IS NOT NULL)),
            CONSTRAINT id_says_its_parts CHECK (id = CASE kind
                WHEN 'meeting' THEN mentorship || '/meeting/' || ordinal
                WHEN 'check-in' THEN mentorship || '/check-in/' || person || '/' || ordinal
                ELSE mentorship || '/milestone/' || name || '/' || ordinal END)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX commitment_by_mentorship ON commitment (mentorship, due);
        CREATE INDEX commitment_by_person ON commitment (person) WHERE person IS NOT NULL;
        CREATE INDEX commitment_by_state ON commitment (state);
        CREATE INDEX commitment_open_by_due ON commitment (due) WHERE state IN ('planned', 'due');
        CREATE INDEX commitment_missed ON commitment (settled_at) WHERE state = 'missed';
        """

    private static let reports = """
        CREATE TABLE report (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            commitment TEXT NOT NULL CHECK (commitment <> ''),
            mentorship TEXT NOT NULL REFERENCES mentorship (id),
            person TEXT REFERENCES person (id),
            outcome TEXT NOT NULL CONSTRAINT outcome CHECK (outcome IN ('held', 'missed', 'excused', 'done')),
            absent TEXT NOT NULL CONSTRAINT absent_is_list CHECK (json_valid(absent) AND json_type(absent) = 'array'),
            at INTEGER NOT NULL,
            held_at TEXT CONSTRAINT held_at_is_civil
                CHECK (held_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]*'),
            is_revoked INTEGER NOT NULL CHECK (is_revoked IN (0, 1))
        ) STRICT;
        CREATE INDEX report_by_commitment ON report (commitment, number);
        CREATE INDEX report_by_mentorship ON report (mentorship, number);
        """

    private static let letters = """
        CREATE TABLE letter (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            recipient TEXT NOT NULL CHECK (recipient <> ''),
            address TEXT NOT NULL CHECK (address <> ''),
            sender TEXT NOT NULL,
            message_id TEXT NOT NULL CONSTRAINT message_id_bare CHECK (message_id LIKE '_%@_%' AND message_id NOT LIKE '%<%')
                CONSTRAINT message_id_once UNIQUE,
            state TEXT NOT NULL CONSTRAINT letter_state
                CHECK (state IN ('submitting', 'deferred', 'submitted', 'failed', 'suppressed')),
            attempts INTEGER NOT NULL CONSTRAINT attempt_counted CHECK (attempts >= 1),
            created_at INTEGER NOT NULL,
            next_attempt_at INTEGER,
            expires_at INTEGER NOT NULL,
            submitted_at INTEGER,
            fault TEXT,
            is_scheduled INTEGER NOT NULL CHECK (is_scheduled IN (0, 1)),
            bytes BLOB NOT NULL CHECK (length(bytes) > 0),
            CONSTRAINT submitted_has_time CHECK (state <> 'submitted' OR submitted_at IS NOT NULL),
            CONSTRAINT deferred_has_next CHECK ((state = 'deferred') = (next_attempt_at IS NOT NULL))
        ) STRICT;
        CREATE INDEX letter_by_recipient ON letter (recipient, created_at);
        CREATE INDEX letter_by_creation ON letter (created_at);
        CREATE INDEX letter_by_state ON letter (state, next_attempt_at);
        CREATE TRIGGER letter_frozen BEFORE UPDATE OF recipient, address, sender, message_id, bytes, created_at ON letter
        BEGIN SELECT RAISE(ABORT, 'a letter is frozen: a retry sends the same bytes'); END;
        """

    private static let notices = """
        CREATE TABLE notice (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            subject TEXT NOT NULL CHECK (subject <> ''),
            mentorship TEXT REFERENCES mentorship (id),
            revision INTEGER NOT NULL CONSTRAINT notice_revision CHECK (revision >= 0),
            rung TEXT NOT NULL CHECK (rung <> ''),
            recipient TEXT NOT NULL CHECK (recipient <> ''),
            letter TEXT NOT NULL CHECK (letter <> ''),
            asks INTEGER NOT NULL CHECK (asks IN (0, 1)),
            is_scheduled INTEGER NOT NULL CHECK (is_scheduled IN (0, 1)),
            rung_at INTEGER NOT NULL,
            send_at INTEGER NOT NULL,
            decided_at INTEGER NOT NULL,
            state TEXT NOT NULL CONSTRAINT notice_state CHECK (state IN ('waiting', 'lettered', 'suppressed')),
            reason TEXT,
            address TEXT,
            detail TEXT,
            clause TEXT NOT NULL,
            letter_number INTEGER REFERENCES letter (number),
            CONSTRAINT decided_once UNIQUE (subject, revision, rung, recipient),
            CONSTRAINT lettered_has_letter CHECK ((state = 'lettered') = (letter_number IS NOT NULL)),
            CONSTRAINT suppressed_has_reason CHECK (state <> 'suppressed' OR reason IS NOT NULL)
        ) STRICT;
        CREATE INDEX notice_waiting ON notice (send_at, recipient) WHERE state = 'waiting';
        CREATE INDEX notice_waiting_by_recipient ON notice (recipient, send_at) WHERE state = 'waiting';
        CREATE INDEX notice_by_recipient ON notice (recipient, decided_at);
        CREATE INDEX notice_by_mentorship ON notice (mentorship);
        CREATE INDEX notice_by_letter ON notice (letter_number) WHERE letter_number IS NOT NULL;
        """

    /// Kinds stand in a table of their own: a new kind is a new row, not a rebuilt history.
    private static let history = """
        CREATE TABLE event_kind (kind TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO event_kind (kind) VALUES
            ('started'), ('stopped'), ('settings-taken'), ('settings-refused'), ('held'), ('released'), ('clock-set'), ('imported'),
            ('person-changed'), ('mentorship-changed'), ('mentorship-state'), ('cycle-began'), ('due'), ('fulfilled'), ('excused'),
            ('missed'), ('withdrawn'), ('moved'), ('reopened'), ('extra-meeting'), ('not-asked'), ('contradiction'), ('absent'),
            ('at-risk'), ('not-at-risk'), ('notice-decided'), ('notice-postponed'), ('notice-suppressed'), ('rung-skipped'),
            ('letter-submitted'), ('letter-deferred'), ('letter-failed'), ('sending-fails'), ('sending-works'), ('status'), ('fault');
        CREATE TABLE history (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL REFERENCES event_kind (kind),
            actor TEXT NOT NULL CHECK (actor <> ''),
            mentorship TEXT,
            person TEXT,
            commitment TEXT,
            rung TEXT,
            clause TEXT,
            message_id TEXT,
            text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX history_by_mentorship ON history (mentorship, number) WHERE mentorship IS NOT NULL;
        CREATE INDEX history_by_person ON history (person, number) WHERE person IS NOT NULL;
        CREATE INDEX history_by_time ON history (at);
        CREATE TRIGGER history_no_update BEFORE UPDATE ON history
        BEGIN SELECT RAISE(ABORT, 'the history is only ever added to'); END;
        CREATE TRIGGER history_no_delete BEFORE DELETE ON history
        BEGIN SELECT RAISE(ABORT, 'the history is only ever added to'); END;
        """

    private static let imports = """
        CREATE TABLE imported_cell (
            source TEXT NOT NULL CHECK (source IN ('people', 'mentorships')),
            row TEXT NOT NULL CHECK (row <> ''),
            column TEXT NOT NULL CHECK (column <> ''),
            value TEXT NOT NULL,
            PRIMARY KEY (source, row, column)
        ) STRICT, WITHOUT ROWID;
        """

    private static let newIsOnHold = """
        INSERT INTO hold (only, reason, since, by) VALUES (1, 'new database', unixepoch(), 'service');
        """
}
