import Foundation
import Testing

/// `mentorctl letter`: any letter can be looked at, and nothing is changed by it.
@Suite struct LetterPreviewTests {
    private static let kinds: [String] = {
        let folder = Command.repository.appendingPathComponent("letters/en").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".mustache") && $0 != "letter.mustache" }
            .map { String($0.dropLast(".mustache".count)) }.sorted()
    }()

    @Test func everyKindIsListedOnNothing() throws {
        let command = try Command()
        let result = try command.run("letter", "list", "--json")
        #expect(result.status == 0, "\(result.errors)")
        let names = try python(
            "import json,sys; [print(e['letter']) for e in json.load(sys.stdin)]", input: result.output)
        #expect(names.split(separator: "\n").map(String.init) == Self.kinds)
        #expect(try FileManager.default.contentsOfDirectory(atPath: command.state.path).isEmpty)
    }

    @Test(arguments: kinds) func aKindCanBeShown(_ kind: String) throws {
        let command = try Command()
        for locale in ["en", "de"] {
            let result = try command.run("letter", "preview", kind, "--locale", locale)
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.output.hasPrefix("Subject: "))
            #expect(!result.output.contains("{{"))
            // Nothing that a sentence needs is missing.
            for gap in [" ,", " .", "  on", "()", "nil"] {
                #expect(result.lines.first?.contains(gap) == false, "\(locale): \(result.lines.first ?? "")")
            }
        }
    }

    @Test func aMentorshipsFactsAreInIt() throws {
        let command = try Command.imported()
        let before = try command.run("log", "--json").output
        let result = try command.run("letter", "preview", "meeting-coming", "--mentorship", "f1", "--person", "jonas")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("Jonas Müller") && result.output.contains("Amina Diallo"))
        #expect(result.output.contains("18:00"))
        #expect(try command.run("log", "--json").output == before)
        #expect(try command.run("outbox", "--json", "--days", "0").output.contains("\"waiting\":[]"))
    }

    @Test func itGoesIntoFiles() throws {
        let command = try Command()
        let (html, eml) = (command.file("a.html").path, command.file("a.eml").path)
        let result = try command.run("letter", "preview", "welcome", "--html", html, "--eml", eml)
        #expect(result.status == 0 && result.output.isEmpty, "\(result.errors)")
        #expect(try String(contentsOfFile: html, encoding: .utf8).lowercased().hasPrefix("<!doctype html>"))
        let checked = try python(
            """
            import email, email.policy, sys
            m = email.message_from_string(sys.stdin.read(), policy=email.policy.strict)
            print(m.get_content_type(), len(list(m.walk())), end='')
            """, input: try String(contentsOfFile: eml, encoding: .utf8))
        #expect(checked == "multipart/alternative 3")
    }

    @Test(
        arguments: [
            (["letter", "preview", "meting-ask"], "did you mean \"meeting-ask\"?"),
            (["letter", "preview", "x\u{1B}[2J"], "mentorctl letter list"),
            (["letter", "preview", "welcome", "--mentorship", "f11"], "did you mean \"f1\"?"),
            (["letter", "preview", "welcome", "--person", "joans"], "did you mean \"jonas\"?"),
            (["letter", "preview", "welcome", "--mentorship", "f1", "--person", "kofi"], "does not take part"),
            (["letter", "send-test", "nobody"], "nobody"),
            (["letter", "send-test", "a@b", "meeting-asc"], "did you mean"),
        ] as [([String], String)])
    func faults(arguments: [String], word: String) throws {
        let command = try Command.imported()
        let result = try command.plain(arguments + ["--state", command.state.path, "--config", command.config])
        #expect(result.status == 65)
        #expect(result.errors.contains(word), "\(result.errors)")
        #expect(!result.errors.contains("\u{1B}"))
    }

    @Test func aTestIsMarkedAndSubmitted() throws {
        let command = try Command.imported()
        let log = command.file("sent").path
        let sendmail = try command.script("sendmail", "echo \"$@\" >>\(log); cat >>\(log)")
        let result = try command.run(
            "letter", "send-test", "somebody@example.org", "welcome", "digest",
            environment: ["MENTORD_SENDMAIL": sendmail])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("on hold"))
        #expect(result.lines.filter { $0.contains("submitted") }.count == 2)
        let sent = try String(contentsOfFile: log, encoding: .utf8)
        #expect(sent.split(separator: "\n").filter { $0.hasPrefix("Subject: [Test] ") }.count == 2)
        #expect(sent.contains("-- somebody@example.org"))
        #expect(!sent.contains("List-Unsubscribe"))
    }

    @Test func allAreSentAndARefusalIsSaid() throws {
        let command = try Command()
        let sendmail = try command.script("sendmail", "echo no such user >&2; exit 67")
        let result = try command.run(
            "letter", "send-test", "somebody@example.org", "--all", environment: ["MENTORD_SENDMAIL": sendmail])
        #expect(result.status == 69)
        #expect(!result.errors.contains("on hold"))
        #expect(result.lines.count == Self.kinds.count + 1)
        #expect(result.lines.dropFirst().allSatisfy { $0.contains("refused: ") && $0.contains("no such user") })
    }
}
