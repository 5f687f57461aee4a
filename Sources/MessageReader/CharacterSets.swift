import CGMime
import Glibc

/// Bytes in whatever character set, to Unicode.
///
/// The C library has each converter in a file of its own. All that may be needed are opened at the start and stay open: later, in the
/// sandbox, nothing can be opened, and what is open already the library finds without opening it, also for GMime.
final class CharacterSets {
    private var converters: [String: iconv_t] = [:]

    init() {
        for name in Self.names {
            guard let converter = iconv_open("UTF-8", name), !cgmime_is_no_converter(converter) else { continue }
            converters[name.lowercased()] = converter
        }
    }

    deinit { for converter in converters.values { iconv_close(converter) } }

    /// A text, and what had to be guessed for it.
    struct Result: Equatable {
        var text: String
        var fault: String?
    }

    /// Decodes; if the declared character set is unknown, or is not what the bytes are in, they are UTF-8 if they can be, and otherwise
    /// Windows-1252. Without a declaration they are UTF-8 or Windows-1252, too. Of bytes that were cut, the end may be half a character.
    func decode(_ bytes: [UInt8], declared: String?, isCut: Bool = false) -> Result {
        let name = Self.plain(declared ?? "")
        let whole = bytes
        let bytes = isCut ? Self.withoutBrokenEnd(bytes) : bytes
        if Self.namesOfUTF8.contains(name) { return unicode(bytes, declared: name) }
        if Self.namesOfASCII.contains(name) {
            guard bytes.contains(where: { $0 >= 0x80 }) else {
                return Result(text: String(decoding: bytes, as: UTF8.self))
            }
            return guess(
                bytes, why: name.isEmpty ? "a text names no character set" : "a text is not in ASCII as it says")
        }
        if Self.namesOfLatin1.contains(name) {
            // Nobody writes “Ã¼”: it is UTF-8 under a wrong name.
            if bytes.contains(where: { $0 >= 0x80 }), let text = String(validating: bytes, as: UTF8.self) {
                return Result(
                    text: text, fault: "a text says that it is in \(ReadingFaults.quoted(name)): read as UTF-8")
            }
            return Result(text: Windows1252.decode(bytes))
        }
        guard let converter = converters[Self.aliases[name] ?? name] else {
            return guess(bytes, why: "a text is in an unknown character set, \(ReadingFaults.quoted(name))")
        }
        let (text, isWhole) = convert(whole, with: converter, isCut: isCut)
        if isWhole { return Result(text: text) }
        let why = "a text is not all in \(ReadingFaults.quoted(name)) as it says"
        if let unicode = String(validating: bytes, as: UTF8.self) {
            return Result(text: unicode, fault: why + ": read as UTF-8")
        }
        return Result(text: text, fault: why)
    }

    private func guess(_ bytes: [UInt8], why: String) -> Result {
        if let text = String(validating: bytes, as: UTF8.self) {
            return Result(text: text, fault: why + ": read as UTF-8")
        }
        return Result(text: Windows1252.decode(bytes), fault: why + ": read as Windows-1252")
    }

    private func unicode(_ bytes: [UInt8], declared: String) -> Result {
        if let text = String(validating: bytes, as: UTF8.self) { return Result(text: text) }
        let text = String(decoding: bytes, as: UTF8.self)
        // A cut or damaged text still has whole characters in it; one of Windows-1252 has none that look so.
        if text.unicodeScalars.contains(where: { $0.value >= 0x80 && $0 != "\u{FFFD}" }) {
            return Result(text: text, fault: "a text is not all in UTF-8 as it says")
        }
        return Result(text: Windows1252.decode(bytes), fault: "a text is not in UTF-8 as it says: read as Windows-1252")
    }

    /// What can't be converted becomes U+FFFD.
    private func convert(_ bytes: [UInt8], with converter: iconv_t, isCut: Bool) -> (text: String, isWhole: Bool) {
        iconv(converter, nil, nil, nil, nil)
        var bytes = bytes
        var converted: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        let room = chunk.count
        var isWhole = true
        bytes.withUnsafeMutableBytes { source in
            var input: UnsafeMutablePointer<CChar>? = source.bindMemory(to: CChar.self).baseAddress
            var left = source.count
            var isAtEnd = false
            while !isAtEnd {
                // With nothing left, what the converter still holds back is asked for.
                isAtEnd = left == 0
                var (result, reason, free) = (0, Int32(0), room)
                if isAtEnd { input = nil }
                chunk.withUnsafeMutableBytes { target in
                    var output: UnsafeMutablePointer<CChar>? = target.bindMemory(to: CChar.self).baseAddress
                    result = iconv(converter, &input, &left, &output, &free)
                    reason = errno
                }
                converted += chunk[..<(room - free)]
                guard result == Int(bitPattern: UInt.max) else { continue }
                if reason == E2BIG { continue }
                // Half a character at the end.
                if reason == EINVAL && isCut { break }
                isWhole = false
                converted += Array("\u{FFFD}".utf8)
                guard reason == EILSEQ, left > 0 else { break }
                input = input?.successor()
                left -= 1
            }
        }
        return (String(decoding: converted, as: UTF8.self), isWhole)
    }

    /// What was cut in the middle of a character of UTF-8, without that character.
    private static func withoutBrokenEnd(_ bytes: [UInt8]) -> [UInt8] {
        let start = bytes.suffix(4).lastIndex { $0 & 0xC0 != 0x80 }
        guard let start, bytes[start] >= 0xC0 else { return bytes }
        let length = bytes[start] >= 0xF0 ? 4 : bytes[start] >= 0xE0 ? 3 : 2
        return bytes.count - start < length ? Array(bytes[..<start]) : bytes
    }

    /// In lower case, without what people put around it.
    private static func plain(_ name: String) -> String {
        String(
            String.UnicodeScalarView(
                name.unicodeScalars.filter { $0.isASCII && $0.value > 0x20 && $0 != "\"" && $0 != "'" })
        ).lowercased()
    }
}
