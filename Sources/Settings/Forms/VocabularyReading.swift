import Forms

/// Reads one vocabulary.
struct VocabularyReading {
    let name: String

    private static let mostTerms = 2_000

    func read(_ value: YAMLValue) -> Vocabulary? {
        value.fields { fields in
            guard let place = fields.required("terms"), let entries = place.entries() else { return nil }
            if entries.isEmpty { place.refuse("it has no terms") }
            if entries.count > Self.mostTerms {
                place.refuse("it has \(entries.count) terms; \(Self.mostTerms) is the most")
            }
            let found = entries.prefix(Self.mostTerms).compactMap { key, value in
                term(key, value).map { (term: $0, place: value) }
            }
            check(found)
            return Vocabulary(name: name, terms: found.map(\.term))
        }
    }

    private func term(_ key: YAMLValue, _ value: YAMLValue) -> Vocabulary.Term? {
        guard let id = key.text(atMost: 60) else { return nil }
        guard value.isMapping else {
            return value.languages(atMost: 100).map { Vocabulary.Term(id, $0) }
        }
        return value.fields { fields in
            let text = fields.required("text")?.languages(atMost: 100)
            let aliases = (fields.optional("aliases")?.oneOrMore() ?? []).compactMap { $0.text(atMost: 100) }
            let broader = fields.optional("broader")?.text(atMost: 60)
            return text.map { Vocabulary.Term(id, $0, aliases: aliases, broader: broader) }
        }
    }

    /// What only shows beside the other terms: one spelling for two of them, a broader term that is none, a circle.
    private func check(_ found: [(term: Vocabulary.Term, place: YAMLValue)]) {
        var spellings: [String: String] = [:]
        let parents = Dictionary(found.map { ($0.term.id, $0.term.broader) }) { first, _ in first }
        for (term, place) in found {
            for spelling in Set(term.spellings.map { Folding.plain(Folding.visible($0)) }) {
                if let other = spellings[spelling], other != term.id {
                    place.refuse("\(Fault.quoted(spelling)) is a spelling of \"\(other)\" already")
                }
                spellings[spelling] = term.id
            }
            guard let broader = term.broader else { continue }
            guard parents[broader] != nil else {
                place.refuse("the broader term \(Fault.quoted(broader)) is not in the file")
                continue
            }
            var seen: Set = [term.id]
            var next: String? = broader
            while let id = next {
                guard seen.insert(id).inserted else {
                    place.refuse("\"\(term.id)\" is broader than itself", "its broader terms go in a circle")
                    break
                }
                next = parents[id] ?? nil
            }
        }
    }
}
