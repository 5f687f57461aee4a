import ArgumentParser
import JSONText

struct LetterListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List every kind of letter, with the subject of an example.")

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let sample = try LetterSample(instance)
        let rows = try sample.kinds.map { ($0.name, try sample.write($0).subject) }
        if form.json {
            JSON.list(rows.map { ["letter": .text($0), "subject": .text($1)] }).show()
            return
        }
        var table = Table("LETTER", "SUBJECT")
        for (kind, subject) in rows { table.add(Table.Cell(kind), Table.Cell(subject)) }
        for line in table.lines { print(line) }
    }
}
