/// The counts that a status shows: triggers keep them, so that nothing has to be counted.
enum Tally {
    static let statements = [table, people, mentorships, atRisk, places, participations] + states

    private static let table = """
        CREATE TABLE tally (
            name TEXT NOT NULL,
            key TEXT NOT NULL,
            number INTEGER NOT NULL CONSTRAINT tally_is_count CHECK (number >= 0),
            PRIMARY KEY (name, key)
        ) STRICT, WITHOUT ROWID;
        """

    private static let people = """
        INSERT INTO tally (name, key, number) SELECT 'person', '', count(*) FROM person;
        \(kept("person", as: "person", key: { _ in "''" }, of: nil))
        """

    /// The program itself is stored like a mentorship, and is none; it is known by its kind since ``mentorshipsByKind``.
    private static let mentorships = """
        INSERT INTO tally (name, key, number)
        SELECT 'mentorship', state, count(*) FROM mentorship WHERE id <> 'program' GROUP BY state;
        \(kept("mentorship", as: "mentorship", key: { "\($0).state" }, of: "state", where: { "\($0).id <> 'program'" }))
        """

    /// The triggers of ``mentorships`` anew, by the kind of a case.
    static let mentorshipsByKind =
        ["added", "removed", "changed"].map { "DROP TRIGGER tally_mentorship_\($0);\n" }.joined()
        + kept(
            "mentorship", as: "mentorship", key: { "\($0).state" }, of: "state", where: { "\($0).kind = 'mentorship'" })

    private static let atRisk = """
        INSERT INTO tally (name, key, number)
        SELECT 'at-risk', '', count(*) FROM mentorship WHERE \(isAtRisk("mentorship"));
        \(kept("mentorship", as: "at-risk", key: { _ in "''" }, of: "state, is_at_risk", where: isAtRisk))
        """

    private static func isAtRisk(_ row: String) -> String {
        "\(row).is_at_risk = 1 AND \(row).state IN ('proposed', 'introduced', 'active', 'paused')"
    }

    private static func goesOn(_ row: String) -> String {
        "(SELECT ended_at FROM mentorship WHERE id = \(row).mentorship) IS NULL"
    }

    /// Places that people have in mentorships that are not over.
    private static let places = """
        INSERT INTO tally (name, key, number)
        SELECT 'place', '', count(*) FROM participant JOIN mentorship ON mentorship.id = participant.mentorship
        WHERE mentorship.ended_at IS NULL;
        \(kept("participant", as: "place", key: { _ in "''" }, of: nil, where: goesOn))
        \(ended("place", "SELECT count(*) FROM participant WHERE mentorship = NEW.id"))
        """

    /// What calendars answered, in mentorships that are not over.
    private static let participations = """
        INSERT INTO tally (name, key, number) VALUES
            ('participation', 'accepted', 0), ('participation', 'declined', 0), ('participation', 'tentative', 0),
            ('participation', 'open', 0);
        UPDATE tally SET number = (
            SELECT count(*) FROM participation JOIN mentorship ON mentorship.id = participation.mentorship
            WHERE mentorship.ended_at IS NULL AND participation.answer = tally.key) WHERE name = 'participation';
        \(kept("participation", as: "participation", key: { "\($0).answer" }, of: "answer", where: goesOn))
        \(ended("participation", "SELECT count(*) FROM participation WHERE mentorship = NEW.id AND answer = tally.key"))
        """

    private static let states = ["commitment", "letter", "notice"].map { table in
        """
        INSERT INTO tally (name, key, number) SELECT '\(table)', state, count(*) FROM \(table) GROUP BY state;
        \(kept(table, as: table, key: { "\($0).state" }, of: "state"))
        """
    }

    /// What was missed, by the day of the verdict: days since 1970 in UTC.
    static let missed = """
        INSERT INTO tally (name, key, number)
        SELECT 'missed', CAST(settled_at / 86400 AS TEXT), count(*) FROM commitment WHERE \(isMissed("commitment")) GROUP BY 2;
        \(kept(
            "commitment", as: "missed", key: { "CAST(\($0).settled_at / 86400 AS TEXT)" }, of: "state, settled_at", where: isMissed))
        """

    private static func isMissed(_ row: String) -> String {
        "\(row).state = 'missed' AND \(row).settled_at IS NOT NULL"
    }

    /// Triggers that keep a count of a table's rows.
    /// - Parameters:
    ///   - key: by what they are counted, of a row.
    ///   - columns: with which a row is counted elsewhere; nil where that never changes.
    ///   - condition: which rows are counted.
    private static func kept(
        _ table: String, as name: String, key: (String) -> String, of columns: String?,
        where condition: (String) -> String = { _ in "1" }
    ) -> String {
        func plus(_ row: String) -> String {
            """
            INSERT INTO tally (name, key, number) SELECT '\(name)', \(key(row)), 1 WHERE \(condition(row))
                ON CONFLICT (name, key) DO UPDATE SET number = number + 1;
            """
        }
        func minus(_ row: String) -> String {
            "UPDATE tally SET number = number - 1 WHERE name = '\(name)' AND key = \(key(row)) AND \(condition(row));"
        }
        let base = "tally_\(name.replacing("-", with: "_"))"
        let changed = columns.map { columns in
            """
            CREATE TRIGGER \(base)_changed AFTER UPDATE OF \(columns) ON \(table)
            WHEN \(key("OLD")) <> \(key("NEW")) OR (\(condition("OLD"))) <> (\(condition("NEW")))
            BEGIN \(minus("OLD")) \(plus("NEW")) END;
            """
        }
        return """
            CREATE TRIGGER \(base)_added AFTER INSERT ON \(table) BEGIN \(plus("NEW")) END;
            CREATE TRIGGER \(base)_removed AFTER DELETE ON \(table) BEGIN \(minus("OLD")) END;
            \(changed ?? "")
            """
    }

    /// A trigger that takes out of a count what belongs to a mentorship that came to its end, and the other way round.
    private static func ended(_ name: String, _ count: String) -> String {
        """
        CREATE TRIGGER tally_\(name)_ended AFTER UPDATE OF ended_at ON mentorship
        WHEN (OLD.ended_at IS NULL) <> (NEW.ended_at IS NULL)
        BEGIN UPDATE tally SET number = number + (CASE WHEN NEW.ended_at IS NULL THEN 1 ELSE -1 END) * (\(count))
            WHERE name = '\(name)'; END;
        """
    }
}
