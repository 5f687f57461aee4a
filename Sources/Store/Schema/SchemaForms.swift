/// Forms, and what people answer to them. A form that was answered stays in the version that it was answered in.
enum SchemaForms {
    static let statements = [
        """
        CREATE TABLE form (
            name TEXT NOT NULL CHECK (name <> ''),
            version INTEGER NOT NULL CHECK (version > 0),
            content TEXT NOT NULL CONSTRAINT form_is_json CHECK (json_valid(content)),
            PRIMARY KEY (name, version)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE sheet (
            commitment TEXT NOT NULL CHECK (commitment <> ''),
            mentorship TEXT NOT NULL REFERENCES mentorship (id),
            person TEXT NOT NULL REFERENCES person (id),
            form TEXT NOT NULL,
            version INTEGER NOT NULL,
            begun_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)),
            answered TEXT NOT NULL CHECK (json_valid(answered)),
            PRIMARY KEY (commitment, person),
            CONSTRAINT sheet_of_a_form FOREIGN KEY (form, version) REFERENCES form (name, version)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sheet_by_mentorship ON sheet (mentorship);
        CREATE INDEX sheet_by_person ON sheet (person);
        CREATE INDEX sheet_by_form ON sheet (form, changed_at);
        """, SchemaAnswers.table,
        "ALTER TABLE letter ADD COLUMN sheets TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sheets));",
    ]
}

/// What was answered: a row for each answer, the latest to a question counts. Both databases have the table.
enum SchemaAnswers {
    static let table = """
        CREATE TABLE answer (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            commitment TEXT NOT NULL CHECK (commitment <> ''),
            mentorship TEXT NOT NULL,
            person TEXT NOT NULL,
            form TEXT NOT NULL CHECK (form <> ''),
            version INTEGER NOT NULL CHECK (version > 0),
            question TEXT NOT NULL CHECK (question <> ''),
            value TEXT NOT NULL CONSTRAINT answer_is_json CHECK (json_valid(value) AND length(value) <= 65536),
            at INTEGER NOT NULL,
            source TEXT NOT NULL CHECK (source <> ''),
            CONSTRAINT a_source_counts_once UNIQUE (source, question)
        ) STRICT;
        CREATE INDEX answer_by_commitment ON answer (commitment, person, number);
        CREATE INDEX answer_by_mentorship ON answer (mentorship, number);
        CREATE INDEX answer_by_person ON answer (person, number);
        CREATE INDEX answer_by_form ON answer (form, at);
        """

    /// Who looked at confidential answers, and when.
    static let readings = """
        CREATE TABLE reading (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            reader TEXT NOT NULL CHECK (reader <> ''),
            form TEXT,
            mentorship TEXT,
            person TEXT
        ) STRICT;
        CREATE INDEX reading_by_person ON reading (person);
        """
}
