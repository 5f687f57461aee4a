import Testing

@testable import Mail

@Suite struct AddressTests {
    /// Expected A-labels from Python: `"bücher".encode("idna")`; ß, which IDNA2008 keeps, by
    /// `"straße".encode("punycode")`.
    @Test(arguments: [
        ("a@example.org", "a@example.org"),
        ("A.B+c@Example.ORG", "A.B+c@example.org"),
        ("a@bücher.example", "a@xn--bcher-kva.example"),
        ("a@BÜCHER.example", "a@xn--bcher-kva.example"),
        ("a@straße.de", "a@xn--strae-oqa.de"),
        ("a@例え.テスト", "a@xn--r8jz45g.xn--zckzah"),
        ("a@例え。テスト", "a@xn--r8jz45g.xn--zckzah"),
        ("a@مثال.إختبار", "a@xn--mgbh0fb.xn--kgbechtv"),
        ("a@उदाहरण.परीक्षा", "a@xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g"),
        ("a@xn--bcher-kva.example", "a@xn--bcher-kva.example"),
        ("a@localhost", "a@localhost"),
    ])
    func takesAddresses(_ text: String, _ expected: String) throws {
        #expect(try MailAddress(text).address == expected)
    }

    @Test(arguments: [
        "", "a", "@", "a@", "@b", "a@b@c", "a b@c", "a@b c", ".a@b", "a.@b", "a..b@c", "ü@example.org", "a@.b", "a@b.",
        "a@b..c",
        "a@-b.c", "a@b-.c", "a@b_c", "a@[127.0.0.1]", "\"a\"@b", "a\n@b", "a@b\n", "a@u\u{308}ber.de", "a@\u{202E}b.c",
        "a@🦉.de",
        "<a@b>", "a@b>c", String(repeating: "a", count: 65) + "@b", "a@" + String(repeating: "b", count: 64) + ".c",
        "a@" + String(repeating: "ü", count: 63) + ".c", "a@" + String(repeating: "b.", count: 127) + "c",
        "a@" + String(repeating: "b", count: 5_000),
    ])
    func refusesAddresses(_ text: String) {
        #expect(throws: MailError.self) { try MailAddress(text) }
    }

    /// RFC 3492 §7.1, those samples that can be a label: none that is too long, none with a mark of punctuation.
    @Test(arguments: [
        ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
        ("他們爲什麽不說中文", "ihqwctvzc91f659drss3x8bo0yb"),
        ("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"),
        ("यहलोगहिन्दीक्योंनहींबोलसकतेहैं", "i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd"),
        ("なぜみんな日本語を話してくれないのか", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"),
        ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
        ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
        ("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"),
        ("そのスピードで", "d9juau41awczczp"),
    ])
    func encodesPunycode(_ text: String, _ expected: String) throws {
        #expect(try DomainName(text).ascii == "xn--\(expected)")
    }

    /// UTS 46: full-width letters and ligatures are their plain ones; what joins letters stays where a script needs it.
    @Test(arguments: [
        ("ＢÜＣＨＥＲ.example", "xn--bcher-kva.example"), ("ﬁsch.example", "fisch.example"),
        ("نامه\u{200C}ای.com", "xn--mgba3gch31f060k.com"), ("faß.de", "xn--fa-hia.de"),
        ("r3---sn-4g5e.example", "r3---sn-4g5e.example"),
    ])
    func mapsAsUTS46Says(_ text: String, _ expected: String) throws {
        #expect(try DomainName(text).ascii == expected)
    }

    @Test(arguments: [
        "a\u{200C}b.example", "ü⒈.example", "ü_.example", "ü℀.example", "üa b.example", "xé‥.de", "ü\0.example",
        "-ü.example",
    ])
    func refusesWhatIDNA2008Refuses(_ text: String) {
        #expect(throws: MailError.self) { try DomainName(text) }
    }

    @Test func saysWhatIsWrong() {
        #expect(
            MailError.address("a\u{1B}[31m@@").description
                == "\"a [31m@@\" is no e-mail address; write it as name@example.org, without accents before the @")
        #expect(
            MailError.domain("b..c", label: "").description == "\"b..c\" is no domain for mail: \"\" is wrong in it")
    }

    @Test func escapesMailtoURIs() throws {
        let uri = MailtoURI(try MailAddress("a+b&c%d@bücher.example"), subject: "stop & go\r\nBcc: x")
        #expect(uri.description == "mailto:a+b%26c%25d@xn--bcher-kva.example?subject=stop%20%26%20go%20Bcc%3A%20x")
    }
}
