/// Marks that rendered text carries inside until it becomes a document: where a value begins and ends, and where an item does.
///
/// They are scalars for private use, which `PlainText` takes out of every value and `TemplateSource` out of every template, so that
/// nothing that comes from outside can pass for one. Without them a name that begins with `- ` would open a list.
enum TextMark {
    /// Before a value.
    static let value: Unicode.Scalar = "\u{E000}"
    /// After a value or an address, and after an item's number.
    static let end: Unicode.Scalar = "\u{E001}"
    /// Before a value that is a mail address to write to.
    static let address: Unicode.Scalar = "\u{E002}"
    /// Before an item; its number, `end` and its text follow. The number is empty in a letter that holds nothing else.
    static let item: Unicode.Scalar = "\u{E003}"
    /// After an item.
    static let itemEnd: Unicode.Scalar = "\u{E004}"

    /// Whether the scalar is one of them.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0xE000...0xE004).contains(scalar.value) }

    /// The text as a value.
    static func value(_ text: String) -> String { "\(value)\(text)\(end)" }

    /// The text as an address.
    static func address(_ text: String) -> String { "\(address)\(text)\(end)" }

    /// The text as an item.
    static func item(_ text: String, number: Int?) -> String {
        "\(item)\(number.map(String.init) ?? "")\(end)\(text)\(itemEnd)"
    }

    /// The text without marks.
    static func removed(from text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !isMark($0) }))
    }
}
