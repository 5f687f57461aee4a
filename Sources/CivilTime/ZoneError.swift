/// Why a zone identifier was not taken.
public enum ZoneError: Error, Hashable, Sendable {
    /// The database has no zone of this name; `near` are names that may have been meant, the likeliest first.
    case unknown(String, near: [String])
    /// An abbreviation or a fixed offset: it does not say when a region's clocks change. `suggestions` are regions
    /// that use it.
    case notAZone(String, suggestions: [String])
    /// The zone's file cannot be read or does not obey RFC 8536.
    case damaged(String, reason: String)
}

extension ZoneError {
    /// The name that was not taken.
    public var identifier: String {
        switch self {
        case .unknown(let name, _), .notAZone(let name, _), .damaged(let name, _): name
        }
    }
}

extension ZoneError: CustomStringConvertible {
    /// One sentence: what is wrong and what to do.
    public var description: String {
        switch self {
        case .unknown(let name, let near):
            "\"\(shown(name))\" is not a time zone of this system"
                + (near.isEmpty ? "; write a region such as Europe/Berlin" : "; did you mean \(list(near))?")
        case .notAZone(let name, let suggestions):
            "\"\(shown(name))\" is an abbreviation or a fixed offset, not a time zone: it does not say when clocks change; "
                + "write a region such as \(list(suggestions.isEmpty ? ["Europe/Berlin"] : suggestions))"
        case .damaged(let name, let reason):
            "the data of time zone \(shown(name)) cannot be used: \(reason); reinstall the tzdata package"
        }
    }

    /// A hostile name, cut short and without what could disturb a terminal or a log line.
    private func shown(_ name: String) -> String {
        let safe = name.unicodeScalars.prefix(64).map { $0.properties.isPrintable ? String($0) : "?" }.joined()
        return name.unicodeScalars.count > 64 ? safe + "…" : safe
    }

    private func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }
}

extension Unicode.Scalar.Properties {
    fileprivate var isPrintable: Bool {
        switch generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
