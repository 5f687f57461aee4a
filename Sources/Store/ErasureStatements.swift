import Foundation
import Mentoring

/// The statements that put a pseudonym in the place of an identifier.
struct ErasureStatements {
    let session: Session
    let person: PersonID
    let pseudonym: PersonID
    private var old: String { person.text }
    private var new: String { pseudonym.text }

    private func execute(_ sql: String) throws {
        try session.executeOnAll(sql, sql.contains("?2") ? [old, new] : [old])
    }

    /// What they owe for themselves, such as `f1/check-in/amina/2`, as far as a column names it. What is owed may be called as somebody is, so
    /// the identity is read and not searched.
    private func owned(_ table: String, _ column: String) throws -> [CommitmentID] {
        try session.listing(
            "SELECT DISTINCT \(column) FROM \(table) WHERE instr(\(column), '/' || ?1 || '/') > 0", [old]
        ) { try $0.text() }
        .compactMap { CommitmentID($0) }.filter { $0.person == person }
    }

    private func rename(_ table: String, _ column: String) throws {
        for id in try owned(table, column) {
            var renamed = id
            renamed.person = pseudonym
            try session.execute(
                "UPDATE \(table) SET \(column) = ?1 WHERE \(column) = ?2 AND mentorship = ?3",
                [renamed.description, id.description, id.mentorship.text])
        }
    }

    func run() throws {
        try withdrawLetters()
        try dropLetters()
        // While their addresses are known.
        try answers()
        // A row that refers to a person always has one.
        try session.execute(
            """
            INSERT INTO person (id, name, email, zone, takes_letters, address_fault, absences, holidays)
            SELECT ?2, ?2, ?2 || '@erased.invalid', zone, 0, ?3, '[]', holidays FROM person WHERE id = ?1
            """, [old, new, try session.json.text(of: UnreachableCause.erased)])
        try execute("UPDATE participant SET person = ?2 WHERE person = ?1")
        try execute("UPDATE invitation SET person = ?2 WHERE person = ?1")
        try execute("UPDATE participation SET person = ?2 WHERE person = ?1")
        try execute(
            """
            UPDATE commitment SET person = ?2, id = mentorship || '/' || kind || '/' || ?2 || '/' || ordinal
            WHERE person = ?1
            """)
        // What somebody said goes; that they answered stays, under the pseudonym.
        try execute("DELETE FROM answer WHERE person = ?1")
        try execute("UPDATE sheet SET person = ?2 WHERE person = ?1")
        try rename("sheet", "commitment")
        try execute("UPDATE report SET person = ?2 WHERE person = ?1")
        try rename("report", "commitment")
        try execute("UPDATE report SET absent = replace(absent, '\"' || ?1 || '\"', '\"' || ?2 || '\"')")
        try execute("UPDATE notice SET recipient = ?2, address = NULL WHERE recipient = ?1")
        try execute("UPDATE notice SET subject = 'person:' || ?2, content = NULL WHERE subject = 'person:' || ?1")
        try rename("notice", "subject")
        try forgetContents()
        try execute("DELETE FROM imported_cell WHERE row = ?1 OR (value = ?1) OR (source = 'people' AND row = ?1)")
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
        try execute(
            "UPDATE letter SET bytes = x'0A', labels = '[]', sheets = '[]' WHERE state = 'submitting' AND \(Self.named)"
        )
        let numbers = try session.listing(
            "SELECT number FROM letter WHERE state = 'deferred' AND \(Self.named)", [old]
        ) { try $0.required(Int64.self) }
        for number in numbers {
            for sql in LetterWithdrawal.statements { try session.executeOnAll(sql, [number]) }
        }
        // Notices for them, or about them alone, are not sent.
        try execute(
            """
            UPDATE notice SET state = 'suppressed', reason = '\(LetterWithdrawal.reason)'
            WHERE state = 'waiting' AND (recipient = ?1 OR subject = 'person:' || ?1)
            """)
        for id in try owned("notice", "subject") {
            try session.execute(
                "UPDATE notice SET state = 'suppressed', reason = ?1 WHERE state = 'waiting' AND subject = ?2",
                [LetterWithdrawal.reason, id.description])
        }
    }

    /// Bytes are only needed until a letter has come to its end. Those that may name the person, and those to coordinators, become empty.
    private func dropLetters() throws {
        try execute(
            """
            UPDATE letter SET bytes = x'0A', labels = '[]', sheets = '[]'
            WHERE state IN ('submitted', 'failed', 'suppressed') AND \(Self.named)
            """)
        try execute("UPDATE letter SET recipient = ?2, address = ?2 || '@erased.invalid' WHERE recipient = ?1")
    }

    /// What came in by mail: whose it was stays as a pseudonym, so that the program's counts stay true; addresses and Message-IDs go.
    private func answers() throws {
        try execute(
            """
            UPDATE received SET person = ?2, sender = NULL, message_id = NULL, key = 'erased ' || number, mark = '', digest = NULL,
                file = 'erased'
            WHERE person = ?1
            """)
        try execute(
            """
            UPDATE received SET sender = NULL, message_id = NULL, key = 'erased ' || number, mark = '', digest = NULL,
                file = 'erased'
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

    /// Forgets what notices say, where the identifier stands in it as a word. The names of its parts (`by`, `moved`) are no words of it.
    private func forgetContents() throws {
        let contents = try session.listing(
            "SELECT DISTINCT content FROM notice WHERE replace(content, ?1, '') <> content", [old]
        ) { try $0.text() }
        for content in contents
        where Self.strings(in: content).contains(where: { Self.words($0, old: old, new: "") != $0 }) {
            try session.executeOnAll("UPDATE notice SET content = NULL WHERE content = ?1", [content])
        }
    }

    /// Every text that stands in a JSON text as a value; the whole of one that can't be read.
    private static func strings(in json: String) -> [String] {
        func strings(_ value: Any) -> [String] {
            switch value {
            case let text as String: [text]
            case let list as [Any]: list.flatMap(strings)
            case let object as [String: Any]: object.values.flatMap(strings)
            default: []
            }
        }
        guard let value = try? JSONSerialization.jsonObject(with: Data(json.utf8)) else { return [json] }
        return strings(value)
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
