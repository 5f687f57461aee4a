/// A community may ask each of its people for something of its own: what stood for check-ins alone holds for every such commitment.
enum SchemaOwnCommitments {
    static let statements = [
        """
        CREATE TABLE next_commitment (
            id TEXT PRIMARY KEY NOT NULL,
            mentorship TEXT NOT NULL REFERENCES mentorship (id),
            kind TEXT NOT NULL CONSTRAINT commitment_kind CHECK (kind <> '' AND kind IN (name, 'milestone')),
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
            instant INTEGER,
            moved_by_zone INTEGER NOT NULL DEFAULT 0 CHECK (moved_by_zone IN (0, 1)),
            CONSTRAINT check_in_has_person CHECK ((kind NOT IN ('meeting', 'milestone')) = (person IS NOT NULL)),
            CONSTRAINT id_says_its_parts CHECK (id = mentorship || '/' || kind || CASE kind
                WHEN 'meeting' THEN '' WHEN 'milestone' THEN '/' || name ELSE '/' || person END || '/' || ordinal)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO next_commitment (id, mentorship, kind, name, person, ordinal, revision, due, zone, moved_to, moves, state, ladder,
                opened_at, settled_at, by_silence, could_not_ask, reason, instant, moved_by_zone)
            SELECT id, mentorship, kind, name, person, ordinal, revision, due, zone, moved_to, moves, state, ladder,
                opened_at, settled_at, by_silence, could_not_ask, reason, instant, moved_by_zone FROM commitment;
        DROP TABLE commitment;
        ALTER TABLE next_commitment RENAME TO commitment;
        CREATE INDEX commitment_by_mentorship ON commitment (mentorship, due);
        CREATE INDEX commitment_by_person ON commitment (person) WHERE person IS NOT NULL;
        CREATE INDEX commitment_by_state ON commitment (state);
        CREATE INDEX commitment_open_by_due ON commitment (due) WHERE state IN ('planned', 'due');
        CREATE INDEX commitment_missed ON commitment (settled_at) WHERE state = 'missed';
        """
    ]
}
