/// The third version: calendars of holidays that people and mentorships keep, and the instant that a due time came to.
enum SchemaThree {
    static let statements = [
        "INSERT INTO meta (key, value) VALUES ('calendar-secret', lower(hex(randomblob(32))))",
        "ALTER TABLE person ADD COLUMN holidays TEXT CHECK (holidays <> '')",
        "ALTER TABLE mentorship ADD COLUMN holidays TEXT CHECK (holidays <> '')",
        "ALTER TABLE commitment ADD COLUMN instant INTEGER",
        "ALTER TABLE commitment ADD COLUMN moved_by_zone INTEGER NOT NULL DEFAULT 0 CHECK (moved_by_zone IN (0, 1))",
    ]
}
