/// How answers by mail reach the program.
package struct AnswerSettings: Hashable, Sendable {
    /// The address whose mail, and that of its extensions (`mentoring+TOKEN@…`), comes to `mentorctl receive`.
    package var address: String
    /// What stands between the address and its extension: the mail system's recipient delimiter.
    package var delimiter: Character

    package init(address: String, delimiter: Character = "+") {
        self.address = address
        self.delimiter = delimiter
    }

    init?(_ value: YAMLValue) {
        let read: AnswerSettings? = value.fields { fields in
            let address = fields.required("address").flatMap(AnswerSettings.address)
            let delimiter = fields.optional("delimiter").map(AnswerSettings.delimiter) ?? "+"
            guard let address, let delimiter else { return nil }
            return AnswerSettings(address: address, delimiter: delimiter)
        }
        guard let read else { return nil }
        self = read
    }

    /// Local parts have at most 64 characters (RFC 5321 §4.5.3.1.1); a delimiter, a verb, its point and a token of 29 take half of them.
    private static let longestLocalPart = 32

    private static func address(_ value: YAMLValue) -> String? {
        guard let text = value.text(atMost: 254) else { return nil }
        do { try AddressFault.check(text) } catch {
            value.refuseText(text, "\(error)")
            return nil
        }
        guard text.prefix(while: { $0 != "@" }).utf8.count <= longestLocalPart else {
            value.refuseText(text, "write one with at most \(longestLocalPart) characters before the @")
            return nil
        }
        return text.lowercased()
    }

    private static func delimiter(_ value: YAMLValue) -> Character? {
        value.word(of: ["+", "-"])?.first
    }
}
