import Foundation
import Testing

/// What people said by mail, in listings, exports, erasures and backups.
@Suite struct AnswerKeepingTests {
    /// Mei answered from a further address too, wants no check-ins, and a letter came back from her once.
    private func known() throws -> Conversation {
        let conversation = try Conversation()
        let result = try conversation.receive(conversation.message("MET"), "--now")
        try #require(result.output == "reply of mei: recorded\n", "\(result.errors)")
        try conversation.execute("INSERT INTO other_address VALUES ('mei', 'mei@privat.example', 1)")
        try conversation.execute("INSERT INTO muted VALUES ('mei', 'check-in', 1)")
        try conversation.execute(
            "INSERT INTO bounce (recipient, address, at, kind, status, letter_number) VALUES ('mei', 'mei@example.org', 1, 'soft', '4.2.2', 1)"
        )
        return conversation
    }

    @Test func showAndSet() throws {
        let command = try known().command
        let shown = try command.run("person", "show", "mei").output
        #expect(shown.contains("mei@privat.example, too"))
        #expect(shown.contains("check-in; person set --wants check-in"))
        let json = try command.run("person", "show", "mei", "--json").output
        #expect(json.contains("\"other-addresses\":[\"mei@privat.example\"],\"unwanted-letters\":[\"check-in\"]"))
        let wrong = try command.run("person", "set", "mei", "--wants", "chekc-in")
        #expect(wrong.status == 65 && wrong.errors.contains("did you mean \"check-in\"?"), "\(wrong.errors)")
        #expect(try command.run("person", "set", "mei", "--forget-address", "x@y.example").status == 65)
        #expect(try command.run("person", "set", "mie", "--wants", "check-in").errors.contains("did you mean \"mei\"?"))
        let set = try command.run(
            "person", "set", "mei", "--wants", "check-in", "--forget-address", "Mei@Privat.example")
        #expect(set.status == 0, "\(set.errors)")
        #expect(set.lines.contains { $0.contains("gets letters of the kind check-in again") })
        let after = try command.run("person", "show", "mei").output
        #expect(!after.contains("privat") && !after.contains("Unwanted"))
    }

    @Test func exportHoldsWhatTheyWrote() throws {
        let command = try known().command
        let said = try python(
            """
            import json, sys
            o = json.load(sys.stdin)
            m = o['messages'][0]
            print(o['other-addresses'], o['unwanted-letters'], o['letters-that-came-back'][0]['status'], m['outcome'], 'MET' in m['message'], end='')
            """, input: try command.run("export", "--person", "mei").output)
        #expect(said == "['mei@privat.example'] ['check-in'] 4.2.2 recorded True")
    }

    @Test func erasureTakesAllOfIt() throws {
        let conversation = try known()
        let command = conversation.command
        // From an address that was confirmed later, when nobody knew whose it is.
        try conversation.execute(
            "INSERT INTO received (key, mark, at, file, sender, claim, outcome, answered) VALUES ('k', 'k', 1, 'f', 'mei@privat.example', '{\"reply\":{}}', 'unread', 0)"
        )
        try command.run("mentorship", "end", "p1")
        let result = try command.run("person", "erase", "mei")
        #expect(result.status == 0, "\(result.errors)")
        #expect(conversation.names("cur").isEmpty)
        for name in ["mentord.sqlite", "mentord.sqlite-wal"] {
            let file = command.state.appendingPathComponent(name)
            guard let bytes = try? Data(contentsOf: file) else { continue }
            for trace in ["privat.example", "one@example.org", "mei@example.org", "Mei@example.org"] {
                #expect(bytes.range(of: Data(trace.utf8)) == nil, "\(trace) in \(name)")
            }
        }
        #expect(try conversation.rows("SELECT person, outcome FROM received WHERE person IS NOT NULL").count == 1)
        #expect(try conversation.rows("PRAGMA foreign_key_check").isEmpty)
        #expect(try conversation.rows("SELECT count(*) FROM muted") == ["0"])
    }

    @Test func aRestoreTakesTheAnswersAgain() throws {
        let conversation = try Conversation()
        let command = conversation.command
        let backups = command.file("backups").path
        #expect(try command.run("backup", "--backups", backups).status == 0)
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: backups).first)
        #expect(try conversation.receive(conversation.message("MET"), "--now").output == "reply of mei: recorded\n")
        let result = try command.run("restore", "\(backups)/\(name)", "--yes")
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            result.output.contains("Answers that came in since were taken again. 1 message: 1 new, 0 known."),
            "\(result.output)")
        #expect(try conversation.rows("SELECT outcome FROM report") == ["held"])
        // Their confirmation may have left: it does not leave again.
        #expect(try conversation.rows("SELECT DISTINCT state FROM notice WHERE rung LIKE 'answer-%'") == ["suppressed"])
        // A backup holds no originals.
        #expect(!FileManager.default.fileExists(atPath: "\(backups)/\(name)/inbox"))
    }

    @Test func statusAndDoctorSeeTheBreaker() throws {
        let conversation = try Conversation()
        let command = conversation.command
        try conversation.receive(conversation.message("Hm, soup."), "--now")
        try conversation.execute("INSERT INTO breaker VALUES (1, '{\"volume\":{\"_0\":\"far more than usual\"}}', 1)")
        let status = try command.run("status").output
        #expect(status.contains("far more than usual") && status.contains("1 not understood in 14 days"), "\(status)")
        let json = try python(
            "import json,sys; o=json.load(sys.stdin); print(o['breaker']['reason'], o['answers'], end='')",
            input: try command.run("status", "--json").output)
        #expect(json == "far more than usual {'by-mail': True, 'waiting': 0, 'unread': 1, 'awaiting-yes': 0}")
        let doctor = try command.run("doctor").output
        #expect(doctor.contains("sending stopped by itself"))
        #expect(doctor.contains("reads messages"), "\(doctor)")
    }

    @Test func doctorSeesTheInbox() throws {
        let conversation = try Conversation()
        let command = conversation.command
        try conversation.receive(conversation.message("MET"))
        let inbox = command.state.appendingPathComponent("inbox")
        #expect(try command.run("doctor").output.contains("\(inbox.path), mode 750"))
        let file = inbox.appendingPathComponent("new/\(try #require(conversation.names("new").first))")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -3_600)], ofItemAtPath: file.path)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o777], ofItemAtPath: inbox.appendingPathComponent("cur").path)
        let result = try command.run("doctor")
        #expect(result.status == 69)
        #expect(result.output.contains("1 message waited more than 15 minutes"), "\(result.output)")
        #expect(result.output.contains("others may look into \(inbox.path)/cur"))
        let broken = try command.plain(
            ["doctor", "--state", command.state.path, "--config", command.config], ["MENTORD_READER": "/bin/false"])
        #expect(broken.output.contains("/bin/false can't read a message"))
    }
}
