import Foundation

/// The statements that put a pseudonym in the place of an identifier.
struct ErasureStatements {
    let session: Session
    let old: String
    let new: String

    private func execute(_ sql: String) throws {
        try session.executeOnAll(sql, sql.contains("?2") ? [old, new] : [old])
    }

    /// The identifier of what somebody owes for themselves has theirs inside: `f1/check-in/amina/2`.
    private static let renamed = "replace(%, '/' || ?1 || '/', '/' || ?2 || '/')"

    private func rename(_ table: String, _ column: String) throws {
        let value = Self.renamed.replacing("%", with: column)
        try execute(
            "UPDATE \(table) SET \(column) = \(value) WHERE \(Self.isOwn(column))"
        )
    }

    /// A milestone may be called as somebody is.
    private static func isOwn(_ column: String) -> String {
        "(instr(\(column), '/' || ?1 || '/') > 0 AND instr(\(column), '/milestone/') = 0)"
    }

    func run() throws {
        try withdrawLetters()
        try dropLetters()
        // While their addresses are known.
        try answers()
        // What refers to a person is never without one.
        try execute(
            """
            INSERT INTO person (id, name, email, zone, takes_letters, address_fault, absences, holidays)
            SELECT ?2, ?2, ?2 || '@erased.invalid', zone, 0, 'erased', '[]', holidays FROM person WHERE id = ?1
            """)
        try execute("UPDATE participant SET person = ?2 WHERE person = ?1")
        try execute("UPDATE invitation SET person = ?2 WHERE person = ?1")
        try execute("UPDATE participation SET person = ?2 WHERE person = ?1")
        try execute(
            """
            UPDATE commitment SET person = ?2, id = mentorship || '/' || kind || '/' || ?2 || '/' || ordinal
            WHERE person = ?1
            """)
        try execute("UPDATE report SET person = ?2 WHERE person = ?1")
        try rename("report", "commitment")
        try execute("UPDATE report SET absent = replace(absent, '\"' || ?1 || '\"', '\"' || ?2 || '\"')")
        try execute("UPDATE notice SET recipient = ?2, address = NULL WHERE recipient = ?1")
        try execute("UPDATE notice SET subject = 'person:' || ?2, content = NULL WHERE subject = 'person:' || ?1")
        try rename("notice", "subject")
        try forgetWords(in: "notice", column: "content")
        try execute(
            "DELETE FROM imported_cell WHERE row = ?1 OR (value = ?1) OR (source = 'people' AND row = ?1)"
        )
        try history()
        try words(in: "imported_cell", column: "value")
        try execute("DELETE FROM person WHERE id = ?1")
    }

    /// Letters that may name the person: to them, to coordinators, and about whatever they were ever in.
    private static let named = """
        (recipient = ?1 OR recipient LIKE '@%' OR number IN (
            SELECT letter_number FROM notice WHERE letter_number IS NOT NULL AND (subject = 'person:' || ?1 OR mentorship IN (
                SELECT mentorship FROM participant WHERE person = ?1
                UNION SELECT mentorship FROM commitment WHERE person = ?1
                UNION SELECT mentorship FROM history WHERE person = ?1 AND mentorship IS NOT NULL))))
        """

    /// Letters that have not left: what waits to be tried again is made anew of its notices. What a child has in hand can't be called back; its
    /// bytes are taken away, and the service does the same with it if it comes back.
    private func withdrawLetters() throws {
        try execute("UPDATE letter SET bytes = x'0A', labels = '[]' WHERE state = 'submitting' AND \(Self.named)")
        let numbers = try session.listing(
            "SELECT number FROM letter WHERE state = 'deferred' AND \(Self.named)", [old]
        ) { try $0.required(Int64.self) }
        for number in numbers {
            for sql in LetterWithdrawal.statements { try session.executeOnAll(sql, [number]) }
        }
        // What is to be said to them, or of them alone, is not said.
        try execute(
            """
            UPDATE notice SET state = 'suppressed', reason = '\(LetterWithdrawal.reason)'
            WHERE state = 'waiting' AND (recipient = ?1 OR subject = 'person:' || ?1 OR \(Self.isOwn("subject")))
            """)
    }

    /// Bytes are only needed until a letter has come to its end. Those that may name the person, and those to coordinators, become empty.
    private func dropLetters() throws {
        try execute(
            """
            UPDATE letter SET bytes = x'0A', labels = '[]'
            WHERE state IN ('submitted', 'failed', 'suppressed') AND \(Self.named)
            """)
        try execute(
            "UPDATE letter SET recipient = ?2, address = ?2 || '@erased.invalid' WHERE recipient = ?1")
    }

    /// What came in by mail: whose it was stays as a pseudonym, so that the program's counts stay true; addresses and Message-IDs go.
    private func answers() throws {
        try execute(
            """
            UPDATE received SET person = ?2, sender = NULL, message_id = NULL, key = 'erased ' || number, mark = '', file = 'erased'
            WHERE person = ?1
            """)
        try execute(
            """
            UPDATE received SET sender = NULL, message_id = NULL, key = 'erased ' || number, mark = '', file = 'erased'
            WHERE (sender = (SELECT lower(email) FROM person WHERE id = ?1)
                OR sender IN (SELECT address FROM other_address WHERE person = ?1))
            """)
        try execute("DELETE FROM other_address WHERE person = ?1")
        try execute("DELETE FROM muted WHERE person = ?1")
        try execute("UPDATE bounce SET recipient = ?2, address = ?2 || '@erased.invalid' WHERE recipient = ?1")
        try execute(
            """
            UPDATE history SET message_id = NULL
            WHERE person = ?1 AND (kind LIKE 'answer-%' OR kind IN ('address-confirmed', 'away', 'participation'))
            """)
    }

    private func history() throws {
        try execute("UPDATE history SET person = ?2 WHERE person = ?1")
        try execute("UPDATE history SET actor = ?2 WHERE actor = ?1")
        try rename("history", "commitment")
        try words(in: "history", column: "text")
    }

    /// Replaces the identifier wherever it stands as a word in a text.
    private func words(in table: String, column: String) throws {
        let texts = try session.listing(
            "SELECT DISTINCT \(column) FROM \(table) WHERE replace(\(column), ?1, '') <> \(column)", [old]
        ) { try $0.text() }
        for text in texts {
            try session.executeOnAll(
                "UPDATE \(table) SET \(column) = ?1 WHERE \(column) = ?2",
                [Self.words(text, old: old, new: new), text])
        }
    }

    /// Forgets texts in which the identifier stands as a word.
    private func forgetWords(in table: String, column: String) throws {
        let texts = try session.listing(
            "SELECT DISTINCT \(column) FROM \(table) WHERE replace(\(column), ?1, '') <> \(column)", [old]
        ) { try $0.text() }
        for text in texts where Self.words(text, old: old, new: "") != text {
            try session.executeOnAll("UPDATE \(table) SET \(column) = NULL WHERE \(column) = ?1", [text])
        }
    }

    /// Replaces an identifier where it stands as a word.
    private static func words(_ text: String, old: String, new: String) -> String {
        func isPart(_ character: Character?) -> Bool {
            character.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" } ?? false
        }
        var result = ""
        var rest = text[...]
        while let range = rest.range(of: old) {
            let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : nil
            let after = range.upperBound < text.endIndex ? text[range.upperBound] : nil
            result += rest[..<range.lowerBound] + (isPart(before) || isPart(after) ? old : new)
            rest = rest[range.upperBound...]
        }
        return result + rest
    }
}
