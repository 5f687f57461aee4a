/// A header field as it stands in a message: the bytes of its value still folded and encoded.
struct RawField {
    var name: String
    var value: [UInt8]

    /// The fields of a header that stands alone (a delivery status, `text/rfc822-headers`), up to the first blank line and from there the next
    /// group, until the end or until there are more than `most` fields. Lines that are neither a field nor a continuation are
    /// passed over: bounces are full of them.
    static func groups(of bytes: [UInt8], most: Int) -> [[RawField]] {
        var groups: [[RawField]] = [[]]
        var count = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let line = line.last == 0x0D ? line.dropLast() : line
            let last = groups.count - 1
            guard let first = line.first, line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else {
                if !groups[last].isEmpty { groups.append([]) }
                continue
            }
            if first == 0x20 || first == 0x09 {
                if let field = groups[last].indices.last { groups[last][field].value += [0x0A] + line }
            } else if let colon = line.firstIndex(of: 0x3A), let name = name(line[..<colon]) {
                guard count <= most else { break }
                count += 1
                groups[last].append(RawField(name: name, value: Array(line[line.index(after: colon)...])))
            }
        }
        return groups.filter { !$0.isEmpty }
    }

    /// A field's name in lower case; nil if it can't be one. RFC 5322 §4.5 allows blanks before the colon.
    static func name(_ bytes: some BidirectionalCollection<UInt8>) -> String? {
        var bytes = Array(bytes)
        while bytes.last == 0x20 || bytes.last == 0x09 { bytes.removeLast() }
        guard !bytes.isEmpty, bytes.count <= 76, bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x3A }) else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self).lowercased()
    }
}
