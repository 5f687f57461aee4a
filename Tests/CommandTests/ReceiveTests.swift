import Foundation
import Testing

/// `mentorctl receive`: nothing is lost, and each message counts once.
@Suite struct ReceiveTests {
    @Test func aMessageWaitsForTheService() throws {
        let conversation = try Conversation()
        let result = try conversation.receive(conversation.message("MET"))
        #expect(result.status == 0 && result.output.isEmpty, "\(result.errors)")
        #expect(conversation.names("new").count == 1)
        #expect(conversation.names("tmp").isEmpty)
        #expect(try conversation.rows("SELECT * FROM received").isEmpty)
        #expect(try conversation.command.run("status").output.contains("1 message waiting"))
    }

    @Test func nowDoesAllOfIt() throws {
        let conversation = try Conversation()
        let result = try conversation.receive(conversation.message("MET"), "--now")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == "reply of mei: recorded\n")
        #expect(conversation.names("new").isEmpty)
        #expect(conversation.names("cur").count == 1)
        #expect(try conversation.rows("SELECT outcome, person FROM report") == ["held mei"])
        // The same again counts once, and its second original is not kept.
        let again = try conversation.receive(conversation.message("MET"), "--now")
        #expect(again.output == "It was known already.\n")
        #expect(conversation.names("cur").count == 1)
        #expect(try conversation.rows("SELECT count(*) FROM report") == ["1"])
        let why = try conversation.command.run("why", "mei").output
        #expect(why.contains("  p1/2: held (by mei)\n"), "\(why)")
    }

    @Test(
        arguments: [
            ("MET", "stranger@example.com", "reply of mei: awaits-yes"),
            ("Hm, soup.", "mei@example.org", "reply of mei: unread"),
            ("STOP", "mei@example.org", "reply of mei: recorded"),
        ])
    func whatItCameTo(_ text: String, _ from: String, _ said: String) throws {
        let conversation = try Conversation()
        let result = try conversation.receive(conversation.message(text, from: from), "--now")
        #expect(result.lines == [said], "\(result.errors)")
    }

    /// The token of another letter, or one that somebody made up, proves nothing.
    @Test func aForgedTokenProvesNothing() throws {
        let conversation = try Conversation()
        let forged =
            conversation.replyTo.replacing("@members", with: "").dropLast(20) + String(repeating: "a", count: 15)
        let result = try conversation.receive(
            conversation.message("MET", to: forged + "@members.test"), "--now")
        #expect(result.status == 0)
        #expect(!result.output.contains("recorded"), "\(result.output)")
        #expect(try conversation.rows("SELECT * FROM report").isEmpty)
    }

    @Test func jsonSaysTheSame() throws {
        let conversation = try Conversation()
        let result = try conversation.receive(conversation.message("MET"), "--now", "--json")
        let said = try python(
            "import json,sys; o=json.load(sys.stdin); print(o['claim'], o['outcome'], o['person'], o['letter'], end='')",
            input: result.output)
        #expect(said == "reply recorded mei 1")
    }

    @Test func withoutSettingsTheMailSystemKeepsIt() throws {
        let conversation = try Conversation()
        let example = Command.repository.appendingPathComponent("config").path
        let result = try conversation.command.plain(
            ["receive", "--now", "--state", conversation.command.state.path, "--config", example],
            input: conversation.message("MET"))
        #expect(result.status == 75)
        #expect(result.errors.contains("no answers: address"))
        #expect(conversation.names("cur").isEmpty)
    }

    private func take(withReaderEnding status: Int) throws -> (conversation: Conversation, result: Command.Result) {
        let conversation = try Conversation()
        let command = conversation.command
        let reader = try command.script("reader", "exit \(status)")
        let result = try command.plain(
            ["receive", "--now", "--state", command.state.path, "--config", command.config], ["MENTORD_READER": reader],
            input: conversation.message("MET"))
        return (conversation, result)
    }

    /// A reader that says so of the message is believed; one that can't work at all lets the mail system keep it.
    @Test(arguments: [(74, 75), (127, 75)] as [(Int, Int32)])
    func aReaderThatCantWorkLosesNothing(_ row: (says: Int, ends: Int32)) throws {
        let (conversation, result) = try take(withReaderEnding: row.says)
        #expect(result.status == row.ends, "\(result.errors)")
        #expect(conversation.names("cur").isEmpty)
        #expect(try conversation.rows("SELECT * FROM received").isEmpty)
    }

    @Test func whatNobodyCanReadIsKept() throws {
        let (conversation, result) = try take(withReaderEnding: 65)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == "unreadable: unread\n")
        #expect(conversation.names("cur").count == 1)
    }

    @Test func replayCountsEachOnce() throws {
        let conversation = try Conversation()
        let folder = conversation.command.file("originals").path
        for part in ["/cur", "/new", "/tmp"] {
            try FileManager.default.createDirectory(atPath: folder + part, withIntermediateDirectories: true)
        }
        for (name, text) in [("cur/1", "MET"), ("new/2", "MET"), ("cur/3", "\u{0}")] {
            let id = name == "cur/3" ? "other@example.org" : "one@example.org"
            try conversation.message(text, id: id).write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        }
        let result = try conversation.receive("", "--replay", folder, "\(folder)/nothing")
        #expect(result.status == 74)
        #expect(result.lines == ["4 messages: 2 new, 1 known, 1 failed."], "\(result.output)")
        #expect(result.errors.contains("\(folder)/nothing"))
        #expect(try conversation.rows("SELECT count(*) FROM report") == ["1"])
        #expect(conversation.names("cur").count == 2)
        // Its own originals once more.
        let own = conversation.command.state.appendingPathComponent("inbox").path
        let again = try conversation.receive("", "--replay", own, "--json")
        #expect(again.output == "{\"new\":0,\"known\":2,\"unreadable\":0,\"failed\":[]}\n", "\(again.errors)")
        #expect(conversation.names("cur").count == 2)
    }

    @Test func silentlyNothingGoesBack() throws {
        let conversation = try Conversation()
        let file = try conversation.command.write(conversation.message("MET"), to: "original")
        let result = try conversation.receive("", "--silently", "--replay", file)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try conversation.rows("SELECT outcome FROM report") == ["held"])
        #expect(try conversation.rows("SELECT DISTINCT state FROM notice WHERE rung LIKE 'answer-%'") == ["suppressed"])
    }

    /// "tomorrow" is said of the day on which the message came in.
    @Test func wordsAreOfTheDayOnWhichTheyCame() throws {
        let conversation = try Conversation()
        let came = Int(Date().timeIntervalSince1970) - 10 * 86_400
        let folder = conversation.command.file("originals").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try conversation.message("PAUSE until tomorrow").write(
            toFile: "\(folder)/\(came).M1P1.host", atomically: true, encoding: .utf8)
        let result = try conversation.receive("", "--replay", folder)
        #expect(result.status == 0, "\(result.errors)")
        // That day has passed: nothing pauses, and it is asked back.
        #expect(try conversation.rows("SELECT state FROM mentorship WHERE id = 'p1'") != ["paused"])
        #expect(try conversation.rows("SELECT outcome FROM received") != ["recorded"])
    }

    @Test func wrongUse() throws { #expect(try Command().plain(["receive", "--now", "--replay", "x"]).status == 64) }

    /// A mail system with a wrong option hears that it is to keep the message.
    @Test(arguments: [["receive", "--silently"], ["receive", "--nonsense"], ["receive", "--instance", "B/D"]])
    func wrongUseByAMailSystem(_ arguments: [String]) throws {
        let result = try Command().plain(arguments, input: "From: a@example.org\n\nMET\n")
        #expect(result.status == 75)
        #expect(!result.errors.isEmpty)
        #expect(try Command().plain(["receive", "--help"], input: "").status == 0)
    }
}
