import Mail

/// Values for the names of the `Vocabulary`. Every text is cleaned on its way in, so that no template can print a raw one.
struct LetterFacts {
    private(set) var values = TemplateValues()

    /// Sets a text; an absent or empty one stays unset, so that a section of its name is left out.
    mutating func say(_ name: String, _ text: String?, limit: Int = PlainText.longestText) {
        let line = text.map { PlainText.line($0, limit: limit) } ?? ""
        if !line.isEmpty { values[name] = TextMark.value(line) }
    }

    /// Sets a mail address to write to. One that no mail can be sent to is a text like any other.
    mutating func say(_ name: String, address: String?) {
        guard let address, (try? MailAddress(address)) != nil else { return say(name, address, limit: 254) }
        values[name] = TextMark.address(PlainText.line(address, limit: 254))
    }

    mutating func say(_ name: String, _ number: Int) { values[name] = String(number) }

    mutating func say(_ name: String, if isSo: Bool) { values[name] = isSo }

    mutating func say(_ name: String, _ part: LetterFacts?) {
        if let part { values[name] = part.values }
    }

    /// Sets a list; an empty one leaves its section out.
    mutating func say(_ name: String, _ list: [LetterFacts]) { values[name] = list.map(\.values) }

    /// Sets a text that templates made from cleaned values: the one kind that has several lines.
    mutating func say(_ name: String, rendered text: String) { values[name] = text }

    /// Takes over all values of others; they win over those of the same name.
    mutating func add(_ others: LetterFacts) { values.add(others.values) }
}
