import JSONText
import Mail

extension IncomingMessage {
    /// The message as JSON (RFC 8259) in UTF-8: compact, names in alphabetical order, the same bytes for the same message. What
    /// Foundation's JSONDecoder reads.
    package var json: [UInt8] {
        let json = JSON.sparse([
            "calendars": .list(calendars.map { .sparse(["method": JSON($0.method), "text": .text($0.text)]) }),
            "carried": Self.json(carried),
            "deliveryStatus": .list(deliveryStatus.map(Self.json)),
            "faults": .list(faults.map { .text($0) }),
            "feedback": Self.json(feedback),
            "header": Self.json(header),
            "reportType": JSON(reportType),
            "texts": .list(
                texts.map { text in
                    .sparse([
                        "isFlowed": .bool(text.isFlowed), "lines": text.lines.map { .list($0.map(Self.json)) } ?? .null,
                        "text": .text(text.text), "type": .text(text.type),
                    ])
                }),
            "type": .text(type),
        ])
        return Array(json.text.utf8)
    }

    private static func json(_ fields: [Field]) -> JSON {
        .list(fields.map { ["name": .text($0.name), "value": .text($0.value)] })
    }

    private static func json(_ line: Line) -> JSON {
        .sparse([
            "depth": .number(line.depth), "kind": .text(line.kind.rawValue),
            "links": .list(line.links.map { .text($0) }), "mark": JSON(line.mark), "text": .text(line.text),
        ])
    }
}
