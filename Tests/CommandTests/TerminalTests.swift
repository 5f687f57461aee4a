import Testing

/// Runs on a terminal of Python's making, since colours are for terminals alone.
@Suite struct TerminalTests {
    private func onTerminal(_ command: Command, _ environment: String, _ arguments: String...) throws -> String {
        let typed = ([Command.binary.path] + arguments + ["--state", command.state.path, "--config", command.config])
            .map { "'\($0)'" }.joined(separator: ", ")
        return try python(
            """
            import os, pty
            for name in ('NO_COLOR', 'TERM'): os.environ.pop(name, None)
            os.environ.update({\(environment)})
            pty.spawn([\(typed)])
            """, input: "")
    }

    @Test(arguments: [
        ("'TERM': 'xterm'", true), ("'TERM': 'xterm', 'NO_COLOR': '1'", false), ("'TERM': 'dumb'", false), ("", false),
    ])
    func headersAreBoldOnTerminalsThatWantIt(environment: String, isPainted: Bool) throws {
        let command = try Command.imported()
        let text = try onTerminal(command, environment, "person", "list")
        #expect(text.contains("Jonas Müller"))
        #expect(text.contains("\u{1B}[1mID\u{1B}[0m") == isPainted)
        #expect(text.contains("\u{1B}") == isPainted)
    }

    @Test func jsonIsNeverPainted() throws {
        let command = try Command.imported()
        #expect(!(try onTerminal(command, "'TERM': 'xterm'", "agenda", "--json").contains("\u{1B}")))
    }
}
