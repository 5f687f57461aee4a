/// How often somebody wants letters stands with them; before, all came as usual.
enum SchemaFrequency {
    static let statements = [
        """
        CREATE TABLE letter_frequency (frequency TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO letter_frequency (frequency) VALUES ('usual'), ('weekly'), ('due-only');
        ALTER TABLE person ADD COLUMN frequency TEXT NOT NULL DEFAULT 'usual'
            CONSTRAINT letter_frequency REFERENCES letter_frequency (frequency);
        """
    ]
}
