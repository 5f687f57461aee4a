import Settings

/// Reads a language's `coordinator.yaml`.
struct CoordinatorReading {
    static let file = "coordinator.yaml"
    private static let longestText = 500

    static func read(_ bytes: [UInt8], file: String, faults: Faults) -> CoordinatorStrings? {
        var texts: [CoordinatorStrings.Phrase: CountedText] = [:]
        func take(_ phrase: CoordinatorStrings.Phrase, _ key: String, _ fields: YAMLFields) {
            guard let value = fields.required(key) else { return }
            texts[phrase] = text(value, phrase.values)
        }
        let isRead: Bool? = YAMLValue.document(bytes, file: file, faults: faults)?.fields { fields in
            var sections: [String: [(CoordinatorStrings.Phrase, key: String)]] = [:]
            for phrase in CoordinatorStrings.Phrase.allCases {
                let path = phrase.rawValue.split(separator: "/").map(String.init)
                guard path.count == 2 else {
                    take(phrase, phrase.rawValue, fields)
                    continue
                }
                sections[path[0], default: []].append((phrase, path[1]))
            }
            for (section, phrases) in sections {
                _ = fields.required(section)?.fields { fields -> Bool? in
                    for (phrase, key) in phrases { take(phrase, key, fields) }
                    return true
                }
            }
            return true
        }
        return isRead == true && faults.isEmpty ? CoordinatorStrings(texts: texts) : nil
    }

    /// One text, or those that hang on a number.
    private static func text(_ value: YAMLValue, _ names: [String]) -> CountedText? {
        if names.contains("count"), value.isMapping { return LocaleReading.counted(value, names) }
        return LocaleReading.pattern(value, names, atMost: longestText).map { CountedText(exact: [:], other: $0) }
    }
}
