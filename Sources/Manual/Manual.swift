import Foundation

/// Writes the manual's pages from what the program itself uses: its commands, the settings that are shipped, the letters' own description.
///
/// `Manual PROGRAMS REPOSITORY FOLDER`: asks the programs in one folder, reads the repository, writes into another folder.
@main
enum Manual {
    static func main() {
        do {
            guard CommandLine.arguments.count == 4 else { throw Fault("usage: Manual PROGRAMS REPOSITORY FOLDER") }
            try write(
                programs: CommandLine.arguments[1], repository: CommandLine.arguments[2],
                folder: CommandLine.arguments[3])
        } catch {
            FileHandle.standardError.write(Data("Manual: \(error)\n".utf8))
            exit(65)
        }
    }

    /// What keeps the manual from being written.
    struct Fault: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) { self.description = description }
    }

    private static func write(programs: String, repository: String, folder: String) throws {
        let version = try output("\(programs)/mentorctl", ["--version"]).split(separator: " ").dropFirst().first
        guard let version else { throw Fault("mentorctl does not say its version") }
        func text(_ name: String) throws -> String {
            try String(contentsOfFile: "\(repository)/\(name)", encoding: .utf8)
        }
        func dump(_ program: String) throws -> CommandDump.Command {
            let json = try output("\(programs)/\(program)", ["--experimental-dump-help"])
            return try JSONDecoder().decode(CommandDump.self, from: Data(json.utf8)).command
        }
        var pages = CommandPages(program: try dump("mentorctl"), version: String(version)).pages
        pages.append(("mentord.8", service(try dump("mentord"), String(version), try text("docs/service.md"))))
        for (name, summary) in [
            ("mentord.yaml", "the community and the machine, for mentord"),
            ("policy.yaml", "the mentorship program's policy, as rules"),
        ] {
            pages.append(
                (
                    "\(name).5",
                    SettingsPage(
                        name: name, summary: summary, version: String(version), file: try text("config/\(name)")
                    ).text
                ))
        }
        var roster = Roff(
            "mentord-roster", section: 5, version: String(version),
            summary: "people and mentorships, for mentorctl import")
        roster.heading("Description")
        Markdown(try text("docs/roster.md")).add(to: &roster)
        roster.heading("See also")
        roster.paragraph("`mentorctl-import`(1), `mentorctl-export`(1), `mentord.yaml`(5), `policy.yaml`(5)")
        pages.append(("mentord-roster.5", roster.text))
        var forms = Roff(
            "mentord-forms", section: 5, version: String(version),
            summary: "what mentord asks, and the terms of answers")
        forms.heading("Description")
        Markdown(try text("docs/forms.md")).add(to: &forms)
        forms.heading("See also")
        forms.paragraph("`mentorctl-form`(1), `mentorctl-answer`(1), `mentorctl-answers`(1), `policy.yaml`(5)")
        pages.append(("mentord-forms.5", forms.text))
        var letters = Roff(
            "mentord-letters", section: 7, version: String(version), summary: "the templates of mentord's letters")
        letters.heading("Description")
        Markdown(try text("letters/README.md")).add(to: &letters)
        letters.heading("See also")
        letters.paragraph("`mentord`(8), `policy.yaml`(5), `mentorctl-check-config`(1)")
        pages.append(("mentord-letters.7", letters.text))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (file, text) in pages { try text.write(toFile: "\(folder)/\(file)", atomically: true, encoding: .utf8) }
        print("\(pages.count) pages in \(folder)")
    }

    private static func service(_ program: CommandDump.Command, _ version: String, _ text: String) -> String {
        var page = Roff(
            "mentord", section: 8, version: version,
            summary: "runs a community's mentorship program by its written policy")
        page.heading("Synopsis")
        page.paragraph("`mentord` " + program.shown.map(\.synopsis).joined(separator: " "))
        page.heading("Description")
        CommandPages.discuss(program, &page)
        page.heading("Options")
        for argument in program.shown { page.entry(argument.term, argument.abstract ?? "") }
        Markdown(text).add(to: &page)
        page.heading("Files")
        CommandPages.files(&page)
        page.heading("See also")
        page.paragraph(
            "`mentorctl`(1), `mentord.yaml`(5), `policy.yaml`(5), `mentord-roster`(5), `mentord-letters`(7), `systemd.unit`(5), `journalctl`(1)"
        )
        return page.text
    }

    private static func output(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Fault("\(program) failed") }
        return String(decoding: output, as: UTF8.self)
    }
}
