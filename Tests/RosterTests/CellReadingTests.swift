import CivilTime
import Testing

@testable import Roster

@Suite struct CellReadingTests {
    static let addresses: [(text: String, name: String?, address: String)] = [
        ("a@b.org", nil, "a@b.org"),
        (" Amina Diallo <Amina@Example.ORG> ", "Amina Diallo", "Amina@Example.ORG"),
        ("\"Diallo, Amina\" <a@b.org>", "Diallo, Amina", "a@b.org"),
        ("mailto:a@b.org", nil, "a@b.org"),
        ("<a+tag@b-c.example.org>", nil, "a+tag@b-c.example.org"),
        ("o'hara@xn--bcher-kva.example", nil, "o'hara@xn--bcher-kva.example"),
    ]

    @Test(arguments: addresses) func anAddress(text: String, name: String?, address: String) throws {
        let read = try EmailAddress(text)
        #expect(read.name == name && read.text == address)
    }

    static let noAddresses: [(text: String, reason: String)] = [
        ("amina", "has no @ sign; write one address such as amina@example.org"),
        ("a@b@c@d", "has 3 @ signs; write one address such as amina@example.org"),
        ("a b@c.org", "has white space in it"),
        ("a@b.org, c@d.org", "has a , in it; write one address only"),
        ("a@b.org;c@d.org", "has a ; in it; write one address only"),
        ("a\"b@c.org", "has a \" in it"),
        ("a|b@c.org", "has a | in it"),
        ("-oQ/tmp@c.org", "begins with -"),
        ("@c.org", "has nothing before the @ sign"),
        ("a@", "has nothing after the @ sign"),
        ("a@localhost", "has a domain without a dot (localhost); write it in full, such as example.org"),
        ("a@b..org", "has a dot too many after the @ sign"),
        (".a@b.org", "has a dot too many before the @ sign"),
        ("a@-b.org", "has a domain that cannot be (-b.org)"),
        ("a@127.0.0.1", "has a number for a domain (127.0.0.1)"),
        ("a@bücher.example", "has \"ü\" in it, which many servers refuse; write a domain in its xn-- form"),
        (String(repeating: "a", count: 65) + "@b.org", "has more than 64 characters before the @ sign"),
        ("a@\(String(repeating: "b", count: 64)).org", "has a part of a domain longer than 63 characters"),
        ("a\u{7}@b.org", "has a control character in it"),
        ("", "is not an address; write one such as amina@example.org"),
    ]

    @Test(arguments: noAddresses) func noAddress(text: String, reason: String) {
        #expect(throws: EmailAddress.Fault(reason: reason)) { try EmailAddress(text) }
    }

    /// The same moment as spreadsheets write it (strptime's letters: POSIX).
    static let dates: [(pattern: String?, text: String)] = [
        (nil, "2027-01-12T18:00"), (nil, "2027-01-12 18:00:00"), (nil, "2027-01-12 6:00 PM"),
        ("%d/%m/%Y", "12/01/2027 18:00"), ("%d/%m/%Y", "12/1/2027 6 p.m."), ("%m/%d/%y", "1/12/27 18:00"),
        ("%d.%m.%Y %H:%M", "12.01.2027 18:00"), ("%d/%m/%Y", "2027-01-12T18:00"), ("%Y年%m月%d日", "2027年1月12日 18:00"),
    ]

    @Test(arguments: dates) func aDate(pattern: String?, text: String) throws {
        let read = try DateReading(pattern: pattern).read(text)
        #expect(read.date == CivilDate("2027-01-12") && read.time == TimeOfDay("18:00"))
    }

    static let noDates: [(pattern: String?, text: String, reason: String)] = [
        ("%d/%m/%Y", "01/13/2027", "is neither of the form %d/%m/%Y nor yyyy-mm-dd"),
        ("%d/%m/%Y", "31/02/2027", "is neither of the form %d/%m/%Y nor yyyy-mm-dd"),
        ("%d/%m/%Y", "12/01/2027 25:00", "is neither of the form %d/%m/%Y nor yyyy-mm-dd"),
        (nil, "04/04/27", "is not in ISO form; write 2027-04-04, or give --date-format %d/%m/%y"),
        (nil, "1/13/2027", "is not in ISO form; write 2027-01-13, or give --date-format %m/%d/%Y"),
        (nil, "soon", "is not a date; write it as 2027-01-12"),
        (nil, "2027-01-12 noon", "has no time of day such as 18:00"),
        (nil, "99/99/9999", "is not a date; write it as 2027-01-12"),
    ]

    @Test(arguments: noDates) func noDate(pattern: String?, text: String, reason: String) throws {
        let reading = try DateReading(pattern: pattern)
        #expect(throws: DateReading.Fault(reason: reason)) { try reading.read(text) }
    }

    @Test(arguments: [
        ("%d/%m", "the date format \"%d/%m\" must have a year, a month and a day, each once, as in %d/%m/%Y"),
        (
            "%d %d %m %Y",
            "the date format \"%d %d %m %Y\" must have a year, a month and a day, each once, as in %d/%m/%Y"
        ),
        ("%d %B %Y", "the date format \"%d %B %Y\" has %B in it; known are %d %m %Y %y %H %M %S, as in %d/%m/%Y"),
    ])
    func noPattern(pattern: String, reason: String) {
        #expect(throws: DateReading.Fault(reason: reason)) { try DateReading(pattern: pattern) }
    }
}
