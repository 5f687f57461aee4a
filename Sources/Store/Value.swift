import CivilTime

/// What stands in a column or is given to a statement, whichever engine keeps it.
enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

/// What a column can hold. Booleans are 0 and 1, instants seconds since 1970-01-01T00:00Z.
protocol Storable {
    /// What stands in the column.
    var stored: Value { get }

    /// Reads it back; nil when it can't be one.
    init?(stored: Value)
}

extension Int64: Storable {
    var stored: Value { .integer(self) }

    init?(stored: Value) {
        guard case .integer(let number) = stored else { return nil }
        self = number
    }
}

extension Int: Storable {
    var stored: Value { .integer(Int64(self)) }

    init?(stored: Value) {
        guard case .integer(let number) = stored else { return nil }
        self.init(exactly: number)
    }
}

extension String: Storable {
    var stored: Value { .text(self) }

    init?(stored: Value) {
        guard case .text(let text) = stored else { return nil }
        self = text
    }
}

extension [UInt8]: Storable {
    var stored: Value { .blob(self) }

    init?(stored: Value) {
        guard case .blob(let bytes) = stored else { return nil }
        self = bytes
    }
}

extension Bool: Storable {
    var stored: Value { .integer(self ? 1 : 0) }

    init?(stored: Value) {
        guard case .integer(let number) = stored else { return nil }
        self = number != 0
    }
}

extension Instant: Storable {
    var stored: Value { .integer(seconds) }

    init?(stored: Value) {
        guard case .integer(let seconds) = stored else { return nil }
        self.init(seconds: seconds)
    }
}
