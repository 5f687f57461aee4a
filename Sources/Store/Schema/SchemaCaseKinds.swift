/// What sort of case owns commitments stands in a column; before, the program itself was known by its identifier.
enum SchemaCaseKinds {
    static let statements = [
        """
        CREATE TABLE case_kind (kind TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO case_kind (kind) VALUES ('mentorship'), ('program');
        ALTER TABLE mentorship ADD COLUMN kind TEXT NOT NULL DEFAULT 'mentorship'
            CONSTRAINT case_kind REFERENCES case_kind (kind);
        UPDATE mentorship SET kind = 'program' WHERE id = 'program';
        CREATE INDEX mentorship_of_program ON mentorship (kind) WHERE kind = 'program';
        """, Tally.mentorshipsByKind,
    ]
}
