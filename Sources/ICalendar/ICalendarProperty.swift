/// A property, RFC 5545 §3.5: `NAME;PARAMETER=VALUE:VALUE`. One that this module does not know is kept like any other.
public struct ICalendarProperty: Sendable {
    /// In upper case, as names do not heed case.
    public let name: String
    /// In the order of the text.
    public var parameters: [ICalendarParameter]
    /// The value as it is written, with its escapes; `text` undoes them.
    public var value: String
    /// The line of the text that was read on which the property begins, from 1 on; 0 if it was made. Equality does not
    /// heed it.
    public internal(set) var line = 0

    /// A property whose value is written as it stands, such as a date. In its name only letters, digits and hyphens
    /// are kept.
    public init(_ name: String, _ parameters: [ICalendarParameter] = [], value: String) {
        self.name = ICalendarName.canonical(name)
        self.parameters = parameters
        self.value = value
    }

    /// A property whose value is text, which is escaped (RFC 5545 §3.3.11).
    public init(_ name: String, _ parameters: [ICalendarParameter] = [], text: String) {
        self.init(name, parameters, value: TextValue.escaped(text))
    }

    /// The value as text, with its escapes undone.
    public var text: String { TextValue.unescaped(value) }

    /// The values of a list of texts, such as CATEGORIES, with their escapes undone.
    public var texts: [String] { TextValue.split(value, at: ",").map(TextValue.unescaped) }

    /// The first value of a parameter; `nil` if it is not there. The name's case does not matter. Setting `nil`
    /// removes it.
    public subscript(parameter name: String) -> String? {
        get { values(of: name).first }
        set {
            let key = ICalendarName.canonical(name)
            let index = parameters.firstIndex { $0.name == key }
            switch (index, newValue) {
            case (let index?, let value?): parameters[index].values = [value]
            case (let index?, nil): parameters.remove(at: index)
            case (nil, let value?): parameters.append(ICalendarParameter(key, [value]))
            case (nil, nil): break
            }
        }
    }

    /// All values of a parameter; none if it is not there.
    public func values(of parameter: String) -> [String] {
        let key = ICalendarName.canonical(parameter)
        return parameters.first { $0.name == key }?.values ?? []
    }
}

extension ICalendarProperty: Hashable {
    /// Whether name, parameters and value are the same.
    public static func == (left: ICalendarProperty, right: ICalendarProperty) -> Bool {
        left.name == right.name && left.value == right.value && left.parameters == right.parameters
    }

    /// Hashes name, parameters and value.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(value)
        hasher.combine(parameters)
    }
}
