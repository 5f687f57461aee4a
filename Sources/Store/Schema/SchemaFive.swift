/// The fifth version: invitations by mail.
enum SchemaFive {
    static let statements = [invitation, participation, kinds]

    /// What each calendar was told last. `meeting` 0 stands for all meetings of the cycle. The content names nobody.
    private static let invitation = """
        CREATE TABLE invitation (
            mentorship TEXT NOT NULL REFERENCES mentorship (id),
            cycle INTEGER NOT NULL CHECK (cycle >= 1),
            meeting INTEGER NOT NULL CHECK (meeting >= 0),
            person TEXT NOT NULL REFERENCES person (id),
            state TEXT NOT NULL CONSTRAINT invitation_state CHECK (state IN ('invited', 'cancelled')),
            sequence INTEGER NOT NULL CONSTRAINT invitation_sequence CHECK (sequence >= 0),
            content TEXT NOT NULL CONSTRAINT content_is_json CHECK (json_valid(content)),
            organizer TEXT NOT NULL CHECK (organizer <> ''),
            at INTEGER NOT NULL,
            PRIMARY KEY (mentorship, cycle, meeting, person)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX invitation_by_person ON invitation (person);
        """

    /// What calendars answered last: about one meeting, or (`meeting` 0) about all of the cycle.
    private static let participation = """
        CREATE TABLE participation (
            mentorship TEXT NOT NULL REFERENCES mentorship (id),
            cycle INTEGER NOT NULL CHECK (cycle >= 1),
            meeting INTEGER NOT NULL CHECK (meeting >= 0),
            person TEXT NOT NULL REFERENCES person (id),
            answer TEXT NOT NULL CONSTRAINT participation_answer
                CHECK (answer IN ('accepted', 'declined', 'tentative', 'open')),
            sequence INTEGER NOT NULL CHECK (sequence >= 0),
            stamp INTEGER,
            at INTEGER NOT NULL,
            PRIMARY KEY (mentorship, cycle, meeting, person)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX participation_by_person ON participation (person);
        """

    private static let kinds = """
        INSERT INTO event_kind (kind) VALUES ('participation');
        """
}
