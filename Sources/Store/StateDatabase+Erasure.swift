import Foundation
import GRDB
import Mentoring

extension StateDatabase {
    /// Erases a person: a pseudonym stands wherever the identifier stood, also in the history, which is otherwise only ever added to. Name,
    /// address, imported cells and the text of letters that may name them are gone, from the file as well.
    ///
    /// - Throws: `StoreError`; nothing is changed then.
    package func erase(_ person: PersonID, as pseudonym: PersonID) throws {
        try translated(path: path) {
            try queue.inDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
            try queue.inDatabase { database in
                try database.inTransaction(.immediate) {
                    // Rows and what refers to them change together; the references are checked at the end.
                    try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
                    let triggers = try Row.fetchAll(
                        database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
                    ).map { (name: $0["name"] as String, sql: $0["sql"] as String) }
                    for trigger in triggers { try database.execute(sql: "DROP TRIGGER \"\(trigger.name)\"") }
                    try ErasureStatements(database: database, old: person.text, new: pseudonym.text).run()
                    for trigger in triggers { try database.execute(sql: trigger.sql) }
                    return .commit
                }
            }
            try queue.inDatabase { database in
                guard try String.fetchOne(database, sql: "PRAGMA journal_mode") == "wal" else { return }
                // Others that read in this moment keep it from being done at once; the next checkpoint does it.
                _ = try? database.checkpoint(.truncate)
                try? database.execute(sql: "VACUUM")
                _ = try? database.checkpoint(.truncate)
            }
        }
        wakeOthers()
    }
}

/// The statements that put a pseudonym in the place of an identifier.
private struct ErasureStatements {
    let database: Database
    let old: String
    let new: String

    private func execute(_ sql: String) throws {
        try database.execute(sql: sql, arguments: ["old": old, "new": new])
    }

    /// A check-in's identifier has its person's inside: `f1/check-in/amina/2`.
    private static let renamed = "replace(%, '/check-in/' || :old || '/', '/check-in/' || :new || '/')"

    private func rename(_ table: String, _ column: String) throws {
        let value = Self.renamed.replacing("%", with: column)
        try execute(
            "UPDATE \(table) SET \(column) = \(value) WHERE \(column) LIKE '%/check-in/' || :old || '/%' AND :new <> ''"
        )
    }

    func run() throws {
        try withdrawLetters()
        try dropLetters()
        // While their addresses are known.
        try answers()
        try execute(
            """
            UPDATE person SET id = :new, name = :new, email = :new || '@erased.invalid', locale = NULL, joined = NULL, takes_letters = 0,
                address_fault = 'erased', absences = '[]' WHERE id = :old
            """)
        try execute("UPDATE participant SET person = :new WHERE person = :old")
        try execute("UPDATE invitation SET person = :new WHERE person = :old")
        try execute("UPDATE participation SET person = :new WHERE person = :old")
        try database.execute(
            sql: """
                UPDATE commitment SET person = :new, id = mentorship || '/check-in/' || :new || '/' || ordinal
                WHERE person = :old
                """, arguments: ["old": old, "new": new])
        try execute("UPDATE report SET person = :new WHERE person = :old")
        try rename("report", "commitment")
        try execute("UPDATE report SET absent = replace(absent, '\"' || :old || '\"', '\"' || :new || '\"')")
        try execute("UPDATE notice SET recipient = :new, address = NULL WHERE recipient = :old")
        try execute("UPDATE notice SET subject = 'person:' || :new, detail = NULL WHERE subject = 'person:' || :old")
        try rename("notice", "subject")
        try forgetWords(in: "notice", column: "detail")
        try execute(
            "DELETE FROM imported_cell WHERE row = :old OR (value = :old AND :new <> '') OR (source = 'people' AND row = :old)"
        )
        try history()
        try words(in: "imported_cell", column: "value")
    }

    /// Letters that may name the person: to them, to coordinators, and about whatever they were ever in.
    private static let named = """
        :new <> '' AND (recipient = :old OR recipient LIKE '@%' OR number IN (
            SELECT letter_number FROM notice WHERE letter_number IS NOT NULL AND (subject = 'person:' || :old OR mentorship IN (
                SELECT mentorship FROM participant WHERE person = :old
                UNION SELECT mentorship FROM commitment WHERE person = :old
                UNION SELECT mentorship FROM history WHERE person = :old AND mentorship IS NOT NULL))))
        """

    /// Letters that have not left: what waits to be tried again is made anew of its notices. What a child has in hand can't be called back; its
    /// bytes are taken away, and the service does the same with it if it comes back.
    private func withdrawLetters() throws {
        try execute("UPDATE letter SET bytes = x'0A' WHERE state = 'submitting' AND \(Self.named)")
        let numbers = try Int64.fetchAll(
            database, sql: "SELECT number FROM letter WHERE state = 'deferred' AND \(Self.named)",
            arguments: ["old": old, "new": new])
        for number in numbers {
            for sql in LetterWithdrawal.statements { try database.execute(sql: sql, arguments: [number]) }
        }
        // What is to be said to them, or of them alone, is not said.
        try execute(
            """
            UPDATE notice SET state = 'suppressed', reason = '\(LetterWithdrawal.reason)'
            WHERE state = 'waiting' AND :new <> '' AND (recipient = :old OR subject = 'person:' || :old
                OR instr(subject, '/check-in/' || :old || '/') > 0)
            """)
    }

    /// Bytes are only needed until a letter has come to its end. Those that may name the person, and those to coordinators, become empty.
    private func dropLetters() throws {
        try execute(
            """
            UPDATE letter SET bytes = x'0A' WHERE state IN ('submitted', 'failed', 'suppressed') AND \(Self.named)
            """)
        try execute(
            "UPDATE letter SET recipient = :new, address = :new || '@erased.invalid' WHERE recipient = :old")
    }

    /// What came in by mail: whose it was stays as a pseudonym, so that the program's counts stay true; addresses and Message-IDs go.
    private func answers() throws {
        try execute(
            """
            UPDATE received SET person = :new, sender = NULL, message_id = NULL, key = 'erased ' || number, file = 'erased'
            WHERE person = :old
            """)
        try execute(
            """
            UPDATE received SET sender = NULL, message_id = NULL, key = 'erased ' || number, file = 'erased'
            WHERE :new <> '' AND (sender = (SELECT lower(email) FROM person WHERE id = :old)
                OR sender IN (SELECT address FROM other_address WHERE person = :old))
            """)
        try execute("DELETE FROM other_address WHERE person = :old AND :new <> ''")
        try execute("DELETE FROM muted WHERE person = :old AND :new <> ''")
        try execute("UPDATE bounce SET recipient = :new, address = :new || '@erased.invalid' WHERE recipient = :old")
        try execute(
            """
            UPDATE history SET message_id = NULL
            WHERE person = :old AND :new <> '' AND (kind LIKE 'answer-%' OR kind IN ('address-confirmed', 'away', 'participation'))
            """)
    }

    private func history() throws {
        try execute("UPDATE history SET person = :new WHERE person = :old")
        try execute("UPDATE history SET actor = :new WHERE actor = :old")
        try rename("history", "commitment")
        try words(in: "history", column: "text")
    }

    /// Replaces the identifier wherever it stands as a word in a text.
    private func words(in table: String, column: String) throws {
        let texts = try String.fetchAll(
            database, sql: "SELECT DISTINCT \(column) FROM \(table) WHERE instr(\(column), ?) > 0", arguments: [old])
        for text in texts {
            try database.execute(
                sql: "UPDATE \(table) SET \(column) = ? WHERE \(column) = ?",
                arguments: [Self.words(text, old: old, new: new), text])
        }
    }

    /// Forgets texts in which the identifier stands as a word.
    private func forgetWords(in table: String, column: String) throws {
        let texts = try String.fetchAll(
            database, sql: "SELECT DISTINCT \(column) FROM \(table) WHERE instr(\(column), ?) > 0", arguments: [old])
        for text in texts where Self.words(text, old: old, new: "") != text {
            try database.execute(
                sql: "UPDATE \(table) SET \(column) = NULL WHERE \(column) = ?", arguments: [text])
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
