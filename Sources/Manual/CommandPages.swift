/// The pages of mentorctl: one for the program, and one for each of its commands, with the commands below it.
struct CommandPages {
    let program: CommandDump.Command
    let version: String

    var pages: [(file: String, text: String)] {
        [("mentorctl.1", overview)] + program.commands.map { ("mentorctl-\($0.commandName).1", page($0)) }
    }

    private var overview: String {
        var page = Roff("mentorctl", section: 1, version: version, summary: Self.summary(program))
        page.heading("Synopsis")
        page.paragraph("`mentorctl` <command> [<option> ...]")
        page.heading("Description")
        Self.discuss(program, &page)
        page.heading("Commands")
        for command in program.commands {
            page.entry("mentorctl \(command.commandName)", command.abstract ?? "")
        }
        page.heading("Exit status")
        page.paragraph("0 when it was done. Otherwise as in `sysexits`(3):")
        for (status, meaning) in Self.statuses { page.entry(status, meaning) }
        page.heading("Environment")
        page.entry("MENTORD_INSTANCE", "The instance to work with, as --instance.")
        page.entry("STATE_DIRECTORY, CONFIGURATION_DIRECTORY", "State and settings, as --state and --config.")
        page.entry("MENTORD_BACKUPS", "Where backups lie.")
        page.entry("MENTORD_SENDMAIL", "The sendmail command, for settings that name none.")
        page.entry("NO_COLOR", "No colours, whatever the terminal can.")
        page.heading("Files")
        Self.files(&page)
        page.heading("See also")
        let names = program.commands.map { "`mentorctl-\($0.commandName)`(1)" }.joined(separator: ", ")
        page.paragraph(
            "\(names), `mentord`(8), `mentord.yaml`(5), `policy.yaml`(5), `mentord-roster`(5), `mentord-letters`(7)")
        return page.text
    }

    static let statuses = [
        ("64", "Wrong usage."), ("65", "Wrong data."), ("66", "No such input."),
        ("69", "Something keeps the service from its work (doctor)."),
        ("73, 74", "The database or a file can't be used."),
        ("75", "The database is busy: try again."), ("77", "Not permitted."), ("78", "Wrong settings."),
    ]

    static func files(_ page: inout Roff) {
        page.entry("/etc/mentord", "Settings: mentord.yaml, policy.yaml, letters/. Instances: /etc/mentord-NAME.")
        page.entry(
            "/usr/share/mentord/letters",
            "The letters' templates. A file in /etc/mentord/letters replaces the one of its name: `mentord-letters`(7)."
        )
        page.entry(
            "/var/lib/mentord",
            "State: the database, and what was written in confidence. Instances: /var/lib/mentord-NAME.")
        page.entry("/var/backups/mentord", "Backups. Instances: /var/backups/mentord-NAME.")
        page.entry(
            "/etc/credstore.encrypted/mentord.key",
            "The key that Message-IDs are derived from, encrypted for this machine.")
    }

    private func page(_ command: CommandDump.Command) -> String {
        var page = Roff(
            "mentorctl-\(command.commandName)", section: 1, version: version, summary: Self.summary(command))
        page.heading("Synopsis")
        for line in synopses(command, "mentorctl \(command.commandName)") { page.paragraph(line) }
        page.heading("Description")
        page.paragraph(command.abstract ?? "")
        Self.discuss(command, &page)
        if command.commands.isEmpty {
            page.heading("Options")
            options(command, &page)
        } else {
            page.heading("Commands")
            for inner in command.commands {
                page.subheading("mentorctl \(command.commandName) \(inner.commandName)")
                page.paragraph(inner.abstract ?? "")
                Self.discuss(inner, &page)
                options(inner, &page)
            }
        }
        page.heading("See also")
        page.paragraph("`mentorctl`(1) for exit status, environment and files; `mentord`(8)")
        return page.text
    }

    private func synopses(_ command: CommandDump.Command, _ path: String) -> [String] {
        guard command.commands.isEmpty else {
            return command.commands.flatMap { synopses($0, "\(path) \($0.commandName)") }
        }
        return ["`\(path)` " + command.shown.map(\.synopsis).joined(separator: " ")]
    }

    private func options(_ command: CommandDump.Command, _ page: inout Roff) {
        for argument in command.shown {
            var words = argument.abstract ?? ""
            if let value = argument.defaultValue, !words.contains("default:") { words += " (default: \(value))" }
            page.entry(argument.term, words.isEmpty ? "The \(argument.valueName ?? "value")." : words)
        }
    }

    private static func summary(_ command: CommandDump.Command) -> String {
        let text = command.abstract ?? command.commandName
        let bare = text.hasSuffix(".") ? String(text.dropLast()) : text
        return bare.prefix(1).lowercased() + bare.dropFirst()
    }

    static func discuss(_ command: CommandDump.Command, _ page: inout Roff) {
        for paragraph in (command.discussion ?? "").split(separator: "\n") { page.paragraph(String(paragraph)) }
    }
}
