import ArgumentParser
import Forms
import Mentoring
import Service

struct FormCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "Look at forms: what check-ins, reviews and surveys ask.",
        discussion: """
            A form is a file, forms/NAME.yaml in the settings; the ones that the program brings stand in \
            /usr/share/mentord/config/forms, and a file of the same name in /etc/mentord/forms replaces one. \
            "man mentord-forms" says how one is written.
            """,
        subcommands: [
            FormListCommand.self, FormShowCommand.self, FormCheckCommand.self, FormPreviewCommand.self,
        ])
}

extension FormLibrary {
    /// The form of a name.
    /// - Throws: ``CommandFault`` (65) that names the nearest one.
    func form(named name: String) throws(CommandFault) -> Form {
        if let form = forms[name] { return form }
        let near = Spelling.nearest(to: name, among: names)
        throw CommandFault.data(
            "\(name.printable): no such form; "
                + (near.map { "did you mean \"\($0)\"?" } ?? "\"mentorctl form list\" shows them all"))
    }
}
