import Foundation
import Testing

@Suite struct HistoryTests {
    /// An export brings nothing new to the database that it comes from, nor to the eye of the roster's own reader.
    @Test(arguments: ["yaml", "json"])
    func exportAndImportAgain(format: String) throws {
        let command = try Command.imported()
        let exported = try command.run("export", "--format", format)
        #expect(exported.status == 0)
        let file = try command.write(exported.output, to: "export.yaml")
        let again = try command.run("import", file)
        #expect(again.status == 0, "\(again.errors)")
        #expect(again.lines.first == "Nothing to change.")
        let fresh = try Command()
        let copy = try fresh.write(exported.output, to: "export.yaml")
        #expect(try fresh.run("import", copy).status == 0)
        #expect(try fresh.run("export", "--format", format).output == exported.output)
    }

    @Test func whatIsOverIsAComment() throws {
        let command = try Command.imported()
        try command.run("mentorship", "end", "f1", "--quiet")
        let exported = try command.run("export").lines
        #expect(exported.contains { $0.hasPrefix("  # ended-early: - {id: f1,") })
    }

    /// Everything that is known of somebody, and nothing of what others owe.
    @Test func everythingOfAPerson() throws {
        let command = try Command.imported()
        let exported = try command.run("export", "--person", "jonas").output
        let seen = try python(
            "import json,sys; e=json.load(sys.stdin); print(sorted(e), e['person']['mentorships'])", input: exported)
        let all = [
            "answers", "calendar-answers", "commitments", "form-answers", "history", "letters",
            "letters-that-came-back",
            "mentorships", "messages", "notices", "other-addresses", "person", "unwanted-letters",
        ]
        #expect(seen == "[\(all.map { "'\($0)'" }.joined(separator: ", "))] ['f1', 'r1']\n")
    }

    @Test func logIsFiltered() throws {
        let command = try Command.imported()
        try command.run("mentorship", "pause", "f1", "--from", "2099-01-01")
        let all = try command.run("log", "--mentorship", "f1", "--json").output
        let seen = try python(
            "import json,sys; e=json.load(sys.stdin); print({x['mentorship'] for x in e}, [x['text'] for x in e][:2])",
            input: all)
        #expect(seen == "{'f1'} ['added', 'paused from 2099-01-01, without a day of return']\n")
        let last = try command.run("log", "-n", "1", "--kind", "mentorship-changed")
        #expect(last.lines.last?.hasSuffix("f1: paused from 2099-01-01, without a day of return [§10.1.2]") == true)
        #expect(try command.run("log", "--kind", "nonsense").status == 64)
        #expect(try command.run("log", "--until", "2000-01-01").output == "The history has nothing of the kind.\n")
    }

    /// A person of whom nothing was decided on a day: it says so, what came before, and that nothing leaves on hold.
    @Test func whySaysWhatIsNotThere() throws {
        let command = try Command.imported()
        let result = try command.run("why", "amina", "--date", "2099-01-01")
        #expect(result.lines.first == "Nothing was decided about amina on 2099-01-01.")
        #expect(result.output.contains("The last before it:"))
        #expect(result.output.contains("mentorctl release"))
        #expect(try command.run("why", "nobody").status == 65)
        #expect(try command.run("why", "f1/goals").output.contains("Nothing was decided about f1/goals so far."))
    }

    /// A letter that left, from the service itself: reason, clause, Message-ID, and how to find it in the mail system's log.
    @Test func whyNamesTheLetter() throws {
        let command = try Command()
        let folder = command.file("settings")
        try FileManager.default.copyItem(atPath: command.config, toPath: folder.path)
        let here = Command.repository.appendingPathComponent("scripts").path
        let sendmail = command.file("sendmail").path
        try FileManager.default.copyItem(atPath: here + "/capture-sendmail", toPath: sendmail)
        let settings = Process()
        settings.executableURL = URL(fileURLWithPath: here + "/demo-settings")
        settings.arguments = [folder.path, sendmail]
        try settings.run()
        settings.waitUntilExit()
        let options = ["--state", command.state.path, "--config", folder.path]
        let day = try python(
            "import datetime; print(datetime.datetime.now(datetime.timezone.utc).date()-datetime.timedelta(days=9),end='')",
            input: "")
        _ = try command.plain(["import", Command.roster, "--begin-around", day, "--records-since", day] + options)
        _ = try command.plain(["release"] + options)
        let service = Process()
        service.executableURL = Command.binary.deletingLastPathComponent().appendingPathComponent("mentord")
        service.arguments = options
        service.standardError = FileHandle.nullDevice
        try service.run()
        var counts = ""
        for _ in 0..<600 where !counts.contains("\"submitted\"") {
            counts = try command.plain(["status", "--json"] + options).output
            usleep(100_000)
        }
        service.terminate()
        service.waitUntilExit()
        let log = try command.plain(["log", "--json", "--kind", "letter-submitted"] + options).output
        let found = try python(
            "import json,sys; e=[e for e in json.load(sys.stdin) if 'person' in e][0]; print(e['person'],e['message-id'])",
            input: log
        ).split(whereSeparator: \.isWhitespace).map(String.init)
        try #require(found.count == 2)
        let why = try command.plain(["why", found[0]] + options)
        #expect(why.lines.filter { $0.hasSuffix("  Message-ID: <\(found[1])>") }.count == 1)
        #expect(why.output.contains("journalctl -t postfix/cleanup | grep -F '<"))
        #expect(why.lines.contains { $0.contains("submitted") && $0.contains("§") })
    }
}
