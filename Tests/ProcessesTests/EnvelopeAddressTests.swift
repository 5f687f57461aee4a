import Testing

@testable import Processes

@Suite struct EnvelopeAddressTests {
    @Test(arguments: [
        "a@example.org", "mentor+b.k3xq@example.org", "o'brien@example.org", "A_b-c=d~e#f&g*h?i^j@x-y.example",
        "a@localhost", "a@xn--bcher-kva.example", String(repeating: "a", count: 64) + "@example.org", "1@2.example",
    ])
    func takes(_ text: String) throws {
        #expect(try EnvelopeAddress(text).text == text)
    }

    @Test(
        arguments: [
            ("", .empty), ("-f@example.org", .leadingHyphen), ("-oQ/tmp@example.org", .leadingHyphen),
            ("a@x,b@y", .character(UInt8(ascii: ","))), ("a b@x", .character(32)), ("a@x b", .character(32)),
            ("a;b@x", .character(UInt8(ascii: ";"))), ("<a@x>", .character(UInt8(ascii: "<"))),
            ("a>b@x", .character(UInt8(ascii: ">"))), ("|cat@x", .character(UInt8(ascii: "|"))),
            ("\"a\"@x", .character(34)), ("a\\b@x", .character(92)), ("a\n@x", .character(10)),
            ("a@x\n", .character(10)),
            ("a\u{0}@x", .character(0)), ("a\u{7F}@x", .character(127)), ("ü@x", .character(0xC3)),
            ("a@ü.de", .character(0xC3)),
            ("${run{x}}@x", .character(UInt8(ascii: "$"))), ("`x`@x", .character(96)),
            ("a%b@x", .character(UInt8(ascii: "%"))),
            ("a!b@x", .character(UInt8(ascii: "!"))), ("/etc/x@x", .character(UInt8(ascii: "/"))),
            ("a(b)@x", .character(UInt8(ascii: "("))), ("a:b@x", .character(UInt8(ascii: ":"))),
            ("a@[127.0.0.1]", .character(UInt8(ascii: "["))),
            ("a", .atSigns(0)), ("a@b@c", .atSigns(2)), ("@x", .localPart), (".a@x", .localPart), ("a.@x", .localPart),
            ("a..b@x", .localPart), ("a@", .domain), ("a@.x", .domain), ("a@x.", .domain), ("a@x..y", .domain),
            ("a@-x", .domain),
            ("a@x-", .domain), ("a@x_y", .domain), ("a@x'y", .domain),
            ("a@" + String(repeating: "x", count: 64), .domain),
            (String(repeating: "a", count: 65) + "@x", .localPartTooLong(limit: 64)),
            ("a@" + String(repeating: "x.", count: 127), .tooLong(limit: 254)),
        ] as [(String, AddressError.Fault)])
    func refuses(_ text: String, _ fault: AddressError.Fault) {
        #expect(throws: AddressError(text: text, fault: fault)) { try EnvelopeAddress(text) }
    }

    @Test func saysWhy() {
        #expect(
            AddressError(text: "a\u{1B}[2J b", fault: .character(27)).description
                == "the address \"a?[2J b\" can't be used for mail: it has white space or a control character")
        #expect(
            AddressError(text: "a|b@x", fault: .character(124)).description
                == "the address \"a|b@x\" can't be used for mail: it has the character |")
    }
}
