import GRDB
import Mentoring
import Testing

@testable import Store

@Suite("Schema")
struct SchemaTests {
    /// The shipped versions: the last migration of each, and rows as that version wrote them.
    static let versions: [(last: String, rows: [String])] = [
        (
            "1 mentorships, letters and history",
            [
                "INSERT INTO person VALUES ('amina', 'Amina', 'a@example.org', 'Africa/Dakar', NULL, NULL, 1, NULL, '[]')",
                """
                INSERT INTO mentorship VALUES ('f1', 'formal', 'Europe/Berlin', NULL, 'active',
                    '[{"number":1,"start":"2027-01-12T18:00","meetingsBefore":0,"checkInsBefore":0}]', '[]', 0, 0, 0, 0, NULL, 5)
                """,
                "INSERT INTO participant VALUES ('f1', 0, 'amina', 'mentor')",
            ]
        ),
        (
            "2 backups, moving and erasure",
            [
                "INSERT INTO person VALUES ('amina', 'Amina', 'a@example.org', 'Africa/Dakar', NULL, NULL, 1, NULL, '[]')",
                """
                INSERT INTO mentorship VALUES ('f1', 'formal', 'Europe/Berlin', NULL, 'active',
                    '[{"number":1,"start":"2027-01-12T18:00","meetingsBefore":0,"checkInsBefore":0}]', '[]', 0, 0, 0, 0, NULL, 5)
                """,
                "INSERT INTO participant VALUES ('f1', 0, 'amina', 'mentor')",
                "INSERT INTO history (at, kind, actor, text) VALUES (1, 'backed-up', 'coordinator', 'backup made')",
            ]
        ),
        (
            "3 holiday calendars and instants",
            [
                "INSERT INTO person VALUES ('amina', 'Amina', 'a@example.org', 'Africa/Dakar', NULL, NULL, 1, NULL, '[]', 'senegal')",
                """
                INSERT INTO mentorship VALUES ('f1', 'formal', 'Europe/Berlin', NULL, 'active',
                    '[{"number":1,"start":"2027-01-12T18:00","meetingsBefore":0,"checkInsBefore":0}]', '[]', 0, 0, 0, 0, NULL, 5, NULL)
                """,
                "INSERT INTO participant VALUES ('f1', 0, 'amina', 'mentor')",
            ]
        ),
        (
            "4 answers by mail",
            [
                "INSERT INTO person VALUES ('amina', 'Amina', 'a@example.org', 'Africa/Dakar', NULL, NULL, 1, NULL, '[]', 'senegal')",
                """
                INSERT INTO mentorship VALUES ('f1', 'formal', 'Europe/Berlin', NULL, 'active',
                    '[{"number":1,"start":"2027-01-12T18:00","meetingsBefore":0,"checkInsBefore":0}]', '[]', 0, 0, 0, 0, NULL, 5, NULL)
                """,
                "INSERT INTO participant VALUES ('f1', 0, 'amina', 'mentor')",
                "INSERT INTO other_address VALUES ('amina', 'a@work.example', 7)",
            ]
        ),
        (
            "5 invitations",
            [
                "INSERT INTO person VALUES ('amina', 'Amina', 'a@example.org', 'Africa/Dakar', NULL, NULL, 1, NULL, '[]', 'senegal')",
                """
                INSERT INTO mentorship VALUES ('f1', 'formal', 'Europe/Berlin', NULL, 'active',
                    '[{"number":1,"start":"2027-01-12T18:00","meetingsBefore":0,"checkInsBefore":0}]', '[]', 0, 0, 0, 0, NULL, 5, NULL)
                """,
                "INSERT INTO participant VALUES ('f1', 0, 'amina', 'mentor')",
                "INSERT INTO invitation VALUES ('f1', 1, 0, 'amina', 'invited', 3, '{}', 'mentoring+c.x@example.org', 7)",
                "INSERT INTO participation VALUES ('f1', 1, 2, 'amina', 'declined', 3, 7, 8)",
            ]
        ),
        (
            "6 missing time zones",
            pair + ["INSERT INTO history (at, kind, actor, text) VALUES (1, 'zones-missing', 'service', 'US/Pacific')"]
        ),
        (
            "7 check-in ratings",
            pair + ["INSERT INTO history (at, kind, actor, text) VALUES (1, 'not-told', 'service', 'nobody is told')"]
        ),
        (
            "8 attempts",
            pair + [
                """
                INSERT INTO letter (recipient, address, sender, message_id, state, attempts, created_at, expires_at, is_scheduled, bytes)
                VALUES ('amina', 'a@example.org', 'm@example.org', 'x@example.org', 'failed', 5, 1, 2, 1, x'0A')
                """,
                "INSERT INTO attempt (letter_number, at, outcome) VALUES (1, 7, 'refused')",
            ]
        ),
        ("9 erasure by flag", pair + commitments),
        (
            "10 labels",
            pair + commitments + [
                """
                INSERT INTO letter (recipient, address, sender, message_id, state, attempts, created_at, expires_at, is_scheduled, bytes,
                    labels)
                VALUES ('amina', 'a@example.org', 'm@example.org', 'x@example.org', 'failed', 5, 1, 2, 1, x'0A', '["How is it going, 1–5"]')
                """
            ]
        ),
        (
            "11 commitments of a community's own",
            pair + commitments + [commitment("f1/portfolio/amina/2", "portfolio", "portfolio", "'amina'", 2)]
        ),
        ("12 kinds, ladders and counts", pair + commitments),
        (
            "13 typed notices",
            pair + commitments + [
                """
                INSERT INTO notice (subject, revision, rung, recipient, letter, asks, is_scheduled, rung_at, send_at, decided_at, state,
                    clause, content)
                VALUES ('mentorship:f1', 0, 'paused-2027-03-10', 'amina', 'paused', 0, 0, 1, 1, 1, 'waiting', '§10.1.2',
                    '{"pause":{"through":"2027-03-20"}}')
                """
            ]
        ),
        (
            "14 typed events",
            pair + commitments + [
                """
                INSERT INTO history (at, kind, actor, text, payload)
                VALUES (1, 'fulfilled', 'service', 'fulfilled by a late answer', '{"lateAnswer":{}}')
                """
            ]
        ),
        (
            "15 typed faults",
            pair + commitments + [#"UPDATE person SET address_fault = '{"notTaken":{"_0":"550"}}' WHERE id = 'amina'"#]
        ),
        ("16 kinds of cases", pair + commitments),
        ("17 counts of what was missed", pair + commitments),
        (
            "18 how often letters come",
            pair + commitments + ["UPDATE person SET frequency = 'weekly' WHERE id = 'amina'"]
        ),
        (
            "19 digests of what was written",
            pair + commitments + ["UPDATE received SET digest = 'aaaaaaaaaaaaa'"]
        ),
        (
            "20 forms and answers",
            pair + commitments + ["INSERT INTO form (name, version, content) VALUES ('check-in', 1, '{}')"]
        ),
    ]

    /// A commitment of each kind, as the versions since the third have it.
    private static let commitments = [
        commitment("f1/meeting/1", "meeting", "meeting", "NULL", 1),
        commitment("f1/check-in/amina/1", "check-in", "check-in", "'amina'", 1),
        commitment("f1/milestone/goals/1", "milestone", "goals", "NULL", 1),
    ]

    private static func commitment(_ id: String, _ kind: String, _ name: String, _ person: String, _ ordinal: Int)
        -> String
    {
        """
        INSERT INTO commitment (id, mentorship, kind, name, person, ordinal, revision, due, zone, moves, state, opened_at, by_silence,
            could_not_ask) VALUES ('\(id)', 'f1', '\(kind)', '\(name)', \(person), \(ordinal), 0, '2027-02-09T18:00', 'Europe/Berlin', 0,
            'planned', 1, 0, 0)
        """
    }

    /// A mentorship with a mentor, as every version since the third has it.
    private static let pair = [
        """
        INSERT INTO person (id, name, email, zone, takes_letters, absences, holidays)
        VALUES ('amina', 'Amina', 'a@example.org', 'Africa/Dakar', 1, '[]', 'senegal')
        """,
        """
        INSERT INTO mentorship (id, program, zone, state, cycles, pauses, renewal_agreed, records_began, planned_through, is_at_risk,
            next_wake)
        VALUES ('f1', 'formal', 'Europe/Berlin', 'active',
            '[{"number":1,"start":"2027-01-12T18:00","meetingsBefore":0,"checkInsBefore":0}]', '[]', 0, 0, 0, 0, 5)
        """,
        "INSERT INTO participant VALUES ('f1', 0, 'amina', 'mentor')",
    ]

    @Test("every version comes up to the newest, with its rows", arguments: versions.indices)
    func migrates(_ version: Int) throws {
        let (last, rows) = Self.versions[version]
        let directory = try Directory()
        let queue = try DatabaseQueue(path: directory.path + "/" + StateDatabase.fileName)
        try SQLiteDatabase.migrator(.state).migrate(queue, upTo: last)
        try queue.write { database in for row in rows { try database.execute(sql: row) } }
        try queue.close()
        let store = try StateDatabase.open(directory: directory.path)
        let mentorship = try #require(try store.read { try $0.mentorship(f1) })
        #expect(mentorship.participants == [Participant(person: amina, role: .mentor)])
        #expect(mentorship.start == (try civil("2027-01-12T18:00")))
        #expect(mentorship.state == .active)
        #expect(try store.read { try $0.earliestWake() }?.seconds == 5)
        if rows.starts(with: Self.pair + Self.commitments) {
            let records = try store.read { try $0.dossier(f1, since: .distantPast) }?.records ?? [:]
            let known = records.keys.map(\.description).filter { !$0.contains("portfolio") }.sorted()
            #expect(known == ["f1/check-in/amina/1", "f1/meeting/1", "f1/milestone/goals/1"])
            #expect(records.values.allSatisfy { $0.due.description == "2027-02-09T18:00" && $0.state == .planned })
        }
        #expect(try store.inspect { try SQLiteDatabase.migrator(.state).hasCompletedMigrations($0) })
    }

    @Test("each migration has its version in the table above")
    func everyVersionIsTested() {
        #expect(Self.versions.map(\.last) == Schema.state.migrations.map(\.name))
    }

    @Test("a ladder that stood with each commitment stands once")
    func laddersAreShared() throws {
        let directory = try Directory()
        let queue = try DatabaseQueue(path: directory.path + "/" + StateDatabase.fileName)
        try SQLiteDatabase.migrator(.state).migrate(queue, upTo: "11 commitments of a community's own")
        try queue.write { database in
            for row in Self.pair + Self.commitments { try database.execute(sql: row) }
            try database.execute(sql: "UPDATE commitment SET ladder = '{\"missedAfterDays\":5,\"rungs\":[]}'")
        }
        try queue.close()
        let store = try StateDatabase.open(directory: directory.path)
        #expect(try store.read { try $0.record(.meeting(f1, 1)) }?.ladder == Ladder(rungs: [], missedAfterDays: 5))
        #expect(try store.inspect { try Int.fetchOne($0, sql: "SELECT count(*) FROM ladder") } == 1)
    }

    /// Ratings of check-ins stood in notices' details and in frozen letters; what has not left yet does not name one.
    @Test("no rating is left in a database that came up")
    func ratingsGo() throws {
        let directory = try Directory()
        let queue = try DatabaseQueue(path: directory.path + "/" + StateDatabase.fileName)
        try SQLiteDatabase.migrator(.state).migrate(queue, upTo: "5 invitations")
        try queue.write { database in
            for (number, state) in ["submitted", "deferred", "failed", "submitted"].enumerated() {
                try database.execute(
                    sql: """
                        INSERT INTO letter (number, recipient, address, sender, message_id, state, attempts, created_at, next_attempt_at,
                            expires_at, submitted_at, is_scheduled, bytes)
                        VALUES (?, 'amina', 'a@example.org', 's@example.org', ?, ?, 1, 1, ?, 9, 1, 0, CAST('secret 2 of 5' AS BLOB))
                        """, arguments: [number + 1, "m\(number)@x", state, state == "deferred" ? 7 : nil])
                let detail = number == 3 ? "held" : "checked-in 2"
                try database.execute(
                    sql: """
                        INSERT INTO notice (subject, revision, rung, recipient, letter, asks, is_scheduled, rung_at, send_at, decided_at,
                            state, detail, clause, letter_number)
                        VALUES (?, 0, ?, 'amina', 'confirmation', 0, 0, 1, 1, 1, 'lettered', ?, '§6', ?)
                        """, arguments: ["f1/check-in/amina/1", "answer-\(number)-0", detail, number + 1])
            }
        }
        try queue.close()
        let store = try StateDatabase.open(directory: directory.path)
        let details = try store.inspect { try String?.fetchAll($0, sql: "SELECT content FROM notice ORDER BY number") }
        let unread = #"{"outcome":{"_0":{"checkedIn":{"isRead":false}}}}"#
        #expect(details == [unread, unread, unread, #"{"outcome":{"_0":{"held":{}}}}"#])
        let kept = try store.inspect {
            try Bool.fetchAll($0, sql: "SELECT instr(bytes, CAST('2 of 5' AS BLOB)) > 0 FROM letter ORDER BY number")
        }
        #expect(kept == [false, false, false, true])
        #expect(try store.read { try $0.deferredLetters(at: .init(seconds: 99), limit: 9) } == [])
    }

    @Test("a newer database is refused and left as it is")
    func newer() throws {
        let directory = try Directory()
        let path = directory.path + "/" + StateDatabase.fileName
        try StateDatabase.open(directory: directory.path).close()
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 feedback')") }
        let known = Schema.state.migrations.map(\.name)
        #expect(throws: StoreError.newerSchema(path: path, found: ["9 feedback"], known: known)) {
            try StateDatabase.open(directory: directory.path)
        }
    }

    @Test("the file says whose it is")
    func applicationID() throws {
        #expect(
            try StateDatabase.inMemory().inspect { try Int32.fetchOne($0, sql: "PRAGMA application_id") } == 0x4D45_4E54
        )
    }

    @Test("all tables are strict")
    func strict() throws {
        let loose = try StateDatabase.inMemory().inspect { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
                        AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
                    """)
        }
        #expect(loose == [])
    }

    @Test("every state and kind of the rules has its place in the schema")
    func everyCase() throws {
        let store = try Samples.store()
        try store.write { writer in
            for state in MentorshipState.allCases {
                var mentorship = try Samples.mentorship()
                mentorship.state = state
                try writer.put(mentorship)
            }
            for role in Role.allCases {
                var mentorship = try Samples.mentorship()
                mentorship.participants = [Participant(person: amina, role: role)]
                try writer.put(mentorship)
            }
            for state in CommitmentState.allCases {
                var record = try Samples.record(.meeting(f1, 1))
                record.state = state
                try writer.put(record)
            }
            try writer.put(try Samples.record(.checkIn(f1, amina, 1)))
            try writer.put(try Samples.record(.milestone(f1, "goals", 1)))
            for outcome in Outcome.allCases {
                try writer.insert(Report(commitment: .meeting(f1, 1), by: .coordinator, outcome: outcome, at: noon))
            }
            for kind in EventKind.allCases { try writer.append(Event(at: noon, kind: kind, text: "x")) }
            for (place, state) in LetterState.allCases.enumerated() {
                var letter = Samples.letter([], id: "\(place)@example.org")
                letter.state = state
                letter.submittedAt = state == .submitted ? noon : nil
                letter.nextAttemptAt = state == .deferred ? noon : nil
                try writer.insert(letter)
            }
        }
        #expect(try store.read { try $0.events(EventFilter()) }.map(\.kind) == EventKind.allCases)
        #expect(
            try store.read { try $0.counts() }.letters
                == Dictionary(uniqueKeysWithValues: LetterState.allCases.map { ($0, 1) }))
        for kind in ["meeting", "check-in", "milestone"] {
            #expect(
                try store.inspect {
                    try Int.fetchOne(
                        $0, sql: "SELECT count(*) FROM commitment WHERE kind = ?", arguments: [kind])
                } == 1)
        }
    }

    @Test(
        "bad rows are refused by name",
        arguments: [
            ("UPDATE person SET id = 'Amina' WHERE id = 'mei'", "person_id_form"),
            ("UPDATE person SET id = '-mei' WHERE id = 'mei'", "person_id_form"),
            ("UPDATE person SET email = 'nobody'", "email"),
            ("UPDATE person SET joined = '1.2.2023'", "joined_is_date"),
            ("UPDATE person SET absences = '{}'", "absences_is_list"),
            ("UPDATE person SET takes_letters = 2", "takes_letters"),
            ("UPDATE person SET takes_letters = 'yes'", "cannot store TEXT value in INTEGER column"),
            ("DELETE FROM person WHERE id = 'amina'", "FOREIGN KEY"),
            ("UPDATE mentorship SET state = 'dormant'", "mentorship_state"),
            ("UPDATE mentorship SET cycles = '[]'", "cycles_never_empty"),
            ("UPDATE mentorship SET pauses = 'x'", "pauses_is_list"),
            ("UPDATE mentorship SET ended_at = 1", "ended_only_when_closed"),
            ("UPDATE participant SET role = 'guru'", "role"),
            ("UPDATE participant SET person = 'nobody' WHERE place = 0", "FOREIGN KEY"),
            ("UPDATE participant SET person = 'amina'", "UNIQUE"),
            ("UPDATE commitment SET state = 'late'", "commitment_state"),
            ("UPDATE commitment SET revision = -1", "commitment_revision"),
            ("UPDATE commitment SET ordinal = 2", "id_says_its_parts"),
            ("UPDATE commitment SET person = 'amina'", "check_in_has_person"),
            ("UPDATE commitment SET due = '12.1.2027 18:00'", "due_is_civil"),
            ("UPDATE commitment SET moved_to = 'soon'", "moved_to_is_civil"),
            ("INSERT INTO ladder (content) VALUES ('{')", "ladder_is_json"),
            ("UPDATE report SET outcome = 'perhaps'", "outcome"),
            ("UPDATE notice SET state = 'sent'", "notice_state"),
            ("UPDATE notice SET state = 'lettered'", "lettered_has_letter"),
            ("UPDATE notice SET letter_number = 1", "lettered_has_letter"),
            ("UPDATE notice SET state = 'lettered', letter_number = 77", "FOREIGN KEY"),
            ("UPDATE notice SET state = 'suppressed'", "suppressed_has_reason"),
            ("UPDATE notice SET revision = -1", "notice_revision"),
            (
                """
                INSERT INTO notice SELECT NULL, subject, mentorship, revision, rung, recipient, letter, asks, is_scheduled, rung_at,
                    send_at, decided_at, state, reason, address, clause, letter_number, letter_place, content FROM notice
                """, "UNIQUE"
            ),
            ("UPDATE letter SET state = 'delivered'", "letter_state"),
            ("UPDATE letter SET state = 'submitted'", "submitted_has_time"),
            ("UPDATE letter SET state = 'deferred'", "deferred_has_next"),
            ("UPDATE letter SET next_attempt_at = 5", "deferred_has_next"),
            ("UPDATE letter SET attempts = 0", "attempt_counted"),
            ("UPDATE letter SET bytes = x'00'", "a letter is frozen"),
            ("UPDATE letter SET message_id = 'b@c'", "a letter is frozen"),
            ("UPDATE history SET text = 'nothing happened'", "only ever added to"),
            ("DELETE FROM history", "only ever added to"),
            ("INSERT INTO history (at, kind, actor, text) VALUES (1, 'gossip', 'service', 'x')", "FOREIGN KEY"),
            ("INSERT INTO hold VALUES (2, 'x', 1, 'service')", "one_hold"),
            ("INSERT INTO invitation VALUES ('f1', 1, 0, 'amina', 'sent', 0, '{}', 'o@e', 1)", "invitation_state"),
            ("INSERT INTO invitation VALUES ('f1', 1, 0, 'amina', 'invited', 0, '{', 'o@e', 1)", "content_is_json"),
            ("INSERT INTO participation VALUES ('f1', 1, 0, 'amina', 'maybe', 0, 1, 1)", "participation_answer"),
            ("INSERT INTO imported_cell VALUES ('birds', 'a', 'b', 'c')", "source"),
        ])
    func refused(_ sql: String, _ reason: String) throws {
        let store = try Samples.store()
        try store.write { writer in
            try writer.put(Samples.person(PersonID(checked: "mei")))
            try writer.put(try Samples.record(.meeting(f1, 1)))
            try writer.insert(Report(commitment: .meeting(f1, 1), by: .person(amina), outcome: .held, at: noon))
            try writer.insert(Samples.notice())
            try writer.insert(Samples.letter([]))
            try writer.append(Event(at: noon, kind: .missed, text: "x"))
        }
        let error = try #require(throws: DatabaseError.self) { try store.inspect { try $0.execute(sql: sql) } }
        #expect("\(error)".contains(reason))
    }
}
