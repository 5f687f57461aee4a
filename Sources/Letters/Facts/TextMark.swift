/// Marks that rendered text carries inside until it becomes a document: where a value begins and ends, and where an item does.
///
/// They are scalars for private use, which `PlainText` takes out of every value and `TemplateSource` out of every template, so that
/// nothing that comes from outside can pass for one. Without them a name that begins with `- ` would open a list.
enum TextMark {
    static let value: Unicode.Scalar = "\u{E000}"
    /// After a value or an address, and after an item's number.
    static let end: Unicode.Scalar = "\u{E001}"
    /// Before a value that is a mail address to write to.
    static let address: Unicode.Scalar = "\u{E002}"
    /// Before an item; its number, `end` and its text follow. The number is empty in a letter that holds nothing else.
    static let item: Unicode.Scalar = "\u{E003}"
    static let itemEnd: Unicode.Scalar = "\u{E004}"

    static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0xE000...0xE004).contains(scalar.value) }

    static func value(_ text: String) -> String { "\(value)\(text)\(end)" }

    static func address(_ text: String) -> String { "\(address)\(text)\(end)" }

    static func item(_ text: String, number: Int?) -> String {
        "\(item)\(number.map(String.init) ?? "")\(end)\(text)\(itemEnd)"
    }

    static func removed(from text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !isMark($0) }))
    }
}
