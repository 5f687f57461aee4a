import Foundation

/// Values as JSON text, the same text for the same value. What was read or written lately is kept with its text: thousands of commitments
/// share a handful of ladders, and what is changed was read just before.
final class JSONTexts {
    typealias Kept = Codable & Hashable & Sendable

    private static let most = 1_024
    private var values: [Key: any Sendable] = [:]
    private var texts: [AnyHashable: String] = [:]

    private struct Key: Hashable {
        let type: ObjectIdentifier
        let text: String
    }

    /// The value that a text stands for; nil when it stands for none.
    func read<Read: Kept>(_ type: Read.Type, _ text: String) -> Read? {
        let key = Key(type: ObjectIdentifier(type), text: text)
        if let value = values[key] as? Read { return value }
        guard let value = try? JSONDecoder().decode(type, from: Data(text.utf8)) else { return nil }
        keep(value, key)
        return value
    }

    func text<Written: Kept>(of value: Written) throws(StoreError) -> String {
        if let text = texts[value] { return text }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text: String
        do {
            text = String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw .misused("a \(Written.self) has no JSON form")
        }
        keep(value, Key(type: ObjectIdentifier(Written.self), text: text))
        return text
    }

    private func keep(_ value: some Kept, _ key: Key) {
        if values.count >= Self.most {
            values.removeAll(keepingCapacity: true)
            texts.removeAll(keepingCapacity: true)
        }
        values[key] = value
        texts[value] = key.text
    }
}
