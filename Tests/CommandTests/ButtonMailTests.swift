import Foundation
import Testing

/// Mails that a letter's button opened, brought by a real Postfix with `recipient_delimiter = +`.
@Suite struct ButtonMailTests {
    /// The longest mailbox: with verb, thing and token the local part has 64 octets.
    private static let mailbox = "mentoring-of-the-ai-engineers"

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let keepsAddress: Bool
        let keepsSubject: Bool
        let text: String
        let comesTo: String
    }

    static let rows = [
        Row(testDescription: "address alone", keepsAddress: true, keepsSubject: false, text: "", comesTo: "recorded"),
        Row(testDescription: "subject alone", keepsAddress: false, keepsSubject: true, text: "", comesTo: "recorded"),
        Row(
            testDescription: "a remark", keepsAddress: true, keepsSubject: true, text: "We talked about her thesis.",
            comesTo: "recorded"),
        Row(
            testDescription: "a contradiction", keepsAddress: true, keepsSubject: true,
            text: "sorry, we did *not* meet", comesTo: "asked-back"),
        Row(testDescription: "nothing", keepsAddress: false, keepsSubject: false, text: "MET", comesTo: "unread"),
    ]

    @Test(.enabled(if: PostfixRig.isPossible, "needs root, Postfix, and programs that every user may run"))
    func aButtonsMailComesBackThroughPostfix() throws {
        let rig = try PostfixRig()
        for row in Self.rows {
            let conversation = try Conversation(mailbox: Self.mailbox)
            let local = conversation.met.prefix { $0 != "@" }
            #expect(local.utf8.count == 64)
            let mark = "[" + local.drop { $0 != "+" }.dropFirst() + "]"
            let to = row.keepsAddress ? conversation.met.uppercased() : "\(Self.mailbox)@members.test"
            let message = """
                From: Mei <mei@example.org>
                To: \(to)
                Message-ID: <\(UUID().uuidString)@example.org>
                Subject: \(row.keepsSubject ? "MET \(mark)" : "")

                \(row.text)

                """
            let file = rig.folder.appendingPathComponent("pressed").path
            try message.write(toFile: file, atomically: true, encoding: .utf8)
            let send = try rig.script("press", "exec /usr/sbin/sendmail -i -f mei@example.org -- '\(to)' <\(file)")
            #expect(try rig.run("exec", "--", send).status == 0)
            try rig.run("wait")
            let box = rig.folder.appendingPathComponent("mail/members.test/new")
            let came = try FileManager.default.contentsOfDirectory(at: box, includingPropertiesForKeys: nil)
            let text = try String(contentsOf: try #require(came.first), encoding: .utf8)
            try FileManager.default.removeItem(at: came[0])
            #expect(
                try conversation.receive(text, "--now").output == "reply of mei: \(row.comesTo)\n",
                "\(row.testDescription)")
        }
    }
}
