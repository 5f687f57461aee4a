import Foundation
import Testing

/// `mentorctl mail check`, with a script for the mail system: what it brings in, and how, is what is examined.
@Suite struct MailCheckTests {
    private struct Finding: Decodable {
        var subject: String
        var verdict: String
        var finding: String
        var mend: String?
    }

    /// - Parameter header: what the script puts before the message; RECIPIENT and LOWERCASE stand for the address.
    private func check(
        _ conversation: Conversation,
        header: String = "Return-Path: <mentoring@members.test>\\nDelivered-To: RECIPIENT",
        brings: Bool = true, status: Int = 0, _ arguments: String...
    ) throws -> (status: Int32, findings: [String: Finding]) {
        let command = conversation.command
        let head = header.replacing("RECIPIENT", with: "$to").replacing("LOWERCASE", with: "$low")
        let mail = command.file("mail").path
        let receive = "\(Command.binary.path) receive --state \(command.state.path) --config \(command.config)"
        let sendmail = try command.script(
            "sendmail",
            """
            while [ $# -gt 1 ]; do shift; done
            to=$1; low=$(echo "$to" | tr A-Z a-z)
            cat >\(mail)
            [ \(status) = 0 ] || { echo no space left >&2; exit \(status); }
            head="\(head.isEmpty ? "X-Nothing: x" : head)"
            \(brings ? "{ printf \"$head\\n\"; cat \(mail); } | \(receive)" : "")
            """)
        let result = try command.plain(
            ["mail", "check", "--json", "--state", command.state.path, "--config", command.config] + arguments,
            ["MENTORD_SENDMAIL": sendmail])
        let findings = try JSONDecoder().decode([Finding].self, from: Data(result.output.utf8))
        return (result.status, Dictionary(findings.map { ($0.subject, $0) }) { $1 })
    }

    @Test func theWholeWayIsSeen() throws {
        let conversation = try Conversation()
        let (status, findings) = try check(conversation)
        #expect(status == 0, "\(findings)")
        #expect(findings["handed over"]?.finding.contains("mentoring+t.Ab") == true)
        #expect(findings["came in"]?.finding.hasPrefix("after ") == true)
        #expect(findings["address"]?.finding.contains("upper and lower case too") == true)
        #expect(findings["sender"]?.finding.contains("<mentoring@members.test>") == true)
        #expect(findings["file"]?.verdict == "ok")
        #expect(findings["service"]?.verdict == "warning")
        // The message says nothing to the program.
        let name = try #require(conversation.names("new").first)
        let own = conversation.command.state.appendingPathComponent("inbox/new/\(name)").path
        let replay = try conversation.receive("", "--replay", own)
        #expect(replay.status == 0, "\(replay.errors)")
        #expect(try conversation.rows("SELECT claim, outcome, answered FROM received") == [#"{"check":{}} ignored 0"#])
        #expect(try conversation.rows("SELECT count(*) FROM notice WHERE rung LIKE 'answer-%'") == ["0"])
    }

    @Test(
        arguments: [
            ("Delivered-To: LOWERCASE", "address", "ok", "in lower case"),
            ("Delivered-To: mentoring@members.test", "address", "warning", "does not say to which address"),
            ("Envelope-To: RECIPIENT", "sender", "warning", "no Return-Path"),
            ("", "address", "warning", "does not say"),
        ])
    func whatIsLost(_ header: String, _ subject: String, _ verdict: String, _ words: String) throws {
        let (status, findings) = try check(try Conversation(), header: header)
        #expect(status == 0)
        #expect(findings[subject]?.verdict == verdict)
        #expect(findings[subject]?.finding.contains(words) == true, "\(findings)")
    }

    @Test func nothingComes() throws {
        let (status, findings) = try check(try Conversation(), brings: false, "--wait", "1")
        #expect(status == 69)
        #expect(findings["came in"]?.finding == "nothing came within 1 second")
        #expect(findings["came in"]?.mend?.contains("docs/answers.md") == true)
    }

    @Test func sendmailsErrorIsSaid() throws {
        let (status, findings) = try check(try Conversation(), status: 75)
        #expect(status == 69)
        #expect(findings["handed over"]?.finding.contains("no space left") == true)
        #expect(findings["came in"] == nil)
    }

    /// A field of the name in somebody else's mail hides nothing.
    @Test func aForgedCheckIsAMessageLikeAnother() throws {
        let conversation = try Conversation()
        let forged = "X-Mentord-Check: t.Abc\n" + conversation.message("MET")
        #expect(try conversation.receive(forged, "--now").output == "reply of mei: recorded\n")
    }

    /// The settings for Postfix that docs/answers.md gives, in a Postfix of its own.
    @Test(.enabled(if: PostfixRig.isPossible, "needs root, Postfix, and programs that every user may run"))
    func aRealPostfixBringsItBack() throws {
        let rig = try PostfixRig()
        let conversation = try Conversation()
        try rig.bringAnswers()
        let result = try rig.check(conversation.command.config, wait: 20)
        #expect(result.status == 0, "\(result.output) \(result.errors)")
        #expect(result.output.contains("upper and lower case too"))
        #expect(result.output.contains("Return-Path is <mentoring@rig.test>"))
        #expect(result.output.contains("written by mentord"))
        try rig.configure(main: "recipient_delimiter =", master: "")
        let broken = try rig.check(conversation.command.config, wait: 2)
        #expect(broken.status == 69)
        #expect(broken.output.contains("sudo postconf -e 'recipient_delimiter = +'"), "\(broken.output)")
    }

    @Test func withoutAnAddressItSaysSo() throws {
        let result = try Command.imported().run("mail", "check")
        #expect(result.status == 78)
        #expect(result.errors.contains("no answers: address"))
    }
}
