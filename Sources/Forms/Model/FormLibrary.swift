/// The forms and vocabularies of a community.
package struct FormLibrary: Hashable, Sendable {
    /// By name.
    package var forms: [String: Form]
    /// By name.
    package var vocabularies: [String: Vocabulary]

    package init(forms: [String: Form] = [:], vocabularies: [String: Vocabulary] = [:]) {
        self.forms = forms
        self.vocabularies = vocabularies
    }

    /// The names of its forms, sorted.
    package var names: [String] { forms.keys.sorted() }
}
