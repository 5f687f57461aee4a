import Foundation
import Testing

/// A state in which Mei was asked whether the second meeting of p1 took place, and settings by which the program reads answers itself. Letter,
/// reference and token are made by Python, by what the interface says of them.
struct Conversation {
    let command: Command
    /// Where the letter's answers go.
    let replyTo: String
    /// Where the letter's MET button leads.
    let met: String

    static let roster = """
        people:
          - {id: mei, name: 陳美玲, email: Mei@example.org, zone: UTC}
          - {id: tomas, name: Tomáš Dvořák, email: tomas@example.net, zone: UTC}
        mentorships:
          - {id: p1, program: peer, peers: [mei, tomas], start: 2020-01-07T12:30, zone: UTC}
        """

    /// - Parameter mailbox: the part of the answers' address before the @members.test.
    init(mailbox: String = "mentoring") throws {
        command = try Command { text in
            text.replacing(/(?m)^answers:\n( .*\n)*/, with: "") + "\nanswers:\n  address: \(mailbox)@members.test\n"
        }
        let roster = try command.write(Self.roster, to: "roster.yaml")
        let result = try command.run("import", "--records-since", "2020-01-01", roster)
        try #require(result.status == 0, "\(result.errors)")
        let key = command.state.appendingPathComponent("key")
        try Data((0..<32).map { UInt8($0) }).write(to: key)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key.path)
        let tokens = try python(
            """
            import base64, hashlib, hmac, sqlite3, sys, time
            state = sys.stdin.read()
            key = bytes(range(32))
            b32 = lambda b: base64.b32encode(b).decode().lower().rstrip('=')
            mac = lambda t: hmac.new(key, t.encode(), hashlib.sha256).digest()
            reference = b32(mac('letter v1|asked@members.test')[:8])
            token = lambda use: reference + b32(mac('answer v1|' + use + '|' + reference + '|mei@example.org')[:10])
            db = sqlite3.connect(state + '/mentord.sqlite')
            now = int(time.time()) - 86400
            db.execute("INSERT INTO letter (number, recipient, address, sender, message_id, state, attempts, created_at, expires_at,"
              " submitted_at, is_scheduled, bytes, reference) VALUES (1, 'mei', 'Mei@example.org', 'mentoring@members.test',"
              " 'asked@members.test', 'submitted', 1, ?, ?, ?, 1, x'0A', ?)", (now, now + 86400, now, reference))
            db.execute("INSERT INTO notice (subject, mentorship, revision, rung, recipient, letter, asks, is_scheduled, rung_at, send_at,"
              " decided_at, state, clause, letter_number, letter_place) VALUES ('p1/meeting/2', 'p1', 0, '+1', 'mei', 'meeting-ask', 1, 1,"
              " ?, ?, ?, 'lettered', '§2.2.2', 1, 0)", (now, now, now))
            db.commit()
            print(token('r'), token('amaa'), end='')
            """, input: command.state.path
        ).split(separator: " ")
        replyTo = "\(mailbox)+r.\(tokens[0])@members.test"
        met = "\(mailbox)+a.maa\(tokens[1])@members.test"
    }

    /// A message as it comes in.
    func message(
        _ text: String, from: String = "mei@example.org", to: String? = nil, id: String = "one@example.org"
    ) -> String {
        """
        Return-Path: <\(from)>
        Delivered-To: \(to ?? replyTo)
        Date: Wed, 25 Nov 2026 10:00:00 +0000
        From: Somebody <\(from)>
        To: \(to ?? replyTo)
        Message-ID: <\(id)>
        Subject: Re: Did you meet?

        \(text)

        """
    }

    /// `mentorctl receive` with more arguments and a message.
    @discardableResult
    func receive(_ message: String, _ arguments: String...) throws -> Command.Result {
        try command.plain(
            ["receive", "--state", command.state.path, "--config", command.config] + arguments, input: message)
    }

    func names(_ folder: String) -> [String] {
        let path = command.state.appendingPathComponent("inbox/\(folder)").path
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    /// What a query of the database answers, a row a line.
    func rows(_ query: String) throws -> [String] {
        try python(
            """
            import sqlite3, sys
            state, query = sys.stdin.read().split('\\n', 1)
            for row in sqlite3.connect(state + '/mentord.sqlite').execute(query): print(*row)
            """, input: command.state.path + "\n" + query
        ).split(separator: "\n").map(String.init)
    }

    /// Changes the database behind the program's back.
    func execute(_ statement: String) throws {
        _ = try python(
            """
            import sqlite3, sys
            state, statement = sys.stdin.read().split('\\n', 1)
            db = sqlite3.connect(state + '/mentord.sqlite')
            db.execute(statement)
            db.commit()
            """, input: command.state.path + "\n" + statement)
    }
}
