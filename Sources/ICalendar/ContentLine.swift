/// Takes an unfolded content line apart (RFC 5545 §3.1): `NAME;PARAMETER=VALUE:VALUE`.
struct ContentLine {
    private let bytes: [UInt8]
    private let mostParameters: Int
    private var position = 0
    private(set) var leniencies: Set<ICalendarLeniency> = []
    private var parameters: [ICalendarParameter] = []
    /// What stood between semicolons, whether or not it was a parameter.
    private var pieceCount = 0

    /// Why a line is none.
    enum Fault: Error {
        /// No name, or no colon behind it.
        case shapeless
        case tooManyParameters(name: String)
    }

    init(_ bytes: [UInt8], mostParameters: Int) {
        self.bytes = bytes
        self.mostParameters = mostParameters
    }

    /// Parameters that have one value: a comma within it should have been in quotes.
    private static let single: Set<String> = [
        "ALTREP", "CN", "CUTYPE", "DIR", "EMAIL", "ENCODING", "FBTYPE", "FMTTYPE", "LANGUAGE", "PARTSTAT", "RANGE",
        "RELATED", "RELTYPE", "ROLE", "RSVP", "SENT-BY", "TZID", "VALUE",
    ]
    private static let schemes: Set<String> = ["MAILTO", "HTTP", "HTTPS", "CID", "URN", "LDAP"]

    /// The property that the line states.
    mutating func property() throws(Fault) -> ICalendarProperty {
        guard let name = takeName(), position < bytes.count else { throw .shapeless }
        while bytes[position] == UInt8(ascii: ";") {
            position += 1
            try takeParameter(of: name)
            guard position < bytes.count else { throw .shapeless }
        }
        guard bytes[position] == UInt8(ascii: ":") else { throw .shapeless }
        let value = String(decoding: bytes[(position + 1)...], as: UTF8.self)
        return ICalendarProperty(name, parameters, value: value)
    }

    /// A name in upper case; `nil`, if there is none here.
    private mutating func takeName() -> String? {
        let start = position
        while position < bytes.count, ICalendarName.isAllowed(bytes[position]) || bytes[position] == UInt8(ascii: "_") {
            if bytes[position] == UInt8(ascii: "_") { leniencies.insert(.underscoreInName) }
            if ICalendarName.isLowerCase(bytes[position]) { leniencies.insert(.lowerCaseNames) }
            position += 1
        }
        guard position > start else { return nil }
        return String(
            decoding: bytes[start..<position].map {
                $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : ICalendarName.upperCase($0)
            }, as: UTF8.self)
    }

    private mutating func takeParameter(of property: String) throws(Fault) {
        pieceCount += 1
        guard pieceCount <= mostParameters else { throw .tooManyParameters(name: property) }
        let start = position
        let before = leniencies
        let name = takeName()
        guard let name, position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
            leniencies = before
            takeRest(from: start)
            return
        }
        position += 1
        var values: [String] = []
        while true {
            values.append(TextValue.unescapedParameter(takeValue()))
            guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { break }
            position += 1
        }
        if values.count > 1, ContentLine.single.contains(name) {
            leniencies.insert(.unquotedParameter)
            values = [values.joined(separator: ",")]
        }
        guard !parameters.contains(where: { $0.name == name }) else {
            leniencies.insert(.repeatedParameter)
            return
        }
        parameters.append(ICalendarParameter(name, values))
    }

    /// What stands between two semicolons without being a parameter: the rest of a name that should have been in
    /// quotes, or nothing that can be kept.
    private mutating func takeRest(from start: Int) {
        position = start
        while position < bytes.count, bytes[position] != UInt8(ascii: ";"), bytes[position] != UInt8(ascii: ":") {
            position += 1
        }
        let rest = String(decoding: bytes[start..<position], as: UTF8.self)
        if let last = parameters.indices.last, parameters[last].name == "CN", let value = parameters[last].values.last {
            leniencies.insert(.unquotedParameter)
            parameters[last].values = [value + ";" + rest]
        } else {
            leniencies.insert(.parameterWithoutValue)
        }
    }

    /// A value up to the next comma, semicolon or colon outside quotes.
    private mutating func takeValue() -> String {
        var value: [UInt8] = []
        var isQuoted = false
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                guard let end = bytes[(position + 1)...].firstIndex(of: UInt8(ascii: "\"")) else {
                    leniencies.insert(.strayQuote)
                    position += 1
                    continue
                }
                if position != start { leniencies.insert(.strayQuote) }
                isQuoted = true
                value += bytes[(position + 1)..<end]
                position = end + 1
                if position < bytes.count, !ContentLine.isDelimiter(bytes[position]) { leniencies.insert(.strayQuote) }
            case UInt8(ascii: ":") where !isQuoted && isScheme(value):
                leniencies.insert(.unquotedParameter)
                value.append(byte)
                position += 1
            case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: ","):
                return String(decoding: value, as: UTF8.self)
            default:
                value.append(byte)
                position += 1
            }
        }
        return String(decoding: value, as: UTF8.self)
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ":") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")
    }

    /// Whether a colon behind the value would be taken for a part of it, unless it is in quotes.
    static func isScheme(_ value: String) -> Bool {
        value.utf8.count <= 6 && schemes.contains(value.asciiUpperCased)
    }

    /// Whether the colon here belongs to a URI without quotes: a scheme before it and another colon behind it.
    private func isScheme(_ value: [UInt8]) -> Bool {
        guard ContentLine.isScheme(String(decoding: value, as: UTF8.self)) else { return false }
        return bytes[(position + 1)...].contains(UInt8(ascii: ":"))
    }
}
