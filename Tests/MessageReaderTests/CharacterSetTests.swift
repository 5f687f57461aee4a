import Testing

@testable import MessageReader

extension Reading {
    /// Bytes and what they are said to be in. Expected values are from the character sets' own tables.
    @Suite struct CharacterSetTests {
        @Test(
            arguments: [
                ("utf-8", [0xC3, 0xBC], "ü"), ("UTF8", [0xE2, 0x82, 0xAC], "€"), ("iso-8859-1", [0xFC], "ü"),
                ("ISO-8859-15", [0xA4], "€"),
                ("iso-8859-1", [0x93, 0x80, 0x94], "“€”"), ("windows-1252", [0x85], "…"), ("cp1252", [0x8A], "Š"),
                ("koi8-r", [0xF0, 0xD2], "Пр"),
                ("windows-1251", [0xCF, 0xF0], "Пр"), ("iso-8859-5", [0xBF, 0xE0], "Пр"),
                ("shift_jis", [0x93, 0xFA, 0x96, 0x7B], "日本"),
                ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42], "日本"),
                ("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC], "日本"),
                ("gb2312", [0xC4, 0xE3], "你"), ("gbk", [0xE9, 0x46], "镕"), ("gb18030", [0x81, 0x30, 0x84, 0x36], "¥"),
                ("big5", [0xA7, 0x41], "你"), ("euc-kr", [0xC7, 0xD1], "한"),
                ("ks_c_5601-1987", [0xC7, 0xD1], "한"), ("iso-8859-2", [0xB1], "ą"), ("windows-1250", [0xB9], "ą"),
                ("iso-8859-7", [0xE1], "α"),
                ("windows-1253", [0xE1], "α"), ("iso-8859-9", [0xFD], "ı"), ("windows-1254", [0xFD], "ı"),
                ("iso-8859-8-i", [0xE0], "א"),
                ("windows-1255", [0xE0], "א"), ("windows-1256", [0xC7], "ا"), ("tis-620", [0xA1], "ก"),
                ("macintosh", [0x8A], "ä"), ("cp850", [0x84], "ä"),
                ("utf-16le", [0x61, 0x00], "a"), ("utf-16", [0xFE, 0xFF, 0x20, 0xAC], "€"),
                ("utf-7", Array("+IKw-".utf8), "€"), (" \"UTF-8\" ", [0x61], "a"),
                ("us-ascii", [0x61], "a"), (nil, [0x61], "a"),
            ] as [(String?, [UInt8], String)])
        func known(name: String?, bytes: [UInt8], text: String) {
            let result = CharacterSets().decode(bytes, declared: name)
            #expect(result.text.unicodeScalars.filter { $0 != "\u{FEFF}" }.elementsEqual(text.unicodeScalars))
            #expect(result.fault == nil)
        }

        @Test(
            arguments: [
                ("us-ascii", [0xC3, 0xBC], "ü"), ("us-ascii", [0xFC], "ü"), (nil, [0xFC], "ü"),
                (nil, [0xC3, 0xBC], "ü"), ("utf-8", [0x61, 0xFC], "aü"),
                ("utf-8", [0xC3, 0xBC, 0xFC], "ü\u{FFFD}"), ("x-klingon", [0xC3, 0xBC], "ü"),
                ("x-klingon", [0xFC], "ü"), ("latin1", [0xC3, 0xBC], "ü"),
                ("koi8-r\u{0}", [0xF0], "П"), ("gb18030", [0xFF, 0x61], "\u{FFFD}a"), ("gb18030", Array("€".utf8), "€"),
                ("utf-16", [0x61], "a"),
                ("../../../tmp/x", [0xFC], "ü"), ("UTF-8//TRANSLIT", [0xFC], "ü"),
            ] as [(String?, [UInt8], String)])
        func mislabelled(name: String?, bytes: [UInt8], text: String) {
            let result = CharacterSets().decode(bytes, declared: name)
            #expect(result.text == text)
            #expect((result.fault == nil) == (name == "koi8-r\u{0}"))
        }

        @Test("every name that is kept leads to a converter")
        func namesAreKnown() {
            for name in Set(CharacterSets.aliases.values) {
                let result = CharacterSets().decode([], declared: name)
                #expect(result.fault == nil, "\(name)")
            }
        }

        @Test("GMime has a converter for what headers are written in")
        func namesForHeaders() throws {
            for name in [
                "iso-8859-1", "windows-1252", "koi8-r", "gb2312", "iso-2022-jp", "shift_jis", "big5", "euc-kr",
                "windows-1251",
            ] {
                #expect(try read("Subject: =?\(name)?q?abc?=\n\nx")["subject"] == "abc")
            }
        }
    }
}
