import Foundation
import Testing

/// The manual, the completions and the list of what is linked in, as `make man`, `make completions` and `make sbom` make them.
@Suite struct ManualTests {
    private static let programs = Command.binary.deletingLastPathComponent()

    /// The pages, made once.
    private static let pages = Result { () -> URL in
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("man-\(UUID().uuidString)")
        let (status, output) = try run(
            programs.appendingPathComponent("Manual").path, [programs.path, Command.repository.path, folder.path])
        try #require(status == 0, "\(output)")
        return folder
    }

    private static func run(_ program: String, _ arguments: [String], in folder: URL? = nil) throws -> (Int32, String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder ?? Command.repository
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    private func page(_ name: String) throws -> String {
        try String(contentsOf: try Self.pages.get().appendingPathComponent(name), encoding: .utf8)
            .replacing("\\-", with: "-").replacing("\\fB", with: "").replacing("\\fR", with: "")
    }

    private struct Dump: Decodable {
        struct Name: Decodable { var kind: String, name: String }
        struct Argument: Decodable { var names: [Name]?, valueName: String?, shouldDisplay: Bool }
        struct Tool: Decodable { var commandName: String, arguments: [Argument]?, subcommands: [Tool]? }
        var command: Tool
    }

    @Test func everyCommandAndEveryOptionHasItsPlace() throws {
        let (_, json) = try Self.run(Command.binary.path, ["--experimental-dump-help"])
        let tool = try JSONDecoder().decode(Dump.self, from: Data(json.utf8)).command
        let commands = (tool.subcommands ?? []).filter { $0.commandName != "help" }
        #expect(commands.count > 20)
        let overview = try page("mentorctl.1")
        for command in commands {
            #expect(overview.contains("mentorctl \(command.commandName)\n"), "\(command.commandName)")
            let text = try page("mentorctl-\(command.commandName).1")
            for inner in [command] + (command.subcommands ?? []).filter({ $0.commandName != "help" }) {
                #expect(text.contains(inner.commandName))
                guard inner.subcommands?.isEmpty ?? true else { continue }
                for argument in inner.arguments ?? [] where argument.shouldDisplay {
                    let names = argument.names?.filter { !["help", "version", "h"].contains($0.name) } ?? []
                    for name in names {
                        #expect(text.contains((name.kind == "long" ? "--" : "-") + name.name), "\(inner.commandName)")
                    }
                }
            }
        }
    }

    /// What the decoder knows, by its own answer to a key that it does not know, stands in the page.
    @Test(arguments: ["mentord.yaml", "policy.yaml"]) func everyKeyOfTheSettingsIsInItsPage(_ name: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("keys-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: Command.repository.appendingPathComponent("config"), to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent(name)
        // A key that nothing is near to, in every mapping, written over several lines or on one.
        var lines: [String] = ["qqqqqqqqqqqqqqqq: 1"]
        let source = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        for (index, line) in source.enumerated() {
            let bare = line.drop { $0 == " " }
            guard !bare.isEmpty, !bare.hasPrefix("#") else { continue }
            lines.append(line.replacing("{", with: "{qqqqqqqqqqqqqqqq: 1, "))
            let next = source.dropFirst(index + 1).first { !$0.drop { $0 == " " }.hasPrefix("#") } ?? ""
            guard line.hasSuffix(":"), !next.drop(while: { $0 == " " }).hasPrefix("-") else { continue }
            lines.append(String(line.prefix { $0 == " " }) + "  qqqqqqqqqqqqqqqq: 1")
        }
        try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        let (_, faults) = try Self.run(Command.binary.path, ["check-config", "--files-only", folder.path])
        let keys = Set(
            faults.matches(of: /the keys here are ([a-z, -]+)/).flatMap {
                $0.1.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            })
        #expect(keys.count >= 10, "\(faults)")
        let text = try page("\(name).5")
        for key in keys { #expect(text.contains("\(key):"), "\(name) knows \(key), and its page does not say so") }
    }

    /// A setting that is commented out is shown as it would stand, and not run into the words before it.
    @Test func settingsThatAreLeftOutStandOnLinesOfTheirOwn() throws {
        let lines = try page("mentord.yaml.5").split(separator: "\n").map(String.init)
        for line in ["  # path: /usr/sbin/sendmail", "# answers:", "#   address: mentoring@ai-engineers.org"] {
            #expect(lines.contains(line), "\(line)")
        }
    }

    /// The examples of the roster's page are rosters that an import takes.
    @Test func theRostersPageHasEveryKeyAndExamplesThatAreTaken() throws {
        let text = try page("mentord-roster.5")
        let keys = [
            "id", "name", "email", "zone", "locale", "joined", "holidays", "frequency", "program", "start", "rule",
        ]
        for key in keys { #expect(text.contains("\n\(key)\n"), "\(key)") }
        let source = try String(
            contentsOf: Command.repository.appendingPathComponent("docs/roster.md"), encoding: .utf8)
        let examples = source.split(separator: "\n\n").filter { $0.hasPrefix("    ") }.map { block in
            block.split(separator: "\n").map { $0.dropFirst(4) }.joined(separator: "\n") + "\n"
        }
        #expect(examples.count == 3)
        for example in examples {
            let command = try Command()
            let name = example.hasPrefix("people:") ? "roster.yaml" : "roster.csv"
            let result = try command.run("import", try command.write(example, to: name))
            #expect(result.status == 0, "\(example)\(result.errors)")
        }
    }

    private static var hasMan: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/groff") }

    @Test(.enabled(if: hasMan, "needs groff")) func groffHasNothingToComplainOf() throws {
        let folder = try Self.pages.get()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names.count > 25)
        for name in names {
            let (status, output) = try Self.run(
                "/usr/bin/groff", ["-man", "-Tutf8", "-Kutf8", "-ww", "-z", folder.appendingPathComponent(name).path])
            #expect(status == 0 && output.isEmpty, "\(name): \(output)")
        }
    }

    @Test func bashCompletesCommands() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("completions-\(UUID().uuidString)")
        let script = Command.repository.appendingPathComponent("scripts/completions").path
        #expect(try Self.run(script, [Self.programs.path, folder.path]).0 == 0)
        let (_, words) = try Self.run(
            "/bin/bash",
            [
                "-c",
                """
                source '\(folder.path)/mentorctl.bash'
                COMP_WORDS=(mentorctl me) COMP_CWORD=1 COMP_LINE='mentorctl me' COMP_POINT=12
                _mentorctl mentorctl me mentorctl
                echo "${COMPREPLY[@]}"
                """,
            ])
        #expect(words == "meeting mentorship\n")
    }

    @Test func whatIsLinkedInIsListedWithItsLicence() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sbom-\(UUID().uuidString)")
        let script = Command.repository.appendingPathComponent("scripts/sbom").path
        for _ in 1...2 {
            let (status, output) = try Self.run(script, [folder.path])
            #expect(status == 0, "\(output)")
        }
        struct SPDX: Decodable {
            struct Package: Decodable { var name: String, licenseDeclared: String }
            var spdxVersion: String, packages: [Package]
        }
        let document = try JSONDecoder().decode(
            SPDX.self, from: Data(contentsOf: folder.appendingPathComponent("mentord.spdx.json")))
        #expect(document.spdxVersion == "SPDX-2.3")
        let names = Set(document.packages.map { $0.name.lowercased() })
        // What Package.swift names is linked in.
        let manifest = try String(
            contentsOf: Command.repository.appendingPathComponent("Package.swift"), encoding: .utf8)
        for package in manifest.matches(of: /\.package\(url: "[^"]*\/([^"\/]+)"/) {
            #expect(names.contains(package.1.lowercased()), "\(package.1)")
        }
        #expect(document.packages.allSatisfy { !$0.licenseDeclared.isEmpty && $0.licenseDeclared != "NOASSERTION" })
        let licences = try String(contentsOf: folder.appendingPathComponent("THIRD-PARTY-LICENSES"), encoding: .utf8)
        for word in [
            "Apache License", "Permission is hereby granted", "Runtime Library Exception", "==== BoringSSL",
            "==== libyaml",
        ] {
            #expect(licences.localizedCaseInsensitiveContains(word), "\(word)")
        }
    }
}
