import Foundation
import Testing

@testable import Systemd

@Suite struct JournalTests {
    static let mentorship = JournalField(constant: "MENTORD_MENTORSHIP")
    static let clause = JournalField(constant: "MENTORD_CLAUSE")
    static let id = JournalMessageID(0x0123_4567_89AB_CDEF, 0x0011_2233_4455_6677)

    static func record(_ message: String, _ values: String...) -> JournalRecord {
        JournalRecord(id, .warning, message, fields: values.map { (mentorship, $0) }, time: 1_768_323_600_000_000)
    }

    @Test(arguments: ["A", "A1", "MENTORD_CLAUSE", "A_", String(repeating: "A", count: 64)])
    func takesFieldNames(_ name: String) {
        #expect(JournalField(name)?.name == name)
    }

    /// systemd.journal-fields(7), and the fields that a record writes itself.
    @Test(arguments: [
        "", "_A", "1A", "a", "Ab", "A-B", "A B", "A=B", "A\n", "Ä", String(repeating: "A", count: 65), "MESSAGE",
        "MESSAGE_ID",
        "PRIORITY", "SYSLOG_IDENTIFIER",
    ])
    func refusesFieldNames(_ name: String) {
        #expect(JournalField(name) == nil)
    }

    @Test func constantsAreAlwaysFields() {
        let made = [
            JournalField(constant: "MENTORD_RUNG"), JournalField(constant: "rung"), JournalField(constant: "_x-y"),
            JournalField(constant: ""), JournalField(constant: "1st"), JournalField(constant: "MESSAGE"),
            JournalField(constant: "_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        ]
        #expect(made.prefix(6).map(\.name) == ["MENTORD_RUNG", "RUNG", "F__X_Y", "F_", "F_1ST", "F_MESSAGE"])
        for field in made { #expect(JournalField(field.name) != nil) }
    }

    @Test(arguments: [
        "0123456789abcdef0011223344556677", "0123456789ABCDEF0011223344556677", "01234567-89ab-cdef-0011-223344556677",
    ])
    func takesMessageIDs(_ text: String) {
        #expect(JournalMessageID(text) == Self.id)
        #expect(Self.id.description == "0123456789abcdef0011223344556677")
    }

    @Test(arguments: [
        "", "0", "0123456789abcdef001122334455667", "0123456789abcdef001122334455667g",
        "+123456789abcdef0011223344556677", "0123456-789ab-cdef-0011-223344556677",
    ])
    func refusesMessageIDs(_ text: String) {
        #expect(JournalMessageID(text) == nil)
    }

    @Test func writesReadableLines() {
        #expect(
            StandardErrorJournal.line(for: Self.record("Meeting 3 was missed.", "f1", "two words", "", "a\"]"))
                == #"warning: Meeting 3 was missed. [MENTORD_MENTORSHIP=f1 MENTORD_MENTORSHIP="two words" "#
                + #"MENTORD_MENTORSHIP="" MENTORD_MENTORSHIP="a\"]"]"# + "\n")
        #expect(
            StandardErrorJournal.line(for: JournalRecord(nil, .info, "a\nb\u{1B}[2J\\", time: 0))
                == "info: a\\nb\\u{1b}[2J\\\\\n")
    }

    @Test func writesToTheDescriptor() throws {
        let pipe = Pipe()
        StandardErrorJournal(descriptor: pipe.fileHandleForWriting.fileDescriptor).write(Self.record("x", "f1"))
        try pipe.fileHandleForWriting.close()
        #expect(pipe.fileHandleForReading.readDataToEndOfFile() == Data("warning: x [MENTORD_MENTORSHIP=f1]\n".utf8))
    }

    @Test func writesJSONLines() throws {
        #expect(
            JSONLinesJournal.line(for: Self.record("Meeting 3 was missed.", "f1"), identifier: "mentord")
                == #"{"__REALTIME_TIMESTAMP":"1768323600000000","PRIORITY":"4","SYSLOG_IDENTIFIER":"mentord","#
                + #""MESSAGE_ID":"0123456789abcdef0011223344556677","MESSAGE":"Meeting 3 was missed.","#
                + #""MENTORD_MENTORSHIP":"f1"}"#
                + "\n")
    }

    /// Foundation's reader is the independent one.
    @Test(arguments: [
        "", "\"\\/\u{8}\u{C}\n\r\t", "\u{0}\u{1}\u{1F}\u{7F}\u{80}", "é名🦉\u{2028}\u{2029}", "</script>",
        "\u{FFFF}\u{202E}",
    ])
    func jsonIsReadBack(_ text: String) throws {
        var lines: [String] = []
        let journal = JSONLinesJournal(identifier: text) { lines.append($0) }
        journal.write(Self.record(text, text, text))
        #expect(lines.count == 1 && lines[0].hasSuffix("}\n") && !lines[0].dropLast().contains("\n"))
        let object = try #require(JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
        #expect(object["MESSAGE"] as? String == text)
        #expect(object["SYSLOG_IDENTIFIER"] as? String == text)
        #expect(object["MENTORD_MENTORSHIP"] as? [String] == [text, text])
    }

    @Test func cutsLongValuesBetweenCharacters() {
        let long = String(repeating: "x", count: 49_151) + "éé"
        let values = Self.record(long, long).assignments(identifier: "t").suffix(2).map(\.value)
        #expect(values.allSatisfy { $0 == String(repeating: "x", count: 49_151) })
    }

    @Test func findsTheJournalByDeviceAndInode() throws {
        let pipe = Pipe()
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        var status = stat()
        fstat(descriptor, &status)
        #expect(Journal.leads(to: "\(status.st_dev):\(status.st_ino)", descriptor: descriptor))
        for stream in [nil, "", ":", "\(status.st_dev)", "\(status.st_dev):\(status.st_ino + 1)", "x:y", "1:2:3"] {
            #expect(!Journal.leads(to: stream, descriptor: descriptor))
        }
        #expect(!Journal.leads(to: "\(status.st_dev):\(status.st_ino)", descriptor: -1))
        #expect(Journal.standard(identifier: "t", stream: nil) is StandardErrorJournal)
        fstat(STDERR_FILENO, &status)
        #expect(Journal.standard(identifier: "t", stream: "\(status.st_dev):\(status.st_ino)") is SystemdJournal)
    }
}
