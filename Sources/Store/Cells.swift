import CivilTime
import Mentoring

/// The cells of one row, read from left to right. A value that can't be what its column says is damage, not a crash.
struct Cells {
    private let row: any ResultRow
    private let texts: JSONTexts
    private var next = 0

    init(_ row: any ResultRow, _ texts: JSONTexts) {
        self.row = row
        self.texts = texts
    }

    mutating func optional<Read: Storable>(_ type: Read.Type = Read.self) throws -> Read? {
        let value = row[next]
        defer { next += 1 }
        if case .null = value { return nil }
        guard let read = Read(stored: value) else { throw damage() }
        return read
    }

    mutating func required<Read: Storable>(_ type: Read.Type = Read.self) throws -> Read {
        guard let value = try optional(type) else {
            next -= 1
            throw damage()
        }
        return value
    }

    mutating func text() throws -> String { try required() }
    mutating func optionalText() throws -> String? { try optional() }
    mutating func integer() throws -> Int { try required() }
    mutating func flag() throws -> Bool { try required() }
    mutating func instant() throws -> Instant { try required() }
    mutating func optionalInstant() throws -> Instant? { try optional() }

    /// A value from its text, by a reader that returns nil for what it can't read.
    mutating func value<Read>(_ read: (String) -> Read?) throws -> Read {
        guard let value = read(try text()) else {
            next -= 1
            throw damage()
        }
        return value
    }

    /// As `value`, for a column that may be NULL.
    mutating func optionalValue<Read>(_ read: (String) -> Read?) throws -> Read? {
        guard let text = try optionalText() else { return nil }
        guard let value = read(text) else {
            next -= 1
            throw damage()
        }
        return value
    }

    /// A list from its JSON text. Most lists are empty.
    mutating func list<Element: JSONTexts.Kept>(_ type: Element.Type = Element.self) throws -> [Element] {
        let texts = texts
        return try value { $0 == "[]" ? [] : texts.read([Element].self, $0) }
    }

    /// A value from its JSON text.
    mutating func json<Read: JSONTexts.Kept>(_ type: Read.Type = Read.self) throws -> Read {
        let texts = texts
        return try value { texts.read(type, $0) }
    }

    mutating func ladder() throws -> Ladder? {
        let texts = texts
        return try optionalValue { texts.read(Ladder.self, $0) }
    }

    mutating func content() throws -> NoticeContent? {
        let texts = texts
        return try optionalValue { texts.read(NoticeContent.self, $0) }
    }

    private func damage() -> StoreError {
        .damaged("column \(next + 1) (\(row.name(of: next))) of a row holds what it can't hold")
    }
}
