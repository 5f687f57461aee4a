import CivilTime
import Foundation
import GRDB
import Mentoring

/// The cells of one row, read from left to right. A value that can't be what its column says is damage, not a crash.
struct Cells {
    private let row: Row
    private let ladders: LadderTexts
    private var next = 0

    init(_ row: Row, _ ladders: LadderTexts) {
        self.row = row
        self.ladders = ladders
    }

    mutating func optional<Value: DatabaseValueConvertible>(_ type: Value.Type = Value.self) throws -> Value? {
        let value: DatabaseValue = row[next]
        defer { next += 1 }
        if value.isNull { return nil }
        guard let read = Value.fromDatabaseValue(value) else { throw damage() }
        return read
    }

    mutating func required<Value: DatabaseValueConvertible>(_ type: Value.Type = Value.self) throws -> Value {
        guard let value = try optional(type) else {
            next -= 1
            throw damage()
        }
        return value
    }

    mutating func text() throws -> String { try required() }
    mutating func optionalText() throws -> String? { try optional() }
    mutating func integer() throws -> Int { try required() }
    mutating func flag() throws -> Bool { try required(Int.self) != 0 }
    mutating func instant() throws -> Instant { Instant(seconds: try required()) }
    mutating func optionalInstant() throws -> Instant? { try optional(Int64.self).map { Instant(seconds: $0) } }

    /// A value from its text, by a reader that returns nil for what it can't read.
    mutating func value<Value>(_ read: (String) -> Value?) throws -> Value {
        guard let value = read(try text()) else {
            next -= 1
            throw damage()
        }
        return value
    }

    /// As `value`, for a column that may be NULL.
    mutating func optionalValue<Value>(_ read: (String) -> Value?) throws -> Value? {
        guard let text = try optionalText() else { return nil }
        guard let value = read(text) else {
            next -= 1
            throw damage()
        }
        return value
    }

    /// A list from its JSON text. Most lists are empty.
    mutating func list<Element: Decodable>(_ type: Element.Type = Element.self) throws -> [Element] {
        try value { $0 == "[]" ? [] : JSONText.read([Element].self, $0) }
    }

    mutating func ladder() throws -> Ladder? { try optionalValue(ladders.read) }

    private func damage() -> StoreError {
        .damaged("column \(next + 1) (\(Array(row.columnNames)[next])) of a row holds what it can't hold")
    }
}

/// Values as JSON text, the same text for the same value.
enum JSONText {
    static func write(_ value: some Encodable) throws(StoreError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw .misused("a \(type(of: value)) has no JSON form")
        }
    }

    static func read<Value: Decodable>(_ type: Value.Type, _ text: String) -> Value? {
        try? JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
