import CGMime
import Glibc

/// A node of a message's tree, as GMime has it. It lives as long as the tree's root.
struct Part {
    let object: UnsafeMutablePointer<GMimeObject>

    enum Kind {
        case leaf
        case multipart
        case message
        case other
    }

    var kind: Kind {
        switch UInt32(cgmime_kind(object)) {
        case CGMIME_LEAF.rawValue: .leaf
        case CGMIME_MULTIPART.rawValue: .multipart
        case CGMIME_MESSAGE.rawValue: .message
        default: .other
        }
    }

    /// Such as `text/plain`, in lower case, without parameters.
    var type: String {
        guard let type = cgmime_type(object), let subtype = cgmime_subtype(object) else { return "text/plain" }
        // A type that can't be read means plain text (RFC 2045 §5.2); some old programs write “text” alone. GMime says octet-stream.
        if let raw = g_mime_object_get_header(object, "Content-Type"), strchr(raw, 0x2F) == nil { return "text/plain" }
        return CleanText.line("\(String(cString: type))/\(String(cString: subtype))".lowercased())
    }

    /// A parameter of the type (RFC 2231 undone).
    func parameter(_ name: String) -> String? {
        g_mime_object_get_content_type_parameter(object, name).map { String(cString: $0) }
    }

    /// The disposition, in lower case; nil where there is none.
    var disposition: String? { g_mime_object_get_disposition(object).map { String(cString: $0).lowercased() } }

    /// What the sender calls the file that this is, in lower case.
    var fileName: String? {
        (g_mime_object_get_content_disposition_parameter(object, "filename")
            ?? g_mime_object_get_content_type_parameter(object, "name"))
            .map { String(cString: $0).lowercased() }
    }

    /// Whether it is to be shown with the message. What one doesn't know is an attachment (RFC 2183 §2.8).
    var isInline: Bool {
        guard let disposition, !disposition.isEmpty else { return true }
        return disposition == "inline"
    }

    var children: some Sequence<Part> {
        let object = object
        return (0..<max(0, cgmime_count(object))).lazy.compactMap { cgmime_child(object, $0).map { Part(object: $0) } }
    }

    /// What a multipart has in front of its parts.
    var prologue: String? { cgmime_prologue(object).map { String(cString: $0) } }

    /// A leaf's content without its transfer encoding: at most so many bytes.
    func content(atMost size: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: size) { room, count in
            count = room.baseAddress.map { cgmime_read(object, $0, size) } ?? 0
        }
    }

    /// Its own fields, in order.
    func fields(atMost most: Int) -> [RawField] {
        guard let list = g_mime_object_get_header_list(object) else { return [] }
        return Self.entries(of: list, atMost: most).map(\.field)
    }

    /// The fields of the message that a message part holds, in their order: those of its body GMime keeps in a list of their own.
    func carriedFields(atMost most: Int) -> [RawField] {
        let entries = [false, true].compactMap { cgmime_carried_fields(object, $0) }.flatMap {
            Self.entries(of: $0, atMost: most)
        }
        return entries.sorted { $0.offset < $1.offset }.map(\.field)
    }

    private static func entries(
        of list: UnsafeMutablePointer<GMimeHeaderList>, atMost most: Int
    ) -> [(offset: Int64, field: RawField)] {
        (0..<min(Int32(clamping: most), max(0, g_mime_header_list_get_count(list))))
            .compactMap { index -> (offset: Int64, field: RawField)? in
                guard let header = g_mime_header_list_get_header_at(list, index),
                    let name = g_mime_header_get_name(header),
                    let value = g_mime_header_get_raw_value(header),
                    let name = RawField.name(Array(String(cString: name).utf8))
                else { return nil }
                return (
                    Int64(g_mime_header_get_offset(header)),
                    RawField(
                        name: name,
                        value: Array(
                            UnsafeRawBufferPointer(start: value, count: strnlen(value, HeaderReading.longestRaw + 1))))
                )
            }
    }
}
