import ArgumentParser
import Forms
import Service
import Store

struct FormCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Find what is wrong with the forms and vocabularies.",
        discussion: """
            Each fault is named with file and line. Where there is a database, a form is also compared with what was \
            asked before: a question keeps its meaning, and what is asked otherwise needs a new name or a new version.
            """)

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let library = try Configuration.forms(directory: instance.config)
        var faults: [String] = []
        if let store = try? StateDatabase.open(directory: instance.state, create: false) {
            faults = try store.read { reader in
                try reader.newestForms().flatMap { old in
                    library.forms[old.name].map { FormChange.faults(from: old, to: $0) } ?? []
                }.map { "\($0)" }
            }
        }
        guard faults.isEmpty else { throw Configuration.Faults(lines: faults) }
        print(
            "\(counted(library.forms.count, "form")) and \(counted(library.vocabularies.count, "vocabulary", "vocabularies")) are in order"
        )
    }
}
