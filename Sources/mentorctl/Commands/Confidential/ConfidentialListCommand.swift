import ArgumentParser
import CivilTime
import JSONText
import Mentoring
import Store

struct ConfidentialListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the texts, oldest first.")

    @Option(help: ArgumentHelp("Only about this mentorship.", valueName: "id"))
    var mentorship: MentorshipID?

    @Option(help: ArgumentHelp("Only by this person.", valueName: "id"))
    var by: PersonID?

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let texts = try ConfidentialAccess.open(instance).texts(mentorship: mentorship, author: by)
        if form.json {
            JSON.list(texts.map(\.json)).show()
            return
        }
        var table = Table("NUMBER", "WHEN", "KIND", "ABOUT", "BY", "BEGINS")
        for text in texts {
            table.add(
                Table.Cell(String(text.number)), Table.Cell("\(Zone.utc.text(text.at)) UTC"),
                Table.Cell(text.kind.rawValue),
                Table.Cell(text.mentorship?.text ?? "-"), Table.Cell(text.author?.text ?? "coordinator"),
                Table.Cell(text.beginning))
        }
        table.show(otherwise: "Nothing was recorded in confidence.")
    }
}

extension ConfidentialText {
    private static let beginningLength = 50

    /// Its first words on one line.
    var beginning: String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count <= Self.beginningLength ? line : line.prefix(Self.beginningLength - 1) + "…"
    }

    var json: JSON {
        .sparse([
            "number": .number(Int(number)), "at": JSON(at), "kind": .text(kind.rawValue),
            "mentorship": JSON(mentorship), "by": JSON(author), "message-id": JSON(messageID), "text": .text(text),
        ])
    }
}
