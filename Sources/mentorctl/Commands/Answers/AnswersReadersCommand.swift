import ArgumentParser
import CivilTime
import JSONText
import Store

struct AnswersReadersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "readers", abstract: "List who looked at answers in confidence, and when.")

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let readings = try ConfidentialAccess.open(instance).readings()
        if form.json {
            JSON.list(
                readings.map { reading in
                    .sparse([
                        "at": JSON(reading.at), "reader": .text(reading.reader), "form": JSON(reading.form),
                        "mentorship": JSON(reading.mentorship), "person": JSON(reading.person),
                    ])
                }
            ).show()
            return
        }
        var table = Table("WHEN", "READER", "FORM", "ABOUT", "BY")
        for reading in readings {
            table.add(
                Table.Cell("\(Zone.utc.text(reading.at)) UTC"), Table.Cell(reading.reader),
                Table.Cell(reading.form ?? "all"), Table.Cell(reading.mentorship?.text ?? "all"),
                Table.Cell(reading.person?.text ?? "all"))
        }
        table.show(otherwise: "Nobody has looked.")
    }
}
