/// A list of terms that people are matched by, such as skills (MEM-02-03 §5.1.1): `config/vocabularies/NAME.yaml`.
package struct Vocabulary: Hashable, Sendable, Codable {
    package var name: String
    /// In the order of the file. No two have one identifier, and no two one spelling.
    package var terms: [Term]

    /// A term: what it is called in each language, what else people call it, and what it belongs to.
    package struct Term: Hashable, Sendable, Codable {
        /// Its name in answers; it never changes its meaning.
        package var id: String
        package var text: LanguageText
        /// Other spellings, in any language.
        package var aliases: [String]
        /// The broader term that it belongs to, by its identifier.
        package var broader: String?

        package init(_ id: String, _ text: LanguageText, aliases: [String] = [], broader: String? = nil) {
            self.id = id
            self.text = text
            self.aliases = aliases
            self.broader = broader
        }

        /// Everything that it may be written as.
        package var spellings: [String] { [id] + text.all + aliases }
    }

    package init(name: String, terms: [Term]) {
        self.name = name
        self.terms = terms
    }

    package func term(_ id: String) -> Term? { terms.first { $0.id == id } }

    /// A term and whatever it belongs to, narrowest first.
    package func broadening(_ id: String) -> [Term] {
        var found: [Term] = []
        var next: String? = id
        while let id = next, let term = term(id), !found.contains(where: { $0.id == id }) {
            found.append(term)
            next = term.broader
        }
        return found
    }
}
