/// The forms that a community's letters have words for. A form is known by the name of the text that says what is asked
/// (`milestones/NAME.mustache` in a language's folder).
package struct FormCatalog: Hashable, Sendable {
    /// The names, sorted.
    package let names: [String]

    /// Takes the names that any language has.
    package init(names: some Sequence<String>) { self.names = Set(names).sorted() }

    /// Whether there is a form of that name.
    package func has(_ name: String) -> Bool { names.contains(name) }
}
