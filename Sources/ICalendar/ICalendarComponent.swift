/// A component, RFC 5545 §3.6: what stands between `BEGIN:VEVENT` and `END:VEVENT`. One that this module does not know
/// is kept like any other. Typed access, such as `uid` or `attendees`, reads and writes its properties.
public struct ICalendarComponent: Sendable {
    /// Such as `VCALENDAR` or `VEVENT`; in upper case, as names do not heed case.
    public let name: String
    /// Its own properties, in the order of the text.
    public var properties: [ICalendarProperty]
    /// The components within it, in the order of the text. They are written behind the properties.
    public var components: [ICalendarComponent]
    /// The line of the text that was read on which it begins, from 1 on; 0 if it was made. Equality does not heed it.
    public internal(set) var line = 0

    /// A component. In its name only letters, digits and hyphens are kept.
    public init(_ name: String, _ properties: [ICalendarProperty] = [], components: [ICalendarComponent] = []) {
        self.name = ICalendarName.canonical(name)
        self.properties = properties
        self.components = components
    }

    /// The first property of that name; setting it replaces the first where it stands and removes all others, `nil`
    /// removes them all. The name's case does not matter.
    public subscript(_ name: String) -> ICalendarProperty? {
        get {
            let key = ICalendarName.canonical(name)
            return properties.first { $0.name == key }
        }
        set { setAll(name, newValue.map { [$0] } ?? []) }
    }

    /// All properties of that name, in order.
    public func all(_ name: String) -> [ICalendarProperty] {
        let key = ICalendarName.canonical(name)
        return properties.filter { $0.name == key }
    }

    /// Puts these in place of all properties of that name: where the first of them stood, else at the end.
    public mutating func setAll(_ name: String, _ new: [ICalendarProperty]) {
        let key = ICalendarName.canonical(name)
        let index = properties.firstIndex { $0.name == key } ?? properties.count
        properties.removeAll { $0.name == key }
        properties.insert(contentsOf: new, at: index)
    }

    /// The components within it that have that name, such as `VEVENT`.
    public func components(named name: String) -> [ICalendarComponent] {
        let key = ICalendarName.canonical(name)
        return components.filter { $0.name == key }
    }

    /// The events within it.
    public var events: [ICalendarComponent] { components(named: "VEVENT") }
}

extension ICalendarComponent: Hashable {
    /// Whether names, properties and components are the same.
    public static func == (left: ICalendarComponent, right: ICalendarComponent) -> Bool {
        left.name == right.name && left.properties == right.properties && left.components == right.components
    }

    /// Hashes names, properties and components.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(properties)
        hasher.combine(components)
    }
}
