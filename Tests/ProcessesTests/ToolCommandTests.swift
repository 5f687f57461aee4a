import Testing

@testable import Processes

/// A program of the system that does one thing to files: it ends, or is ended, and says why.
@Suite struct ToolCommandTests {
    @Test func oneThatIsNotInstalledIsNotThere() {
        #expect(ToolCommand("no-such-program") == nil)
        #expect(ToolCommand("../bin/true x") == nil)
        #expect(ToolCommand("true")?.path.hasSuffix("/bin/true") == true)
    }

    @Test func itIsRunWithoutAShell() throws {
        let tool = try #require(ToolCommand("test"))
        try tool.run(["$HOME; exit 1", "=", "$HOME; exit 1"])
    }

    @Test func whatItSaysIsTold() throws {
        let tool = try #require(ToolCommand("cat"))
        let failure = #expect(throws: ToolCommand.Failure.self) { try tool.run(["/nonexistent"]) }
        #expect(failure?.description.contains("/bin/cat ended with exit status 1") == true)
        #expect(failure?.description.contains("No such file") == true)
    }

    @Test(.timeLimit(.minutes(1))) func oneThatHangsIsStopped() throws {
        let tool = try #require(ToolCommand("sleep", timeLimit: 1))
        let failure = #expect(throws: ToolCommand.Failure.self) { try tool.run(["600"]) }
        #expect(failure?.description.contains("did not end within 1 s") == true)
    }
}
