import Testing

@testable import Roster

@Suite struct EncodingTests {
    /// `name,email⏎Zoë,z@b.org⏎` as bytes.
    static let files: [(kind: String, bytes: [UInt8])] = [
        ("UTF-8", Array("name,email\nZoë,z@b.org\n".utf8)),
        ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array("name,email\nZoë,z@b.org\n".utf8)),
        (
            "UTF-16 LE",
            [0xFF, 0xFE] + Array("name,email\nZoë,z@b.org\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        ),
        (
            "UTF-16 BE",
            [0xFE, 0xFF] + Array("name,email\nZoë,z@b.org\n".utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        ),
        ("semicolons, CR LF", Array("name;email\r\nZoë;z@b.org\r\n".utf8)),
        ("tabs, CR", Array("name\temail\rZoë\tz@b.org\r".utf8)),
        ("Excel's own line", Array("sep=;\r\nname;email\r\nZoë;z@b.org\r\n".utf8)),
        (
            "no-break spaces and blank rows",
            Array("name,email\n,\n\u{A0}Zoë\u{A0},\u{202F}z@b.org\u{A0}\n ,\u{A0}\n\n".utf8)
        ),
        ("quotation marks", Array("\"name\",\"email\"\n\"Zoë\", \"z@b.org\" \n".utf8)),
    ]

    @Test(arguments: files) func readsAsSpreadsheetsWrite(kind: String, bytes: [UInt8]) throws {
        let file = try read(bytes)
        #expect(file.people.map(\.person.name) == ["Zoë"])
        #expect(file.people.map(\.person.email) == ["z@b.org"])
    }

    @Test func windows1252IsReadAndSaid() throws {
        // "Zoë €5 Š" by the table of Windows-1252 (IANA's registration).
        let file = try read(
            Array("name,email,zone\nA,a@b.org,UTC\nZo".utf8) + [0xEB, 0x20, 0x80, 0x35, 0x20, 0x8A]
                + Array(",z@b.org,UTC\n".utf8))
        #expect(file.people.map(\.person.name) == ["A", "Zoë €5 Š"])
        #expect(
            file.warnings.map(\.description) == [
                "people.csv: is not UTF-8 (first on line 3) and was read as Windows-1252; look at the names, or save it as UTF-8"
            ])
    }

    static let unreadable: [(bytes: [UInt8], message: String)] = [
        (
            [0x4E, 0x0A, 0x81],
            "people.csv: is neither UTF-8 nor Windows-1252: line 2 has the byte 0x81; save it as UTF-8"
        ),
        (
            [0x6E, 0, 0x61, 0, 0x6D, 0, 0x65, 0],
            "people.csv: looks like UTF-16 without a byte order mark; save it as UTF-8"
        ),
        ([0xFF, 0xFE, 0x41], "people.csv: is UTF-16 with half a character at its end; export it again, as UTF-8"),
        ([0xFF, 0xFE, 0x00, 0xD8], "people.csv: is not valid UTF-16; export it again, as UTF-8"),
    ]

    @Test(arguments: unreadable) func refusesWhatIsNoText(bytes: [UInt8], message: String) {
        #expect(faults { () throws(RosterFaults) in try read(bytes) } == [message])
    }
}
