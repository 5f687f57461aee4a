import CivilTime
import Forms
import Mentoring

/// What people answered to forms, in either database.
extension Session {
    /// Keeps answers; what came from the same source before counts once.
    func insert(_ answers: FormAnswers) throws {
        for (question, value) in answers.values.sorted(by: { $0.key < $1.key }) {
            try execute(
                """
                INSERT INTO answer (commitment, mentorship, person, form, version, question, value, at, source)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (source, question) DO NOTHING
                """,
                [
                    answers.commitment.description, answers.commitment.mentorship.text, answers.person.text,
                    answers.form, answers.version, question.text, try json.text(of: value), answers.at, answers.source,
                ])
        }
    }

    /// The answers that a filter lets through, oldest first; of each question the latest, or all that were given.
    func answers(_ filter: AnswerFilter, withEarlier: Bool = false) throws -> [GivenAnswer] {
        var conditions: [String] = []
        var values: [(any Storable)?] = []
        func require(_ condition: String, _ value: (any Storable)?) {
            guard let value else { return }
            values.append(value)
            conditions.append("\(condition) ?\(values.count)")
        }
        require("commitment =", filter.commitment?.description)
        require("mentorship =", filter.mentorship?.text)
        require("person =", filter.person?.text)
        require("form =", filter.form)
        require("at >=", filter.from)
        require("at <", filter.until)
        let condition = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
        let sql =
            "SELECT commitment, person, form, version, question, value, at FROM answer\(condition) ORDER BY number"
        let found = conditions.isEmpty ? try listing(sql, values, Self.answer) : try rows(sql, values, Self.answer)
        guard !withEarlier else { return found }
        var latest: [Place: Int] = [:]
        for (index, answer) in found.enumerated() { latest[Place(answer)] = index }
        return found.enumerated().filter { latest[Place($1)] == $0 }.map(\.element)
    }

    /// What an answer is the latest of.
    private struct Place: Hashable {
        let commitment: CommitmentID
        let person: PersonID
        let question: QuestionID

        init(_ answer: GivenAnswer) {
            (commitment, person, question) = (answer.commitment, answer.person, answer.question)
        }
    }

    private static func answer(_ cells: inout Cells) throws -> GivenAnswer {
        GivenAnswer(
            commitment: try cells.value { CommitmentID($0) }, person: try cells.value { PersonID($0) },
            form: try cells.text(), version: try cells.integer(), question: try cells.value { QuestionID($0) },
            value: try cells.json(), at: try cells.instant())
    }
}

/// How far somebody is with a form.
package struct SheetState: Hashable, Sendable {
    package var commitment: CommitmentID
    package var person: PersonID
    package var form: String
    package var version: Int
    package var changedAt: Instant
    package var isComplete: Bool
    /// What is answered, without what is asked under a condition.
    package var answered: [QuestionID]
}

extension Reader {
    /// What may be read by everybody who works with the program.
    package func answers(_ filter: AnswerFilter, withEarlier: Bool = false) throws -> [GivenAnswer] {
        try session.answers(filter, withEarlier: withEarlier)
    }

    /// A form in the version that was answered; nil for one that was never taken.
    package func form(_ name: String, version: Int) throws -> Form? {
        try session.row("SELECT content FROM form WHERE name = ?1 AND version = ?2", [name, version]) {
            try $0.json(Form.self)
        }
    }

    /// The newest version of each form that was ever taken.
    package func newestForms() throws -> [Form] {
        try session.listing("SELECT content FROM form ORDER BY name, version DESC") { try $0.json(Form.self) }
            .reduce(into: []) { found, form in if found.last?.name != form.name { found.append(form) } }
    }

    private static let sheetColumns = "commitment, person, form, version, changed_at, is_complete, answered"

    /// How far people are with the forms of a mentorship.
    package func sheets(of mentorship: MentorshipID) throws -> [SheetState] {
        try session.rows(
            "SELECT \(Self.sheetColumns) FROM sheet WHERE mentorship = ?1 ORDER BY commitment, person",
            [mentorship.text], Self.sheet)
    }

    /// How far somebody is with the form of a commitment; nil before they answered any of it.
    package func sheet(of commitment: CommitmentID, by person: PersonID) throws -> SheetState? {
        try session.row(
            "SELECT \(Self.sheetColumns) FROM sheet WHERE commitment = ?1 AND person = ?2",
            [commitment.description, person.text], Self.sheet)
    }

    private static func sheet(_ cells: inout Cells) throws -> SheetState {
        SheetState(
            commitment: try cells.value { CommitmentID($0) }, person: try cells.value { PersonID($0) },
            form: try cells.text(), version: try cells.integer(), changedAt: try cells.instant(),
            isComplete: try cells.flag(), answered: try cells.list())
    }
}

extension Writer {
    /// Takes a form as it is now, in the place of the same version before: its texts may be worded anew.
    package func put(_ form: Form) throws {
        try session.execute(
            """
            INSERT INTO form (name, version, content) VALUES (?1, ?2, ?3)
            ON CONFLICT (name, version) DO UPDATE SET content = excluded.content
            """, [form.name, form.version, try session.json.text(of: form)])
    }

    /// Keeps what somebody answered, as far as everybody may read it, and that they answered.
    package func put(_ answers: FormAnswers) throws {
        try session.execute(
            """
            INSERT INTO sheet (commitment, mentorship, person, form, version, begun_at, changed_at, is_complete, answered)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8)
            ON CONFLICT (commitment, person) DO UPDATE SET form = excluded.form, version = excluded.version,
                changed_at = excluded.changed_at, is_complete = excluded.is_complete, answered = excluded.answered
            """,
            [
                answers.commitment.description, answers.commitment.mentorship.text, answers.person.text, answers.form,
                answers.version, answers.at, answers.isComplete, try text(of: answers.answered),
            ])
        try session.insert(answers)
    }
}

/// Answers in confidence.
extension ConfidentialStore {
    package func add(_ answers: FormAnswers) throws {
        try check()
        try engine.transaction(.writing) { try $0.insert(answers) }
    }

    package func answers(_ filter: AnswerFilter, withEarlier: Bool = false) throws -> [GivenAnswer] {
        try engine.transaction(.reading) { try $0.answers(filter, withEarlier: withEarlier) }
    }

    /// Removes everything that a person said, and that somebody looked at it; returns how many texts and answers.
    @discardableResult
    package func removeAll(of person: PersonID) throws -> (texts: Int, answers: Int) {
        let texts = try removeTexts(of: person)
        _ = try change("UPDATE reading SET person = NULL WHERE person = ?1", [person.text])
        return (texts, try change("DELETE FROM answer WHERE person = ?1", [person.text]))
    }

    /// Notes that somebody looked at confidential answers.
    /// - Parameter reader: the login of who looked.
    package func noteReading(by reader: String, of filter: AnswerFilter, at: Instant) throws {
        try check()
        try engine.transaction(.writing) {
            _ = try $0.execute(
                "INSERT INTO reading (at, reader, form, mentorship, person) VALUES (?1, ?2, ?3, ?4, ?5)",
                [at, reader, filter.form, filter.mentorship?.text, filter.person?.text])
        }
    }

    /// Who looked at confidential answers, oldest first.
    package func readings() throws -> [AnswerReading] {
        try engine.transaction(.reading) { session in
            try session.listing("SELECT at, reader, form, mentorship, person FROM reading ORDER BY number") { cells in
                AnswerReading(
                    at: try cells.instant(), reader: try cells.text(), form: try cells.optionalText(),
                    mentorship: try cells.optionalValue(MentorshipID.init),
                    person: try cells.optionalValue(PersonID.init))
            }
        }
    }
}

/// That somebody looked at confidential answers: which ones, as they chose them.
package struct AnswerReading: Hashable, Sendable {
    package var at: Instant
    /// Their login.
    package var reader: String
    package var form: String?
    package var mentorship: MentorshipID?
    package var person: PersonID?
}
