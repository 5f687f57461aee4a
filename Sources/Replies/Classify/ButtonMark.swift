import Mail

/// The marks by which the subject and the text of a button's mail say what its address says: `[a.…]`. They are the letter's, never the words
/// of who writes.
package enum ButtonMark {
    private static let opening = Array("[\(AddressToken.Verb.answer.rawValue).".utf8)
    /// The whole mark, in bytes; all of it is ASCII.
    private static let length = opening.count + AddressToken.roomOfButton - 3 + 1

    /// What the marks in a subject and in the lines that its author sends say, each once. Nothing is proven yet. What is quoted holds none: it
    /// is somebody's earlier mail.
    package static func tokens(of message: IncomingMessage, _ context: AnswerContext) -> [AddressToken] {
        var found = tokens(in: message["subject"] ?? "")
        if message.texts.contains(where: { hasOne($0.words) }) {
            for line in OwnText.lines(of: message, context) where line.mark != .quoted {
                found += tokens(in: line.text)
            }
        }
        var seen: Set<AddressToken> = []
        return found.filter { seen.insert($0).inserted }
    }

    /// A message without its marks.
    static func removed(from message: IncomingMessage) -> IncomingMessage {
        var message = message
        for place in message.header.indices where message.header[place].name == "subject" {
            message.header[place].value = removed(from: message.header[place].value)
        }
        for place in message.texts.indices {
            message.texts[place].text = removed(from: message.texts[place].text)
            for line in (message.texts[place].lines ?? []).indices {
                let text = removed(from: message.texts[place].lines?[line].text ?? "")
                message.texts[place].lines?[line].text = text
            }
        }
        return message
    }

    // MARK: In a text

    private static func hasOne(_ text: String) -> Bool { !marks(in: Array(text.utf8)).isEmpty }

    private static func tokens(in text: String) -> [AddressToken] {
        let bytes = Array(text.utf8)
        return marks(in: bytes).map(\.token)
    }

    private static func removed(from text: String) -> String {
        let bytes = Array(text.utf8)
        let marks = marks(in: bytes)
        guard !marks.isEmpty else { return text }
        var kept: [UInt8] = []
        var start = 0
        for mark in marks {
            kept += bytes[start..<mark.start]
            start = mark.start + length
        }
        return String(decoding: kept + bytes[start...], as: UTF8.self)
    }

    private static func marks(in bytes: [UInt8]) -> [(start: Int, token: AddressToken)] {
        var found: [(start: Int, token: AddressToken)] = []
        var index = 0
        while index + length <= bytes.count {
            guard bytes[index] == opening[0], let token = token(bytes[index..<(index + length)]) else {
                index += 1
                continue
            }
            found.append((index, token))
            index += length
        }
        return found
    }

    private static func token(_ bytes: ArraySlice<UInt8>) -> AddressToken? {
        guard bytes.last == UInt8(ascii: "]") else { return nil }
        let inner = String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self).lowercased()
        guard let token = AddressToken(extension: inner), token.verb == .answer else { return nil }
        return token
    }
}
