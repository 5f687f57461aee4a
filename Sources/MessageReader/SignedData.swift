/// The content of an S/MIME message that is signed as one opaque piece (RFC 8551 §3.5.2): CMS SignedData in DER or BER. Nothing is verified.
enum SignedData {
    /// The signed bytes, a MIME part of its own; nil if it is something else, such as an enveloped one.
    static func content(_ bytes: [UInt8]) -> [UInt8]? {
        var outer = Elements(bytes[...])
        // ContentInfo: SEQUENCE { OID signedData, [0] SignedData }; RFC 5652 §3, §5.1.
        guard var info = outer.next()?.inside(0x30),
            info.next().map({ $0.tag == 0x06 && Array($0.content) == signedData }) == true,
            var signed = info.next()?.inside(0xA0)?.first?.inside(0x30),
            signed.next()?.tag == 0x02, signed.next()?.tag == 0x31,
            // EncapsulatedContentInfo: SEQUENCE { OID, [0] OCTET STRING }; §5.2.
            var content = signed.next()?.inside(0x30), content.next()?.tag == 0x06,
            let octets = content.next()?.inside(0xA0)?.first
        else { return nil }
        return joined(octets, depth: 0)
    }

    /// 1.2.840.113549.1.7.2.
    private static let signedData: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]

    /// An octet string; BER lets it be made of pieces.
    private static func joined(_ element: Elements.Element, depth: Int) -> [UInt8]? {
        if element.tag == 0x04 { return Array(element.content) }
        guard element.tag == 0x24, depth < 4 else { return nil }
        var pieces = Elements(element.content)
        var all: [UInt8] = []
        while let piece = pieces.next() {
            guard let bytes = joined(piece, depth: depth + 1) else { return nil }
            all += bytes
        }
        return all
    }

    /// Elements one behind the other: tag, length, content.
    private struct Elements {
        struct Element {
            var tag: UInt8
            var content: ArraySlice<UInt8>

            func inside(_ wanted: UInt8) -> Elements? { tag == wanted ? Elements(content) : nil }
        }

        private var rest: ArraySlice<UInt8>

        init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

        var first: Element? { Self.element(rest, depth: 0)?.0 }

        mutating func next() -> Element? {
            guard let (element, after) = Self.element(rest, depth: 0) else { return nil }
            rest = after
            return element
        }

        private static func element(_ bytes: ArraySlice<UInt8>, depth: Int) -> (Element, ArraySlice<UInt8>)? {
            guard bytes.count >= 2, depth < 16 else { return nil }
            let tag = bytes[bytes.startIndex]
            // Tags of more than one byte are not used here; two zero bytes end an element without a length.
            guard tag & 0x1F != 0x1F, tag != 0 else { return nil }
            let short = bytes[bytes.startIndex + 1]
            let behind = bytes.dropFirst(2)
            if short < 0x80 {
                guard behind.count >= Int(short) else { return nil }
                return (Element(tag: tag, content: behind.prefix(Int(short))), behind.dropFirst(Int(short)))
            }
            if short == 0x80 { return endless(tag, behind, depth: depth) }
            let digits = Int(short & 0x7F)
            guard digits <= 4, behind.count >= digits else { return nil }
            let length = behind.prefix(digits).reduce(0) { $0 << 8 | Int($1) }
            let content = behind.dropFirst(digits)
            guard content.count >= length else { return nil }
            return (Element(tag: tag, content: content.prefix(length)), content.dropFirst(length))
        }

        /// An element whose length is not said: until two zero bytes where an element would begin.
        private static func endless(_ tag: UInt8, _ content: ArraySlice<UInt8>, depth: Int) -> (
            Element, ArraySlice<UInt8>
        )? {
            var rest = content
            while !rest.starts(with: [0, 0]) {
                guard let (_, after) = element(rest, depth: depth + 1) else { return nil }
                rest = after
            }
            return (Element(tag: tag, content: content[content.startIndex..<rest.startIndex]), rest.dropFirst(2))
        }
    }
}
