import GRDB
import Testing

@testable import Store

/// What the service asks in each step must cost what is due, not what exists: SQLite's own plan says so.
@Suite("Query plans")
struct QueryPlanTests {
    @Test(
        "each question of a step searches an index",
        arguments: [
            (Reader.dueMentorshipsQuery, ["mentorship_by_wake (next_wake<?)"]),
            (Reader.waitingRecipientsQuery, ["notice_waiting (send_at<?)"]),
            (
                Reader.waitingNoticesQuery,
                ["notice_waiting_by_recipient (recipient=?)", "letter USING INTEGER PRIMARY KEY"]
            ),
            (Reader.untoldQuery, ["notice_untold (reason=?)"]),
            (
                Reader.dossierPeopleQuery,
                ["sqlite_autoindex_participant_2 (mentorship=?)", "person USING PRIMARY KEY (id=?)"]
            ),
            (Reader.dossierRecordsQuery, ["commitment_by_mentorship (mentorship=?)"]),
            (
                Reader.dossierReportsQuery,
                ["report_by_mentorship (mentorship=?)", "commitment USING PRIMARY KEY (id=?)"]
            ),
            (
                Reader.dossierNoticesQuery,
                ["notice_by_mentorship (mentorship=?)", "commitment USING PRIMARY KEY (id=?)"]
            ),
            (Reader.invitationsQuery, ["invitation USING PRIMARY KEY (mentorship=?)"]),
            (Reader.participationsQuery, ["participation USING PRIMARY KEY (mentorship=?)"]),
            (Reader.lettersInHandQuery, ["letter_by_state (state=?)"]),
            (Reader.deferredLettersQuery, ["letter_by_state (state=? AND next_attempt_at<?)"]),
            (
                Reader.unrefusedLettersQuery,
                ["letter_by_state (state=? AND next_attempt_at<?)", "attempt_by_letter (letter_number=?)"]
            ),
            (Reader.attemptCountQuery, ["attempt_by_letter (letter_number=?)"]),
            (Reader.givenUpQuery, ["attempt_that_failed (at>?)", "letter USING INTEGER PRIMARY KEY"]),
            (Reader.attemptsQuery, ["attempt USING INTEGER PRIMARY KEY (rowid>?)"]),
            (Reader.firstAttemptQuery, ["attempt_by_letter (letter_number=?)"]),
            (Reader.attemptsBeforeQuery, ["attempt_by_time (at>?)"]),
            (Reader.oldestDeferredQuery, ["letter_by_state (state=?)"]),
            (Reader.deferredCountQuery, ["letter_by_state (state=?)"]),
            (Reader.scheduledLettersQuery, ["letter_by_recipient (recipient=? AND created_at>?)"]),
            (Reader.hasLetterQuery, ["letter_by_recipient (recipient=?)"]),
            (Reader.letterCountQuery, ["letter_by_creation (created_at>? AND created_at<?)"]),
            (Reader.addressesSubmittedQuery, ["letter_by_creation (created_at>? AND created_at<?)"]),
            (Reader.bouncesQuery, ["bounce_by_time (at>?)"]),
        ])
    func searches(_ sql: String, _ parts: [String]) throws {
        let plan = try plan(of: sql)
        for part in parts { #expect(plan.contains(part)) }
        #expect(!plan.contains("SCAN"), "\(plan)")
        if !sql.contains("notice_waiting_by_recipient"), sql.contains("LIMIT") {
            #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
        }
    }

    @Test(
        "the earliest of something is the first entry of a partial index, which holds only what is ahead",
        arguments: [
            (Reader.earliestWakeQuery, "mentorship_by_wake"), (Reader.earliestSendQuery, "notice_waiting"),
            (Reader.earliestRetryQuery, "letter_by_state"),
        ])
    func firstOfIndex(_ sql: String, _ index: String) throws {
        let plan = try plan(of: sql)
        #expect(plan.contains("INDEX \(index)"), "\(plan)")
        #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
    }

    @Test("a statement that goes through all of a table is refused with its text, unless that is asked for")
    func refusesScans() throws {
        let store = try Samples.store()
        let sql = "SELECT count(*) FROM notice WHERE content = ?1"
        let error = try #require(throws: StoreError.self) {
            try store.read { try $0.session.row(sql, ["x"]) { try $0.integer() } }
        }
        #expect(error == .misused("it goes through all of a table (SCAN notice) in `\(sql)`"))
        #expect(try store.read { try $0.session.listing(sql, ["x"]) { try $0.integer() } } == [0])
    }

    private func plan(of sql: String) throws -> String {
        try StateDatabase.inMemory().inspect { database in
            let statement = try database.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
            let values = [Int?](repeating: nil, count: Set(sql.matches(of: /\?\d/).map { String($0.output) }).count)
            let rows = try Row.fetchAll(statement, arguments: StatementArguments(values))
            return rows.map { $0["detail"] as String }.joined(separator: "\n")
        }
    }
}
