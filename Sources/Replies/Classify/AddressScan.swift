/// Finds the addresses of a header field, byte by byte.
struct AddressScan {
    private var found: [String] = []
    private var word: [UInt8] = []
    /// Bracketed text; `nil` outside of brackets.
    private var bracketed: [UInt8]?
    private var hasBracket = false
    /// How deep in comments.
    private var depth = 0
    private var isQuoted = false
    private var isEscaped = false
    /// Words since the last comma, of which one may be an address without brackets.
    private var loose: [[UInt8]] = []

    mutating func take(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
            append(byte)
        } else if byte == UInt8(ascii: "\\"), isQuoted || depth > 0 {
            isEscaped = true
            append(byte)
        } else if isQuoted {
            if byte == UInt8(ascii: "\"") { isQuoted = false }
            append(byte)
        } else {
            takePlain(byte)
        }
    }

    private mutating func takePlain(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "(") where bracketed == nil: depth += 1
        case UInt8(ascii: ")") where depth > 0: depth -= 1
        case _ where depth > 0: break
        case UInt8(ascii: "\""):
            isQuoted = true
            append(byte)
        case UInt8(ascii: "<"):
            bracketed = []
            word = []
        case UInt8(ascii: ">"): endBracket()
        case UInt8(ascii: ",") where bracketed == nil, UInt8(ascii: ";") where bracketed == nil: endAddress()
        case 0x20 where bracketed == nil, 0x09 where bracketed == nil, 0x0A where bracketed == nil: endWord()
        case UInt8(ascii: ":") where bracketed == nil:
            // The name of a group, or "mailto:".
            word = []
            loose = []
        default: append(byte)
        }
    }

    /// All that was found.
    mutating func finish() -> [String] {
        // A bracket or a quotation that is never closed.
        if let inner = bracketed, AddressText.isAddress(inner) { add(inner) } else { endAddress() }
        return found
    }

    private mutating func append(_ byte: UInt8) {
        guard depth == 0 else { return }
        if bracketed != nil { bracketed?.append(byte) } else { word.append(byte) }
    }

    private mutating func add(_ bytes: [UInt8]) { found.append(String(decoding: bytes, as: UTF8.self)) }

    private mutating func endWord() {
        if !word.isEmpty { loose.append(word) }
        word = []
    }

    private mutating func endBracket() {
        if let inner = bracketed {
            let last = inner.split(separator: UInt8(ascii: ":")).last.map(Array.init) ?? []
            let clean = last.filter { $0 != 0x20 && $0 != 0x09 }
            if AddressText.isAddress(clean) { add(clean) }
            hasBracket = true
        }
        bracketed = nil
    }

    private mutating func endAddress() {
        endWord()
        if !hasBracket, let address = loose.last(where: { AddressText.isAddress($0) }) { add(address) }
        loose = []
        hasBracket = false
    }
}
