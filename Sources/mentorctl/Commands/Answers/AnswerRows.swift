import CivilTime
import Forms
import JSONText
import Mentoring
import Store

/// Answers as rows: one for each form that somebody filled in, with a column for each question.
struct AnswerRows {
    private struct Row {
        var commitment: CommitmentID
        var person: PersonID
        var form: String
        var version: Int
        var at: Instant
        var values: [QuestionID: AnswerValue] = [:]
    }

    private let rows: [Row]
    /// The forms as they were when they were answered, by name and version.
    private let forms: [String: Forms.Form]
    private let text: ValueText

    init(_ answers: [GivenAnswer], reading store: StateDatabase, library: FormLibrary) throws {
        var places: [String: Int] = [:]
        var rows: [Row] = []
        for answer in answers {
            let key = "\(answer.commitment) \(answer.person)"
            let place = places[key] ?? rows.count
            if place == rows.count {
                places[key] = place
                rows.append(
                    Row(
                        commitment: answer.commitment, person: answer.person, form: answer.form,
                        version: answer.version, at: answer.at))
            }
            rows[place].values[answer.question] = answer.value
            rows[place].at = max(rows[place].at, answer.at)
        }
        var forms: [String: Forms.Form] = [:]
        for row in rows where forms["\(row.form) \(row.version)"] == nil {
            let kept = try store.read { try $0.form(row.form, version: row.version) }
            forms["\(row.form) \(row.version)"] = kept ?? library.forms[row.form]
        }
        self.rows = rows.sorted { ($0.at, $0.commitment.description) < ($1.at, $1.commitment.description) }
        self.forms = forms
        text = ValueText(vocabularies: library.vocabularies)
    }

    private func form(of row: Row) -> Forms.Form? { forms["\(row.form) \(row.version)"] }

    /// The answers of a row in the form's order, each as text.
    private func said(_ row: Row) -> [(question: QuestionID, text: String)] {
        let order = form(of: row)?.questions.map(\.id) ?? []
        let ids = order.filter { row.values[$0] != nil } + row.values.keys.filter { !order.contains($0) }.sorted()
        return ids.compactMap { id in
            row.values[id].map { value in
                let question = form(of: row)?.question(id)
                return (id, question.map { text.text(value, of: $0, in: LanguageText.fallback) } ?? "\(value)")
            }
        }
    }

    var table: Table {
        var table = Table("WHEN", "ABOUT", "BY", "ANSWERS")
        for row in rows {
            let words = said(row).map {
                "\($0.question): \($0.text.split(whereSeparator: \.isWhitespace).joined(separator: " "))"
            }
            table.add(
                Table.Cell("\(Zone.utc.text(row.at)) UTC"), Table.Cell(row.commitment.short),
                Table.Cell(row.person.text),
                Table.Cell(words.joined(separator: "; ")))
        }
        return table
    }

    var json: JSON {
        .list(
            rows.map { row in
                [
                    "commitment": .text(row.commitment.description), "person": .text(row.person.text),
                    "form": .text(row.form), "version": .number(row.version), "at": JSON(row.at),
                    "answers": .object(said(row).map { ($0.question.text, .text($0.text)) }),
                ]
            })
    }

    /// A row a line, with a column for each question of all forms.
    var csv: String {
        var columns: [QuestionID] = []
        for row in rows { for (id, _) in said(row) where !columns.contains(id) { columns.append(id) } }
        let head = ["commitment", "person", "form", "version", "at"] + columns.map(\.text)
        let body = rows.map { row in
            let words = Dictionary(said(row).map { ($0.question, $0.text) }) { first, _ in first }
            return [row.commitment.description, row.person.text, row.form, "\(row.version)", "\(row.at)"]
                + columns.map { words[$0] ?? "" }
        }
        return SheetWriter.csv([head] + body)
    }
}
