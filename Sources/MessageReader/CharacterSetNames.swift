extension CharacterSets {
    static let namesOfUTF8: Set<String> = [
        "utf-8", "utf8", "unicode-1-1-utf-8", "x-unicode20utf8", "cp65001", "utf8mb4",
    ]
    /// Those that say nothing about what is beyond ASCII.
    static let namesOfASCII: Set<String> = [
        "", "us-ascii", "ascii", "ansi_x3.4-1968", "iso-ir-6", "646", "iso646-us", "unknown-8bit", "unknown",
        "x-unknown", "default", "_autodetect", "_autodetect_all", "binary", "8bit", "none",
    ]
    static let namesOfLatin1: Set<String> = [
        "iso-8859-1", "iso8859-1", "iso_8859-1", "iso88591", "iso-8859-1:1987", "latin1", "latin-1", "l1", "cp819",
        "ibm819", "windows-1252", "windows1252", "cp1252", "cp-1252", "x-cp1252", "ansi", "x-ansi",
    ]

    /// Names that mail has, to the converter that reads a little more than what the name means: mail is written so. After the labels of
    /// the WHATWG Encoding Standard §4.2.
    static let aliases: [String: String] = [
        "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "gb2312-80": "gb18030", "x-gbk": "gb18030",
        "cp936": "gb18030", "euc-cn": "gb18030", "gb-2312": "gb18030", "windows-936": "gb18030",
        "big5": "big5-hkscs", "big-5": "big5-hkscs", "cn-big5": "big5-hkscs", "x-x-big5": "big5-hkscs",
        "cp950": "big5-hkscs",
        "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "ms_kanji": "cp932",
        "windows-31j": "cp932", "cp-932": "cp932", "csshiftjis": "cp932",
        "euc-jp": "euc-jp-ms", "x-euc-jp": "euc-jp-ms", "eucjp": "euc-jp-ms",
        "iso-2022-jp-ms": "iso-2022-jp", "csiso2022jp": "iso-2022-jp", "cp50220": "iso-2022-jp",
        "cp50221": "iso-2022-jp",
        "ks_c_5601-1987": "cp949", "ks_c_5601-1989": "cp949", "ksc5601": "cp949", "ksc_5601": "cp949",
        "euc-kr": "cp949", "euckr": "cp949", "korean": "cp949", "windows-949": "cp949", "uhc": "cp949",
        "iso-8859-9": "cp1254", "iso8859-9": "cp1254", "latin5": "cp1254",
        "tis-620": "cp874", "iso-8859-11": "cp874", "windows-874": "cp874",
        "iso-8859-8-i": "iso-8859-8", "iso-8859-8-e": "iso-8859-8", "logical": "iso-8859-8",
        "iso-8859-6-i": "iso-8859-6",
        "iso-8859-6-e": "iso-8859-6", "latin2": "iso-8859-2", "latin-9": "iso-8859-15", "latin9": "iso-8859-15",
        "latin0": "iso-8859-15",
        "windows-1250": "cp1250", "windows-1251": "cp1251", "windows-1253": "cp1253", "windows-1254": "cp1254",
        "windows-1255": "cp1255",
        "windows-1256": "cp1256", "windows-1257": "cp1257", "windows-1258": "cp1258", "x-cp1250": "cp1250",
        "x-cp1251": "cp1251",
        "win-1251": "cp1251", "koi": "koi8-r", "koi8": "koi8-r", "koi8r": "koi8-r", "x-koi8-r": "koi8-r",
        "koi8-ru": "koi8-u",
        "mac": "macintosh", "x-mac-roman": "macintosh", "macroman": "macintosh", "x-mac-cyrillic": "mac-cyrillic",
        "x-mac-ce": "mac-centraleurope", "unicode-1-1-utf-7": "utf-7", "utf7": "utf-7", "x-unicode-2-0-utf-7": "utf-7",
        "utf16": "utf-16", "unicode": "utf-16", "iso-10646-ucs-2": "utf-16", "ucs-2": "utf-16", "utf-16-le": "utf-16le",
        "utf-16-be": "utf-16be",
        "ibm437": "cp437", "ibm850": "cp850", "ibm852": "cp852", "ibm855": "cp855", "ibm858": "cp858",
        "ibm862": "cp862", "ibm866": "cp866", "dos-866": "cp866", "iso-ir-111": "koi8-r", "x-viet-viscii": "viscii",
    ]

    /// The converters that are kept open: everything that mail is written in. ISO 8859-1 and Windows-1252 are for GMime, which asks the C
    /// library for those of parameters.
    static let names: [String] =
        (1...16).filter { $0 != 12 && $0 != 11 }.map { "ISO-8859-\($0)" }
        + (1250...1258).map { "CP\($0)" }
        + [
            "UTF-7", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "GB18030", "GBK", "GB2312",
            "HZ", "BIG5", "BIG5-HKSCS",
            "CP950", "EUC-TW", "SHIFT_JIS", "CP932", "EUC-JP", "EUC-JP-MS", "ISO-2022-JP", "ISO-2022-JP-1",
            "ISO-2022-JP-2", "ISO-2022-JP-3",
            "EUC-KR", "CP949", "JOHAB", "ISO-2022-KR", "ISO-2022-CN", "ISO-2022-CN-EXT", "KOI8-R", "KOI8-U", "KOI8-T",
            "CP437", "CP737", "CP775", "CP850",
            "CP852", "CP855", "CP857", "CP858", "CP860", "CP861", "CP862", "CP863", "CP864", "CP865", "CP866", "CP869",
            "CP874", "TIS-620",
            "MACINTOSH", "MAC-CENTRALEUROPE", "MAC-CYRILLIC", "MAC-UK", "VISCII", "TCVN", "ARMSCII-8", "GEORGIAN-PS",
            "GEORGIAN-ACADEMY", "PT154", "RK1048", "TSCII",
        ]
}
