import Mustache

/// Values by the names that templates call them by. A type of its own, since Mustache asks each value what it is, and a dictionary answers
/// slowly.
struct TemplateValues: MustacheParent, ExpressibleByDictionaryLiteral {
    private(set) var values: [String: Any]

    init(_ values: [String: Any] = [:]) { self.values = values }

    init(dictionaryLiteral elements: (String, Any)...) {
        values = Dictionary(elements) { _, later in later }
    }

    func child(named name: String) -> Any? { values[name] }

    subscript(_ name: String) -> Any? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// Takes over all values of others; they win over those of the same name.
    mutating func add(_ others: TemplateValues) { values.merge(others.values) { _, other in other } }
}
