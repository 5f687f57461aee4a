import Mail

extension IncomingMessage {
    /// The message as JSON (RFC 8259) in UTF-8: compact, names in alphabetical order, the same bytes for the same message. What
    /// Foundation's JSONDecoder reads.
    package var json: [UInt8] {
        var json = JSONText()
        json.object([
            ("calendars", { $0.list(calendars) { $0.object([("method", $1.method.text), ("text", $1.text.text)]) } }),
            ("carried", { $0.fields(carried) }),
            ("deliveryStatus", { $0.list(deliveryStatus) { $0.fields($1) } }),
            ("faults", { $0.list(faults) { $0.string($1) } }),
            ("header", { $0.fields(header) }),
            ("reportType", reportType.text),
            (
                "texts",
                {
                    $0.list(texts) { json, text in
                        json.object([
                            ("isFlowed", { $0.literal(text.isFlowed ? "true" : "false") }),
                            ("lines", text.lines.map { lines in { $0.list(lines) { $0.line($1) } } }),
                            ("text", text.text.text),
                            ("type", text.type.text),
                        ])
                    }
                }
            ),
            ("type", type.text),
        ])
        return json.bytes
    }
}

/// Writes JSON.
private struct JSONText {
    typealias Value = (inout JSONText) -> Void

    private(set) var bytes: [UInt8] = []

    mutating func literal(_ text: String) { bytes += text.utf8 }

    /// Members without a value are left out.
    mutating func object(_ members: [(name: String, value: Value?)]) {
        literal("{")
        for (index, member) in members.filter({ $0.value != nil }).enumerated() {
            if index > 0 { literal(",") }
            string(member.name)
            literal(":")
            member.value?(&self)
        }
        literal("}")
    }

    mutating func list<Element>(_ elements: [Element], _ write: (inout JSONText, Element) -> Void) {
        literal("[")
        for (index, element) in elements.enumerated() {
            if index > 0 { literal(",") }
            write(&self, element)
        }
        literal("]")
    }

    mutating func fields(_ fields: [IncomingMessage.Field]) {
        list(fields) { $0.object([("name", $1.name.text), ("value", $1.value.text)]) }
    }

    mutating func line(_ line: IncomingMessage.Line) {
        object([
            ("depth", { $0.literal(String(line.depth)) }), ("kind", line.kind.rawValue.text),
            ("links", { $0.list(line.links) { $0.string($1) } }), ("mark", line.mark.text), ("text", line.text.text),
        ])
    }

    mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): literal("\\\"")
            case UInt8(ascii: "\\"): literal("\\\\")
            case 0x0A: literal("\\n")
            case 0x09: literal("\\t")
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                literal("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension String {
    fileprivate var text: JSONText.Value? { { $0.string(self) } }
}

extension String? {
    fileprivate var text: JSONText.Value? { self.map { text in { $0.string(text) } } }
}
